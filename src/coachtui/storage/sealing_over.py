"""Sealing a store that was open, and opening one that was sealed: every file of it, one by one.

Each file is whole before and after. The keys stand there first and go last, and say what is going
on: a store that was left in the middle opens with its key and is finished then.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from coachtui.domain.repository import CorruptStoreError, StoreBusyError
from coachtui.paths import BACKUPS, DRAFTS, HR, JOURNAL
from coachtui.storage import chain
from coachtui.storage.conversion import Conversion
from coachtui.storage.drafts import in_use
from coachtui.storage.files import read_file, write_over
from coachtui.storage.header import decode_header
from coachtui.storage.keys import Keys, read_keys, remove_keys, write_keys
from coachtui.storage.line import UnsoundError, dump, is_sealed, object_in, sealed
from coachtui.storage.operations import Operations, Step
from coachtui.storage.sealing import Seal, SealError
from coachtui.storage.writing import Writer

_MANIFEST = "manifest.json"  # beside a copy that `backup` made
_LEFT = (".tmp", ".erasing", ".sealing")  # by a write that was cut off


def seal_over(writer: Writer, keys: Keys, seal: Seal, step: Step | None = None) -> tuple[Path, ...]:
    """Seal every file of a store for these keys, those that are sealed already too.

    Copies of HR records in the backups of the data folder are sealed with them.

    Args:
        writer: of the store.
        keys: who can open it from now on.
        seal: seals for them.
        step: is told how many of how many files are done.

    Returns:
        Files of such copies that could not be sealed.

    Raises:
        CorruptStoreError: it is not as it was written; nothing was changed.
        StoreBusyError: another window has it open.
        OSError: the file system refused; the next opening goes on.
    """
    _check(writer)
    with writer.locked():
        write_keys(writer.folder, replace(keys, pending="on"), writer.operations)
        return _finish_sealing(writer, keys, seal, step)


def unseal_over(writer: Writer, step: Step | None = None) -> tuple[Path, ...]:
    """Open every file of a store. Takes, returns and raises as `seal_over`."""
    keys, seal = read_keys(writer.folder, writer.operations), writer.seal
    if keys is None or seal is None:
        return ()
    _check(writer)
    with writer.locked():
        write_keys(writer.folder, replace(keys, pending="off"), writer.operations)
        return _finish_unsealing(writer, seal, step)


def resume(writer: Writer) -> None:
    """Finish what a crash interrupted, where the key is there. Raises as `seal_over`."""
    seal = writer.seal
    keys = read_keys(writer.folder, writer.operations) if seal is not None else None
    if keys is None or seal is None or not keys.pending:
        return
    with writer.locked():
        if keys.pending == "off":
            _finish_unsealing(writer, seal)
            return
        _finish_sealing(writer, keys, seal)


def _finish_sealing(
    writer: Writer, keys: Keys, seal: Seal, step: Step | None = None
) -> tuple[Path, ...]:
    left = _convert(writer, seal, step, sealing=True)
    write_keys(writer.folder, replace(keys, pending=""), writer.operations)
    writer.use(seal)
    writer.put_snapshot()
    return left


def _finish_unsealing(writer: Writer, seal: Seal, step: Step | None = None) -> tuple[Path, ...]:
    left = _convert(writer, seal, step, sealing=False)
    remove_keys(writer.folder, writer.operations)
    writer.use(None)
    writer.put_snapshot()
    return left


def _check(writer: Writer) -> None:
    """Make sure that everything can be read and opened, and that nobody else writes meanwhile."""
    writer.check_writable()
    folder, operations = writer.folder, writer.operations
    if in_use(folder / DRAFTS, operations):
        raise StoreBusyError(str(folder))
    report = chain.verify(folder, operations=operations, seal=writer.seal)
    if report.problems:
        raise CorruptStoreError("damaged", report.problems[0].path)
    for path in _files(folder):
        read_file(path, operations)


def _convert(writer: Writer, seal: Seal, step: Step | None, *, sealing: bool) -> tuple[Path, ...]:
    """Rewrite every file but the snapshot, which is made anew from the journal; the lock is held.

    Returns:
        Files of copies elsewhere in the data folder that could not be rewritten.

    Raises:
        CorruptStoreError: something sealed does not open.
        OSError: the file system refused.
    """
    work = Conversion(seal, writer.operations, sealing)
    writer.set_aside()
    with suppress(FileNotFoundError):
        writer.operations.unlink(str(writer.snapshot_path))
    files = _swept(writer.folder, writer.operations)
    for done, path in enumerate(files):
        if step is not None:
            step(done, len(files))
        try:
            work.file(writer.folder, path)
        except SealError:
            raise CorruptStoreError("damaged", str(path)) from None
    left = tuple(_convert_copies(writer, work))
    if step is not None:
        step(len(files), len(files))
    return left


def _convert_copies(writer: Writer, work: Conversion) -> Iterator[Path]:
    """Rewrite the copies of HR records in the backups of the data folder; yield what is left."""
    data = writer.folder.parent
    if writer.folder.name != HR:
        return
    for copy in _copies(data / BACKUPS, writer.operations):
        for path in _swept(copy, writer.operations):
            try:
                work.file(data, path)
            except (CorruptStoreError, SealError):
                yield path
        if work.sealing:
            yield from _unname(copy, writer.operations)


def _unname(copy: Path, operations: Operations) -> Iterator[Path]:
    """Take the names of drafts, which say whom they are about, out of what a backup says of itself.

    Their files have other names now, and a backup that does not list them is as whole as before.
    """
    path = copy.parent / _MANIFEST
    try:
        raw = read_file(path, operations).removesuffix(b"\n")
        value = object_in(raw)
        value.pop("sum", None)
    except FileNotFoundError:
        return
    except (CorruptStoreError, UnsoundError):
        yield path
        return
    files, named = value.get("files"), f"{copy.name}/{DRAFTS}/"
    if is_sealed(raw) and isinstance(files, dict) and any(each.startswith(named) for each in files):
        value["files"] = {each: mark for each, mark in files.items() if not each.startswith(named)}
        data = sealed(dump(value).encode()) + b"\n"
        write_over(path, data, operations, path.with_name(f"{path.name}.sealing"))


def _copies(backups: Path, operations: Operations) -> Iterator[Path]:
    """Yield the folders below that are a copy of HR records; one inside another comes once."""
    found: list[Path] = []
    for folder in sorted(path for path in backups.rglob("*") if path.is_dir()):
        if not any(folder.is_relative_to(one) for one in found) and _is_hr(folder, operations):
            found.append(folder)
            yield folder


def _is_hr(folder: Path, operations: Operations) -> bool:
    """Tell whether a folder is a copy of HR records: their journal is chained."""
    journal = folder / JOURNAL
    if not journal.is_dir():
        return folder.name == HR
    for path in journal.iterdir():
        with suppress(CorruptStoreError, OSError, UnsoundError):
            return bool(decode_header(read_file(path, operations).partition(b"\n")[0]).prev)
    return folder.name == HR


def _swept(folder: Path, operations: Operations) -> tuple[Path, ...]:
    """Remove what writes left that were cut off; return the files that are there then."""
    for path in _files(folder):
        if path.name.endswith(_LEFT):
            operations.unlink(str(path))
    return _files(folder)


def _files(folder: Path) -> tuple[Path, ...]:
    found = (path for path in sorted(folder.rglob("*")) if not path.is_symlink())
    return tuple(path for path in found if path.is_file())
