"""What a desk knows of the other windows on its records."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol

from coachtui.domain.repository import StoreError
from coachtui.domain.window import Window
from coachtui.language import Words


class Attendance(Protocol):
    """This window, seen by the others."""

    @property
    def own(self) -> Window:
        """What it tells of itself."""

    def others(self) -> Sequence[Window]:
        """Return the other windows that are open now."""

    def close(self) -> None:
        """Be seen no longer."""


class Company:
    """The windows on the same records, as they were when somebody looked last.

    `enter` lets this window be seen; it is called at the first look, off the screen's loop, and
    raises StoreError where that cannot be: then there is nobody to tell of.
    """

    def __init__(self, enter: Callable[[], Attendance] | None = None) -> None:
        self._enter = enter
        self._here: Attendance | None = None
        self.others: tuple[Window, ...] = ()
        """The other windows."""

    @property
    def own(self) -> Window | None:
        """This window; None while it is not seen."""
        return self._here.own if self._here is not None else None

    def look(self) -> bool:
        """Look who is there; return whether that is somebody else than at the last look."""
        before = self.others
        enter, self._enter = self._enter, None
        with suppress(StoreError, OSError):
            if enter is not None:
                self._here = enter()
            if self._here is not None:
                self.others = tuple(self._here.others())
        return self.others != before

    def told(self, words: Words) -> str:
        """Return how many windows there are, this one included, in words."""
        return words.count(1 + len(self.others), "{n} window", "{n} windows")

    def end(self) -> None:
        """Be seen no longer; nobody is looked for any more."""
        here, self._here, self._enter = self._here, None, None
        if here is not None:
            here.close()
