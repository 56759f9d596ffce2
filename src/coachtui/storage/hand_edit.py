"""What somebody changed by hand in `coach.json`, held against what the program had written."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coachtui.paths import JOURNAL, SNAPSHOT
from coachtui.storage.journal import Journal
from coachtui.storage.line import Line, decode
from coachtui.storage.migrations import Document
from coachtui.storage.operations import REAL, Operations
from coachtui.storage.snapshot import Snapshot, read_snapshot
from coachtui.storage.state import State

_EDITED: Final = "edited"
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class HandEdit:
    """What was changed by hand.

    Attributes:
        path: the file.
        changed: documents by (table, id) that are other than they were written.
        added: documents by (table, id) that were not there.
        removed: (table, id) of those that are gone.
        late: how many more differ, and were changed in the program too since.
        odd: how many entries of the file have no id, or that of another.
        closed: whether nothing can be compared: the records are sealed, or the file is of others.
    """

    path: Path
    changed: dict[Key, Document]
    added: dict[Key, Document]
    removed: tuple[Key, ...] = ()
    late: int = 0
    odd: int = 0
    closed: bool = False


def hand_edit(folder: Path, operations: Operations = REAL) -> HandEdit | None:
    """Return what was changed by hand in the snapshot of a store; None where nothing was.

    Raises:
        CorruptStoreError: the journal is damaged.
        OSError: the file system refused.
    """
    path = folder / SNAPSHOT
    snapshot = read_snapshot(path, operations)
    if snapshot.fault != _EDITED:
        return None
    lines = [
        decode(raw, written_in)
        for raw, written_in in Journal(folder / JOURNAL, operations).backwards()
    ][::-1]
    named = {line.seq: line.change for line in lines}
    sealed = any(doc.sealed for line in lines for doc in line.docs)
    if sealed or named.get(snapshot.seq) != snapshot.change:
        return HandEdit(path, {}, {}, closed=True)
    return _compared(path, snapshot, lines)


def _compared(path: Path, snapshot: Snapshot, lines: list[Line]) -> HandEdit:
    """Compare a snapshot with the line it stands for, and with what came since."""
    then, now = State(), State()
    then.fold((line for line in lines if line.seq <= snapshot.seq), fresh=False)
    now.fold(lines, fresh=False)
    there, odd = _documents(snapshot)
    changed: dict[Key, Document] = {}
    added: dict[Key, Document] = {}
    removed: list[Key] = []
    late = 0
    for key in there.keys() | _keys(then):
        was, found = then.document(*key), there.get(key)
        if found == was:
            continue
        if now.document(*key) != was:
            late += found != now.document(*key)
        elif found is None:
            removed.append(key)
        else:
            (added if was is None else changed)[key] = found
    return HandEdit(path, changed, added, tuple(removed), late, odd)


def _documents(snapshot: Snapshot) -> tuple[dict[Key, Document], int]:
    found: dict[Key, Document] = {}
    odd = 0
    for table, rows in snapshot.tables.items():
        for document in rows.values():
            identifier = document.get("id")
            if isinstance(identifier, str) and identifier and (table, identifier) not in found:
                found[table, identifier] = document
            else:
                odd += 1
    return found, odd


def _keys(state: State) -> set[Key]:
    return {(table, identifier) for table, ids in state.ids.items() for identifier in ids}
