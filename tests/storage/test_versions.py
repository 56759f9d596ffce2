"""What the journal tells of one record, and of what was removed: the bin rests on it."""

import shutil
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import LockedError, Put, ReadOnlyStoreError, Remove
from coachtui.domain.versions import Version
from coachtui.paths import BACKUPS, DRAFTS, HR
from coachtui.storage import REAL, Drafts, Store
from coachtui.storage.copies import erase_copies
from seals import CANARY, files_with, opened, seal_of, seal_over
from stores import NOW, clock, entry, person, store_in

GOLDEN = Path(__file__).parent / "golden"
DAY = timedelta(days=1)


def changed(store: Store) -> Person:
    """Add a rep, rename them, delete them and take that back; give them as they are then."""
    (rep,) = store.commit([Put(person("Lan"))], "Added").records
    assert isinstance(rep, Person)
    (rep,) = store.commit([Put(rep.revised(territory="Huế"))], "Edited").records
    store.commit([Remove(rep)], "Deleted")
    store.undo()
    back = store.get(Person, rep.id)
    assert back is not None
    return back


def told(found: Iterable[Version]) -> list[tuple[str, str, str]]:
    """Give label, deed and turn of each version."""
    return [(each.label, each.deed, each.turn) for each in found]


def test_every_change_of_a_record_is_there_in_its_order(tmp_path: Path) -> None:
    """Oldest first, with the document after each, and whether it was an undo or a redo."""
    store = store_in(tmp_path)
    rep = changed(store)
    store.redo()
    found = store.versions("person", rep.id)
    assert told(found) == [
        ("Added", "stored", ""),
        ("Edited", "stored", ""),
        ("Deleted", "removed", ""),
        ("Deleted", "stored", "undo"),
        ("Deleted", "removed", "redo"),
    ]
    assert [each.body and each.body["territory"] for each in found] == [
        "",
        "Huế",
        None,
        "Huế",
        None,
    ]
    assert [each.rev for each in found] == [1, 2, 3, 4, 5]
    assert [each.at for each in found] == sorted(each.at for each in found)
    assert {each.by for each in found} == {"me"}


def test_records_that_only_name_it_are_not_among_them(tmp_path: Path) -> None:
    """A line that links to a person is no version of that person, nor is an id in a text."""
    store = store_in(tmp_path)
    (rep,) = store.commit([Put(person("Lan"))], "Added").records
    mark = f'"table":"person","id":"{rep.id}","rev":'
    store.commit([Put(entry(mark, rep.id))], "Logged")
    assert told(store.versions("person", rep.id)) == [("Added", "stored", "")]
    assert store.versions("log_entry", rep.id) == ()
    assert store.versions("person", "nobody") == ()


def test_what_was_forgotten_is_told_as_that(tmp_path: Path) -> None:
    """That there was a change stays, and when; no document does."""
    store = store_in(tmp_path)
    rep = changed(store)
    store.forget([rep.id])
    found = store.versions("person", rep.id)
    assert [each.deed for each in found] == [
        *("forgotten", "forgotten", "removed", "forgotten", "forgotten"),
    ]
    assert not any(each.body for each in found)


@pytest.mark.parametrize("name", ["format_0", "format_1"])
def test_lines_of_every_format_are_understood(tmp_path: Path, name: str) -> None:
    """What an earlier version wrote has its history too, over several segments."""
    shutil.copytree(GOLDEN / name, tmp_path / name)
    store = store_in(tmp_path / name)
    for rep in store.all(Person):
        found = store.versions("person", rep.id)
        assert found, rep.full_name
        assert found[-1].body is not None
        assert found[-1].body["full_name"] == rep.full_name


def test_a_sealed_record_tells_only_to_whom_has_the_key(tmp_path: Path) -> None:
    """With the key each document is opened, without it nothing is."""
    store = opened(tmp_path)
    seal_over(store)
    (rep,) = store.commit([Put(person("Lan"))], "Added").records
    found = opened(tmp_path).versions("person", rep.id)
    assert [each.body and each.body["full_name"] for each in found] == ["Lan"]
    with pytest.raises(LockedError):
        opened(tmp_path, "").versions("person", rep.id)


def test_the_bin_holds_what_was_removed_and_is_not_back(tmp_path: Path) -> None:
    """Newest first, each as it stood last, with the line that took it out."""
    store = store_in(tmp_path)
    first, second, third = store.commit([Put(entry(text)) for text in "abc"], "Logged").records
    assert isinstance(first, LogEntry)
    (first,) = store.commit([Put(first.revised(text="a changed"))], "Edited").records
    store.commit([Remove(first), Remove(second)], "Two deleted")
    store.commit([Remove(third)], "One deleted")
    start = NOW - DAY
    gone = store.removed(start)
    assert [(each.id, each.label) for each in gone] == [
        (third.id, "One deleted"),
        (first.id, "Two deleted"),
        (second.id, "Two deleted"),
    ]
    assert gone[1].body["text"] == "a changed"
    assert gone[1].change == gone[2].change != gone[0].change
    store.undo()
    assert [each.id for each in store.removed(start)] == [first.id, second.id]
    assert store.removed(gone[0].at + DAY) == ()
    store.forget([first.id])
    assert [each.id for each in store_in(tmp_path).removed(start)] == [second.id]


def test_what_is_brought_back_stands_as_it_did(tmp_path: Path) -> None:
    """Same id, same content, a revision never used before; undo takes it out once more."""
    store = store_in(tmp_path)
    (kept,) = store.commit([Put(entry("a"))], "Logged").records
    store.commit([Remove(kept)], "Deleted")
    (gone,) = store.removed(NOW - DAY)
    store.load({gone.table: [gone.again(NOW + DAY)]}, "Restored")
    back = store_in(tmp_path).get(LogEntry, kept.id)
    assert back is not None
    assert (back.text, back.rev, back.created_at) == ("a", 3, getattr(kept, "created_at", None))
    assert back.updated_at == NOW + DAY
    store.undo()
    assert store.get(LogEntry, kept.id) is None


def test_removed_records_are_recalled_among_the_others(tmp_path: Path) -> None:
    """They can be read beside what is there, nothing can be written, and the store is as it was."""
    store = store_in(tmp_path)
    rep, line = store.commit([Put(person("Lan")), Put(entry("a"))], "Added").records
    store.commit([Remove(rep)], "Deleted")
    then = store.recalled(store.removed(NOW - DAY))
    found = then.get(Person, rep.id)
    assert found is not None
    assert found.full_name == "Lan"
    assert [one.id for one in then.all(LogEntry)] == [line.id]
    assert store.get(Person, rep.id) is None
    with pytest.raises(ReadOnlyStoreError):
        then.commit([Remove(found)])


def test_what_redo_would_do_is_told_beforehand(tmp_path: Path) -> None:
    """It names the change that was undone, not the undoing; nothing once it is done."""
    store = store_in(tmp_path)
    store.commit([Put(entry("a"))], "Logged")
    assert store.redoable() is None
    undone = store.undo()
    assert undone is not None
    assert store.redoable() == undone
    assert store.redo() == undone
    assert store.redoable() is None


def test_what_was_removed_long_ago_is_named_until_it_is_forgotten(tmp_path: Path) -> None:
    """Not what is there, nor what was removed later; nothing after it was forgotten."""
    store = store_in(tmp_path)
    kept, gone = store.commit([Put(entry(text)) for text in "ab"], "Logged").records
    store.commit([Remove(gone)], "Deleted")
    (removed,) = store.removed(NOW - DAY)
    assert store.removed_before(removed.at) == frozenset()
    assert store.removed_before(removed.at + DAY) == {gone.id}
    store.forget([gone.id])
    assert store.removed_before(removed.at + DAY) == frozenset()
    assert store.get(LogEntry, kept.id) is not None


def test_forgetting_looks_into_its_own_folders_only(tmp_path: Path) -> None:
    """A sealed file of the HR records or an export is not this store's to drop."""
    store = store_in(tmp_path)
    (gone,) = store.commit([Put(entry("a"))], "Logged").records
    for place in (HR, "exports"):
        (tmp_path / place).mkdir()
        (tmp_path / place / f"{gone.id}.age").write_bytes(b"x")
    (tmp_path / BACKUPS / "old").mkdir(parents=True)
    (tmp_path / BACKUPS / "old" / f"{gone.id}.age").write_bytes(b"x")
    store.forget([gone.id])
    left = sorted(path.parent.name for path in tmp_path.rglob("*.age"))
    assert left == ["exports", HR]


def test_a_copy_that_cannot_be_read_keeps_nothing_back(tmp_path: Path) -> None:
    """An archive, a link and a spoilt snapshot among the backups: the others are done."""
    store = store_in(tmp_path)
    (rep,) = store.commit([Put(person(CANARY))], "Added").records
    backups = tmp_path / BACKUPS
    for name in ("a", "z"):
        shutil.copytree(tmp_path / "journal", backups / name / "journal")
    (backups / "a/coach.json").write_text(f'["{rep.id}"]', encoding="utf-8")
    (backups / "b.zip").write_bytes(b"PK")
    away = tmp_path.parent / f"{tmp_path.name}-away"
    shutil.copytree(backups / "z", away)
    (backups / "c").symlink_to(away)
    store.forget([rep.id])
    assert files_with(tmp_path) == []
    assert (away / "journal/open.jsonl").read_bytes().count(CANARY.encode())


def test_sealed_drafts_in_a_copy_are_erased_with_the_key(tmp_path: Path) -> None:
    """What names a record only inside the seal is told by who can open it, and goes."""
    folder = tmp_path / HR
    store = opened(folder)
    seal_over(store)
    (line,) = store.commit([Put(entry("a"))], "Logged").records
    for name, text in (("gone", f"about {line.id}"), ("kept", "about nobody")):
        drafts = Drafts(folder / DRAFTS, "S1", now=clock(), seal=seal_of())
        drafts.note(name, text)
        drafts.flush()
        drafts.close()
    copy = folder / BACKUPS / "copy"
    for name in ("journal", DRAFTS):
        shutil.copytree(folder / name, copy / name)
    before = {path.name for path in (copy / DRAFTS).iterdir()}
    assert erase_copies(tmp_path, {"hr": [line.id]}, REAL) == ()
    assert {path.name for path in (copy / DRAFTS).iterdir()} == before
    assert erase_copies(tmp_path, {"hr": [line.id]}, REAL, seal_of()) == ()
    assert len(before) - len(list((copy / DRAFTS).iterdir())) == 1
