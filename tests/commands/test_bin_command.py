"""`bin` lists what was deleted of late and brings it back; `compact` forgets what is older."""

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coachtui.domain.clock import ZonedClock
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, Remove
from coachtui.storage import open_store
from seals import CANARY, files_with
from shell import Shell

CLOCK = ZonedClock(ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give a data folder in which a rep with a line was deleted, and another line after that."""
    monkeypatch.setenv("COACHTUI_LANGUAGE", "en")
    folder = tmp_path / "data"
    monkeypatch.setenv("COACHTUI_DATA", str(folder))
    rep = Person(id="rep-1", full_name=f"Lê {CANARY}")
    lines = [LogEntry(id=f"line-{n}", person_id=rep.id, text="a line") for n in (1, 2)]
    manager = Person(id="me", full_name="Ngân", role="sales_manager")
    with open_store(folder, now=CLOCK.now, founding=(manager,)) as store:
        kept = store.commit([Put(each) for each in (rep, *lines)], "Added").records
        store.commit([Remove(each) for each in kept[:2]], "Person deleted")
        store.commit([Remove(kept[2])], "Line deleted")
    return folder


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: Path) -> Shell:
    """Give a shell over that folder."""
    assert data.is_dir()
    return Shell(capsys, monkeypatch)


def test_it_lists_what_went_together_the_latest_first(shell: Shell) -> None:
    """Id, moment, kind, name, and how long it can still be brought back."""
    first, second = shell("bin").lines
    assert first.startswith("line-2")
    assert second.startswith("rep-1")
    assert f"Lê {CANARY} · with 1 more" in second
    assert second.endswith("30 days left")


def test_json_names_every_record(shell: Shell) -> None:
    """One object that other programs can count on."""
    found = shell("bin", "--json").json()["deleted"]
    assert [each["id"] for each in found] == ["line-2", "rep-1"]
    assert found[1]["records"] == [
        {"table": "person", "id": "rep-1"},
        {"table": "log_entry", "id": "line-1"},
    ]
    assert (found[1]["kind"], found[1]["days_left"]) == ("person", 30)


@pytest.mark.parametrize("wanted", ["rep-1", "rep", "line-1"])
def test_restore_brings_back_what_went_together(shell: Shell, data: Path, wanted: str) -> None:
    """By the id in the list, its beginning, or the id of anything that went with it."""
    done = shell("bin", "restore", wanted)
    assert (done.code, done.out) == (0, "")
    assert done.err == f"Restored: Lê {CANARY}.\n"
    with open_store(data, now=CLOCK.now) as store:
        assert store.get(Person, "rep-1") is not None
        assert [each.id for each in store.all(LogEntry)] == ["line-1"]
    assert len(shell("bin").lines) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("restore",), 2), (("restore", "nobody"), 3), (("burn", "rep-1"), 2)],
)
def test_what_is_not_in_it_is_refused(shell: Shell, arguments: tuple[str, ...], code: int) -> None:
    """Nothing is written, and the message says what to do."""
    done = shell("bin", *arguments)
    assert done.code == code
    assert done.err
    assert len(shell("bin").lines) == 2


def test_compacting_forgets_what_is_older_than_thirty_days(
    shell: Shell, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within thirty days nothing goes; after that it is in no file, and the bin is empty."""
    assert "forgotten" not in shell("compact").err
    assert files_with(data)
    later = ZonedClock(ZoneInfo("Asia/Ho_Chi_Minh"), timedelta(days=31))
    monkeypatch.setattr("coachtui.cli.start.system_clock", lambda *_: later)
    empty = shell("bin")
    assert (empty.out, "Nothing was deleted" in empty.err) == ("", True)
    assert "3 records that were deleted over 30 days ago" in shell("compact").err
    assert files_with(data) == []
    assert shell("verify").code in {0, 3}
