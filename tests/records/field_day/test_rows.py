"""Field days on Today, in the timeline, before the next one-on-one, and by what name."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

from coachtui.domain.ids import ME
from coachtui.domain.items import DueItem, Target, Urgency
from coachtui.domain.log_entry import LogEntry, Score
from coachtui.domain.person import Person
from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.overview.commands.due import items_due
from coachtui.records.field_day.model import (
    Acknowledgement,
    CardAnswer,
    CardQuestion,
    CoachCard,
    CoachingReport,
    FieldDay,
    NextStep,
    PreCall,
    Priority,
    Strength,
)
from coachtui.records.field_day.presentation.rows import (
    bring_along,
    due,
    headline,
    search_text,
    timeline,
    where_it_stands,
)
from coachtui.records.field_day.screens.opening import record_screen
from coachtui.records.field_day.screens.planner import Planner
from coachtui.ui.desk import Desk
from desks import MONDAY
from field_days import a_day, a_stop
from overview_desk import TODAY, open_desk

AN = Person(id="an", full_name="Nguyễn Văn An", last_ride_before=TODAY - timedelta(days=20))
TOLD = MONDAY - timedelta(days=3)
AIM = PreCall(objective="Biết lượng ly")


def desk_with(tmp_path: Path, *records: Record, now: datetime = MONDAY) -> Desk:
    """Give back a desk that holds An and these records."""
    desk = open_desk(tmp_path, now=now)
    known = {record.id for record in records}
    people = [] if AN.id in known else [AN]
    desk.repository.commit([Put(record) for record in (*people, *records)])
    return desk


def ran(days_ago: int, state: str = "debrief", **changes: object) -> FieldDay:
    """Return a day of so many days ago that ended at 16:00 in the team's zone."""
    on = TODAY - timedelta(days=days_ago)
    began = datetime(on.year, on.month, on.day, 2, tzinfo=UTC)
    times = {"started_at": began, "ended_at": began + timedelta(hours=7)}
    return a_day(id=f"day{days_ago}", date=on, state=state, **(times | changes))


def report(day: FieldDay, *, ack: bool = False) -> CoachingReport:
    """Return the report of a day, sent an hour after it."""
    assert day.ended_at is not None
    sent = day.ended_at + timedelta(hours=1)
    return CoachingReport(
        id=f"report of {day.id}",
        person_id="an",
        field_day_id=day.id,
        strengths=(Strength(competency="O", evidence="Hẹn mười phút"),),
        priorities=(
            Priority(competency="C", behaviour="Xin một ngày", evidence="Ra về chưa có ngày"),
            Priority(competency="Q", behaviour="Hỏi rồi chờ", evidence="Hỏi câu đóng"),
        ),
        next_steps=(NextStep(action="Gọi lại", owner="an", due=day.date),),
        submitted_at=sent,
        ack=Acknowledgement(at=sent + timedelta(days=1), comment="em đọc rồi") if ack else None,
    )


def only(desk: Desk) -> DueItem:
    """Give back the one row of Today."""
    (row,) = due(desk.view)
    return row


def scored(part_of: str, *scores: int | None) -> Iterator[LogEntry]:
    """Give a line with evidence for each score."""
    for number, score in enumerate(scores):
        yield LogEntry(
            person_id="an",
            part_of=part_of,
            text=f"hỏi trước khi nói giá {number}",
            scores=(Score(competency="Q", score=score),),
            happened_at=MONDAY + timedelta(minutes=number),
        )


def test_a_day_ahead_tells_what_is_planned_and_what_is_missing(tmp_path: Path) -> None:
    """Its length, its stops, how many have no objective, at the hour of its first stop."""
    day = a_day(state="confirmed", notice_given_at=TOLD)
    desk = desk_with(tmp_path, day, a_stop(1, pre_call=AIM), a_stop(2))
    row = only(desk)
    assert row.text == "whole day · 2 stops · 1 without objective"
    assert (row.urgency, row.due, row.overdue) == (Urgency.PLAN, day.date, False)
    assert row.at == datetime(2026, 11, 24, 2, tzinfo=UTC)
    assert (row.name, row.target) == ("An", Target("field_day", "day"))


@pytest.mark.parametrize(
    ("told", "said"),
    [(None, "no notice yet · "), (MONDAY, "without a day's notice · "), (TOLD, "")],
)
def test_a_day_without_a_days_notice_says_so(
    tmp_path: Path, told: datetime | None, said: str
) -> None:
    """Not told at all, told 24 hours before or less, told in time: three different rows."""
    day = a_day(state="confirmed", notice_given_at=told and told + timedelta(hours=1))
    assert only(desk_with(tmp_path, day)).text == f"{said}whole day · no stops yet"


def test_only_the_fortnight_is_on_today(tmp_path: Path) -> None:
    """A day in 13 days shows, one in 14 does not; neither is the ride asked for as well."""
    overdue = AN.revised(last_ride_before=TODAY - timedelta(days=300))
    near = a_day(date=TODAY + timedelta(days=13), notice_given_at=TOLD)
    far = a_day(id="far", date=TODAY + timedelta(days=14), notice_given_at=TOLD)
    rows = list(due(desk_with(tmp_path, overdue, near, far).view))
    assert [row.target.record_id for row in rows] == ["day"]


@pytest.mark.parametrize(
    ("minutes", "urgency"), [(-31, Urgency.PLAN), (-30, Urgency.SOON), (30, Urgency.SOON)]
)
def test_around_its_start_a_day_is_urgent(tmp_path: Path, minutes: int, urgency: Urgency) -> None:
    """From half an hour before the first stop to half an hour after it the row is up front."""
    begins = datetime(2026, 11, 24, 2, tzinfo=UTC)
    day = a_day(state="confirmed", notice_given_at=TOLD)
    desk = desk_with(tmp_path, day, a_stop(1), now=begins + timedelta(minutes=minutes))
    assert only(desk).urgency is urgency


def test_a_day_that_passed_unheld_waits_for_a_word(tmp_path: Path) -> None:
    """A planned day of yesterday is overdue: it was neither held nor called off."""
    row = only(desk_with(tmp_path, a_day(date=TODAY - timedelta(days=1))))
    assert (row.text, row.overdue) == ("neither held nor called off", True)


def test_a_day_going_on_comes_first(tmp_path: Path) -> None:
    """It shows the stop that is next and how far the day is, since it began."""
    day = a_day(date=TODAY, state="in_progress", started_at=MONDAY - timedelta(hours=1))
    first = a_stop(1, actual_at=MONDAY - timedelta(hours=1), ended_at=MONDAY)
    row = only(desk_with(tmp_path, day, first, a_stop(2), a_stop(3, cancelled_because="ốm")))
    assert (row.urgency, row.text) == (Urgency.RUNNING, "Account 2 · 1 of 2 stops done")
    assert (row.at, row.overdue) == (day.started_at, False)


@pytest.mark.parametrize(("days", "told", "late"), [(0, "2 h", False), (1, "26 h", True)])
def test_a_report_owed_tells_its_age(tmp_path: Path, days: int, told: str, *, late: bool) -> None:
    """After 24 hours the report is overdue; before, it only tells for how long it is owed."""
    now = MONDAY + timedelta(hours=10)  # 18:00, two hours after the last stop
    row = only(desk_with(tmp_path, ran(days), now=now))
    assert (row.text, row.overdue) == (f"report owed since {told}", late)


@pytest.mark.parametrize(("days", "rows"), [(6, 0), (9, 1), (15, 0)])
def test_a_report_without_reply_is_asked_about_in_its_second_week(
    tmp_path: Path, days: int, rows: int
) -> None:
    """Not in the first week, and not once it is locked without a reply."""
    day = ran(days, "reported")
    found = list(due(desk_with(tmp_path, day, report(day)).view))
    assert len(found) == rows
    assert all(row.text == "report sent 8 days ago, no reply" for row in found)


def test_an_acknowledged_day_leaves_today(tmp_path: Path) -> None:
    """What is read and answered asks for nothing."""
    day = ran(9, "acknowledged")
    assert list(due(desk_with(tmp_path, day, report(day, ack=True)).view)) == []


def test_a_ride_is_asked_for_by_the_norm(tmp_path: Path) -> None:
    """With nothing planned a rep last ridden with too long ago is overdue, and can be planned."""
    row = only(desk_with(tmp_path, AN.revised(last_ride_before=TODAY - timedelta(days=100))))
    assert (row.text, row.overdue) == ("last ride 100 days ago", True)
    assert row.target == Target("field_day", "an", "meet")


def test_who_is_away_is_not_asked_for(tmp_path: Path) -> None:
    """A rep whose one-on-ones are paused is not ridden with either."""
    paused = AN.one_on_one.revised(paused_until=TODAY + timedelta(days=9))
    desk = desk_with(tmp_path, AN.revised(last_ride_before=date(2026, 1, 5), one_on_one=paused))
    assert list(due(desk.view)) == []
    seen = where_it_stands(desk.view, "an")
    assert seen is not None
    assert (seen.next, seen.word, seen.overdue) == (None, "paused", False)


def test_many_rides_due_share_a_row(tmp_path: Path) -> None:
    """Four reps are one row, longest without first, which opens the planner."""
    others = [
        Person(full_name=name, last_ride_before=date(2026, 1, day))
        for day, name in enumerate(("Lê Bình", "Lê Chi", "Lê Dung", "Lê Giang"), 5)
    ]
    row = only(desk_with(tmp_path, *others))
    assert (row.name, row.text) == ("4 reps", "ride due: Bình, Chi, Dung and Giang")
    assert (row.count, row.overdue) == (4, True)
    assert row.target == Target("field_day", "", "list")
    assert isinstance(record_screen(open_desk(tmp_path / "other"), row.target), Planner)


def test_the_command_names_each_ride_once(tmp_path: Path) -> None:
    """`due` lists every rep whose ride is due, and a planned day is not told a second time."""
    others = [
        Person(full_name=name, last_ride_before=date(2026, 1, day), last_1on1_before=TODAY)
        for day, name in enumerate(("Lê Bình", "Lê Chi", "Lê Dung", "Lê Giang"), 5)
    ]
    desk = desk_with(tmp_path, *others, a_day(notice_given_at=TOLD))
    told = items_due(desk.view, desk.catalogue, 7)
    rides = [(item.name, item.label, item.overdue) for item in told if item.label == "Ride"]
    assert sorted(rides) == [
        ("An", "Ride", False),
        *((name, "Ride", True) for name in ("Bình", "Chi", "Dung", "Giang")),
    ]


def test_the_timeline_tells_what_came_of_a_day(tmp_path: Path) -> None:
    """A day is one row with its strengths and priorities; its stops have none of their own."""
    day = ran(9, "acknowledged")
    off = a_day(id="off", state="cancelled", reason="bão")
    desk = desk_with(tmp_path, day, report(day, ack=True), off, a_stop(1, field_day_id=day.id))
    told = {row.target.record_id: row for row in timeline(desk.view, "an")}
    assert told[day.id].text == (
        "acknowledged · whole day · 1 stop · strengths O · priorities C, Q"
    )
    assert (told[day.id].at, told[day.id].private) == (day.started_at, False)
    assert told["off"].text == "cancelled · whole day · bão"
    assert set(told) == {day.id, "off"}


def test_the_last_reports_priorities_come_along(tmp_path: Path) -> None:
    """What to work on is that of the last report alone, and leads back to its day."""
    old, last = ran(40, "acknowledged"), ran(9, "reported")
    older = report(old).revised(priorities=(Priority(competency="N", evidence="giảm sớm"),))
    desk = desk_with(tmp_path, old, older, last, report(last))
    (row,) = bring_along(desk.view, "an")
    assert row.text == "C Xin một ngày · Q Hỏi rồi chờ"
    assert row.target == Target("field_day", last.id)


def test_nothing_comes_along_without_a_priority(tmp_path: Path) -> None:
    """A last report without priorities ends those of the one before."""
    old, last = ran(40, "acknowledged"), ran(9, "reported")
    desk = desk_with(tmp_path, old, report(old), last, report(last).revised(priorities=()))
    assert list(bring_along(desk.view, "an")) == []


def test_a_rep_stands_between_the_last_ride_and_the_next(tmp_path: Path) -> None:
    """A planned day is the next one; without, it is the day due by the norm."""
    day = ran(9, "acknowledged")
    desk = desk_with(tmp_path, day, a_day())
    seen = where_it_stands(desk.view, "an")
    assert seen is not None
    assert (seen.last, seen.next, seen.overdue) == (day.date, a_day().date, False)
    desk.repository.commit([Put(a_day(id="day2", date=date(2026, 11, 2)))])
    (planned,) = desk.repository.find(FieldDay, id="day")
    desk.repository.commit([Put(planned.revised(state="cancelled", reason="bão"))])
    seen = where_it_stands(desk.view, "an")
    assert seen is not None
    assert seen.next == day.date + timedelta(days=90)


def test_nobody_known_stands_nowhere(tmp_path: Path) -> None:
    """A rep without any ride or date, and a stranger, have no standing."""
    desk = desk_with(tmp_path, AN.revised(last_ride_before=None))
    assert where_it_stands(desk.view, "an") is None
    assert where_it_stands(desk.view, "nobody") is None
    assert where_it_stands(desk.view, ME) is None


def card(on: date, answer: CardAnswer) -> CoachCard:
    """Return a card with the same answer to everything."""
    answers: dict[CardQuestion, CardAnswer] = dict.fromkeys(get_args(CardQuestion), answer)
    at = datetime(on.year, on.month, on.day, 10, tzinfo=UTC)
    return CoachCard(person_id="an", on=on, answers=answers, happened_at=at)


def test_the_manager_stands_by_their_cards(tmp_path: Path) -> None:
    """The cards are the curve and a share in per cent, and each is in the manager's timeline."""
    desk = desk_with(tmp_path, card(date(2026, 10, 2), "partly"), card(date(2026, 11, 3), "yes"))
    seen = where_it_stands(desk.view, ME)
    assert seen is not None
    assert (seen.last, seen.next, seen.word) == (date(2026, 11, 3), None, "coach's card 75%")
    assert seen.trend == (6, 10)
    told = [(row.text, row.target) for row in timeline(desk.view, ME)]
    opens = Target("field_day", ME, "meet")
    assert sorted(told) == [("Nguyễn Văn An · 100%", opens), ("Nguyễn Văn An · 50%", opens)]


def test_every_record_has_a_name(tmp_path: Path) -> None:
    """Day, stop, report and card each have their line; what is unknown has none."""
    day = ran(9, "reported", duration="two_days")
    given = card(date(2026, 11, 3), "yes")
    desk = desk_with(tmp_path, day, a_stop(1, field_day_id=day.id), report(day), given)
    assert headline(desk.view, day.id) == "Nguyễn Văn An · 2026-11-14 – 15 Nov"
    assert headline(desk.view, "stop1") == "Account 1 · Nguyễn Văn An · 2026-11-14 – 15 Nov"
    sent = "Coaching report · Nguyễn Văn An · 2026-11-14"
    assert headline(desk.view, f"report of {day.id}") == sent
    assert headline(desk.view, given.id) == "Coach's card · Nguyễn Văn An · 2026-11-03"
    assert headline(desk.view, "nothing") == ""


def test_words_are_found_where_they_stand(tmp_path: Path) -> None:
    """A line is found with its stop, a priority with the report, a reason with the day."""
    day = ran(9, "reported")
    stop = a_stop(1, field_day_id=day.id, pre_call=AIM)
    off = a_day(id="off", state="cancelled", reason="bão")
    lines = scored(stop.id, 4)
    desk = desk_with(tmp_path, day, stop, report(day), off, *lines)
    found = dict(search_text(desk.view))
    assert "hỏi trước khi nói giá 0" in found["stop1"]
    assert "Biết lượng ly" in found["stop1"]
    assert "Xin một ngày" in found[f"report of {day.id}"]
    assert found["off"] == "bão"
