"""What a command prints: data to stdout, narration to stderr, harmless to a terminal."""

import json
import re
from collections.abc import Sequence
from typing import Final, TextIO

import click

from coachtui.exchange.pulse import Pulse
from coachtui.language import Words
from coachtui.text import cells, clean

_GAP: Final = "  "
_CRLF: Final = "\r\n"
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
        self._pulse = Pulse(err, self._at_work)
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
            with self._pulse.aside():
                _print(self._err, f"{clean(text, lines=True)}\n")

    def working(self, *, long: bool = False) -> None:
        """Show from now on that something goes on, until a result is printed.

        A terminal alone is shown it, and only once half a second has passed; at once where it is
        known to take `long`.
        """
        self._pulse.begin(long=long)

    def passing(self, text: str) -> None:
        """Show how far it is, in place of that it goes on; '' is that this part is done."""
        self._pulse.tell(clean(text))

    def rest(self) -> None:
        """Take away what shows in passing: somebody is asked, or the screens open."""
        self._pulse.end()

    def _at_work(self, seconds: int) -> str:
        return self.words.say("Working for {n} s; Ctrl+C stops it.", n=self.words.number(seconds))

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

    def _put(self, text: str) -> None:
        """Write to stdout.

        Raises:
            BrokenPipeError: nobody reads any more.
            UnwritableError: it was closed, or has no room.
        """
        self.rest()
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
