"""Esc and the next key in one read, as a slow line brings them: first the one, then the other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from shell import spawn
from terminal import Terminal

Start = Callable[..., Terminal]


@pytest.fixture
def today(start: Start, own_world: Path) -> Terminal:
    """Import two people, and start with Today."""
    path = own_world / "team.csv"
    path.write_text("full_name,territory\nNguyễn Văn An,Huế\nTrần Thị Ánh,Vinh\n")
    assert spawn(("import", "people", str(path))).code == 0
    return start(env={"COACHTUI_LANGUAGE": "en"}).wait_for("TODAY").wait_for("Ánh")


@pytest.mark.parametrize(
    ("opening", "seen"),
    [("\x10", "Commands"), ("\x1bOP", "Keys here"), ("\x0e", "Quick log"), ("\x06", "SEARCH")],
)
def test_a_digit_behind_esc_goes_to_its_screen(today: Terminal, opening: str, seen: str) -> None:
    """Wherever a field is open, Esc closes it and the digit then goes where it always goes."""
    today.type(opening).wait_for(seen)
    today.type("\x1b2").wait_for("PEOPLE · 2 reps").wait_gone(seen)
    assert "™" not in today.text()


def test_a_digit_behind_esc_leaves_a_filter(today: Terminal) -> None:
    """The filter is emptied as by Esc alone, and no letter is put into it."""
    today.keys("2").wait_for("PEOPLE · 2 reps")
    today.type("/vinh").wait_gone("Nguyễn Văn An")
    today.type("\x1b3").wait_for("ONE-ON-ONES")
    today.keys("2").wait_for("Nguyễn Văn An")
    assert "£" not in today.text()


def test_a_letter_behind_esc_is_not_typed_either(today: Terminal) -> None:
    """In one read Esc and `n` leave the list of commands and begin a new person."""
    today.keys("2").wait_for("PEOPLE · 2 reps")
    today.keys("ctrl+p").wait_for("Commands")
    today.type("\x1bn").wait_gone("Commands").wait_for("Full name")


def test_signs_that_are_typed_stay_signs(today: Terminal) -> None:
    """What Textual makes of Esc and a digit can be typed itself, from keyboards that have it."""
    today.type("\x0e").wait_for("Quick log")
    today.type("£ • ™").wait_for("£ • ™")
    today.type("\x1b\x1b").wait_gone("£ • ™").wait_for("TODAY")
