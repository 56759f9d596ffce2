"""`coachtui import jrnl` and `import taskwarrior`: what people have comes along, once."""

import json
from datetime import date
from pathlib import Path

import pytest

from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from leavers import NAME, OTHER, OTHER_ID, REP, ago, fill, team
from shell import Shell
from stores import content

JOURNAL = {
    "tags": {"@bình": 1},
    "entries": [
        {
            "title": "Gặp khách cùng em.",
            "body": "Nghe nhiều hơn nói.\nHẹn tuần sau.",
            "date": "2026-10-02",
            "time": "09:30",
            "tags": ["@bình", "#demo"],
            "starred": False,
        },
        {"title": "With @Kín about price", "body": "", "date": "2026-10-03", "time": "10:00"},
        {"title": "Buy milk", "body": "", "date": "2026-10-04", "time": "10:00", "tags": []},
        {"title": "No day", "body": "", "date": "someday", "time": "10:00", "tags": ["@bình"]},
        "what is this",
        {"title": "x" * 2500, "body": "y " * 900, "date": "2026-10-05", "tags": ["@bình"]},
    ],
}
TASKS = [
    {
        "id": 1,
        "uuid": "a1",
        "description": "Gửi bảng giá cho khách @Binh",
        "due": "20261127T170000Z",
        "entry": "20261101T020000Z",
        "status": "pending",
        "project": "sales.hcm",
        "annotations": [{"entry": "20261102T020000Z", "description": "khách hỏi lại"}],
    },
    {
        "uuid": "a2",
        "description": "Send brochure",
        "entry": "20261001T020000Z",
        "end": "20261005T020000Z",
        "status": "completed",
        "tags": ["kín"],
    },
    {"uuid": "a3", "description": "weekly", "entry": "20261001T020000Z", "status": "recurring"},
    {"uuid": "a4", "description": "buy milk", "entry": "20261001T020000Z", "status": "pending"},
    {"uuid": "a5", "description": "z" * 501, "entry": "20261001T020000Z", "tags": ["kín"]},
]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a data folder nobody has used."""
    return Shell(capsys, monkeypatch)


@pytest.fixture
def data(own_world: Path) -> Path:
    """Give a data folder with two reps, Kín and Bình."""
    fill(own_world)
    return own_world / "data"


def lines(data: Path) -> list[LogEntry]:
    """Give the log entries that came in."""
    with team(data.parent, ago(0)) as store:
        return [each for each in store.all(LogEntry) if each.text[:5] not in {"canar", "stays"}]


def promises(data: Path) -> list[Commitment]:
    """Give the promises that came in."""
    with team(data.parent, ago(0)) as store:
        return [each for each in store.all(Commitment) if each.source.kind == "taskwarrior"]


def test_a_journal_becomes_log_entries(data: Path, shell: Shell) -> None:
    """An entry goes to whom its tag or name means, on its day; the rest is listed, none in part."""
    done = shell("import", "jrnl", "-", stdin=json.dumps(JOURNAL).encode())
    assert done.code == 0, done.err
    first, second, *long = lines(data)
    assert (first.person_id, second.person_id) == (OTHER_ID, REP)
    assert first.text == "Gặp khách cùng em. Nghe nhiều hơn nói. Hẹn tuần sau."
    assert first.tags == ("demo",)
    assert first.visibility == "private"
    assert str(first.happened_at) == "2026-10-02 02:30:00+00:00"
    assert "".join(each.text for each in long).replace(" ", "") == "x" * 2500 + "y" * 900
    assert all(len(each.text) <= 2000 for each in long)
    for said in ("Entry 3 of 2026-10-04", "Entry 4 of someday", "Entry 5:", "3 entries left out"):
        assert said in done.err
    assert done.err.index("Entry 3 ") < done.err.index("Entry 4 ") < done.err.index("Entry 5:")
    assert "milk" not in done.err


def test_a_second_run_adds_nothing(data: Path, shell: Shell) -> None:
    """The same journal or tasks again change no file, whoever --for names."""
    for program, value in (("jrnl", JOURNAL), ("taskwarrior", TASKS)):
        given = json.dumps(value).encode()
        shell("import", program, "-", "--for", "Bình", stdin=given)
        before = content(data)
        again = shell("import", program, "-", "--for", NAME, stdin=given)
        assert again.code == 0
        assert again.out == ""
        assert "here already" in again.err
        assert content(data) == before


def test_for_takes_what_names_nobody(data: Path, shell: Shell) -> None:
    """--for takes in what was left out before, and a dry run changes nothing."""
    given = json.dumps(JOURNAL).encode()
    shell("import", "jrnl", "-", stdin=given)
    before = content(data)
    dry = shell("import", "jrnl", "-", "--for", "Kín", "--dry-run", "--json", stdin=given)
    assert [each["person"] for each in dry.json()["added"]] == [NAME]
    assert content(data) == before
    shell("import", "jrnl", "-", "--for", "Kín", stdin=given)
    (milk,) = [each for each in lines(data) if each.text == "Buy milk"]
    assert milk.person_id == REP


def test_tasks_become_promises(data: Path, shell: Shell) -> None:
    """Tasks are promises of mine with their day and state; notes below become log entries."""
    done = shell("import", "taskwarrior", "-", stdin=json.dumps(TASKS).encode())
    assert done.code == 0, done.err
    kept, still = sorted(promises(data), key=lambda each: each.state)[::1]
    assert (still.owner, still.counterparty, still.state) == (ME, OTHER_ID, "open")
    assert still.due == date(2026, 11, 28)
    assert still.tags == ("sales", "hcm")
    assert (kept.counterparty, kept.state, kept.due) == (REP, "kept", date(2026, 10, 5))
    assert not kept.due_stated
    (note,) = lines(data)
    assert note.text.endswith("khách hỏi lại")
    assert done.err.count("Entry ") == 3
    assert "recurring" in done.err


def test_what_the_reps_owe(data: Path, shell: Shell) -> None:
    """With --theirs the reps owe the tasks, read from one task a line too."""
    given = b"\n".join(json.dumps(each).encode() for each in TASKS[:2])
    assert shell("import", "taskwarrior", "-", "--theirs", stdin=given).code == 0
    assert {(each.owner, each.counterparty) for each in promises(data)} == {
        (OTHER_ID, ME),
        (REP, ME),
    }


def test_nobody_erased_comes_back_by_a_note(data: Path, shell: Shell) -> None:
    """What was taken in and erased with its person does not come in again for another."""
    given = json.dumps(JOURNAL).encode()
    shell("import", "jrnl", "-", stdin=given)
    erased = shell("erase", OTHER, stdin=f"{OTHER}\n".encode())
    assert erased.code == 0, erased.err
    shell("import", "jrnl", "-", "--for", "Kín", stdin=given)
    assert not [each for each in lines(data) if each.text.startswith("Gặp")]


@pytest.mark.parametrize("given", [b"", b"[1", b'{"a": 1}', b"\xff\xfe", b"name,date\n"])
def test_another_file_is_refused(data: Path, shell: Shell, given: bytes) -> None:
    """A file that is no such export changes nothing and says which program writes one."""
    before = content(data)
    done = shell("import", "jrnl", "-", stdin=given)
    assert done.code == 1
    assert "jrnl --export json" in done.err
    assert shell("import", "taskwarrior", "-", stdin=given[:2] + b"x").code == 1
    assert content(data) == before


def test_undone_it_can_come_again(data: Path, shell: Shell) -> None:
    """An import that was undone comes in when it is asked for again."""
    given = json.dumps(JOURNAL).encode()
    shell("import", "jrnl", "-", stdin=given)
    count = len(lines(data))
    with team(data.parent, ago(0)) as store:
        store.undo()
    assert not lines(data)
    assert shell("import", "jrnl", "-", stdin=given).code == 0
    assert len(lines(data)) == count
