"""Team events on Today, in the calendar, on a timeline, by what name, and what a search finds."""

import subprocess
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from coachtui.domain.ids import ME
from coachtui.domain.items import DueItem, Target, Urgency
from coachtui.domain.kind import Catalogue
from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.overview.today_items import Need
from coachtui.overview.today_rows import rows
from coachtui.overview.today_view import need_rows
from coachtui.records.team_event.kind import TEAM_EVENT
from coachtui.records.team_event.model import ChecklistItem, EventState, TeamEvent
from coachtui.records.team_event.presentation.calendar import calendar
from coachtui.records.team_event.presentation.due_rows import due
from coachtui.records.team_event.presentation.rows import headline, search_text, timeline
from coachtui.ui.desk import Desk
from desks import MONDAY, make_desk
from kitchen import ALLERGY, held, kitchen, on_file, seats, thought
from planned_events import at, learnt

SOURCE = Path(__file__).parents[3] / "src"
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def desk_with(
    tmp_path: Path, records: Sequence[Record], now: datetime = MONDAY, language: str = "en"
) -> Desk:
    """Give back a desk that holds these records."""
    desk = make_desk(tmp_path, language, now)
    desk.repository.commit([Put(record) for record in records])
    return desk


def due_at(tmp_path: Path, now: str, *records: Record) -> list[DueItem]:
    """Give the rows of Today at a local moment."""
    return list(due(desk_with(tmp_path, records, at(now)).view))


def of_kitchen(tmp_path: Path, now: str, *records: Record) -> list[DueItem]:
    """Give the rows of the kitchen alone."""
    found = due_at(tmp_path, now, *records)
    return [row for row in found if row.target.record_id == "kitchen"]


def item(text: str, days: int, **more: object) -> ChecklistItem:
    """Return an item so many days before or after the day."""
    return ChecklistItem.model_validate({"text": text, "offset_days": days, **more})


def needs_of(desk: Desk) -> tuple[Need, ...]:
    """Return what Today shows of team events alone."""
    return rows(desk.view, Catalogue((TEAM_EVENT,))).needs


# Today


def test_a_cutoff_of_today_tells_the_hours_left(tmp_path: Path) -> None:
    """It tells the hour, what locks, how many are unclear and the hours left, with a sign."""
    desk = desk_with(tmp_path, on_file(kitchen()))
    (need,) = needs_of(desk)
    (row,) = need_rows([need])
    assert row.cells == (
        "14:00",
        "Event",
        "Bếp ăn thiện nguyện · head count locks, 3 unclear",
        "6 hours left",
    )
    assert row.tone == "late"
    (told,) = need.items
    assert (told.urgency, told.overdue) == (Urgency.SOON, False)
    assert told.target == Target("team_event", "kitchen", "replies")


def test_a_cutoff_ahead_tells_its_day_until_hours_count(tmp_path: Path) -> None:
    """Ten days ahead it has its date; within three days the hours left."""
    early = of_kitchen(tmp_path / "early", "2026-11-13T08:00", *on_file(kitchen()))
    assert [(each.due, each.left) for each in early] == [(date(2026, 11, 19), "")]
    near = of_kitchen(tmp_path / "near", "2026-11-21T08:00", *on_file(kitchen()))
    assert [each.left for each in near] == ["54 hours left"]
    assert {each.urgency for each in (*early, *near)} == {Urgency.DEADLINE}


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("08:00:00", "6 hours left"),
        ("08:00:20", "6 hours left"),
        ("08:29:00", "6 hours left"),
        ("08:31:00", "5 hours left"),
        ("12:59:00", "1 hour left"),
        ("13:20:00", "40 minutes left"),
    ],
)
def test_hours_left_are_the_nearest(tmp_path: Path, now: str, left: str) -> None:
    """A few seconds past the hour take no hour away; below one it is minutes."""
    (need,) = of_kitchen(tmp_path, f"2026-11-23T{now}", *on_file(kitchen()))
    assert need.left == left


def test_a_cutoff_further_off_than_a_fortnight_is_not_told(tmp_path: Path) -> None:
    """A booked event five weeks ahead asks for nothing yet."""
    assert of_kitchen(tmp_path, "2026-10-20T08:00", kitchen(month=date(2026, 10, 1))) == []


def test_a_locked_head_count_is_no_cutoff_any_more(tmp_path: Path) -> None:
    """Once confirmed the event itself stands there, with its day, its place and who comes."""
    event = kitchen(state="confirmed", confirmed_at=MONDAY)
    (row,) = of_kitchen(tmp_path, "2026-11-23T08:00", *on_file(event))
    assert row.text == "12 Lý Tự Trọng · 6 of 9 yes"
    assert (row.at, row.urgency) == (event.starts_at, Urgency.PLAN)
    assert row.target == Target("team_event", "kitchen")


def test_the_day_itself(tmp_path: Path) -> None:
    """In the morning it is close at hand; while it goes on it runs and opens the day view."""
    event = kitchen(state="confirmed", confirmed_at=MONDAY)
    (morning,) = of_kitchen(tmp_path / "a", "2026-11-26T08:00", *on_file(event))
    assert (morning.urgency, morning.due) == (Urgency.SOON, date(2026, 11, 26))
    (running,) = of_kitchen(tmp_path / "b", "2026-11-26T15:00", *on_file(event, came=4))
    assert (running.urgency, running.at) == (Urgency.RUNNING, event.starts_at)
    assert running.text == "12 Lý Tự Trọng · 4 of 9 are here"
    assert running.target == Target("team_event", "kitchen", "day")


def test_an_event_that_is_over_says_what_is_owed(tmp_path: Path) -> None:
    """Neither held nor called off; then feedback and retro; then the retro; closed, nothing."""
    now = "2026-11-27T08:00"
    cases: list[tuple[TeamEvent, list[Record], list[str]]] = [
        (kitchen(), [], ["neither held nor called off"]),
        (kitchen(state="held"), [], ["feedback and retro owed"]),
        (kitchen(state="held"), [thought(2)], ["retro owed"]),
        (kitchen(state="held", retro=learnt()), [], ["still to be closed"]),
        (kitchen(state="closed"), [], []),
        (kitchen(state="cancelled"), [], []),
    ]
    for number, (event, more, told) in enumerate(cases):
        found = of_kitchen(tmp_path / str(number), now, event, *more)
        assert [row.text for row in found] == told, event.state


def december() -> TeamEvent:
    """Return an idea for the next month, so that nothing is asked for there."""
    return TeamEvent(id="december", title="Tất niên", month=date(2026, 12, 1))


def test_a_retro_is_overdue_after_a_week(tmp_path: Path) -> None:
    """It is due a week after the event, and late after that."""
    (row,) = of_kitchen(tmp_path / "a", "2026-12-02T08:00", kitchen(state="held"))
    assert (row.due, row.overdue) == (date(2026, 12, 3), False)
    (row,) = of_kitchen(tmp_path / "b", "2026-12-04T08:00", kitchen(state="held"))
    assert row.overdue


def test_a_month_without_an_event_is_told_from_its_first(tmp_path: Path) -> None:
    """The row plans one there; a cancelled event fills no month; in its last week the next."""
    october = kitchen(month=date(2026, 10, 1), starts_at=None, ends_at=None, state="idea")
    for now, asked in (
        ("2026-11-01T08:00", "2026-11-01"),
        ("2026-11-23T23:00", "2026-11-01"),
        ("2026-11-24T00:30", "2026-12-01"),
    ):
        (row,) = due_at(tmp_path / now, now, october)
        assert row.target == Target("team_event", asked, "new")
        assert row.text == "no event planned"
    off = kitchen(id="off", state="cancelled", reason="rain")
    (row,) = due_at(tmp_path / "off", "2026-11-02T08:00", off)
    assert (row.name, row.target.act) == ("Nov 2026", "new")


def test_who_never_planned_an_event_is_not_asked_to(tmp_path: Path) -> None:
    """A store without any event has no row about one."""
    assert due_at(tmp_path, "2026-11-02T08:00") == []


def test_an_event_of_the_month_without_a_date_says_so(tmp_path: Path) -> None:
    """It fills its month, and its row says that the date lacks; a later one waits."""
    planned = kitchen(state="planned", starts_at=None, ends_at=None)
    (row,) = due_at(tmp_path, "2026-11-02T08:00", planned, december())
    assert (row.text, row.due) == ("no date yet, for Nov 2026", None)


def test_my_items_share_one_row_beside_the_event(tmp_path: Path) -> None:
    """Late or due within a week they are counted, below today's cut-off; reps' or done, not."""
    items = (
        item("Mua tạp dề", -7),
        item("Gọi xe", -3),
        item("Lịch trong ngày", -1),
        item("Cảm ơn", 7),
        item("Loa", -3, owner="p1"),
        item("Đặt chỗ", -14, done_at=MONDAY),
    )
    desk = desk_with(tmp_path, on_file(kitchen(checklist=items)))
    event, mine = needs_of(desk)
    assert event.items[0].target.act == "replies"
    (row,) = mine.items
    assert row.text == "3 things to do: Mua tạp dề"
    assert (row.count, row.due, row.overdue) == (3, date(2026, 11, 19), True)
    assert event.key != mine.key


def test_what_a_closed_event_still_asks_for(tmp_path: Path) -> None:
    """What the retro decided comes up by its day; what was let go when it closed does not."""
    shut = at("2026-12-01T09:00")
    items = (item("Lịch trong ngày", -1), item("Đặt xe sớm hơn", 14))
    event = kitchen(state="closed", closed_at=shut, checklist=items)
    (row,) = of_kitchen(tmp_path / "a", "2026-12-05T08:00", event)
    assert (row.text, row.due) == ("Đặt xe sớm hơn", date(2026, 12, 10))
    gone = of_kitchen(tmp_path / "b", "2026-12-02T08:00", event)
    assert gone == []


def test_todays_path_loads_nothing_heavy() -> None:
    """What Today and the calendar ask of this kind brings no library for files or holidays."""
    modules = ("due_rows", "rows", "calendar")
    package = "coachtui.records.team_event"
    names = ", ".join(f"{package}.presentation.{each}" for each in modules)
    done = subprocess.run(
        [sys.executable, "-c", f"import {names}, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(SOURCE)},
        check=True,
    )
    loaded = set(done.stdout.split())
    heavy = {"click", "icalendar", "holidays", "textual", "coachtui.exchange"}
    assert loaded & {*heavy, f"{package}.rules.templates"} == set()


# Calendar


def test_an_event_is_one_entry_for_all_who_may_come(tmp_path: Path) -> None:
    """It takes the time of those reckoned with who did not say no, and nobody else's."""
    refused = [each.revised(rsvp="no") if each.person_id == "p2" else each for each in seats()]
    desk = desk_with(tmp_path, [kitchen(), *refused])
    (entry,) = calendar(desk.view, FIRST, LAST)
    assert (entry.person_id, entry.title) == ("", "Bếp ăn thiện nguyện")
    assert (entry.start, entry.end) == (at("2026-11-26T14:00"), at("2026-11-26T17:00"))
    assert entry.takes("p1")
    assert not entry.takes("p2")
    assert not entry.takes("p10")
    assert entry.parts == ()


@pytest.mark.parametrize(
    ("state", "tentative", "done"),
    [
        ("idea", True, False),
        ("planned", True, False),
        ("booked", False, False),
        ("confirmed", False, False),
        ("closed", False, True),
    ],
)
def test_an_event_is_tentative_until_it_is_booked(
    tmp_path: Path, state: EventState, *, tentative: bool, done: bool
) -> None:
    """Ideas and plans may still move; what was held is done."""
    (entry,) = calendar(desk_with(tmp_path, [kitchen(state=state)]).view, FIRST, LAST)
    assert (entry.tentative, entry.done) == (tentative, done)


def test_only_events_of_these_days_stand_there(tmp_path: Path) -> None:
    """One that lasts over midnight stands on both days; cancelled and dateless ones on none."""
    over = kitchen(id="over", ends_at=at("2026-11-27T02:00"))
    off = kitchen(id="off", state="cancelled", reason="rain")
    dateless = kitchen(id="none", state="idea", starts_at=None, ends_at=None)
    view = desk_with(tmp_path, [over, off, dateless]).view
    day = date(2026, 11, 27)
    assert [each.target.record_id for each in calendar(view, day, day)] == ["over"]
    for beside in (date(2026, 11, 25), date(2026, 11, 28)):
        assert list(calendar(view, beside, beside)) == []


# Timeline, names, search


def test_the_timeline_tells_somebodys_part(tmp_path: Path) -> None:
    """Their answer, then whether they came; never why they stayed away."""
    before = desk_with(tmp_path / "a", on_file(kitchen()))
    (entry,) = timeline(before.view, "p7")
    assert entry.text == "Bếp ăn thiện nguyện · answered maybe"
    assert (entry.at, entry.private) == (at("2026-11-26T14:00"), False)
    assert [each.text for each in timeline(before.view, "p8")] == ["Bếp ăn thiện nguyện · invited"]
    assert "told, not counted" in next(iter(timeline(before.view, "p10"))).text
    after = desk_with(tmp_path / "b", on_file(held(), came=8))
    told = [next(iter(timeline(after.view, f"p{number}"))).text for number in (8, 9)]
    assert told == ["Bếp ăn thiện nguyện · came", "Bếp ăn thiện nguyện · did not come"]


def test_a_cancelled_event_leaves_the_timeline(tmp_path: Path) -> None:
    """Neither it nor one without a date stands there."""
    off = kitchen(state="cancelled", reason="rain")
    desk = desk_with(tmp_path, [off, *seats()])
    assert list(timeline(desk.view, "p1")) == []
    assert list(timeline(desk.view, ME)) == []


def test_every_record_has_a_name_and_needs_stay_out_of_it(tmp_path: Path) -> None:
    """Event, place, feedback and needs are named; what is needed is not in the name."""
    desk = desk_with(tmp_path, [*on_file(kitchen()), thought(2)])
    named = "Bếp ăn thiện nguyện · Thu 26 Nov 14:00–17:00"
    assert headline(desk.view, "kitchen") == named
    assert headline(desk.view, "seat1") == f"Nguyễn An · {named}"
    assert headline(desk.view, "feedback") == f"Feedback · {named}"
    assert headline(desk.view, "needs") == f"What somebody needs · {named}"
    assert headline(desk.view, "nothing") == ""


def test_a_search_finds_the_plan_and_never_needs_or_feedback(tmp_path: Path) -> None:
    """Place, vendor, checklist and retro are found; needs, feedback and reasons are not."""
    event = kitchen(retro=learnt(), checklist=(item("Mua tạp dề", -7),))
    found = dict(search_text(desk_with(tmp_path, [*on_file(event), thought(4)]).view))
    assert set(found) == {"kitchen"}
    for part in ("Bếp Yêu Thương", "12 Lý Tự Trọng", "Mua tạp dề", "the speech"):
        assert part in found["kitchen"]
    for part in (ALLERGY, "vui", "gần hơn"):
        assert part not in found["kitchen"]


def test_rows_are_told_in_vietnamese(tmp_path: Path) -> None:
    """Moments follow the reader's language whatever is translated of the sentences."""
    desk = desk_with(tmp_path, on_file(kitchen()), language="vi")
    assert headline(desk.view, "kitchen") == "Bếp ăn thiện nguyện · T5 26/11 14:00–17:00"
    (need,) = needs_of(desk)
    assert need.when == "14:00"
