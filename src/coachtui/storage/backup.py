"""Copies of everything in a data folder, whole although others write meanwhile, and proved."""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from shutil import rmtree
from typing import Final

from coachtui.domain.repository import CorruptStoreError
from coachtui.paths import BACKUPS, EXPORTS, HR, JOURNAL, LOCK
from coachtui.storage.changes import moment
from coachtui.storage.drafts import is_session
from coachtui.storage.erasures import NAME as ERASURES
from coachtui.storage.files import (
    alive,
    check_folder,
    make_folder,
    names_in,
    own_mark,
    read_file,
    sync_folder,
    write_new,
)
from coachtui.storage.lock import exclusive
from coachtui.storage.manifest import (
    NAME,
    Files,
    Manifest,
    encode,
    manifest_of,
    read_manifest,
)
from coachtui.storage.operations import REAL, Operations, Step, told

ASKED: Final = "backup"
DAILY: Final = "daily"
BEFORE_IMPORT: Final = "before-import"
BEFORE_RESTORE: Final = "before-restore"
"""What the names of backups begin with: why they were made."""
MAKING: Final = "making-"
GOING: Final = "going-"
"""What the names of folders begin with that are no backups yet, or none any more."""
_TRIES: Final = 3
_SHORT_LIVED: Final = (".tmp", ".erasing", ".sealing", ".making")
_MOST: Final = 256 << 20
"""Bytes of a file from which on it is none of ours, wherever it lies."""
_NOT_COPIED: Final = frozenset({BACKUPS, EXPORTS})


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made just now, and proved.

    Attributes:
        folder: where it lies.
        manifest: what is in it.
        left_out: files of the data folder that are links, pipes, huge, or somebody else's.
    """

    folder: Path
    manifest: Manifest
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a backup is written, and what its name begins with.

    Attributes:
        into: the folder it becomes a folder of; made if it is missing.
        why: as `ASKED`.
        at: the moment, in the zone its name is to tell.
    """

    into: Path
    why: str
    at: datetime


def make_backup(
    folder: Path, aim: Aim, operations: Operations = REAL, step: Step | None = None
) -> Made:
    """Copy a data folder, the HR records too, as sealed as they are; whoever writes waits a moment.

    Raises:
        CorruptStoreError: `unsafe`: a store's own file is none of ours; `backup`: what was written
            does not read back.
        StoreBusyError: somebody held a lock for too long.
        WriteFailedError: the file system refused; no half backup is left.
    """
    if aim.into == folder / BACKUPS:
        check_folder(aim.into)
    with told():
        for _ in range(_TRIES):
            with locked(folder, operations):
                files, left_out = gather(folder, operations)
                before = _erasures(folder, operations)
            made = put(files, aim, operations, step)
            if before == _erasures(folder, operations):
                break
            # something was erased meanwhile, which must not stay in a copy made before
            remove(made.folder)
        return Made(made.folder, made.manifest, left_out)


def _erasures(folder: Path, operations: Operations) -> tuple[bytes, tuple[int, ...]]:
    """Return what changes when something is erased: the list of it, or the files of a journal."""
    journals = [store / JOURNAL for store in (folder, folder / HR)]
    segments = (journal / name for journal in journals for name in names_in(journal))
    with suppress(FileNotFoundError):
        return read_file(folder / ERASURES, operations), _numbers(segments)
    return b"", _numbers(segments)


def _numbers(paths: Iterable[Path]) -> tuple[int, ...]:
    found = []
    for path in paths:
        with suppress(FileNotFoundError):
            found.append(path.lstat().st_ino)
    return tuple(found)


@contextmanager
def locked(folder: Path, operations: Operations) -> Iterator[None]:
    """Hold the locks of both stores of a data folder, those that are there."""
    with ExitStack() as held:
        for store in (folder, folder / HR):
            if os.path.lexists(store / LOCK):
                held.enter_context(exclusive(store / LOCK, operations, create=False))
        yield


def gather(folder: Path, operations: Operations) -> tuple[Files, tuple[str, ...]]:
    """Return every file of a data folder that belongs into a backup, and the paths left out.

    The locks are held. Copies, exports and what lives only as long as a process stay out.

    Raises:
        CorruptStoreError: a store's own file is a link, a pipe, or somebody else's.
        OSError: the file system refused.
    """
    files, left_out = {}, []
    for path in _paths(folder):
        name = str(PurePosixPath(path.relative_to(folder)))
        try:
            if path.parent.name != JOURNAL and path.lstat().st_size > _MOST:
                left_out.append(name)
            else:
                files[name] = read_file(path, operations)
        except FileNotFoundError:
            continue  # a draft that was kept or dropped just now
        except CorruptStoreError:
            if path.parent.name == JOURNAL:
                raise
            left_out.append(name)
    return files, tuple(left_out)


def _paths(folder: Path) -> Iterator[Path]:
    for top, folders, names in os.walk(folder):
        here = Path(top)
        if here in {folder, folder / HR}:
            for own in (folder / HR, here / JOURNAL):
                check_folder(own)
            folders[:] = [each for each in folders if not _passed_over(each)]
        folders.sort()
        for name in sorted(names):
            if not (name == LOCK or is_session(name) or name.endswith(_SHORT_LIVED)):
                yield here / name


def _passed_over(name: str) -> bool:
    """Tell whether a folder inside a store's is no part of it: `journal.…` is a ruin."""
    return name in _NOT_COPIED or name.startswith(f"{JOURNAL}.")


def put(files: Files, aim: Aim, operations: Operations, step: Step | None = None) -> Made:
    """Write a backup of these files, read it back, and only then give it its name.

    Raises:
        CorruptStoreError: `backup`: it does not read back; `unsafe`: its folder is none of ours.
        OSError: the file system refused; no half backup is left.
    """
    manifest = manifest_of(files, moment(aim.at))
    make_folder(aim.into, operations)
    sweep(aim.into)
    building = aim.into / f"{MAKING}{own_mark()}"
    with ExitStack() as unfinished:
        unfinished.callback(rmtree, building, ignore_errors=True)
        write_tree(building, files, operations, step)
        write_new(building / NAME, encode(manifest), operations)
        sync_folder(building, operations)
        _prove(building, manifest, files, operations)
        target = _free(aim.into, f"{aim.why}-{aim.at:%Y-%m-%d-%H%M%S}")
        operations.replace(str(building), str(target))
        sync_folder(aim.into, operations)
        unfinished.pop_all()
    return Made(target, manifest)


def _prove(folder: Path, manifest: Manifest, files: Files, operations: Operations) -> None:
    """Read back what was written, whatever state the records themselves are in."""
    if read_manifest(folder, operations) != manifest:
        raise CorruptStoreError("backup", str(folder))
    for path, data in files.items():
        if read_file(folder / path, operations) != data:
            raise CorruptStoreError("backup", str(folder / path))


def write_tree(
    folder: Path, files: Files, operations: Operations, step: Step | None = None
) -> None:
    """Write files durably into a folder that is not there yet, each readable to us alone.

    Raises:
        OSError: the file system refused.
    """
    make_folder(folder, operations)
    made = {folder}
    for done, (path, data) in enumerate(files.items(), 1):
        target = folder / path
        if target.parent not in made:
            make_folder(target.parent, operations)
            made.add(target.parent)
        write_new(target, data, operations)
        if step is not None:
            step(done, len(files))
    for each in made:
        sync_folder(each, operations)


def _free(into: Path, name: str) -> Path:
    number, path = 1, into / name
    while os.path.lexists(path):
        number += 1
        path = into / f"{name}-{number}"
    return path


def sweep(into: Path) -> None:
    """Remove what killed processes left of backups they were writing or taking away."""
    for name in names_in(into):
        if name.startswith((MAKING, GOING)) and not alive(name.partition("-")[2]):
            rmtree(into / name, ignore_errors=True)


def remove(folder: Path) -> None:
    """Take a backup away; a kill in the middle leaves nothing that looks like one."""
    going = folder.with_name(f"{GOING}{own_mark()}")
    folder.rename(going)
    rmtree(going)
