"""Esc and a key in one read, which is also what terminals send for the key with Alt held down.

Over a slow line the two come together when they were pressed one after the other.
"""

from collections.abc import Mapping
from string import digits
from typing import Final

from textual import events

PAUSE: Final = 0.1
"""Seconds after which the key follows its Esc: what Esc leaves is gone by then."""
_SIGNS: Final[Mapping[str, str]] = {digit: chr(0x10FF00 + int(digit)) for digit in digits}
"""What stands for Esc and a digit: private signs, which nobody types and no text holds."""
ESCAPED_DIGITS: Final[Mapping[str, str]] = {f"\x1b{each}": sign for each, sign in _SIGNS.items()}
"""What arrives, and the sign for it; Textual's own are letters somebody may mean, as £ and •."""
_DIGITS: Final[Mapping[str, str]] = {sign: each for each, sign in _SIGNS.items()}
_ALT: Final = "alt+"


def after_escape(event: events.Key, *, typing: bool) -> str:
    """Return the character that came with Esc before it, "" for a key that came alone.

    Args:
        event: the key as it arrived.
        typing: whether a field has the focus. Elsewhere Alt with a letter may be somebody's key.
    """
    character = event.character or ""
    if character in _DIGITS:
        return _DIGITS[character]
    return character if typing and event.key.startswith(_ALT) and event.is_printable else ""
