"""Days counted from a day. Each gives back None where the calendar holds no such day."""

import calendar
from datetime import date, timedelta
from typing import Final

MONDAY: Final = 0
WEDNESDAY: Final = 2
FRIDAY: Final = 4
SATURDAY: Final = 5
SUNDAY: Final = 6

_WEEK: Final = 7
_MONTHS: Final = 12
_QUARTER: Final = 3


def day(year: int, month: int, number: int) -> date | None:
    """Give back a day of the calendar."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def after(today: date, days: int) -> date | None:
    """Give back the day so many days after today."""
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def months_after(today: date, months: int) -> date | None:
    """Give back the same day so many months on, or the last of a shorter month."""
    year, month = divmod(today.year * _MONTHS + today.month - 1 + months, _MONTHS)
    if year > date.max.year:
        return None
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(today.day, last))


def coming(today: date, weekday: int, *, today_counts: bool = False) -> date | None:
    """Give back the next such weekday (Monday is 0) after today."""
    days = (weekday - today.weekday()) % _WEEK
    return after(today, days if days or today_counts else _WEEK)


def in_week(today: date, weeks: int, weekday: int) -> date | None:
    """Give back a weekday of this week (0), the next (1); weeks begin on Monday."""
    return after(today, weeks * _WEEK + weekday - today.weekday())


def week_end(today: date, weeks: int) -> date | None:
    """Give back the Friday of a week; of this week, on Saturday and Sunday, the Sunday."""
    late = weeks == 0 and today.weekday() > FRIDAY
    return in_week(today, weeks, SUNDAY if late else FRIDAY)


def upcoming(today: date, month: int, number: int) -> date | None:
    """Give back that day of this year, or of the next one if it is past."""
    this_year = day(today.year, month, number)
    if this_year is not None and this_year >= today:
        return this_year
    return day(today.year + 1, month, number)


def upcoming_number(today: date, number: int) -> date | None:
    """Give back the next day with that number in its month, today included."""
    for months in range(_MONTHS):
        first = months_after(today.replace(day=1), months)
        found = first and day(first.year, first.month, number)
        if found and found >= today:
            return found
    return None


def in_month(today: date, months: int, number: int) -> date | None:
    """Give back a day of this month (0) or the next (1); number 0 is its last day."""
    first = months_after(today.replace(day=1), months)
    if first is None:
        return None
    return first.replace(day=number or calendar.monthrange(first.year, first.month)[1])


def month_day(today: date, month: int, number: int) -> date | None:
    """Give back a day of that month, this year's or the next; number 0 is its last day."""
    if not 1 <= month <= _MONTHS:
        return None
    months = (month - today.month) % _MONTHS
    found = in_month(today, months, number)
    return found if found is None or found >= today else in_month(today, months + _MONTHS, number)


def quarter_end(today: date, quarter: int = 0) -> date | None:
    """Give back the last day of this quarter, or of quarter 1 to 4, the next to come."""
    month = quarter * _QUARTER or (today.month + _QUARTER - 1) // _QUARTER * _QUARTER
    return month_day(today, month, 0)
