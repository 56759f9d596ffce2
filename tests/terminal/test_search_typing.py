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


def test_a_list_of_commands_gets_what_is_typed_right_behind_its_key(start: Start) -> None:
    """Ctrl+P, a word and Enter in one write run the command; F1 and a word narrow the keys."""
    terminal = start(env={"COACHTUI_LANGUAGE": "en"}).wait_for("TODAY")
    terminal.wait_for("Đăng")
    terminal.type("\x10drafts\r").wait_for("DRAFTS ·")
    terminal.keys("escape").wait_for("TODAY").wait_gone("DRAFTS ·")
    terminal.type("\x1bOPcurtain").wait_for("Keys here").wait_for("curtain")
    terminal.wait_gone("Quick log")


def test_colours_are_found_as_a_setting(start: Start) -> None:
    """Whoever looks for the settings among the commands finds the colours."""
    terminal = start(env={"COACHTUI_LANGUAGE": "en"}).wait_for("TODAY")
    terminal.wait_for("Đăng")
    terminal.type("\x10settings").wait_for("Settings · colours").wait_gone("Quick log")


def test_the_quick_log_gets_what_is_typed_right_behind_its_key(
    start: Start, own_world: Path
) -> None:
    """Ctrl+N, a name, a line and Enter in one write are one line about that rep."""
    terminal = start(env={"COACHTUI_LANGUAGE": "en"}).wait_for("TODAY")
    terminal.wait_for("Đăng")
    journal = own_world / "data/journal/open.jsonl"
    terminal.type("\x0eÁnh gửi mẫu khăn\r")
    terminal.wait(lambda: '"gửi mẫu khăn"' in journal.read_text(), "the line")
