"""The records in memory: what the lines folded so far amount to, with the indexes over it."""

import threading
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from coachtui.domain.repository import JournalChange, Storable, Unreadable
from coachtui.storage.line import DocumentChange, Line
from coachtui.storage.migrations import Document
from coachtui.storage.sealing import Seal, SealError, is_envelope, opened_document

Tables = dict[str, dict[str, Document]]
_RECENT = 1000
_HASHABLE = (str, int, float, type(None))


def journal_change(line: Line) -> JournalChange:
    """Return what others may know of a line."""
    touched = tuple(doc.key for doc in line.docs)
    moment = datetime.fromisoformat(line.at)
    return JournalChange(line.seq, line.change, moment, line.by, line.label, touched)


@dataclass(slots=True)
class State:
    """Documents by table and number, as TinyDB wants them; documents in it are never changed.

    Attributes:
        tables: table -> number as text -> document.
        store: identifier of the store.
        seq: number of the last line folded in.
        change: its identifier.
        number: the highest document number ever given out.
        erased_at: number of the last line folded in that forgets.
        ids: table -> id -> number as text.
        parsed: table -> id -> the record (or why there is none), once it was asked for.
        whole: table -> all its records, until it changes.
        recent: the latest lines folded in since the start.
        envelopes: by table and number, what a snapshot holds of the documents that are sealed.
        locked: whether there are sealed documents here, or may be, and no key to open them.
    """

    tables: Tables = field(default_factory=dict)
    store: str = ""
    seq: int = 0
    change: str = ""
    number: int = 0
    erased_at: int = 0
    ids: dict[str, dict[str, str]] = field(default_factory=dict)
    parsed: dict[str, dict[str, Storable | Unreadable]] = field(default_factory=dict)
    whole: dict[str, tuple[Storable, ...]] = field(default_factory=dict)
    recent: deque[JournalChange] = field(default_factory=lambda: deque(maxlen=_RECENT))
    envelopes: dict[tuple[str, str], Document] = field(default_factory=dict)
    locked: bool = False
    _links: dict[tuple[str, str], dict[object, set[str]]] = field(default_factory=dict)

    def fill(self, tables: Mapping[str, Mapping[str, Document]]) -> None:
        """Take over the tables of a snapshot.

        Raises:
            ValueError: a document has no id, or two share one.
        """
        for table, documents in tables.items():
            ids: dict[str, str] = {}
            for number, document in documents.items():
                identifier = document.get("id")
                if not isinstance(identifier, str) or identifier in ids:
                    raise ValueError(table)
                ids[identifier] = number
                if is_envelope(document):
                    self.envelopes[table, number] = document
            self.tables[table] = dict(documents)
            self.ids[table] = ids

    def fold(self, lines: Iterable[Line], *, fresh: bool = True) -> None:
        """Fold lines in; one that is known already changes nothing."""
        for line in lines:
            if line.seq <= self.seq:
                continue
            for doc in line.docs:
                self._apply(doc)
                if doc.op == "forget":
                    self.erased_at = line.seq
            self.seq, self.change = line.seq, line.change
            if fresh:
                self.recent.append(journal_change(line))

    def unseal(self, seal: Seal) -> int:
        """Open every document that is sealed; return how many stay closed."""
        closed = 0
        for (table, number), envelope in self.envelopes.items():
            try:
                self.tables[table][number] = opened_document(table, envelope, seal)
            except SealError:
                closed += 1
        return closed

    def take_parsed(self, other: "State") -> None:
        """Take over what another state read of the documents that are the same here."""
        for table, records in other.parsed.items():
            self.parsed[table] = {
                identifier: record
                for identifier, record in records.items()
                if self.document(table, identifier) == other.document(table, identifier)
            }

    def picture(self) -> Tables:
        """Return the tables as they stand on the disk, what is sealed in its envelope.

        Documents are shared, since they never change.
        """
        found = {table: dict(rows) for table, rows in self.tables.items()}
        for (table, number), envelope in self.envelopes.items():
            found[table][number] = envelope
        return found

    def document(self, table: str, identifier: str) -> Document | None:
        """Return the stored document, which must not be changed, or None."""
        number = self.ids.get(table, {}).get(identifier)
        return None if number is None else self.tables[table][number]

    def rev(self, table: str, identifier: str) -> int:
        """Return the revision of a document, 0 where there is none."""
        document = self.document(table, identifier)
        rev = 0 if document is None else document.get("rev")
        return rev if isinstance(rev, int) else 0

    def linked(self, table: str, field_name: str, value: object) -> set[str]:
        """Return the ids of the documents of a table whose field holds `value`.

        The index of a field is built when it is first asked for, and kept right from then on.
        """
        index = self._links.get((table, field_name))
        if index is None:
            index = self._links[table, field_name] = {}
            for document in self.tables.get(table, {}).values():
                _note(index, field_name, document)
        return index.get(value, set())

    def _apply(self, doc: DocumentChange) -> None:
        self.number = max(self.number, doc.number)
        self.parsed.get(doc.table, {}).pop(doc.id, None)
        self.whole.pop(doc.table, None)
        ids = self.ids.setdefault(doc.table, {})
        rows = self.tables.setdefault(doc.table, {})
        envelope, number = doc.envelope, ids.pop(doc.id, None)
        body = envelope if doc.body is None else doc.body
        if number is not None:
            self.envelopes.pop((doc.table, number), None)
            self._reindex(doc.table, rows.pop(number) if body is None else rows[number], None)
        if body is not None:
            number = str(doc.number)
            ids[doc.id] = number
            rows[number] = body
            if envelope is not None:
                self.envelopes[doc.table, number] = envelope
            self._reindex(doc.table, None, body)
        elif not rows:
            del self.tables[doc.table], self.ids[doc.table]

    def _reindex(self, table: str, gone: Document | None, come: Document | None) -> None:
        for (indexed, field_name), index in self._links.items():
            if indexed != table:
                continue
            if gone is not None:
                index.get(_hashable(gone.get(field_name)), set()).discard(str(gone["id"]))
            if come is not None:
                _note(index, field_name, come)


def _note(index: dict[object, set[str]], field_name: str, document: Document) -> None:
    index.setdefault(_hashable(document.get(field_name)), set()).add(str(document["id"]))


def _hashable(value: object) -> object:
    return value if isinstance(value, _HASHABLE) else repr(value)


class Memory:
    """The state, and the lock that is held while it is read or changed, never over a file."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.lock = threading.RLock()
