"""How the lines of a chained journal hang together: each holds the hash of the line before it.

The hash is taken over a line without bodies and salts. Their digests stand for them, so that a
body may be forgotten or sealed and every line still proves the one before it.
"""

import os
import re
from hashlib import blake2b
from typing import NamedTuple

from coachtui.storage.line import UnsoundError, dump, object_in, text_in

_SIZE = 32
_HEAD = re.compile(r"(\d{1,18}):([0-9a-f]{64})")


class Link(NamedTuple):
    """What a line says of the line before it, and its own hash, which the next line repeats."""

    prev: str = ""
    own: str = ""


def new_salt() -> str:
    """Return what the first line of a chain holds in place of a hash: no two chains are alike."""
    return os.urandom(_SIZE).hex()


def link_of(raw: bytes) -> Link:
    """Return the link a line (or the header of a segment) is; its sum was checked.

    Raises:
        UnsoundError: it is no line of a journal.
    """
    value = object_in(raw)
    value.pop("sum", None)
    docs = value.get("docs", [])
    if not isinstance(docs, list):
        raise UnsoundError("docs")
    for doc in docs:
        if not isinstance(doc, dict):
            raise UnsoundError("entry")
        for content in ("body", "salt", "sealed"):
            doc.pop(content, None)
    try:
        bare = dump(value).encode()
    except ValueError:
        raise UnsoundError("no JSON") from None
    return Link(text_in(value, "prev", ""), blake2b(bare, digest_size=_SIZE).hexdigest())


def head_of(seq: int, own: str) -> str:
    """Return the head of a chain that ends with this line: its number and its hash."""
    return f"{seq}:{own}"


def seq_of(head: str) -> int:
    """Return the number of the line a head stands for.

    Raises:
        ValueError: it is no head.
    """
    found = _HEAD.fullmatch(head)
    if found is None:
        raise ValueError("no head of a chain")
    return int(found[1])
