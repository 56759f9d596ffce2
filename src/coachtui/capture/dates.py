"""Days written in a text: where they stand, and which they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from coachtui.capture.date_rules import RULES, Needs, Rule
from coachtui.text import clean

_WORD_START: Final = re.compile(r"(?<![^\s(\[“\"',;:])[^\s(\[“\"',;:]")
_DATES: Final = tuple(rule for rule in RULES if rule.names_date)
# Between a weekday and its date.
_LINK: Final = re.compile(r",?\s+(?:(?:ngày|ngay|the)\s+)?\(?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A day that `text[start:end]` may mean; `day` is None where the calendar has none."""

    day: date | None
    start: int
    end: int
    needs: Needs = Needs.NOTHING
    has_year: bool = False


def find_dates(text: str, today: date) -> tuple[DateFound, ...]:
    """Give back all that may be days, left to right, none within another."""
    return tuple(_found(text, today))


def _found(text: str, today: date) -> Iterator[DateFound]:
    end = 0
    for word in _WORD_START.finditer(text):
        if word.start() < end:
            continue
        found = date_at(text, word.start(), today)
        if found is not None:
            end = found.end
            yield found


def date_at(text: str, start: int, today: date) -> DateFound | None:
    """Give back the longest that may be a day and begins at `start`."""
    best = _longest(RULES, text, start)
    if best is None:
        return None
    rule, match = best
    day = rule.resolve(match, today)
    if rule.takes_date:
        link = _LINK.match(text, match.end())
        dated = _longest(_DATES, text, link.end()) if link else None
        if dated is not None:
            return _weekday_and_date(match, day, dated, today)
    return DateFound(day, start, match.end(), rule.needs, bool(match.groupdict().get("y")))


def _longest(rules: tuple[Rule, ...], text: str, start: int) -> tuple[Rule, re.Match[str]] | None:
    best: tuple[Rule, re.Match[str]] | None = None
    for rule in rules:
        match = rule.pattern.match(text, start)
        if match is not None and (best is None or match.end() > best[1].end()):
            best = rule, match
    return best


def _weekday_and_date(
    weekday: re.Match[str], day: date | None, dated: tuple[Rule, re.Match[str]], today: date
) -> DateFound:
    rule, match = dated
    dated_day = rule.resolve(match, today)
    agree = day is not None and dated_day is not None and day.weekday() == dated_day.weekday()
    end = match.end()
    if "(" in match.string[weekday.end() : match.start()]:
        end += match.string.startswith(")", end)
    has_year = bool(match.groupdict().get("y"))
    return DateFound(dated_day if agree else None, weekday.start(), end, Needs.NOTHING, has_year)


def date_of(text: str, today: date) -> date | None:
    """Give back the day a whole text means, as in a date field; None if it means none.

    >>> date_of("t6", date(2026, 11, 26))
    datetime.date(2026, 11, 27)
    """
    words = clean(text).strip()
    found = date_at(words, 0, today) if words else None
    return found.day if found is not None and found.end == len(words) else None
