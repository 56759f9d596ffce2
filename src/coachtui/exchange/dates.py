"""Days as files have them: day first or ISO; what could mean two things is not guessed."""

import re
from datetime import date
from typing import Final

from coachtui.exchange.console import RefusedError
from coachtui.exchange.infile import USAGE
from coachtui.language import Words

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?")
_SHORT: Final = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{2}")
_MONTHS: Final = 12


class NotADayError(ValueError):
    """A cell that is no day; `problem` is the key of the sentence that says why."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def parsed_day(cell: str) -> date:
    """Return the day a cell names as `28/11/2026`, `28.11.2026`, `28-11-2026` or `2026-11-28`.

    Raises:
        NotADayError: it names none, has a year of two digits, or the month first.
    """
    if iso := _ISO.fullmatch(cell):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if _SHORT.fullmatch(cell):
        raise NotADayError("short_year")
    found = _DAY_FIRST.fullmatch(cell)
    if found is None:
        raise NotADayError("not_a_date")
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if second > _MONTHS >= first:
        raise NotADayError("month_first")
    return _day(year, second, first)


def asked_day(typed: str, option: str, words: Words) -> date:
    """Return the day that was named to an option or argument of a command.

    Raises:
        RefusedError: it names none (exit code 2).
    """
    try:
        return parsed_day(typed.strip())
    except NotADayError as error:
        said = words.say("{option} takes a date: 2026-11-26 or 26/11/2026.", option=option)
        raise RefusedError(said, USAGE) from error


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NotADayError("no_such_day") from error
