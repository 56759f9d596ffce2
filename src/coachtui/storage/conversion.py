"""One file of a store after the other: sealed where it was open, or open where it was sealed."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from coachtui.paths import BACKUPS, DRAFTS, JOURNAL, KEYS, LOCK
from coachtui.storage import chain, snapshot as snapshots
from coachtui.storage.draft import (
    ENDING,
    decode as decode_draft,
    encode as encode_draft,
    form_of,
    name_of,
)
from coachtui.storage.drafts import is_session, parts
from coachtui.storage.files import read_file, sync_folder, write_over
from coachtui.storage.header import decode_header
from coachtui.storage.line import DocumentChange, decode, dump, is_sealed, sealed
from coachtui.storage.migrations import FORMAT
from coachtui.storage.operations import Operations
from coachtui.storage.sealing import (
    Seal,
    opened_content,
    opened_file,
    sealed_content,
    sealed_file,
)

AGE = ".age"
"""Ending of a file that is sealed as a whole."""
_SEGMENT = (".jsonl", ".next")


@dataclass(frozen=True, slots=True)
class Conversion:
    """Seals files, or opens them, each whole and durable before the one it comes from goes."""

    seal: Seal
    operations: Operations
    sealing: bool

    def file(self, folder: Path, path: Path) -> None:
        """Seal one file of a folder, or open it; what is only a cache goes.

        Raises:
            SealError: what is sealed in it does not open; it was left as it was.
            CorruptStoreError: it is no plain file of our own.
            OSError: the file system refused.
        """
        name, top = path.name, path.relative_to(folder).parts[0]
        if name in {LOCK, KEYS} or is_session(name):
            return
        if path.parent.name == DRAFTS and name.endswith(ENDING):
            self._draft(path)
        elif (
            path.parent.name == JOURNAL and name.endswith(_SEGMENT) and _is_sound(self._read(path))
        ):
            self._segment(path)
        elif top == BACKUPS and name == snapshots.NAME and self._is_cache(path):
            self.operations.unlink(str(path))
        else:
            self._whole(path)

    def _is_cache(self, path: Path) -> bool:
        """Tell whether the journal beside a snapshot says the same."""
        sound = not snapshots.read_snapshot(path, self.operations).fault
        return sound and not chain.verify(path.parent).problems

    def _read(self, path: Path) -> bytes:
        return read_file(path, self.operations)

    def _over(self, path: Path, data: bytes, before: Path) -> None:
        """Write a file durably, and only then let go of the one it comes from."""
        write_over(path, data, self.operations, path.with_name(f"{path.name}.sealing"))
        if path != before:
            self.operations.unlink(str(before))
            sync_folder(before.parent, self.operations)

    def _whole(self, path: Path) -> None:
        data = self._read(path)
        closed = path.name.endswith(AGE)
        plain = opened_file(data, self.seal) if closed else data
        if self.sealing:
            target = path if closed else path.with_name(path.name + AGE)
            self._over(target, sealed_file(plain, self.seal), path)
        elif closed:
            self._over(path.with_name(path.name.removesuffix(AGE)), plain, path)

    def _draft(self, path: Path) -> None:
        data = self._read(path)
        plain = opened_file(data, self.seal)
        form, session = parts(path.name)
        draft = decode_draft(plain, form_of(form) if plain is data else "")
        if self.sealing:
            data, form = sealed_file(encode_draft(draft), self.seal), self.seal.name_of(draft.form)
        else:
            data, form = encode_draft(draft), draft.form
        self._over(path.with_name(name_of(form, session)), data, path)

    def _segment(self, path: Path) -> None:
        header, *pieces = self._read(path).split(b"\n")
        written_in = decode_header(header).format
        lines = [self._line(piece, written_in) if piece else piece for piece in pieces]
        self._over(path, b"\n".join([header, *lines]), path)

    def _line(self, raw: bytes, written_in: int) -> bytes:
        line = json.loads(raw)
        docs = decode(raw, FORMAT).docs  # as they stand there
        for entry, doc in zip(line["docs"], docs, strict=True):
            if doc.sealed or doc.body is not None:
                self._entry(entry, doc, written_in)
        del line["sum"]
        return sealed(dump(line).encode())

    def _entry(self, entry: dict[str, object], doc: DocumentChange, written_in: int) -> None:
        if doc.sealed:
            salt, body, written_in = opened_content(doc, self.seal)
            doc = replace(doc, salt=salt, body=body)
        for name in ("salt", "body", "sealed"):
            entry.pop(name, None)
        if self.sealing:
            entry["sealed"] = sealed_content(doc, self.seal, written_in)
        else:
            entry["salt"], entry["body"] = doc.salt, doc.body


def _is_sound(data: bytes) -> bool:
    """Tell whether a segment holds nothing but sound lines."""
    return all(is_sealed(piece) for piece in data.removesuffix(b"\n").split(b"\n"))
