"""`coachtui keys`: every command with its keys; and, in a real terminal, what a key sends."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from shell import SOURCE, Shell
from terminal import Terminal


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell in English."""
    monkeypatch.setenv("COACHTUI_LANGUAGE", "en")
    return Shell(capsys, monkeypatch)


@pytest.fixture
def trial() -> Iterator[Terminal]:
    """Start `coachtui keys --try` in a terminal."""
    env = {"PYTHONPATH": str(SOURCE), "COACHTUI_LANGUAGE": "en"}
    with Terminal([sys.executable, "-m", "coachtui", "keys", "--try"], (140, 40), env) as terminal:
        yield terminal.wait_for("key, character, bytes")


def cells(shell: Shell) -> dict[str, list[str]]:
    """Give the cells of each row, by id."""
    rows = [re.split(r" {2,}", line) for line in shell("keys").lines]
    return {row[0]: row[1:] for row in rows}


def test_every_command_is_listed_with_its_keys(shell: Shell) -> None:
    """Ids as [keys] takes them, keys as people read them, and what they do."""
    found = cells(shell)
    assert found["people.new"] == ["n", "New"]
    assert found["app.quit"] == ["^Q q", "Quit"]
    assert found["app.help"][0].split() == ["F1", "?"]
    assert found["app.go"][1] == "Go to a list"
    assert not any("outside" in command for command in found)


def test_what_was_changed_is_listed_with_what_it_was(shell: Shell, own_world: Path) -> None:
    """A changed key is followed by the one of itself; a command without one shows a dash."""
    (own_world / "config.toml").write_text('[keys]\npeople.new = "i,f6"\n"people.me" = "none"\n')
    found = cells(shell)
    assert found["people.new"] == ["i F6", "New", "else n"]
    assert found["people.me"] == ["–", "My own name", "else M"]
    assert found["people.edit"] == ["e", "Edit"]
    printed = shell("keys", "--json").json()
    row = next(row for row in printed["keys"] if row["id"] == "people.new")
    assert (row["keys"], row["default"], row["does"]) == (["i", "f6"], ["n"], "New")
    assert printed["problems"] == []


def test_the_preset_is_listed(shell: Shell, own_world: Path) -> None:
    """With function-keys quitting keeps Ctrl+Q, and new is F6."""
    (own_world / "config.toml").write_text('keys = "function-keys"\n')
    found = cells(shell)
    assert found["people.new"][0] == "F6"
    assert found["app.quit"][0] == "^Q"
    assert found["app.undo"] == ["^U", "Undo", "else u"]


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "and {key} does not take them back"), ("vi", "nên {key} không hoàn tác được")],
)
def test_commands_name_the_keys_of_the_screens_as_they_are(
    shell: Shell,
    own_world: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    told: str,
) -> None:
    """A key in the help of a command is the one that works on the screens, and changes with it."""
    monkeypatch.setenv("COACHTUI_LANGUAGE", language)

    def says(key: str) -> bool:
        return told.format(key=key) in " ".join(shell("import", "deals", "--help").out.split())

    assert says("u")
    assert shell("config", "set", "keys.app.undo", "f10").code == 0
    assert says("F10")
    (own_world / "config.toml").write_text('keys = "function-keys"\n')
    assert says("^U")


def test_a_clash_is_told_by_both_names(shell: Shell, own_world: Path) -> None:
    """What cannot be stands under the list, with file and line, and the exit code is 2."""
    file = own_world / "config.toml"
    file.write_text('[keys]\n"people.new" = "e"\n')
    done = shell("keys")
    assert done.code == 2
    assert f"{file}, line 2: “e” would be both people.new and people.edit" in done.err
    refused = shell("keys", "--json")
    assert refused.code == 2
    assert len(refused.json()["problems"]) == 1


def test_without_a_terminal_there_is_nothing_to_try(shell: Shell) -> None:
    """--try in a pipe says so."""
    done = shell("keys", "--try")
    assert (done.code, done.out) == (2, "")


def test_a_key_is_shown_by_name_and_bytes(trial: Terminal) -> None:
    """Letters, signs, arrows, function and control keys, as [keys] names them; even ^S and ^Z."""
    for name, row in (
        ("n", "n       n       6e"),
        ("?", "question_mark   ?       3f"),
        ("up", "up              1b 5b 41"),
        ("f6", "f6              1b 5b 31 37 7e"),
        ("ctrl+s", "ctrl+s          13"),
        ("ctrl+z", "ctrl+z          1a"),
        ("enter", "enter           0d"),
        ("escape", "escape          1b"),
    ):
        data = b"\x1b[17~" if name == "f6" else None
        _ = trial.write(data) if data else trial.keys(name)
        trial.wait_for(row)
    trial.keys("ctrl+c").wait_for("nothing is known of an input method")
    assert trial.wait_end() == 0


def test_an_arrow_in_two_packets_is_one_key(trial: Terminal) -> None:
    """The rest of a key that a slow line splits is waited for."""
    trial.write(b"\x1b").write(b"[B").wait_for("down            1b 5b 42")
    trial.write("đ".encode()[:1])
    trial.write("đ".encode()[1:]).wait_for("đ       đ       c4 91")
    trial.keys("ctrl+c").wait_for("finished letters")


@pytest.mark.parametrize("back", ["\x7f", "\x08"])
def test_an_input_method_that_rewrites_is_found_out(trial: Terminal, back: str) -> None:
    """Backspace and new letters in one burst: its byte is told, and what to set."""
    trial.type("tie").wait_for("e       e       65")
    trial.type(f"{back}êng").wait_for("g       g       67")
    trial.type(f"{back}{back}{back}ếng").wait_for("ế")
    trial.keys("ctrl+c").wait_for(f"with Backspace ({back.encode().hex()})")
    trial.wait_for("keys.preset function-keys")
    assert trial.wait_end() == 0


def test_an_input_method_that_composes_needs_nothing(trial: Terminal) -> None:
    """Whole letters, as macOS and IBus send them, are called finished."""
    trial.type("tiếng Việt").wait_for("ệ")
    trial.keys("ctrl+c").wait_for("sends finished letters: nothing needs to be set.")


def test_the_terminal_is_as_before(trial: Terminal) -> None:
    """Typed keys are not echoed by the terminal meanwhile, and the screen is not cleared."""
    trial.type("x").wait_for("x       x       78")
    assert trial.text().count("x       x") == 1
    assert b"\x1b[2J" not in trial.sent
    trial.keys("ctrl+c")
    assert trial.wait_end() == 0
