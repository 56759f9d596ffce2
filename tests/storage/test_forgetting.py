"""Forgetting leaves no trace of the content in any file, and the rest stays provable."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, Remove, WriteFailedError
from coachtui.storage import REAL, Drafts
from coachtui.storage.line import decode, digest_of, is_sealed
from stores import clock, content, entry, person, store_in

SECRET = "Lê Thị Kín"


def test_no_file_of_the_store_holds_it_any_more(tmp_path: Path) -> None:
    """Journal, snapshot, drafts, copies set aside: a search for the name finds nothing."""
    small = replace(REAL, segment_bytes=500)
    store = store_in(tmp_path, operations=small)
    kept = store.commit([Put(entry("stays"))], "log").records[0]
    rep = store.commit([Put(person(SECRET)), Put(entry("with it"))], "add").records[0]
    assert isinstance(rep, Person)
    store.compact()
    renamed = store.commit([Put(rep.revised(full_name=SECRET + " Hai"))], "edit").records[0]
    store.commit([Remove(renamed)], "delete")
    (tmp_path / "coach.json").write_bytes((tmp_path / "coach.json").read_bytes() + b"spoiled")
    with (tmp_path / "journal/open.jsonl").open("ab") as file:
        file.write(f'{{"seq":9,"id":"{rep.id}","full_name":"{SECRET}'.encode())
    store = store_in(tmp_path, operations=small)
    store.compact()
    drafts = Drafts(tmp_path / "drafts", "S1", now=clock())
    drafts.note(f"person.{rep.id}", SECRET)
    drafts.note("other", "stays too")
    drafts.flush()
    assert sum(SECRET.encode() in data for data in content(tmp_path).values()) >= 4
    assert store.forget([rep.id]) == 2
    for name, data in content(tmp_path).items():
        assert SECRET.encode() not in data, name
    assert any(b"stays too" in data for data in content(tmp_path).values())
    again = store_in(tmp_path)
    assert not again.read_only
    assert {one.text for one in again.all(LogEntry)} == {"stays", "with it"}
    assert kept in again.all(LogEntry)
    assert again.documents() == store.documents()


def test_what_is_left_is_still_proved_by_its_digest(tmp_path: Path) -> None:
    """Every line keeps its sum, its number and the digests; other bodies in it still match."""
    store = store_in(tmp_path)
    rep, note = store.commit([Put(person(SECRET)), Put(entry("beside"))], "add").records
    lines = (tmp_path / "journal/open.jsonl").read_bytes().splitlines()
    digests = [doc.digest for doc in decode(lines[2]).docs]
    store.forget([rep.id])
    lines = (tmp_path / "journal/open.jsonl").read_bytes().splitlines()
    assert all(map(is_sealed, lines))
    forgotten, kept = decode(lines[2]).docs
    assert [forgotten.digest, kept.digest] == digests
    assert forgotten.forgotten
    assert (forgotten.salt, forgotten.body) == ("", None)
    assert kept.body is not None
    assert kept.id == note.id
    assert digest_of(kept.salt, kept.body) == kept.digest
    assert "salt" not in json.loads(lines[2])["docs"][0]


def test_another_window_forgets_as_well(tmp_path: Path) -> None:
    """A program that has it in memory drops it at its next look, and cannot write it back."""
    store, other = store_in(tmp_path), store_in(tmp_path)
    rep = store.commit([Put(person(SECRET))], "add").records[0]
    assert other.refresh()
    assert other.get(Person, rep.id) is not None
    store.forget([rep.id])
    assert other.refresh()
    assert other.get(Person, rep.id) is None
    assert other.undo() is None
    other.compact()
    assert not any(SECRET.encode() in data for data in content(tmp_path).values())


@pytest.mark.parametrize("segment", [1, 10**6])
def test_a_snapshot_being_written_meanwhile_does_not_bring_it_back(
    tmp_path: Path, segment: int
) -> None:
    """A compaction that took its picture before the forgetting starts over."""
    store = store_in(tmp_path, operations=replace(REAL, segment_bytes=segment))
    rep = store.commit([Put(person(SECRET))], "add").records[0]
    store.compact()
    store.commit([Put(entry("stays"))], "log")
    other = store_in(tmp_path)
    written: list[str] = []

    def replaced(old: str, new: str) -> None:
        REAL.replace(old, new)

    def fsync(descriptor: int) -> None:
        REAL.fsync(descriptor)
        written.append("x")
        if len(written) == 2:
            # the snapshot lies beside the old one by now, not yet in its place
            other.forget([rep.id])

    slow = store_in(tmp_path, operations=replace(REAL, replace=replaced, fsync=fsync))
    slow.compact()
    assert len(written) > 3
    assert not any(SECRET.encode() in data for data in content(tmp_path).values())
    assert not list(tmp_path.glob("*.tmp"))


def test_an_erasure_cut_short_is_finished_by_the_next_compaction(tmp_path: Path) -> None:
    """The disk refuses in the middle of forgetting: compaction after a restart completes it."""
    calls: list[str] = []

    def replaced(old: str, new: str) -> None:
        calls.append(new)
        if len(calls) == 2:
            raise OSError(28, "full")
        REAL.replace(old, new)

    with store_in(tmp_path) as store:
        rep = store.commit([Put(person(SECRET))], "add").records[0]
        store.compact()
    broken = store_in(tmp_path, operations=replace(REAL, replace=replaced))
    with pytest.raises(WriteFailedError):
        broken.forget([rep.id])
    assert any(SECRET.encode() in data for data in content(tmp_path).values())
    store = store_in(tmp_path)
    assert store.get(Person, rep.id) is None
    store.compact()
    assert not any(SECRET.encode() in data for data in content(tmp_path).values())


def test_numbers_and_changes_stay_in_order_afterwards(tmp_path: Path) -> None:
    """History still tells that and by whom something was changed, without what."""
    store = store_in(tmp_path)
    rep = store.commit([Put(person(SECRET))], "add").records[0]
    store.forget([rep.id])
    store.commit([Put(entry("later"))], "log")
    changes = store_in(tmp_path).changes_since(1)
    assert [change.label for change in changes] == ["add", "", "log"]
    assert [change.seq for change in changes] == [2, 3, 4]
