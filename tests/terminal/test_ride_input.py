"""The bytes of a Vietnamese input method, and typing ahead, in the console of a field day."""

from collections.abc import Callable
from pathlib import Path

import pytest

from journey import Journey
from shelf import Shelf
from stores import new_store
from terminal import Terminal

Start = Callable[..., Terminal]
TELEX = "P=2 tie<êng<<<ếng Vie<êt<<ệt"
"""What Telex sends for `P=2 tiếng Việt`, `<` a backspace."""
STOP = "/+ Hoa<<oà Pha<át"
"""The same for `/+ Hoà Phát`."""
BACKSPACES = pytest.mark.parametrize("backspace", ["\x7f", "\x08"])


@pytest.fixture
def console(start: Start, own_world: Path) -> Journey:
    """Open a field day with the only rep there is."""
    new_store(own_world / "data", "Nguyễn Văn An")
    terminal = start("ride", "An", env={"COACHTUI_LANGUAGE": "en"})
    return Journey(terminal).sees("NOTE   ›").sees_cursor_in("NOTE   ›")


@BACKSPACES
def test_telex_in_one_write_begins_a_stop_and_scores_there(
    console: Journey, backspace: str
) -> None:
    """Account and evidence with all their backspaces in one read are stored as they were meant."""
    console.terminal.type(f"{STOP}\r{TELEX}\r".replace("<", backspace))
    console.sees("1 now:", "Hoà Phát", "1 line · ✓ saved")
    shelf = Shelf()
    stop = shelf.one("stop")
    assert stop["account"] == "Hoà Phát"
    assert shelf.lines(part_of=stop["id"]) == [("note", "tiếng Việt")]
    assert shelf.one("log_entry")["scores"] == [{"competency": "P", "score": 2}]


@BACKSPACES
def test_telex_in_bursts_scores_what_was_meant(console: Journey, backspace: str) -> None:
    """Each burst in a read of its own, as typed by hand, ends as the same line."""
    written = ""
    for burst in ("P=2 tie", "<êng", "<<<ếng", " Vie", "<êt", "<<ệt"):
        kept = len(written) - burst.count("<")
        written = written[:kept] + burst.lstrip("<")
        console.terminal.type(burst.replace("<", backspace))
        console.sees_line(written)
    console.presses("enter").sees("1 line · ✓ saved")
    assert Shelf().lines() == [("note", "tiếng Việt")]


def test_keys_stay_in_order_with_letters_in_the_debrief(console: Journey) -> None:
    """What is typed ahead over Enter stands in the next field, with the backspaces in order."""
    console.types("/+ Hoà Phát").presses("enter").sees("1 now:")
    console.presses("ctrl+s").sees("Outcome:").presses("right", "ctrl+s").sees("An first")
    console.terminal.type("theo kê\x7fế hoa\x7fạch\rcuộc đầu\rhỏi sớm hơn\r")
    console.finds("yours is open")
    for asked, answer in (
        ("How it went against the plan", "theo kế hoạch"),
        ("What went well?", "cuộc đầu"),
        ("What would you change?", "hỏi sớm hơn"),
    ):
        assert console.row_of(asked).split(asked)[1].strip() == answer
