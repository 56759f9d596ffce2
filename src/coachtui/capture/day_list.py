"""Several days in one line, as leave is written: `24/12, 28/12-31/12`."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from coachtui.capture.dates import date_of
from coachtui.text import clean

LONGEST_RANGE: Final = 366
"""Days one range may take in: a longer one is a slip of the pen."""
_BETWEEN: Final = re.compile(r"[,;]")
_TO: Final = re.compile(r"\s+(?:to|đến|den)\s+|\s*[-–]\s*", re.IGNORECASE)
_ONE_DAY: Final = timedelta(days=1)


class UnclearDaysError(ValueError):
    """A piece of the line, `part`, is neither a day nor a range of days."""

    def __init__(self, part: str) -> None:
        super().__init__("unclear_days")
        self.part = part


def days_of(text: str, today: date) -> tuple[date, ...]:
    """Return the days a line names, each once, the earliest first.

    Days without a year are the next ones from today on; the end of a range the next after its
    begin.

    Raises:
        UnclearDaysError: a piece is no day and no range, or its range is over a year long.

    >>> len(days_of("24/12, 28/12-31/12", date(2026, 11, 23)))
    5
    """
    parts = (part.strip() for part in _BETWEEN.split(clean(text)))
    return tuple(sorted({day for part in parts if part for day in _part(part, today)}))


def as_days(days: Iterable[date], today: date) -> str:
    """Return days as a line that `days_of` reads back today: runs as ranges, years where needed."""
    runs: list[tuple[date, date]] = []
    for day in sorted(set(days)):
        if runs and runs[-1][1] + _ONE_DAY == day:
            runs[-1] = runs[-1][0], day
        else:
            runs.append((day, day))
    return ", ".join(_run(first, last, today) for first, last in runs)


def _part(part: str, today: date) -> Iterator[date]:
    day = date_of(part, today)
    if day is not None:
        yield day
        return
    for sign in _TO.finditer(part):
        first = date_of(part[: sign.start()], today)
        last = date_of(part[sign.end() :], first) if first else None
        if first and last and first <= last < first + timedelta(days=LONGEST_RANGE):
            yield from (first + timedelta(days=number) for number in range((last - first).days + 1))
            return
    raise UnclearDaysError(part)


def _run(first: date, last: date, today: date) -> str:
    begin = _day(first, today)
    return begin if first == last else f"{begin}-{_day(last, first)}"


def _day(day: date, today: date) -> str:
    """Return a day as `24/12`, with its year where that alone would mean another."""
    short = f"{day.day:02}/{day.month:02}"
    return short if date_of(short, today) == day else f"{short}/{day.year:04}"
