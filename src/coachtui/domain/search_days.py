"""Days in a query: however one is written there, it is found however a record writes it."""

import re
from collections.abc import Iterator
from typing import Final

_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_WEEKDAY: Final = r"(?:(?:mon|tue|wed|thu|fri|sat|sun|t[2-7]|cn)\s+)?"
_MONTH: Final = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*"
_YEAR: Final = r"(?P<year>20\d\d)"
_WAYS: Final = tuple(
    re.compile(rf"(?<!\S){_WEEKDAY}{way}(?!\S)")
    for way in (
        rf"(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})(?:[/.-]{_YEAR})?",
        rf"(?P<day>\d{{1,2}})\s+{_MONTH}(?:\s+{_YEAR})?",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:\s+{_YEAR})?",
        rf"{_YEAR}[/.-](?P<month>\d{{1,2}})[/.-](?P<day>\d{{1,2}})",
    )
)
_LAST_DAY: Final = 31


def days_in(query: str) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """Give from where to where a folded query names a day, and how records write that day.

    As the search compares them: signs are spaces, and one stands on either side.
    """
    taken: list[tuple[int, int]] = []
    for way in _WAYS:
        for match in way.finditer(query):
            start, end = match.span()
            if all(end <= first or last <= start for first, last in taken):
                found = tuple(_written(match))
                if found:
                    taken.append((start, end))
                    yield (start, end), found


def _written(match: re.Match[str]) -> Iterator[str]:
    parts = match.groupdict()
    day = int(parts["day"])
    name = parts.get("name")
    month = _MONTHS.index(name) + 1 if name else int(parts["month"])
    if not (1 <= day <= _LAST_DAY and 1 <= month <= len(_MONTHS)):
        return
    year = f" {parts['year']}" if parts["year"] else ""
    yield f" {day:02} {month:02}{year} "
    yield f" {day} {month}{year} "
    yield f"{year} {month:02} {day:02} "
    yield f" {day} {_MONTHS[month - 1]}{year} "
