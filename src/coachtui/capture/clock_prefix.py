"""The hour at the start of a line that was noted down elsewhere: `9h15 asked about budget`."""

import re
from datetime import time
from typing import Final

NOON: Final = 12
CLOCK: Final = r"""
    (?P<hour>\d{1,2})
    (?: :(?P<minute>\d{2})
      | [hg](?P<after>[0-5]\d)?p?
      | \s?giờ(?:\s?(?P<said>[0-5]\d))?
      | (?=\s?[ap]m\b)
    )
    (?:\s?(?P<half>[ap]m|sáng|trưa|chiều|tối))?
    (?![\w/%]|[.,:]\d|[-–]\d)
"""
"""A time of day as it is typed, for a verbose pattern that ignores case."""
_AFTERNOON: Final = frozenset({"pm", "trưa", "chiều", "tối"})
_LATE_MORNING: Final = 10
"""From here on an hour of `trưa` is before noon."""
_PREFIX: Final = re.compile(
    rf"\s*(?:[-*•–]\s+)?(?:(?:lúc|at)\s+)?{CLOCK}(?:\s*[:,;.)]|\s+[-–—])?\s*",
    re.IGNORECASE | re.VERBOSE,
)


def clock_prefix(line: str) -> tuple[time | None, str]:
    """Give back the time of day a line begins with, and the rest of it.

    Understood are `9h15`, `9:15`, `14h`, `9g15`, `3 giờ chiều`, `2pm`, with a bullet before and a
    colon or dash after them. Without an hour, or with nothing after it, the line comes back as it
    is, with None.
    """
    found = _PREFIX.match(line)
    if found is None or not line[found.end() :].strip():
        return None, line
    hour = hour_of(found)
    return (None, line) if hour is None else (hour, line[found.end() :])


def hour_of(found: re.Match[str]) -> time | None:
    """Give back the time of day that a match of `CLOCK` names; None for `25:00`."""
    hour = int(found["hour"])
    half = (found["half"] or "").lower()
    if half.endswith("m") and not 1 <= hour <= NOON:
        return None
    if half == "am":
        hour %= NOON
    elif half in _AFTERNOON and hour < (_LATE_MORNING if half == "trưa" else NOON):
        hour += NOON
    minute = found["minute"] or found["after"] or found["said"] or 0
    try:
        return time(hour, int(minute))
    except ValueError:
        return None
