"""When two people are due to meet."""

from dataclasses import dataclass
from datetime import date, timedelta

FRIDAY = 5


@dataclass(frozen=True, slots=True)
class Due:
    """A day on which something is due, seen from today."""

    on: date
    days: int
    """Days from today; negative: that long ago."""

    @property
    def overdue(self) -> bool:
        """Whether the day has passed."""
        return self.days < 0


def due_on(day: date, today: date) -> Due:
    """Return a day seen from today."""
    return Due(day, (day - today).days)


def next_by_cadence(last: date, cadence_days: int, weekday: int | None = None) -> date:
    """Return the day of the next one-on-one: `cadence_days` after the last one held.

    With a `weekday` (1 Monday to 7 Sunday) it is that day of the week in which the day falls, but
    never a day on or before the last one.
    """
    target = last + timedelta(days=cadence_days)
    if weekday is None:
        return target
    aligned = target + timedelta(days=weekday - target.isoweekday())
    return aligned if aligned > last else aligned + timedelta(days=7)


def upcoming(day: date, today: date, cadence_days: int, weekday: int | None = None) -> date:
    """Return the first slot not before today that follows from `day`, for a proposal."""
    while day < today:
        day = next_by_cadence(day, cadence_days, weekday)
    return day


def working_days_between(earlier: date, later: date) -> int:
    """Return how many days Monday to Friday lie after `earlier` up to and with `later`."""
    if later <= earlier:
        return 0
    weeks, rest = divmod((later - earlier).days, 7)
    return weeks * 5 + sum(
        (later - timedelta(days=back)).isoweekday() <= FRIDAY for back in range(rest)
    )
