"""Runs `coachtui` as a shell does, in this process or in one of its own."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from coachtui.catalogue import catalogue
from coachtui.cli.start import run
from coachtui.domain.kind import Catalogue

SOURCE = Path(__file__).parents[2] / "src"


@dataclass(frozen=True)
class Outcome:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    def json(self) -> dict[str, list[dict[str, object]]]:
        """Return stdout as the JSON object it is."""
        found: dict[str, list[dict[str, object]]] = json.loads(self.out)
        return found

    @property
    def lines(self) -> list[str]:
        """The lines of stdout."""
        return self.out.splitlines()


class Shell:
    """Runs commands one after the other on one data folder."""

    def __init__(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        kinds: Callable[[], Catalogue] = catalogue,
    ) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        self._kinds = kinds

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Outcome:
        """Run a command in this process."""
        self._capsys.readouterr()
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run(arguments, self._kinds)
        return Outcome(code, *self._capsys.readouterr())


def spawn(
    arguments: Sequence[str | bytes], stdin: bytes = b"", environ: dict[str, str] | None = None
) -> Outcome:
    """Run `python -m coachtui` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "coachtui", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(SOURCE), **(environ or {})},
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
