"""The first line of a segment: whose it is, and which line it continues."""

from dataclasses import dataclass

from coachtui.storage.line import (
    UnsoundError,
    dump,
    is_sealed,
    number_in,
    object_in,
    sealed,
    text_in,
)


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a segment.

    Attributes:
        format: the format its documents are written in.
        store: identifier of the store the segment belongs to.
        segment: its number, from 1.
        after: number of the line before its first one.
        after_change: identifier of that line, '' for the first segment.
        prev: in a chained journal the hash of that line, in the first segment a random salt.
    """

    format: int
    store: str
    segment: int
    after: int
    after_change: str
    prev: str = ""


def encode_header(header: Header) -> bytes:
    """Return the bytes of a segment's first line."""
    value = {
        "format": header.format,
        "store": header.store,
        "segment": header.segment,
        "after": header.after,
        "after_change": header.after_change,
        **({"prev": header.prev} if header.prev else {}),
    }
    return sealed(dump(value).encode()) + b"\n"


def decode_header(raw: bytes) -> Header:
    """Return the first line of a segment.

    Raises:
        UnsoundError: its sum is wrong or it is none.
    """
    if not is_sealed(raw):
        raise UnsoundError("sum")
    value = object_in(raw)
    return Header(
        number_in(value, "format"),
        text_in(value, "store"),
        number_in(value, "segment"),
        number_in(value, "after"),
        text_in(value, "after_change"),
        text_in(value, "prev", ""),
    )
