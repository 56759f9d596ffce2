"""`coachtui doctor`: what is odd is found, with why it matters and what to type; nothing moves."""

import fcntl
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.catalogue import catalogue
from coachtui.cli.doctor import records, terminal
from coachtui.cli.doctor.finding import Finding, State
from coachtui.cli.doctor.records import Host
from coachtui.cli.doctor.terminal import Surroundings
from coachtui.domain.ids import new_id
from coachtui.domain.window import Window
from coachtui.exchange.console import Console
from coachtui.exchange.session import Session
from coachtui.language import Words
from coachtui.paths import JOURNAL
from coachtui.settings import Settings
from coachtui.storage.presence import Presence
from desks import FixedClock
from leavers import CANARY, NAME, fill
from shell import Shell
from stores import content

WORDS = Words.of("en")
MIB = 1 << 20
GOOD = Surroundings(
    environ={"TERM": "xterm-256color"},
    size=(80, 24),
    erase=b"\x7f",
    cells=5,
    tmux=lambda _: "",
    encoding="UTF-8",
)


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a data folder nobody has used."""
    return Shell(capsys, monkeypatch)


@pytest.fixture
def data(own_world: Path) -> Path:
    """Give a data folder with a rep, a colleague and two drafts of a session that ended."""
    fill(own_world)
    for session in (own_world / "data").rglob("session-*"):
        session.unlink()
    (own_world / "data").chmod(0o700)
    return own_world / "data"


def session_on(folder: Path, settings: Settings | None = None) -> Session:
    """Give a session over a data folder."""
    console = Console(sys.stdout, sys.stderr, WORDS)
    chosen = settings or Settings()
    return Session(folder, WORDS, FixedClock(), chosen, catalogue(), console)


def by_key(found: list[Finding]) -> dict[str, Finding]:
    """Give findings by their key; each has its reason, and each trouble what to type."""
    assert all(each.why for each in found)
    assert all(each.do for each in found if each.state == "trouble")
    return {each.key: each for each in found}


def of_terminal(here: Surroundings = GOOD, settings: Settings | None = None) -> dict[str, Finding]:
    """Give what is found about a terminal."""
    return by_key(terminal.findings(WORDS, settings or Settings(), here))


def of_records(folder: Path, host: Host | None = None) -> dict[str, Finding]:
    """Give what is found about the records of a folder."""
    return by_key(records.findings(session_on(folder), host or Host()))


def test_a_good_terminal_is_fine() -> None:
    """80 by 24, 256 colours, UTF-8, 0x7f and five cells: only the input method stays open."""
    found = of_terminal()
    assert {key for key, each in found.items() if each.state != "fine"} == {"input_method"}
    assert found["input_method"].do == "coachtui keys --try"


@pytest.mark.parametrize(
    ("key", "odd", "state"),
    [
        ("size", replace(GOOD, size=(79, 24)), "note"),
        ("size", replace(GOOD, size=(80, 23)), "note"),
        ("size", replace(GOOD, size=(59, 40)), "trouble"),
        ("size", replace(GOOD, size=None), "note"),
        ("term", replace(GOOD, environ={"TERM": "dumb"}), "trouble"),
        ("term", replace(GOOD, environ={}), "trouble"),
        ("colour", replace(GOOD, environ={"TERM": "linux"}), "note"),
        ("locale", replace(GOOD, encoding="ISO-8859-1"), "trouble"),
        ("signs", replace(GOOD, cells=7), "trouble"),
        ("signs", replace(GOOD, cells=None), "note"),
        ("backspace", replace(GOOD, erase=b"\x08"), "note"),
    ],
)
def test_an_odd_terminal_is_told(key: str, odd: Surroundings, state: State) -> None:
    """Each oddity of a terminal is named at its own line, and no other line changes by it."""
    found = of_terminal(odd)
    assert found[key].state == state
    others = {name for name, each in found.items() if each.state == "trouble"} - {key}
    assert not others


def test_colours_that_were_chosen_are_fine() -> None:
    """16 colours are no oddity where the settings ask for them."""
    linux = replace(GOOD, environ={"TERM": "linux"})
    assert of_terminal(linux, Settings(color="16"))["colour"].state == "fine"


def test_tmux_is_asked_where_there_is_one() -> None:
    """A slow escape-time and a shut clipboard of tmux are told with what to type; else nothing."""
    answers = {"escape-time": "500", "set-clipboard": "off"}
    inside = replace(
        GOOD, environ={"TERM": "tmux-256color", "TMUX": "/tmp/x"}, tmux=answers.__getitem__
    )
    found = of_terminal(inside)
    assert "escape-time" in found["tmux_escape"].do
    assert "set-clipboard on" in found["tmux_clipboard"].do
    assert not {"tmux_escape", "tmux_clipboard"} & of_terminal().keys()


def test_records_in_order_are_fine(data: Path) -> None:
    """Of whole records only the missing backup and the waiting drafts are told; nothing moves."""
    before = content(data)
    found = of_records(data)
    odd = {key for key, each in found.items() if each.state != "fine"}
    assert odd == {"backup", "drafts"}
    assert found["drafts"].found == "2 wait"
    assert content(data) == before


def test_a_backup_is_told_with_its_age(data: Path, shell: Shell) -> None:
    """After `backup` its age is told; after two weeks it is time for another."""
    assert shell("backup").code == 0
    made = session_on(data)
    fresh = by_key(records.findings(replace(made, clock=made.clock), Host()))["backup"]
    assert fresh.state == "fine"
    later = FixedClock(made.clock.now().replace(year=made.clock.now().year + 2))
    old = by_key(records.findings(replace(made, clock=later), Host()))["backup"]
    assert (old.state, old.do) == ("note", "coachtui backup")


def test_a_daily_backup_that_is_off_is_told(data: Path) -> None:
    """Where the settings have it off the doctor says so, and how to turn it on."""
    assert of_records(data)["daily_backup"].found == "on"
    off = replace(session_on(data), settings=Settings(daily_backup=False))
    told = by_key(records.findings(off, Host()))["daily_backup"]
    assert (told.state, told.found, told.do) == ("note", "off", "coachtui config edit")


@pytest.mark.parametrize(
    ("key", "host", "state"),
    [
        ("file_system", Host(file_system=lambda _: "nfs4"), "trouble"),
        ("file_system", Host(file_system=lambda _: ""), "note"),
        ("free_space", Host(free=lambda _: 49 * MIB), "trouble"),
        ("free_space", Host(free=lambda _: 400 * MIB), "note"),
        ("lock", Host(locks=lambda _: False), "trouble"),
        ("lock", Host(locks=lambda _: None), "note"),
    ],
)
def test_an_odd_host_is_told(data: Path, key: str, host: Host, state: State) -> None:
    """A network's file system, too little room and locks that do not hold are told."""
    assert of_records(data, host)[key].state == state


def test_rights_that_let_others_in_are_told(data: Path) -> None:
    """A folder or a file that others may read is trouble, with the command that shuts it."""
    data.chmod(0o750)
    assert of_records(data)["folder"].do.startswith("chmod")
    data.chmod(0o700)
    (data / "coach.json").chmod(0o644)
    assert "coach.json" in of_records(data)["folder"].found


def test_a_lock_that_is_held_holds(data: Path) -> None:
    """While another process writes, its lock is seen as one that holds."""
    with (data / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert records.works(data / "lock") is True
    assert records.works(data / "nothing") is None


def test_an_open_window_is_counted(data: Path) -> None:
    """Another window that is open is counted while it is, and not after."""
    window = Presence(data, Window(new_id(), process=os.getpid()))
    assert of_records(data)["windows"].found == "1"
    window.close()
    assert of_records(data)["windows"].found == "0"


def test_damage_is_trouble(data: Path, shell: Shell) -> None:
    """A spoilt line ends with 1 and points to `check`; no content is printed."""
    path = data / JOURNAL / "open.jsonl"
    path.write_bytes(path.read_bytes().replace(b"stays", b"strays", 1))
    done = shell("doctor")
    assert done.code == 1
    assert "Type: coachtui check" in done.out
    assert "!" in done.out
    assert CANARY not in done.out + done.err
    assert NAME not in done.out + done.err


def test_json_tells_the_same_and_each_line_has_its_reason(shell: Shell, data: Path) -> None:
    """`--json` gives every check with key, state, reason and what to type, and exits alike."""
    assert data.is_dir()
    done = shell("doctor", "--json")
    value = json.loads(done.out)
    assert (done.code, value["schema"], value["well"]) == (0, 1, True)
    keys = [each["key"] for each in value["checks"]]
    assert keys == [
        *("size", "term", "colour", "locale", "signs", "backspace", "input_method", "settings"),
        *("folder", "file_system", "free_space", "lock", "records", "backup"),
        *("daily_backup", "drafts", "windows", "versions"),
    ]
    assert all(each["why"] for each in value["checks"])


def test_wrong_settings_are_found_and_do_not_stop_it(shell: Shell, own_world: Path) -> None:
    """With a misspelt key it still runs, names file and line, and ends with 1."""
    (own_world / "config.toml").write_text('\nlanguge = "vi"\n')
    done = shell("doctor")
    assert done.code == 1
    assert "config.toml, line 2" in done.out


def test_nothing_is_made_where_nobody_is(shell: Shell, own_world: Path) -> None:
    """On a host nobody used it for there is no trouble, and nothing is made."""
    assert shell("doctor").code == 0
    assert list(own_world.iterdir()) == []
