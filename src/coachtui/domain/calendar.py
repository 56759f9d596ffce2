"""What takes up time, across all kinds of records."""

from datetime import date

from coachtui.domain.items import CalendarEntry
from coachtui.domain.kind import Catalogue
from coachtui.domain.parts import rows_of
from coachtui.domain.view import View


def calendar(catalogue: Catalogue, view: View, first: date, last: date) -> list[CalendarEntry]:
    """Return all entries from one day to another, both included, the earliest first."""
    entries = [
        entry
        for kind in catalogue
        for entry in rows_of(catalogue, kind.calendar, CalendarEntry, view, first, last)
    ]
    return sorted(entries, key=lambda entry: (entry.start, entry.title))
