"""The search and the filter in a real terminal, typed into as fast as a line brings it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from shell import spawn
from terminal import Terminal

Start = Callable[..., Terminal]
TEAM = "full_name,territory\nNguyễn Văn An,Huế\nĐặng Hải Đăng,Cần Thơ\nTrần Thị Ánh,Huế\n"


@pytest.fixture(autouse=True)
def team(own_world: Path) -> None:
    """Import a team."""
    path = own_world / "team.csv"
    path.write_text(TEAM)
    assert spawn(("import", "people", str(path))).code == 0


def test_keys_and_words_in_one_write_find_and_open(start: Start) -> None:
    """Ctrl+F, the words as Telex sends them, and Enter in one go: the person's page opens."""
    terminal = start(env={"COACHTUI_LANGUAGE": "en"}).wait_for("TODAY")
    terminal.wait_for("Đăng")
    terminal.type("\x06hai dang").wait_for("SEARCH · 1 found")
    terminal.wait_for("hai dang").wait_for("Đặng Hải Đăng")
    terminal.keys("enter").wait_gone("SEARCH").wait_for("Đặng Hải Đăng")
    terminal.keys("escape").wait_for("SEARCH · 1 found")


def test_an_input_method_types_into_the_search_in_order(start: Start) -> None:
    """The bytes of Telex, Backspaces included, right behind the opening key."""
    terminal = start(env={"COACHTUI_LANGUAGE": "en"}).wait_for("TODAY")
    terminal.wait_for("Đăng")
    terminal.type("\x06d\x7fđa\x7fặng").wait_for("SEARCH · 1 found")
    terminal.wait_for(" đặng")


def test_a_filter_typed_with_its_key_in_one_write_filters(start: Start) -> None:
    """`/hue` at once on the list of people: two rows, and no letter was taken for a command."""
    terminal = start(env={"COACHTUI_LANGUAGE": "en"}).wait_for("TODAY")
    terminal.keys("2").wait_for("PEOPLE · 3 reps")
    terminal.type("/hue").wait_for("· /hue").wait_gone("Đặng Hải Đăng")
    assert "Nguyễn Văn An" in terminal.text()
    terminal.keys("escape").wait_for("Đặng Hải Đăng")
