"""Months as files and people write them: `2026-11`, `11/2026`, `Nov 2026`, `tháng 11/2026`."""

import re
from datetime import date
from typing import Final

from coachtui.exchange.dates import NotADayError, parsed_day
from coachtui.text import fold

_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})")
_MONTH_FIRST: Final = re.compile(
    r"(?:thang|thg|t)?\.?\s*(\d{1,2})(?:\s*[-/.]\s*|\s+nam\s+|\s+)(\d{4})"
)
_ALONE: Final = re.compile(r"(?:thang|thg|t)?\.?\s*(\d{1,2})")
_NAMED: Final = re.compile(r"([a-z]{3,9})\.?[\s-]+(\d{4})")
_NAMES: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTHS: Final = 12


class NotAMonthError(ValueError):
    """A text that is no month."""


def month_of(text: str, today: date | None = None) -> date:
    """Return the first day of the month a text names; any day of it names it too.

    Args:
        text: what is written.
        today: the day of whose year a month without its year is; None: it needs one.

    Raises:
        NotAMonthError: it names none, or a year of two digits.
    """
    low = " ".join(fold(text).split())
    if found := _ISO.fullmatch(low):
        return _first(int(found[1]), int(found[2]))
    if found := _MONTH_FIRST.fullmatch(low):
        return _first(int(found[2]), int(found[1]))
    if found := _NAMED.fullmatch(low):
        named = [at for at, name in enumerate(_NAMES, 1) if name.startswith(found[1])]
        return _first(int(found[2]), named[0] if named else 0)
    if today is not None and (found := _ALONE.fullmatch(low)):
        return _first(today.year, int(found[1]))
    try:
        return parsed_day(text.strip()).replace(day=1)
    except NotADayError as error:
        raise NotAMonthError(text) from error


def _first(year: int, month: int) -> date:
    if not 1 <= month <= _MONTHS or year < 1:
        raise NotAMonthError
    return date(year, month, 1)
