"""Opening: what is empty, missing or damaged is never taken for new, and nothing is written."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tinydb import TinyDB

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import (
    CorruptStoreError,
    Put,
    ReadOnlyStoreError,
    StaleWriteError,
    WriteFailedError,
)
from coachtui.storage import REAL, Drafts, open_store
from coachtui.storage.header import Header, encode_header
from stores import clock, content, entry, manager, store_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a store of five entries with a snapshot and a line after it."""
    with store_in(tmp_path / "data") as store:
        for number in range(4):
            store.commit([Put(entry(f"entry {number}"))], "add")
        store.compact()
        store.commit([Put(entry("entry 4"))], "add")
    return tmp_path / "data"


def _spoiled(data: bytes) -> Iterator[tuple[str, bytes]]:
    text = data.decode()
    yield "empty", b""
    yield "null", b"null"
    yield "list", b"[]"
    yield "object", b"{}"
    yield "number", b"9" * 5000
    yield "byte order mark", b"\xef\xbb\xbf" + data
    yield "utf-16", text.encode("utf-16")
    yield "not utf-8", data.replace(b"entry", b"ent\xffy")
    yield "nesting", b'{"a":' * 100_000
    yield "duplicate table", data.replace(b'"person":{', b'"log_entry":{', 1)
    yield "duplicate number", data.replace(b'"2":', b'"3":', 1)
    yield "leading zero", data.replace(b'"2":{', b'"02":{', 1)
    yield "nul", b"\0" * len(data)
    yield "infinity", data.replace(b'"rev":1', b'"rev":1e400', 1)
    yield "nan", data.replace(b'"rev":1', b'"rev":NaN', 1)
    yield "meta gone", data[: data.index(b'"_meta"')] + b'"x":{}}'
    yield (
        "tables are lists",
        json.dumps({"person": [], "_meta": json.loads(data)["_meta"]}).encode(),
    )
    for place in range(0, len(data), max(1, len(data) // 40)):
        yield f"cut at {place}", data[:place]


def test_a_spoiled_snapshot_costs_nothing(folder: Path) -> None:
    """Whatever became of it, the journal gives every document, and opening writes nothing."""
    sound = store_in(folder).documents()
    data = (folder / "coach.json").read_bytes()
    for name, spoiled in _spoiled(data):
        (folder / "coach.json").write_bytes(spoiled)
        before = content(folder)
        store = store_in(folder)
        assert store.documents() == sound, name
        assert store.read_only == "", name
        assert store.reports[0].key in {"snapshot_damaged", "snapshot_edited"}, name
        assert content(folder) == before, name


def test_stock_tinydb_takes_an_empty_file_for_an_empty_store(folder: Path) -> None:
    """Control: to JSONStorage the same empty file is an empty database, and is overwritten."""
    (folder / "coach.json").write_bytes(b"")
    with TinyDB(folder / "coach.json") as database:
        assert database.tables() == set()
        database.insert({"new": True})
    assert b"new" in (folder / "coach.json").read_bytes()


def test_a_spoiled_snapshot_is_set_aside_before_the_next_one(folder: Path) -> None:
    """Compaction keeps the file it could not use under a name of its own and says where."""
    (folder / "coach.json").write_bytes(b"spoiled")
    store = store_in(folder)
    store.compact()
    report = store.reports[-1]
    assert report.key == "set_aside"
    assert Path(report.path).read_bytes() == b"spoiled"
    again = store_in(folder)
    assert again.documents() == store.documents()
    assert not again.reports


def test_a_snapshot_edited_by_hand_is_kept_and_the_journal_wins(folder: Path) -> None:
    """A sound file with a wrong sum: the number of changed documents is told, the copy kept."""
    path = folder / "coach.json"
    edited = path.read_bytes().replace(b"entry 1", b"edited by hand")
    path.write_bytes(edited)
    store = store_in(folder)
    (report,) = store.reports
    # entry 4 was written after the snapshot, so it differs as well
    assert (report.key, report.count) == ("snapshot_edited", 2)
    assert "edited by hand" not in [one.text for one in store.all(LogEntry)]
    store.compact()
    assert Path(store.reports[-1].path).read_bytes() == edited


def test_a_missing_snapshot_is_rebuilt_in_silence(folder: Path) -> None:
    """The snapshot is a cache: without it the same store opens, with nothing to report."""
    sound = store_in(folder).documents()
    (folder / "coach.json").unlink()
    store = store_in(folder)
    assert store.documents() == sound
    assert not store.reports


@pytest.mark.parametrize("left", ["coach.json", "drafts", "backups", "lock"])
def test_a_missing_journal_is_a_loss_and_never_a_new_store(folder: Path, left: str) -> None:
    """While snapshot, draft, backup or lock are there, a missing journal founds nothing."""
    for path in (folder / "journal").iterdir():
        path.unlink()
    (folder / "journal").rmdir()
    (folder / "backups/old.json").write_text("{}")
    drafts = Drafts(folder / "drafts", "S1", now=clock())
    drafts.note("form", "half a word")
    drafts.flush()
    for path in [p for p in sorted(folder.rglob("*"), reverse=True) if p.is_file()]:
        if left not in path.relative_to(folder).parts:
            path.unlink()
    before = content(folder)
    if left == "coach.json":
        store = store_in(folder)
        assert store.read_only == "missing"
        assert len(store.all(LogEntry)) == 4
    else:
        with pytest.raises(CorruptStoreError) as caught:
            store_in(folder)
        assert caught.value.reason == "missing"
    assert content(folder) == before


def test_an_empty_folder_or_a_missing_one_is_new(tmp_path: Path) -> None:
    """Nothing there: the first line of the journal is written with the founding records."""
    (tmp_path / "empty").mkdir()
    for name in ("empty", "deep/below"):
        store = store_in(tmp_path / name)
        assert (store.seq, len(store.all(Person))) == (1, 1)
        assert (tmp_path / name / "journal/open.jsonl").exists()


def test_only_the_founding_manager_may_be_replaced_by_a_load(tmp_path: Path) -> None:
    """A manager who came with loaded records is no blank that another load may overwrite."""
    store = open_store(tmp_path, now=clock())
    me = {**manager().model_dump(mode="json"), "full_name": "Lê Hoàng Ngân", "rev": 1}
    store.load({"person": [me]}, "import")
    with pytest.raises(StaleWriteError):
        store.load({"person": [{**me, "full_name": "Khác"}]}, "import")


def test_a_founding_cut_short_is_still_new(tmp_path: Path) -> None:
    """A kill while the store was being made leaves nothing that would be taken for a loss."""
    ruin = tmp_path / "data/journal.999999999-ab"
    ruin.mkdir(parents=True)
    (ruin / "open.jsonl").write_bytes(b"half")
    assert store_in(tmp_path / "data").seq == 1
    assert not ruin.exists()


def test_a_lost_segment_is_noticed(tmp_path: Path) -> None:
    """A closed segment that is gone, or the open one, makes the store read-only, data shown."""
    small = replace(REAL, segment_bytes=1)
    with store_in(tmp_path / "data", operations=small) as store:
        for number in range(4):
            store.commit([Put(entry(f"entry {number}"))])
            store.compact()
        store.commit([Put(entry("entry 4"))])
    journal = tmp_path / "data/journal"
    kept = {path.name: path.read_bytes() for path in journal.iterdir()}
    assert len(kept) == 5
    for name, data in kept.items():
        for snapshot in (True, False):
            gone = journal / name
            gone.unlink()
            moved = (tmp_path / "data/coach.json").rename(tmp_path / "kept")
            if snapshot:
                moved.rename(tmp_path / "data/coach.json")
            store = store_in(tmp_path / "data")
            assert store.read_only in {"missing", "mismatch"}, (name, snapshot)
            assert len(store.all(LogEntry)) >= (4 if snapshot else 3), (name, snapshot)
            with pytest.raises(ReadOnlyStoreError):
                store.commit([Put(entry("no"))])
            gone.write_bytes(data)
            gone.chmod(0o600)
            if not snapshot:
                moved.rename(tmp_path / "data/coach.json")
    assert store_in(tmp_path / "data").read_only == ""


def test_a_store_of_a_newer_program_is_read_only(folder: Path) -> None:
    """A higher format is shown as far as it is understood and never written."""
    path = folder / "journal/open.jsonl"
    first, rest = path.read_bytes().split(b"\n", 1)
    store_id = json.loads(first)["store"]
    path.write_bytes(encode_header(Header(2, store_id, 1, 0, "")) + rest)
    store = store_in(folder)
    assert store.read_only == "newer"
    assert len(store.all(LogEntry)) == 5


def test_a_network_file_system_is_read_only_unless_trusted(folder: Path) -> None:
    """Locks are unproven on NFS and SMB: the store says so, and writes only when told to."""
    network = replace(REAL, file_system=lambda _path: "nfs4")
    assert store_in(folder, operations=network).read_only == "network"
    trusted = replace(network, trust_network=True)
    assert store_in(folder, operations=trusted).read_only == ""


def test_a_folder_that_may_not_be_written_is_read_only(folder: Path) -> None:
    """Without rights to write, or on a read-only mount, the store opens and says so."""
    store = store_in(folder, operations=replace(REAL, writable=lambda _path: False))
    assert store.read_only == "no_rights"
    assert len(store.all(LogEntry)) == 5


def test_reading_only_makes_no_store(tmp_path: Path) -> None:
    """Asked for reading alone, a folder without a store is refused and left as it is."""
    with pytest.raises(CorruptStoreError) as caught:
        store_in(tmp_path / "data", read_only=True)
    assert caught.value.reason == "absent"
    assert not (tmp_path / "data").exists()


def test_a_file_in_the_way_is_no_store(tmp_path: Path) -> None:
    """A data folder that is a file is refused, the file untouched."""
    (tmp_path / "data").write_text("mine")
    with pytest.raises((CorruptStoreError, WriteFailedError)):
        store_in(tmp_path / "data")
    assert (tmp_path / "data").read_text() == "mine"


def test_any_mutation_opens_right_or_is_refused(folder: Path) -> None:
    """Flips, cuts, inserts, splices of every file: the documents, fewer read-only, or refused."""
    dice = random.Random(7)
    sound = {one.id: one for one in store_in(folder).all(LogEntry)}
    files = [folder / "coach.json", folder / "journal/open.jsonl"]
    kept = [path.read_bytes() for path in files]
    for turn in range(400):
        path = files[turn % 2]
        path.write_bytes(_mutated(kept[turn % 2], dice))
        before = content(folder)
        try:
            store = store_in(folder)
        except CorruptStoreError:
            assert turn % 2
        else:
            found = {one.id: one for one in store.all(LogEntry)}
            assert found.items() <= sound.items()
            if len(found) < len(sound):
                assert store.read_only or store.reports[0].key == "torn_tail"
                assert len(found) >= 4
        assert content(folder) == before
        path.write_bytes(kept[turn % 2])


def _mutated(data: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(data))
    other = dice.randrange(len(data))
    return dice.choice(
        [
            data[:place] + bytes([data[place] ^ 1 << dice.randrange(8)]) + data[place + 1 :],
            data[:place],
            data[:place] + dice.randbytes(3) + data[place:],
            data[:place] + data[other:],
            data[:place] + b"\0" * 20 + data[place + 20 :],
            data + data[place:],
        ]
    )
