"""The life of a field day: what may follow what, when it locks, which hours it takes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coachtui.domain.ids import ME
from coachtui.records.field_day.model import (
    Acknowledgement,
    CoachingReport,
    FieldDay,
    NextStep,
    Prep,
    Purpose,
    Strength,
)
from coachtui.records.field_day.rules import states
from coachtui.records.field_day.rules.meant import day_meant
from coachtui.records.field_day.rules.states import NotAllowedError
from field_days import A_DAY, a_day

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def a_report(ack: datetime | None = None) -> CoachingReport:
    """Return the report of the day, submitted at five in the afternoon."""
    return CoachingReport(
        person_id="an",
        field_day_id="day",
        strengths=(Strength(evidence="asked three questions"),),
        next_steps=(NextStep(action="send the offer", owner=ME, due=A_DAY),),
        submitted_at=NOW,
        ack=Acknowledgement(at=ack) if ack else None,
    )


def reported_day() -> FieldDay:
    """Return a day that went all the way to its report."""
    begun = states.started(states.confirmed(a_day()), NOW)
    return states.reported(states.debriefing(begun, NOW + timedelta(hours=5)))


def test_a_day_goes_from_proposed_to_acknowledged() -> None:
    """Each step leads to the next, and the moments of start and end are kept."""
    day = states.acknowledged(reported_day())
    assert day.state == "acknowledged"
    assert day.started_at == NOW
    assert day.ended_at == NOW + timedelta(hours=5)


@pytest.mark.parametrize(
    "step",
    [
        states.confirmed,
        states.resumed,
        states.reported,
        lambda day: states.cancelled(day, "rain"),
        lambda day: states.started(day, NOW),
        lambda day: states.moved(day, date(2026, 12, 1), "rain"),
        lambda day: states.notified(day, NOW),
    ],
)
def test_a_reported_day_goes_nowhere_but_to_its_acknowledgement(step: object) -> None:
    """Once the rep has the report no step undoes it."""
    assert callable(step)
    with pytest.raises(NotAllowedError):
        step(reported_day())


def test_a_cancelled_day_says_why() -> None:
    """Calling a day off without a reason is refused."""
    with pytest.raises(NotAllowedError, match="no_reason"):
        states.cancelled(a_day(), "  ")
    assert states.cancelled(a_day(), "storm").reason == "storm"


def test_a_moved_day_is_to_be_agreed_and_told_anew() -> None:
    """The old date and the reason stay; confirmation and notice are gone."""
    day = states.confirmed(states.notified(a_day(), NOW))
    later = states.moved(day, date(2026, 12, 1), "storm")
    assert (later.state, later.notice_given_at, later.date) == ("proposed", None, date(2026, 12, 1))
    assert later.move_history[0].date_before == A_DAY
    with pytest.raises(NotAllowedError, match="same_date"):
        states.moved(day, day.date, "")


def test_a_copy_takes_the_plan_and_nothing_that_happened() -> None:
    """A copied day has its own id, its purpose, and neither notice nor state of the old one."""
    old = reported_day().revised(
        purpose=(Purpose(competency="Q", why_now="new line"),),
        prep=Prep(ground_rules="silent", rep_plans_normal_day=False, dev_plan_seen=True),
        notice_given_at=datetime(2026, 11, 20, tzinfo=UTC),
    )
    copy = states.copied(old, date(2026, 12, 8))
    assert copy.id != old.id
    assert (copy.state, copy.started_at, copy.purpose) == ("proposed", None, old.purpose)
    assert copy.prep == Prep(ground_rules="silent", rep_plans_normal_day=False)
    assert copy.notice_given_at is None


def test_it_locks_thirty_days_after_the_acknowledgement() -> None:
    """A day before it is open to additions, from the day on it is locked."""
    report = a_report(ack=NOW)
    day = states.acknowledged(reported_day())
    last = NOW + timedelta(days=30)
    assert states.shown_state(day, report, last - timedelta(seconds=1)) == "acknowledged"
    assert states.shown_state(day, report, last) == "locked"


def test_without_a_reply_it_locks_after_fourteen_days() -> None:
    """It then shows as sent without a reply."""
    assert states.shown_state(reported_day(), a_report(), NOW + timedelta(days=13)) == "reported"
    assert states.shown_state(reported_day(), a_report(), NOW + timedelta(days=14)) == "no_reply"


def test_two_days_take_up_two_days_and_a_morning_half_of_one() -> None:
    """The window of each duration is in the team's zone."""
    two = a_day(duration="two_days")
    assert states.dates_of(two) == (A_DAY, A_DAY + timedelta(days=1))
    assert states.covers(two, A_DAY + timedelta(days=1))
    begins, ends = states.window(a_day(duration="am"), A_DAY, ZONE)
    assert (begins.hour, ends.hour, str(begins.tzinfo)) == (8, 12, "Asia/Ho_Chi_Minh")


def test_notice_counts_when_it_was_given_a_day_before() -> None:
    """Later than 24 hours before the window is too late; a spontaneous day needs none."""
    begins = states.window(a_day(), A_DAY, ZONE)[0]
    in_time = begins - timedelta(hours=24)
    assert states.lacks_notice(a_day(), ZONE)
    assert not states.lacks_notice(a_day(notice_given_at=in_time), ZONE)
    assert states.lacks_notice(a_day(notice_given_at=in_time + timedelta(minutes=1)), ZONE)
    assert not states.lacks_notice(a_day(origin="spontaneous"), ZONE)


@pytest.mark.parametrize(
    ("minutes", "level"),
    [(90, "good"), (1440, "good"), (1441, "amber"), (2880, "amber"), (2881, "red")],
)
def test_a_report_turns_amber_after_a_day_and_red_after_two(minutes: int, level: str) -> None:
    """The limits themselves still count as kept."""
    assert states.lateness(minutes) == level


def test_the_day_meant_is_the_running_one_then_todays_then_the_one_owed() -> None:
    """Only then comes a day ahead; nothing where all are over."""
    ahead = a_day(id="ahead", date=date(2026, 12, 1))
    owed = states.debriefing(states.started(a_day(id="owed", date=date(2026, 11, 20)), NOW), NOW)
    today = a_day(id="today")
    running = states.started(a_day(id="running", date=date(2026, 11, 23)), NOW)
    everything = [ahead, owed, today, running]
    for expected in ("running", "today", "owed", "ahead"):
        found = day_meant(everything, A_DAY)
        assert found is not None
        assert found.id == expected
        everything.remove(found)
    assert day_meant([reported_day()], A_DAY) is None
