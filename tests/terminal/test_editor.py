"""F4 hands a long text to an editor of the user's own, in a real terminal, and takes it back."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from terminal import Terminal

Start = Callable[..., Terminal]
ENGLISH = {"COACHTUI_LANGUAGE": "en", "COACHTUI_EDITOR": "on"}
NOTE = "thích câu cá"
ADDING = """#!/bin/sh
ls -ld "$(dirname "$1")" "$1" > "{seen}"
echo EDITOR-HAS-THE-SCREEN
printf 'và \\033cờ vua\\r\\nỔn\\n' >> "$1"
: > "$(dirname "$1")/.text.txt.swp"
"""
ENDINGS = {
    "exit 3": "ended with an error; your text stays",
    'rm "$1"': "left no file; your text stays",
    "printf '\\377\\376' > \"$1\"": "left no UTF-8 text; your text stays",
    'rm "$1"; ln -s /etc/passwd "$1"': "left no file; your text stays",
    "kill -9 $$": "ended with an error; your text stays",
    'head -c 2000000 /dev/zero > "$1"': "left far too long a text; yours stays",
}


@pytest.fixture
def passage(start: Start, own_world: Path) -> Callable[..., Terminal]:
    """Give a function that writes an editor and opens a form with the cursor in its long text."""

    def run(script: str, **env: str) -> Terminal:
        editor = own_world / "my editor.sh"
        editor.write_text(script)
        editor.chmod(0o700)
        asked = {"VISUAL": f"'{editor}'", **ENGLISH, **env}
        terminal = start(env=asked).wait_for("Nobody is here yet")
        terminal.keys("2").wait_for("PEOPLE").keys("n").wait_for("New person")
        terminal.type("An").wait_for("An")
        return to_passage(terminal).type(NOTE).wait_for(NOTE)

    return run


def to_passage(terminal: Terminal) -> Terminal:
    """Go to the long text of the form, the third from its end."""
    return terminal.keys("shift+tab", "shift+tab", "shift+tab").wait_quiet()


def left_in(own_world: Path) -> list[str]:
    """Give the names of what lies in the data folder and looks like a text that was handed out."""
    return [path.name for path in (own_world / "data").rglob("*") if "edit-" in str(path)]


def test_a_text_goes_out_and_comes_back_clean(
    passage: Callable[..., Terminal], own_world: Path
) -> None:
    """The editor has the terminal; its text comes back without control characters; no file stays.

    Meanwhile it lies in a folder of its own, both for nobody else to read.
    """
    seen = own_world / "seen"
    terminal = passage(ADDING.replace("{seen}", str(seen)))
    terminal.mark()
    terminal.keys("f4").wait_for("Taken back from outside: not saved yet.")
    assert b"EDITOR-HAS-THE-SCREEN" in terminal.raw
    terminal.wait_for("và cờ vua").wait_for("Ổn").wait_for(NOTE)
    folder, file = seen.read_text().splitlines()
    assert folder.startswith("drwx------")
    assert file.startswith("-rw-------")
    assert left_in(own_world) == []
    terminal.type("!").wait_for("Ổn!")
    terminal.keys("ctrl+s").wait_for("PEOPLE · 1 rep")
    terminal.keys("ctrl+q")
    assert terminal.wait_end() == 0


@pytest.mark.parametrize(("script", "sentence"), list(ENDINGS.items()))
def test_an_editor_that_fails_loses_nothing(
    passage: Callable[..., Terminal], own_world: Path, script: str, sentence: str
) -> None:
    """Whatever an editor does to the file, the text stays and a sentence says why."""
    terminal = passage(f"#!/bin/sh\n{script}\n")
    terminal.keys("f4").wait_for(sentence).wait_for(NOTE)
    assert left_in(own_world) == []
    terminal.type("!").wait_for(f"{NOTE}!")


def test_an_editor_that_is_not_there_loses_nothing(
    passage: Callable[..., Terminal], own_world: Path
) -> None:
    """A program that cannot be started, or is not even a command, is named and the text stays."""
    terminal = passage("#!/bin/sh\n", VISUAL="no-such-editor --wait")
    terminal.keys("f4").wait_for("“no-such-editor” cannot be started").wait_for(NOTE)
    assert left_in(own_world) == []


def test_ctrl_c_is_the_editors(passage: Callable[..., Terminal]) -> None:
    """An interrupt ends the editor and not the program."""
    terminal = passage("#!/bin/sh\necho WAITING\nread line\n")
    terminal.keys("f4").wait_for("WAITING").keys("ctrl+c")
    terminal.wait_for("ended with an error; your text stays").wait_for(NOTE)


def test_what_a_killed_program_left_is_gone_with_the_next_text(
    passage: Callable[..., Terminal], own_world: Path
) -> None:
    """A folder of a hand-off that nobody holds any more is taken away."""
    terminal = passage("#!/bin/sh\n")
    left = own_world / "data" / "edit-left"
    left.mkdir()
    (left / "text.txt").write_text("left")
    terminal.keys("f4").wait_for("Nothing was changed outside.")
    assert left_in(own_world) == []


@pytest.mark.parametrize(
    ("env", "sentence"),
    [
        ({"COACHTUI_RESTRICTED": "1"}, "this login leads to coachtui alone"),
        ({"COACHTUI_EDITOR": "off"}, "coachtui config set editor on"),
    ],
)
def test_where_it_is_off_nothing_is_started(
    passage: Callable[..., Terminal], own_world: Path, env: dict[str, str], sentence: str
) -> None:
    """In restricted mode, and unless chosen, F4 says so and starts no program."""
    mark = own_world / "started"
    terminal = passage(f'#!/bin/sh\ntouch "{mark}"\n', **env)
    terminal.keys("f4").wait_for(sentence).wait_for(NOTE)
    assert not mark.exists()
    assert left_in(own_world) == []
    assert stat.S_IMODE((own_world / "data").stat().st_mode) == 0o700
