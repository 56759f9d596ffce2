"""The first run: up to three questions, each of which Esc skips, asked once and never again."""

import signal
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.catalogue import catalogue
from coachtui.cli.first_run import questions, refused
from coachtui.cli.start import run
from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.exchange.console import Console
from coachtui.exchange.session import Session
from coachtui.language import Words
from coachtui.settings import Settings
from coachtui.storage import open_store
from desks import FixedClock
from stores import clock
from terminal import Terminal

Start = Callable[..., Terminal]
WORDS = Words.of("en")


def manager_in(folder: Path) -> Person:
    """Give the manager who keeps the records of a folder."""
    with open_store(folder, now=clock(), read_only=True) as store:
        found = store.get(Person, ME)
        assert found is not None
        return found


def ended(terminal: Terminal) -> None:
    """Quit, and see that it ended well."""
    terminal.wait_quiet().keys("q")
    assert terminal.wait_end() == 0


def test_what_is_answered_holds(
    start: Start, own_world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Language, name, pronoun and folder are asked for and hold, in this run and the next."""
    monkeypatch.delenv("COACHTUI_DATA")
    place = own_world / "mine/records"
    terminal = start(first=True).wait_for("1/3  Ngôn ngữ · Language")
    terminal.wait_quiet().keys("up", "enter").wait_for("2/3")
    terminal.wait_quiet().type("Trần Thị Ánh").keys("enter").wait_for("2/3  Nhân viên")
    terminal.wait_quiet().type("chi").keys("enter").wait_for("3/3").wait_quiet()
    terminal.keys("end", "ctrl+u").type(str(place)).keys("enter").wait_for("HÔM NAY")
    terminal.wait_for("Trần Thị Ánh")
    ended(terminal)
    chosen = tomllib.loads((own_world / "config.toml").read_text())
    assert chosen == {"language": "vi", "data_folder": str(place)}
    me = manager_in(place)
    assert (me.full_name, me.address_vi.manager) == ("Trần Thị Ánh", "chị")
    ended(start(first=True).wait_for("HÔM NAY").wait_for("Trần Thị Ánh"))


def test_escape_skips_each_and_nothing_is_chosen(start: Start, own_world: Path) -> None:
    """Esc at every question leads to an empty Today; no setting is written, and it asks no more."""
    terminal = start(first=True).wait_for("1/2").wait_quiet().keys("escape")
    terminal.wait_for("2/2").wait_quiet().keys("escape").wait_for("Nobody is here yet")
    ended(terminal)
    assert not (own_world / "config.toml").exists()
    assert manager_in(own_world / "data").full_name == "Me"
    again = start(first=True).wait_for("Nobody is here yet")
    assert b"2/2" not in again.raw
    ended(again)


@pytest.mark.parametrize("way", ["key", "signal"])
def test_ending_it_at_a_question_leaves_nothing(start: Start, own_world: Path, way: str) -> None:
    """Ctrl+Q, and a dropped line, end the program there; nothing was made or written."""
    terminal = start(first=True).wait_for("1/2").wait_quiet().keys("escape").wait_for("2/2")
    terminal.wait_quiet().type("Half a na").wait_for("Half a na")
    if way == "key":
        terminal.keys("ctrl+q")
        assert terminal.wait_end() == 0
    else:
        terminal.signal(signal.SIGHUP)
        assert terminal.wait_end() == 128 + signal.SIGHUP
    assert not (own_world / "data").exists()
    assert not (own_world / "config.toml").exists()


def test_a_folder_that_will_not_do_is_refused_in_its_place(
    start: Start, own_world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file named as the folder is refused at the question, which keeps what was typed."""
    monkeypatch.delenv("COACHTUI_DATA")
    (own_world / "file").write_text("x")
    terminal = start(first=True).wait_for("1/3").wait_quiet().keys("escape")
    terminal.wait_for("2/3").wait_quiet().keys("escape").wait_for("3/3").wait_quiet()
    terminal.keys("end", "ctrl+u").type(f"{own_world}/file/x").keys("enter")
    terminal.wait_for("is no folder").wait_for("file/x")


def test_where_somebody_was_before_nothing_is_asked(start: Start, own_world: Path) -> None:
    """A settings file, records, the demo and --read-only each lead straight to Today."""
    assert run(["config", "set", "theme", "light"]) == 0
    ended(start(first=True).wait_for("Nobody is here yet"))
    (own_world / "config.toml").unlink()
    ended(start(first=True).wait_for("Nobody is here yet"))
    other = {"COACHTUI_DATA": str(own_world / "other")}
    ended(start("demo", env=other, first=True).wait_for("DEMO"))
    ended(start("--read-only", env=other, first=True).wait_for("TODAY"))


def session_on(folder: Path) -> Session:
    """Give a session over a data folder."""
    console = Console(sys.stdout, sys.stderr, WORDS)
    return Session(folder, WORDS, FixedClock(), Settings(), catalogue(), console)


@pytest.mark.parametrize(
    ("environ", "language", "folder"),
    [
        ({}, True, True),
        ({"COACHTUI_LANGUAGE": "vi"}, False, True),
        ({"COACHTUI_DATA": "/x"}, True, False),
        ({"COACHTUI_RESTRICTED": "1"}, True, False),
    ],
)
def test_what_the_environment_says_is_not_asked(
    own_world: Path, environ: dict[str, str], *, language: bool, folder: bool
) -> None:
    """A language or folder from the environment is settled; so is the folder when restricted."""
    usual = own_world / ".local/share/coachtui"
    asked = questions(session_on(usual), environ)
    assert (asked.language, bool(asked.folder)) == (language, folder)
    assert asked.count == 1 + language + folder
    assert not questions(session_on(own_world / "flag"), environ).folder


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", ""), ("~/new/deep", ""), ("records", "whole path"), ("{home}/file", "no folder")],
)
def test_a_folder_is_looked_at(own_world: Path, typed: str, said: str) -> None:
    """A new folder will do, wherever it may be made; a relative path and a file will not."""
    (own_world / "file").write_text("x")
    told = refused(typed.format(home=own_world), WORDS)
    assert said in told
    assert bool(told) == bool(said)


def test_how_reps_address_you_stands_in_a_new_reps_form(start: Start, own_world: Path) -> None:
    """The pronoun given once is there when a rep is added, and the manager's form can change it."""
    terminal = start(first=True).wait_for("1/2").wait_quiet().keys("escape").wait_for("2/2")
    terminal.wait_quiet().type("An").keys("enter").wait_for("2/2  An, how do").wait_quiet()
    terminal.type("anh").keys("enter").wait_for("Nobody is here yet").wait_quiet()
    terminal.keys("n").wait_for("Person").wait_quiet().type("pers").keys("enter")
    terminal.wait_for("They call me").wait_quiet()
    assert any("They call me" in line and "anh" in line for line in terminal.lines)
    assert manager_in(own_world / "data").address_vi.manager == "anh"
