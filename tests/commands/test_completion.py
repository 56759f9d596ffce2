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
