"""Stores of every earlier format open, upgraded, after a verified copy was made."""

import json
import os
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.domain.commitment import Commitment
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, StoreError
from coachtui.storage import REAL
from coachtui.storage.migrations import FORMAT, STEPS, upgrade
from faulty import Faulty
from stores import content, entry, store_in

GOLDEN = Path(__file__).parent / "golden"


def copied(name: str, target: Path) -> Path:
    """Give a golden folder, copied to where it may be written."""
    shutil.copytree(GOLDEN / name, target)
    return target


def test_there_is_a_step_and_a_golden_folder_for_every_format() -> None:
    """Whoever raises the format adds a step and a golden folder."""
    assert len(STEPS) == FORMAT
    assert {path.name for path in GOLDEN.iterdir() if path.is_dir()} == {
        f"format_{number}" for number in range(FORMAT + 1)
    }


def test_the_present_format_opens_without_a_change(tmp_path: Path) -> None:
    """A store written by this format is read as it was meant and not written on opening."""
    folder = copied(f"format_{FORMAT}", tmp_path / "data")
    before = content(folder)
    store = store_in(folder)
    assert store.documents() == json.loads((GOLDEN / f"format_{FORMAT}.json").read_text())
    assert not store.reports
    assert content(folder) == before
    (owed,) = store.all(Commitment)
    assert owed.state == "kept"
    assert not store.unreadable()
    (folder / "coach.json").unlink()
    assert store_in(folder).documents() == store.documents()
    assert store.redo() is not None


def test_an_older_format_is_upgraded_after_a_copy(tmp_path: Path) -> None:
    """Format 0: documents read upgraded, the old files kept whole in backups, then writable."""
    folder = copied("format_0", tmp_path / "data")
    before = content(folder)
    store = store_in(folder)
    (report,) = store.reports
    assert report.key == "migrated"
    assert content(Path(report.path)) == before
    _upgraded(store.documents())
    assert [one.visibility for one in store.all(Commitment)] == ["shared"]
    again = store_in(folder)
    assert not again.reports
    assert not again.read_only
    assert again.documents() == store.documents()
    again.commit([Put(entry("later"))])
    (folder / "coach.json").unlink()
    assert store_in(folder).documents() == again.documents()


def _upgraded(documents: object) -> None:
    text = json.dumps(documents)
    assert '"shared": true' not in text
    assert '"visibility": "shared"' in text
    assert '"visibility": "private"' in text


def test_an_older_format_can_be_read_without_writing(tmp_path: Path) -> None:
    """Opened for reading alone, the old store is shown upgraded and not touched."""
    folder = copied("format_0", tmp_path / "data")
    before = content(folder)
    store = store_in(folder, read_only=True)
    _upgraded(store.documents())
    assert store.read_only == "asked"
    assert content(folder) == before


def test_undo_reaches_back_before_the_upgrade(tmp_path: Path) -> None:
    """A change made in the old format can be undone in the new one."""
    store = store_in(copied("format_0", tmp_path / "data"))
    change = store.undo()
    assert change is not None
    assert store.all(Commitment) == ()
    assert [one.rev for one in store.all(Person)] == [1, 1]


def test_an_upgrade_stopped_at_any_operation_loses_nothing(tmp_path: Path) -> None:
    """The disk refuses one operation of the upgrade: the next start completes it."""
    sound = store_in(copied("format_0", tmp_path / "sound")).documents()
    number = 0
    while True:
        faulty = Faulty(at=number, error=28)
        folder = copied("format_0", tmp_path / str(number))
        with suppress(StoreError):
            store_in(folder, operations=faulty.table())
        store = store_in(folder)
        assert store.documents() == sound
        store.commit([Put(entry("later"))])
        if len(faulty.calls) <= number:
            break
        number += 1
    assert number > 20


def test_a_copy_that_does_not_read_back_stops_the_upgrade(tmp_path: Path) -> None:
    """Without a sound copy nothing is upgraded; the store is as it was but for the bad copy."""
    folder = copied("format_0", tmp_path / "data")
    before = content(folder)

    def write(descriptor: int, data: bytes) -> int:
        return os.write(descriptor, data[:-1] + b"?")

    with pytest.raises(StoreError):
        store_in(folder, operations=replace(REAL, write=write))
    after = content(folder)
    assert {name: after[name] for name in before} == before
    assert store_in(folder).reports[-1].key == "migrated"


def test_a_step_leaves_what_it_does_not_know() -> None:
    """Documents of today's or a newer format pass unchanged; unknown fields stay."""
    document: dict[str, object] = {"id": "x", "rev": 1, "shared": True, "more": [1]}
    assert upgrade("note", dict(document), FORMAT) == document
    assert upgrade("note", dict(document), FORMAT + 1) == document
    assert upgrade("note", dict(document), 0) == {
        "id": "x",
        "rev": 1,
        "visibility": "shared",
        "more": [1],
    }


@pytest.mark.parametrize("size", [1, 10**6])
def test_forgetting_reaches_the_copy_of_an_older_format(tmp_path: Path, size: int) -> None:
    """What is forgotten leaves the copy made before the upgrade as well."""
    operations = replace(REAL, segment_bytes=size)
    store = store_in(copied("format_0", tmp_path / "data"), operations=operations)
    (owed,) = store.all(Commitment)
    assert any(b"b\xc3\xa1o gi\xc3\xa1" in data for data in content(tmp_path).values())
    assert store.forget([owed.id]) == 1
    assert not any(b"b\xc3\xa1o gi\xc3\xa1" in data for data in content(tmp_path).values())
    assert store_in(tmp_path / "data").documents() == store.documents()
