"""Bringing a backup back: into an empty folder, or in the place of what is there, which is kept."""

import json
import os
import signal
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from typing import Final

from coachtui.domain.repository import CorruptStoreError, StoreBusyError
from coachtui.paths import BACKUPS, DRAFTS, HR, JOURNAL, KEYS, LOCK, SNAPSHOT
from coachtui.storage.backup import (
    BEFORE_RESTORE,
    MAKING,
    Aim,
    Made,
    gather,
    locked,
    put,
    sweep,
    write_tree,
)
from coachtui.storage.backup_reading import Backup
from coachtui.storage.drafts import in_use
from coachtui.storage.erasures import NAME as ERASURES, StoreName
from coachtui.storage.files import (
    check_folder,
    make_folder,
    open_file,
    own_mark,
    read_file,
    sync_folder,
)
from coachtui.storage.keys import read_keys, write_keys
from coachtui.storage.line import decode, dump, is_sealed
from coachtui.storage.manifest import Files, held_in, is_segment
from coachtui.storage.operations import REAL, Operations, Step, told
from coachtui.storage.store import Store

PENDING: Final = "forgetting.json"
"""In a journal, the ids an erasure is to go on with; `forgetting` knows it by this name."""
_INTERRUPTS: Final = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
_OLD: Final = "old"
_SEALED: Final = b'"sealed":"'
_PLAIN: Final = b'"body":{'


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back.

    Attributes:
        kept: the backup of what stood there before; None where nothing did.
        sealing: whether the HR records came back open where they were sealed, and the next opening
            with their key seals them again.
        without_hr: whether HR records stood there that the backup has none of, and were left alone.
    """

    kept: Made | None = None
    sealing: bool = False
    without_hr: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a data folder.

    Attributes:
        anything: whether there are any files of its own.
        changes: how many changes are on file, of both stores.
    """

    anything: bool
    changes: int


def stands_open(
    folder: Path, operations: Operations = REAL, of: Collection[StoreName] = ("team", "hr")
) -> bool:
    """Tell whether a window that is alive has these records of a data folder open."""
    stores = [folder / HR if one == "hr" else folder for one in of]
    return any(in_use(store / DRAFTS, operations) for store in stores)


def standing(folder: Path, operations: Operations = REAL) -> Standing:
    """Return what stands in a data folder; nothing is locked, so a moment later it may be more.

    Raises:
        CorruptStoreError, WriteFailedError: it cannot be read.
    """
    with told():
        files, _ = gather(folder, operations)
    found = (held_in(files, place) for place in ("", f"{HR}/"))
    return Standing(bool(files), sum(held.seq for held in found if held is not None))


def restore(
    folder: Path,
    backup: Backup,
    at: datetime,
    operations: Operations = REAL,
    step: Step | None = None,
) -> Restored:
    """Bring a backup that was proved back; a backup of what is there comes first.

    Each store is switched as a whole. A kill between two of them leaves one that is refused on
    opening, or an older and a newer one; doing it again mends both. Files that the backup has none
    of stay, and so do drafts. What an erasure took out of the backup since is noted as erased by
    the next opening of the store.

    Args:
        folder: the data folder.
        backup: as `read_backup` gives it.
        at: the moment, in the zone the name of the copy is to tell.
        operations: the table of effects.
        step: is told how many files are written.

    Raises:
        StoreBusyError: a window has the records open, or somebody held a lock for too long.
        CorruptStoreError: `backup_keys`: the HR records in it are sealed, and their keys are not
            there; else as `make_backup`. Nothing was changed.
        WriteFailedError: the file system refused.
    """
    if stands_open(folder, operations, backup.manifest.stores):
        raise StoreBusyError(str(folder))
    with told():
        make_folder(folder, operations)
        _lock_file(folder, operations)
        with locked(folder, operations):
            there, _ = gather(folder, operations)
            files, sealing = _fitting(folder, backup, there, operations)
            aim = Aim(folder / BACKUPS, BEFORE_RESTORE, at)
            check_folder(aim.into)
            kept = put(there, aim, operations, step) if there else None
            _bring(folder, files, operations, step)
            if sealing:
                _seal_next_time(folder, operations)
    here = {path.partition("/")[0] for path in there}
    return Restored(kept, sealing, HR in here and "hr" not in backup.manifest.stores)


def _lock_file(folder: Path, operations: Operations) -> None:
    descriptor = open_file(folder / LOCK, os.O_RDONLY | os.O_CREAT, operations)
    operations.close(descriptor)


def _fitting(
    folder: Path, backup: Backup, there: Files, operations: Operations
) -> tuple[Files, bool]:
    """Return the files to bring back, and whether the HR records are to be sealed again.

    The list of what was erased stays the longer one. A backup among the folder's own was sealed and
    opened together with the HR records, so today's keys are its keys.
    """
    files = {path: data for path, data in backup.files.items() if not _waits(path, there)}
    files |= {f"{place}{JOURNAL}/{PENDING}": note for place, note in _bare(files)}
    if ERASURES in there and not _grew(there[ERASURES], files.get(ERASURES, b"")):
        files.pop(ERASURES, None)
    if "hr" not in backup.manifest.stores:
        return {path: data for path, data in files.items() if not path.startswith(f"{HR}/")}, False
    path = f"{HR}/{KEYS}"
    lines = [files[each] for each in files if each.startswith(f"{HR}/") and is_segment(each)]
    sealed, plain = (any(mark in data for data in lines) for mark in (_SEALED, _PLAIN))
    own = backup.folder.parent.resolve() == (folder / BACKUPS).resolve()
    if own and (path in there or not sealed):
        files.pop(path, None)
    if sealed and path not in files and path not in there:
        raise CorruptStoreError("backup_keys", str(backup.folder / path))
    if path in there and path not in files:
        read_keys(folder / HR, operations)
    return files, plain and path in {*files, *there}


def _bare(files: Files) -> Iterator[tuple[str, bytes]]:
    """Give by place what a store has to note as erased: it lost its body, and no line says so."""
    for place in ("", f"{HR}/"):
        segments = [
            data
            for path, data in files.items()
            if is_segment(path) and path.startswith(f"{place}{JOURNAL}/")
        ]
        docs = [
            doc
            for data in segments
            for piece in data.split(b"\n")[1:]
            if is_sealed(piece)
            for doc in decode(piece).docs
        ]
        known = {doc.key for doc in docs if doc.op == "forget"}
        bare = {doc.id for doc in docs if doc.forgotten and doc.key not in known}
        if bare:
            yield place, dump(sorted(bare)).encode()


def _waits(path: str, there: Files) -> bool:
    """Tell whether a draft of that name waits already: somebody typed on since."""
    return DRAFTS in path.split("/")[:-1] and path in there


def _grew(here: bytes, copied: bytes) -> bool:
    """Tell whether a list of erasures is the same list as the one here, and longer."""
    try:
        ours, theirs = json.loads(here), json.loads(copied)
        return bool(ours["salt"] == theirs["salt"] and len(theirs["erased"]) > len(ours["erased"]))
    except (ValueError, LookupError, TypeError):
        return False


def _bring(folder: Path, files: Files, operations: Operations, step: Step | None) -> None:
    """Write the files beside what is there, then switch; the locks are held."""
    make_folder(folder / BACKUPS, operations)
    sweep(folder / BACKUPS)
    stage = folder / BACKUPS / f"{MAKING}{own_mark()}"
    try:
        write_tree(stage, files, operations, step)
        for path, data in files.items():
            if read_file(stage / path, operations) != data:
                raise CorruptStoreError("backup", str(stage / path))
        make_folder(stage / _OLD, operations)
        with _uninterrupted():
            _switch(folder, stage, files, operations)
    finally:
        rmtree(stage, ignore_errors=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl+C and a hang-up wait until the block is done."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _switch(folder: Path, stage: Path, files: Files, operations: Operations) -> None:
    for place in ("", HR):
        if (stage / place / JOURNAL).is_dir():
            _switch_store(
                folder / place, stage / place, stage / _OLD / (place or "team"), operations
            )
    single = [path for path in files if path.split("/")[-2:-1] != [JOURNAL]]
    for path in single:
        target = folder / path
        make_folder(target.parent, operations)
        operations.replace(str(stage / path), str(target))
    for parent in {(folder / path).parent for path in single}:
        sync_folder(parent, operations)


def _switch_store(store: Path, stage: Path, old: Path, operations: Operations) -> None:
    """Put a journal in the place of another, and take the snapshot away that is of the old one.

    A kill in between leaves two that are told apart on opening, or none: never less than there was.
    """
    make_folder(store, operations)
    _lock_file(store, operations)
    for name in (DRAFTS, BACKUPS):
        make_folder(store / name, operations)
    make_folder(old, operations)
    with suppress(FileNotFoundError):
        operations.replace(str(store / JOURNAL), str(old / JOURNAL))
    try:
        operations.replace(str(stage / JOURNAL), str(store / JOURNAL))
    except OSError:
        with suppress(OSError):
            operations.replace(str(old / JOURNAL), str(store / JOURNAL))
        raise
    with suppress(FileNotFoundError):
        operations.unlink(str(store / SNAPSHOT))
    sync_folder(store, operations)


def _seal_next_time(folder: Path, operations: Operations) -> None:
    """Have the next opening with a key seal what came back open."""
    keys = read_keys(folder / HR, operations)
    if keys is not None:
        write_keys(folder / HR, replace(keys, pending="on"), operations)


def settle(store: Store) -> int:
    """Note in a store that was brought back what an erasure had taken out of its backup.

    Returns:
        How many lines of the journal were rewritten; a store that cannot be written is left as it
        is, and the next opening does it.

    Raises:
        StoreError: as `Store.forget`.
    """
    waits = not store.read_only and (store.folder / JOURNAL / PENDING).exists()
    return store.forget(()) if waits else 0
