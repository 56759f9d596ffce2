"""What has to be done, and by when."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from coachtui.domain.working_days import WorkingWeek
from coachtui.records.team_event.model import ChecklistItem, TeamEvent
from coachtui.records.team_event.rules.checklist import (
    changed_item,
    due_day,
    open_items,
    ticked,
    with_item,
    without_item,
)
from coachtui.records.team_event.rules.states import NotAllowedError
from planned_events import NOW, WEEK, ZONE, an_event, at, listing

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
BOOK = ChecklistItem(id="book", text="Book", offset_days=-14)
THANK = ChecklistItem(id="thank", text="Thank", offset_days=1)


def due(offset: int, event: TeamEvent | None = None) -> date | None:
    """Return when an item of the charity kitchen is due."""
    item = ChecklistItem(text="x", offset_days=offset)
    return due_day(item, event or an_event(), WEEK, ZONE)


@pytest.mark.parametrize(
    ("offset", "day"),
    [
        (-14, date(2026, 11, 12)),
        (-3, date(2026, 11, 23)),
        (-2, date(2026, 11, 23)),
        (-4, date(2026, 11, 20)),
        (0, date(2026, 11, 26)),
        (1, date(2026, 11, 27)),
        (2, date(2026, 11, 27)),
        (7, date(2026, 12, 3)),
    ],
)
def test_days_are_counted_from_the_event(offset: int, day: date) -> None:
    """An item falls on its day, or on the working day before a weekend or a holiday."""
    assert due(offset) == day


def test_the_day_is_the_teams_own() -> None:
    """An event early on Friday is counted from Friday, though it is Thursday in UTC."""
    early = an_event(starts_at=at("2026-11-27T06:00"), ends_at=at("2026-11-27T09:00"))
    assert due(0, early) == date(2026, 11, 27)


def test_without_a_date_nothing_is_due() -> None:
    """While no date stands no day can be told."""
    assert due(-7, an_event("planned", starts_at=None, ends_at=None)) is None


@given(DAYS, st.integers(-365, 90), st.frozensets(DAYS, max_size=6), st.booleans())
def test_no_item_is_due_on_a_day_off(
    day: date, offset: int, holidays: frozenset[date], saturdays: bool
) -> None:
    """Every item is due on a working day, its own or the last one before."""
    begins = at(f"{day}T14:00")
    event = an_event(starts_at=begins, ends_at=begins + timedelta(hours=3))
    week = WorkingWeek(saturdays=saturdays, holidays=holidays)
    counted = due_day(ChecklistItem(text="x", offset_days=offset), event, week, ZONE)
    wanted = day + timedelta(days=offset)
    assert counted is not None
    assert week.is_working_day(counted)
    assert counted <= wanted
    between = range(1, (wanted - counted).days + 1)
    assert not any(week.is_working_day(counted + timedelta(days=n)) for n in between)


def test_a_tick_is_taken_back_by_a_second_one() -> None:
    """The first tick notes the moment, the second opens the item again."""
    once = ticked(listing(BOOK, THANK), "book", NOW)
    assert [item.done_at for item in once.checklist] == [NOW, None]
    assert ticked(once, "book", NOW) == listing(BOOK, THANK)


def test_what_is_open_is_told_by_its_day() -> None:
    """Ticked items are left out, the earliest comes first."""
    event = listing(THANK, BOOK)
    assert open_items(event) == (BOOK, THANK)
    assert open_items(ticked(event, "book", NOW)) == (THANK,)


def test_items_come_change_and_go() -> None:
    """An item is added at the end, changed in its place, and taken out."""
    event = with_item(listing(BOOK), THANK)
    assert event.checklist == (BOOK, THANK)
    renamed = BOOK.revised(text="Book the kitchen")
    assert changed_item(event, renamed).checklist == (renamed, THANK)
    assert without_item(event, "book").checklist == (THANK,)


def test_an_item_taken_out_elsewhere_is_refused() -> None:
    """An item that another window took out can neither be ticked, changed nor taken out."""
    event = listing(BOOK)
    with pytest.raises(NotAllowedError, match="gone"):
        ticked(event, "thank", NOW)
    with pytest.raises(NotAllowedError, match="gone"):
        without_item(event, "thank")
    with pytest.raises(NotAllowedError, match="gone"):
        changed_item(event, THANK)


def test_the_end_of_the_calendar_breaks_nothing() -> None:
    """A mistyped year at the end of the calendar gives no day, and no error."""
    far = an_event(starts_at=at("9999-12-31T14:00"), ends_at=at("9999-12-31T17:00"))
    assert due(7, far) is None
    assert due(0, far) == date(9999, 12, 31)
