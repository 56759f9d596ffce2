"""The writing half: one transaction under the lock, and what has to be put right before it."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from coachtui.domain.ids import new_id
from coachtui.domain.repository import (
    CorruptStoreError,
    ReadOnlyStoreError,
    StoreBusyError,
    WriteFailedError,
)
from coachtui.paths import JOURNAL, LOCK
from coachtui.storage import snapshot as snapshots
from coachtui.storage.changes import moment
from coachtui.storage.files import free_name, sync_folder
from coachtui.storage.journal import AppendFailedError, Journal, JournalMovedError
from coachtui.storage.keys import mark_of_keys
from coachtui.storage.line import DocumentChange, Line, encode
from coachtui.storage.link import head_of, link_of
from coachtui.storage.lock import WAIT_SECONDS, exclusive
from coachtui.storage.opening import Loaded, load, load_surely
from coachtui.storage.operations import Operations, reason_of
from coachtui.storage.reports import Report, ReportKey
from coachtui.storage.sealing import Seal, SealError, opened_line, sealed_change
from coachtui.storage.snapshot import META, Position
from coachtui.storage.state import Memory, State, Tables
from coachtui.storage.tail import Tail

Build = Callable[[State], Sequence[DocumentChange]]
_REASONS: dict[str, ReportKey] = {"unsafe": "unsafe", "missing": "missing"}


class Writer:
    """Appends lines to the journal of one store and keeps memory in step with it.

    Attributes:
        folder: the folder of the store.
        memory: what was folded so far.
        journal: the segments.
        operations: the table of effects.
        now: tells the moment.
        read_only: why nothing may be written, or ''.
        reports: what was found and done so far.
        unclear: a line that failed and perhaps stands in the journal all the same.
        pictured: the state the last picture was taken of.
        first: number of the last line when it was made; those after it came since.
        written: numbers of the lines it wrote itself.
    """

    def __init__(
        self, folder: Path, loaded: Loaded, operations: Operations, now: Callable[[], datetime]
    ) -> None:
        self.folder = folder
        self.operations = operations
        self.journal = Journal(folder / JOURNAL, operations, loaded.seal)
        self.memory = Memory(loaded.state)
        self._lock = folder / LOCK
        self.read_only = loaded.read_only
        self.reports = loaded.reports
        self.unclear: Line | None = None
        self.pictured = loaded.state
        self.first = loaded.state.seq
        self.written: set[int] = set()
        self.now = now
        self._tail = loaded.tail
        self._keys = loaded.keys
        self._misplaced = loaded.misplaced
        self._snapshot_first = False
        self._turn = threading.Lock()
        self._reading = threading.Lock()

    @property
    def tail(self) -> Tail:
        """How far the open segment was read.

        Raises:
            ReadOnlyStoreError: there is no sound open segment.
        """
        if self._tail is None:
            raise ReadOnlyStoreError(self.read_only or "damaged")
        return self._tail

    @property
    def head(self) -> str:
        """Number and hash of the last line of a chained journal, '' of another or a damaged one."""
        tail = self._tail
        return head_of(tail.seq, tail.link) if tail and tail.link else ""

    @property
    def seal(self) -> Seal | None:
        """What seals and opens its documents; None where they are not sealed."""
        return self.journal.seal

    @property
    def snapshot_path(self) -> Path:
        """Where the snapshot is."""
        return self.folder / snapshots.NAME

    def check_writable(self) -> None:
        """Raise `ReadOnlyStoreError` with the reason where nothing may be written."""
        if self.read_only:
            raise ReadOnlyStoreError(self.read_only)

    @contextmanager
    def locked(self) -> Iterator[State]:
        """Hold the store for a write: everything others wrote is folded in, a torn tail is cut.

        Raises:
            ReadOnlyStoreError, StoreBusyError, WriteFailedError: as `Repository.commit`.
        """
        self.check_writable()
        if not self._turn.acquire(timeout=WAIT_SECONDS):
            raise StoreBusyError(str(self.folder))
        try:
            with exclusive(self._lock, self.operations), self._reading:
                self._catch_up()
                yield self.memory.state
        except CorruptStoreError as error:
            self._stop(error)
            raise ReadOnlyStoreError(self.read_only) from None
        except OSError as error:
            raise WriteFailedError(reason_of(error)) from error
        finally:
            self._turn.release()

    def transact(self, build: Build, by: str, label: str, **names: str) -> Line | None:
        """Write what `build` makes of the present state as one line; None if it is nothing.

        Args:
            build: returns the changes, or raises to call the transaction off.
            by: who does it.
            label: what the user did.
            names: `undoes` or `redoes` with the change concerned.

        Raises:
            ReadOnlyStoreError, StoreBusyError, WriteFailedError: nothing was written.
        """
        with self.locked() as state:
            if self._snapshot_first:
                self.put_snapshot()
                self._snapshot_first = False
            docs = tuple(build(state))
            if not docs:
                return None
            at = moment(self.now())
            line = Line(state.seq + 1, new_id(), at, by, label, docs, **names)
            self.append(line)
            return line

    def append(self, line: Line) -> None:
        """Bring a line to the disk, then to memory; the lock is held."""
        tail, seal = self.tail, self.seal
        if seal is not None:
            line = replace(line, docs=tuple(sealed_change(doc, seal) for doc in line.docs))
        data = encode(replace(line, prev=tail.link) if tail.link else line)
        link = link_of(data).own if tail.link else ""
        try:
            status = self.journal.append(tail, data)
        except AppendFailedError as failure:
            # an fsync that failed may have marked its pages clean: they are not trusted again
            self._snapshot_first |= not failure.synced
            self.unclear = None if failure.cut else line
            self._tail = replace(tail, modified=0)
            raise WriteFailedError(reason_of(failure.error)) from failure.error
        self.written.add(line.seq)
        with self.memory.lock:
            self.memory.state.fold((line,))
        end = tail.end + len(data)
        self._tail = Tail(
            tail.header,
            status.st_dev,
            status.st_ino,
            status.st_mtime_ns,
            status.st_size,
            tail.end,
            end,
            line.seq,
            line.change,
            link,
        )

    def refresh(self) -> bool:
        """Fold in what other processes wrote; return whether anything was new. Never waits."""
        if self._tail is None or not self._reading.acquire(blocking=False):
            return False
        try:
            before = self.memory.state
            seq = before.seq
            try:
                self._fold()
            except JournalMovedError:
                self._adopt(load_surely(self.folder, self.operations, 0, self.seal))
        except (OSError, StoreBusyError):
            return False
        except CorruptStoreError as error:
            self._stop(error)
            return False
        else:
            return self.memory.state is not before or self.memory.state.seq != seq
        finally:
            self._reading.release()

    def _fold(self) -> None:
        if mark_of_keys(self.folder) != self._keys:
            raise JournalMovedError
        found, tail = self.journal.more(self.tail)
        try:
            lines = [opened_line(line, self.seal) for line in found.lines]
        except SealError:
            raise CorruptStoreError("damaged", str(self.journal.folder)) from None
        self._tail = tail
        if lines:
            with self.memory.lock:
                self.memory.state.fold(lines)

    def _catch_up(self) -> None:
        """Bring memory up to the end of the journal and put its tail right; the lock is held."""
        self.journal.finish_rotation()
        try:
            self._fold()
        except JournalMovedError:
            self._adopt(load(self.folder, self.operations, self.seal))
            if self.read_only:
                raise ReadOnlyStoreError(self.read_only) from None
        tail = self.tail
        if tail.size > tail.end:
            kept = self.journal.cut_tail(tail)
            self.reports.append(Report("torn_tail", str(kept), tail.size - tail.end))
            self._tail = replace(tail, size=tail.end, modified=0)

    def reload(self) -> None:
        """Read everything again, after the segments were rewritten; the lock is held."""
        self._adopt(load(self.folder, self.operations, self.seal))

    def use(self, seal: Seal | None) -> None:
        """Take over files that were all sealed, or all opened, just now; the lock is held."""
        self.journal.seal, self._keys = seal, mark_of_keys(self.folder)
        self.reload()

    def _adopt(self, loaded: Loaded) -> None:
        old, new = self.memory.state, loaded.state
        same_file = self._tail and loaded.tail and self._tail.inode == loaded.tail.inode
        unchained = bool(self.head) and loaded.chained is False
        # a writer whose fsync failed takes its own last line back; anything more is a replacement
        if loaded.keys != self._keys or unchained or new.seq < old.seq - bool(same_file):
            loaded.stop("replaced", self.journal.folder, new.seq, old.seq)
        self._tail, self._keys = loaded.tail, loaded.keys
        self._misplaced = loaded.misplaced
        self.read_only = self.read_only or loaded.read_only
        self.reports.extend(report for report in loaded.reports if report not in self.reports)
        with self.memory.lock:
            new.take_parsed(old)
            self.memory.state = new

    def _stop(self, error: CorruptStoreError) -> None:
        if not self.read_only:
            key = _REASONS.get(error.reason, "damaged")
            self.read_only = key
            self.reports.append(Report(key, error.path))

    def picture(self) -> Tables:
        """Return the tables with the line they stand at, for a snapshot; the lock is held."""
        with self.memory.lock:
            state = self.pictured = self.memory.state
            position = Position(state.store, state.seq, state.change, state.number)
            return {**state.picture(), META: position.table()}

    def put_snapshot(self) -> None:
        """Write the snapshot of the present state; the lock is held."""
        self.set_aside()
        temporary = snapshots.write_beside(self.snapshot_path, self.picture(), self.operations)
        snapshots.switch(temporary, self.snapshot_path, self.operations)

    def set_aside(self) -> None:
        """Keep a snapshot that could not be used as a named copy; the lock is held."""
        if not self._misplaced:
            return
        copy = free_name(self.snapshot_path, "set-aside")
        self.operations.replace(str(self.snapshot_path), str(copy))
        sync_folder(self.folder, self.operations)
        self._misplaced = False
        self.reports.append(Report("set_aside", str(copy)))

    def rotate(self) -> None:
        """Close the open segment and go on in a new one; the lock is held."""
        self._tail = self.journal.rotate(self.tail)
