"""The programs that are started and timed in a terminal of their own."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from terminal import Terminal

HELLO: Final = '''"""A bare Textual app."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """Says hello."""

    def compose(self) -> ComposeResult:
        """Give the one widget."""
        yield Static("hello there")


Hello().run()
'''
FIELD: Final = '''"""A bare Textual app with a field."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class Field(App[None]):
    """Holds a field."""

    def compose(self) -> ComposeResult:
        """Give the one widget."""
        field = Input("field here ")
        field.cursor_blink = False
        yield field


Field().run()
'''
FRAME: Final = "TODAY"
"""What the title of the first frame says."""


class Stopwatch(Terminal):
    """A terminal that knows when the program's last output came."""

    came: float = 0.0

    def _answer(self, data: bytes) -> None:
        self.came = time.monotonic()
        super()._answer(data)

    def until(self, text: str) -> float:
        """Read until a text is on the screen; give the milliseconds from the start to it."""
        self.wait_for(text)
        return (self.came - self.started) * 1000

    def key(self, key: str, quiet: float = 0.15) -> tuple[float, int]:
        """Send one key and read until it is quiet.

        Returns:
            Milliseconds to the first output, and how many bytes came in all.
        """
        before = len(self.sent)
        sent = time.monotonic()
        self.type(key)
        self.wait(lambda: len(self.sent) > before, "any output")
        first = (self.came - sent) * 1000
        self.wait_quiet(quiet)
        return first, len(self.sent) - before


class Bench:
    """Starts the programs in an empty home, with stores made for the purpose."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.hello = self._script("hello.py", HELLO)
        self.field = self._script("field.py", FIELD)

    def _script(self, name: str, text: str) -> list[str]:
        file = self.home / name
        file.write_text(text, encoding="utf-8")
        return [sys.executable, str(file)]

    def coachtui(self, folder: Path, *arguments: str) -> list[str]:
        """Return the command line of the program over a store."""
        program = Path(sys.executable).with_name("coachtui")
        return [str(program), "--data", str(folder), *arguments]

    @property
    def environ(self) -> Mapping[str, str]:
        """What the programs find in their environment."""
        return {
            "HOME": str(self.home),
            "COACHTUI_LANGUAGE": "en",
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        }

    def open(self, command: Sequence[str], size: tuple[int, int] = (80, 24)) -> Stopwatch:
        """Start a program in a terminal."""
        return Stopwatch(command, size=size, env=self.environ)

    def times(self, command: Sequence[str], *texts: str) -> list[float]:
        """Start a program; give the milliseconds until each text was on its screen."""
        with self.open(command) as terminal:
            return [terminal.until(text) for text in texts]

    def run(self, command: Sequence[str]) -> float:
        """Run a command to its end; give the milliseconds it took."""
        environ = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **self.environ}
        started = time.monotonic()
        subprocess.run(command, env=environ, capture_output=True, check=True)
        return (time.monotonic() - started) * 1000
