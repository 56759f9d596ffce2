"""`coachtui keys --try`: what arrives when a key is pressed, and what the input method does."""

import os
import select
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from coachtui.exchange.console import RefusedError
from coachtui.exchange.session import Session
from coachtui.language import Words
from coachtui.ui.input_method import InputMethod, Ways
from coachtui.ui.keybytes import Press, presses

_USAGE: Final = 2
_LAST: Final = "ctrl+c"
_MOST: Final = 1024
# An arrow key over a slow line comes in two packets; this long the rest is waited for.
_REST: Final = 0.1
_CUT_SHORT: Final = (b"\x1b", b"\x1b[", b"\x1bO")


def trial(session: Session) -> None:
    """Print what arrives until Ctrl+C, and then what the input method does.

    Raises:
        RefusedError: there is no terminal.
    """
    words, console = session.words, session.console
    if not (os.isatty(0) and os.isatty(1)):
        raise RefusedError(words.say("Keys can be tried in a terminal only."), _USAGE)
    method = InputMethod(time.monotonic)
    with _keys_as_they_come():
        console.say(words.say("Press any key, or type “tiếng Việt”. Ctrl+C ends."))
        console.say(words.say("key, character, bytes"))
        for press in _pressed(lambda: os.read(0, _MOST)):
            console.data(_line(press))
            method.take(press)
            if press.key == _LAST:
                break
    for sentence in told(method.ways, words):
        console.say(sentence)


def told(ways: Ways, words: Words) -> Iterator[str]:
    """Give what was found out about the input method, and what to do."""
    if ways.rewrites:
        yield words.say(
            "The input method takes letters back and writes them anew, with Backspace ({byte})."
            " Fields read that right.",
            byte=ways.rewrites,
        )
        yield words.say(
            "For commands of one letter turn it off (Ctrl+Shift in most), or have none:"
            " coachtui config set keys.preset function-keys"
        )
    if ways.fillers:
        yield words.say("It sends invisible characters as well, which are taken out.")
    if ways.selects:
        yield words.say(
            "It marks letters with Shift+Left and types over them: choose its Backspace way."
        )
    if ways.parts:
        yield words.say("Accents come apart from their letters; they are put together on saving.")
    if ways.whole and not ways.rewrites:
        yield words.say("The input method sends finished letters: nothing needs to be set.")
    if ways == Ways():
        yield words.say("No accented letter was typed, so nothing is known of an input method.")


def _line(press: Press) -> str:
    seen = press.character if press.character.isprintable() else ""
    return "\t".join((press.key or "?", seen, press.data.hex(" ")))


def _pressed(read: Callable[[], bytes]) -> Iterator[Press]:
    """Give keys as they arrive; what was cut short in two packets is put together."""
    while data := read():
        while _is_cut(data) and select.select([0], [], [], _REST)[0]:
            more = read()
            if not more:
                break
            data += more
        yield from presses(data)


def _is_cut(data: bytes) -> bool:
    last = next(iter(reversed(list(presses(data)))), None)
    return data.endswith(_CUT_SHORT) or (last is not None and not last.key)


@contextmanager
def _keys_as_they_come() -> Iterator[None]:
    """Have the terminal pass on every key at once, Ctrl+C too, and show none by itself."""
    before = termios.tcgetattr(0)
    raw = termios.tcgetattr(0)
    raw[0] &= ~(termios.IXON | termios.ICRNL | termios.INLCR | termios.ISTRIP)
    raw[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN)
    raw[6][termios.VMIN], raw[6][termios.VTIME] = 1, 0
    termios.tcsetattr(0, termios.TCSADRAIN, raw)
    try:
        yield
    finally:
        termios.tcsetattr(0, termios.TCSAFLUSH, before)
