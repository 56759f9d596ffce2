"""Reading the journal backwards: what was changed, what stood there before, what undo may touch."""

from collections.abc import Iterator
from dataclasses import dataclass

from coachtui.domain.repository import CorruptStoreError, JournalChange
from coachtui.storage.journal import Journal
from coachtui.storage.line import DocumentChange, Line, decode, mark_of, peek
from coachtui.storage.sealing import SealError, opened_change
from coachtui.storage.state import State, journal_change

_NO_LABEL = b'"label":""'
_DOCS = b',"docs":['
_FEW = 20
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A change that may be taken back.

    Attributes:
        line: the change.
        before: what each of its documents was before it, None where there was none.
        revs: the revision each document has now, as the journal tells it.
        standing: whether nothing else changed its documents since.
    """

    line: Line
    before: dict[Key, DocumentChange | None]
    revs: dict[Key, int]
    standing: bool


def changes_since(journal: Journal, state: State, seq: int) -> tuple[JournalChange, ...]:
    """Return the lines after `seq` up to the state's own, oldest first."""
    if seq >= state.seq:
        return ()
    recent = tuple(state.recent)
    if recent and recent[0].seq <= seq + 1:
        return tuple(change for change in recent if change.seq > seq)
    found: list[JournalChange] = []
    try:
        for raw, written_in in journal.backwards():
            if peek(raw)[0] <= seq:
                break
            found.append(journal_change(decode(raw, written_in)))
    except (OSError, CorruptStoreError):
        # reading goes on with what memory holds, as for every other reader
        return recent
    return tuple(change for change in reversed(found) if change.seq <= state.seq)


def undoable(journal: Journal, author: str) -> Candidate | None:
    """Return the author's last change that was not taken back and not forgotten."""
    undone: set[str] = set()
    for line in _labelled(journal, author):
        if line.undoes:
            undone.add(line.undoes)
        elif line.change not in undone:
            candidate = _examine(journal, line, undo=True)
            if candidate is not None:
                return candidate
    return None


def redoable(journal: Journal, author: str) -> Candidate | None:
    """Return the author's last undo, unless something new was done since."""
    redone: set[str] = set()
    for line in _labelled(journal, author):
        if line.redoes:
            redone.add(line.redoes)
        elif not line.undoes:
            return None
        elif line.change not in redone:
            return _examine(journal, line, undo=False)
    return None


def line_of(journal: Journal, change: str) -> Line | None:
    """Return the line with this identifier."""
    wanted = change.encode()
    for raw, written_in in journal.backwards():
        if wanted in raw and peek(raw)[1] == change:
            return decode(raw, written_in)
    return None


def _labelled(journal: Journal, author: str) -> Iterator[Line]:
    for raw, written_in in journal.backwards():
        if _NO_LABEL in raw[: raw.find(_DOCS)]:
            continue
        line = decode(raw, written_in)
        if line.by == author and line.label:
            yield line


def _examine(journal: Journal, line: Line, *, undo: bool) -> Candidate | None:
    """Find what stood before a line, in one pass; None if any of it was forgotten."""
    if any(doc.forgotten for doc in line.docs):
        return None
    search = _Search(line, undo=undo)
    for raw, written_in in journal.backwards():
        if not search.wanted:
            break
        if len(search.wanted) > _FEW or any(mark_of(key[1]) in raw for key in search.wanted):
            search.see(decode(raw, written_in))
    if any(doc is not None and doc.forgotten for doc in search.before.values()):
        return None
    before = {key: _opened(journal, doc) for key, doc in search.before.items()}
    return Candidate(line, before, search.revs, search.standing)


def _opened(journal: Journal, doc: DocumentChange | None) -> DocumentChange | None:
    try:
        return None if doc is None else opened_change(doc, journal.seal)
    except SealError:
        raise CorruptStoreError("damaged", str(journal.folder)) from None


class _Search:
    def __init__(self, line: Line, *, undo: bool) -> None:
        self.line = line
        self.undo = undo
        self.wanted = {doc.key for doc in line.docs}
        self.revs: dict[Key, int] = {}
        self.before: dict[Key, DocumentChange | None] = {}
        self.standing = True
        self._cancelled: set[str] = set()

    def see(self, line: Line) -> None:
        """Take in one more line, going back in time."""
        touched = [doc for doc in line.docs if doc.key in self.wanted]
        for doc in touched:
            self.revs.setdefault(doc.key, doc.rev)
        if line.seq > self.line.seq:
            self._later(line, touched)
        elif line.seq == self.line.seq:
            for doc in touched:
                if doc.was == 0:
                    self._settle(doc.key, None)
        else:
            for doc in touched:
                self._settle(doc.key, doc)

    def _later(self, line: Line, touched: list[DocumentChange]) -> None:
        """A line after ours stands in the way, unless it and its own undoing cancel out."""
        cancels = line.undoes if self.undo else line.redoes
        if line.change in self._cancelled:
            return
        if cancels:
            self._cancelled.add(cancels)
        elif touched:
            self.standing = False

    def _settle(self, key: Key, before: DocumentChange | None) -> None:
        self.before[key] = before
        self.wanted.discard(key)
