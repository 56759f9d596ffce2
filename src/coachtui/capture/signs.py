"""The first sign of a line, and the `~` at its end."""

import re
from dataclasses import dataclass
from typing import Final

from coachtui.capture.entry import EntryKind
from coachtui.capture.spans import Span
from coachtui.text import clean

_KINDS: Final = {
    "-": EntryKind.NOTE,
    "+": EntryKind.PRAISE,
    "--": EntryKind.ADJUSTING,
    ">": EntryKind.COMMITMENT,
    "->": EntryKind.COMMITMENT,
    "?": EntryKind.QUESTION,
    "=": EntryKind.DECISION,
    "=>": EntryKind.DECISION,
    "!": EntryKind.RISK,
}
_SIGN: Final = re.compile(r"(--|->|=>|[-+>?=!])\s")
_QUOTE: Final = '"“”'
_HIDDEN: Final = re.compile(r"(?<=\s)~\s*$")
_AFTER_QUOTE: Final = re.compile(r"[\s.!?…,;]*$")


@dataclass(frozen=True, slots=True)
class Signed:
    """A line by its first sign: the kind, and the span after the sign."""

    kind: EntryKind
    start: int
    end: int
    """Before the `~` that hides it, if there is one."""
    hidden: bool
    plain: bool
    """A space or a backslash came first: a note whatever follows."""
    unsigned: bool
    """No sign, or a bullet: a question mark at the end makes a question."""


def signed(line: str) -> Signed:
    """Give back how the first sign of a cleaned line is understood."""
    hidden = _HIDDEN.search(line)
    end = hidden.start() if hidden else len(line)
    if line[:1].isspace() or line.startswith("\\"):
        start = int(line.startswith("\\"))
        return Signed(EntryKind.NOTE, start, end, bool(hidden), plain=True, unsigned=False)
    if line[:1] and line[0] in _QUOTE:
        return Signed(EntryKind.QUOTE, 0, end, bool(hidden), plain=False, unsigned=False)
    sign = _SIGN.match(line)
    if sign is None:
        return Signed(EntryKind.NOTE, 0, end, bool(hidden), plain=False, unsigned=True)
    kind = _KINDS[sign[1]]
    bullet = sign[1] == "-"
    return Signed(kind, sign.end(), end, bool(hidden), plain=False, unsigned=bullet)


def kind_of(line: str) -> EntryKind:
    """Give back the kind the first sign announces, also while nothing follows it yet.

    For the prompt while typing; `read` calls a sign alone a note, since it says nothing.
    """
    return signed(clean(line)).kind


def without_sign(line: str) -> str:
    """Give back a line without what its first sign says, for giving it another."""
    text = clean(line).lstrip("\\ ")
    sign = signed(text)
    return text[sign.start : sign.end].strip().strip(_QUOTE)


def quote_cuts(text: str, marked_from: int) -> tuple[Span, ...]:
    """Give back the spans of the quote marks around a quote, none where only a part is quoted.

    The closing mark may be missing; after it only a full stop or marks (from `marked_from`) stand.
    """
    closing = max(text.rfind(mark, 1, marked_from) for mark in _QUOTE)
    if closing < 0:
        return ((0, 1),)
    if _AFTER_QUOTE.match(text[closing + 1 : marked_from]):
        return ((0, 1), (closing, closing + 1))
    return ()
