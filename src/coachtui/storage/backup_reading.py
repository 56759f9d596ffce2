"""Reading a backup: every file of it is proved before anything is done with it."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from coachtui.domain.repository import CorruptStoreError
from coachtui.paths import DRAFTS, HR, JOURNAL, KEYS, SNAPSHOT
from coachtui.storage.deals_file import FILES
from coachtui.storage.files import check_folder, read_file
from coachtui.storage.manifest import (
    STORES,
    Files,
    Manifest,
    held_in,
    is_segment,
    read_manifest,
)
from coachtui.storage.operations import REAL, Operations


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was read and proved.

    Attributes:
        folder: where it lies.
        manifest: what it says of itself.
        files: what can be brought back: a snapshot, draft or deals file that changed is left out.
    """

    folder: Path
    manifest: Manifest
    files: Files


def read_backup(folder: Path, operations: Operations = REAL) -> Backup:
    """Read a backup, and prove every file of it.

    Raises:
        CorruptStoreError: as `read_manifest`; or `backup`, with its path: a file is missing or is
            another one, or the journal was not whole when it was copied.
        OSError: the file system refused.
    """
    manifest = read_manifest(folder, operations)
    files: dict[str, bytes] = {}
    for path, mark in manifest.files.items():
        data = _read(folder, path, operations)
        if data is not None and mark.fits(data):
            files[path] = data
        elif not _may_change(path):
            raise CorruptStoreError("backup", str(folder / path))
    for of, place in STORES:
        held, there = manifest.stores.get(of), held_in(files, place)
        if held != there or (held is not None and held.fault):
            raise CorruptStoreError("backup", str(folder / place / JOURNAL))
    return Backup(folder, manifest, files)


def _read(folder: Path, path: str, operations: Operations) -> bytes | None:
    for parent in [*PurePosixPath(path).parents][:-1]:
        check_folder(folder / parent)
    try:
        return read_file(folder / path, operations)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _may_change(path: str) -> bool:
    """Tell whether a file may be another one since, or gone: no record is lost with it.

    A snapshot is a cache of the journal; erasures take drafts and deals away, and sealing the HR
    records seals whatever lies beside their journal under another name.
    """
    *above, name = path.split("/")
    if name == KEYS or is_segment(path):
        return False
    if path in FILES:
        return True
    return name == SNAPSHOT or bool(above and (above[-1] in {JOURNAL, DRAFTS} or above[0] == HR))
