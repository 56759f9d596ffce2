"""A chained store opens as such alone, and a chain that is broken stops all writing."""

from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import CorruptStoreError, Put, ReadOnlyStoreError
from coachtui.storage import REAL
from coachtui.storage.chain import verify
from forgery import chained, forge, keys, rechain, segments, with_
from stores import content, entry, new_store, store_in

TINY = replace(REAL, segment_bytes=1)


def test_a_store_stays_what_it_was_founded_as(tmp_path: Path) -> None:
    """Chained or not, it opens as that only, read-only too; nothing is written by the refusal."""
    new_store(tmp_path / "plain", "An")
    chained(tmp_path / "hr")
    before = content(tmp_path)
    for name, wrong, reason in (("plain", True, "unchained"), ("hr", False, "chained")):
        for read_only in (False, True):
            with pytest.raises(CorruptStoreError) as caught:
                store_in(tmp_path / name, chained=wrong, read_only=read_only)
            assert caught.value.reason == reason
    assert content(tmp_path) == before
    with store_in(tmp_path / "plain") as store:
        store.commit([Put(entry("more"))])
        assert store.head == ""
    assert b'"prev"' not in segments(tmp_path / "plain")[0].read_bytes()


@pytest.mark.parametrize("file", [0, 1])
def test_a_broken_chain_is_damage_when_the_store_is_opened(tmp_path: Path, file: int) -> None:
    """A line changed and sealed again: read-only, and nothing is written."""
    with chained(tmp_path, TINY) as store:
        store.commit([Put(entry("one"))])
        store.compact()
        store.commit([Put(entry("two"))])
        store.commit([Put(entry("three"))])
    (tmp_path / "coach.json").unlink()
    # the last line of the closed segment: the next header tells
    forge(segments(tmp_path)[file], 3 - file, with_(by="somebody"))
    before = content(tmp_path)
    store = chained(tmp_path)
    assert store.read_only == "damaged"
    assert [report.key for report in store.reports] == ["damaged"]
    with pytest.raises(ReadOnlyStoreError):
        store.commit([Put(entry("no"))])
    assert content(tmp_path) == before


def test_a_journal_without_chain_put_in_the_place_of_an_open_one_stops_writing(
    tmp_path: Path,
) -> None:
    """While the program runs somebody swaps in a longer, unchained journal: never written to."""
    store = chained(tmp_path / "hr")
    new_store(tmp_path / "plain", "An")
    with store_in(tmp_path / "plain") as other:
        other.commit([Put(entry("longer"))])
    forged_one = segments(tmp_path / "plain")[0].read_bytes()
    segments(tmp_path / "hr")[0].write_bytes(forged_one)
    with pytest.raises(ReadOnlyStoreError):
        store.commit([Put(entry("no"))])
    assert store.read_only == "replaced"
    assert segments(tmp_path / "hr")[0].read_bytes() == forged_one


def test_a_last_line_changed_under_a_running_program_is_noticed(tmp_path: Path) -> None:
    """Number and identifier as they were, the content another: everything is read anew."""
    store = chained(tmp_path)
    note = store.commit([Put(entry("one"))]).records[0]
    forge(segments(tmp_path)[0], 3, with_(docs=[]))
    assert store.refresh()
    assert store.get(LogEntry, note.id) is None


def test_a_chain_goes_on_through_an_upgrade(tmp_path: Path) -> None:
    """Documents of an older format are proved by the digests they were written with."""
    with chained(tmp_path) as store:
        store.commit([Put(entry("old"))])
    forge(segments(tmp_path)[0], 1, with_(format=0))
    rechain(tmp_path)
    head = verify(tmp_path).head
    with chained(tmp_path) as store:
        assert [report.key for report in store.reports] == ["migrated"]
        store.commit([Put(entry("new"))])
        assert verify(tmp_path, head).head == store.head
    assert keys(tmp_path, head) == []
    assert {one.text for one in chained(tmp_path).all(LogEntry)} == {"old", "new"}
