"""The command line itself: help, exit codes, what is refused, what it opens."""

import dataclasses
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from tinydb import TinyDB

from coachtui.catalogue import PERSON, catalogue
from coachtui.cli.problems import problem
from coachtui.cli.program import OWN
from coachtui.cli.start import run
from coachtui.domain.kind import Catalogue
from coachtui.domain.repository import (
    CorruptStoreError,
    ReadOnlyStoreError,
    StaleWriteError,
    StoreBusyError,
    StoreError,
    WriteFailedError,
)
from coachtui.language import Words
from shell import Shell

SOURCE = Path(__file__).parents[2] / "src"
HEAVY = {"pydantic", "tinydb", "textual", "rich", "asyncio"}


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over an empty data folder."""
    return Shell(capsys, monkeypatch)


def loaded_by(*arguments: str) -> set[str]:
    """Give back the top-level modules a command line has loaded when it is through."""
    script = (
        "import contextlib, io, sys\n"
        "from coachtui.cli.start import run\n"
        "with contextlib.redirect_stdout(io.StringIO()): run(sys.argv[1:])\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["path"]])
def test_help_and_version_load_nothing_heavy(arguments: list[str]) -> None:
    """What needs no record waits for no model, no store and no screen library."""
    assert not loaded_by(*arguments) & HEAVY


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_command_has_help_that_fits_the_list(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """`--help` lists every command; each command has a help of its own, and both list options."""
    monkeypatch.setenv("COACHTUI_LANGUAGE", language)
    words = Words.of(language)
    listed = shell("--help")
    assert listed.code == 0
    assert f"{words.say('Usage')}:" in listed.out
    for name in OWN:
        assert f"  {name} " in listed.out
        helped = shell(name, "--help")
        assert helped.code == 0
        assert f"coachtui {name}" in helped.out
        assert "--help" in helped.out


def test_version_names_what_it_runs_on(shell: Shell) -> None:
    """`--version` tells app, Python, Textual and the schema of the data."""
    told = shell("--version")
    assert told.code == 0
    assert all(part in told.out for part in ("coachtui 0.3.0", "Python 3.", "Textual 8.", "schema"))


def test_what_click_writes_of_its_own_is_translated_too(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Usage and required options are in the language of the rest; values keep their names."""
    monkeypatch.setattr(Words, "say", lambda _, text, **__: f"‹{text}›")
    assert "coachtui ‹[OPTIONS]› ‹[COMMAND]› ‹[ARGS]...›" in shell("--help").out
    assert "coachtui config ‹[OPTIONS]› ‹COMMAND› ‹[ARGS]...›" in shell("config", "--help").out
    assert "coachtui log ‹[OPTIONS]› NAME TEXT..." in shell("log", "--help").out
    assert "‹[required]›" in shell("law", "--help").out
    assert "›  [0<=x<=366]" in shell("due", "--help").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pth"], "Did you mean “path”?"),
        (["nonsense"], "There is no command “nonsense”. coachtui --help lists the commands."),
        (["config", "nonsense"], "There is no command “nonsense”. coachtui config --help"),
        (["import", "it's"], "There is no command “it's”."),
        (["path", "too", "many"], "too many"),
        (["due", "--days", "400"], "--days takes a whole number from 0 to 366."),
        (["due", "--days", "x"], "--days takes a whole number from 0 to 366."),
        (["export", "--format", "pdf"], "--format takes one of these: json, md, csv, ics."),
        (["lens", "abc"], "CUT is a number of per cent"),
        (["meet"], "NAME"),
        (["path", "--wrong"], "--wrong"),
        (["--data"], "--data"),
    ],
)
def test_a_wrong_command_line_is_told_and_ends_with_2(
    shell: Shell, arguments: list[str], said: str
) -> None:
    """Usage errors name what was wrong on stderr, print nothing on stdout, and end with 2."""
    told = shell(*arguments)
    assert told.code == 2
    assert told.out == ""
    assert said in told.err


def test_arguments_that_are_no_text_are_refused(own_world: Path) -> None:
    """Arguments that are not UTF-8 end with 2, and nothing is created."""
    done = subprocess.run(
        [sys.executable, "-m", "coachtui", "log", b"An", b"caf\xe9"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )
    assert done.returncode == 2
    assert b"not UTF-8" in done.stderr
    assert not (own_world / "data").exists()


def test_a_wrong_setting_is_told_with_its_line(own_world: Path, shell: Shell) -> None:
    """A misspelt key names file, line and the nearest known key; nothing starts."""
    (own_world / "config.toml").write_text('\nlanguge = "vi"\n')
    told = shell("path")
    assert told.code == 2
    assert "config.toml, line 2" in told.err
    assert "language" in told.err


class Failing(Catalogue):
    """A catalogue whose commands raise."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(tuple(catalogue()))
        self.error = error

    def load(self, path: str) -> object:
        """Return a command that raises."""
        raise self.error


STALE = StaleWriteError([("person", "x")])


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (StoreBusyError(), 4),
        (STALE, 4),
        (CorruptStoreError("damaged", "/srv/x"), 5),
        (ReadOnlyStoreError("newer"), 5),
        (ReadOnlyStoreError("asked"), 1),
        (WriteFailedError("full"), 1),
        (KeyboardInterrupt(), 130),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else str(value),
)
def test_each_failure_has_its_exit_code(
    capsys: pytest.CaptureFixture[str], error: BaseException, code: int
) -> None:
    """Busy, changed, damaged, newer, refused and interrupted are told apart by the exit code."""
    assert run(["path"], lambda: Failing(error)) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.strip()
    assert "Traceback" not in told.err


@pytest.mark.parametrize("kind", [StoreBusyError, WriteFailedError, ReadOnlyStoreError])
def test_an_error_never_shows_its_own_text(kind: type[StoreError]) -> None:
    """What is told comes from the catalogue: an error's text can hold what somebody wrote."""
    told = problem(kind("canary"), Words.of("en"))
    assert told is not None
    assert "canary" not in told.message
    assert problem(ValueError("canary"), Words.of("en")) is None


def test_a_closed_pipe_ends_quietly() -> None:
    """`coachtui ... | head` ends without a word when the reader goes away."""
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "coachtui", "--help"],
            stdout=write,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
        )
    finally:
        os.close(write)
    assert done.returncode == 1
    assert done.stderr == b""


def test_path_tells_where_the_records_lie(shell: Shell, own_world: Path) -> None:
    """`path` prints the folder: COACHTUI_DATA, or what --data names before it."""
    assert shell("path").out.strip() == str(own_world / "data")
    assert shell("--data", str(own_world / "other"), "path").out.strip() == str(own_world / "other")
    assert not (own_world / "other").exists()


def test_compact_leaves_a_file_that_stock_tinydb_opens(shell: Shell, own_world: Path) -> None:
    """After `compact` every table of coach.json opens in TinyDB as it comes from its makers."""
    shell("import", "people", "-", stdin=b"Name\nMei-Mei Johns\n")
    assert shell("compact").code == 0
    with TinyDB(own_world / "data/coach.json", access_mode="r") as database:
        assert "person" in database.tables()
        names = {row["full_name"] for row in database.table("person")}
    assert "Mei-Mei Johns" in names


def test_read_only_changes_nothing(shell: Shell, own_world: Path) -> None:
    """With --read-only a line is refused with exit code 1, and no file changes."""
    shell("import", "people", "-", stdin=b"Name\nMei-Mei Johns\n")
    before = contents(own_world / "data")
    told = shell("--read-only", "log", "mei", "a line")
    assert told.code == 1
    assert "read only" in told.err
    assert contents(own_world / "data") == before


def contents(folder: Path) -> Mapping[str, bytes]:
    """Give back every file below a folder."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("name", "said"), [("nobody", "No rep is called"), ("anh", "Ánh Nguyễn, Ánh Trần")]
)
def test_meet_needs_one_rep(shell: Shell, name: str, said: str) -> None:
    """Nobody or several of that name end with 3; the candidates stand on stderr."""
    shell("import", "people", "-", stdin="Name\nÁnh Nguyễn\nÁnh Trần\nMei\n".encode())
    told = shell("meet", name)
    assert told.code == 3
    assert said in told.err


def test_without_a_terminal_the_screens_are_refused(shell: Shell) -> None:
    """The app, meet and demo say what to use instead and end with 2."""
    shell("import", "people", "-", stdin=b"Name\nMei\n")
    for arguments in ([], ["meet", "mei"], ["demo"]):
        told = shell(*arguments)
        assert told.code == 2
        assert "coachtui due" in told.err


def test_json_output_cannot_drive_a_terminal(shell: Shell) -> None:
    """C1 and bidirectional controls are escaped in JSON, and read back the same."""
    shell("import", "people", "-", stdin=b"Name\nMei\n")
    told = shell("read", "\u009b31m \u202e abc", "--json")
    assert told.code == 0
    assert not any(0x7F <= ord(sign) <= 0x9F or "\u202a" <= sign <= "\u202e" for sign in told.out)
    assert isinstance(json.loads(told.out), dict)


def test_a_command_of_a_kind_is_listed_and_loaded_by_its_path(
    capsys: pytest.CaptureFixture[str], own_world: Path
) -> None:
    """What a kind names as its commands shows in help and runs when it is called."""
    commands = (("where", "coachtui.cli.where:path", "Say where."),)
    kinds = Catalogue((dataclasses.replace(PERSON, commands=commands),))
    assert run(["--help"], lambda: kinds) == 0
    assert "where Say where." in " ".join(capsys.readouterr().out.split())
    assert run(["where"], lambda: kinds) == 0
    assert capsys.readouterr().out.strip() == str(own_world / "data")


@pytest.mark.parametrize("asked", ["", "--data=", "--data "])
def test_a_fault_of_a_command_shows_no_value(own_world: Path, asked: str) -> None:
    """An unexpected error ends with 1, a sentence and a report of places; no text of anybody."""
    folder = own_world / ("other" if asked else "data")
    folder.mkdir(mode=0o700)
    arguments = f"{asked}{folder}".split(" ") if asked else []
    script = (
        "from coachtui.cli import start\n"
        "def fail(arguments, speak): note = 'can' + 'ary'; raise ValueError(note)\n"
        "vars(start)['run'] = fail\n"
        f"start.guarded({arguments!r})"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )
    assert done.returncode == 1
    assert "What you typed is kept" in done.stderr
    report = next(folder.glob("crash-*.txt")).read_text()
    assert "builtins.ValueError" in report
    for text in (done.stdout, done.stderr, report):
        assert "canary" not in text
        assert "Traceback" not in text


@pytest.mark.parametrize(
    ("failing", "environ", "setting"),
    [
        ("run", {"COACHTUI_LANGUAGE": "vi"}, ""),
        ("_dispatch", {"COACHTUI_LANGUAGE": "vi"}, "en"),
        ("_dispatch", {}, "vi"),
    ],
)
def test_a_fault_is_told_in_the_language_asked_for(
    own_world: Path, failing: str, environ: dict[str, str], setting: str
) -> None:
    """The environment says it before the settings are read, and they say it from then on."""
    config = own_world / "config.toml"
    if setting:
        config.write_text(f'language = "{setting}"\n')
    script = (
        "from coachtui.cli import start\n"
        "def fail(*_, **__): raise ValueError\n"
        f"vars(start)['{failing}'] = fail\n"
        "start.guarded(['path'])"
    )
    plain = {name: value for name, value in os.environ.items() if name != "COACHTUI_LANGUAGE"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env={**plain, **environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(SOURCE)},
    )
    assert done.returncode == 1
    assert "lỗi" in done.stderr


def test_output_without_room_or_without_an_end_is_told(tmp_path: Path) -> None:
    """A full disk behind stdout, or a closed stdout, ends with a sentence and no crash report."""
    command = [sys.executable, "-m", "coachtui", "--data", str(tmp_path), "path"]
    environ = {**os.environ, "COACHTUI_LANGUAGE": "en", "PYTHONPATH": str(SOURCE)}
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            command, env=environ, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr.startswith("The output cannot be written: ")
    closed = f"exec {shlex.join(command)} >&-"
    done = subprocess.run(
        ["sh", "-c", closed], env=environ, stderr=subprocess.PIPE, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, "There is no output to print to.\n")
    assert not list(tmp_path.glob("crash-*"))
