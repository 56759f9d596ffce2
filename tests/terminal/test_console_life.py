"""The live console while the line drops, other windows write, and the terminal changes."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from journey import Journey
from shelf import Shelf
from shell import spawn
from stores import new_store
from terminal import Terminal

Start = Callable[..., Terminal]
Ends = Callable[[Terminal, Path], object]
ENGLISH = {"COACHTUI_LANGUAGE": "en"}
HALF = "she wants to cal"
OUT = 3.5
"""Seconds: three to be out, and a little for a busy machine."""
NEWS = 4.0
"""Seconds: two until one window shows what another wrote, and as long for a busy machine."""


@pytest.fixture(autouse=True)
def team(own_world: Path) -> None:
    """Let there be one rep."""
    new_store(own_world / "data", "Nguyễn Văn An")


@pytest.fixture
def meet(start: Start) -> Callable[..., Journey]:
    """Give a function that opens the one-on-one in a new terminal."""

    def run(size: tuple[int, int] = (80, 24)) -> Journey:
        journey = Journey(start("meet", "An", size=size, env=ENGLISH))
        return journey.sees("NOTE   ›").sees_cursor_in("NOTE   ›")

    return run


def hang_up(terminal: Terminal, _home: Path) -> None:
    """Close the terminal."""
    terminal.hang_up().wait_end(OUT, reading=False)


def sighup(terminal: Terminal, _home: Path) -> None:
    """Send SIGHUP."""
    assert terminal.signal(signal.SIGHUP).wait_end(OUT) == 128 + signal.SIGHUP


def sigterm(terminal: Terminal, _home: Path) -> None:
    """Send SIGTERM."""
    assert terminal.signal(signal.SIGTERM).wait_end(OUT) == 128 + signal.SIGTERM


def stalled(terminal: Terminal, _home: Path) -> None:
    """Read no more, then send SIGHUP."""
    terminal.stall().signal(signal.SIGHUP).wait_end(OUT, reading=False)


def killed(terminal: Terminal, home: Path) -> None:
    """Kill with -9, once the promised second is over."""
    drafts = home / "data/drafts"

    def kept() -> bool:
        return any(HALF in path.read_text() for path in drafts.glob("*.json"))

    terminal.wait(kept, "the draft on disk", 1.5).kill()


@pytest.mark.parametrize("ends", [hang_up, sighup, sigterm, stalled, killed])
def test_a_half_typed_line_comes_back(
    meet: Callable[..., Journey], own_world: Path, ends: Ends
) -> None:
    """However the program ends, the line logged is there and the half-typed one goes on."""
    journey = meet().logs("renewal slipped").types(HALF).sees(HALF)
    ends(journey.terminal, own_world)
    again = meet().sees("1 line · ✓ saved").sees_line(HALF).sees_cursor_after(HALF)
    again.types("l").presses("enter").sees("2 lines · ✓ saved")
    assert Shelf().lines() == [("note", "renewal slipped"), ("note", f"{HALF}l")]


def test_a_half_changed_line_comes_back_as_a_change(
    meet: Callable[..., Journey], own_world: Path
) -> None:
    """A logged line that was being changed when the line dropped is replaced, not doubled."""
    journey = meet().logs("renewal slipped").presses("up").sees_line("renewal slipped")
    journey.types(" to Q1").sees_line("renewal slipped to Q1")
    hang_up(journey.terminal, own_world)
    meet().sees_line("renewal slipped to Q1").presses("enter").sees("slipped to Q1")
    again = meet().sees("1 line · ✓ saved").sees_line("")
    assert Shelf().lines() == [("note", "renewal slipped to Q1")]
    again.presses("escape").sees("TODAY")


def test_two_windows_show_each_others_lines(meet: Callable[..., Journey]) -> None:
    """A line logged in one shows in the other, whose half-typed line and cursor stay."""
    first, second = meet(), meet()
    second.types(HALF).presses("left", "left").sees_line(HALF)
    second.terminal.wait_quiet(0.2)
    cursor = second.terminal.cursor
    first.logs("from the first window")
    second.sees("from the first window", within=NEWS).sees_line(HALF)
    second.terminal.wait(lambda: second.terminal.cursor == cursor, f"the cursor at {cursor}")
    second.presses("enter")
    first.sees(HALF, within=NEWS)
    assert [text for _, text in Shelf().lines()] == ["from the first window", HALF]


def test_a_line_from_a_shell_shows_in_an_open_console(meet: Callable[..., Journey]) -> None:
    """`coachtui log` while the one-on-one is open is on its bring-along list."""
    journey = meet().types(HALF).sees_line(HALF)
    assert spawn(("log", "An", "> me gửi giá mới mai")).code == 0
    journey.sees("gửi giá mới", within=NEWS).sees_line(HALF).sees_cursor_after(HALF)


@pytest.mark.parametrize("size", [(60, 20), (200, 60)])
def test_a_resize_in_the_middle_of_a_line_keeps_it(
    meet: Callable[..., Journey], size: tuple[int, int]
) -> None:
    """Smaller or larger, the half-typed line and the cursor after it are there, and it logs."""
    journey = meet().types(HALF).sees_line(HALF)
    journey.terminal.resize(*size)
    journey.terminal.wait(
        lambda: journey.terminal.cursor[0] == size[1] - 4, "the capture line at its new place"
    )
    journey.sees_line(HALF).sees_cursor_after(HALF)
    journey.logs("l", shown=f"{HALF}l")
    assert Shelf().lines() == [("note", f"{HALF}l")]


def test_pasted_lines_become_notes_and_are_sorted_by_one_key_each(
    meet: Callable[..., Journey],
) -> None:
    """Three pasted lines are three notes; then one key each makes them what they are."""
    journey = meet()
    journey.terminal.paste("held the price\nno next step\n> send the quote\n")
    journey.sees("3 lines · ✓ saved")
    assert {kind for kind, _ in Shelf().lines()} == {"note"}
    journey.presses("tab").sees("↵ Open").presses("home", "+").sees("GOOD   held the price")
    journey.presses("-").sees("CHANGE no next step")
    journey.presses("!").sees("RISK")
    assert sorted(Shelf().lines()) == [
        ("adjusting", "no next step"),
        ("praise", "held the price"),
        ("risk", "send the quote"),
    ]


def test_quick_log_is_undone_by_name_after_a_restart(start: Start) -> None:
    """Ctrl+N on Today logs a line; after a restart `u` takes it back and says what it took."""
    journey = Journey(start(env=ENGLISH)).sees("An · no one-on-one yet")
    journey.presses("ctrl+n").sees("Quick log").types("An > me send prices tomorrow")
    journey.sees("I owe it to An").presses("enter").sees_no_more("Quick log").sees("send prices")
    assert journey.keys == 2
    journey.presses("q").terminal.wait_end()
    again = Journey(start(env=ENGLISH)).sees("send prices")
    again.presses("u").sees_no_more("send prices").sees("Line logged")
    assert Shelf().lines() == []
    assert Shelf().promises() == {}
    again.presses("U").sees("send prices")
