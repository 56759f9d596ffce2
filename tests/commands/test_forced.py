"""`coachtui-session`: of what a client asks for only what is on the list is run, never a shell."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coachtui.cli.forced import ALLOWED, surroundings, taken_apart
from coachtui.cli.start import run
from shell import SOURCE, Outcome

START = "from coachtui.cli.forced import main; main()"


def over_ssh(asked: str, stdin: bytes = b"", **environ: str) -> Outcome:
    """Run it as sshd does for a command."""
    done = subprocess.run(
        [sys.executable, "-c", START],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCE), "SSH_ORIGINAL_COMMAND": asked, **environ},
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize(
    "asked",
    [
        "id",
        "sh -c id",
        "coachtui due; id",
        "coachtui config edit",
        "coachtui restore x",
        "coachtui erase An",
        "coachtui demo",
        "coachtui --data /tmp due",
        "coachtui due --data=/tmp",
        "coachtui export --output /tmp/x",
        "coachtui backup --to /tmp",
        "coachtui 'due",
        "/usr/bin/coachtui due",
        "scp -t /tmp",
    ],
)
def test_what_is_not_on_the_list_is_refused(asked: str, own_world: Path) -> None:
    """Other programs, other commands, a shell's signs and paths end with 2 and one line."""
    assert taken_apart(asked) is None
    done = over_ssh(asked)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert not (own_world / "data").exists()


def test_what_is_on_the_list_is_run_on_the_accounts_own_records(own_world: Path) -> None:
    """`coachtui due` answers as at home; the client's COACHTUI_ variables count for nothing."""
    team = b"Name\nMei-Mei Johns\n"
    here = own_world / "planted"
    assert over_ssh("coachtui import people -", team, COACHTUI_DATA=str(here)).code == 0
    assert "Mei-Mei" in over_ssh("coachtui show mei", COACHTUI_DATA=str(here)).out
    assert not here.exists()
    assert (own_world / ".local/share/coachtui").is_dir()


def test_files_are_not_read(own_world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`import people FILE` is refused in restricted mode, wherever that is set; stdin is not."""
    (own_world / "team.csv").write_text("Name\nMei\n")
    assert over_ssh(f"coachtui import people {own_world}/team.csv").code == 2
    monkeypatch.setenv("COACHTUI_RESTRICTED", "1")
    assert run(["import", "people", str(own_world / "team.csv")]) == 2


def test_without_a_command_and_a_terminal_the_screens_are_refused() -> None:
    """`ssh -T` with no command gets the word on terminals, and 2."""
    done = over_ssh("")
    assert done.code == 2
    assert "terminal" in done.err


def test_only_what_describes_the_terminal_is_passed_on() -> None:
    """Variables that steer Python, the loader, editors or this program are dropped."""
    described = {"TERM": "xterm", "LC_ALL": "vi_VN.UTF-8", "SSH_CONNECTION": "x", "HOME": "/h"}
    steering = ("PYTHONPATH", "LD_PRELOAD", "EDITOR", "PATH", "COACHTUI_DATA", "TEXTUAL_DRIVER")
    given = {**described, **dict.fromkeys((*steering, "SSH_ORIGINAL_COMMAND"), "/evil")}
    kept = surroundings(given)
    assert not [value for value in kept.values() if "evil" in value]
    assert kept.keys() == {*described, "LANG", "PATH", "COACHTUI_RESTRICTED"}


def test_the_list_names_commands_that_exist() -> None:
    """Each command on the list is one of the program's."""
    for name in ALLOWED - {"--version"}:
        assert run([name, "--help"]) == 0
