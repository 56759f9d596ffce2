"""The list of erasures: durable, for its owner alone, and silent about whose ids it holds."""

import errno
import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.domain.person import Person
from coachtui.domain.repository import CorruptStoreError, Put, Remove, StoreError
from coachtui.storage import REAL
from coachtui.storage.erasures import (
    NAME,
    Erasures,
    erase_again,
    erased_of,
    forgotten_in,
    note_erasures,
    read_erasures,
    stands_in,
)
from faulty import Faulty
from stores import content, entry, person, store_in

IDS = ("01K0REP", "01K0NOTE")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a data folder with a store in it."""
    with store_in(tmp_path):
        return tmp_path


def test_it_remembers_ids_by_store(folder: Path) -> None:
    """What was noted is held, for its own store alone, and nothing else is."""
    note_erasures(folder, {"team": IDS, "hr": ["01K0CASE"]})
    note_erasures(folder, {"team": ["later"]})
    listed = read_erasures(folder)
    assert all(listed.holds("team", each) for each in (*IDS, "later"))
    assert listed.holds("hr", "01K0CASE")
    assert not listed.holds("team", "01K0CASE")
    assert not listed.holds("hr", IDS[0])
    assert not listed.holds("team", "other")


def test_it_tells_nobody_whose_ids_it_holds(folder: Path, tmp_path: Path) -> None:
    """No id stands in the file, nor the name of a store; another folder has other hashes."""
    note_erasures(folder, {"team": IDS, "hr": IDS})
    text = (folder / NAME).read_text(encoding="utf-8")
    assert not any(each in text for each in (*IDS, "team", "hr"))
    assert len(json.loads(text)["erased"]) == 4
    with store_in(tmp_path / "other"):
        note_erasures(tmp_path / "other", {"team": IDS, "hr": IDS})
    assert not read_erasures(folder).hashes & read_erasures(tmp_path / "other").hashes


def test_it_is_for_its_owner_alone(folder: Path) -> None:
    """The file is 0600, and a link in its place is refused."""
    note_erasures(folder, {"team": IDS})
    assert stat.S_IMODE((folder / NAME).stat().st_mode) == 0o600
    (folder / NAME).rename(folder / "elsewhere")
    (folder / NAME).symlink_to(folder / "elsewhere")
    with pytest.raises(CorruptStoreError, match="unsafe"):
        read_erasures(folder)


def test_nothing_new_writes_nothing(folder: Path) -> None:
    """Without ids, or with the same again, no file is touched."""
    note_erasures(folder, {"team": ()})
    assert not (folder / NAME).exists()
    note_erasures(folder, {"team": IDS})
    before = (folder / NAME).stat().st_ino
    note_erasures(folder, {"team": IDS})
    assert (folder / NAME).stat().st_ino == before


@pytest.mark.parametrize("at", range(12))
def test_a_disk_that_fails_leaves_the_old_list_or_the_new(folder: Path, at: int) -> None:
    """Whatever operation fails, the list reads, holds what it held, and takes it the next time."""
    note_erasures(folder, {"team": ["old"]})
    faulty = Faulty(at, errno.ENOSPC)
    try:
        note_erasures(folder, {"team": IDS}, operations=faulty.table())
    except StoreError:
        assert len(faulty.calls) > at
    listed = read_erasures(folder)
    assert listed.holds("team", "old")
    note_erasures(folder, {"team": IDS})
    assert all(read_erasures(folder).holds("team", each) for each in ("old", *IDS))
    assert not [name for name in content(folder) if name.endswith(".tmp")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema":2,"salt":"","erased":[],"receipts":[]}',
        '{"schema":1,"salt":"zz","erased":[],"receipts":[]}',
        '{"schema":1,"salt":"%s","erased":[1],"receipts":[]}' % ("0" * 64),
        '{"schema":1,"salt":"%s","erased":[]}' % ("0" * 64),
        "[" * 100_000,
    ],
)
def test_a_damaged_list_is_no_empty_one(folder: Path, text: str) -> None:
    """It is refused with the path, so that nobody comes back because it cannot be read."""
    (folder / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(CorruptStoreError, match="erasures"):
        read_erasures(folder)
    with pytest.raises(CorruptStoreError, match="erasures"):
        note_erasures(folder, {"team": IDS})


def test_none_is_an_empty_one(tmp_path: Path) -> None:
    """Where nothing was erased nothing is held, and nothing is made."""
    assert read_erasures(tmp_path) == Erasures()
    assert not erased_of(tmp_path, "team")("x")
    assert not erased_of(tmp_path, "hr")("x")
    assert list(tmp_path.iterdir()) == []


def test_the_journal_counts_where_a_kill_kept_it_from_the_list(folder: Path) -> None:
    """What the store itself forgot counts as erased without a list."""
    with store_in(folder) as store:
        rep, kept = store.commit([Put(person("Kín")), Put(person("An"))], "add").records
        store.forget([rep.id])
    assert forgotten_in(folder) == {rep.id}
    assert erased_of(folder, "team")(rep.id)
    assert not erased_of(folder, "team")(kept.id)


def test_what_an_older_copy_brings_back_goes_again(folder: Path) -> None:
    """Live records, removed ones and history lose their content; what is of others stays."""
    small = replace(REAL, segment_bytes=300)
    with store_in(folder, operations=small) as store:
        rep, kept = store.commit([Put(person("Kín")), Put(person("An"))], "add").records
        note, _ = store.commit([Put(entry("canary", rep.id)), Put(entry("stays"))], "log").records
        store.commit([Remove(note)], "delete")
        store.compact()
    old = content(folder)
    with store_in(folder) as store:
        store.forget([rep.id, note.id])
    note_erasures(folder, {"team": [rep.id, note.id]})
    for path in [*folder.glob("journal/*"), folder / "coach.json"]:
        path.unlink()
    for name, data in old.items():
        (folder / name).write_bytes(data)
    with store_in(folder) as store:
        assert store.get(Person, rep.id) is not None
        assert erase_again(store, read_erasures(folder), "hr") == 0
        assert erase_again(store, read_erasures(folder), "team") == 1
        assert store.get(Person, rep.id) is None
        assert store.get(Person, kept.id) is not None
        assert erase_again(store, read_erasures(folder), "team") == 0
    files = content(folder)
    assert not any(b"canary" in data or "Kín".encode() in data for data in files.values())
    assert any(b"stays" in data for data in files.values())


def test_a_store_to_read_only_is_left_as_it_is(folder: Path) -> None:
    """What cannot be written is not tried."""
    with store_in(folder) as store:
        rep = store.commit([Put(person("Kín"))], "add").records[0]
    note_erasures(folder, {"team": [rep.id]})
    before = content(folder)
    with store_in(folder, read_only=True) as store:
        assert erase_again(store, read_erasures(folder), "team") == 0
    assert content(folder) == before


def test_a_line_is_known_by_number_and_change(folder: Path) -> None:
    """A line of the journal is found as it was told; another number or change is not."""
    with store_in(folder) as store:
        done = store.commit([Put(person("An"))], "add")
    assert stands_in(folder, f"{done.seq}:{done.change}")
    assert not stands_in(folder, f"{done.seq + 1}:{done.change}")
    assert not stands_in(folder, f"{done.seq}:x")
    assert not stands_in(folder, "")
