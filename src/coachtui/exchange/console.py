"""What a command prints: data to stdout, narration to stderr, harmless to a terminal."""

import json
import re
from collections.abc import Sequence
from typing import Final, TextIO

import click

from coachtui.language import Words
from coachtui.text import cells, clean

_GAP: Final = "  "
_CRLF: Final = "\r\n"
_TO_END: Final = "\x1b[K"
"""Clears a line from the cursor on."""
# What `clean` removes and JSON would print as it stands.
_RAW_IN_JSON: Final = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)


class RefusedError(click.ClickException):
    """A command cannot do what was asked; the message is for the user.

    Exit codes: 1 failed, 2 usage or settings, 3 not found or ambiguous, 4 try again, 5 damaged.
    """

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.code = exit_code


class UnwritableError(RefusedError):
    """What a command gave cannot be printed; the store is as the command left it."""


class Console:
    """Prints what a command has to say; the same to a terminal, a pipe and a file."""

    def __init__(self, out: TextIO | None, err: TextIO | None, words: Words) -> None:
        self._out = out
        self._err = err
        self._passing = False
        self.words = words

    def data(self, text: str) -> None:
        """Print a result, one or more lines, to stdout."""
        self._put(f"{clean(text, lines=True)}\n")

    def document(self, text: str) -> None:
        """Print a document to stdout with the line ends its form asks for: CRLF where it has it."""
        self._put(_CRLF.join(clean(line, lines=True) for line in text.split(_CRLF)))

    def say(self, text: str) -> None:
        """Tell what happened, already in the user's language, to stderr."""
        if self._err is not None:  # somebody who closed stderr wants to be told nothing
            self._let_pass()
            _print(self._err, f"{clean(text, lines=True)}\n")

    def passing(self, text: str) -> None:
        """Show a text in the line of the cursor, in place of the last such; a terminal alone."""
        if self._err is not None and self._err.isatty():
            _print(self._err, f"\r{clean(text)}{_TO_END}")
            self._passing = bool(text)

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Print rows in aligned columns to stdout; nothing is shortened."""
        cleaned = [[clean(cell) for cell in row] for row in rows]
        columns = max((len(row) for row in cleaned), default=0)
        widths = [
            max(cells(row[column]) for row in cleaned if len(row) > column)
            for column in range(columns)
        ]
        for row in cleaned:
            padded = (
                cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=False)
            )
            self._put(f"{_GAP.join(padded).rstrip()}\n")

    def json(self, value: object) -> None:
        """Print a value as JSON to stdout, exactly; what could drive a terminal is escaped.

        Raises:
            TypeError, ValueError: the value has no JSON form.
        """
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
        self._put(_RAW_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n")

    def _let_pass(self) -> None:
        """Take away what shows in passing, so that the next line begins at the edge."""
        if self._passing:
            self.passing("")

    def _put(self, text: str) -> None:
        """Write to stdout.

        Raises:
            BrokenPipeError: nobody reads any more.
            UnwritableError: it was closed, or has no room.
        """
        self._let_pass()
        if self._out is None:
            raise UnwritableError(self.words.say("There is no output to print to."))
        try:
            _print(self._out, text)
        except BrokenPipeError:
            raise
        except OSError as error:
            reason = error.strerror or "?"
            said = self.words.say("The output cannot be written: {reason}.", reason=reason)
            raise UnwritableError(said) from error


def _print(stream: TextIO, text: str) -> None:
    stream.write(text)
    stream.flush()
