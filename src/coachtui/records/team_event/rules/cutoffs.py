"""Until when an event can still be changed, and what that costs today."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from coachtui.records.team_event.model import TeamEvent, Vendor

CutoffKind = Literal["reschedule", "headcount", "cancel"]
_Field = Literal["free_reschedule_until", "headcount_lock_at", "cancel_until"]
_FIELDS: Final[Mapping[CutoffKind, _Field]] = {
    "reschedule": "free_reschedule_until",
    "headcount": "headcount_lock_at",
    "cancel": "cancel_until",
}
_USUAL: Final[Mapping[_Field, timedelta]] = {
    "free_reschedule_until": timedelta(days=14),
    "headcount_lock_at": timedelta(hours=72),
    "cancel_until": timedelta(days=7),
}
"""Before the beginning, by the usual terms of team-building vendors."""
_ALL_OF_IT: Final = 100
_DAY: Final = timedelta(days=1)
_YEAR: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Cutoff:
    """A moment after which something can no longer be changed, or costs more.

    Attributes:
        kind: what ends there.
        at: the moment.
        left: how long it still is; below zero once it has passed.
        passed: whether it has passed.
        holiday_between: whether a public holiday lies from today to its day, both included, so
            that nobody may be reached; looked for within a year.
    """

    kind: CutoffKind
    at: datetime
    left: timedelta
    passed: bool
    holiday_between: bool


def cutoffs(
    event: TeamEvent, now: datetime, zone: ZoneInfo, holidays: Container[date]
) -> tuple[Cutoff, ...]:
    """Return the cut-offs of an event ahead, passed ones too, the earliest first.

    A vendor with a name and no terms has the usual ones. () where there is no vendor, and for an
    event that was held or called off.
    """
    if not event.ahead:
        return ()
    terms = _terms(event)
    found = [
        Cutoff(
            kind=kind,
            at=at,
            left=at - now,
            passed=at <= now,
            holiday_between=_holiday_between(now, at, zone, holidays),
        )
        for kind, field in _FIELDS.items()
        if (at := _at(terms, field)) is not None
    ]
    return tuple(sorted(found, key=lambda each: (each.at, each.kind)))


def usual_vendor(vendor: Vendor, starts_at: datetime | None) -> Vendor:
    """Return a vendor with the usual terms where none are agreed; unchanged without a date.

    Head count until 72 hours before, free rescheduling until 14 days, cancelling until 7 days.
    """
    if starts_at is None:
        return vendor
    gaps = {field: starts_at - ahead for field, ahead in _USUAL.items() if not _at(vendor, field)}
    return vendor.revised(**gaps)


def shifted_vendor(vendor: Vendor, before: datetime, after: datetime) -> Vendor:
    """Return a vendor of an event that moved: usual terms move along, agreed ones stay."""
    usual = {
        field: after - ahead
        for field, ahead in _USUAL.items()
        if _at(vendor, field) == before - ahead
    }
    return vendor.revised(**usual)


def band(event: TeamEvent, now: datetime) -> int:
    """Return how many per cent cancelling or moving costs now: 0, the vendor's late per cent, 100.

    0 where there is no vendor, and for an event that was held or called off.
    """
    if not event.ahead:
        return 0
    terms = _terms(event)
    if terms.cancel_until is not None and terms.cancel_until <= now:
        return _ALL_OF_IT
    free = terms.free_reschedule_until or terms.cancel_until
    return terms.late_percent if free is not None and free <= now else 0


def _terms(event: TeamEvent) -> Vendor:
    named = bool(event.vendor.name)
    return usual_vendor(event.vendor, event.starts_at) if named else event.vendor


def _at(vendor: Vendor, field: _Field) -> datetime | None:
    if field == "headcount_lock_at":
        return vendor.headcount_lock_at
    return vendor.cancel_until if field == "cancel_until" else vendor.free_reschedule_until


def _holiday_between(
    now: datetime, at: datetime, zone: ZoneInfo, holidays: Container[date]
) -> bool:
    day = now.astimezone(zone).date()
    last = min(at, now + _YEAR).astimezone(zone).date()
    while day <= last:
        if day in holidays:
            return True
        day += _DAY
    return False
