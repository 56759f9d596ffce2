"""Whatever operation the disk refuses: nothing half done, a reason, and the next save works."""

import errno
import itertools
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, StoreError, WriteFailedError
from coachtui.storage import REAL, Store
from faulty import Faulty, descriptors
from stores import content, entry, person, store_in

SECRET = "Bí Mật"
ERRORS = (errno.ENOSPC, errno.EIO, errno.EINTR)
REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "quota",
    errno.EFBIG: "quota",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EIO: "other",
}


def texts(store: Store) -> set[str]:
    """Give the texts of the entries."""
    return {one.text for one in store.all(LogEntry)}


def count(faulty: Faulty) -> int:
    """Give how many operations were seen, and begin to count anew."""
    seen = len(faulty.calls)
    faulty.calls.clear()
    return seen


def test_a_save_takes_one_write_and_one_fsync(tmp_path: Path) -> None:
    """One save writes once and syncs once, and reads no whole file."""
    faulty = Faulty()
    store = store_in(tmp_path, operations=faulty.table())
    store.commit([Put(entry("warm"))])
    faulty.calls.clear()
    store.commit([Put(entry("x")), Put(person())])
    assert faulty.calls.count("write") == 1
    assert faulty.calls.count("fsync") == 1
    # the lock and the append
    assert faulty.calls.count("open") == 2


@pytest.mark.parametrize("error", ERRORS)
def test_each_operation_of_a_save_may_fail(tmp_path: Path, error: int) -> None:
    """A failure at any operation of a save leaves the old or the new state, and the next works."""
    faulty = Faulty(error=error)
    store = store_in(tmp_path, operations=faulty.table())
    store.commit([Put(entry("before"))])
    faulty.calls.clear()
    store.commit([Put(entry("count"))])
    operations = count(faulty)
    for number in range(operations):
        kept = content(tmp_path)["journal/open.jsonl"]
        faulty.calls.clear()
        faulty.at = number
        opened = descriptors()
        text = f"try {number}"
        try:
            store.commit([Put(entry(text))])
        except WriteFailedError:
            assert text not in texts(store)
            assert content(tmp_path)["journal/open.jsonl"] == kept
        else:
            assert text in texts(store)
        faulty.at = None
        assert descriptors() == opened
        store.commit([Put(entry(f"after {number}"))])
        again = store_in(tmp_path)
        assert texts(again) == texts(store)
        assert not again.read_only
        assert not again.reports


@pytest.mark.parametrize("error", REASONS)
def test_the_reason_is_told(tmp_path: Path, error: int) -> None:
    """A full disk, a quota, a read-only mount are told apart."""
    faulty = Faulty(error=error)
    faulty.only = "write"
    store = store_in(tmp_path, operations=faulty.table())
    faulty.calls.clear()
    faulty.at = 0
    with pytest.raises(WriteFailedError) as caught:
        store.commit([Put(entry("x"))])
    assert caught.value.reason == REASONS[error]


def test_a_short_write_is_completed(tmp_path: Path) -> None:
    """A write that takes only half of the line is followed by one for the rest."""
    faulty = Faulty()
    faulty.short, faulty.only = True, "write"
    store = store_in(tmp_path, operations=faulty.table())
    faulty.calls.clear()
    faulty.at = 0
    store.commit([Put(entry("whole"))])
    assert len(faulty.calls) == 2
    assert texts(store_in(tmp_path)) == {"whole"}


def test_a_failed_fsync_is_never_retried_and_the_next_save_writes_a_snapshot(
    tmp_path: Path,
) -> None:
    """After a failed fsync the journal's pages are not trusted: first a whole new snapshot."""
    synced: list[int] = []
    failing = True

    def fsync(descriptor: int) -> None:
        synced.append(descriptor)
        if failing:
            raise OSError(errno.EIO, "fsync")
        os.fsync(descriptor)

    failing = False
    store = store_in(tmp_path, operations=replace(REAL, fsync=fsync))
    store.commit([Put(entry("before"))])
    assert not (tmp_path / "coach.json").exists()
    synced.clear()
    failing = True
    with pytest.raises(WriteFailedError):
        store.commit([Put(entry("failed"))])
    assert len(synced) == 1
    failing = False
    store.commit([Put(entry("after"))])
    assert "before" in (tmp_path / "coach.json").read_text()
    assert texts(store_in(tmp_path)) == {"before", "after"}


@pytest.mark.parametrize("cut_fails", [False, True])
def test_a_save_that_seemed_to_fail_and_is_done_again_counts_once(
    tmp_path: Path, *, cut_fails: bool
) -> None:
    """The fsync fails (and the cut too, so the line stays): saved again, it is there once."""
    failing = False

    def fsync(descriptor: int) -> None:
        if failing:
            raise OSError(errno.EIO, "fsync")
        os.fsync(descriptor)

    def truncate(descriptor: int, size: int) -> None:
        if failing and cut_fails:
            raise OSError(errno.EIO, "truncate")
        os.ftruncate(descriptor, size)

    store = store_in(tmp_path, operations=replace(REAL, fsync=fsync, truncate=truncate))
    record = entry("once")
    failing = True
    with pytest.raises(WriteFailedError):
        store.commit([Put(record)], "add")
    assert not store.all(LogEntry)
    failing = False
    receipt = store.commit([Put(record)], "add")
    assert [one.id for one in receipt.records] == [record.id]
    again = store_in(tmp_path)
    assert [one.id for one in again.all(LogEntry)] == [record.id]
    assert [change.label for change in again.changes_since(1)] == ["add"]
    assert receipt.seq == again.seq == 2


def _compact(store: Store) -> object:
    return store.compact()


def _forget(store: Store) -> object:
    return store.forget([one.id for one in store.all(Person) if one.full_name == SECRET])


def _undo(store: Store) -> object:
    return store.undo()


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("work", [_compact, _forget, _undo])
def test_each_operation_of_longer_work_may_fail(
    tmp_path: Path, error: int, work: Callable[[Store], object]
) -> None:
    """Compaction with rotation, forgetting, undo: fail anywhere, do it again, all is right."""
    small = replace(REAL, segment_bytes=400)
    failures, finished = 0, False
    for number in itertools.count():
        faulty, folder = Faulty(error=error), tmp_path / str(number)
        store = store_in(folder, operations=faulty.table(small))
        store.commit([Put(person(SECRET))], "add")
        store.commit([Put(entry("kept"))])
        faulty.calls.clear()
        faulty.at = number
        try:
            work(store)
        except StoreError:
            failures += 1
        finished = len(faulty.calls) <= number
        faulty.at = None
        assert texts(store) == texts(store_in(folder)) == {"kept"}
        if not finished:
            work(store)
        again = store_in(folder)
        assert not again.read_only
        assert again.documents() == store.documents()
        told = any(SECRET.encode() in data for data in content(folder).values())
        assert told == (work is not _forget)
        again.commit([Put(entry("next"))])
        assert texts(store_in(folder)) == {"kept", "next"}
        if finished:
            break
    assert failures > number // 2 > 2


@pytest.mark.parametrize("error", ERRORS)
def test_a_store_that_cannot_be_founded_is_founded_by_the_next_try(
    tmp_path: Path, error: int
) -> None:
    """The disk refuses anywhere while the store is made: told, nothing half, then it works."""
    for number in itertools.count():
        faulty, folder = Faulty(at=number, error=error), tmp_path / str(number)
        with suppress(WriteFailedError):
            store_in(folder, operations=faulty.table())
        assert [one.id for one in store_in(folder).all(Person)] == ["me"]
        if len(faulty.calls) <= number:
            break
    assert number > 10


def test_a_snapshot_that_does_not_read_back_is_not_put_in_place(tmp_path: Path) -> None:
    """A disk that gives back other bytes than it took: the old snapshot stands, and it is told."""

    def write(descriptor: int, data: bytes) -> int:
        return os.write(descriptor, data.replace(b"stored", b"st\0red") if lying else data)

    lying = False
    store = store_in(tmp_path, operations=replace(REAL, write=write))
    store.commit([Put(entry("stored"))])
    store.compact()
    before = content(tmp_path)
    lying = True
    with pytest.raises(WriteFailedError):
        store.compact()
    assert content(tmp_path) == before


def test_a_file_size_limit_is_a_quota(tmp_path: Path) -> None:
    """EFBIG in the middle of a line leaves the journal at its old length."""
    limit = 0

    def write(descriptor: int, data: bytes) -> int:
        room = limit - os.fstat(descriptor).st_size
        if room <= 0:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        return os.write(descriptor, data[:room])

    limit = 10**6
    store = store_in(tmp_path, operations=replace(REAL, write=write))
    before = content(tmp_path)
    limit = len(before["journal/open.jsonl"]) + 100
    with pytest.raises(WriteFailedError) as caught:
        store.commit([Put(entry("too long"))])
    assert caught.value.reason == "quota"
    assert content(tmp_path) == before
    limit = 10**6
    store.commit([Put(entry("fits"))])
    assert texts(store_in(tmp_path)) == {"fits"}
