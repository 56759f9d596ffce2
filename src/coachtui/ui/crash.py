"""What is left of an unexpected error: where it happened and of which type, never a value."""

import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final

from coachtui.language import Words

_KEPT: Final = 5
_NAME: Final = "crash-"


def report(error: BaseException) -> str:
    """Give back the types and source lines of an error and of those behind it.

    No messages and no values: both can hold what somebody wrote.
    """
    lines = []
    for each in _chain(error):
        lines.append(f"{type(each).__module__}.{type(each).__qualname__}")
        for frame in traceback.extract_tb(each.__traceback__):
            lines.append(f"  {frame.filename}:{frame.lineno} in {frame.name}")
            lines.append(f"    {frame.line}")
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Give the error, its causes and the members of groups, each once."""
    waiting, seen = [error], set[int]()
    while waiting:
        each = waiting.pop(0)
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        waiting += [behind for behind in (each.__cause__, each.__context__) if behind]
        if isinstance(each, BaseExceptionGroup):
            waiting += each.exceptions


def write_report(folder: Path, error: BaseException, at: datetime) -> Path | None:
    """Write the report into the data folder, readable by its owner alone; None if it cannot be."""
    path = folder / f"{_NAME}{at:%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        for old in sorted(folder.glob(f"{_NAME}*.txt"))[: 1 - _KEPT]:
            old.unlink()
        with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as file:
            file.write(report(error))
    except OSError:
        return None
    return path


class CrashGuard:
    """Writes a report of the first unexpected error, wherever it comes up."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now
        self.crashed = False
        self.path: Path | None = None
        """The report, where one could be written."""

    def caught(self, error: BaseException) -> None:
        """Take note of an unexpected error."""
        if not self.crashed:
            self.crashed = True
            self.path = write_report(self._folder, error, self._now())

    def told(self, words: Words) -> list[str]:
        """Return what to tell the user: what happened, what was kept, where the report is."""
        lines = [
            words.say("coachtui came upon a fault of its own and ended. What you typed is kept.")
        ]
        if self.path is not None:
            lines.append(
                words.say("A report without any of your text is in {path}.", path=self.path)
            )
        return lines

    def stand_in(self, words: Words, say: Callable[[str], None]) -> None:
        """Take the place of the tracebacks the interpreter prints itself; `say` prints a line."""

        def of_program(
            _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
        ) -> None:
            if isinstance(error, KeyboardInterrupt):
                return
            self.caught(error)
            for line in self.told(words):
                say(line)

        sys.excepthook = of_program
        threading.excepthook = self._of_thread

    def of_loop(self, loop: object, context: dict[str, object]) -> None:
        """Take note of an error of a task nobody waited for."""
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.caught(error)

    def _of_thread(self, args: threading.ExceptHookArgs) -> None:
        # A line that is gone makes the writer of the screen fail; that is no crash.
        if args.exc_value is not None and not isinstance(args.exc_value, OSError | SystemExit):
            self.caught(args.exc_value)
