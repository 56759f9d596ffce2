"""Keeps what a screen or a dialog shows in step with the records."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from coachtui.ui.desk import Desk

_OLD: Final = timedelta(minutes=1)
"""From this age on a screen that comes back tells days and moments anew."""


class Follower:
    """Calls a screen back when records change: at once while it is seen, else on its return."""

    def __init__(
        self, desk: Desk, is_seen: Callable[[], bool], refresh: Callable[[], None]
    ) -> None:
        """Follow the records of a desk from now on."""
        self._is_seen, self._refresh = is_seen, refresh
        self._behind = False
        self._now = desk.clock.now
        self._drawn = self._now()
        self._stop: Callable[[], None] | None = desk.on_change(self._changed)

    def _changed(self) -> None:
        if self._is_seen():
            self._draw()
        else:
            self._behind = True

    def catch_up(self) -> None:
        """Refresh if something changed meanwhile, the time of day included."""
        if self._behind or self._now() - self._drawn >= _OLD:
            self._draw()

    def _draw(self) -> None:
        self._behind = False
        self._drawn = self._now()
        self._refresh()

    def stop(self) -> None:
        """Follow no longer."""
        if self._stop is not None:
            self._stop()
            self._stop = None
