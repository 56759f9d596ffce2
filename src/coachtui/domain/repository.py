"""The seam to the store: whatever keeps the records offers this, and no more is asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol, Self, TypeVar

from coachtui.domain.versions import Removed, Version


class Storable(Protocol):
    """What the store needs to know of a record."""

    table: ClassVar[str]
    links: ClassVar[tuple[str, ...]]

    @property
    def id(self) -> str:
        """Its own identifier."""

    @property
    def rev(self) -> int:
        """The revision that was read; 0 for a new record."""

    @classmethod
    def from_document(cls, document: Mapping[str, object]) -> Self:
        """Return the record a stored document stands for.

        Raises:
            ValueError: the document is not one of this type.
        """

    @classmethod
    def problems(cls, document: Mapping[str, object]) -> tuple[str, ...]:
        """Return where and how a document does not fit this type, never its values."""

    def model_dump(self, *, mode: str) -> dict[str, object]:
        """Return it as a document; in mode `json` of nothing but JSON values."""


R = TypeVar("R", bound=Storable)


@dataclass(frozen=True, slots=True)
class Put:
    """Store this record as it stands, whole."""

    record: Storable


@dataclass(frozen=True, slots=True)
class Remove:
    """Take this record out; its content stays in the journal until it is forgotten."""

    record: Storable


Change = Put | Remove


@dataclass(frozen=True, slots=True)
class Receipt:
    """A transaction that is on disk.

    Attributes:
        seq: its number in the journal.
        change: its own identifier.
        records: the records as stored, with their new revisions, in the order given; removed ones
            are absent.
    """

    seq: int
    change: str
    records: tuple[Storable, ...] = ()


@dataclass(frozen=True, slots=True)
class JournalChange:
    """One line of the journal, for whoever shows history or follows what others wrote."""

    seq: int
    change: str
    at: datetime
    by: str
    label: str
    touched: tuple[tuple[str, str], ...]
    """(table, id) of each document it changed."""
    elsewhere: bool = False
    """Whether another process wrote it while this one had the records open."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A stored document that no longer fits its type: kept as it is, and listed."""

    table: str
    id: str
    problems: tuple[str, ...]
    """Where and of what type, never the values."""


class StoreError(Exception):
    """Something the store could not do; nothing was half done."""


class StaleWriteError(StoreError):
    """Somebody else changed a record since it was read; nothing was written.

    Attributes:
        conflicts: (table, id) of each stale record.
    """

    def __init__(self, conflicts: Sequence[tuple[str, str]]) -> None:
        super().__init__(f"{len(conflicts)} stale")
        self.conflicts = tuple(conflicts)


class StoreBusyError(StoreError):
    """Another process held the lock for longer than a save may wait; nothing was written."""


class LockedError(StoreError):
    """The HR records are locked in this session; nothing was read or written."""


class WrongKeyError(StoreError):
    """The passphrase, or the key, is not one that opens the HR records; nothing was read."""


class MissingCryptError(StoreError):
    """The records are sealed, or are to be, and what opens and seals them is not installed."""


class ReadOnlyStoreError(StoreError):
    """The store may be read and not written (asked for, damaged, newer, or no rights)."""


class WriteFailedError(StoreError):
    """The file system refused (disk full, quota, read-only): the old state stands.

    Attributes:
        reason: `full`, `read_only`, `quota` or `other`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CorruptStoreError(StoreError):
    """The files of the store are damaged, missing, or do not belong together.

    Attributes:
        reason: a short key for the message shown.
        path: the file concerned, as text.
    """

    def __init__(self, reason: str, path: str) -> None:
        super().__init__(f"{reason}: {path}")
        self.reason = reason
        self.path = path


class Repository(Protocol):
    """Reads records and commits changes.

    Reads never wait. `commit` blocks for a lock and an fsync, so screens call it off their loop.
    """

    @property
    def seq(self) -> int:
        """Number of the last line of the journal that was folded in."""

    @property
    def read_only(self) -> str:
        """Why nothing can be written (a short key such as `asked`, `newer`, `damaged`), or ''."""

    def get(self, kind: type[R], identifier: str) -> R | None:
        """Return the record, or None where there is none (or it is unreadable)."""

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return all readable records of a type, in the order of their ids."""

    def find(self, kind: type[R], **equal: object) -> tuple[R, ...]:
        """Return the records whose fields equal the values given, in the order of their ids."""

    def words_in(self, kind: type[R], field: str) -> tuple[str, ...]:
        """Return the different texts a list field of a type holds, sorted; nothing is validated."""

    def unreadable(self) -> tuple[Unreadable, ...]:
        """Return the documents read so far that do not fit their type."""

    def documents(self) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Return copies of all stored documents by table, unreadable ones included."""

    def commit(self, changes: Iterable[Change], label: str = "") -> Receipt:
        """Write all changes as one line of the journal, durably, or none of them.

        Args:
            changes: what to store and remove; each record's `rev` is the one that was read.
            label: what the user did, as a message id, for undo and history.

        Raises:
            StaleWriteError, StoreBusyError, ReadOnlyStoreError, WriteFailedError: nothing was
                written.
        """

    def load(self, documents: Mapping[str, Sequence[Mapping[str, object]]], label: str) -> Receipt:
        """Take in stored documents exactly as they are (revisions and stamps too), in one line.

        Documents that are already there and equal are left alone.

        Raises:
            StaleWriteError: a document of the same id but other content is there.
        """

    def refresh(self) -> bool:
        """Fold in what other processes wrote; return whether anything was new."""

    def changes_since(self, seq: int) -> tuple[JournalChange, ...]:
        """Return the lines after `seq`, oldest first."""

    def undoable(self) -> JournalChange | None:
        """Return the change that `undo` would take back; None where there is none."""

    def redoable(self) -> JournalChange | None:
        """Return the change that `redo` would do again; None where there is none."""

    def undo(self) -> JournalChange | None:
        """Take back the last change of mine that still can be; return it, or None.

        Raises:
            StaleWriteError: what it changed was changed again since.
        """

    def redo(self) -> JournalChange | None:
        """Do again what was undone last; return it, or None."""

    def forget(self, identifiers: Iterable[str]) -> int:
        """Erase the content of these documents from journal, snapshot and backups.

        Returns:
            How many lines of the journal were rewritten.
        """

    def versions(self, table: str, identifier: str) -> tuple[Version, ...]:
        """Return what the journal tells of a record, oldest first; nothing where it never was.

        Raises:
            StoreError: the journal cannot be read, or is sealed and there is no key.
        """

    def removed(self, since: datetime) -> tuple[Removed, ...]:
        """Return what was removed since a moment and not put back, newest first.

        Raises:
            StoreError: as `versions`.
        """

    def recalled(self, gone: Iterable[Removed]) -> "PastRepository":
        """Return the records as they are, with some removed ones among them, to read only."""


class ChainedRepository(Repository, Protocol):
    """A repository whose lines are chained by hash."""

    @property
    def head(self) -> str:
        """Number and hash of the last line; kept elsewhere, it proves that no line is gone."""


class PastRepository(Repository, Protocol):
    """The records as they stood at a moment; nothing can be written to them."""

    @property
    def head(self) -> str:
        """Number and hash of the last line that counts; '' where the lines are not chained."""

    @property
    def erased(self) -> Sequence[tuple[str, str]]:
        """(table, id) of what stood then and lost its content for good since."""


class RememberingRepository(ChainedRepository, Protocol):
    """A repository that tells what stood in it before."""

    def as_of(self, until: datetime) -> PastRepository:
        """Return the records as they stood at a moment.

        Raises:
            StoreError: the journal cannot be read.
        """

    def last_bodies(self) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Return by table what every document said last, removed ones too. Raises as `as_of`."""
