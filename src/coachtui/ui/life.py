"""The end of the line: a hang-up or a terminated program keeps what was typed, and ends.

Set by `signal.signal`: a stalled connection blocks the loop and its own handlers with it.
"""

import os
import signal
import time
from asyncio import AbstractEventLoop
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from types import FrameType
from typing import Final

_SIGNALS: Final = (signal.SIGHUP, signal.SIGTERM)
# Seconds until the program ends without ceremony: its output may never move again.
_PATIENCE: Final = 2
_LOOK_EVERY: Final = 1.0


class Life:
    """Watches for the end from outside while the screens run.

    `keep` writes what was typed with plain system calls; `end` is called on the loop with the exit
    code.
    """

    def __init__(self, keep: Callable[[], None], end: Callable[[int], None]) -> None:
        self._keep = keep
        self._end = end
        self._loop: AbstractEventLoop | None = None
        self._over = Event()
        self._watcher = Thread(target=self._watch, name="line", daemon=True)

    def begin(self, loop: AbstractEventLoop) -> None:
        """Catch both signals, even where SIGHUP came in ignored, and watch the terminal."""
        self._loop = loop
        for number in _SIGNALS:
            signal.signal(number, self._hang_up)
        self._watcher.start()

    def finish(self) -> None:
        """Watch no longer; an orderly end has begun."""
        self._over.set()

    def _hang_up(self, number: int, frame: FrameType | None) -> None:
        for later in _SIGNALS:
            signal.signal(later, signal.SIG_IGN)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(_PATIENCE)
        with suppress(OSError):
            self._keep()
        if self._loop is not None:
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._end, 128 + number)

    def _watch(self) -> None:
        """Notice a terminal that went away without a signal reaching this process."""
        while not self._over.wait(_LOOK_EVERY):
            if not os.isatty(0):
                os.kill(os.getpid(), signal.SIGHUP)
                return


def boot_time() -> float:
    """Return seconds since the machine started, those it was suspended included."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)
