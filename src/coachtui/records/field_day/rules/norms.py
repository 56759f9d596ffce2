"""How often the manager is meant to ride with each rep, and when the next ride is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor
from typing import Final

from coachtui.domain.person import Person
from coachtui.domain.presence import has_left, is_paused
from coachtui.records.field_day.model import FieldDay
from coachtui.records.field_day.rules.states import dates_of
from coachtui.settings import Settings

HALF_DAYS_OF_A_RIDE: Final = 2
"""A ride, as the norm counts it, takes a whole day."""
DAYS_OF_A_MONTH: Final = 30.4


@dataclass(frozen=True, slots=True)
class RideOutlook:
    """Where a rep stands with rides.

    Attributes:
        since: last day of the last ride, else the hire date; None where neither is on file.
        never: whether no ride is on file at all.
        norm_days: days from one ride to the next by the norm.
        due: the day the next ride is due; None while `since` is.
    """

    since: date | None
    never: bool
    norm_days: float
    due: date | None


def norm_half_days(person: Person, settings: Settings, day: date) -> float:
    """Return the half-days a month in the field with a rep, by their tenure on a day.

    What is agreed with the rep goes before the settings.
    """
    if person.norm_half_days is not None:
        return person.norm_half_days
    new = person.tenure(day) == "new"
    return settings.half_days_new if new else settings.half_days_seasoned


def norm_days(person: Person, settings: Settings, day: date) -> float:
    """Return how many days may pass from one ride to the next, by the tenure on a day."""
    return HALF_DAYS_OF_A_RIDE / norm_half_days(person, settings, day) * DAYS_OF_A_MONTH


def last_ride(person: Person, days: Iterable[FieldDay]) -> date | None:
    """Return the last day of the last ride held with a rep, of `days` in any order.

    Without one: the ride before this program, else the hire date; None where neither is on file.
    """
    return _ridden(person, days) or person.hire_date


def ride_outlook(
    person: Person, days: Iterable[FieldDay], settings: Settings, today: date
) -> RideOutlook:
    """Return where a rep stands with rides; the norm is that of the day of the last one."""
    ridden = _ridden(person, days)
    since = ridden or person.hire_date
    norm = norm_days(person, settings, ridden or today)
    return RideOutlook(
        since=since,
        never=ridden is None,
        norm_days=norm,
        due=since + timedelta(days=floor(norm)) if since else None,
    )


def ride_due(
    person: Person, days: Iterable[FieldDay], settings: Settings, today: date
) -> date | None:
    """Return the day the next ride with a rep is due, in the past too.

    None for whoever is no rep or away for longer today, and where no day is on file to count from.
    """
    if not person.is_rep or has_left(person, today) or is_paused(person, today):
        return None
    return ride_outlook(person, days, settings, today).due


def _ridden(person: Person, days: Iterable[FieldDay]) -> date | None:
    held = (dates_of(day)[-1] for day in days if day.held and day.person_id == person.id)
    return max(held, default=person.last_ride_before)
