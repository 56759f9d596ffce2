"""Two windows on one store: nothing overwritten, nothing waited for, numbers never used twice."""

import fcntl
import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put, Remove, StoreBusyError, StoreError
from coachtui.storage import REAL, OutsideTransactionError, Store
from stores import entry, person, promise, store_in


def numbers(folder: Path) -> list[int]:
    """Give the document numbers in the snapshot, all tables together."""
    with TinyDB(folder / "coach.json") as database:
        return sorted(
            row.doc_id for name in database.tables() - {"_meta"} for row in database.table(name)
        )


def test_numbers_are_never_used_again(tmp_path: Path) -> None:
    """After a removal, a reopening, a compaction: a new document gets a number none ever had."""
    used: set[int] = set()
    for turn in range(4):
        store = store_in(tmp_path)
        new = [store.commit([Put(entry(f"{turn} {place}"))]).records[0] for place in range(2)]
        store.compact()
        now = set(numbers(tmp_path))
        assert len(now - used) == (3 if turn == 0 else 2)
        used |= now
        other = store_in(tmp_path)
        other.commit([Remove(one) for one in new])
        other.compact()
        assert not {*numbers(tmp_path)} - used
    assert len(used) == 9


def test_two_handles_give_different_numbers(tmp_path: Path) -> None:
    """Two processes that add at the same time never give the same number."""
    a, b = store_in(tmp_path), store_in(tmp_path)
    for turn in range(5):
        a.commit([Put(entry(f"a{turn}"))])
        b.commit([Put(entry(f"b{turn}"))])
    b.compact()
    assert numbers(tmp_path) == list(range(1, 12))


def test_a_search_sees_what_another_process_wrote(tmp_path: Path) -> None:
    """TinyDB's own search over our table keeps no result that another process outdated."""
    a, b = store_in(tmp_path), store_in(tmp_path)
    old = a.commit([Put(promise("an", "cũ"))]).records[0]
    assert isinstance(old, Commitment)
    b.refresh()
    rows = b.database.rows("commitment")
    assert len(rows.search(where("text") == "cũ")) == 1
    a.commit([Put(old.revised(text="mới"))])
    b.refresh()
    assert rows.search(where("text") == "cũ") == []
    assert len(rows.search(where("text") == "mới")) == 1
    assert b.find(Commitment, text="cũ") == ()


def test_stock_tinydb_searches_what_is_no_more(tmp_path: Path) -> None:
    """Control: on JSONStorage the same search keeps the old document for ever."""
    with TinyDB(tmp_path / "a.json") as a, TinyDB(tmp_path / "a.json") as b:
        a.insert({"text": "cũ"})
        assert len(b.search(where("text") == "cũ")) == 1
        a.update({"text": "mới"})
        assert len(b.search(where("text") == "cũ")) == 1


def test_tinydb_cannot_be_written_past_the_repository(tmp_path: Path) -> None:
    """Every public writer of database, table and storage refuses, and nothing changes."""
    store = store_in(tmp_path)
    database = store.database
    rows = database.rows("person")
    before = store.documents()
    for write in (
        lambda: rows.insert({"a": 1}),
        lambda: rows.insert_multiple([{"a": 1}]),
        lambda: rows.update({"a": 1}),
        lambda: rows.update_multiple([]),
        lambda: rows.upsert({"a": 1}, where("a") == 1),
        lambda: rows.remove(where("rev") == 1),
        rows.truncate,
        lambda: database.insert({"a": 1}),
        lambda: database.drop_table("person"),
        database.drop_tables,
        lambda: database.storage.write({}),
    ):
        with pytest.raises(OutsideTransactionError):
            write()
    assert store.documents() == before
    assert store_in(tmp_path).documents() == before


def test_a_holder_that_hangs_gives_a_message_within_five_seconds(tmp_path: Path) -> None:
    """While another process holds the lock a save gives up after 5 s of waiting, and says so."""
    waited: list[float] = []
    store = store_in(tmp_path, operations=replace(REAL, wait=waited.append))
    holder = os.open(tmp_path / "lock", os.O_RDONLY)
    fcntl.flock(holder, fcntl.LOCK_EX)
    with pytest.raises(StoreBusyError):
        store.commit([Put(entry("x"))])
    assert 5 <= sum(waited) < 5.1
    os.close(holder)
    store.commit([Put(entry("y"))])
    assert [one.text for one in store.all(LogEntry)] == ["y"]


def test_a_lock_file_that_was_deleted_does_not_let_two_in(tmp_path: Path) -> None:
    """Someone deletes the lock while it is held: the next writer still finds the one in use."""
    store = store_in(tmp_path)
    (tmp_path / "lock").unlink()
    store.commit([Put(entry("x"))])
    assert (tmp_path / "lock").exists()

    holder = os.open(tmp_path / "lock", os.O_RDONLY)
    fcntl.flock(holder, fcntl.LOCK_EX)
    (tmp_path / "lock").unlink()
    swaps = iter([True])

    def flock(descriptor: int, how: int) -> None:
        fcntl.flock(descriptor, how)
        if next(swaps, False):
            # between opening and locking, another process makes the file anew
            (tmp_path / "lock").unlink()

    def write(descriptor: int, data: bytes) -> int:
        named = os.open(tmp_path / "lock", os.O_RDONLY)
        with pytest.raises(BlockingIOError):
            fcntl.flock(named, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(named)
        return os.write(descriptor, data)

    other = store_in(tmp_path, operations=replace(REAL, flock=flock, write=write))
    other.commit([Put(entry("y"))])
    os.close(holder)
    assert len(store_in(tmp_path).all(LogEntry)) == 2


def test_reads_do_not_wait_for_a_save(tmp_path: Path) -> None:
    """While a save waits for its fsync, another thread reads the old state at once."""
    in_fsync, go_on = threading.Event(), threading.Event()

    def fsync(descriptor: int) -> None:
        if armed:
            in_fsync.set()
            assert go_on.wait(20)
        os.fsync(descriptor)

    armed = False
    store = store_in(tmp_path, operations=replace(REAL, fsync=fsync))
    armed = True
    saving = threading.Thread(target=store.commit, args=([Put(entry("slow"))],))
    saving.start()
    assert in_fsync.wait(20)
    assert store.all(LogEntry) == ()
    assert not store.refresh()
    assert store.documents()["person"]
    go_on.set()
    saving.join(20)
    assert len(store.all(LogEntry)) == 1


def test_saves_of_two_threads_are_all_there(tmp_path: Path) -> None:
    """Two threads of one program may save at once; a third reads and refreshes meanwhile."""
    store = store_in(tmp_path)
    other = store_in(tmp_path)
    seen: list[int] = []

    def save(name: str, handle: Store) -> None:
        for turn in range(20):
            handle.commit([Put(entry(f"{name} {turn}"))])

    threads = [
        threading.Thread(target=save, args=("a", store)),
        threading.Thread(target=save, args=("b", store)),
        threading.Thread(target=save, args=("c", other)),
    ]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        store.refresh()
        seen.append(len(store.all(LogEntry)))
    for thread in threads:
        thread.join()
    store.refresh()
    assert seen == sorted(seen)
    assert len(store.all(LogEntry)) == 60 == len(store_in(tmp_path).all(LogEntry))


def test_a_reader_follows_rotation_and_compaction(tmp_path: Path) -> None:
    """Another process compacts and closes segments: the reader goes on without a gap."""
    small = replace(REAL, segment_bytes=600)
    reader, writer = store_in(tmp_path), store_in(tmp_path, operations=small)
    for turn in range(8):
        writer.commit([Put(entry(f"entry {turn}"))])
        if turn % 2:
            assert writer.compact().rotated
        assert reader.refresh()
        assert reader.documents() == writer.documents()
        assert not reader.refresh()
    reader.commit([Put(entry("mine"))])
    assert writer.refresh()
    assert [len(store_in(tmp_path).changes_since(seq)) for seq in (0, 4, 10)] == [10, 6, 0]
    assert len(reader.changes_since(0)) == 10


def test_two_stores_in_one_folder_know_nothing_of_each_other(tmp_path: Path) -> None:
    """Team and HR records lie apart: files 0600, folders 0700, no text of one in the other."""
    team, private = store_in(tmp_path), store_in(tmp_path / "hr")
    team.commit([Put(person("Trong Đội"))])
    private.commit([Put(person("Kỷ Luật"))])
    team.compact()
    private.compact()
    for path in tmp_path.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
        if path.is_file():
            inside = (tmp_path / "hr") in path.parents
            assert ("Trong" if inside else "Kỷ").encode() not in path.read_bytes(), path
    assert team.documents() == store_in(tmp_path).documents()
    assert private.documents() == store_in(tmp_path / "hr").documents()


def test_a_closed_store_takes_no_more_writes(tmp_path: Path) -> None:
    """After close a late save is refused, never half done."""
    with store_in(tmp_path) as store:
        pass
    with pytest.raises(StoreError):
        store.commit([Put(entry("late"))])
