"""One line of the terminal that shows that something goes on, and how far it is."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from math import ceil
from typing import Final, TextIO

_FIRST: Final = 0.5
"""Seconds without anything to see; what is over by then shows nothing."""
_TO_END: Final = "\x1b[K"
"""Clears a line from the cursor on."""


class Pulse:
    """Writes over the line of the cursor twice a second, from a thread of its own.

    So it goes on where nobody counts, and counting costs no write. A pipe or a file gets nothing.
    """

    def __init__(self, stream: TextIO | None, otherwise: Callable[[int], str]) -> None:
        """Make it for a terminal; `otherwise` words the seconds while nobody counts."""
        self._stream = stream
        self._otherwise = otherwise
        self._writing = threading.Lock()
        self._ended: threading.Event | None = None
        self._told = ""
        self._shows = False
        self._began = 0.0

    def begin(self, *, long: bool = False) -> None:
        """Begin, if it has not; `long` shows it at once."""
        if self._ended is None and self._stream is not None and self._stream.isatty():
            self._ended, self._began = threading.Event(), time.monotonic()
            beat = threading.Thread(target=self._beat, args=(self._ended,), daemon=True)
            beat.start()
        if long and self._ended is not None and not self._shows:
            self._show(self._ended)

    def tell(self, text: str) -> None:
        """Take in how far it is; '' leaves the seconds."""
        self._told = text
        if text:
            self.begin()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Leave the line to another text, which ends it; what shows comes again below."""
        with self._writing:
            self._clear()
            yield

    def end(self) -> None:
        """Stop, and leave the line empty."""
        self._told = ""
        if self._ended is None:
            return
        self._ended.set()
        self._ended = None
        with self._writing:
            self._clear()

    def _clear(self) -> None:
        if self._shows:
            self._write("")
        self._shows = False

    def _beat(self, ended: threading.Event) -> None:
        while not ended.wait(_FIRST):
            self._show(ended)

    def _show(self, ended: threading.Event) -> None:
        with self._writing:
            if not ended.is_set():
                self._write(self._told or self._otherwise(ceil(time.monotonic() - self._began)))
                self._shows = True

    def _write(self, text: str) -> None:
        if self._stream is not None:
            with suppress(OSError, ValueError):  # the terminal went; the command finds out itself
                self._stream.write(f"\r{text}{_TO_END}")
                self._stream.flush()
