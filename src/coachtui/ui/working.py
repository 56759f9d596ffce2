"""Tells how long something has been going on that the screen waits for, from half a second on."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import ceil
from typing import Final

_BEAT: Final = 0.5


class Working:
    """Runs on the screen's loop; of several things that go on at once the first one counts.

    Attributes:
        tell: is told the seconds every half second, and 0 when it is over, if it was told any.
    """

    def __init__(self) -> None:
        self.tell: Callable[[int], None] = lambda _: None
        self._going = 0
        self._began = 0.0
        self._told = False
        self._beat: asyncio.TimerHandle | None = None

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Let it be told as long as this lasts."""
        if not self._going:
            self._began = time.monotonic()
            self._wait()
        self._going += 1
        try:
            yield
        finally:
            self._going -= 1
            if not self._going:
                self._over()

    def _wait(self) -> None:
        self._beat = asyncio.get_running_loop().call_later(_BEAT, self._on)

    def _on(self) -> None:
        self._told = True
        self.tell(ceil(time.monotonic() - self._began))
        self._wait()

    def _over(self) -> None:
        if self._beat is not None:
            self._beat.cancel()
        if self._told:
            self._told = False
            self.tell(0)
