"""Two windows on one store, both real: each sees the other's change, and neither loses a text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from journey import Journey
from shell import spawn
from terminal import Terminal

Start = Callable[..., Terminal]
ENGLISH = {"COACHTUI_LANGUAGE": "en"}
TEAM = """sales_agent,manager,regional_office
Mei-Mei Johns,Summer Sewald,West
Anna Snelling,Summer Sewald,West
"""
HALF = "she wants to cal"
THERE = "the other window saw this"
MINE, THEIRS = "Anna Snelling Ly", "Anna Snelling Berg"
TWO = "2 windows"


@pytest.fixture
def windows(start: Start, own_world: Path) -> tuple[Journey, Journey]:
    """Import a team and give two windows on Today."""
    path = own_world / "team.csv"
    path.write_text(TEAM)
    done = spawn(("import", "people", str(path)))
    assert done.code == 0, done.err
    first, second = (Journey(start(env=ENGLISH)).sees("Mei-Mei ·") for _ in range(2))
    return first, second


def in_conversation(journey: Journey) -> Journey:
    """Open the one-on-one with Mei-Mei."""
    return journey.goes_to("Mei-Mei ·").presses("enter").sees("1-1 · Mei-Mei Johns")


def on_row_of(journey: Journey, name: str) -> Journey:
    """Go to the row of somebody in the list of people, which stands under its heading."""
    journey.presses("2").sees(name, "I owe")
    row = journey.terminal.lines.index(journey.row_of(name))
    return journey.presses("g", *["down"] * (row - 2))


def typed_in(journey: Journey, addition: str) -> Journey:
    """Open Anna's form and type at the end of her name."""
    on_row_of(journey, "Anna Snelling").presses("e")
    journey.sees("Edit Anna Snelling", "^S Save").types(addition)
    return journey.sees(f"Anna Snelling{addition}")


def asked(journey: Journey, *texts: str) -> Journey:
    """Wait for the question: keys sent before it stands on the screen do not answer it."""
    journey.sees("Two versions", *texts).terminal.wait_quiet()
    return journey


def test_a_half_typed_line_and_its_cursor_stay_while_the_other_window_logs(
    windows: tuple[Journey, Journey],
) -> None:
    """A line logged elsewhere appears by itself; text, cursor and what comes next are untouched."""
    here, there = windows
    in_conversation(here).logs("first", shown="first")
    in_conversation(there).sees("first")
    here.types(HALF).sees(HALF).presses("left", "left", "left")
    here.terminal.wait_quiet()
    cursor = here.terminal.cursor
    there.logs(THERE, shown=THERE)
    here.sees(THERE, "2 lines · ✓ saved")
    here.terminal.wait(lambda: here.terminal.cursor == cursor, "the cursor in its place")
    assert here.capture_line.endswith(f"› {HALF}")
    here.types("X").sees("she wants to Xcal")


def test_the_cursor_of_a_list_stays_on_its_row(windows: tuple[Journey, Journey]) -> None:
    """Somebody added above by the other window pushes the row down, and the cursor with it."""
    here, there = windows
    on_row_of(here, "Mei-Mei Johns")
    there.presses("2").sees("Mei-Mei Johns").presses("n").sees("New person")
    there.types("Aaron Aa").presses("ctrl+s").sees_no_more("New person")
    here.sees("Aaron Aa")
    here.presses("e").sees("Edit Mei-Mei Johns")


def test_two_windows_change_one_field_and_both_texts_survive(
    windows: tuple[Journey, Journey],
) -> None:
    """The second save shows mine and theirs; what was not chosen comes back from the form."""
    here, there = windows
    typed_in(here, " Ly")
    typed_in(there, " Berg").presses("ctrl+s").sees_no_more("^S Save")
    asked(here.presses("ctrl+s"), "Mine", MINE, "Theirs, stored", THEIRS)
    here.presses("escape").sees("^S shows both", MINE)
    asked(here.presses("ctrl+s")).presses("t", "enter").sees_no_more("^S Save")
    here.sees(THEIRS)
    assert MINE not in here.terminal.text()
    here.presses("e").sees("A text you decided against is kept", THEIRS)
    here.presses("ctrl+p").sees("Commands").types("not chosen").sees("Texts not chosen")
    asked(here.presses("enter"), "Not chosen then", MINE)
    here.presses("b").sees(f"{MINE} / {THEIRS}"[:20]).presses("enter")
    here.sees_no_more("Two versions").terminal.wait_quiet()
    here.presses("ctrl+s").sees_no_more("^S Save")
    there.sees("Ly")


def test_what_was_typed_survives_a_kill_in_the_middle_of_the_question(
    windows: tuple[Journey, Journey], start: Start
) -> None:
    """Killed while the two versions are on the screen: the next start asks the same once more."""
    here, there = windows
    typed_in(here, " Ly")
    typed_in(there, " Berg").presses("ctrl+s").sees_no_more("^S Save")
    asked(here.presses("ctrl+s"), MINE, THEIRS)
    here.terminal.kill()
    again = Journey(start(env=ENGLISH)).sees("Mei-Mei ·")
    on_row_of(again, THEIRS).presses("e").sees("unsaved text is back", MINE)
    asked(again.presses("ctrl+s"), MINE, THEIRS)
    again.presses("m", "enter").sees_no_more("^S Save").sees(MINE)


def test_each_title_tells_of_the_other_window_until_it_dies(
    windows: tuple[Journey, Journey],
) -> None:
    """Two windows know of each other; after kill -9 the one that is left is alone again."""
    here, there = windows
    here.sees(TWO)
    there.sees(TWO)
    here.presses("ctrl+p").sees("Commands").types("who else").sees("Who else is on")
    here.presses("enter").sees("this window", "on this host").presses("escape")
    there.terminal.kill()
    here.sees_no_more(TWO)
