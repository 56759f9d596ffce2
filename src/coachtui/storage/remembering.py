"""The half of a store that tells what was: changes, versions, the past, what was removed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from coachtui.domain.repository import JournalChange
from coachtui.domain.versions import Removed, Version
from coachtui.storage import history, past, undo as undoing, versions
from coachtui.storage.operations import told
from coachtui.storage.past import Past
from coachtui.storage.reading import Reader
from coachtui.storage.state import Tables
from coachtui.storage.writing import Writer


class Rememberer(Reader):
    """Reads the records, and the journal they come from."""

    def __init__(
        self, writer: Writer, author: str, write_snapshot: Callable[[Tables], None]
    ) -> None:
        super().__init__(writer.memory, write_snapshot)
        self._source = writer
        self._by = author

    def changes_since(self, seq: int) -> tuple[JournalChange, ...]:
        """Return the lines after `seq`, oldest first."""
        return history.changes_since(self._source.journal, self.memory.state, seq)

    def as_of(self, until: datetime) -> Past:
        """Return the records as they stood at a moment, to read only.

        Raises:
            WriteFailedError, CorruptStoreError, LockedError: the journal cannot be read.
        """
        with told():
            return past.past_of(self._source.journal, until, chained=bool(self._source.head))

    def last_bodies(self) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Return by table what every document said last, removed ones too. Raises as `as_of`."""
        with told():
            return past.last_bodies(self._source.journal)

    def versions(self, table: str, identifier: str) -> tuple[Version, ...]:
        """Return what the journal tells of a record, oldest first. Raises as `as_of`."""
        with told():
            return versions.versions(self._source.journal, table, identifier)

    def removed(self, since: datetime) -> tuple[Removed, ...]:
        """Return what was removed since a moment and not put back, newest first.

        What was forgotten is absent. Raises as `as_of`.
        """
        with told():
            return versions.removed(self._source.journal, self.memory.state, since)

    def removed_before(self, until: datetime) -> frozenset[str]:
        """Return the ids of what was removed before a moment and can still be read in the journal.

        Raises:
            WriteFailedError, CorruptStoreError: as `as_of`.
        """
        with told():
            return versions.removed_before(self._source.journal, self.memory.state, until)

    def recalled(self, gone: Iterable[Removed]) -> Past:
        """Return the records as they are, with some removed ones among them, to read only."""
        with self.memory.lock:
            return past.recalled(self.memory.state, gone)

    def undoable(self) -> JournalChange | None:
        """Return the change that `undo` would take back; None where there is none."""
        with told():
            return undoing.undoable(self._source, self._by)

    def redoable(self) -> JournalChange | None:
        """Return the change that `redo` would do again; None where there is none."""
        with told():
            return undoing.redoable(self._source, self._by)
