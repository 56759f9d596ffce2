"""From records handed in to what a line says: stamped, checked, compared with what is stored."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from coachtui.domain.ids import ME
from coachtui.domain.repository import Change, Put, StaleWriteError, Storable
from coachtui.storage.line import DocumentChange, Line, Op, dump, put
from coachtui.storage.migrations import Document
from coachtui.storage.state import State

_STAMPS = frozenset({"created_at", "created_by", "recorded_at", "updated_at"})
_FOUNDER = ("person", ME)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A change that can be written, if the document still has revision `was`.

    Attributes:
        body: the document to store, None to remove it.
        text: the same as JSON.
        record: the record as it will be read, None for a removal.
    """

    table: str
    id: str
    was: int
    body: Document | None = None
    text: str = ""
    record: Storable | None = None


def moment(at: datetime) -> str:
    """Return a moment as documents hold it: ISO 8601 in UTC, with Z."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def prepare(changes: Iterable[Change], author: str, at: str) -> list[Prepared]:
    """Return the changes stamped and checked, before any file is touched.

    Raises:
        ValueError: a record that could not be read again, or one that comes twice.
    """
    prepared: list[Prepared] = []
    seen: set[tuple[str, str]] = set()
    for change in changes:
        record = change.record
        key = (record.table, record.id)
        if key in seen:
            raise ValueError(f"{record.table} {record.id} twice in one change")
        seen.add(key)
        if isinstance(change, Put):
            body = _stamped(record, author, at)
            text = dump(body)
            read_again = type(record).from_document(body)
            prepared.append(Prepared(*key, record.rev, body, text, read_again))
        else:
            prepared.append(Prepared(*key, record.rev))
    return prepared


def _stamped(record: Storable, author: str, at: str) -> Document:
    body = record.model_dump(mode="json")
    if record.rev == 0:
        body["created_at"] = body.get("created_at") or at
        body["recorded_at"] = body.get("recorded_at") or at
        body["created_by"] = author
    body["rev"] = record.rev + 1
    body["updated_at"] = at
    return body


def resolve(state: State, prepared: Sequence[Prepared]) -> list[DocumentChange]:
    """Return what the line will say of each document.

    Raises:
        StaleWriteError: a document is not at the revision that was read.
    """
    stale = [(one.table, one.id) for one in prepared if not _current(state, one)]
    if stale:
        raise StaleWriteError(stale)
    numbers = Numbers(state)
    return [
        numbers.put(one.table, one.body, one.was, one.text)
        if one.body is not None
        else numbers.gone("remove", one.table, one.id, one.was)
        for one in prepared
    ]


def _current(state: State, one: Prepared) -> bool:
    there = state.document(one.table, one.id)
    if there is None:
        return one.was == 0 and one.body is not None
    return one.was > 0 and there.get("rev") == one.was


class Numbers:
    """Gives each document its number: the one it has, or the next one never used."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._last = state.number

    def _number(self, table: str, identifier: str) -> int:
        known = self._state.ids.get(table, {}).get(identifier)
        if known is not None:
            return int(known)
        self._last += 1
        return self._last

    def put(self, table: str, body: Document, was: int, text: str = "") -> DocumentChange:
        """Return the change that stores a document; `text` is its JSON if that is known."""
        return put(table, body, self._number(table, str(body.get("id"))), was, text)

    def put_back(self, before: DocumentChange, body: Document, was: int) -> DocumentChange:
        """Return the change that stores a document under the number it had before."""
        return put(before.table, body, before.number, was)

    def gone(self, op: Op, table: str, identifier: str, was: int) -> DocumentChange:
        """Return the change that takes a document out."""
        number = int(self._state.ids.get(table, {}).get(identifier, 0))
        return DocumentChange(op, table, identifier, was + 1, number, was)


def resolve_load(
    state: State,
    documents: Mapping[str, Sequence[Mapping[str, object]]],
    founding: Callable[[], Line | None],
) -> list[DocumentChange]:
    """Return what a line says that takes documents in exactly as they are.

    The manager's own record may be another one as long as it is as `founding` wrote it.

    Raises:
        StaleWriteError: another document of the same id is there.
        ValueError: a document without id or revision, or one that comes twice.
    """
    numbers = Numbers(state)
    found: list[DocumentChange] = []
    stale: list[tuple[str, str]] = []
    seen: set[tuple[str, str]] = set()
    for table, rows in documents.items():
        if table.startswith("_"):
            raise ValueError(f"{table} is no table of records")
        for row in rows:
            body = dict(row)
            key = (table, str(body.get("id")))
            there = state.document(*key)
            if there == body:
                continue
            if key in seen:
                raise ValueError(f"{table} {key[1]} twice")
            seen.add(key)
            if there is not None and not _as_founded(key, there, founding):
                stale.append(key)
            found.append(numbers.put(table, body, state.rev(*key)))
    if stale:
        raise StaleWriteError(stale)
    return found


def _as_founded(
    key: tuple[str, str], there: Mapping[str, object], founding: Callable[[], Line | None]
) -> bool:
    if key != _FOUNDER or there.get("rev") != 1:
        return False
    line = founding()
    return line is not None and any(doc.key == key and doc.body == there for doc in line.docs)


def same_content(one: Sequence[Prepared], other: Sequence[DocumentChange]) -> bool:
    """Tell whether a line says what these changes ask for, but for the stamps."""
    return [(p.table, p.id, p.was, _bare(p.body)) for p in one] == [
        (d.table, d.id, d.was, _bare(d.body)) for d in other
    ]


def _bare(body: Document | None) -> Document | None:
    if body is None:
        return None
    return {name: value for name, value in body.items() if name not in _STAMPS}
