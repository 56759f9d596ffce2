"""Keys of one's own in a real terminal: what the settings say works, or nothing opens."""

from collections.abc import Callable
from pathlib import Path

import pytest

from terminal import Terminal

Start = Callable[..., Terminal]
ENGLISH = {"COACHTUI_LANGUAGE": "en"}


@pytest.fixture
def demo(start: Start, own_world: Path, tmp_path: Path) -> Start:
    """Give back a function that opens the list of people of the demo with these settings."""

    def run(settings: str) -> Terminal:
        (own_world / "config.toml").write_text(settings, encoding="utf-8")
        terminal = start("demo", env={"TMPDIR": str(tmp_path), **ENGLISH})
        terminal.wait_for("Rafael").wait_quiet()
        return terminal.keys("2").wait_for("PEOPLE").wait_quiet()

    return run


def test_function_keys_instead_of_letters(demo: Start) -> None:
    """With the preset F6 adds a person, `n` and Telex bursts of it do nothing, digits still go."""
    terminal = demo('keys = "function-keys"\n')
    assert "F6 New" in terminal.line(-1)
    terminal.type("n").type("e").type("d\x7fđ").wait_quiet()
    assert terminal.line(0).startswith("PEOPLE") or "PEOPLE" in terminal.line(0)
    terminal.write(b"\x1b[17~").wait_for("New person")
    terminal.keys("escape").wait_for("F6 New").keys("1").wait_for("TODAY")
    terminal.keys("ctrl+q")
    assert terminal.wait_end() == 0


def test_one_key_changed(demo: Start) -> None:
    """`i` adds a person, `n` no longer does, and in a field `i` is a letter."""
    terminal = demo('[keys]\npeople.new = "i"\n')
    assert "i New" in terminal.line(-1)
    terminal.keys("n").wait_quiet()
    assert "PEOPLE" in terminal.line(0)
    terminal.keys("i").wait_for("New person")
    terminal.type("Nini").wait_for("Nini")


def test_with_wrong_keys_the_screens_do_not_open(start: Start, own_world: Path) -> None:
    """File and line are told, nothing is drawn, the exit code is 2; commands work on."""
    file = own_world / "config.toml"
    file.write_text('theme = "dark"\n\n[keys]\n"people.new" = "e"\n')
    terminal = start(env=ENGLISH, size=(160, 24)).wait_for("line 4: “e” would be both people.new")
    assert terminal.wait_end() == 2
    assert b"\x1b[?1049h" not in terminal.sent
    assert not (own_world / "data").exists()
    assert start("due", env=ENGLISH).wait_end() == 0
