"""A journal made anew of what can be read: the sound lines there were, then what they lack."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from coachtui.domain.ids import new_id
from coachtui.language import N_
from coachtui.storage.changes import moment
from coachtui.storage.header import Header, encode_header
from coachtui.storage.line import DocumentChange, Line, encode, number_in, put, text_in
from coachtui.storage.link import link_of, new_salt
from coachtui.storage.migrations import FORMAT, Document
from coachtui.storage.sealing import is_envelope
from coachtui.storage.state import State, Tables

BY: Final = "recovery"
"""Who wrote the line that holds what the others lack: no undo takes it back."""
LABEL: Final = N_("Brought back from what could be read")


def rebuilt(state: State, lines: Iterable[Line], at: datetime, *, chained: bool) -> bytes:
    """Return a journal of one segment that amounts to the documents of a state.

    Args:
        state: what is to be in it; what is sealed stays sealed.
        lines: the sound lines of the journal there was, which keep the history of each record.
        at: the moment.
        chained: whether its lines are to be chained by hash.
    """
    kept = _numbered(lines)
    lacking = _lacking(kept, state)
    if lacking is None:
        kept, lacking = [], _differences(State(), state)
    if lacking:
        kept.append(Line(len(kept) + 1, new_id(), moment(at), BY, LABEL, tuple(lacking)))
    return _encoded(kept, chained=chained)


def _numbered(lines: Iterable[Line]) -> list[Line]:
    """Return lines in their order, each change once, their numbers without a gap."""
    by_change = {line.change: line for line in sorted(lines, key=lambda line: line.seq)}
    return [replace(line, seq=number) for number, line in enumerate(by_change.values(), 1)]


def _lacking(lines: Sequence[Line], state: State) -> list[DocumentChange] | None:
    """Return what has to follow the lines to give the state; None where they give no sense."""
    known = State()
    try:
        known.fold(lines, fresh=False)
        changes = _differences(known, state)
        known.fold([Line(len(lines) + 1, "", "", "", "", tuple(changes))], fresh=False)
    except KeyError:
        return None
    return changes if _filled(known) == _filled(state) else None


def _filled(state: State) -> Tables:
    return {table: rows for table, rows in state.picture().items() if rows}


def _differences(known: State, state: State) -> list[DocumentChange]:
    there, wanted = known.picture(), state.picture()
    gone = [
        (table, identifier, int(number))
        for table, ids in known.ids.items()
        for identifier, number in ids.items()
        if state.ids.get(table, {}).get(identifier) != number
    ]
    changes = [
        DocumentChange("remove", table, identifier, rev + 1, number, rev)
        for table, identifier, number in gone
        for rev in (known.rev(table, identifier),)
    ]
    for table, rows in wanted.items():
        for number, document in rows.items():
            if there.get(table, {}).get(number) != document:
                was = known.rev(table, text_in(document, "id"))
                changes.append(_entry(table, int(number), document, was))
    return changes


def _entry(table: str, number: int, document: Document, was: int) -> DocumentChange:
    """Return the change that stores a document as it is; a sealed one stays sealed."""
    if not is_envelope(document):
        return put(table, document, number, was)
    identifier, rev = text_in(document, "id"), number_in(document, "rev")
    digest, sealed = text_in(document, "digest"), text_in(document, "sealed")
    return DocumentChange("put", table, identifier, rev, number, was, digest, sealed=sealed)


def _encoded(lines: Iterable[Line], *, chained: bool) -> bytes:
    salt = new_salt() if chained else ""
    written = [encode_header(Header(FORMAT, new_id(), 1, 0, "", salt))]
    for line in lines:
        prev = link_of(written[-1].removesuffix(b"\n")).own if chained else ""
        written.append(encode(replace(line, prev=prev)))
    return b"".join(written)
