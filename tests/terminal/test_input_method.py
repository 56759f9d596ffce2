"""The bytes of a Vietnamese input method, and typing ahead, in the capture line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from journey import Journey
from shelf import Shelf
from stores import new_store
from terminal import Terminal

Start = Callable[..., Terminal]
BURSTS = (
    ("tie", "tie"),
    ("<êng", "tiêng"),
    ("<<<ếng", "tiếng"),
    (" Vie", "tiếng Vie"),
    ("<êt", "tiếng Viêt"),
    ("<<ệt", "tiếng Việt"),
)
"""What Telex sends, `<` a backspace, and what then stands in the field."""


@pytest.fixture
def console(start: Start, own_world: Path) -> Journey:
    """Open the one-on-one with the only rep there is."""
    new_store(own_world / "data", "Nguyễn Văn An")
    terminal = start("meet", "An", env={"COACHTUI_LANGUAGE": "en"})
    return Journey(terminal).sees("NOTE   ›").sees_cursor_in("NOTE   ›")


@pytest.mark.parametrize("backspace", ["\x7f", "\x08"])
def test_telex_in_one_write_logs_what_was_meant(console: Journey, backspace: str) -> None:
    """All letters and backspaces in one read give exactly "tiếng Việt"."""
    stream = "".join(burst for burst, _ in BURSTS).replace("<", backspace)
    console.terminal.type(f"{stream}\r")
    console.sees("1 line · ✓ saved")
    assert Shelf().lines() == [("note", "tiếng Việt")]


@pytest.mark.parametrize("backspace", ["\x7f", "\x08"])
def test_telex_in_bursts_logs_what_was_meant(console: Journey, backspace: str) -> None:
    """Each burst in a read of its own, as typed by hand, gives exactly "tiếng Việt"."""
    for burst, standing in BURSTS:
        console.terminal.type(burst.replace("<", backspace))
        console.sees_line(standing)
    console.presses("enter").sees("1 line · ✓ saved")
    assert Shelf().lines() == [("note", "tiếng Việt")]


def test_typing_ahead_over_enter_splits_where_enter_was(console: Journey) -> None:
    """`ab`, Enter, `cd` in one write log "ab" and leave "cd" in the field."""
    console.terminal.type("ab\rcd")
    console.sees("1 line · ✓ saved").sees_line("cd").sees_cursor_after("cd")
    assert Shelf().lines() == [("note", "ab")]
    console.presses("enter").sees("2 lines · ✓ saved")
    assert Shelf().lines() == [("note", "ab"), ("note", "cd")]


def test_keys_stay_in_order_with_letters(console: Journey) -> None:
    """`ab`, Left, `c` in one write give "acb"."""
    console.terminal.type("ab\x1b[Dc\r")
    console.sees("1 line · ✓ saved")
    assert Shelf().lines() == [("note", "acb")]
