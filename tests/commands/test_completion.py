"""Completion: a shell is told the commands, the options, and the reps a name can mean."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coachtui.cli.completing import VARIABLE
from coachtui.cli.completion import SHELLS
from coachtui.cli.program import OWN
from shell import SOURCE, Shell, spawn
from stores import content

HEAVY = ("pydantic", "tinydb", "textual", "rich")
TEAM = "Name\nNguyễn Thị Hà\nTrần Văn Đạt\nLê Quốc Đạt\nMei-Mei Johns\n"
MIXED = "Name\nTrần Thị Được\nH'Duyên Êban\nRafael dela Cruz\nLê Văn Dũng\n"


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a data folder nobody has used."""
    return Shell(capsys, monkeypatch)


@pytest.fixture
def team(shell: Shell, own_world: Path, tmp_path: Path) -> Path:
    """Give a data folder with four reps, two of the same given name."""
    (tmp_path / "team.csv").write_text(TEAM)
    assert shell("import", "people", str(tmp_path / "team.csv")).code == 0
    return own_world / "data"


def offered(typed: str, *before: str, environ: dict[str, str] | None = None) -> dict[str, str]:
    """Give back what zsh is told could come next, with the help of each."""
    words = " ".join(("coachtui", *before, typed))
    asked = {VARIABLE: "zsh_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(before) + 1)}
    done = spawn([], environ={**asked, **(environ or {})})
    assert (done.code, done.err) == (0, "")
    told = done.out.splitlines()
    return dict(zip(told[1::3], told[2::3], strict=True))


@pytest.mark.parametrize("name", SHELLS)
def test_the_script_of_each_shell_asks_this_program(shell: Shell, name: str) -> None:
    """Each script completes `coachtui` through the variable the program answers to."""
    done = shell("completion", name)
    assert (done.code, done.err) == (0, "")
    assert f"{VARIABLE}={name}_complete" in done.out
    assert "coachtui" in done.out


def test_a_shell_that_is_not_known_is_refused(shell: Shell) -> None:
    """Another shell ends with 2, and the three are named."""
    done = shell("completion", "tcsh")
    assert done.code == 2
    assert "fish" in done.err


def test_commands_are_offered_with_what_they_do() -> None:
    """An empty word offers every command with its short help; letters narrow them."""
    everything = offered("")
    assert set(OWN) <= set(everything)
    assert everything["due"] == "List what is due."
    assert set(offered("co")) == {"completion", "compact", "config"}


def test_options_are_offered() -> None:
    """After `due`, a dash offers its options."""
    assert "--json" in offered("--", "due")


def test_commands_are_completed_without_importing_any() -> None:
    """Completing a command's name loads no model, no store and no screen library."""
    script = (
        "import atexit, sys\n"
        f"atexit.register(lambda: print(sorted(set(sys.modules) & set({HEAVY!r})), "
        "file=sys.stderr))\n"
        "from coachtui.cli.start import run\nrun([])"
    )
    asked = {VARIABLE: "zsh_complete", "COMP_WORDS": "coachtui d", "COMP_CWORD": "1"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **asked, "PYTHONPATH": str(SOURCE)},
    )
    assert "due" in done.stdout
    assert done.stderr.strip() == "[]"


def test_reps_are_offered_by_a_word_that_means_them_alone(team: Path) -> None:
    """A rep is one word, their initials where two share a name; nothing on disk is touched."""
    before = content(team)
    assert offered("", "log")["Hà"] == "Nguyễn Thị Hà"
    assert offered("ha", "show") == {"ha": "Nguyễn Thị Hà"}
    assert set(offered("dat", "log")) == {"TVĐ", "LQĐ"}
    assert offered("zzz", "log") == {}
    assert content(team) == before


def test_marks_that_are_typed_are_meant(shell: Shell, tmp_path: Path) -> None:
    """Đ offers no D; a d offers both, nobody with it in another word; no quote ever."""
    (tmp_path / "team.csv").write_text(MIXED)
    shell("import", "people", str(tmp_path / "team.csv"))
    assert list(offered("Đ", "show")) == ["Được"]
    assert set(offered("d", "show")) == {"Dũng", "duoc"}
    assert not [word for word in offered("", "show") if "'" in word]


def test_backups_are_offered_where_one_is_asked_for(shell: Shell, team: Path) -> None:
    """`restore` is offered the last one and all by name, no rep; paths are left to the shell."""
    shell("backup")
    (made,) = (team / "backups").glob("backup-*")
    assert list(offered("", "restore")) == ["latest", made.name]
    assert offered("back", "restore").keys() == {made.name}
    assert asked_bash("restore", "./x") == "dir,./x\n"


def test_settings_and_what_they_can_be_are_offered() -> None:
    """`config set` is offered the settings, then the values of the one before, keys by name."""
    assert {"theme", "language", "keys.preset"} <= set(offered("", "config", "set"))
    assert {"en", "vi"} <= set(offered("", "config", "set", "language"))
    assert "function-keys" in offered("f", "config", "set", "keys.preset")
    assert "keys.list.new" in offered("keys.list", "config", "set")


def test_kinds_are_offered() -> None:
    """`--kind` is offered kinds, in a search those that are searched alone."""
    assert set(offered("f", "search", "--kind")) == {"field_day"}
    assert "discipline" not in offered("", "search", "--kind")
    assert "discipline" in offered("", "export", "--kind")


def asked_bash(*words: str) -> str:
    """Give back what bash is told, as it stands."""
    asked = {VARIABLE: "bash_complete", "COMP_WORDS": " ".join(("coachtui", *words))}
    return spawn([], environ={**asked, "COMP_CWORD": str(len(words))}).out


def test_files_are_left_to_the_shell() -> None:
    """Where a file or a folder is asked for, the shell is told to look itself."""
    assert asked_bash("import", "people", "te") == "file,te\n"
    assert asked_bash("backup", "--to", "x") == "dir,x\n"
    assert asked_bash("--data", "x") == "dir,x\n"


@pytest.mark.usefixtures("team")
def test_what_is_offered_is_understood(shell: Shell) -> None:
    """Every offered word, put into `show`, finds that one rep."""
    for word, whole in offered("", "show").items():
        assert whole in shell("show", word).out


def test_nothing_is_made_where_nobody_is(own_world: Path) -> None:
    """Without records no name is offered, and no folder is made."""
    assert offered("a", "log") == {}
    assert not (own_world / "data").exists()


def test_wrong_settings_do_not_disturb(own_world: Path) -> None:
    """With a misspelt setting a shell is still told the commands, and nothing else."""
    (own_world / "config.toml").write_text('languge = "vi"\n')
    assert "due" in offered("du")


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_takes_the_script(shell: Shell, tmp_path: Path) -> None:
    """Bash reads the script in without complaint and knows the completion then."""
    script = tmp_path / "coachtui.bash"
    script.write_text(shell("completion", "bash").out)
    done = subprocess.run(
        ["/bin/bash", "--norc", "-c", f"source {script}; complete -p coachtui"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert "coachtui" in done.stdout


BASH_ASKS = """
source {script}
complete() {{ words=("$@"); for at in "${{!words[@]}}"; do
    if [[ ${{words[at]}} == -F ]]; then asks=${{words[at+1]}}; fi; done; }}
_coachtui_completion_setup
COMP_WORDS=({line}) COMP_CWORD={at}
"$asks" coachtui
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("coachtui show ha", ["ha"]),
        ("coachtui restore lat", ["latest"]),
        ("coachtui config set color tr", ["truecolor"]),
        ("coachtui export --kind team_", ["team_event"]),
    ],
)
def test_bash_itself_completes(
    shell: Shell, team: Path, tmp_path: Path, line: str, told: list[str]
) -> None:
    """Bash, with the script read in, calls the program and is given the words that can follow."""
    shell("backup")
    program = tmp_path / "bin/coachtui"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m coachtui "$@"\n')
    program.chmod(0o755)
    script = tmp_path / "coachtui.bash"
    script.write_text(shell("completion", "bash").out)
    asked = BASH_ASKS.format(script=script, line=line, at=len(line.split()) - 1)
    done = subprocess.run(
        ["/bin/bash", "--norc", "-c", asked],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(SOURCE),
            "COACHTUI_DATA": str(team),
        },
    )
    assert (done.stdout.split(), done.stderr) == (told, "")
