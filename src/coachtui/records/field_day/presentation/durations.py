"""How long something took, in words."""

from coachtui.language import Words

_HOURS, _DAYS = 120, 48 * 60
"""Minutes from which on a time is told in hours, and in days."""


def span(words: Words, minutes: int) -> str:
    """Return a time as `12 min`, `5 h` or `3 days`."""
    if minutes < _HOURS:
        return words.minutes(minutes)
    if minutes < _DAYS:
        return words.say("{hours} h", hours=minutes // 60)
    return words.count(minutes // (24 * 60), "{n} day", "{n} days")
