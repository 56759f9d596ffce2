"""Where something of the HR store may be found after the program ended, however it did."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from hr_rooms import holding, hr_texts
from hr_screens import CANARY
from terminal import Terminal

Start = Callable[..., Terminal]
TYPED = "whisper9z"


@pytest.fixture
def page(start: Start) -> Terminal:
    """Open a page of the HR store with a saved record and a text half typed."""
    terminal = start(script="hr_app.py", env={"COACHTUI_LANGUAGE": "en"}).wait_for("FIRST ready")
    terminal.keys("5").wait_for("HR locked").keys("enter").wait_for("HR open")
    terminal.keys("n").wait_for(CANARY).keys("o").wait_for(f"PAGE {CANARY}")
    return terminal.type(TYPED).wait_for(TYPED)


def apart(home: Path) -> None:
    """Check that both texts are in the HR folder and nowhere else in the home."""
    for text in (CANARY, TYPED):
        found = {path.parts[:2] for path in holding(home, text)}
        assert found == {("data", "hr")}, found


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_keeps_what_was_typed_in_the_hr_drafts(
    page: Terminal, own_world: Path, number: int
) -> None:
    """The text typed in the last moment is written, and beside the HR store alone."""
    page.signal(number)
    assert page.wait_end(5.0) == 128 + number
    apart(own_world)
    assert hr_texts(own_world / "data") == [CANARY]


def test_a_kill_leaves_it_in_its_folder_and_the_next_run_takes_it_back(
    page: Terminal, start: Start, own_world: Path
) -> None:
    """After SIGKILL the draft is in the HR folder; the next run has it again, once unlocked."""
    drafts = own_world / "data/hr/drafts"
    page.wait(lambda: bool(holding(own_world, TYPED)), "the draft")
    page.kill()
    apart(own_world)
    assert list(drafts.glob("*.json"))
    again = start(script="hr_app.py", env={"COACHTUI_LANGUAGE": "en"}).wait_for("FIRST ready")
    assert CANARY not in again.text()
    again.keys("5").wait_for("HR locked").keys("enter").wait_for("HR open")
    again.keys("o").wait_for(TYPED)


def test_a_crash_leaves_it_in_its_folder(page: Terminal, own_world: Path) -> None:
    """A fault with the text in the error and in the locals writes a report without either."""
    page.mark()
    page.write(b"\x14")
    assert page.wait_end() == 1
    assert list((own_world / "data").glob("crash-*.txt"))
    apart(own_world)
    after = page.raw.rpartition(b"\x1b[?1049l")[2].decode()
    assert CANARY not in after
    assert TYPED not in after


def test_the_window_title_says_nothing(page: Terminal) -> None:
    """No sequence that sets a title holds a word of a page of the HR store."""
    page.keys("f12").wait_gone(CANARY)
    titles = page.sent.split(b"\x1b]")[1:]
    assert not [one for one in titles if CANARY.encode() in one.partition(b"\x07")[0]]
