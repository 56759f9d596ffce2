"""What is in the way of a date, and which date suits most. Nothing here forbids one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from coachtui.domain.closing_days import closing_day
from coachtui.domain.items import CalendarEntry
from coachtui.domain.person import Person
from coachtui.domain.presence import is_away
from coachtui.records.team_event.model import DateOption, Invitation, TeamEvent
from coachtui.records.team_event.rules.states import within_hours

DateClashKind = Literal[
    "past",
    "holiday",
    "weekend",
    "many_away",
    "away",
    "busy",
    "out_of_hours",
    "month_end",
    "quarter_end",
]
MANY_AWAY: Final = 0.25
"""From above this share of those invited on, a date is told to leave many out."""
_SATURDAY: Final = 6
_LATEST: Final = datetime(9999, 12, 1, tzinfo=UTC)
"""No event takes so long that it would not end in time."""
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DateClash:
    """One thing in the way of a date.

    Attributes:
        kind: what it is.
        day: the calendar day it is on.
        name: the holiday's name, or the short name of whoever is away.
        entry: what takes up the time, where it is `busy`.
        count: how many are away, where it is `many_away`.
    """

    kind: DateClashKind
    day: date
    name: str = ""
    entry: CalendarEntry | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Around:
    """What a date is held against.

    Attributes:
        entries: what stands in the calendar around it.
        holidays: public holidays by date, with their names.
        zone: the team's zone.
        now: the moment.
        event_id: the event itself, whose own entries are not in its way; '' for a new one.
    """

    entries: Sequence[CalendarEntry]
    holidays: Mapping[date, str]
    zone: ZoneInfo
    now: datetime
    event_id: str = ""


def clashes(
    at: datetime, minutes: int, people: Iterable[Person], around: Around
) -> list[DateClash]:
    """Return what is in the way of a time, by calendar day.

    Args:
        at: when it would begin.
        minutes: how long it would take.
        people: those invited, and the manager where their own days off count.
        around: what it is held against; every entry overlapping it counts, for the manager is
            there too.

    Nothing is told of the last days the calendar reaches, in the year 9999.
    """
    if at > _LATEST:
        return []
    begins = at.astimezone(around.zone)
    ends = (at + timedelta(minutes=minutes)).astimezone(around.zone)
    invited = list(people)
    found: list[DateClash] = []
    if at < around.now:
        found.append(DateClash("past", begins.date()))
    for day in _days(begins, ends):
        found += _of_the_day(day, around.holidays)
        found += _of_people(day, invited)
    found += _busy(begins, ends, around)
    if not within_hours(begins, ends) and _works(begins.date(), around.holidays):
        found.append(DateClash("out_of_hours", begins.date()))
    return sorted(found, key=lambda clash: (clash.day, _ORDER[clash.kind]))


def poll(
    event: TeamEvent, places: Iterable[Invitation]
) -> list[tuple[DateOption, tuple[str, ...]]]:
    """Return the dates to choose from, each with the ids of the people it suits.

    The one that suits most comes first, the earlier of two alike.
    """
    seats = list(places)
    found = [
        (option, tuple(seat.person_id for seat in seats if option.id in seat.votes))
        for option in event.date_options
    ]
    return sorted(found, key=lambda each: (-len(each[1]), each[0].at))


def _days(begins: datetime, ends: datetime) -> Iterator[date]:
    """Give the calendar days a time touches; ending at midnight does not touch the next."""
    day, last = begins.date(), (ends - timedelta(microseconds=1)).date()
    while day <= last:
        yield day
        day += _DAY


def _works(day: date, holidays: Mapping[date, str]) -> bool:
    return day not in holidays and day.isoweekday() < _SATURDAY


def _of_the_day(day: date, holidays: Mapping[date, str]) -> Iterator[DateClash]:
    if day in holidays:
        yield DateClash("holiday", day, holidays[day])
    elif not _works(day, holidays):
        yield DateClash("weekend", day)
    elif (closing := closing_day(day, holidays)) is not None:
        yield DateClash(closing, day)


def _of_people(day: date, invited: Sequence[Person]) -> Iterator[DateClash]:
    away = [person for person in invited if is_away(person, day)]
    if len(away) > len(invited) * MANY_AWAY:
        yield DateClash("many_away", day, count=len(away))
    for person in sorted(away, key=lambda each: each.sort_key):
        yield DateClash("away", day, person.short_name)


def _busy(begins: datetime, ends: datetime, around: Around) -> Iterator[DateClash]:
    for entry in sorted(around.entries, key=lambda each: (each.start, each.title)):
        own = around.event_id != "" and entry.target.record_id == around.event_id
        if not own and entry.start < ends and entry.end > begins:
            first = max(entry.start, begins).astimezone(around.zone)
            yield DateClash("busy", first.date(), entry=entry)


_ORDER: Final[Mapping[DateClashKind, int]] = {
    "past": 0,
    "holiday": 1,
    "weekend": 2,
    "many_away": 3,
    "away": 4,
    "busy": 5,
    "out_of_hours": 6,
    "quarter_end": 7,
    "month_end": 8,
}
