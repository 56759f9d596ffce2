"""What the ways to write a day mean: each gives the day for what a pattern found, and today."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from coachtui.capture import calendar_days as days
from coachtui.capture.date_words import AFTER_THU, COUNT, MONTH, UNIT, WEEKDAY

Resolve = Callable[[re.Match[str], date], date | None]

_CENTURY: Final = 2000
_SHORT_YEAR: Final = 100


def in_days(count: int) -> Resolve:
    """Give back what resolves the day so many days from today."""
    return lambda _, today: days.after(today, count)


def _on(found: re.Match[str], today: date, month: int) -> date | None:
    written, number = found.groupdict().get("y"), int(found["d"])
    if not written:
        return days.upcoming(today, month, number)
    year = int(written)
    return days.day(year + _CENTURY if year < _SHORT_YEAR else year, month, number)


def numbered(found: re.Match[str], today: date) -> date | None:
    """Resolve day and month in figures."""
    return _on(found, today, int(found["m"]))


def named(found: re.Match[str], today: date) -> date | None:
    """Resolve a day and the name of its month."""
    return _on(found, today, MONTH[found["month"].lower()])


def number_only(found: re.Match[str], today: date) -> date | None:
    """Resolve a day of the month that stands alone."""
    return days.upcoming_number(today, int(found["d"]))


def weekday(found: re.Match[str], today: date) -> date | None:
    """Resolve a weekday: the next one after today, unless a week is named."""
    said = found.groupdict()
    if said.get("weekday"):
        number = WEEKDAY[found["weekday"].lower()]
    else:
        number = AFTER_THU[found["thu"].lower()] if said.get("thu") else days.SUNDAY
    if said.get("next"):
        return days.in_week(today, 1, number)
    if said.get("this_week"):
        return days.in_week(today, 0, number)
    return days.coming(today, number, today_counts=bool(said.get("this")))


def span(found: re.Match[str], today: date) -> date | None:
    """Resolve so many days, weeks or months from today."""
    written = found["n"].lower()
    number = COUNT[written] if written in COUNT else int(written)
    per_day, per_month = UNIT[found["unit"].lower()]
    if per_month:
        return days.months_after(today, number * per_month)
    return days.after(today, number * per_day)


def _weeks(found: re.Match[str]) -> int:
    return 1 if found.groupdict().get("next") else 0


def week_end(found: re.Match[str], today: date) -> date | None:
    """Resolve a week that is named as a whole, or its end."""
    return days.week_end(today, _weeks(found))


def week_start(_: re.Match[str], today: date) -> date | None:
    """Resolve the start of the next week."""
    return days.coming(today, days.MONDAY)


def mid_week(_: re.Match[str], today: date) -> date | None:
    """Resolve the middle of the next week."""
    return days.in_week(today, 1, days.WEDNESDAY)


def weekend(found: re.Match[str], today: date) -> date | None:
    """Resolve a weekend."""
    if _weeks(found):
        return days.in_week(today, 1, days.SATURDAY)
    return today if today.weekday() >= days.SATURDAY else days.in_week(today, 0, days.SATURDAY)


def month_part(number: int) -> Resolve:
    """Give back what resolves the first (1), middle (15) or last (0) day of a month."""

    def resolve(found: re.Match[str], today: date) -> date | None:
        said = found.groupdict()
        if said.get("month") or said.get("m"):
            month = MONTH[found["month"].lower()] if said.get("month") else int(found["m"])
            return days.month_day(today, month, number)
        if said.get("next"):
            return days.in_month(today, 1, number)
        if number == 0:
            return days.month_day(today, today.month, number)
        return days.upcoming_number(today, number)

    return resolve


def quarter(found: re.Match[str], today: date) -> date | None:
    """Resolve the end of a quarter."""
    return days.quarter_end(today, int(found.groupdict().get("q") or 0))


def year_end(_: re.Match[str], today: date) -> date | None:
    """Resolve the end of the year."""
    return days.day(today.year, 12, 31)
