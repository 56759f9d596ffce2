"""A table of operations in which any one operation fails, cuts short or ends the process."""

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec, TypeVar

from coachtui.storage import REAL, Operations

P = ParamSpec("P")
T = TypeVar("T")


class Faulty:
    """Counts the operations that reach the disk, and does something at the one chosen.

    `calls` names them in order; `at` is the number (from 0) of the one that fails, None for none.
    """

    def __init__(self, at: int | None = None, error: int | None = None) -> None:
        """Prepare; without an `error` the process kills itself at that operation."""
        self.calls: list[str] = []
        self.at = at
        self.error = error
        self.short = False
        self.only = ""

    def table(self, base: Operations = REAL) -> Operations:
        """Give the table of operations that counts and fails."""
        return replace(
            base,
            open=lambda path, flags, mode: self._run("open", base.open, path, flags, mode),
            write=self._write(base),
            fsync=lambda descriptor: self._run("fsync", base.fsync, descriptor),
            replace=lambda old, new: self._run("replace", base.replace, old, new),
            unlink=lambda path: self._run("unlink", base.unlink, path),
            truncate=lambda descriptor, size: self._run(
                "truncate", base.truncate, descriptor, size
            ),
            close=lambda descriptor: self._close(base, descriptor),
            mkdir=lambda path, mode: self._run("mkdir", base.mkdir, path, mode),
        )

    def _due(self, name: str) -> bool:
        if self.only and name != self.only:
            return False
        self.calls.append(name)
        return len(self.calls) - 1 == self.at

    def _run(self, name: str, effect: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
        if self._due(name):
            self._fail()
        return effect(*args, **named)

    def _close(self, base: Operations, descriptor: int) -> None:
        if self._due("close"):
            base.close(descriptor)
            self._fail()
        base.close(descriptor)

    def _write(self, base: Operations) -> Callable[[int, bytes], int]:
        def write(descriptor: int, data: bytes) -> int:
            if not self._due("write"):
                return base.write(descriptor, data)
            half = base.write(descriptor, data[: len(data) // 2])
            if not self.short:
                self._fail()
            return half

        return write

    def _fail(self) -> None:
        if self.error is None:
            os.kill(os.getpid(), signal.SIGKILL)
            signal.pause()
            return
        raise OSError(self.error, os.strerror(self.error))


def operations_of(work: Callable[[Operations], object]) -> list[str]:
    """Give the names of the operations some work takes."""
    counting = Faulty()
    work(counting.table())
    return counting.calls


def descriptors() -> int:
    """Give how many files this process holds open."""
    return len(list(Path("/proc/self/fd").iterdir()))
