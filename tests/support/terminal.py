"""A real terminal for tests: a program on a pty, its screen as an emulator shows it.

Everything waits by reading until a deadline; nothing sleeps.
"""

import os
import select
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, Self

import pyte

from terminal_bytes import ALTERNATE, ANSWERS, CLEAN, CUT_SHORT, PASSED_ON, UNKNOWN, key_bytes
from terminal_os import become, set_size, waiting_in

PATIENCE: Final = 20.0
"""Seconds a test waits for something before it fails: a deadline, not a measurement."""


ANSWER: Final = 3.0
"""Seconds within which a program that has something to show for a key begins to show it."""
ESCAPE_PAUSE: Final = 0.15
STANDSTILL: Final = 1.0


class GaveUpError(AssertionError):
    """What a test waited for did not come; the screen stands in the message."""


class Terminal:
    """A program in a terminal of its own: its session's leader, its controlling terminal a pty.

    The environment is clean but for what is given and the home of the test.
    """

    def __init__(
        self,
        argv: Sequence[str | Path],
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
    ) -> None:
        passed_on = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        environ = {**passed_on, **CLEAN, **(env or {})}
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._held = b""
        self._mark = 0
        self._asked = 0
        self.sent = bytearray()
        """Everything the program wrote."""
        self._status: int | None = None
        command = [str(part) for part in argv]
        self.started = time.monotonic()
        self.pid, self._master = os.forkpty()
        if self.pid == 0:
            become(command, environ, size)
        set_size(self._master, size)
        os.set_blocking(self._master, False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self._close()

    # What is on the screen

    @property
    def lines(self) -> list[str]:
        """The screen's lines, without spaces at their ends."""
        return [line.rstrip() for line in self._screen.display]

    def text(self) -> str:
        """Give back the whole screen."""
        return "\n".join(self.lines)

    def line(self, number: int) -> str:
        """Give back one line of the screen, 0 the first, -1 the last."""
        return self.lines[number]

    @property
    def cursor(self) -> tuple[int, int]:
        """Row and column of the cursor, from 0."""
        return self._screen.cursor.y, self._screen.cursor.x

    @property
    def raw(self) -> bytes:
        """What the program wrote since the last `mark`."""
        return bytes(self.sent[self._mark :])

    def mark(self) -> None:
        """Let `raw` begin here."""
        self._mark = len(self.sent)

    # What is typed

    def type(self, text: str) -> Self:
        """Send text as one write, as a fast typist or an input method does."""
        return self.write(text.encode())

    def keys(self, *names: str) -> Self:
        """Send keys by name, each as a write of its own.

        After Escape nothing comes for a moment: that pause is what tells it from an arrow key.
        """
        for name in names:
            self.write(key_bytes(name))
            if name == "escape":
                self.listen(ESCAPE_PAUSE)
        return self

    def paste(self, text: str) -> Self:
        """Send text as a bracketed paste."""
        return self.write(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def write(self, data: bytes) -> Self:
        """Send bytes, reading meanwhile so that neither side waits for the other."""
        until = time.monotonic() + PATIENCE
        self._asked = len(self.sent)
        while data:
            _, writable, _ = select.select([], [self._master], [], 0.05)
            if writable:
                data = data[self._put(data[:1024]) :]
            else:
                self.read(0)
            if time.monotonic() > until:
                raise GaveUpError(f"the program takes no more input\n{self.text()}")
        return self

    # Waiting

    def read(self, seconds: float) -> bool:
        """Take in what the program writes within so many seconds, at once when there is some.

        Returns:
            Whether the terminal is still open.
        """
        readable, _, _ = select.select([self._master], [], [], seconds)
        if not readable:
            return True
        try:
            data = os.read(self._master, 65536)
        except BlockingIOError:
            return True
        except OSError:
            return False
        if not data:
            return False
        self.sent += data
        self._answer(data)
        self._show(data)
        return True

    def wait(self, ready: Callable[[], bool], what: str, timeout: float = PATIENCE) -> Self:
        """Read until something is so.

        Raises:
            GaveUpError: it was not so in time, or the program ended before.
        """
        until = time.monotonic() + timeout
        while not ready():
            left = until - time.monotonic()
            if left <= 0 or not self.read(min(left, 0.05)):
                if ready():
                    break
                raise GaveUpError(f"waited for {what}; the screen:\n{self.text()}")
        return self

    def wait_for(self, text: str, timeout: float = PATIENCE) -> Self:
        """Read until a text is on the screen."""
        return self.wait(lambda: text in self.text(), repr(text), timeout)

    def wait_gone(self, text: str, timeout: float = PATIENCE) -> Self:
        """Read until a text is no longer on the screen."""
        return self.wait(lambda: text not in self.text(), f"{text!r} to go", timeout)

    def wait_unread(self, ready: Callable[[], bool], what: str, timeout: float) -> Self:
        """Wait until something is so without reading a byte: the other side of the line stalls."""
        until = time.monotonic() + timeout
        while not ready():
            if time.monotonic() > until:
                raise GaveUpError(f"waited for {what}")
            select.select([], [], [], 0.01)
        return self

    def wait_quiet(self, seconds: float = 0.3, timeout: float = PATIENCE) -> Self:
        """Read until nothing came for so many seconds, which begin with an answer to what was sent.

        On a busy machine the answer alone may take longer than the quiet that is waited for.
        """
        answered = time.monotonic() + ANSWER
        while len(self.sent) == self._asked and (left := answered - time.monotonic()) > 0:
            if not self.read(left):
                return self
        until = time.monotonic() + timeout
        while time.monotonic() < until:
            before = len(self.sent)
            quiet_at = time.monotonic() + seconds
            while time.monotonic() < quiet_at:
                if not self.read(quiet_at - time.monotonic()):
                    return self
            if len(self.sent) == before:
                return self
        raise GaveUpError("the program never stopped writing")

    def listen(self, seconds: float) -> bytes:
        """Read for so many seconds; give back what came."""
        before = len(self.sent)
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and self.read(left):
            pass
        return bytes(self.sent[before:])

    # What happens to the line

    def resize(self, columns: int, rows: int) -> Self:
        """Give the terminal another size, as dragging its window does."""
        self._screen.resize(rows, columns)
        set_size(self._master, (columns, rows))
        return self

    def hang_up(self) -> Self:
        """Drop the line: close the terminal, whereupon the kernel sends SIGHUP."""
        self._close()
        return self

    def signal(self, number: int) -> Self:
        """Send a signal to the program's whole process group."""
        os.killpg(self.pid, number)
        return self

    def kill(self) -> int:
        """Kill the whole process group and give back the exit status; harmless after the end."""
        if self._status is None:
            with suppress(ProcessLookupError):
                self.signal(signal.SIGKILL)
            self._status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self._status

    def stall(self, redraw: bytes = b"\x0c") -> Self:
        """Read no more, and let the program redraw until its output has stood still for a second.

        By then what it wants to write has filled the line and its own queue, and it blocks.
        """
        until = time.monotonic() + PATIENCE
        waiting, since = -1, time.monotonic()
        while time.monotonic() - since < STANDSTILL:
            if time.monotonic() > until:
                raise GaveUpError("the program's output never blocked")
            _, writable, _ = select.select([], [self._master], [], 0.01)
            if writable:
                self._put(redraw)
            now = waiting_in(self._master)
            if now != waiting:
                waiting, since = now, time.monotonic()
        return self

    def wait_end(self, timeout: float = PATIENCE, *, reading: bool = True) -> int:
        """Wait until the program has ended; give back its exit code, -N for signal N.

        Without `reading` not a byte is read meanwhile: the other side of the line stalls.
        """
        until = time.monotonic() + timeout
        open_still = reading
        while self._status is None:
            found, status = os.waitpid(self.pid, os.WNOHANG)
            if found:
                self._status = os.waitstatus_to_exitcode(status)
                break
            if time.monotonic() > until:
                raise GaveUpError(f"the program did not end; the screen:\n{self.text()}")
            if open_still:
                open_still = self.read(0.02)
            else:
                select.select([], [], [], 0.02)
        before = -1
        while open_still and len(self.sent) != before:
            before = len(self.sent)
            open_still = self.read(0)
        return self._status

    def _close(self) -> None:
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def _put(self, data: bytes) -> int:
        try:
            return os.write(self._master, data)
        except BlockingIOError:
            return 0
        except OSError as error:
            raise GaveUpError(f"the line is down; the screen:\n{self.text()}") from error

    def _answer(self, data: bytes) -> None:
        for asked, answer in ANSWERS:
            for _ in asked.finditer(data):
                self._put(answer)

    def _show(self, data: bytes) -> None:
        data = self._held + data
        cut = CUT_SHORT.search(data)
        self._held = data[cut.start() :] if cut else b""
        shown = UNKNOWN.sub(b"", data[: cut.start()] if cut else data)
        self._stream.feed(ALTERNATE.sub(b"\x1b[2J\x1b[H", shown))
