"""Undo and redo: new changes that bring back what stood before, or what was taken back."""

from collections.abc import Sequence
from dataclasses import replace

from coachtui.domain.repository import JournalChange, StaleWriteError
from coachtui.storage import history
from coachtui.storage.changes import Numbers, moment
from coachtui.storage.history import Candidate
from coachtui.storage.line import DocumentChange
from coachtui.storage.state import State, journal_change
from coachtui.storage.writing import Writer


def undoable(writer: Writer, author: str) -> JournalChange | None:
    """Return the change that `undo` would take back; None where there is none."""
    candidate = history.undoable(writer.journal, author)
    if candidate is None:
        return None
    number = candidate.line.seq
    elsewhere = number > writer.first and number not in writer.written
    return replace(journal_change(candidate.line), elsewhere=elsewhere)


def redoable(writer: Writer, author: str) -> JournalChange | None:
    """Return the change that `redo` would do again; None where there is none."""
    candidate = history.redoable(writer.journal, author)
    return None if candidate is None else _original(writer, candidate)


def undo(writer: Writer, author: str) -> JournalChange | None:
    """Take back the author's last change that still can be; return it, or None.

    Raises:
        StaleWriteError: what it changed was changed again since.
    """
    writer.check_writable()
    candidate = history.undoable(writer.journal, author)
    if candidate is None:
        return None
    _write(writer, candidate, author, undoes=candidate.line.change)
    return journal_change(candidate.line)


def redo(writer: Writer, author: str) -> JournalChange | None:
    """Do again what the author undid last; return it, or None.

    Raises:
        StaleWriteError: what it changed was changed again since.
    """
    writer.check_writable()
    candidate = history.redoable(writer.journal, author)
    if candidate is None:
        return None
    _write(writer, candidate, author, redoes=candidate.line.change)
    return _original(writer, candidate)


def _original(writer: Writer, candidate: Candidate) -> JournalChange:
    original = history.line_of(writer.journal, candidate.line.undoes)
    return journal_change(original or candidate.line)


def _write(writer: Writer, candidate: Candidate, author: str, **names: str) -> None:
    keys = tuple(candidate.revs)
    if not candidate.standing:
        raise StaleWriteError(keys)

    def build(state: State) -> Sequence[DocumentChange]:
        numbers, at = Numbers(state), moment(writer.now())
        docs = [_back(state, numbers, candidate, doc, at) for doc in candidate.line.docs]
        return [doc for doc in docs if doc is not None]

    writer.transact(build, author, candidate.line.label, **names)


def _back(
    state: State, numbers: Numbers, candidate: Candidate, doc: DocumentChange, at: str
) -> DocumentChange | None:
    """Return the change that brings one document back to what it was."""
    table, identifier = doc.key
    there = state.rev(table, identifier)
    gone = doc.op == "remove"
    if there != (0 if gone else candidate.revs[doc.key]):
        raise StaleWriteError([doc.key])
    before = candidate.before.get(doc.key)
    if before is None or before.body is None:
        return numbers.gone("remove", table, identifier, there) if there else None
    body = {**before.body, "rev": candidate.revs[doc.key] + 1, "updated_at": at}
    return numbers.put_back(before, body, there)
