"""The doctor in a terminal: the terminal itself is asked, and what it answers is not left over."""

from collections.abc import Callable

from terminal import Terminal

Start = Callable[..., Terminal]


def test_the_terminal_is_asked_how_wide_five_signs_are(start: Start) -> None:
    """The place of the cursor after five signs is read; this terminal says they took none."""
    terminal = start("doctor").wait_for("take 0 cells").wait_for("0x7f").wait_for("80×24")
    assert terminal.wait_end() == 1
    assert b"\x1b[6n" in bytes(terminal.sent)
    assert "1;1R" not in terminal.text()


def test_a_small_terminal_is_told(start: Start) -> None:
    """59 columns are too few, which is said with what to type."""
    terminal = start("doctor", size=(59, 20)).wait_for("Versions")
    assert terminal.wait_end() == 1
    assert "! Size: 59×20".encode() in bytes(terminal.sent)


def test_without_colours_it_is_still_marked(start: Start) -> None:
    """With NO_COLOR the marks tell what is fine and what is not."""
    terminal = start("doctor", env={"NO_COLOR": "1"}, size=(100, 40)).wait_for("greys")
    assert terminal.wait_end() == 1
    assert any(line.startswith("! ") for line in terminal.lines)
    assert any(line.startswith("✓ ") for line in terminal.lines)
