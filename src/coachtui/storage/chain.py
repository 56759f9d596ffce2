"""Proving a chained journal: what was changed, removed or moved in its files since it was written.

A chain shows what was done to a line once another follows it. Its end, or a chain written anew from
the first line on, only a head kept elsewhere can show. A snapshot that says anything else than the
journal is told as well, since the store reads its documents from there.
"""

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from coachtui.domain.repository import StoreBusyError
from coachtui.paths import JOURNAL, LOCK
from coachtui.storage import snapshot as snapshots
from coachtui.storage.files import read_file
from coachtui.storage.journal import OPEN, Journal
from coachtui.storage.link import head_of, seq_of
from coachtui.storage.lock import exclusive
from coachtui.storage.operations import REAL, Operations
from coachtui.storage.proof import ChainProblem, Key, Proof
from coachtui.storage.sealing import Seal
from coachtui.storage.state import State, Tables

__all__ = ["ChainProblem", "ChainReport", "verify"]


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a chained journal proves.

    Attributes:
        lines: how many sound lines it has.
        head: number and hash of the last one, to be kept elsewhere; '' where there is no chain.
        problems: what is not as it was written, in the order of the lines; none proves it whole.
        torn: bytes of a last line that was never finished; a crash leaves such, it is no problem.
    """

    lines: int
    head: str
    problems: tuple[ChainProblem, ...]
    torn: int = 0


def verify(
    folder: Path,
    head: str | None = None,
    operations: Operations = REAL,
    seal: Seal | None = None,
    *,
    chained: bool = True,
) -> ChainReport:
    """Read the files of a chained store and report whether they are as they were written.

    Nothing is changed. A problem is reported only after a second look under the lock, if that is
    to be had, since others may write meanwhile.

    Args:
        folder: the folder of the store (or of a copy of it).
        head: what `Store.head` or a report said earlier, to prove that nothing up to there is gone.
        operations: the table of effects.
        seal: opens what is sealed; without it only what stands open is proved.
        chained: whether it is a chained store; of another, sums, numbers and digests are proved.

    Raises:
        ValueError: `head` is no head.
        CorruptStoreError: a file is a link, a pipe, or somebody else's.
        OSError: the file system refused.
    """
    if head is not None:
        seq_of(head)
    proof = partial(Proof, seal=seal, chained=chained)
    try:
        report = _look(folder, head, operations, proof())
    except FileNotFoundError:
        report = None
    if report is not None and not report.problems:
        return report
    with (
        suppress(StoreBusyError, OSError),
        exclusive(folder / LOCK, operations, create=False),
    ):
        return _look(folder, head, operations, proof())
    return report or _look(folder, head, operations, proof())


def _look(folder: Path, head: str | None, operations: Operations, proof: Proof) -> ChainReport:
    journal = Journal(folder / JOURNAL, operations)
    opened, closed = journal.whole()
    for path in closed:
        proof.read(path, read_file(path, operations))
    proof.read(journal.open_path() or folder / JOURNAL / OPEN, opened)
    if any(problem.key == "unchained" for problem in proof.problems):
        return ChainReport(len(proof.lines), "", tuple(proof.problems[:1]))
    proof.problems.extend(proof.unforgotten())
    if not proof.problems:
        _hold_against(folder / snapshots.NAME, proof, operations)
    if head is not None and head not in proof.heads:
        seq = seq_of(head)
        proof.note("cut" if seq > proof.seq else "rewritten", folder / JOURNAL, 0, seq)
    end = head_of(proof.seq, proof.link) if proof.link and proof.chained else ""
    return ChainReport(len(proof.lines), end, tuple(proof.problems), proof.torn)


def _hold_against(path: Path, proof: Proof, operations: Operations) -> None:
    """Hold a snapshot that the store would use against the lines it stands for."""
    snapshot = snapshots.read_snapshot(path, operations)
    if snapshot.fault or not _is_usable(snapshot.tables):
        return
    changes = {line.seq: line.change for line in proof.lines}
    if snapshot.seq > proof.seq:
        proof.note("cut", path, 0, snapshot.seq)
    elif changes.get(snapshot.seq) != snapshot.change:
        proof.note("rewritten", path, 0, snapshot.seq)
    elif not _same_documents(snapshot, proof):
        proof.note("snapshot", path, 0, snapshot.seq)


def _is_usable(tables: Tables) -> bool:
    try:
        State().fill(tables)
    except (ValueError, AttributeError):
        return False
    return True


def _same_documents(snapshot: snapshots.Snapshot, proof: Proof) -> bool:
    state = State()
    try:
        state.fold((line for line in proof.lines if line.seq <= snapshot.seq), fresh=False)
    except KeyError:
        # lines that give one number to two documents, which the store never does
        return False
    later = (doc for line in proof.lines if line.seq > snapshot.seq for doc in line.docs)
    # an erasure cut short has emptied the lines, and the snapshot not yet
    gone = {doc.key for doc in later if doc.op == "forget"}
    return _without(snapshot.tables, gone) == _without(state.tables, gone)


def _without(tables: Tables, gone: set[Key]) -> dict[Key, object]:
    return {
        (table, number): document
        for table, rows in tables.items()
        for number, document in rows.items()
        if (table, str(document.get("id"))) not in gone
    }
