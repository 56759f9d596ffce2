"""Work longer than a moment tells how far it is; Ctrl+C stops it with nothing half done."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.cli.start import run
from coachtui.exchange.console import Console, RefusedError
from coachtui.exchange.progress import counted, taken_up_again
from coachtui.language import Words
from shell import spawn
from stores import content
from terminal import Terminal

Start = Callable[..., Terminal]
MANY = 60_000
SECONDS = b" s; Ctrl+C stops it."
"""What shows where nothing was counted yet when the line was written."""


def tells(terminal: Terminal, shown: bytes) -> bool:
    """Tell whether a terminal was shown how far something is, or how long it goes on."""
    return shown in terminal.sent or SECONDS in terminal.sent


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Give an export of many log entries about nobody, large enough to be stopped in."""
    rows = [
        {"id": f"e{n}", "rev": 1, "person_id": "me", "text": f"line {n}", "part_of": None}
        for n in range(MANY)
    ]
    path = tmp_path / "export.json"
    path.write_text(json.dumps({"schema": 1, "documents": {"log_entry": rows}}))
    return path


def test_what_the_next_call_finishes_says_so_when_it_is_stopped(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Ctrl+C in an erasure or a sealing ends with 130 and with what to call again."""
    words = Words.of("en")
    console = Console(sys.stdout, sys.stderr, words)
    with (
        pytest.raises(RefusedError, match=r"^Interrupted\. Call it again\.$") as stopped,
        taken_up_again(console, "Call it again."),
    ):
        raise KeyboardInterrupt
    assert stopped.value.code == 130
    assert capsys.readouterr() == ("", "")


@pytest.fixture
def filled(own_world: Path, export: Path) -> Path:
    """Give a data folder that holds the export."""
    assert run(["import", "data", str(export)]) == 0
    return own_world / "data"


def test_rows_are_counted_now_and_then() -> None:
    """Every row comes through in order; the last word is that all are done."""
    told: list[tuple[int, int]] = []
    rows = list(range(600))
    assert list(counted(rows, lambda done, of: told.append((done, of)))) == rows
    assert told == [(0, 600), (250, 600), (500, 600), (600, 600)]
    assert list(counted([1, 2], None)) == [1, 2]


def test_an_import_tells_how_far_it_is_and_leaves_the_line_clean(
    start: Start, export: Path
) -> None:
    """While documents are checked a line counts them; the result begins on a line of its own."""
    terminal = start("import", "data", str(export))
    terminal.wait_for("Imported.")
    assert tells(terminal, b"of 60,000 documents")
    assert "Checking" not in terminal.text()
    assert terminal.wait_end() == 0


LONG = (
    (["export", "--output", "everything.json"], SECONDS),
    (["search", "line"], b"Looking through the records: "),
    (["check"], b"of 60,001 documents"),
    (["compact"], b"Writing coach.json; Ctrl+C leaves the old one."),
)


@pytest.mark.parametrize(("command", "shown"), LONG, ids=[" ".join(each) for each, _ in LONG])
def test_whatever_takes_long_shows_that_it_goes_on_and_stops(
    start: Start, own_world: Path, filled: Path, command: list[str], shown: bytes
) -> None:
    """A command over many records shows how far it is; Ctrl+C ends it, and nothing has changed.

    Of `compact` the file it writes: it begins a new segment of the journal before that.
    """
    before = content(filled)
    terminal = start(*command)
    terminal.wait(lambda: tells(terminal, shown), "how far it is")
    terminal.keys("ctrl+c").wait_for("nothing else was changed")
    assert terminal.wait_end() == 130
    after = content(filled)
    if command == ["compact"]:
        assert after.get("coach.json") == before.get("coach.json")
    else:
        assert after == before
    assert not [*own_world.rglob("everything.json")]


def test_ctrl_c_stops_an_import_before_anything_came_in(
    start: Start, own_world: Path, export: Path
) -> None:
    """Ctrl+C ends it with 130 and a word; the records are as they were."""
    team = own_world / "team.csv"
    team.write_text("Name\nMei-Mei Johns\n")
    assert run(["import", "people", str(team)]) == 0
    before = content(own_world / "data")
    terminal = start("import", "data", str(export))
    terminal.wait(lambda: tells(terminal, b"of 60,000 documents"), "the count")
    terminal.keys("ctrl+c").wait_for("Interrupted.")
    assert terminal.wait_end() == 130
    assert content(own_world / "data") == before


def test_a_pipe_is_told_nothing_in_passing(export: Path) -> None:
    """Where stderr is no terminal there is only the outcome."""
    done = spawn(["import", "data", str(export)])
    assert done.code == 0
    assert done.err.splitlines() == ["Imported. The numbers are the new documents of each table."]
