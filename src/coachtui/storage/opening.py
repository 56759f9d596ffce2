"""Opening: what is found in the folder decides how it is treated; nothing is written here."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from coachtui.domain.repository import CorruptStoreError, StoreBusyError
from coachtui.paths import BACKUPS, DRAFTS, JOURNAL, KEYS, LOCK
from coachtui.storage import snapshot as snapshots
from coachtui.storage.files import check_folder, names_in
from coachtui.storage.header import Header
from coachtui.storage.journal import OPEN, Journal
from coachtui.storage.keys import Mark, mark_of_keys
from coachtui.storage.line import Line
from coachtui.storage.lock import WAIT_SECONDS, exclusive
from coachtui.storage.migrations import FORMAT
from coachtui.storage.operations import NETWORK, Operations
from coachtui.storage.reports import Report, ReportKey
from coachtui.storage.sealing import Seal
from coachtui.storage.segment import Segment, read_segment
from coachtui.storage.snapshot import Snapshot
from coachtui.storage.state import State
from coachtui.storage.tail import Tail, tail_of

_SECOND_LOOK = ("damaged", "missing", "mismatch")


@dataclass(slots=True)
class Loaded:
    """A store as it was found.

    Attributes:
        tail: None where there is no sound open segment, and so nothing can be appended.
        read_only: why it must not be written, or ''.
        written_in: the format of the segment that is appended to.
        chained: whether its lines are chained by hash; None where no header tells.
        misplaced: whether a snapshot lies there that has to be set aside before the next one.
        seal: opens and seals its documents; None where they are not sealed, or there is no key.
        keys: which state of the keys it was opened with, None where there are none.
    """

    state: State = field(default_factory=State)
    tail: Tail | None = None
    read_only: str = ""
    reports: list[Report] = field(default_factory=list)
    written_in: int = FORMAT
    misplaced: bool = False
    chained: bool | None = None
    seal: Seal | None = None
    keys: Mark = None

    @property
    def doubtful(self) -> bool:
        """Whether it has to be read again under the lock before that is said."""
        return self.read_only in _SECOND_LOOK

    def stop(self, key: ReportKey, path: Path, count: int = 0, other: int = 0) -> None:
        """Make it read-only for a reason; the first reason found stays."""
        self.read_only = self.read_only or key
        self.reports.append(Report(key, str(path), count, other))


def is_new(folder: Path) -> bool:
    """Tell whether no store was ever here: not merely that its journal is missing.

    Raises:
        CorruptStoreError: the folder or its journal is a link or no folder.
    """
    if folder.exists() and not folder.is_dir():
        raise CorruptStoreError("unsafe", str(folder))
    for name in (JOURNAL, DRAFTS, BACKUPS):
        check_folder(folder / name)
        if any(not entry.startswith("session-") for entry in names_in(folder / name)):
            return False
    return not any(os.path.lexists(folder / name) for name in (snapshots.NAME, LOCK, KEYS))


def load(folder: Path, operations: Operations, seal: Seal | None = None) -> Loaded:
    """Read a store: the snapshot and the lines after it, or all lines.

    Raises:
        CorruptStoreError: nothing of it can be read safely.
        OSError: the file system refused.
    """
    loaded = _Loader(folder, operations).load()
    _unseal(folder, loaded, seal)
    return loaded


def _unseal(folder: Path, loaded: Loaded, seal: Seal | None) -> None:
    """Open what is sealed; without a key it stays closed and can only be proved."""
    state = loaded.state
    loaded.keys = mark_of_keys(folder)
    if loaded.keys is None and not state.envelopes:
        return
    if seal is None or not seal.can_open:
        state.locked, loaded.read_only = True, loaded.read_only or "sealed"
        return
    loaded.seal = seal
    closed = state.unseal(seal)
    if loaded.keys is None:
        loaded.stop("missing", folder / KEYS)
    elif closed:
        loaded.stop("damaged", folder / JOURNAL, closed)


def load_surely(
    folder: Path, operations: Operations, limit: float = WAIT_SECONDS, seal: Seal | None = None
) -> Loaded:
    """Read a store; what looks damaged is read again under the lock, when nobody is writing.

    Args:
        folder: the folder of the store.
        operations: the table of effects.
        limit: how many seconds to wait for the lock; 0 gives up with `StoreBusyError`.
        seal: opens what is sealed.

    Raises:
        CorruptStoreError, OSError: as `load`.
    """
    try:
        loaded = load(folder, operations, seal)
    except (CorruptStoreError, FileNotFoundError):
        loaded = None
    if loaded is not None and not loaded.doubtful:
        return loaded
    try:
        with exclusive(folder / LOCK, operations, limit, create=False):
            return load(folder, operations, seal)
    except StoreBusyError:
        if not limit:
            raise
    except OSError:
        pass
    return load(folder, operations, seal)


def _seq(line: Line) -> int:
    return line.seq


class _Loader:
    def __init__(self, folder: Path, operations: Operations) -> None:
        self.folder = folder
        self.operations = operations
        self.journal = Journal(folder / JOURNAL, operations)
        self.loaded = Loaded()

    def load(self) -> Loaded:
        loaded = self.loaded
        snapshot = snapshots.read_snapshot(self.folder / snapshots.NAME, self.operations)
        sound = snapshot.fault == ""
        if sound:
            sound = self._take(snapshot)
        segments = self._segments(snapshot.seq if sound else 0)
        if sound and self._diverged(snapshot, segments):
            # the log is the truth; nothing of the snapshot may be mixed into it
            loaded.state = State()
            segments = self._segments(0)
        lines: list[Line] = [line for segment in segments for line in segment.lines]
        loaded.state.fold(sorted(lines, key=_seq), fresh=False)
        if segments and not loaded.state.store:
            loaded.state.store = next((s.header.store for s in segments if s.header), "")
        if not sound:
            self._without(snapshot)
        if snapshot.newer or any(s.header and s.header.format > FORMAT for s in segments):
            loaded.stop("newer", self.folder)
        file_system = self.operations.file_system(self.folder)
        if file_system in NETWORK and not self.operations.trust_network:
            loaded.stop("network", self.folder)
        return loaded

    def _take(self, snapshot: Snapshot) -> bool:
        state = State(
            store=snapshot.store,
            seq=snapshot.seq,
            change=snapshot.change,
            number=snapshot.number,
        )
        try:
            state.fill(snapshot.tables)
        except (ValueError, AttributeError):
            return False
        self.loaded.state = state
        return True

    def _segments(self, skip: int) -> list[Segment]:
        """Read, from the newest back, the segments that hold lines from `skip` on."""
        opened = self.journal.open_path()
        closed = self.journal.closed()
        expected = [number for number, _ in closed] == list(range(1, len(closed) + 1))
        if opened is None or not expected:
            self.loaded.stop("missing", self.journal.folder)
        segments: list[Segment] = []
        following: Header | None = None
        number = len(closed) + 1
        for path in [*([opened] if opened else []), *(p for _, p in reversed(closed))]:
            data, status = self.journal.read(path)
            segment = read_segment(data, skip)
            self._judge(path, segment, status, following, number)
            segments.append(segment)
            following, number = segment.header, number - 1
            if following is not None and 0 < following.after <= skip:
                break
        return segments[::-1]

    def _judge(
        self,
        path: Path,
        segment: Segment,
        status: os.stat_result,
        following: Header | None,
        number: int,
    ) -> None:
        header = segment.header
        is_open = path.name.startswith(OPEN.partition(".")[0])
        if segment.damage or (segment.tail and not is_open):
            self.loaded.stop("damaged", path, segment.damage + bool(segment.tail and not is_open))
        elif segment.tail:
            self.loaded.reports.append(Report("torn_tail", str(path), segment.tail))
        if following and (following.after, following.after_change) != (segment.seq, segment.change):
            self.loaded.stop("missing", path)
        elif following and header and following.prev != segment.link:
            self.loaded.stop("damaged", path, 1)
        if header is None:
            return
        self.loaded.chained = bool(header.prev) or bool(self.loaded.chained)
        if is_open and header.segment != number:
            self.loaded.stop("missing", path)
        if is_open:
            self.loaded.written_in = header.format
            self.loaded.tail = tail_of(segment, header, status)

    def _diverged(self, snapshot: Snapshot, segments: list[Segment]) -> bool:
        """Tell whether the journal reaches past the snapshot and is another one at its line."""
        if not segments:
            return False
        last = segments[-1].seq
        path = self.folder / snapshots.NAME
        if last < snapshot.seq:
            self.loaded.stop("mismatch", path, last, snapshot.seq)
            return False
        stores = {segment.header.store for segment in segments if segment.header}
        here = next((s.skipped_change for s in segments if s.skipped_change), "")
        if not here:
            first = segments[0].header
            here = first.after_change if first and first.after == snapshot.seq else ""
        if not stores - {snapshot.store} and (here or snapshot.change) == snapshot.change:
            return False
        self.loaded.stop("mismatch", path, last, snapshot.seq)
        return True

    def _without(self, snapshot: Snapshot) -> None:
        """Say what became of a snapshot that could not be used."""
        loaded = self.loaded
        path = self.folder / snapshots.NAME
        nothing = loaded.state.seq == 0
        if nothing and snapshot.fault == "edited" and self._take(snapshot):
            loaded.stop("missing", self.journal.folder)
            return
        if nothing:
            reason = "missing" if loaded.read_only in {"", "missing"} else loaded.read_only
            raise CorruptStoreError(reason, str(self.journal.folder))
        if snapshot.fault == "absent":
            return
        loaded.misplaced = True
        if snapshot.fault == "edited":
            differ = _differences(snapshot, loaded.state)
            loaded.reports.append(Report("snapshot_edited", str(path), differ))
        else:
            loaded.reports.append(Report("snapshot_damaged", str(path)))


def _differences(snapshot: Snapshot, state: State) -> int:
    """Count the documents that stand in only one of the two, or differently."""
    total = 0
    for table in snapshot.tables.keys() | state.tables.keys():
        ours, theirs = state.tables.get(table, {}), snapshot.tables.get(table, {})
        total += sum(
            ours.get(number) != theirs.get(number) for number in ours.keys() | theirs.keys()
        )
    return total
