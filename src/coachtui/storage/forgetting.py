"""Forgetting: the content of documents leaves every file of the store, what is left stays provable.

A line keeps number, revision and digest of what was forgotten; without the salt, which goes with
the body, the digest tells nothing of it.
"""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coachtui.domain.ids import new_id
from coachtui.domain.repository import CorruptStoreError
from coachtui.paths import BACKUPS, DRAFTS, JOURNAL
from coachtui.storage import snapshot as snapshots
from coachtui.storage.changes import Numbers, moment
from coachtui.storage.files import names_in, read_file, write_over
from coachtui.storage.line import (
    DocumentChange,
    Line,
    decode,
    dump,
    is_sealed,
    mark_of,
    sealed,
)
from coachtui.storage.operations import Operations
from coachtui.storage.sealing import Seal, SealError, opened_file
from coachtui.storage.state import State
from coachtui.storage.strays import strays
from coachtui.storage.writing import Writer

ODD: Final = (
    *(CorruptStoreError, OSError, LookupError),
    *(AttributeError, TypeError, ValueError),
)
"""What a copy of any shape, put there by anybody, may raise; it must not keep the rest back."""
_PENDING = "forgetting.json"
_KEPT = ("torn-", "set-aside-")
_AGE = "*.age"


def forget(writer: Writer, identifiers: Iterable[str], by: str) -> int:
    """Erase documents from journal, snapshot, drafts and copies in the folder.

    What a kill interrupts is done to its end by the next call, or the next compaction.

    Returns:
        How many lines of the journal were rewritten.
    """
    ids = frozenset(identifiers)
    with writer.locked() as state:
        pending = writer.folder / JOURNAL / _PENDING
        ids |= _read_pending(pending, writer.operations)
        if not ids:
            return 0
        note = dump(sorted(ids)).encode()
        write_over(pending, note, writer.operations, pending.with_suffix(".tmp"))
        docs = _erasures(writer, state, ids)
        if docs:
            at = moment(writer.now())
            writer.append(Line(state.seq + 1, new_id(), at, by, "", docs))
        eraser = Eraser(ids, writer.operations, writer.seal)
        total = eraser.store(writer.folder)
        # reading again makes no difference to memory but for the tail of a rewritten file
        writer.reload()
        writer.put_snapshot()
        writer.operations.unlink(str(pending))
        return total


def resume(writer: Writer, by: str) -> None:
    """Finish an erasure that a kill interrupted."""
    if (writer.folder / JOURNAL / _PENDING).exists():
        forget(writer, (), by)


def _read_pending(path: Path, operations: Operations) -> frozenset[str]:
    try:
        return frozenset(map(str, json.loads(read_file(path, operations))))
    except FileNotFoundError:
        return frozenset()


def _erasures(writer: Writer, state: State, ids: frozenset[str]) -> tuple[DocumentChange, ...]:
    """Return the removals to note, one for each document that ever was and is not erased yet."""
    latest: dict[tuple[str, str], DocumentChange] = {}
    for raw, written_in in writer.journal.backwards():
        if any(mark_of(identifier) in raw for identifier in ids):
            for doc in decode(raw, written_in).docs:
                if doc.id in ids:
                    latest.setdefault(doc.key, doc)
    numbers = Numbers(state)
    return tuple(
        numbers.gone("forget", doc.table, doc.id, doc.rev)
        for doc in latest.values()
        if doc.op != "forget"
    )


@dataclass(frozen=True, slots=True)
class Eraser:
    """Takes the content of documents out of files."""

    ids: frozenset[str]
    operations: Operations
    seal: Seal | None = None

    def store(self, folder: Path) -> int:
        """Erase in one store and its copies; return how many lines of its journal changed.

        What `strays` returns of its backups is left as it is, and so is what raises one of `ODD`.
        """
        total = sum(self.segment(path) for path in _segments(folder))
        self._copies(folder, (JOURNAL, ""))
        for name in names_in(folder / DRAFTS):
            self._drop_if_named(folder / DRAFTS / name)
        for path in (folder / JOURNAL).glob(_AGE):
            self._drop_if_named(path)
        left = strays(folder, self.operations)
        for name in names_in(folder / BACKUPS):
            backup = folder / BACKUPS / name
            if backup not in left:
                with suppress(*ODD):
                    self._backup(backup)
        return total

    def _backup(self, backup: Path) -> None:
        for path in _segments(backup):
            self.segment(path)
        try:
            self.snapshot(backup / snapshots.NAME)
        except ValueError:
            # only a cache: the journal beside it says the same
            self.operations.unlink(str(backup / snapshots.NAME))
        for path in backup.rglob(_AGE):
            self._drop_if_named(path)

    def segment(self, path: Path) -> int:
        """Rewrite one segment without the bodies and salts; return how many lines changed."""
        pieces = read_file(path, self.operations).split(b"\n")
        changed = 0
        for place, piece in enumerate(pieces):
            if self.names(piece) and is_sealed(piece):
                bare = self._bare(piece)
                changed += bare != piece
                pieces[place] = bare
        if changed:
            self._over(path, b"\n".join(pieces))
        return changed

    def _bare(self, piece: bytes) -> bytes:
        line = json.loads(piece)
        held = [doc for doc in line.get("docs", ()) if doc["id"] in self.ids]
        gone = [doc.pop(name, None) for doc in held for name in ("body", "salt", "sealed")]
        if not any(gone):
            return piece
        del line["sum"]
        return sealed(dump(line).encode())

    def snapshot(self, path: Path) -> None:
        """Take documents out of a snapshot, where there is one.

        Raises:
            LookupError, AttributeError, TypeError, ValueError: it names one and is no snapshot.
        """
        try:
            data = read_file(path, self.operations)
        except FileNotFoundError:
            return
        if not self.names(data):
            return
        tables = json.loads(data)
        for name, rows in tables.items():
            if name != snapshots.META:
                tables[name] = {n: doc for n, doc in rows.items() if doc["id"] not in self.ids}
        tables[snapshots.META]["1"].pop("sum", None)
        self._over(path, snapshots.encode(tables))

    def _copies(self, folder: Path, under: Sequence[str]) -> None:
        """Remove copies of damaged files that name one of the documents."""
        for place in under:
            for name in names_in(folder / place):
                if any(f".{mark}" in name for mark in _KEPT):
                    self._drop_if_named(folder / place / name)

    def _drop_if_named(self, path: Path) -> None:
        data = read_file(path, self.operations)
        with suppress(SealError):  # else it can only be told by what stands open
            data = opened_file(data, self.seal)
        if self.names(path.name.encode()) or self.names(data):
            with suppress(FileNotFoundError):
                self.operations.unlink(str(path))

    def names(self, data: bytes) -> bool:
        """Tell whether bytes name one of the documents."""
        return any(mark_of(identifier) in data for identifier in self.ids)

    def _over(self, path: Path, data: bytes) -> None:
        write_over(path, data, self.operations, path.with_name(f"{path.name}.erasing"))


def _segments(folder: Path) -> list[Path]:
    journal = folder / JOURNAL
    names = (name for name in names_in(journal) if not any(f".{mark}" in name for mark in _KEPT))
    return [journal / name for name in names if name.endswith((".jsonl", ".next"))]
