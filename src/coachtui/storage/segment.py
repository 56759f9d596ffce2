"""Reading the bytes of a segment: which lines are sound, what is torn, what is damaged."""

from dataclasses import dataclass, field

from coachtui.storage.header import Header, decode_header
from coachtui.storage.line import Line, UnsoundError, decode, is_sealed, peek
from coachtui.storage.link import Link, link_of
from coachtui.storage.migrations import FORMAT


@dataclass(slots=True)
class Segment:
    """What was found.

    Attributes:
        header: its first line, None where that is damaged.
        lines: the sound lines wanted, in the order they stand there.
        start: offset of the last sound line (of the header where there is none).
        end: offset behind the last sound line.
        seq: number of the last sound line, 0 where there is none.
        change: its identifier.
        damage: how many places are damaged although sound lines follow.
        tail: how many bytes after `end` belong to no sound line.
        link: hash of the last sound line (or the header), '' where the journal is not chained.
        skipped_change: identifier of the line numbered as the caller's `skip`, '' if not here.
    """

    header: Header | None = None
    lines: list[Line] = field(default_factory=list)
    start: int = 0
    end: int = 0
    seq: int = 0
    change: str = ""
    damage: int = 0
    tail: int = 0
    skipped_change: str = ""
    link: str = ""


_UNCHAINED = Link()


def read_segment(data: bytes, skip: int = 0) -> Segment:
    """Read a whole segment.

    Args:
        data: its bytes.
        skip: lines up to this number are checked and not decoded.
    """
    first, newline, _ = data.partition(b"\n")
    found = Segment()
    try:
        found.header = decode_header(first) if newline else None
        found.link = link_of(first).own if found.header and found.header.prev else ""
    except UnsoundError:
        found.header = None
    if found.header is not None:
        found.end = len(first) + 1
        found.seq = found.header.after
        found.change = found.header.after_change
        return read_lines(data, found, skip)
    found = read_lines(data, found, skip)
    # a header is written whole or not at all, so its damage is never a torn tail
    found.damage += 1
    return found


def read_lines(data: bytes, found: Segment, skip: int = 0, base: int = 0) -> Segment:
    """Read the lines from `found.end` on into `found`; `data` begins at offset `base`."""
    position = found.end
    *pieces, rest = data[position - base :].split(b"\n")
    unsound, whole = 0, 0
    for piece in pieces:
        line = _sound(piece, skip, found.header)
        if line is None:
            unsound += 1
            whole += is_whole(piece)
        else:
            seq, change, decoded, link = line
            known = found.header is not None or found.seq > 0
            follows = link.prev == found.link and not (known and seq != found.seq + 1)
            found.damage += unsound + (not follows)
            unsound, whole = 0, 0
            found.seq, found.change, found.link = seq, change, link.own
            found.start, found.end = position, position + len(piece) + 1
            if decoded is not None:
                found.lines.append(decoded)
            elif seq == skip:
                found.skipped_change = change
        position += len(piece) + 1
    # a write that was cut off leaves no whole line: this one was sound once
    found.damage += whole
    found.tail = position + len(rest) - found.end
    return found


def is_whole(piece: bytes) -> bool:
    """Tell whether an unsound line has the shape of a whole one: then it was written and spoilt."""
    return piece.startswith(b'{"') and piece.endswith(b'"}') and b"\0" not in piece


def _sound(
    piece: bytes, skip: int, header: Header | None
) -> tuple[int, str, Line | None, Link] | None:
    """Return number, identifier, (above `skip`) content and link of a line, None if unsound."""
    if not is_sealed(piece):
        return None
    try:
        seq, change = peek(piece)
        line = decode(piece, header.format if header else FORMAT) if seq > skip else None
        return seq, change, line, link_of(piece) if header and header.prev else _UNCHAINED
    except UnsoundError:
        return None
