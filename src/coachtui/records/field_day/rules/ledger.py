"""Hours of coaching by rep and month: what was planned, and what took place."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from coachtui.domain.items import CalendarEntry
from coachtui.records.field_day.model import FieldDay, Stop
from coachtui.records.field_day.rules.states import dates_of

KIND: Final = "field_day"
HOURS_OF_A_HALF_DAY: Final = 4.0
_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """Coaching of one rep in one month: half-days in the field, hours of all kinds."""

    planned_half: float = 0.0
    held_half: float = 0.0
    planned_hours: float = 0.0
    held_hours: float = 0.0

    def __add__(self, other: "Hours") -> "Hours":
        return Hours(
            self.planned_half + other.planned_half,
            self.held_half + other.held_half,
            self.planned_hours + other.planned_hours,
            self.held_hours + other.held_hours,
        )

    @property
    def missing_half(self) -> float:
        """Half-days planned and not held; below 0 where more took place than was planned."""
        return self.planned_half - self.held_half

    @property
    def missing_hours(self) -> float:
        """Hours planned and not held; below 0 where more took place than was planned."""
        return self.planned_hours - self.held_hours


def month_cells(
    days: Iterable[FieldDay],
    stops: Iterable[Stop],
    entries: Iterable[CalendarEntry],
    months: Collection[date],
    zone: ZoneInfo,
) -> Mapping[tuple[str, date], Hours]:
    """Return the coaching hours by rep's id and first of month; a cell with nothing is left out.

    A spontaneous day was never planned, a cancelled one is no longer; both halves of two days
    count in their own month. Of other kinds of records count the entries of the calendar: all are
    planned, those done are held.

    Args:
        days: field days, of any time.
        stops: their stops; with them a day's hours run from the first begun to the last ended.
        entries: the calendar; its field days do not count, `days` do.
        months: the first days of the months wanted.
        zone: the team's zone, which decides the day and the month of a moment.
    """
    by_day: defaultdict[str, list[Stop]] = defaultdict(list)
    for stop in stops:
        by_day[stop.field_day_id].append(stop)
    pieces = [piece for day in days for piece in _of_day(day, by_day[day.id], zone)]
    pieces += (_of_entry(entry, zone) for entry in entries if entry.target.kind != KIND)
    wanted, cells = frozenset(months), defaultdict[tuple[str, date], Hours](Hours)
    for person_id, on, hours in pieces:
        month = on.replace(day=1)
        if person_id and month in wanted:
            cells[person_id, month] += hours
    return {cell: hours for cell, hours in cells.items() if hours != Hours()}


def _of_day(
    day: FieldDay, stops: Sequence[Stop], zone: ZoneInfo
) -> Iterator[tuple[str, date, Hours]]:
    """Give the hours of each calendar day of a field day."""
    if day.state == "cancelled":
        return
    dates = dates_of(day)
    half = day.half_days / len(dates)
    planned = half if day.origin == "planned" else 0.0
    held = half if day.held else 0.0
    taken = _taken(day, stops, zone) if day.held else {}
    for on in dates:
        usual = held * HOURS_OF_A_HALF_DAY
        hours = Hours(planned, held, planned * HOURS_OF_A_HALF_DAY, taken.get(on, usual))
        yield day.person_id, on, hours


def _taken(day: FieldDay, stops: Sequence[Stop], zone: ZoneInfo) -> dict[date, float]:
    """Return the hours from the first stop begun to the last ended, on each date that had any.

    Stops on a date that was not planned count on the last one that was.
    """
    spans: dict[date, tuple[datetime, datetime]] = {}
    for stop in stops:
        if stop.actual_at is None or stop.cancelled:
            continue
        on = stop.actual_at.astimezone(zone).date()
        ended = stop.ended_at or stop.actual_at
        first, last = spans.get(on, (stop.actual_at, ended))
        spans[on] = min(first, stop.actual_at), max(last, ended)
    dates, taken = dates_of(day), defaultdict[date, float](float)
    for on, (first, last) in spans.items():
        if last > first:
            taken[on if on in dates else dates[-1]] += (last - first) / _HOUR
    return taken


def _of_entry(entry: CalendarEntry, zone: ZoneInfo) -> tuple[str, date, Hours]:
    hours = (entry.end - entry.start) / _HOUR
    held = hours if entry.done else 0.0
    on = entry.start.astimezone(zone).date()
    return entry.person_id, on, Hours(planned_hours=hours, held_hours=held)
