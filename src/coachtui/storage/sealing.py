"""Sealing: salt and body of a document leave its line, and only their ciphertext stays there.

Number, id, revision and digest stay open, so that lines are folded and chains are proved without a
key. What is opened has to be what its envelope says it is: nobody can swap two of them.
"""

from base64 import b64decode, b64encode
from dataclasses import replace
from typing import NamedTuple, Protocol

from coachtui.storage.line import (
    DocumentChange,
    Line,
    UnsoundError,
    digest_of,
    dump,
    number_in,
    object_in,
    text_in,
)
from coachtui.storage.migrations import FORMAT, Document, upgrade

_AGE = b"age-encryption.org/"
_ENVELOPE = frozenset({"id", "rev", "digest", "sealed"})


class SealError(ValueError):
    """A sealed body that does not open: another key, or it is not what its envelope says."""


class Seal(Protocol):
    """Seals bytes for everybody who has a key of the store, and opens them while a key is there."""

    @property
    def can_open(self) -> bool:
        """Whether a key is there."""

    def seal(self, plain: bytes) -> str:
        """Return the ciphertext, as ASCII."""

    def open(self, sealed: str) -> bytes:
        """Return what was sealed.

        Raises:
            SealError: there is no key, or it does not open this.
        """

    def name_of(self, text: str) -> str:
        """Return hex digits that stand for a text: always the same, and nobody else can tell."""


class Content(NamedTuple):
    """What is in an envelope, and the format it was written in."""

    salt: str
    body: Document
    written_in: int


def sealed_content(doc: DocumentChange, seal: Seal, written_in: int = FORMAT) -> str:
    """Return salt and body of a document, sealed."""
    named = {"format": written_in, "id": doc.id, "rev": doc.rev, "salt": doc.salt}
    text = f'{dump(named)[:-1]},"body":{doc.text or dump(doc.body)}}}'
    return seal.seal(text.encode())


def sealed_change(doc: DocumentChange, seal: Seal) -> DocumentChange:
    """Return a change that is written sealed; memory goes on with its body."""
    if doc.body is None:
        return doc
    return replace(doc, sealed=sealed_content(doc, seal))


def opened_content(doc: DocumentChange, seal: Seal) -> Content:
    """Return what was sealed, as it was written.

    Raises:
        SealError: it does not open, or is not what belongs into this envelope.
    """
    plain = seal.open(doc.sealed)
    try:
        value = object_in(plain)
        named = (text_in(value, "id"), number_in(value, "rev"))
        salt, written_in = text_in(value, "salt"), number_in(value, "format")
    except UnsoundError as error:
        raise SealError("no document") from error
    body = value.get("body")
    if not isinstance(body, dict) or not (
        named == (doc.id, doc.rev) == (body.get("id"), body.get("rev"))
        and digest_of(salt, body) == doc.digest
    ):
        raise SealError("another document")
    return Content(salt, body, written_in)


def opened_change(doc: DocumentChange, seal: Seal | None) -> DocumentChange:
    """Return a change with its body, brought up to date; without a seal as it is.

    Raises:
        SealError: as `opened_content`.
    """
    if seal is None or not doc.sealed or doc.body is not None:
        return doc
    found = opened_content(doc, seal)
    body = upgrade(doc.table, found.body, found.written_in) if found.written_in < FORMAT else None
    return replace(doc, salt=found.salt, body=found.body if body is None else body)


def opened_line(line: Line, seal: Seal | None) -> Line:
    """Return a line with the bodies of its documents. Raises as `opened_change`."""
    if seal is None or not any(doc.sealed for doc in line.docs):
        return line
    return replace(line, docs=tuple(opened_change(doc, seal) for doc in line.docs))


def is_envelope(document: Document) -> bool:
    """Tell whether a document of a snapshot is sealed."""
    return document.keys() == _ENVELOPE


def opened_document(table: str, envelope: Document, seal: Seal) -> Document:
    """Return the document that is in an envelope of a snapshot.

    Raises:
        SealError: as `opened_content`, or the envelope is none.
    """
    try:
        doc = DocumentChange(
            "put",
            table,
            text_in(envelope, "id"),
            number_in(envelope, "rev"),
            0,
            0,
            text_in(envelope, "digest"),
            sealed=text_in(envelope, "sealed"),
        )
    except UnsoundError as error:
        raise SealError("no envelope") from error
    opened = opened_change(doc, seal).body
    if opened is None:
        raise SealError("empty")
    return opened


def sealed_file(plain: bytes, seal: Seal) -> bytes:
    """Return what stands in a file whose whole content is sealed: any age program opens it."""
    return b64decode(seal.seal(plain))


def opened_file(data: bytes, seal: Seal | None) -> bytes:
    """Return what is in such a file; of any other file what stands there.

    Raises:
        SealError: it does not open.
    """
    if not data.startswith(_AGE):
        return data
    if seal is None:
        raise SealError("no key")
    return seal.open(b64encode(data).decode())
