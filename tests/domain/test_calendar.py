"""What takes up time, across kinds."""

from datetime import UTC, date, datetime, timedelta

from coachtui.domain.calendar import calendar
from coachtui.domain.items import CalendarEntry, Target
from coachtui.domain.kind import Catalogue, Kind
from coachtui.domain.view import View
from coachtui.language import Words
from desks import FixedClock
from memory import MemoryRepository

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def entry(hours: int, title: str) -> CalendarEntry:
    """Return an entry so many hours after nine in the morning."""
    start = AT + timedelta(hours=hours)
    return CalendarEntry(start, start + timedelta(hours=1), "an", "", title, Target("x", title))


def early(_view: View, first: date, last: date) -> list[CalendarEntry]:
    """Give the entry of one kind."""
    assert first <= last
    return [entry(0, "early")]


def late(_view: View, _first: date, _last: date) -> list[CalendarEntry]:
    """Give the entry of another kind."""
    return [entry(2, "late")]


def test_entries_of_all_kinds_come_in_the_order_they_begin() -> None:
    """Whatever the order of the kinds; a kind without a calendar is passed over."""
    kinds = Catalogue(
        (
            Kind("late", "Late", "Late", (), calendar=f"{__name__}:late"),
            Kind("none", "None", "None", ()),
            Kind("early", "Early", "Early", (), calendar=f"{__name__}:early"),
        )
    )
    view = View(MemoryRepository(), Words.of("en"), FixedClock())
    found = calendar(kinds, view, AT.date(), AT.date())
    assert [each.title for each in found] == ["early", "late"]
