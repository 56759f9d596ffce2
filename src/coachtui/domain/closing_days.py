"""The working days on which a month or a quarter is closed, when a sales team is not free."""

from calendar import monthrange
from collections.abc import Container, Iterator
from datetime import date
from typing import Final, Literal

ClosingDay = Literal["month_end", "quarter_end"]
END_OF_MONTH, END_OF_QUARTER = 2, 5
"""Last working days of a month and of a quarter, when orders are closed."""
_SATURDAY: Final = 6
_MONTHS_OF_A_QUARTER: Final = 3


def closing_day(day: date, holidays: Container[date]) -> ClosingDay | None:
    """Return what is closed on a working day; None where nothing is, and on days off."""
    if not _works(day, holidays):
        return None
    left = sum(_works(later, holidays) for later in _rest_of_month(day))
    if day.month % _MONTHS_OF_A_QUARTER == 0 and left < END_OF_QUARTER:
        return "quarter_end"
    return "month_end" if left < END_OF_MONTH else None


def _works(day: date, holidays: Container[date]) -> bool:
    return day.isoweekday() < _SATURDAY and day not in holidays


def _rest_of_month(day: date) -> Iterator[date]:
    """Give the days after `day` up to the end of its month."""
    last = monthrange(day.year, day.month)[1]
    for number in range(day.day + 1, last + 1):
        yield day.replace(day=number)
