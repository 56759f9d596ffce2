"""Working days, counted with a calendar that is handed in; and months, as deadlines count them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

SATURDAY: Final = 5
"""As `date.weekday` counts."""
_MONTHS: Final = 12
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingWeek:
    """On which days a company works.

    Attributes:
        saturdays: whether every Saturday is a working day (Monday to Saturday).
        holidays: days off, those in lieu included.
        made_up: Saturdays or Sundays worked in exchange for a day off; a holiday on one is off.
    """

    saturdays: bool = False
    holidays: frozenset[date] = frozenset()
    made_up: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Tell whether the company works on a day."""
        if day in self.holidays:
            return False
        return day.weekday() < SATURDAY + self.saturdays or day in self.made_up

    def working_days_before(self, day: date, n: int) -> date:
        """Return the `n`th working day before a day, which is not counted itself.

        Raises:
            OverflowError: the calendar does not reach back so far.
            ValueError: `n` is not at least 1.
        """
        return self._counted(day, n, -_DAY)

    def working_days_after(self, day: date, n: int) -> date:
        """Return the `n`th working day after a day, which is not counted itself.

        Raises:
            OverflowError: the calendar does not reach so far.
            ValueError: `n` is not at least 1.
        """
        return self._counted(day, n, _DAY)

    def next_working_day(self, day: date) -> date:
        """Return the day itself where it is worked, else the first working day after it."""
        return self._counted(day - _DAY, 1, _DAY)

    def _counted(self, day: date, n: int, step: timedelta) -> date:
        if n < 1:
            raise ValueError("counts from 1")
        while n:
            day += step
            n -= self.is_working_day(day)
        return day


def add_months(day: date, n: int) -> date:
    """Return the same-numbered day `n` months on, or the last day of that month where it is short.

    Raises:
        ValueError: the calendar does not reach so far.
    """
    years, month = divmod(day.month - 1 + n, _MONTHS)
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        raise ValueError("no such year")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
