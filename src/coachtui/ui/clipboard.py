"""The clipboard: what is cut inside the program, and the terminal's own where settings allow it."""

import base64
import os
import sys
from collections.abc import Mapping
from functools import partial
from typing import TypeVar

from textual.app import App

T = TypeVar("T")


def osc52(text: str, environ: Mapping[str, str]) -> str:
    """Give back the sequences that ask the terminal to take `text` into its clipboard.

    Under tmux or screen the wrapped form follows the plain one, since which of them passes is a
    matter of their settings. Nobody can know whether it worked: say "sent to the clipboard".
    """
    sequence = _sequence(text)
    return sequence + (_wrapped(sequence) if _is_inside(environ) else "")


class ClipboardApp(App[T]):
    """An app whose cut and copied texts leave it only where `shares_clipboard` is set."""

    def __init__(self) -> None:
        """Make an app that keeps its texts to itself."""
        super().__init__()
        self.shares_clipboard = False
        self._cut = ""

    @property
    def clipboard(self) -> str:
        """What was cut or copied last, for pasting inside the program."""
        return self._cut

    def copy_to_clipboard(self, text: str) -> None:
        """Keep a text for pasting; send it to the terminal too where that is allowed."""
        self._cut = text
        if not self.shares_clipboard:
            return
        super().copy_to_clipboard(text)
        if _is_inside(os.environ) and not self.is_headless:
            # A stalled line must hold up a thread and not the screen.
            self.run_worker(partial(_write, _wrapped(_sequence(text))), thread=True)


def _is_inside(environ: Mapping[str, str]) -> bool:
    return bool(environ.get("TMUX")) or environ.get("TERM", "").startswith(("tmux", "screen"))


def _sequence(text: str) -> str:
    coded = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    return f"\x1b]52;c;{coded}\x07"


def _wrapped(sequence: str) -> str:
    return f"\x1bPtmux;\x1b{sequence}\x1b\\"


def _write(sequence: str) -> None:
    if sys.__stderr__ is not None:
        sys.__stderr__.write(sequence)
        sys.__stderr__.flush()
