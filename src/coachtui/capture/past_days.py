"""Days of what has happened: a day written without its year is the last such, never one to come."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Final

from coachtui.capture.dates import date_of
from coachtui.capture.day_list import days_of

_BACK: Final = (0, 7, 31, 366)
"""Days to look back from: a weekday, a number of the month, a day of the year."""


def past_date_of(text: str, today: date) -> date | None:
    """Return the day a whole text means, the last such up to today where it has no year.

    One that names a day to come by its year means that; None if the text means no day.

    >>> past_date_of("20/11", date(2026, 11, 23))
    datetime.date(2026, 11, 20)
    """
    found = _latest(lambda from_day: [date_of(text, from_day)], today)
    return found[0] if found else None


def past_days_of(text: str, today: date) -> tuple[date, ...]:
    """Return the days a line names, as `days_of`, none of them to come unless its year says so.

    Raises:
        UnclearDaysError: a piece is no day and no range, or its range is over a year long.
    """
    return _latest(lambda from_day: days_of(text, from_day), today)


def _latest(read: Callable[[date], Iterable[date | None]], today: date) -> tuple[date, ...]:
    first: tuple[date, ...] = ()
    for back in _BACK:
        days = tuple(day for day in read(today - timedelta(days=back)) if day is not None)
        first = first or days
        if days and max(days) <= today:
            return days
    return first
