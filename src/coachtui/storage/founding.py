"""Making a new store, and bringing an older one up to date."""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypedDict

from coachtui.domain.ids import new_id
from coachtui.domain.repository import CorruptStoreError, Put, Storable
from coachtui.paths import BACKUPS, DRAFTS, JOURNAL, LOCK
from coachtui.storage import snapshot as snapshots
from coachtui.storage.changes import moment, prepare, resolve
from coachtui.storage.files import (
    FOLDER_MODE,
    alive,
    make_folder,
    names_in,
    open_file,
    own_mark,
    read_file,
    sync_folder,
    write_new,
)
from coachtui.storage.header import Header, encode_header
from coachtui.storage.journal import OPEN
from coachtui.storage.line import Line, encode
from coachtui.storage.link import link_of, new_salt
from coachtui.storage.migrations import FORMAT
from coachtui.storage.operations import Operations
from coachtui.storage.reports import Report
from coachtui.storage.sealing import Seal
from coachtui.storage.state import State
from coachtui.storage.writing import Writer


class Beginning(TypedDict, total=False):
    """What a store begins with where there is none yet.

    Attributes:
        founding: the records of its first line; none where it is left out.
        chained: whether its lines are chained by hash, now and ever after; not, if left out.
        seal: opens the documents of a store that is sealed; a new store is none.
    """

    founding: Iterable[Storable]
    chained: bool
    seal: Seal | None


@dataclass(frozen=True, slots=True)
class Founding:
    """The first line of a store: who founds it when, what it begins with, whether it is chained."""

    records: Iterable[Storable]
    author: str
    at: datetime
    chained: bool = False


def found(folder: Path, founding: Founding, operations: Operations) -> None:
    """Make a store whose first line holds the founding records; nothing else exists before it.

    Raises:
        OSError: the file system refused; no half store is left.
    """
    make_folder(folder, operations)
    folder.chmod(FOLDER_MODE)
    at = moment(founding.at)
    changes = [Put(record) for record in founding.records]
    docs = resolve(State(), prepare(changes, founding.author, at))
    salt = new_salt() if founding.chained else ""
    header = encode_header(Header(FORMAT, new_id(), 1, 0, "", salt))
    prev = link_of(header).own if salt else ""
    line = encode(Line(1, new_id(), at, founding.author, "", tuple(docs), prev=prev))
    _clear_ruins(folder, operations)
    _found_journal(folder / JOURNAL, header + line, operations)
    descriptor = open_file(folder / LOCK, os.O_RDONLY | os.O_CREAT, operations)
    operations.close(descriptor)
    for name in (DRAFTS, BACKUPS):
        make_folder(folder / name, operations)
    sync_folder(folder, operations)
    with suppress(OSError):
        # the folder's own name; where its parent may not be opened, its owner sees to that
        sync_folder(folder.parent, operations)


def _found_journal(folder: Path, data: bytes, operations: Operations) -> bool:
    """Write a journal (header, first line) into a folder that has none; whole or not at all.

    Returns:
        False where another process was first.
    """
    building = folder.with_name(f"{folder.name}.{own_mark()}")
    operations.mkdir(str(building), FOLDER_MODE)
    write_new(building / OPEN, data, operations)
    sync_folder(building, operations)
    try:
        operations.replace(str(building), str(folder))
    except OSError:
        operations.unlink(str(building / OPEN))
        building.rmdir()
        if not names_in(folder):
            raise
        return False
    sync_folder(folder.parent, operations)
    return True


def _clear_ruins(folder: Path, operations: Operations) -> None:
    """Remove journals that a kill left unfinished before they got their name."""
    for name in names_in(folder):
        if name.startswith(f"{JOURNAL}.") and not alive(name.removeprefix(f"{JOURNAL}.")):
            for part in names_in(folder / name):
                operations.unlink(str(folder / name / part))
            (folder / name).rmdir()


def bring_up_to_date(writer: Writer, written_in: int) -> None:
    """Copy a store of an older format to `backups/`, then go on in today's.

    Lines already written stay as they are and are upgraded whenever they are read.

    Raises:
        WriteFailedError: the copy or the new files could not be written; the store is as it was.
    """
    with writer.locked():
        if writer.tail.header.format >= FORMAT:
            return
        copy = copy_store(writer, f"format-{written_in}-{moment(writer.now())[:10]}")
        writer.rotate()
        writer.put_snapshot()
        writer.reports.append(Report("migrated", str(copy), written_in))


def copy_store(writer: Writer, name: str) -> Path:
    """Copy snapshot and journal into a new folder in `backups/`, verified; the lock is held.

    Raises:
        CorruptStoreError: the copy does not read back as it was written.
        OSError: the file system refused.
    """
    operations, folder = writer.operations, writer.folder
    target = folder / BACKUPS / name
    number = 1
    while target.exists():
        number += 1
        target = folder / BACKUPS / f"{name}-{number}"
    make_folder(target / JOURNAL, operations)
    paths = [Path(JOURNAL, one) for one in names_in(folder / JOURNAL)]
    for path in [*paths, Path(snapshots.NAME)]:
        if (folder / path).is_file():
            data = read_file(folder / path, operations)
            write_new(target / path, data, operations)
            if read_file(target / path, operations) != data:
                raise CorruptStoreError("copy", str(target / path))
    for path in (target / JOURNAL, target, target.parent):
        sync_folder(path, operations)
    return target
