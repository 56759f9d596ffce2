"""Which changes of a damaged journal cannot be read, and what their lines still tell."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import chain
from typing import NamedTuple

from coachtui.domain.mending import UnreadChanges
from coachtui.storage.header import decode_header
from coachtui.storage.line import UnsoundError, is_sealed, object_in, peek, text_in
from coachtui.storage.segment import is_whole


def unread_changes(segments: Sequence[bytes], after: int) -> tuple[UnreadChanges, ...]:
    """Return the changes above a number that no sound line tells of.

    Args:
        segments: the journal, oldest segment first.
        after: the last change that is held elsewhere.
    """
    reached, spoilt = 0, list[bytes]()
    found: list[UnreadChanges] = []
    for step, piece in chain.from_iterable(map(_pieces, segments)):
        if step is None:
            spoilt.append(piece)
            continue
        found += _between(reached, step.following, spoilt)
        reached, spoilt = max(reached, step.reached), []
    found += _between(reached, reached + len(spoilt) + 1, spoilt)
    return tuple(each for each in found if each.last > after)


class _Step(NamedTuple):
    """Which number nothing is missing before at a sound line, and up to which it reaches."""

    following: int
    reached: int


def _pieces(data: bytes) -> Iterator[tuple[_Step | None, bytes]]:
    """Give the lines, each with its step; with None those that were sound once."""
    header, *pieces = data.split(b"\n")
    with suppress(UnsoundError):
        after = decode_header(header).after
        yield _Step(after + 1, after), b""
    for piece in pieces:
        step = None
        with suppress(UnsoundError):
            step = _Step(number := peek(piece)[0], number) if is_sealed(piece) else None
        if step is not None or is_whole(piece):
            yield step, piece


def _between(reached: int, following: int, spoilt: Sequence[bytes]) -> list[UnreadChanges]:
    missing = range(reached + 1, following)
    if len(missing) == len(spoilt):
        return [_told(one, piece) for one, piece in zip(missing, spoilt, strict=True)]
    return [UnreadChanges(missing[0], missing[-1])] if missing else []


def _told(number: int, piece: bytes) -> UnreadChanges:
    """Return what a line says that is no longer as it was written; none of it is proved."""
    at, records = None, 0
    with suppress(UnsoundError, ValueError):
        value = object_in(piece.decode(errors="replace").encode())
        docs = value.get("docs")
        records = len(docs) if isinstance(docs, list) else 0
        made = datetime.fromisoformat(text_in(value, "at"))
        at = made if made.tzinfo else None
    return UnreadChanges(number, number, at, records)
