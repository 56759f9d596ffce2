"""Single keys while a Vietnamese input method is left on: what was meant by what arrives.

An input method that rewrites letters sends `d`, and for the next `d` Backspace and `đ`. Folding
every accented letter to its base would be wrong: `u j` arrives as `u`, Backspace, `ụ`, and would
undo twice.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

BURST: Final = 0.1
"""Seconds within which an input method has sent its letters after its Backspace."""
_DOUBLED: Final = {"â": "a", "ê": "e", "ô": "o", "đ": "d", "Â": "A", "Ê": "E", "Ô": "O", "Đ": "D"}
# These letters stand where other layouts have digits.
_DIGITS: Final = {"ă": "1", "â": "2", "ê": "3", "ô": "4", "đ": "0"}
_FILLERS: Final = frozenset({"\u202f", "\u200c"})
_REMEMBERED: Final = 12


@dataclass(frozen=True, slots=True)
class Meant:
    """What to do for a key: press these instead of it, and whether to explain."""

    keys: tuple[str, ...] = ()
    hint: bool = False


class InputMethodGuard:
    """Reads the keys pressed outside fields; `now` gives seconds that only grow."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._pressed: deque[str] = deque(maxlen=_REMEMBERED)
        self._rewritten = 0
        self._fillers = 0
        self._since = float("-inf")
        self._hinted = False

    def read(self, key: str, character: str | None) -> Meant:
        """Give back what a key means. Keys that are not letters mean themselves."""
        if key == "backspace":
            return self._backspace()
        if character is None or len(character) != 1:
            return self._press(key)
        after_backspace = self._now() - self._since <= BURST
        if not after_backspace:
            self._rewritten = 0
        if character in _FILLERS:
            self._fillers += 1
            return self._hint()
        if character.isascii():
            return self._plain(key, character)
        return self._accented(character, after_backspace)

    def _backspace(self) -> Meant:
        now = self._now()
        if now - self._since > BURST:
            self._rewritten = 0
        self._since = now
        if self._fillers:
            self._fillers -= 1
        else:
            self._rewritten += 1
        return Meant()

    def _plain(self, key: str, character: str) -> Meant:
        if self._rewritten and character.isalpha() and key in self._pressed:
            self._rewritten -= 1
            return Meant()
        return self._press(key)

    def _accented(self, character: str, after_backspace: bool) -> Meant:
        self._rewritten = max(0, self._rewritten - 1)
        if after_backspace and character in _DOUBLED:
            return self._press(_DOUBLED[character])
        if not after_backspace and character in _DIGITS:
            return self._press(_DIGITS[character])
        return self._hint()

    def _press(self, key: str) -> Meant:
        self._pressed.append(key)
        return Meant((key,))

    def _hint(self) -> Meant:
        first, self._hinted = not self._hinted, True
        return Meant(hint=first)
