"""How the program ends: by its keys, by the line, by a signal, by a fault of its own."""

import json
import os
import signal
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from terminal import Terminal

Start = Callable[..., Terminal]
WITHIN_A_SECOND = 1.0
OUT = 3.5
"""Seconds: three, and a little for a busy machine."""


def draft_in(home: Path) -> str:
    """Give back the text of the one draft on disk, '' where there is none."""
    for path in (home / "data/drafts").glob("*.json"):
        return str(json.loads(path.read_text())["text"])
    return ""


def type_half_a_line(terminal: Terminal) -> None:
    """Leave a text in the field, so short and so late that no timer has written it yet."""
    terminal.type("half a line")
    terminal.wait_for("half a line")


def test_q_ends_with_success_and_leaves_the_terminal_as_it_was(bare: Start) -> None:
    """Quitting gives exit code 0, the cursor back, and leaves the alternate screen."""
    terminal = bare()
    terminal.mark()
    terminal.keys("q")
    assert terminal.wait_end() == 0
    assert b"\x1b[?1049l" in terminal.raw
    assert b"\x1b[?25h" in terminal.raw


def test_a_dropped_line_keeps_what_was_typed(field: Start, own_world: Path) -> None:
    """Closing the terminal in mid-line leaves the text on disk, and the program ends."""
    terminal = field()
    type_half_a_line(terminal)
    terminal.hang_up()
    terminal.wait_unread(lambda: draft_in(own_world) == "half a line", "the draft", 1.0)
    terminal.wait_end(OUT, reading=False)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_keeps_what_was_typed(field: Start, own_world: Path, number: int) -> None:
    """SIGHUP and SIGTERM write the text and end with 128 + signal."""
    terminal = field()
    type_half_a_line(terminal)
    terminal.signal(number)
    assert terminal.wait_end(OUT) == 128 + number
    assert draft_in(own_world) == "half a line"


def test_a_stalled_line_keeps_what_was_typed(field: Start, own_world: Path) -> None:
    """With nobody reading, so that the screen blocks, the text is written and the program ends."""
    terminal = field()
    type_half_a_line(terminal)
    terminal.stall().signal(signal.SIGHUP)
    terminal.wait_unread(lambda: draft_in(own_world) == "half a line", "the draft", 1.0)
    terminal.wait_end(OUT, reading=False)


def test_a_nohup_program_ends_with_its_line(start: Start, own_world: Path) -> None:
    """Where SIGHUP comes in ignored, the program still sees that the terminal is gone."""
    terminal = start(script="nohup.py").wait_for("FIRST ready").keys("9").wait_for("field above")
    type_half_a_line(terminal)
    terminal.hang_up()
    terminal.wait_end(OUT, reading=False)
    assert draft_in(own_world) == "half a line"


def test_a_kill_loses_a_second_at_most_and_the_next_start_offers_it(
    field: Start, own_world: Path
) -> None:
    """What was typed is on disk a second later; after kill -9 the form takes it back."""
    terminal = field()
    type_half_a_line(terminal)
    terminal.wait(lambda: draft_in(own_world) == "half a line", "the draft", WITHIN_A_SECOND + 0.5)
    assert terminal.kill() == -signal.SIGKILL
    field().wait_for("half a line")


def test_quitting_with_unfinished_text_asks(field: Start) -> None:
    """Ctrl+Q on a half-typed line asks; n stays, y ends and keeps the line for the next start."""
    terminal = field()
    type_half_a_line(terminal)
    terminal.keys("ctrl+q").wait_for("Quit while a text is not finished?").wait_quiet()
    terminal.keys("n").wait_gone("Quit while")
    terminal.type("!").wait_for("half a line!")
    terminal.keys("ctrl+q").wait_for("Quit while").wait_quiet().keys("y")
    assert terminal.wait_end() == 0
    field().wait_for("half a line!")


def test_keys_that_stop_programs_do_not(field: Start) -> None:
    """Ctrl+Z, Ctrl+Backslash, Ctrl+C and Ctrl+S neither stop nor end nor freeze the program."""
    terminal = field()
    type_half_a_line(terminal)
    terminal.keys("ctrl+z", "ctrl+\\", "ctrl+c", "ctrl+s")
    terminal.type(" goes on").wait_for("half a line goes on")


def test_a_fault_shows_none_of_what_was_written(bare: Start, own_world: Path) -> None:
    """A fault ends with two lines and a report with places only, 0600; no text, no values."""
    terminal = bare().keys("8").wait_for("secret of the day").keys("x")
    assert terminal.wait_end() == 1
    reports = list((own_world / "data").glob("crash-*.txt"))
    assert len(reports) == 1
    assert stat.S_IMODE(reports[0].stat().st_mode) == 0o600
    report = reports[0].read_text()
    assert "builtins.ValueError" in report
    assert "action_fail" in report
    assert "canary 0" not in report
    after = bytes(terminal.sent).split(b"\x1b[?1049l")[-1]
    assert b"What you typed is kept" in after
    assert b"canary" not in after
    assert b"Traceback" not in terminal.sent


def test_files_are_private_whatever_the_umask(bare: Start, own_world: Path) -> None:
    """Files 0600 and folders 0700, also under a umask of 000."""
    old = os.umask(0)
    try:
        terminal = bare().keys("8").wait_for("secret of the day").keys("x")
        terminal.wait_end()
    finally:
        os.umask(old)
    for path in [own_world / "data", *(own_world / "data").rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_no_core_file_can_be_written(bare: Start) -> None:
    """The limit of core files is 0."""
    terminal = bare()
    limits = Path(f"/proc/{terminal.pid}/limits").read_text()
    core = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
    assert core.split()[4] == "0"
