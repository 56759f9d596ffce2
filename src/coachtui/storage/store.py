"""The store: a repository over one folder."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

from coachtui.domain.repository import (
    Change,
    CorruptStoreError,
    JournalChange,
    Receipt,
    Storable,
    StoreError,
)
from coachtui.paths import JOURNAL
from coachtui.storage import compaction, forgetting, sealing_over, undo as undoing
from coachtui.storage.changes import Prepared, moment, prepare, resolve, resolve_load, same_content
from coachtui.storage.compaction import Compaction, OutdatedPictureError
from coachtui.storage.founding import Beginning, Founding, bring_up_to_date, found
from coachtui.storage.keys import Keys
from coachtui.storage.line import DocumentChange, Line
from coachtui.storage.migrations import FORMAT
from coachtui.storage.opening import is_new, load_surely
from coachtui.storage.operations import REAL, Operations, Step, told
from coachtui.storage.remembering import Rememberer
from coachtui.storage.reports import Report
from coachtui.storage.sealing import Seal
from coachtui.storage.state import State, Tables
from coachtui.storage.writing import Writer


class Store(Rememberer):
    """Reads records and commits changes; see `coachtui.domain.repository.Repository`.

    Attributes:
        folder: where its files are.
    """

    def __init__(self, writer: Writer, author: str) -> None:
        super().__init__(writer, author, self._write_snapshot)
        self.folder = writer.folder
        self._writer = writer
        self._author = author

    @property
    def read_only(self) -> str:
        """Why nothing can be written, or ''.

        One of `asked`, `damaged`, `missing`, `mismatch`, `replaced`, `newer`, `network`,
        `no_rights`, `unsafe`, `sealed` (and no key is there), `closed`.
        """
        return self._writer.read_only

    @property
    def reports(self) -> tuple[Report, ...]:
        """What was found in the folder and done about it so far, oldest first."""
        return tuple(self._writer.reports)

    @property
    def head(self) -> str:
        """Number and hash of the last line, '' where the journal is not chained.

        Kept somewhere else, it proves by `chain.verify` that no line up to it was changed since.
        """
        return self._writer.head

    @property
    def seal(self) -> Seal | None:
        """What opens and seals its documents; None where they are not sealed, or cannot be."""
        return self._writer.seal

    @property
    def uncompacted(self) -> int:
        """Bytes of the open segment: at `Operations.segment_bytes` a compaction is due."""
        return 0 if self.read_only else self._writer.tail.end

    def commit(self, changes: Iterable[Change], label: str = "") -> Receipt:
        """Write all changes as one line of the journal, durably, or none of them.

        Args:
            changes: what to store and remove; each record's `rev` is the one that was read.
            label: what the user did, as a message id, for undo and history.

        Raises:
            StaleWriteError, StoreBusyError, ReadOnlyStoreError, WriteFailedError: nothing was
                written.
            ValueError: a record that could not be read back; nothing was written.
        """
        writer = self._writer
        prepared = prepare(changes, self._author, moment(writer.now()))
        if not prepared:
            return Receipt(self.seq, "")
        again: list[Line] = []

        def build(state: State) -> Sequence[DocumentChange]:
            line = self._failed_and_there(prepared)
            if line is None:
                return resolve(state, prepared)
            again.append(line)
            return ()

        line = writer.transact(build, self._author, label) or again[0]
        return self._receipt(line, prepared)

    def _failed_and_there(self, prepared: Sequence[Prepared]) -> Line | None:
        """Return the line of an earlier try that seemed to fail and stands in the journal."""
        line = self._writer.unclear
        if line is None or not same_content(prepared, line.docs):
            return None
        there = any(change.change == line.change for change in self._writer.memory.state.recent)
        return line if there else None

    def _receipt(self, line: Line, prepared: Sequence[Prepared]) -> Receipt:
        records: list[Storable] = []
        with self.memory.lock:
            state = self.memory.state
            for one, doc in zip(prepared, line.docs, strict=True):
                if one.record is None:
                    continue
                records.append(one.record)
                if state.document(*doc.key) is doc.body:
                    state.parsed.setdefault(doc.table, {})[doc.id] = one.record
        return Receipt(line.seq, line.change, tuple(records))

    def load(self, documents: Mapping[str, Sequence[Mapping[str, object]]], label: str) -> Receipt:
        """Take in stored documents exactly as they are (revisions and stamps too), in one line.

        Documents that are already there and equal are left alone.

        Raises:
            StaleWriteError: a document of the same id but other content is there.
            ValueError: a document without id or revision, or one that comes twice.
        """
        founding = self._writer.journal.first_line
        line = self._writer.transact(
            lambda state: resolve_load(state, documents, founding), self._author, label
        )
        return Receipt(self.seq, "") if line is None else Receipt(line.seq, line.change)

    def refresh(self) -> bool:
        """Fold in what other processes wrote; return whether anything was new."""
        return self._writer.refresh()

    def undo(self) -> JournalChange | None:
        """Take back the last change of mine that still can be; return it, or None.

        Raises:
            StaleWriteError: what it changed was changed again since.
            StoreBusyError, ReadOnlyStoreError, WriteFailedError: nothing was written.
        """
        with told():
            return undoing.undo(self._writer, self._author)

    def redo(self) -> JournalChange | None:
        """Do again what was undone last; return it, or None. Raises as `undo`."""
        with told():
            return undoing.redo(self._writer, self._author)

    def forget(self, identifiers: Iterable[str]) -> int:
        """Erase the content of these documents from journal, snapshot, drafts and backups.

        Returns:
            How many lines of the journal were rewritten.

        Raises:
            StoreBusyError, ReadOnlyStoreError, WriteFailedError: call it again to finish.
        """
        return forgetting.forget(self._writer, identifiers, self._author)

    def seal_with(self, keys: Keys, seal: Seal, step: Step | None = None) -> tuple[Path, ...]:
        """Seal every file of the store for these keys; what a crash interrupts is done on opening.

        `step` is told how many of how many files are done.

        Returns:
            Files of copies elsewhere in the data folder that could not be sealed.

        Raises:
            CorruptStoreError: the files are not as they were written; nothing was changed.
            StoreBusyError: another window has it open.
            ReadOnlyStoreError, WriteFailedError: call it again to finish.
        """
        with told():
            return sealing_over.seal_over(self._writer, keys, seal, step)

    def unseal(self, step: Step | None = None) -> tuple[Path, ...]:
        """Open every file of the store for good. Takes, returns and raises as `seal_with`."""
        with told():
            return sealing_over.unseal_over(self._writer, step)

    def compact(self) -> Compaction:
        """Write the snapshot, and close the open segment if it is large; say what was done.

        Raises:
            StoreBusyError, ReadOnlyStoreError, WriteFailedError: the old snapshot stands.
        """
        forgetting.resume(self._writer, self._author)
        sealing_over.resume(self._writer)
        while True:
            with told(), suppress(OutdatedPictureError):
                tables, rotated = compaction.take_picture(self._writer)
                self.database.storage.write(tables)
                return compaction.outcome(self._writer, tables, rotated=rotated)

    def _write_snapshot(self, tables: Tables) -> None:
        compaction.put_in_place(self._writer, tables)

    def close(self) -> None:
        """Take no more writes; reading goes on."""
        self._writer.read_only = self._writer.read_only or "closed"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_store(
    folder: Path,
    *,
    now: Callable[[], datetime],
    author: str = "me",
    read_only: bool = False,
    operations: Operations = REAL,
    **beginning: Unpack[Beginning],
) -> Store:
    """Open the store in a folder; a folder without one gets one, with the founding records.

    A store founded `chained` stays so and is opened only as that, and the other way round. A sealed
    one without its `seal` opens read-only, and nothing can be read in it but its lines be proved.

    Nothing is written otherwise, but that a store of an older format is copied and brought up to
    date. What is damaged or does not belong together opens read-only, and says so in `reports`.

    Raises:
        CorruptStoreError: nothing of it can be read safely (or `absent`: there is none, and
            `read_only` forbids to make one; `chained`, `unchained`: it is, and was not to be).
        WriteFailedError: a new store could not be written, or an old one not brought up to date.
        StoreBusyError: another process held the lock while it had to be brought up to date.
    """
    chained = beginning.get("chained", False)
    with told():
        if is_new(folder):
            if read_only:
                raise CorruptStoreError("absent", str(folder))
            records = beginning.get("founding", ())
            found(folder, Founding(records, author, now(), chained), operations)
        loaded = load_surely(folder, operations, seal=beginning.get("seal"))
        if loaded.chained not in {None, chained}:
            raise CorruptStoreError("unchained" if chained else "chained", str(folder))
        if not loaded.read_only and not _may_write(folder, operations):
            loaded.read_only = "no_rights"
        if read_only:
            loaded.read_only = loaded.read_only or "asked"
    writer = Writer(folder, loaded, operations, now)
    if loaded.written_in < FORMAT and not loaded.read_only:
        bring_up_to_date(writer, loaded.written_in)
    if loaded.seal is not None and not loaded.read_only:
        # it reads as well without, and is tried again next time
        with suppress(StoreError), told():
            sealing_over.resume(writer)
    return Store(writer, author)


def _may_write(folder: Path, operations: Operations) -> bool:
    return operations.writable(folder) and operations.writable(folder / JOURNAL)
