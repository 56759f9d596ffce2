"""What takes up time as an iCalendar file, for any calendar to take in."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from coachtui.domain.items import CalendarEntry
from coachtui.domain.kind import Catalogue
from coachtui.domain.parts import one_of

_WRITER: Final = "coachtui.exchange.calendar_writer:written"


def calendar_file(
    entries: Iterable[CalendarEntry], zone: ZoneInfo, now: datetime, title: str
) -> bytes:
    """Return an .ics file (UTF-8, CRLF) with an event for each entry and one for each of its parts.

    The same record gives the same UID each time, so that a file taken in again changes what is
    there. The library that writes it is imported with the first call, which takes a tenth of a
    second: call it in a thread where a screen waits.

    Args:
        entries: in any order.
        zone: the zone the times are written in; the file brings its rules.
        now: the moment the file is made.
        title: name of the calendar.
    """
    return one_of(Catalogue(()), _WRITER, bytes, entries, zone, now, title)
