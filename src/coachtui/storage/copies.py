"""Erasing from copies of a store that lie in its backups, whoever made them and however deep."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from coachtui.paths import BACKUPS, DRAFTS, HR, JOURNAL
from coachtui.storage import snapshot as snapshots
from coachtui.storage.draft import ENDING, form_of
from coachtui.storage.erasures import StoreName
from coachtui.storage.files import names_in, read_file
from coachtui.storage.forgetting import ODD, Eraser
from coachtui.storage.header import decode_header
from coachtui.storage.line import UnsoundError
from coachtui.storage.operations import REAL, Operations
from coachtui.storage.sealing import Seal


def erase_copies(
    folder: Path,
    ids: Mapping[StoreName, Iterable[str]],
    operations: Operations = REAL,
    seal: Seal | None = None,
) -> tuple[Path, ...]:
    """Erase documents from the copies in the backups of both stores, and remove what a kill left.

    Call it after `Store.forget`, which reaches the store itself and the copies it made. Nothing
    raises: by then the erasure is done, and what could not be reached is to be told.

    Args:
        folder: the data folder.
        ids: what to erase, by the store whose copy a folder is.
        operations: the table of effects.
        seal: opens what is sealed in copies of the HR records; None where no key is there.

    Returns:
        The folders that could not be reached, wholly or in part.
    """
    seals = {"hr": seal}
    erasers = {of: Eraser(frozenset(given), operations, seals.get(of)) for of, given in ids.items()}
    missed: dict[Path, None] = {}
    for store in (folder, folder / HR):
        try:
            snapshots.remove_stale(store / snapshots.NAME, operations)
        except OSError:
            missed[store] = None
        for copy in _copies(store / BACKUPS):
            for part in (_snapshot, _half_written, _rest):
                try:
                    of = _store_of(copy, operations)
                    if of in erasers:
                        part(copy, erasers[of])
                except ODD:
                    missed[copy] = None
    return tuple(missed)


def drop_copied_drafts(folder: Path, forms: Collection[str], operations: Operations = REAL) -> None:
    """Remove what was half-typed in some forms from the backups of a data folder.

    For what is erased without a record to name it by. Nothing raises: what cannot be reached stays.
    """
    for copy in _copies(folder / BACKUPS):
        drafts = copy / DRAFTS
        for name in () if drafts.is_symlink() else names_in(drafts):
            written, _, session = name.partition(ENDING)[0].rpartition("-")
            if session and form_of(written) in forms:
                with suppress(OSError):
                    operations.unlink(str(drafts / name))


def _snapshot(copy: Path, eraser: Eraser) -> None:
    """Take documents out of the snapshot of a copy; nobody opens it to make one anew."""
    eraser.snapshot(copy / snapshots.NAME)


def _half_written(copy: Path, eraser: Eraser) -> None:
    """Remove what a kill left of a snapshot of a copy, if it names one of the documents."""
    for name in names_in(copy):
        if name.startswith(f"{snapshots.NAME}."):
            path = copy / name
            if eraser.names(read_file(path, eraser.operations)):
                eraser.operations.unlink(str(path))


def _rest(copy: Path, eraser: Eraser) -> None:
    """Take documents out of journal and drafts of a copy."""
    if names_in(copy / JOURNAL):
        eraser.store(copy)


def _store_of(copy: Path, operations: Operations) -> StoreName:
    """Return which store a folder is a copy of: the HR records' journal is chained."""
    for name in names_in(copy / JOURNAL):
        with suppress(UnsoundError):
            header = decode_header(read_file(copy / JOURNAL / name, operations).partition(b"\n")[0])
            return "hr" if header.prev else "team"
    return "hr" if copy.name == HR else "team"


def _copies(backups: Path) -> Iterator[Path]:
    """Yield the folders below that hold journal or snapshot of a store; links are not followed."""
    for path, folders, files in os.walk(backups):
        if JOURNAL in folders or snapshots.NAME in files:
            yield Path(path)
