"""What a Vietnamese input method does, found out from what arrives."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from coachtui.ui.keybytes import Press

BURST: Final = 0.15
"""Seconds within which it sends its letters after taking others back."""
_FILLERS: Final = frozenset({"\u202f", "\u200c"})


@dataclass(slots=True)
class Ways:
    """The ways of an input method.

    Attributes:
        rewrites: the byte it takes letters back with, in hex; '' where it takes none back.
        whole: whether finished letters came of themselves.
        fillers: whether it sends invisible characters.
        selects: whether it marks letters and types over them.
        parts: whether accents come as characters of their own.
    """

    rewrites: str = ""
    whole: bool = False
    fillers: bool = False
    selects: bool = False
    parts: bool = False


class InputMethod:
    """Watches keys; `now` gives seconds that only grow."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._taken_back = ""
        self._marked = False
        self._since = float("-inf")
        self.ways = Ways()

    def take(self, press: Press) -> None:
        """Take in the next key."""
        burst = self._now() - self._since <= BURST
        if press.key == "backspace":
            self._taken_back, self._since = press.data.hex(), self._now()
        elif press.key == "shift+left":
            self._marked, self._since = True, self._now()
        elif press.character in _FILLERS:
            self.ways.fillers = True
        elif press.character and not press.character.isascii():
            self._accented(press.character, burst=burst)
        elif not burst:
            self._taken_back, self._marked = "", False

    def _accented(self, character: str, *, burst: bool) -> None:
        if unicodedata.combining(character):
            self.ways.parts = True
        elif burst and self._marked:
            self.ways.selects = True
        elif burst and self._taken_back:
            self.ways.rewrites = self._taken_back
        else:
            self.ways.whole = True
