"""One line of the journal: one transaction, with a sum over every byte before it."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Literal

from coachtui.storage.migrations import FORMAT, Document, upgrade

Op = Literal["put", "remove", "forget"]
_OPS: Mapping[str, Op] = {"put": "put", "remove": "remove", "forget": "forget"}
_SUM_SIZE = 16
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_MARK = b',"sum":"'
_SUM_AT = len(_MARK) + 2 * _SUM_SIZE + len(b'"}')
_NUMBERED = re.compile(rb'\{"seq":(\d{1,18}),"change":"([^"\\]{1,64})"')


class UnsoundError(ValueError):
    """Bytes that are no line of a journal."""


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """What a line does to one document.

    Attributes:
        op: `put`, `remove`, or `forget`, which is a removal for good.
        rev: the revision it has afterwards; a removal counts as one.
        number: its number in TinyDB's table.
        was: the revision before, 0 where there was no such document.
        digest: covers salt and body, and outlives both.
        body: the whole document; None for a removal, or when it was forgotten.
        text: the body as JSON, where it is known already.
        sealed: salt and body as they stand on the disk of a sealed store, '' in another.
    """

    op: Op
    table: str
    id: str
    rev: int
    number: int
    was: int
    digest: str = ""
    salt: str = ""
    body: Document | None = None
    text: str = field(default="", compare=False, repr=False)
    sealed: str = field(default="", repr=False)

    @property
    def key(self) -> tuple[str, str]:
        """Its table and id."""
        return self.table, self.id

    @property
    def forgotten(self) -> bool:
        """Whether it once had a body and lost it for good."""
        gone = self.body is None and not self.sealed
        return self.op == "forget" or (self.op == "put" and gone)

    @property
    def envelope(self) -> Document | None:
        """What a snapshot holds of a sealed document; None where it is not sealed."""
        if not self.sealed:
            return None
        return {"id": self.id, "rev": self.rev, "digest": self.digest, "sealed": self.sealed}


@dataclass(frozen=True, slots=True)
class Line:
    """A transaction: its number, who did what when, and the documents.

    Attributes:
        prev: in a chained journal the hash of the line before, see `link.link_of`.
    """

    seq: int
    change: str
    at: str
    by: str
    label: str
    docs: tuple[DocumentChange, ...]
    undoes: str = ""
    redoes: str = ""
    prev: str = ""


def dump(value: object) -> str:
    """Return strict JSON on one line.

    Raises:
        ValueError, TypeError: the value holds what JSON cannot (NaN, sets, lone surrogates).
    """
    text = _ENCODER.encode(value)
    text.encode()
    return text


def mark_of(identifier: str) -> bytes:
    """Return how an identifier stands inside the bytes of a line."""
    return dump(identifier)[1:-1].encode()


def digest_of(salt: str, body: Mapping[str, object]) -> str:
    """Return what stands for a body once it is forgotten."""
    return _digest(salt, dump(body))


def _digest(salt: str, text: str) -> str:
    return blake2b((salt + text).encode(), digest_size=32).hexdigest()


def put(table: str, body: Document, number: int, was: int, text: str = "") -> DocumentChange:
    """Return the change that stores `body`; its `id` and `rev` are taken from it.

    Args:
        table: the table it belongs to.
        body: the whole document.
        number: its number in the table.
        was: its revision before.
        text: the body as `dump` gives it, where that was done already.

    Raises:
        ValueError, TypeError: the body cannot be written as JSON or lacks id or rev.
    """
    salt, text = os.urandom(16).hex(), text or dump(body)
    identifier, rev = text_in(body, "id"), number_in(body, "rev")
    digest = _digest(salt, text)
    return DocumentChange("put", table, identifier, rev, number, was, digest, salt, body, text)


def sealed(text: bytes) -> bytes:
    """Return a JSON object's bytes with the sum of all bytes before it as its last member."""
    text = text[:-1]
    return text + _MARK + _sum(text) + b'"}'


def is_sealed(raw: bytes) -> bool:
    """Tell whether the sum at the end is the one of the bytes before it."""
    return raw[-_SUM_AT:] == _MARK + _sum(raw[:-_SUM_AT]) + b'"}'


def _sum(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SUM_SIZE).hexdigest().encode()


def encode(line: Line) -> bytes:
    """Return the bytes of a line, its newline included."""
    named = {"undoes": line.undoes, "redoes": line.redoes, "prev": line.prev}
    value = {
        "seq": line.seq,
        "change": line.change,
        "at": line.at,
        "by": line.by,
        "label": line.label,
        **{name: value for name, value in named.items() if value},
    }
    docs = ",".join(map(_entry, line.docs))
    return sealed(f'{dump(value)[:-1]},"docs":[{docs}]}}'.encode()) + b"\n"


def _entry(doc: DocumentChange) -> str:
    entry: dict[str, object] = {
        "op": doc.op,
        "table": doc.table,
        "id": doc.id,
        "rev": doc.rev,
        "number": doc.number,
    }
    if doc.was != doc.rev - 1:
        entry["was"] = doc.was
    if doc.digest:
        entry["digest"] = doc.digest
    if doc.sealed:
        entry["sealed"] = doc.sealed
    if doc.sealed or doc.body is None:
        return dump(entry)
    entry["salt"] = doc.salt
    return f'{dump(entry)[:-1]},"body":{doc.text or dump(doc.body)}}}'


def peek(raw: bytes) -> tuple[int, str]:
    """Return number and identifier of a line without reading the rest.

    Raises:
        UnsoundError: it is no line of a journal.
    """
    found = _NUMBERED.match(raw)
    if found is None:
        raise UnsoundError("not a line")
    return int(found[1]), found[2].decode()


def decode(raw: bytes, written_in: int = FORMAT) -> Line:
    """Return a line whose sum was checked; documents of an older format are brought up to date.

    Raises:
        UnsoundError: it is no line of a journal.
    """
    value = object_in(raw)
    entries = value.get("docs")
    if not isinstance(entries, list):
        raise UnsoundError("docs")
    return Line(
        number_in(value, "seq"),
        text_in(value, "change"),
        text_in(value, "at"),
        text_in(value, "by"),
        text_in(value, "label"),
        tuple(_document_change(entry, written_in) for entry in entries),
        text_in(value, "undoes", ""),
        text_in(value, "redoes", ""),
        text_in(value, "prev", ""),
    )


def _document_change(entry: object, written_in: int) -> DocumentChange:
    if not isinstance(entry, dict):
        raise UnsoundError("entry")
    table, rev, body = text_in(entry, "table"), number_in(entry, "rev"), entry.get("body")
    if body is not None and not isinstance(body, dict):
        raise UnsoundError("body")
    if body is not None and written_in < FORMAT:
        body = upgrade(table, body, written_in)
    op = _OPS.get(text_in(entry, "op"))
    if op is None:
        raise UnsoundError("op")
    return DocumentChange(
        op,
        table,
        text_in(entry, "id"),
        rev,
        number_in(entry, "number"),
        number_in(entry, "was", rev - 1),
        text_in(entry, "digest", ""),
        text_in(entry, "salt", ""),
        body,
        sealed=text_in(entry, "sealed", ""),
    )


def object_in(raw: bytes) -> dict[str, object]:
    """Return the JSON object that is a line; raise `UnsoundError` if it is none."""
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        raise UnsoundError("no JSON") from None
    if not isinstance(value, dict):
        raise UnsoundError("no object")
    return value


def text_in(value: Mapping[str, object], name: str, default: str | None = None) -> str:
    """Return the text under a name; raise `UnsoundError` where there is none."""
    found = value.get(name, default)
    if not isinstance(found, str):
        raise UnsoundError(name)
    return found


def number_in(value: Mapping[str, object], name: str, default: int | None = None) -> int:
    """Return the whole number, 0 or more, under a name; raise `UnsoundError` if none."""
    found = value.get(name, default)
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise UnsoundError(name)
    return found
