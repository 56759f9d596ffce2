"""Sealing a store that was open, opening it again: every file, and whatever comes between."""

import errno
import itertools
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import CorruptStoreError, Put, Remove, StoreBusyError, StoreError
from coachtui.paths import KEYS
from coachtui.storage import REAL, Drafts, Operations, Store
from coachtui.storage.backup import ASKED, Aim, make_backup
from coachtui.storage.backup_reading import read_backup
from coachtui.storage.chain import verify
from coachtui.storage.founding import copy_store
from coachtui.storage.keys import Keys, read_keys
from coachtui.storage.sealing import opened_file
from faulty import Faulty, operations_of
from forgery import forge, segments, with_
from seals import CANARY, files_with, keys_of, opened, seal_of, seal_over
from stores import NOW, clock, content, entry, store_in

TINY = replace(REAL, segment_bytes=1)
TEXTS = {f"kept {CANARY}", f"half {CANARY}"}


def draft_in(folder: Path, seal: bool = False) -> str:
    """Give the text of the draft that waits, and leave it waiting."""
    drafts = Drafts(folder / "drafts", "look", now=clock(), seal=seal_of() if seal else None)
    held = drafts.claim(f"form.{CANARY}")
    drafts.close()
    return held.text if held else ""


def filled(folder: Path, operations: Operations = REAL) -> Store:
    """Make a plain store that holds the word wherever a store can hold one."""
    with opened(folder) as store:
        gone = store.commit([Put(entry(f"gone {CANARY}"))], "add").records[0]
        store.commit([Put(entry(f"kept {CANARY}"))], "add")
        store.commit([Remove(gone)], "delete")
    with opened(folder, operations=TINY) as store:
        store.compact()
        store.commit([Put(entry(f"half {CANARY}"))], "add")
        with store._writer.locked():
            copy_store(store._writer, "before")
    drafts = Drafts(folder / "drafts", "dead", now=clock())
    drafts.note(f"form.{CANARY}", f"typed {CANARY}", (f"line {CANARY}",))
    drafts.flush()
    drafts.close()
    for name in (
        "coach.set-aside-1.json",
        "journal/open.torn-1.jsonl",
        "drafts/x-dead.json.1.tmp",
    ):
        (folder / name).write_bytes(f'{{"old": "{CANARY}"}}'.encode())
        (folder / name).chmod(0o600)
    return opened(folder, operations=operations)


def texts(folder: Path) -> set[str]:
    """Give the texts of the entries as they are opened with the manager's key."""
    store = opened(folder)
    assert store.read_only == ""
    return {one.text for one in store.all(LogEntry)}


def test_how_far_it_is_is_told_and_what_stops_it_can_be_finished(tmp_path: Path) -> None:
    """Each file counts; stopped by a key in the middle, the next call seals the rest."""
    store, told = filled(tmp_path), list[tuple[int, int]]()

    def stopped(done: int, of: int) -> None:
        told.append((done, of))
        if done > 0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.seal_with(keys_of("manager", "HR"), seal_of(), stopped)
    seal_over(opened(tmp_path), "manager", "HR")
    assert [told[0][0], told[-1][0], files_with(tmp_path)] == [0, 1, []]


def test_every_file_of_the_store_is_sealed_and_comes_back(tmp_path: Path) -> None:
    """History, snapshot, copies, backups, drafts: sealed, then as they were before."""
    store = filled(tmp_path)
    head, before = store.head, content(tmp_path)
    assert len(files_with(tmp_path)) >= 8
    seal_over(store)
    assert files_with(tmp_path) == []
    assert texts(tmp_path) == TEXTS
    assert verify(tmp_path, head, seal=seal_of()).problems == ()
    backup = tmp_path / "backups/before"
    assert verify(backup, seal=seal_of()).problems == ()
    torn = (tmp_path / "journal/open.torn-1.jsonl.age").read_bytes()
    assert CANARY.encode() in opened_file(torn, seal_of())
    assert all(path.stat().st_mode & 0o77 == 0 for path in tmp_path.rglob("*"))
    store.unseal()
    after = content(tmp_path)
    gone = {"backups/before/coach.json", "drafts/x-dead.json.1.tmp"}
    assert before.keys() - after.keys() == gone
    changed = {name for name, data in after.items() if before.get(name) != data}
    assert changed <= {"coach.json"}
    assert texts(tmp_path) == TEXTS
    assert draft_in(tmp_path) == f"typed {CANARY}"


def test_a_draft_that_waited_is_taken_back_with_the_key(tmp_path: Path) -> None:
    """It is sealed with the store and nothing of it is lost."""
    seal_over(filled(tmp_path))
    assert draft_in(tmp_path) == ""
    assert draft_in(tmp_path, seal=True) == f"typed {CANARY}"


def test_another_recipient_opens_it_after_sealing_anew(tmp_path: Path) -> None:
    """Who was added opens everything, who was replaced opens nothing of what is there now."""
    seal_over(filled(tmp_path))
    store = opened(tmp_path)
    seal_over(store, "manager", "new HR")
    assert texts(tmp_path) == TEXTS
    assert len(opened(tmp_path, who="new HR").all(LogEntry)) == 2
    assert opened(tmp_path, who="HR").all(LogEntry) == ()
    assert [name for name, _ in (read_keys(tmp_path) or keys_of()).recipients] == [
        "manager",
        "new HR",
    ]


def test_it_is_refused_while_another_window_has_it_open(tmp_path: Path) -> None:
    """A live session could write plain text meanwhile: nothing is changed."""
    store = filled(tmp_path)
    window = Drafts(tmp_path / "drafts", "alive", now=clock())
    before = content(tmp_path)
    with pytest.raises(StoreBusyError):
        seal_over(store)
    assert content(tmp_path) == before
    window.close()
    seal_over(store)
    assert files_with(tmp_path) == []


def test_a_store_that_is_not_as_it_was_written_is_not_touched(tmp_path: Path) -> None:
    """A changed line is told, and not one file is rewritten."""
    filled(tmp_path)
    forge(segments(tmp_path)[0], 3, with_(label="forged"))
    before = content(tmp_path)
    with pytest.raises(CorruptStoreError):
        seal_over(opened(tmp_path))
    assert content(tmp_path) == before


def test_a_planted_link_stops_it_before_anything_changes(tmp_path: Path) -> None:
    """A file with a second name would be left readable: refused."""
    store = filled(tmp_path)
    os.link(tmp_path / "coach.set-aside-1.json", tmp_path.parent / "second-name")
    before = content(tmp_path)
    with pytest.raises(CorruptStoreError, match="unsafe"):
        seal_over(store)
    assert content(tmp_path) == before


def _seal(store: Store) -> None:
    seal_over(store)


def _again(store: Store) -> None:
    seal_over(store, "manager", "new HR")


def _unseal(store: Store) -> None:
    store.unseal()


WORKS = [_seal, _again, _unseal]
Work = Callable[[Store], None]


def prepared(folder: Path, work: Work) -> str:
    """Make the store that the work begins with; give its head."""
    store = filled(folder)
    if work is not _seal:
        seal_over(store)
    return store.head


def whole(folder: Path, head: str, work: Work) -> None:
    """Check that nothing is lost, and that the key finished whatever was begun."""
    assert verify(folder, head).problems == ()
    assert texts(folder) == TEXTS
    keys: Keys | None = read_keys(folder)
    assert keys is None or keys.pending == ""
    assert not list(folder.rglob("*.sealing"))
    if keys is not None:
        assert files_with(folder) == []
        assert draft_in(folder, seal=True) == f"typed {CANARY}"
    else:
        assert work is not _again
        assert draft_in(folder) == f"typed {CANARY}"
        assert not list(folder.rglob("*.age"))
    assert verify(folder, head, seal=seal_of() if keys else None).problems == ()


@pytest.mark.parametrize("work", WORKS)
def test_whatever_operation_fails_nothing_is_lost_and_it_is_finished(
    tmp_path: Path, work: Work
) -> None:
    """The disk refuses at any operation: the next opening with the key finishes it."""
    for number in itertools.count(0, 2):
        folder, faulty = tmp_path / str(number), Faulty(error=errno.ENOSPC)
        head = prepared(folder, work)
        store = opened(folder, operations=faulty.table())
        faulty.calls.clear()
        faulty.at = number
        with suppress(StoreError):
            work(store)
        finished = len(faulty.calls) <= number
        faulty.at = None
        assert verify(folder, head).problems == ()
        whole(folder, head, work)
        if finished:
            break
    assert number > 20


@pytest.mark.parametrize("work", WORKS)
def test_a_kill_at_any_operation_leaves_a_store_that_is_finished(
    tmp_path: Path, work: Work
) -> None:
    """Kill -9 at each operation: all lines are proved, and the key finishes it."""
    prepared(tmp_path / "count", work)
    total = len(operations_of(lambda table: work(opened(tmp_path / "count", operations=table))))
    for number in range(0, total, 3):
        folder = tmp_path / str(number)
        head = prepared(folder, work)
        pid = os.fork()
        if pid == 0:
            work(opened(folder, operations=Faulty(at=number).table()))
            os._exit(0)
        os.waitpid(pid, 0)
        whole(folder, head, work)
    assert total > 20


def test_without_the_key_what_was_interrupted_stays_and_says_so(tmp_path: Path) -> None:
    """In the middle of the sealing the store is locked for whoever has no key, not half open."""
    store = filled(tmp_path)
    faulty = Faulty(at=60, error=errno.EIO)
    broken = opened(tmp_path, operations=faulty.table())
    faulty.calls.clear()
    with pytest.raises(StoreError):
        seal_over(broken)
    assert (tmp_path / KEYS).exists()
    assert opened(tmp_path, who="").read_only == "sealed"
    store.refresh()
    assert store.read_only == "sealed"


def test_copies_of_hr_records_in_the_backups_of_the_data_folder_are_sealed(tmp_path: Path) -> None:
    """However deep they lie, whatever is in them; copies of the team's records are left alone."""
    data = tmp_path / "data"
    store = filled(data / "hr")
    shutil.copytree(data / "hr", data / "backups/2026-11/hr")
    shutil.copytree(data / "hr/journal", data / "backups/only a journal/journal")
    with store_in(data / "team") as team:
        team.commit([Put(entry("calm day"))])
    shutil.copytree(data / "team", data / "backups/2026-10")
    unsafe = data / "backups/2026-11/hr/journal/second-name.txt"
    unsafe.write_text("x")
    os.link(unsafe, tmp_path / "other-name")
    head, team_files = store.head, content(data / "backups/2026-10")
    assert store.seal_with(keys_of("manager", "HR"), seal_of()) == (unsafe,)
    assert files_with(data) == []
    assert content(data / "backups/2026-10") == team_files
    assert verify(data / "backups/2026-11/hr", head, seal=seal_of()).problems == ()
    assert store.unseal() == (unsafe,)
    assert verify(data / "backups/2026-11/hr", head).problems == ()
    assert not list(data.rglob("*.age"))


def test_a_backup_made_before_the_sealing_is_sealed_and_can_still_be_proved(tmp_path: Path) -> None:
    """Its HR part is sealed, no name of a draft is told any more, and it is as whole as before."""
    data = tmp_path / "data"
    with store_in(data) as team:
        team.commit([Put(entry("calm day"))])
    store = filled(data / "hr")
    (data / "hr/coach.set-aside-1.json").unlink()
    made = make_backup(data, Aim(data / "backups", ASKED, NOW))
    assert any(CANARY in name for name in made.manifest.files)
    before = read_backup(made.folder)
    assert seal_over(store) == ()
    assert files_with(data) == []
    after = read_backup(made.folder)
    assert after.manifest.stores == before.manifest.stores
    assert after.files["journal/open.jsonl"] == before.files["journal/open.jsonl"]
    assert "hr/journal/open.jsonl" in after.files
    assert not list(data.rglob("*.sealing"))
