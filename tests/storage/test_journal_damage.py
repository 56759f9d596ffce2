"""Torn tails are cut by writers and told; damage stops all writing and drops nothing."""

import fcntl
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.domain.person import Person
from coachtui.domain.repository import (
    CorruptStoreError,
    Put,
    ReadOnlyStoreError,
    StoreError,
    WriteFailedError,
)
from coachtui.storage import REAL, Store
from stores import content, entry, store_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a store with four entries in lines of their own."""
    with store_in(tmp_path / "data") as store:
        for number in range(4):
            store.commit([Put(entry(f"entry {number}"))], "add")
    return tmp_path / "data"


def journal(folder: Path) -> Path:
    """Give the open segment."""
    return folder / "journal" / "open.jsonl"


def texts(store: Store) -> list[str]:
    """Give the texts of the entries in the order they were written."""
    rows = store.documents()["log_entry"]
    return [str(row["text"]) for row in sorted(rows, key=lambda row: str(row["created_at"]))]


def test_a_torn_tail_is_cut_by_the_next_writer_and_kept(folder: Path) -> None:
    """Wherever the last line was cut: readers ignore it, a save cuts it, keeps it, says so."""
    data = journal(folder).read_bytes()
    last = data.rindex(b"\n", 0, -1) + 1
    for length in {*range(last + 1, len(data), 23), last + 1, len(data) - 1}:
        for path in journal(folder).parent.glob("*torn*"):
            path.unlink()
        journal(folder).write_bytes(data[:length])
        before = content(folder)
        store = store_in(folder)
        assert texts(store) == ["entry 0", "entry 1", "entry 2"]
        assert [report.key for report in store.reports] == ["torn_tail"]
        assert content(folder) == before
        store.commit([Put(entry("after"))])
        kept = [report for report in store.reports if report.key == "torn_tail"][-1]
        assert Path(kept.path).read_bytes() == data[last:length]
        again = store_in(folder)
        assert texts(again) == ["entry 0", "entry 1", "entry 2", "after"]
        assert not again.reports


def test_a_spoilt_last_line_is_damage_and_not_cut(folder: Path) -> None:
    """A whole last line with a flipped bit was acknowledged once: read-only, nothing is dropped."""
    data = bytearray(journal(folder).read_bytes())
    last = data.rindex(b"\n", 0, -1) + 1
    data[data.index(b"entry 3", last)] ^= 1
    journal(folder).write_bytes(data)
    store = store_in(folder)
    assert store.read_only == "damaged"
    assert texts(store) == ["entry 0", "entry 1", "entry 2"]
    with pytest.raises(ReadOnlyStoreError):
        store.commit([Put(entry("after"))])
    assert journal(folder).read_bytes() == data


@pytest.mark.parametrize("junk", [b"\0" * 4096, b"\0" * 10 + b"\n", b"{}\n", b'{"seq":6\n\xff'])
def test_a_tail_of_nuls_or_junk_is_torn(folder: Path, junk: bytes) -> None:
    """Pages that never reached the disk after the last line are a torn tail."""
    with journal(folder).open("ab") as file:
        file.write(junk)
    store = store_in(folder)
    assert len(texts(store)) == 4
    store.commit([Put(entry("after"))])
    assert not store_in(folder).reports
    assert len(texts(store_in(folder))) == 5


def test_without_the_cut_an_acknowledged_line_would_be_lost(folder: Path) -> None:
    """Control: a line appended behind a torn tail is glued to it and reads as torn itself."""
    data = journal(folder).read_bytes()
    last = data.rindex(b"\n", 0, -1) + 1
    journal(folder).write_bytes(data[: last + 20] + data[last:])
    assert texts(store_in(folder)) == ["entry 0", "entry 1", "entry 2"]


def _flip(lines: list[bytes]) -> list[bytes]:
    return [*lines[:2], lines[2].replace(b"entry", b"Entry"), *lines[3:]]


def _missing(lines: list[bytes]) -> list[bytes]:
    return lines[:2] + lines[3:]


def _doubled(lines: list[bytes]) -> list[bytes]:
    return [*lines[:3], lines[2], *lines[3:]]


def _swapped(lines: list[bytes]) -> list[bytes]:
    return [*lines[:2], lines[3], lines[2], *lines[4:]]


def _header(lines: list[bytes]) -> list[bytes]:
    return [b"{}\n", *lines[1:]]


@pytest.mark.parametrize("damage", [_flip, _missing, _doubled, _swapped, _header])
def test_damage_before_the_last_line_stops_writing_and_drops_nothing(
    folder: Path, damage: Callable[[list[bytes]], list[bytes]]
) -> None:
    """A line changed, missing, doubled or moved: read-only, every sound document there."""
    lines = journal(folder).read_bytes().splitlines(keepends=True)
    journal(folder).write_bytes(b"".join(damage(lines)))
    before = content(folder)
    store = store_in(folder)
    assert store.read_only == "damaged"
    assert [report.key for report in store.reports] == ["damaged"]
    lost = 1 if damage in {_flip, _missing} else 0
    assert len(texts(store)) == 4 - lost
    with pytest.raises(ReadOnlyStoreError):
        store.commit([Put(entry("no"))])
    assert content(folder) == before


def test_damage_is_declared_only_after_a_second_look_under_the_lock(folder: Path) -> None:
    """What looks damaged while somebody is in the middle of a switch is sound under the lock."""
    sound = journal(folder).read_bytes()
    journal(folder).write_bytes(sound.replace(b"entry 1", b"entry X"))

    def flock(descriptor: int, how: int) -> None:
        fcntl.flock(descriptor, how)
        journal(folder).write_bytes(sound)

    store = store_in(folder, operations=replace(REAL, flock=flock))
    assert store.read_only == ""
    assert not store.reports
    assert len(texts(store)) == 4


def test_a_sound_snapshot_covers_damaged_lines(folder: Path) -> None:
    """With a snapshot nothing is missing on screen, and the damage still stops all writing."""
    with store_in(folder) as store:
        store.compact()
        store.commit([Put(entry("later"))])
    lines = journal(folder).read_bytes().splitlines(keepends=True)
    journal(folder).write_bytes(b"".join(_flip(lines)))
    store = store_in(folder)
    assert store.read_only == "damaged"
    assert len(texts(store)) == 5


def test_a_journal_with_nothing_sound_in_it_is_never_an_empty_store(folder: Path) -> None:
    """0 bytes, NULs or other files in the journal's place: refused, nothing written."""
    for data in (b"", b"\0" * 2000, b"null", b"\xff\xfe{}", b"[]\n[]\n"):
        journal(folder).write_bytes(data)
        before = content(folder)
        with pytest.raises(CorruptStoreError):
            store_in(folder)
        assert content(folder) == before


def test_a_reader_leaves_a_half_written_line_alone(folder: Path) -> None:
    """While a writer is in the middle of a line, a reader shows the old state and cuts nothing."""
    reader = store_in(folder)
    data = journal(folder).read_bytes()
    store_in(folder).commit([Put(entry("new"))])
    line = journal(folder).read_bytes()[len(data) :]
    for length in (1, 20, len(line) - 1):
        journal(folder).write_bytes(data + line[:length])
        assert not reader.refresh()
        assert journal(folder).read_bytes() == data + line[:length]
        assert len(texts(reader)) == 4
    journal(folder).write_bytes(data + line)
    assert reader.refresh()
    assert texts(reader)[-1] == "new"


def test_a_line_taken_back_by_its_writer_leaves_the_reader_too(folder: Path) -> None:
    """A reader that saw a line whose writer cut it again, and wrote another, shows the other."""
    reader, data = store_in(folder), journal(folder).read_bytes()
    store_in(folder).commit([Put(entry("taken back"))])
    assert reader.refresh()
    length = journal(folder).stat().st_size
    journal(folder).write_bytes(data)
    store_in(folder).commit([Put(entry("other line"))])
    # the same length: only its time tells, and the line itself
    assert journal(folder).stat().st_size == length
    os.utime(journal(folder), (1, 1))
    assert reader.refresh()
    assert texts(reader) == ["entry 0", "entry 1", "entry 2", "entry 3", "other line"]
    assert reader.read_only == ""


def test_an_older_journal_put_in_place_while_running_is_noticed(folder: Path) -> None:
    """A backup copied over the open store: the next save writes nothing and the store says so."""
    old = journal(folder).read_bytes()
    store = store_in(folder)
    for number in range(3):
        store.commit([Put(entry(f"later {number}"))])
    replacement = folder / "journal" / "copy"
    replacement.write_bytes(old)
    replacement.chmod(0o600)
    replacement.replace(journal(folder))
    with pytest.raises(ReadOnlyStoreError):
        store.commit([Put(entry("no"))])
    assert journal(folder).read_bytes() == old
    report = store.reports[-1]
    assert (report.key, report.count, report.other) == ("replaced", 5, 8)


def test_a_journal_that_vanishes_while_running_is_not_written_anew(folder: Path) -> None:
    """An unmounted home under the running program: refresh keeps the screen, a save is refused."""
    store = store_in(folder)
    journal(folder).unlink()
    assert not store.refresh()
    assert len(texts(store)) == 4
    with pytest.raises(StoreError):
        store.commit([Put(entry("no"))])
    assert not journal(folder).exists()


def test_snapshot_and_journal_of_different_days(folder: Path) -> None:
    """A newer snapshot beside an older journal: read-only, both numbers told, nothing written."""
    old = journal(folder).read_bytes()
    with store_in(folder) as store:
        store.commit([Put(entry("newest"))])
        store.compact()
    journal(folder).write_bytes(old)
    before = content(folder)
    store = store_in(folder)
    assert store.read_only == "mismatch"
    (report,) = store.reports
    assert (report.key, report.count, report.other) == ("mismatch", 5, 6)
    assert texts(store)[-1] == "newest"
    assert content(folder) == before


def test_snapshot_and_journal_that_went_different_ways(folder: Path) -> None:
    """An older journal that was written on: the log is shown alone, read-only, nothing mixed."""
    old = journal(folder).read_bytes()
    with store_in(folder) as store:
        store.commit([Put(entry("one way"))])
        store.compact()
    snapshot = (folder / "coach.json").read_bytes()
    (folder / "coach.json").unlink()
    journal(folder).write_bytes(old)
    with store_in(folder) as store:
        store.commit([Put(entry("other way"))])
        store.commit([Put(entry("and on"))])
    (folder / "coach.json").write_bytes(snapshot)
    store = store_in(folder)
    assert store.read_only == "mismatch"
    assert texts(store)[4:] == ["other way", "and on"]


def test_snapshot_of_another_store(folder: Path, tmp_path: Path) -> None:
    """The snapshot of another store is not believed."""
    with store_in(tmp_path / "other") as other:
        for number in range(3):
            other.commit([Put(entry(f"other {number}"))])
        other.compact()
    (folder / "coach.json").write_bytes((tmp_path / "other/coach.json").read_bytes())
    store = store_in(folder)
    assert store.read_only == "mismatch"
    assert texts(store) == [f"entry {number}" for number in range(4)]


def test_a_store_that_refuses_still_names_everyone(folder: Path) -> None:
    """Read-only because of damage, the founding record is there like the others."""
    with journal(folder).open("r+b") as file:
        file.seek(-200, 2)
        file.write(b"\0\0\0")
    assert [one.full_name for one in store_in(folder).all(Person)] == ["Me"]


def test_an_error_names_its_kind_alone() -> None:
    """What a failed write says is a short reason for the screen, without any text of a note."""
    assert str(WriteFailedError("full")) == "full"
