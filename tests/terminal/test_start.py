"""How the program starts: the demo, straight into a meeting, on records that are damaged."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.cli.start import run
from terminal import Terminal

Start = Callable[..., Terminal]


def test_the_demo_is_full_of_life_and_leaves_nothing(
    start: Start, own_world: Path, tmp_path: Path
) -> None:
    """`demo` opens on the sample team's Monday, says DEMO, and its copy is gone afterwards."""
    terminal = start("demo", env={"TMPDIR": str(tmp_path)})
    terminal.wait_for("DEMO").wait_for("2026-11-23").wait_for("Rafael")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("coachtui-demo-")]
    terminal.keys("u").wait_for("There is nothing to undo.")
    terminal.wait_quiet().keys("q")
    assert terminal.wait_end() == 0
    assert list(tmp_path.glob("coachtui-demo-*")) == []
    assert not (own_world / "data").exists()


def test_a_hang_up_of_the_demo_leaves_nothing_either(start: Start, tmp_path: Path) -> None:
    """The demo's copy is gone after a dropped line too."""
    terminal = start("demo", env={"TMPDIR": str(tmp_path)}).wait_for("Rafael")
    terminal.signal(signal.SIGHUP)
    assert terminal.wait_end() == 128 + signal.SIGHUP
    assert list(tmp_path.glob("coachtui-demo-*")) == []


def test_meet_opens_the_conversation(start: Start, tmp_path: Path) -> None:
    """`meet NAME` ends on the capture line of that rep's one-on-one."""
    team = tmp_path / "team.csv"
    team.write_text("Name\nMei-Mei Johns\n")
    assert run(["import", "people", str(team)]) == 0
    terminal = start("meet", "mei").wait_for("Mei-Mei").wait_for("›")
    terminal.type("she sold two").wait_for("› she sold two")


@pytest.mark.parametrize("name", ["journal/open.jsonl", "journal"])
def test_damaged_records_are_not_an_empty_store(
    start: Start, own_world: Path, tmp_path: Path, name: str
) -> None:
    """With its journal gone or broken the program says so, writes nothing, and q ends it."""
    team = tmp_path / "team.csv"
    team.write_text("Name\nMei-Mei Johns\n")
    assert run(["import", "people", str(team)]) == 0
    journal = own_world / "data/journal"
    if name == "journal":
        journal.rename(own_world / "elsewhere")
    else:
        lines = (journal / "open.jsonl").read_bytes().splitlines(keepends=True)
        (journal / "open.jsonl").write_bytes(b"".join([lines[0], b"broken\n", *lines[1:]]))
    before = files_in(own_world / "data")
    terminal = start().wait_for("records")
    terminal.wait_for("nothing was changed" if name != "journal" else "Nothing was changed")
    terminal.wait_for("Rebuild:" if name != "journal" else "mounted")
    terminal.wait_quiet().keys("q")
    assert terminal.wait_end() == 0
    assert files_in(own_world / "data") == before


def files_in(folder: Path) -> dict[str, bytes]:
    """Give back every file below a folder with its content."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_windows_work_at_once(bare: Start) -> None:
    """A second window opens at once beside the first, also when that one is a ghost."""
    bare().signal(signal.SIGSTOP)
    second = bare().keys("9").wait_for("field above")
    second.type("mine").wait_for("mine")


def test_the_quick_log_opens_once(start: Start, tmp_path: Path) -> None:
    """Its key pressed again in the quick log opens no second one: one Escape is back on Today."""
    terminal = start("demo", env={"TMPDIR": str(tmp_path)}).wait_for("Rafael")
    terminal.keys("ctrl+n").wait_for("›").keys("ctrl+n", "f3").wait_quiet()
    terminal.keys("escape").wait_gone("›")
