"""The records as they stood at a moment, read from the journal; nothing can be written to them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NoReturn

from coachtui.domain.repository import (
    Change,
    CorruptStoreError,
    JournalChange,
    LockedError,
    ReadOnlyStoreError,
)
from coachtui.domain.versions import Removed, Version
from coachtui.storage.journal import Journal
from coachtui.storage.line import DocumentChange, Line, decode
from coachtui.storage.link import head_of, link_of
from coachtui.storage.migrations import Document
from coachtui.storage.reading import Reader
from coachtui.storage.sealing import SealError, opened_change
from coachtui.storage.state import Memory, State

PAST = "past"
"""Why nothing can be written to what once stood."""


def _refuse(*_arguments: object, **_named: object) -> NoReturn:
    raise ReadOnlyStoreError(PAST)


class Past(Reader):
    """A repository of records as they once stood.

    Attributes:
        head: number and hash of the last line that counts, '' where the journal is not chained.
        erased: (table, id) of what stood then and lost its content for good since.
    """

    read_only = PAST

    def __init__(self, state: State, lines: Sequence[Line], head: str) -> None:
        super().__init__(Memory(state), _refuse)
        self.head = head
        latest = {doc.key: doc for line in lines for doc in line.docs}
        gone = (key for key, doc in latest.items() if doc.op == "put" and doc.forgotten)
        self.erased = tuple(sorted(gone))

    def commit(self, changes: Iterable[Change], label: str = "") -> NoReturn:
        """Refuse: what was is not changed.

        Raises:
            ReadOnlyStoreError: always, as do `load`, `undo`, `redo` and `forget`.
        """
        _refuse(changes, label)

    def load(self, documents: Mapping[str, Sequence[Mapping[str, object]]], label: str) -> NoReturn:
        """Refuse."""
        _refuse(documents, label)

    def redoable(self) -> JournalChange | None:
        """Return None: nothing can be done again."""
        return None

    def versions(self, table: str, identifier: str) -> tuple[Version, ...]:
        """Return nothing: only the records of now tell of what was before them."""
        return ()

    def removed(self, since: datetime) -> tuple[Removed, ...]:
        """Return nothing, as `versions`."""
        return ()

    def recalled(self, gone: Iterable[Removed]) -> NoReturn:
        """Refuse: there is nothing to recall. Raises as `commit`."""
        _refuse(gone)

    def undo(self) -> NoReturn:
        """Refuse."""
        _refuse()

    def redo(self) -> NoReturn:
        """Refuse."""
        _refuse()

    def forget(self, identifiers: Iterable[str]) -> NoReturn:
        """Refuse."""
        _refuse(identifiers)

    def refresh(self) -> bool:
        """Return False: nothing new comes to what was."""
        return False

    def changes_since(self, seq: int) -> tuple[JournalChange, ...]:
        """Return the lines after `seq` up to that moment, oldest first."""
        return tuple(change for change in self.memory.state.recent if change.seq > seq)

    def undoable(self) -> JournalChange | None:
        """Return None: nothing can be taken back."""
        return None


def past_of(journal: Journal, until: datetime, *, chained: bool) -> Past:
    """Return the records as they stood at a moment: every line up to the last written by then.

    Raises:
        OSError, CorruptStoreError: the journal cannot be read.
        LockedError: it is sealed, and there is no key.
    """
    lines: list[Line] = []
    head = ""
    for raw, written_in in journal.backwards():
        line = decode(raw, written_in)
        if not lines:
            if datetime.fromisoformat(line.at) > until:
                continue
            head = head_of(line.seq, link_of(raw).own) if chained else ""
        lines.append(line)
    state = State()
    state.fold(lines[::-1])
    if state.envelopes and journal.seal is None:
        raise LockedError
    if journal.seal is not None and state.unseal(journal.seal):
        raise CorruptStoreError("damaged", str(journal.folder))
    return Past(state, lines[::-1], head)


def recalled(state: State, gone: Iterable[Removed]) -> Past:
    """Return the records of a state with removed ones among them; its lock is held."""
    tables = {table: dict(rows) for table, rows in state.tables.items()}
    for nth, each in enumerate(gone, state.number + 1):
        if state.document(each.table, each.id) is None:
            tables.setdefault(each.table, {})[str(nth)] = dict(each.body)
    then = State(locked=state.locked)
    then.fill(tables)
    then.take_parsed(state)
    return Past(then, (), "")


def last_bodies(journal: Journal) -> Mapping[str, Sequence[Mapping[str, object]]]:
    """Return by table what every document said last, removed ones too; forgotten ones are absent.

    Raises:
        OSError, CorruptStoreError, LockedError: as `past_of`.
    """
    found: dict[tuple[str, str], Document] = {}
    gone: set[tuple[str, str]] = set()
    for doc in _backwards(journal):
        if doc.op == "forget":
            gone.add(doc.key)
        elif not (doc.key in gone or doc.key in found):
            body = _body_of(doc, journal)
            if body is not None:
                found[doc.key] = body
    tables: dict[str, list[Document]] = {}
    for (table, _), body in sorted(found.items()):
        tables.setdefault(table, []).append(body)
    return tables


def _body_of(doc: DocumentChange, journal: Journal) -> Document | None:
    if doc.sealed and journal.seal is None:
        raise LockedError
    try:
        return opened_change(doc, journal.seal).body
    except SealError:
        raise CorruptStoreError("damaged", str(journal.folder)) from None


def _backwards(journal: Journal) -> Iterator[DocumentChange]:
    for raw, written_in in journal.backwards():
        yield from reversed(decode(raw, written_in).docs)
