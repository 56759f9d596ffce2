"""Coaching hours by rep and month, planned and held."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coachtui.domain.items import CalendarEntry, Target
from coachtui.records.field_day.model import FieldDay, Stop
from coachtui.records.field_day.rules.ledger import Hours, month_cells
from desks import MONDAY
from field_days import a_day, a_stop

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)


def at(hour: int, minute: int = 0, day: int = 24) -> datetime:
    """Return a moment of November in the team's zone."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


def held(**changes: object) -> FieldDay:
    """Return the day as it took place."""
    return a_day(state="debrief", started_at=MONDAY, **changes)


def ran(seq: int, begin: datetime, end: datetime | None) -> Stop:
    """Return a stop that began and ended then."""
    return a_stop(seq, actual_at=begin, ended_at=end)


def entry(start: datetime, minutes: int, *, done: bool, kind: str = "one_on_one") -> CalendarEntry:
    """Return an entry of another kind with the rep."""
    return CalendarEntry(
        start=start,
        end=start + timedelta(minutes=minutes),
        person_id="an",
        label="1-1",
        title="1-1",
        target=Target(kind, "other"),
        done=done,
    )


def november(day: FieldDay, *stops: Stop) -> Hours:
    """Return the rep's hours of November with this one day on file."""
    return month_cells([day], stops, [], [NOVEMBER], ZONE).get(("an", NOVEMBER), Hours())


def test_a_day_ahead_is_planned_and_not_held() -> None:
    """A planned whole day: two half-days and eight hours planned, all of it missing."""
    hours = november(a_day())
    assert hours == Hours(planned_half=2, planned_hours=8)
    assert (hours.missing_half, hours.missing_hours) == (2, 8)


def test_a_day_held_takes_from_its_first_stop_to_its_last() -> None:
    """Hours run from the first stop begun to the last ended, whatever the order they come in."""
    stops = [ran(2, at(10, 30), at(15, 30)), ran(1, at(8, 30), at(9)), a_stop(3)]
    assert november(held(), *stops) == Hours(2, 2, 8, 7)


def test_a_stop_called_off_or_without_an_end_adds_nothing() -> None:
    """What was called off does not count; where no end is known the usual hours do."""
    off = ran(2, at(16), at(17)).revised(cancelled_because="closed")
    assert november(held(), ran(1, at(9), at(10)), off).held_hours == 1
    assert november(held(), ran(1, at(9), None)).held_hours == 8


def test_a_day_without_stops_takes_four_hours_a_half_day() -> None:
    """A morning held without a stop counts with its four hours."""
    assert november(held(duration="am")) == Hours(1, 1, 4, 4)


def test_a_spontaneous_day_was_not_planned_and_a_cancelled_one_is_not() -> None:
    """The first is held beyond the plan, the second is in neither column."""
    spontaneous = november(held(origin="spontaneous", duration="pm"))
    assert spontaneous == Hours(held_half=1, held_hours=4)
    assert spontaneous.missing_half == -1
    assert november(a_day(state="cancelled", reason="flood")) == Hours()


def test_a_day_that_goes_on_is_not_held_yet() -> None:
    """Until its last stop is over a day is only planned."""
    running = a_day(state="in_progress", started_at=MONDAY)
    assert november(running, ran(1, at(8), at(9))).held_hours == 0


def test_two_days_count_in_the_month_of_each() -> None:
    """30 November and 1 December: half in each month, the hours by their own stops."""
    day = held(date=date(2026, 11, 30), duration="two_days")
    stops = [ran(1, at(9, day=30), at(12, day=30))]
    cells = month_cells([day], stops, [], [NOVEMBER, DECEMBER], ZONE)
    assert cells["an", NOVEMBER] == Hours(2, 2, 8, 3)
    assert cells["an", DECEMBER] == Hours(2, 2, 8, 8)


def test_stops_on_another_date_count_for_the_day_they_belong_to() -> None:
    """A day that ran a day late has the hours it took, once."""
    assert november(held(), ran(1, at(9, day=25), at(11, day=25))) == Hours(2, 2, 8, 2)


def test_the_zone_decides_the_month() -> None:
    """Half past seven on 1 December in Vietnam is still November in UTC."""
    start = datetime(2026, 12, 1, 0, 30, tzinfo=UTC)
    early = entry(start - timedelta(hours=2), 30, done=True)
    cells = month_cells([], [], [early], [NOVEMBER, DECEMBER], ZONE)
    assert list(cells) == [("an", DECEMBER)]


def test_entries_of_other_kinds_add_their_hours_and_no_half_days() -> None:
    """One-on-ones are planned, those done are held; a field day's entry is not counted twice."""
    entries = [
        entry(at(9), 30, done=True),
        entry(at(10), 45, done=False),
        entry(at(8), 480, done=True, kind="field_day"),
    ]
    cells = month_cells([held()], [], entries, [NOVEMBER], ZONE)
    assert cells["an", NOVEMBER].held_half == 2
    assert cells["an", NOVEMBER].planned_hours == pytest.approx(9.25)
    assert cells["an", NOVEMBER].held_hours == pytest.approx(8.5)


def test_only_the_months_asked_for_and_cells_with_something_are_given() -> None:
    """Other months, and reps with nothing, have no cell; each rep has their own."""
    days = [a_day(), a_day(id="2", person_id="binh"), a_day(id="3", date=date(2026, 10, 6))]
    cells = month_cells(days, [], [], [NOVEMBER, DECEMBER], ZONE)
    assert sorted(cells) == [("an", NOVEMBER), ("binh", NOVEMBER)]
