"""How far something is that takes longer than a moment: one line of the terminal, written over."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, Protocol, TypeVar

from coachtui.exchange.console import Console, RefusedError

T = TypeVar("T")
Step = Callable[[int, int], object]
"""Is told that so many of so many are done."""
LARGE: Final = 16 << 20
"""Bytes of JSON from which on reading them takes half a second on a slow machine, in one piece."""
_EVERY: Final = 250
_INTERRUPTED: Final = 130


class Progress(Protocol):
    """Is told how far something is."""

    def step(self, done: int, of: int) -> None:
        """Take in that so many of so many are done; all of them end it."""


class LineProgress:
    """Tells it in a line on stderr that the next one takes the place of; see `Console.passing`.

    A pipe or a file is told nothing, and Ctrl+C ends what goes on as it ends any command.
    """

    def __init__(self, console: Console, sentence: str) -> None:
        """Make it for a sentence, a message id with {done} and {of}."""
        self._console = console
        self._sentence = sentence
        console.working()

    def step(self, done: int, of: int) -> None:
        """Take it in; once all is done nothing is told any more."""
        words = self._console.words
        said = words.say(self._sentence, done=words.number(done), of=words.number(of))
        self._console.passing("" if done >= of else said)


def counted(rows: Sequence[T], step: Step | None) -> Iterator[T]:
    """Give rows one by one, and tell how far it is now and then; all of them end it."""
    for done, row in enumerate(rows):
        if step is not None and done % _EVERY == 0:
            step(done, len(rows))
        yield row
    if step is not None:
        step(len(rows), len(rows))


@contextmanager
def taken_up_again(console: Console, sentence: str) -> Iterator[None]:
    """Show that something goes on that the next call brings to its end where Ctrl+C stops it.

    Args:
        console: shows it.
        sentence: a message id that says what was done so far, and what to call again.

    Raises:
        RefusedError: it was stopped.
    """
    console.working()
    try:
        yield
    except KeyboardInterrupt:
        said = f"{console.words.say('Interrupted.')} {console.words.say(sentence)}"
        raise RefusedError(said, _INTERRUPTED) from None
