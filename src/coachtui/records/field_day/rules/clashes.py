"""What is in the way of a field day. Nothing here forbids one: the manager is told and decides."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal
from zoneinfo import ZoneInfo

from coachtui.domain.closing_days import closing_day
from coachtui.domain.items import CalendarEntry
from coachtui.domain.person import Person
from coachtui.domain.presence import has_left, is_away
from coachtui.records.field_day.model import FieldDay
from coachtui.records.field_day.rules.states import dates_of, window

ClashKind = Literal[
    "holiday",
    "rep_away",
    "me_away",
    "busy",
    "weekend",
    "month_end",
    "quarter_end",
    "left",
]
_SATURDAY: Final = 6


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing in the way on one calendar day.

    Attributes:
        kind: what it is.
        day: the calendar day.
        name: the holiday's name, or the short name of the rep who is away or has left.
        entry: what takes up the time, where it is `busy`.
    """

    kind: ClashKind
    day: date
    name: str = ""
    entry: CalendarEntry | None = None

    @property
    def only_told(self) -> bool:
        """Whether it is worth knowing and nothing more: the manager need not confirm."""
        return self.kind in {"month_end", "quarter_end"}


def clashes(
    day: FieldDay,
    rep: Person,
    me: Person | None,
    entries: Iterable[CalendarEntry],
    holidays: Mapping[date, str],
    zone: ZoneInfo,
) -> list[Clash]:
    """Return what is in the way of a field day, by calendar day, the weightiest first.

    Args:
        day: the field day, stored or not.
        rep: with whom.
        me: the manager; None where their own days off are not known.
        entries: what stands in the calendar; those of the day itself do not count.
        holidays: public holidays by date, with their names.
        zone: the team's zone.
    """
    others = [entry for entry in entries if entry.target.record_id != day.id]
    found: list[Clash] = []
    for on in dates_of(day):
        found += _of_people(on, rep, me)
        found += _of_the_calendar(on, holidays)
        begins, ends = window(day, on, zone)
        found += (
            Clash("busy", on, entry=entry)
            for entry in sorted(others, key=lambda each: each.start)
            if entry.start < ends and entry.end > begins
        )
    return sorted(found, key=lambda clash: (clash.day, clash.only_told))


def _of_people(on: date, rep: Person, me: Person | None) -> Iterator[Clash]:
    if has_left(rep, on):
        yield Clash("left", on, rep.short_name)
    elif is_away(rep, on):
        yield Clash("rep_away", on, rep.short_name)
    if me is not None and is_away(me, on):
        yield Clash("me_away", on)


def _of_the_calendar(on: date, holidays: Mapping[date, str]) -> Iterator[Clash]:
    if on in holidays:
        yield Clash("holiday", on, holidays[on])
    elif on.isoweekday() >= _SATURDAY:
        yield Clash("weekend", on)
    elif (closing := closing_day(on, holidays)) is not None:
        yield Clash(closing, on)
