"""What the journal tells of single records: every change of one, and what was removed."""

import re
from collections.abc import Iterator, Set as AbstractSet
from datetime import datetime

from coachtui.domain.repository import CorruptStoreError, LockedError
from coachtui.domain.versions import Deed, Removed, Turn, Version
from coachtui.storage.history import Key
from coachtui.storage.journal import Journal
from coachtui.storage.line import DocumentChange, Line, decode, mark_of
from coachtui.storage.migrations import Document
from coachtui.storage.sealing import SealError, opened_change
from coachtui.storage.state import State

_ENTRY = re.compile(rb'"table":"((?:[^"\\]|\\.)*)","id":"((?:[^"\\]|\\.)*)","rev":')
"""What each document of a line begins with; inside a text the quotes would be escaped."""
_TAKEN_OUT = (b'"op":"remove"', b'"op":"forget"')


def versions(journal: Journal, table: str, identifier: str) -> tuple[Version, ...]:
    """Return what the lines made of one record, oldest first.

    Raises:
        OSError, CorruptStoreError: the journal cannot be read.
        LockedError: it is sealed, and there is no key.
    """
    mark = b'"table":"%b","id":"%b","rev":' % (mark_of(table), mark_of(identifier))
    found = [
        _version(journal, line, doc)
        for line in _lines(journal, mark)
        for doc in line.docs
        if doc.key == (table, identifier)
    ]
    return tuple(reversed(found))


def _lines(journal: Journal, mark: bytes) -> Iterator[Line]:
    for raw, written_in in journal.backwards():
        if mark in raw:
            yield decode(raw, written_in)


def _version(journal: Journal, line: Line, doc: DocumentChange) -> Version:
    body = _body_of(journal, doc)
    deed: Deed = "stored" if body is not None else "removed"
    if doc.forgotten:
        deed = "forgotten"
    turn: Turn = "undo" if line.undoes else "redo" if line.redoes else ""
    at = datetime.fromisoformat(line.at)
    return Version(line.change, at, line.by, line.label, deed, doc.rev, body, turn)


def _body_of(journal: Journal, doc: DocumentChange) -> Document | None:
    if doc.sealed and journal.seal is None:
        raise LockedError
    try:
        return opened_change(doc, journal.seal).body
    except SealError:
        raise CorruptStoreError("damaged", str(journal.folder)) from None


def removed(journal: Journal, state: State, since: datetime) -> tuple[Removed, ...]:
    """Return what was removed since a moment and is not there again, newest first.

    Raises:
        OSError, CorruptStoreError, LockedError: as `versions`.
    """
    gone = {
        key: line
        for key, line in _taken_out(journal, state)
        if datetime.fromisoformat(line.at) >= since
    }
    bodies = _last_bodies(journal, gone.keys()) if gone else {}
    return tuple(_removed(line, key, bodies[key]) for key, line in gone.items() if key in bodies)


def removed_before(journal: Journal, state: State, until: datetime) -> frozenset[str]:
    """Return the ids of what was removed before a moment, and neither put back nor forgotten.

    Raises:
        OSError, CorruptStoreError: the journal cannot be read.
    """
    found = _taken_out(journal, state)
    return frozenset(key[1] for key, line in found if datetime.fromisoformat(line.at) < until)


def _taken_out(journal: Journal, state: State) -> Iterator[tuple[Key, Line]]:
    """Yield what is removed and not forgotten, with the line that removed it, newest first."""
    seen: set[Key] = set()
    for raw, written_in in journal.backwards():
        if not any(mark in raw for mark in _TAKEN_OUT):
            continue
        line = decode(raw, written_in)
        for doc in line.docs:
            if doc.op == "put" or doc.key in seen or state.document(*doc.key) is not None:
                continue
            seen.add(doc.key)
            if doc.op == "remove":
                yield doc.key, line


def _last_bodies(journal: Journal, keys: AbstractSet[Key]) -> dict[Key, Document]:
    """Return what each document said last; one that was forgotten is absent."""
    wanted = {
        (mark_of(table), mark_of(identifier)): (table, identifier) for table, identifier in keys
    }
    found: dict[Key, Document] = {}
    for raw, written_in in journal.backwards():
        if not wanted:
            break
        if wanted.keys().isdisjoint(_ENTRY.findall(raw)):
            continue
        for doc in decode(raw, written_in).docs:
            mark = (mark_of(doc.table), mark_of(doc.id))
            if doc.op == "put" and wanted.pop(mark, None) is not None:
                body = _body_of(journal, doc)
                if body is not None:
                    found[doc.key] = body
    return found


def _removed(line: Line, key: Key, body: Document) -> Removed:
    rev = next(doc.rev for doc in line.docs if doc.key == key)
    at = datetime.fromisoformat(line.at)
    return Removed(*key, rev, line.change, at, line.by, line.label, body)
