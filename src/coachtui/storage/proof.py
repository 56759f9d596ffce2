"""Reading a chained journal line by line, and noting each that is not as it was written."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from coachtui.storage.header import Header, decode_header
from coachtui.storage.journal import NEXT, OPEN
from coachtui.storage.line import (
    DocumentChange,
    Line,
    UnsoundError,
    decode,
    digest_of,
    dump,
    is_sealed,
    object_in,
    sealed,
)
from coachtui.storage.link import Link, head_of, link_of
from coachtui.storage.migrations import FORMAT
from coachtui.storage.sealing import Seal, SealError, opened_change
from coachtui.storage.segment import is_whole

ProblemKey = Literal[
    "missing",
    "unchained",
    "damaged",
    "gap",
    "broken",
    "edited",
    "erased",
    "snapshot",
    "cut",
    "rewritten",
]
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ChainProblem:
    """One thing that is not as it was written.

    Attributes:
        key: `missing`: a segment is not there, or not the one of its number;
            `unchained`: no chain was ever begun here;
            `damaged`: bytes that are no sound line;
            `gap`: the line's number does not follow: lines before it were removed, added or moved;
            `broken`: it does not hold the hash of the line before: one of the two was changed;
            `edited`: a body that its digest does not fit, or bytes the store never writes; a sealed
            body only where its key is there;
            `erased`: a body was taken out, and no line of the journal forgets it;
            `snapshot`: its documents are not those of the journal;
            `cut`: the journal ends before a line that was there once;
            `rewritten`: another line stands where that one stood.
        path: the file concerned, or the folder of the journal.
        place: which line of the file, from 1; 0 where it is the whole file.
        seq: number of the line concerned, 0 where that is unknown.
    """

    key: ProblemKey
    path: str
    place: int = 0
    seq: int = 0


@dataclass(slots=True)
class Proof:
    """What was read so far, oldest segment first.

    Attributes:
        problems: what is not as it was written.
        heads: every head the journal ever had, as far as it is read.
        lines: the sound lines.
        seq: number of the last line.
        change: its identifier.
        link: its hash, or that of the header after it.
        known: whether what comes next can be held against it.
        segment: number of the segment read last, 0 before the first.
        torn: bytes of a last line that was never finished.
        seal: opens what is sealed, so that it is proved as well.
        chained: whether each line has to hold the hash of the line before.
    """

    problems: list[ChainProblem] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)
    seq: int = 0
    change: str = ""
    link: str = ""
    known: bool = True
    segment: int = 0
    torn: int = 0
    seal: Seal | None = None
    chained: bool = True
    _stripped: dict[Key, list[ChainProblem]] = field(default_factory=dict)

    def note(self, key: ProblemKey, path: Path, place: int = 0, seq: int = 0) -> None:
        """Add a problem."""
        self.problems.append(ChainProblem(key, str(path), place, seq))

    def unforgotten(self) -> tuple[ChainProblem, ...]:
        """Return the lines that lost a body which no later line forgets."""
        return tuple(problem for found in self._stripped.values() for problem in found)

    def read(self, path: Path, data: bytes) -> None:
        """Read the next segment."""
        if not data:
            self.note("missing", path)
            self.known = False
            return
        *pieces, rest = data.split(b"\n")
        header = self._header(path, pieces[0] if pieces else b"")
        written_in = header.format if header else FORMAT
        unsound: list[int] = []
        for place, piece in enumerate(pieces[1:], start=2):
            found = _sound(piece, written_in)
            if found is None:
                unsound.append(place)
                continue
            self._damaged(path, unsound)
            unsound = []
            self._follow(path, place, piece, *found)
        if path.name not in {OPEN, NEXT}:
            self._damaged(path, [*unsound, *([len(pieces) + 1] if rest else [])])
            return
        # what a crash leaves behind the last line is not whole
        self._damaged(path, [place for place in unsound if is_whole(pieces[place - 1])])
        self.torn = len(rest) + sum(len(pieces[place - 1]) + 1 for place in unsound)

    def _damaged(self, path: Path, places: Iterable[int]) -> None:
        for place in places:
            self.note("damaged", path, place)
            self.known = False

    def _header(self, path: Path, raw: bytes) -> Header | None:
        first, expected = self.segment == 0, self.segment + 1
        try:
            header, link = decode_header(raw), link_of(raw)
        except UnsoundError:
            self._damaged(path, [1])
            self.segment = expected
            return None
        self.segment = header.segment
        named = path.name in {OPEN, NEXT} or path.stem == f"{header.segment:06}"
        if first and not header.prev and self.chained:
            self.note("unchained", path)
        elif header.segment != expected or not named:
            self.note("missing", path)
        elif self.known and (header.after, header.after_change) != (self.seq, self.change):
            self.note("gap", path, 1, header.after)
        elif self.known and not first and self._breaks(header.prev):
            self.note("broken", path, 1, header.after)
        if not _as_written(raw):
            self.note("edited", path, 1, header.after)
        self._take(header.after, header.after_change, link.own)
        return header

    def _breaks(self, prev: str) -> bool:
        """Tell whether what a line holds of the line before is not that line's hash."""
        return prev != (self.link if self.chained else "")

    def _take(self, seq: int, change: str, link: str) -> None:
        self.seq, self.change, self.link, self.known = seq, change, link, True
        self.heads.add(head_of(seq, link))

    def _follow(self, path: Path, place: int, raw: bytes, line: Line, link: Link) -> None:
        if self.known and line.seq != self.seq + 1:
            self.note("gap", path, place, line.seq)
        elif self.known and self._breaks(link.prev):
            self.note("broken", path, place, line.seq)
        self._take(line.seq, line.change, link.own)
        self.lines.append(line)
        # as they stand there: what an older format is made into has another digest
        docs = decode(raw, FORMAT).docs
        if not _as_written(raw) or not all(_fits(doc, self.seal) for doc in docs):
            self.note("edited", path, place, line.seq)
        for doc in docs:
            if doc.op == "forget":
                self._stripped.pop(doc.key, None)
            elif doc.forgotten:
                problem = ChainProblem("erased", str(path), place, line.seq)
                self._stripped.setdefault(doc.key, []).append(problem)


def _sound(piece: bytes, written_in: int) -> tuple[Line, Link] | None:
    try:
        return (decode(piece, written_in), link_of(piece)) if is_sealed(piece) else None
    except UnsoundError:
        return None


def _as_written(raw: bytes) -> bool:
    """Tell whether a line is written as the store writes it, so that nothing hides in its bytes."""
    value = object_in(raw)
    value.pop("sum", None)
    try:
        return sealed(dump(value).encode()) == raw
    except ValueError:
        return False


def _fits(doc: DocumentChange, seal: Seal | None) -> bool:
    """Tell whether a document's body is the one that its digest stands for."""
    if doc.op != "put":
        return doc.body is None and not (doc.salt or doc.digest or doc.sealed)
    if doc.sealed and (doc.body is not None or doc.salt):
        return False
    if doc.sealed:
        return bool(doc.digest) and _opens(doc, seal)
    if doc.body is None:
        return bool(doc.digest) and not doc.salt
    named = (doc.body.get("id"), doc.body.get("rev"))
    return named == (doc.id, doc.rev) and digest_of(doc.salt, doc.body) == doc.digest


def _opens(doc: DocumentChange, seal: Seal | None) -> bool:
    try:
        opened_change(doc, seal)
    except SealError:
        return False
    return True
