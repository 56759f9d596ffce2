"""What a paste may bring, and where typed text may be found afterwards."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coachtui.ui.fields import PASTE_LIMIT
from journey import Journey
from shelf import Shelf
from stores import new_store
from terminal import Terminal

Start = Callable[..., Terminal]
HALF, CANARY = "half a line", "canary of the day"
FAULT = "\x1b[201~\x11"
"""The end of a paste, inside the paste, and ctrl+q behind it."""


@pytest.fixture
def console(start: Start, own_world: Path) -> Journey:
    """Open the one-on-one with the only rep there is."""
    new_store(own_world / "data", "Nguyễn Văn An")
    terminal = start("meet", "An", env={"COACHTUI_LANGUAGE": "en"})
    return Journey(terminal).sees("NOTE   ›").sees_cursor_in("NOTE   ›")


def test_a_paste_beyond_the_limit_is_refused_and_told(console: Journey) -> None:
    """A paste that is too long changes nothing, says so, and the half-typed line goes on."""
    console.types(HALF).sees_line(HALF)
    console.terminal.paste("x" * (PASTE_LIMIT + 1))
    console.sees("was not taken in").sees_line(HALF)
    console.types("!").presses("enter").sees("1 line · ✓ saved")
    assert Shelf().lines() == [("note", f"{HALF}!")]


def test_a_paste_cannot_quit(console: Journey) -> None:
    """An end marker and ctrl+q inside a paste make the program ask, and the text stays."""
    console.types(HALF).sees_line(HALF)
    console.terminal.paste(f" goes on{FAULT}")
    console.sees("Quit while a text is not finished?")
    console.terminal.wait_quiet(0.2)  # the question takes no key that came before it stood there
    console.presses("n").sees_no_more("Quit while").sees(f"{HALF} goes on")


def traces(folders: tuple[Path, ...]) -> Iterator[str]:
    """Give the files that hold the canary, below the folders they are in."""
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and CANARY.encode() in path.read_bytes():
                yield str(path.relative_to(folder).parent)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_typed_text_is_in_store_and_drafts_only(
    console: Journey, own_world: Path, tmp_path: Path, number: int
) -> None:
    """After an end of any kind neither home nor temporary folder nor scrollback hold it."""
    console.logs(f"{CANARY} one").types(f"{CANARY} two").sees(f"{CANARY} two")
    folder = own_world / "data/drafts"
    console.terminal.wait(lambda: bool(list(traces((folder,)))), "the draft")
    console.terminal.signal(number).wait_end()
    assert set(traces((own_world, tmp_path))) == {"data/journal", "data/drafts"}
    after = bytes(console.terminal.sent).split(b"\x1b[?1049l")
    assert number == signal.SIGKILL or CANARY.encode() not in after[-1]
