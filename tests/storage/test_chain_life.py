"""A chain lives through all a store does: two windows, undo, erasure, kills."""

import errno
import itertools
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, Remove, StoreError
from coachtui.storage import REAL, Operations, Store
from coachtui.storage.chain import verify
from faulty import Faulty, operations_of
from forgery import SMALL, chained, document, forge, keys, segments, stripped
from stores import content, entry, person

SECRET = "Lê Thị Kín"
TINY = replace(REAL, segment_bytes=1)


def texts(folder: Path) -> set[str]:
    """Give the texts of the entries."""
    with chained(folder) as store:
        return {one.text for one in store.all(LogEntry)}


def test_every_head_a_store_ever_had_stays_good(tmp_path: Path) -> None:
    """After saves, removals, undo, redo, compactions, erasure and reopening: each is proved."""
    heads = []

    def taken(store: Store) -> None:
        heads.append(store.head)
        assert verify(tmp_path).head == store.head

    store = chained(tmp_path, SMALL)
    taken(store)
    for turn in range(4):
        rep = store.commit([Put(person(SECRET))], "add").records[0]
        taken(store)
        note = store.commit([Put(entry(f"turn {turn}"))], "add").records[0]
        store.commit([Remove(note)], "delete")
        assert store.undo() is not None
        taken(store)
        assert store.redo() is not None
        store.compact()
        taken(store)
        assert store.forget([rep.id]) == 1
        taken(store)
        store = chained(tmp_path, SMALL)
        assert store.head == heads[-1]
    assert len(segments(tmp_path)) > 3
    assert len(set(heads)) == len(heads) == 17
    assert not any(SECRET.encode() in data for data in content(tmp_path).values())
    assert [keys(tmp_path, head) for head in heads] == [[]] * len(heads)


def test_two_windows_carry_one_chain(tmp_path: Path) -> None:
    """Each takes up the other's lines before its own; after a look both have one head."""
    a, b = chained(tmp_path), chained(tmp_path)
    for turn in range(5):
        a.commit([Put(entry(f"a{turn}"))])
        b.commit([Put(entry(f"b{turn}"))])
    assert a.refresh()
    assert a.head == b.head
    a.compact()
    b.commit([Put(entry("after"))])
    assert verify(tmp_path, a.head).head == b.head
    assert keys(tmp_path, a.head) == []


def test_many_writers_at_once_and_a_reader_that_proves(tmp_path: Path) -> None:
    """Three write, one compacts, one verifies all the time: never a problem, every line there."""
    chained(tmp_path, TINY)
    found: list[str] = []
    done = threading.Event()

    def write(name: str) -> None:
        store = chained(tmp_path, TINY)
        for turn in range(12):
            store.commit([Put(entry(f"{name}{turn}"))])
            if turn % 4 == 3:
                store.compact()

    def prove() -> None:
        while not done.is_set():
            found.extend(keys(tmp_path))

    writers = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    prover = threading.Thread(target=prove)
    for thread in (prover, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    prover.join()
    assert found == []
    assert verify(tmp_path).lines == 37
    assert len(texts(tmp_path)) == 36


def test_a_body_forgotten_is_told_from_one_taken_out_by_hand(tmp_path: Path) -> None:
    """Forgetting writes a line that says so; without such a line a missing body is told."""
    store = chained(tmp_path)
    rep = store.commit([Put(person(SECRET)), Put(person("An"))], "add").records[0]
    head = store.head
    store.forget([rep.id])
    store.commit([Put(entry("after"))])
    assert keys(tmp_path, head) == []
    forge(segments(tmp_path)[0], 3, document(stripped, 1))
    assert keys(tmp_path, head) == ["erased"]


def _commit(store: Store) -> object:
    return store.commit([Put(entry("kept"))], "add")


def _forget(store: Store) -> object:
    return store.forget([one.id for one in store.all(Person) if one.full_name == SECRET])


def _undo(store: Store) -> object:
    return store.undo()


WORKS = [_commit, Store.compact, _forget, _undo]


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("work", WORKS)
def test_whatever_operation_fails_the_chain_is_whole(
    tmp_path: Path, work: Callable[[Store], object], error: int
) -> None:
    """A save, a compaction, an erasure, an undo: refused anywhere, then done again, and proved."""
    for number in itertools.count():
        faulty, folder = Faulty(error=error), tmp_path / str(number)
        store = chained(folder, faulty.table(TINY))
        store.commit([Put(person(SECRET))], "add")
        store.compact()
        store.commit([Put(entry("after the snapshot"))], "log")
        head = store.head
        faulty.calls.clear()
        faulty.at = number
        with suppress(StoreError):
            work(store)
        finished = len(faulty.calls) <= number
        faulty.at = None
        assert keys(folder, head) == []
        work(store)
        store.commit([Put(entry("next"))])
        assert keys(folder, store.head) == keys(folder, head) == []
        assert chained(folder).head == store.head
        if finished:
            break
    assert number > 3


@pytest.mark.parametrize("work", WORKS)
def test_a_kill_at_any_operation_leaves_a_whole_chain(
    tmp_path: Path, work: Callable[[Store], object]
) -> None:
    """Kill -9 at each operation of a save, a compaction, an erasure, an undo; then go on."""

    def prepared(name: str) -> Store:
        with chained(tmp_path / name, TINY) as store:
            store.commit([Put(person(SECRET))], "add")
            store.compact()
            store.commit([Put(entry("after the snapshot"))], "log")
        return store

    prepared("count")
    total = len(operations_of(lambda table: work(chained(tmp_path / "count", _tiny(table)))))
    for number in range(total):
        head = prepared(str(number)).head
        pid = os.fork()
        if pid == 0:
            work(chained(tmp_path / str(number), Faulty(at=number).table(TINY)))
            os._exit(0)
        os.waitpid(pid, 0)
        assert keys(tmp_path / str(number), head) == []
        with chained(tmp_path / str(number)) as store:
            assert store.read_only == ""
            store.commit([Put(entry("next"))])
            assert keys(tmp_path / str(number), store.head) == []
    assert total > 3


def _tiny(table: Operations) -> Operations:
    return replace(table, segment_bytes=1)


def test_a_torn_tail_is_no_problem_and_is_cut_by_the_next_save(tmp_path: Path) -> None:
    """Wherever the last line was cut: the chain ends before it, and goes on from there."""
    with chained(tmp_path) as store:
        store.commit([Put(entry("first"))])
        head = store.head
        store.commit([Put(entry("torn"))])
        gone = store.head
    path = segments(tmp_path)[0]
    data = path.read_bytes()
    last = data.rindex(b"\n", 0, -1) + 1
    for length in {*range(last + 1, len(data), 37), last + 1, len(data) - 1}:
        path.write_bytes(data[:length])
        report = verify(tmp_path, head)
        assert (report.lines, report.head, report.problems) == (2, head, ())
        assert report.torn == length - last
        assert keys(tmp_path, gone) == ["cut"]
        with chained(tmp_path) as store:
            store.commit([Put(entry("after"))])
            assert verify(tmp_path, head).head == store.head
        assert keys(tmp_path, head) == []
        assert texts(tmp_path) == {"first", "after"}
