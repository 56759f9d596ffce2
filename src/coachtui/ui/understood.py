"""What a date field has understood, told while it is typed."""

from datetime import date
from typing import Final

from coachtui.capture.dates import date_of
from coachtui.language import Words

_FAR: Final = 60
"""Days from which on the distance says less than the date."""


def understood_day(words: Words, text: str, today: date) -> str:
    """Say which day a text means and, within two months, how far it is; '' where it means none."""
    day = date_of(text, today)
    if day is None:
        return ""
    ahead = (day - today).days
    told = f"= {words.day_long(day)}"
    if abs(ahead) > _FAR:
        return told
    return f"{told} · {words.relative(day, today) if ahead >= 0 else words.ago_days(-ahead)}"


def unclear_day(words: Words) -> str:
    """Say that no day was understood, and how days may be written."""
    return words.say("No day understood. Write 28/11, t6, mai, fri or 2026-11-28.")
