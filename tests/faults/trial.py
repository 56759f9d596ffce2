"""What the fault tests share: trials within a budget, children that are killed, the outcome."""

import os
import random
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

DEADLINE = 60.0
"""Seconds after which a child that does not answer counts as a failure of the harness."""


@dataclass
class Outcome:
    """What came of a fault.

    Attributes:
        trials: how often it was injected.
        failures: how often something was lost, damaged or refused that should not be.
        control_trials: the same fault on plain JSONStorage, or with the one safeguard off.
        control_failures: how often that failed; 0 means that the test proves nothing.
        detail: what failed first.
        skipped: why it cannot be tried on this machine, '' where it was.
    """

    trials: int = 0
    failures: int = 0
    control_trials: int = 0
    control_failures: int = 0
    detail: str = ""
    skipped: str = ""

    @property
    def passed(self) -> bool:
        """Whether nothing failed, in a test that can fail."""
        tried = self.trials > 0 and self.control_failures > 0
        return self.failures == 0 and (tried or bool(self.skipped))

    def count(self, problem: str) -> None:
        """Count one trial; '' is a good one."""
        self.trials += 1
        if problem:
            self.failures += 1
            self.detail = self.detail or problem

    def control(self, problem: str) -> bool:
        """Count one trial of the control; return whether it failed, as it must at least once."""
        self.control_trials += 1
        self.control_failures += bool(problem)
        return bool(problem)


@dataclass
class Trial:
    """One run of one fault.

    Attributes:
        dice: seeded random numbers.
        home: an empty folder.
        quick: whether few trials will do.
        seconds: how long it may take.
    """

    dice: random.Random
    home: Path
    quick: bool
    seconds: float
    _began: float = field(default_factory=time.monotonic)

    def times(self, quick: int, full: int) -> Iterator[int]:
        """Count the trials, as long as there is time; at least three quarters go to the subject."""
        for number in range(quick if self.quick else full):
            if number and time.monotonic() - self._began > self.seconds:
                return
            yield number


Fault = Callable[[Trial], Outcome]


@contextmanager
def folder() -> Iterator[Path]:
    """Give an empty folder that goes away afterwards."""
    with TemporaryDirectory(prefix="faults-") as name:
        yield Path(name)


class Child:
    """A process forked to do some work, which reports lines of text and may be killed."""

    def __init__(self, work: Callable[["Reporter"], object]) -> None:
        """Fork; the child does the work and leaves without cleaning up."""
        sys.stdout.flush()
        reports, writing = os.pipe()
        waiting, starting = os.pipe()
        self._reports = reports
        self._starting = starting
        self._lines: list[str] = []
        self.seen: list[str] = []
        self._rest = b""
        self.process = os.fork()
        if self.process == 0:
            os.close(reports)
            os.close(starting)
            _leave(work, Reporter(writing, waiting))
        os.close(writing)
        os.close(waiting)

    def start(self) -> None:
        """Let a child go on that waits at `Reporter.barrier`."""
        os.write(self._starting, b"!")

    def line(self, timeout: float = DEADLINE) -> str | None:
        """Return the next line reported, None at the end or after the deadline."""
        while not self._lines:
            ready, _, _ = select.select([self._reports], [], [], timeout)
            part = os.read(self._reports, 65536) if ready else b""
            if not part:
                return None
            *whole, self._rest = (self._rest + part).split(b"\n")
            self._lines += [line.decode() for line in whole]
        self.seen.append(self._lines.pop(0))
        return self.seen[-1]

    def kill(self) -> list[str]:
        """Kill it, and return all that it had reported until then."""
        os.kill(self.process, signal.SIGKILL)
        self.end()
        return self.seen

    def end(self) -> tuple[int, list[str]]:
        """Wait for its end; return its status (negative: the signal) and all its reports."""
        while self.line() is not None:
            pass
        _, status = os.waitpid(self.process, 0)
        os.close(self._reports)
        os.close(self._starting)
        return os.waitstatus_to_exitcode(status), self.seen


class Reporter:
    """The child's end of the pipes."""

    def __init__(self, writing: int, waiting: int) -> None:
        """Take the ends."""
        self._writing = writing
        self._waiting = waiting

    def __call__(self, text: object) -> None:
        """Report a line."""
        os.write(self._writing, f"{text}\n".encode())

    def barrier(self) -> None:
        """Say that it is ready, and wait until the parent lets it go on."""
        self("ready")
        os.read(self._waiting, 1)


def _leave(work: Callable[[Reporter], object], report: Reporter) -> None:
    status = 1
    try:
        work(report)
        status = 0
    finally:
        if status:
            traceback.print_exc()
        sys.stderr.flush()
        os._exit(status)


def pause(seconds: float) -> None:
    """Let a moment pass before a kill: the moment is the fault, not a wait for something."""
    time.sleep(seconds)
