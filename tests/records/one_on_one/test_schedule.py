"""When one-on-ones are due, which one is meant, and when they lock."""

from datetime import UTC, date, datetime, timedelta

import pytest

from coachtui.domain.person import Person, Rhythm
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.rules.schedule import (
    is_locked,
    meeting_for,
    next_meeting_day,
    outlook,
    proposal,
)
from desks import FixedClock

CLOCK = FixedClock()
TODAY = date(2026, 11, 23)


def at(text: str) -> datetime:
    """Return a moment of the team's morning: 2026-11-16 is nine o'clock that day."""
    return datetime.fromisoformat(f"{text}T02:00:00").replace(tzinfo=UTC)


def person(**changes: object) -> Person:
    """Return a rep with a fortnight's rhythm on Thursdays."""
    rep = Person(full_name="Nguyễn Văn An", one_on_one=Rhythm(cadence_days=14, weekday=4))
    return rep.revised(**changes)


def held(day: str, rep: Person) -> OneOnOne:
    """Return a one-on-one held on a day."""
    start = at(day)
    return OneOnOne(
        person_id=rep.id,
        planned_at=start,
        started_at=start,
        ended_at=start + timedelta(minutes=30),
        state="held",
    )


def planned(day: str, rep: Person) -> OneOnOne:
    """Return a one-on-one planned for a day."""
    return OneOnOne(person_id=rep.id, planned_at=at(day))


def test_due_follows_the_last_one_held() -> None:
    """Two weeks after the last one held, on the rep's weekday, the next is due."""
    rep = person()
    assert outlook(rep, [held("2026-10-29", rep)], CLOCK).due == date(2026, 11, 12)


def test_missed_ones_do_not_move_the_due_day() -> None:
    """A missed one-on-one neither counts as held nor hides that it is overdue."""
    rep = person()
    missed = planned("2026-11-05", rep).revised(state="missed", reason="flood")
    seen = outlook(rep, [held("2026-10-29", rep), missed], CLOCK)
    assert (seen.due, seen.missed, seen.last) == (date(2026, 11, 12), 1, date(2026, 10, 29))


def test_a_planned_one_is_the_due_day() -> None:
    """Where a date is agreed, that date is due and the cadence is silent."""
    rep = person()
    seen = outlook(rep, [held("2026-10-29", rep), planned("2026-11-27", rep)], CLOCK)
    assert seen.due == date(2026, 11, 27)


def test_nobody_met_yet_is_due_today() -> None:
    """A rep who was never met is due now, unless a starting balance says when they last met."""
    assert outlook(person(), [], CLOCK).due == TODAY
    seen = outlook(person(last_1on1_before=date(2026, 11, 19)), [], CLOCK)
    assert (seen.due, seen.never) == (date(2026, 12, 3), False)


def test_a_pause_silences_the_cadence() -> None:
    """Paused until a later day: nothing is due, though a talk is planned after it."""
    rhythm = Rhythm(cadence_days=14, paused_until=date(2027, 5, 1))
    rep = person(one_on_one=rhythm)
    meetings = [held("2026-10-28", rep), planned("2027-05-04", rep)]
    assert outlook(rep, meetings, CLOCK).due is None
    assert outlook(rep, meetings[:1], CLOCK).due is None


def test_a_running_one_is_due_now() -> None:
    """An interrupted one-on-one comes before everything else."""
    rep = person()
    running = planned("2026-11-23", rep).started(CLOCK.now())
    seen = outlook(rep, [held("2026-11-12", rep), running], CLOCK)
    assert (seen.running, seen.due) == (running, TODAY)


@pytest.mark.parametrize(
    ("meetings", "expected"),
    [
        (("held 2026-11-19",), "2026-12-03"),
        (("held 2026-11-19", "planned 2026-12-01"), "2026-12-01"),
        (("planned 2026-11-23",), "2026-12-10"),
        ((), "2026-12-10"),
        (("held 2026-01-08",), "2026-11-26"),
    ],
)
def test_a_promise_without_a_day_is_due_at_the_next_meeting(
    meetings: tuple[str, ...], expected: str
) -> None:
    """The next one-on-one after today: the planned one, else the next slot of the cadence."""
    rep = person()
    make = {"held": held, "planned": planned}
    stored = [make[kind](day, rep) for kind, day in (each.split() for each in meetings)]
    assert next_meeting_day(rep, stored, CLOCK) == date.fromisoformat(expected)


def test_sitting_down_now_means_the_running_or_due_one() -> None:
    """Enter on a rep opens the running one, else the one planned up to today, else a new one."""
    rep = person()
    late, ahead = planned("2026-11-19", rep), planned("2026-12-03", rep)
    running = planned("2026-11-20", rep).started(CLOCK.now())
    assert meeting_for(rep, [late, ahead, running], CLOCK) == running
    assert meeting_for(rep, [late, ahead], CLOCK) == late
    fresh = meeting_for(rep, [ahead], CLOCK)
    assert (fresh.origin, fresh.rev, fresh.planned_at) == ("spontaneous", 0, CLOCK.now())


def test_the_proposal_keeps_the_hour() -> None:
    """The next date is proposed by cadence, at the hour this one was planned for."""
    rep = person()
    meeting = planned("2026-11-23", rep)
    assert proposal(rep, meeting, CLOCK).isoformat() == "2026-12-10T09:00:00+07:00"


def test_only_the_previous_one_can_be_amended() -> None:
    """A held one-on-one locks when a later one with the same rep was held."""
    rep = person()
    first, second = held("2026-11-05", rep), held("2026-11-19", rep)
    assert not is_locked(first, [first, planned("2026-12-03", rep)])
    assert is_locked(first, [first, second])
    assert not is_locked(second, [first, second])
