"""The writer of calendar files; `calendar_file` imports it when the first one is asked for."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from coachtui.domain.items import CalendarEntry


def written(entries: Iterable[CalendarEntry], zone: ZoneInfo, now: datetime, title: str) -> bytes:
    """Return the file as `coachtui.exchange.calendar_file.calendar_file` promises it."""
    calendar = Calendar()
    calendar.add("prodid", "-//coachtui//coachtui//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    for entry in sorted(_flat(entries), key=lambda each: (each.start, _uid(each))):
        calendar.add_component(_event(entry, zone, now))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _flat(entries: Iterable[CalendarEntry]) -> Iterator[CalendarEntry]:
    for entry in entries:
        yield entry
        yield from _flat(entry.parts)


def _event(entry: CalendarEntry, zone: ZoneInfo, now: datetime) -> Event:
    event = Event()
    event.add("uid", _uid(entry))
    event.add("dtstamp", now)
    begins, ends = entry.start.astimezone(zone), entry.end.astimezone(zone)
    event.add("dtstart", begins.date() if entry.all_day else begins)
    event.add("dtend", ends.date() if entry.all_day else ends)
    if entry.all_day:
        event.add("transp", "TRANSPARENT")
    event.add("summary", entry.title)
    event.add("status", "TENTATIVE" if entry.tentative else "CONFIRMED")
    event.add("categories", [entry.label])
    if entry.place:
        event.add("location", entry.place)
    if entry.details:
        event.add("description", "\n".join(entry.details))
    return event


def _uid(entry: CalendarEntry) -> str:
    """Return the same for the same record each time; a moved meeting keeps it."""
    number = f"-{entry.number}" if entry.number > 1 else ""
    return f"{entry.target.kind}-{entry.target.record_id}{number}@coachtui"
