"""What comes over the line and what goes out on it."""

import os
import re
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from terminal import Terminal

Start = Callable[..., Terminal]
IDLE_SECONDS = 5.5

TELEX = (
    "tie\x7fêng\x7f\x7f\x7fếng Vie\x7fêt\x7f\x7fệt",
    "tie\x08êng\x08\x08\x08ếng Vie\x08êt\x08\x08ệt",
)


@pytest.mark.parametrize("stream", TELEX)
def test_a_telex_input_method_types_what_was_meant(field: Start, stream: str) -> None:
    """The bytes of an input method in one write, with either Backspace, come out in order."""
    terminal = field().type(stream)
    terminal.wait(lambda: terminal.line(1) == "tiếng Việt", "tiếng Việt in the field")


def test_bytes_that_are_not_utf_8_do_not_end_it(field: Start) -> None:
    """Stray bytes of another encoding show as a replacement, and typing goes on."""
    terminal = field().write(b"a\xff\xe9b\xf0c")
    terminal.type(" goes on").wait_for("goes on")
    assert "�" in terminal.text()


def test_an_idle_screen_sends_nothing(field: Start) -> None:
    """With the cursor in a field and nobody typing, not a byte goes out."""
    terminal = field().type("text").wait_for("text")
    terminal.wait_quiet(0.8)
    assert terminal.listen(IDLE_SECONDS) == b""


def test_an_arrow_key_in_two_packets_is_an_arrow_key(field: Start) -> None:
    """Over SSH an arrow key torn by a slow line is not Escape and two letters."""
    terminal = field(env={"SSH_CONNECTION": "1 2 3 4"}).type("ab").wait_for("ab")
    terminal.write(b"\x1b")
    select.select([], [], [], 0.15)
    terminal.write(b"[D").type("c").wait_for("acb")


def test_over_ssh_no_mouse_is_asked_for(bare: Start) -> None:
    """Over SSH no mouse movement is sent for; elsewhere the mouse works."""
    assert b"\x1b[?1003h" not in bare(env={"SSH_CONNECTION": "1 2 3 4"}).sent
    assert b"\x1b[?1003h" in bare().sent


def test_a_storm_of_sizes_loses_no_text(field: Start) -> None:
    """A burst of size changes, down to a single cell, neither ends it nor loses what is typed."""
    terminal = field().type("kept").wait_for("kept")
    for size in [(1, 1), (40, 10), (200, 60)] * 20 + [(80, 24)]:
        terminal.resize(*size)
    terminal.wait_quiet(0.3)
    terminal.type("!").wait_for("kept!")


def test_a_huge_paste_is_refused_with_a_message(field: Start) -> None:
    """A paste beyond the limit is not taken in, says so, and the text before it stands."""
    terminal = field().type("kept").wait_for("kept")
    terminal.paste("x" * 300_000).wait_for("was not taken in")
    assert "kept" in terminal.text()


def test_a_pasted_escape_sequence_reaches_no_terminal(field: Start) -> None:
    """A pasted OSC 52 neither is shown as such nor goes out to the terminal."""
    terminal = field()
    terminal.mark()
    terminal.paste("a\x1b]52;c;aGFoYQ==\x07b").wait_for("b").wait_quiet(0.2)
    assert b"\x1b]52" not in terminal.raw


@pytest.mark.parametrize("variable", ["NO_COLOR", "TMUX", "COLORTERM"])
def test_other_terminals_show_it_too(bare: Start, variable: str) -> None:
    """Without colour, inside tmux, without true colour: the screen is there."""
    terminal = bare(env={variable: "1" if variable != "COLORTERM" else ""})
    assert "? Help" in terminal.text()


def run_piped(arguments: list[str], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the program without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "coachtui", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **env},
        check=False,
        timeout=20,
    )


def test_without_a_terminal_it_says_what_works_instead(own_world: Path) -> None:
    """Piped, it ends with exit code 2, names the commands to use, and creates nothing."""
    source = str(Path(__file__).parents[2] / "src")
    done = run_piped([], {"PYTHONPATH": source, "TERM": "xterm-256color"})
    assert done.returncode == 2
    assert done.stdout == ""
    assert "coachtui due" in done.stderr
    assert "coachtui log" in done.stderr
    assert not (own_world / "data").exists()


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_a_hopeless_terminal_is_told_so(start: Start, term: str) -> None:
    """A terminal that cannot be painted gets the message and exit code 2, no control sequence."""
    terminal = start(env={"TERM": term})
    assert terminal.wait_end() == 2
    assert "coachtui due" in re.sub(r"\s+", " ", terminal.text())
    assert b"\x1b" not in terminal.sent
