"""`due` and `show` tell what is on file, as text and as JSON, and need no screen to do it."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from coachtui.domain.clock import system_clock
from shell import SOURCE, Shell

TEAM = "Name,Manager,Region\nMei-Mei Johns,Melvin Marxen,Central\nCarl Lin,Summer Sewald,West\n"


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a store with two reps and promises both ways."""
    shell = Shell(capsys, monkeypatch)
    shell("import", "people", "-", stdin=TEAM.encode())
    shell("log", "mei", "> me intro to the CFO +2d")
    shell("log", "mei", "> sends the offer +3d")
    shell("log", "carl", "> updates the CRM +20d")
    return shell


def test_due_lists_promises_and_meetings_in_order(shell: Shell) -> None:
    """My promise comes before the meeting and the rep's, each with its day and the rep's name."""
    today = system_clock().today()
    items = shell("due", "--rep", "mei", "--json").json()["items"]
    told = [(each["kind"], each["text"], each["due"]) for each in items]
    assert told[0] == ("commitment", "intro to the CFO", (today + timedelta(days=2)).isoformat())
    assert told[-1] == ("commitment", "sends the offer", (today + timedelta(days=3)).isoformat())
    assert [each["kind"] for each in items] == ["commitment", "one_on_one", "commitment"]
    assert {each["person"] for each in items} == {"Mei-Mei Johns"}
    assert not any(each["overdue"] for each in items)
    keys = {"kind", "id", "person", "person_id", "label", "text", "due", "at", "overdue", "count"}
    assert all(set(each) == keys for each in items)


def test_due_looks_as_far_as_asked(shell: Shell) -> None:
    """A promise in 20 days comes with --days 20 and not with fewer."""
    assert "updates the CRM" not in shell("due").out
    assert "updates the CRM" not in shell("due", "--days", "19").out
    assert "updates the CRM" in shell("due", "--days", "20").out
    assert shell("due", "--days", "-1").code == 2


def test_nothing_due_is_a_success(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty list is exit code 0 with empty stdout, and says what to do first."""
    empty = Shell(capsys, monkeypatch)
    done = empty("due")
    assert (done.code, done.out) == (0, "")
    assert "import people" in done.err
    assert empty("due", "--json").json() == {"schema": 1, "items": []}


def test_show_is_a_rep_on_a_page(shell: Shell) -> None:
    """Who it is, open promises both ways and the last lines are there, as text and as JSON."""
    shell("log", "mei", "- renewal slipped to Q1")
    text = shell("show", "mei").out
    for told in ("Mei-Mei Johns", "Central", "intro to the CFO", "sends the offer", "slipped"):
        assert told in text
    page = json.loads(shell("show", "mei", "--json").out)
    assert [each["text"] for each in page["promises"]["mine"]] == ["intro to the CFO"]
    assert [each["text"] for each in page["promises"]["theirs"]] == ["sends the offer"]
    assert [each["kind"] for each in page["meetings"]] == ["one_on_one"]
    assert page["person"]["full_name"] == "Mei-Mei Johns"
    assert "updates the CRM" not in text + json.dumps(page)


def test_show_says_what_it_leaves_out(shell: Shell) -> None:
    """More lines than a page holds are counted on stderr, and --all gives them."""
    shell("log", "mei", "-", stdin="\n".join(f"line {n}" for n in range(30)).encode())
    short, whole = shell("show", "mei"), shell("show", "mei", "--all")
    assert "--all" in short.err
    assert sum("line " in line for line in short.lines) < 30
    assert sum("line " in line for line in whole.lines) == 30


def test_a_name_must_be_clear(shell: Shell) -> None:
    """Nobody and several are exit code 3 for every command that takes a name."""
    for command in (("show",), ("due", "--rep"), ("export",)):
        assert shell(*command, "nobody").code == 3


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize(
    "command",
    [
        "log", "due", "show", "read", "export", "import", "import people", "import data",
    ],
)  # fmt: skip
def test_help_shows_an_example(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, command: str, language: str
) -> None:
    """Each command's help exits with 0 and holds a line that can be typed as it stands."""
    monkeypatch.setenv("COACHTUI_LANGUAGE", language)
    done = shell(*command.split(), "--help")
    assert done.code == 0
    assert done.out.count("coachtui") > 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["log", "mei", "> x mai"],
        ["due", "--json"],
        ["show", "mei"],
        ["read", "x"],
        ["export"],
        ["export", "--format", "md"],
        ["import", "people", "/dev/null"],
        ["import", "data", "/dev/null"],
    ],
)
@pytest.mark.usefixtures("shell")
def test_no_command_reaches_the_screens(arguments: list[str]) -> None:
    """Neither Textual nor Rich is imported by a command of the shell."""
    code = (
        "import sys\n"
        "from coachtui.cli.start import run\n"
        f"run({arguments!r})\n"
        "print(sorted({'textual', 'rich'} & sys.modules.keys()), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )
    assert done.stderr.splitlines()[-1] == "[]"


def test_a_cut_off_save_is_told_on_stderr(shell: Shell) -> None:
    """Whoever reads the records after a torn save learns of it; the list itself stays clean."""
    folder = Path(shell("path").out.strip())
    journal = folder / "journal" / "open.jsonl"
    journal.write_bytes(journal.read_bytes()[:-20])
    told = shell("due", "--json")
    assert (told.code, "cut off" in told.err) == (0, True)
    assert told.json()["items"]


def test_damaged_records_are_told_on_stderr(shell: Shell) -> None:
    """A list from damaged records says that they are damaged."""
    folder = Path(shell("path").out.strip())
    journal = folder / "journal" / "open.jsonl"
    lines = journal.read_bytes().split(b"\n")
    lines[1] = lines[1].replace(b"a", b"b", 1)
    journal.write_bytes(b"\n".join(lines))
    assert "damaged" in shell("due").err
