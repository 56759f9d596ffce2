"""What takes up time, and what has to be done by when, across all kinds of records."""

from datetime import date

from coachtui.domain.items import CalendarEntry
from coachtui.domain.kind import Catalogue
from coachtui.domain.parts import rows_of
from coachtui.domain.view import View


def deadlines(catalogue: Catalogue, view: View, first: date, last: date) -> list[CalendarEntry]:
    """Return all deadlines from one day to another, both included, the earliest first."""
    entries = [
        entry
        for kind in catalogue
        for entry in rows_of(catalogue, kind.deadlines, CalendarEntry, view, first, last)
    ]
    return sorted(entries, key=lambda entry: (entry.start, entry.title))


def calendar(catalogue: Catalogue, view: View, first: date, last: date) -> list[CalendarEntry]:
    """Return all entries from one day to another, both included, the earliest first."""
    entries = [
        entry
        for kind in catalogue
        for entry in rows_of(catalogue, kind.calendar, CalendarEntry, view, first, last)
    ]
    return sorted(entries, key=lambda entry: (entry.start, entry.title))
