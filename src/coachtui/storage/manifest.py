"""What a backup says of itself, and the proof that its files are the ones it was made of.

Content may leave a backup after it was made: an erasure reaches into it, and sealing the HR records
seals its copy too. So a segment is also known by what stays of it then: its lines without bodies.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final, Literal, get_args

from coachtui.domain.repository import CorruptStoreError
from coachtui.paths import BACKUPS, HR, JOURNAL, LOCK, SNAPSHOT
from coachtui.storage.erasures import StoreName
from coachtui.storage.files import read_file
from coachtui.storage.journal import NEXT, OPEN
from coachtui.storage.line import (
    UnsoundError,
    dump,
    is_sealed,
    number_in,
    object_in,
    sealed,
    text_in,
)
from coachtui.storage.link import head_of, link_of
from coachtui.storage.migrations import FORMAT
from coachtui.storage.operations import REAL, Operations
from coachtui.storage.segment import Segment, read_segment

NAME: Final = "manifest.json"
_SCHEMA: Final = 1
_UNREAD: Final = 1 << 60  # no line has that number: lines up to it are not decoded
STORES: Final[tuple[tuple[StoreName, str], ...]] = (("team", ""), ("hr", f"{HR}/"))
Fault = Literal["", "damaged", "missing", "newer"]
_FAULTS: Final[tuple[Fault, ...]] = get_args(Fault)
Files = Mapping[str, bytes]
"""Bytes by path, as `hr/journal/open.jsonl`."""


@dataclass(frozen=True, slots=True)
class Held:
    """One store as a backup holds it.

    Attributes:
        seq: number of its last line.
        head: number and hash of that line where its lines are chained, else ''.
        fault: why it cannot be brought back as it is: its journal was like that when it was copied.
    """

    seq: int
    head: str = ""
    fault: Fault = ""


@dataclass(frozen=True, slots=True)
class FileMark:
    """What a file is known by: its size in bytes, its sum, and that of its lines without bodies."""

    size: int
    sha256: str
    bare: str = ""

    def fits(self, data: bytes) -> bool:
        """Tell whether these bytes are the file, or the segment that content was taken out of."""
        if len(data) == self.size and sha256(data).hexdigest() == self.sha256:
            return True
        return bool(self.bare) and bare_sum(data) == self.bare


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself.

    Attributes:
        made_at: the moment it was made, in UTC, as ISO 8601.
        stores: the stores that are in it.
        files: what each of its files is known by.
    """

    made_at: str
    stores: Mapping[StoreName, Held]
    files: Mapping[str, FileMark]

    @property
    def size(self) -> int:
        """How many bytes its files had when it was made."""
        return sum(mark.size for mark in self.files.values())

    @property
    def fault(self) -> Fault:
        """The first reason why it cannot be brought back, or ''."""
        return next((held.fault for held in self.stores.values() if held.fault), "")


def manifest_of(files: Files, made_at: str) -> Manifest:
    """Return what a backup of these files says of itself."""
    stores = {of: held for of, place in STORES if (held := held_in(files, place)) is not None}
    return Manifest(made_at, stores, {path: _mark(path, data) for path, data in files.items()})


def _mark(path: str, data: bytes) -> FileMark:
    bare = bare_sum(data) if is_segment(path) else ""
    return FileMark(len(data), sha256(data).hexdigest(), bare)


def is_segment(path: str) -> bool:
    """Tell whether a path of a backup is one of a journal's segments."""
    parts = PurePosixPath(path)
    stem, ending = parts.stem, parts.suffix
    named = parts.name in {OPEN, NEXT} or (ending == ".jsonl" and stem.isdecimal())
    return parts.parent.name == JOURNAL and named


def bare_sum(data: bytes) -> str:
    """Return a sum over a segment that stays the same when bodies are erased or sealed.

    A line whose own sum is wrong counts as it stands.
    """
    total = sha256()
    for piece in data.split(b"\n"):
        try:
            own = link_of(piece).own.encode() if is_sealed(piece) else piece
        except UnsoundError:
            own = piece
        total.update(own + b"\n")
    return total.hexdigest()


def held_in(files: Files, place: str) -> Held | None:
    """Return how the journal below a place (`` or `hr/`) stands; None where there is none."""
    folder = f"{place}{JOURNAL}/"
    segments = sorted(path for path in files if path.startswith(folder) and is_segment(path))
    if f"{folder}{OPEN}" in segments and f"{folder}{NEXT}" in segments:
        segments.remove(f"{folder}{NEXT}")  # a rotation cut short; what it began is empty
    if not segments and f"{place}{SNAPSHOT}" not in files:
        return None
    fault: Fault = ""
    last, end = Segment(), len(segments)
    for number, path in enumerate(segments, 1):
        found = read_segment(files[path], _UNREAD)
        fault = fault or _fault(found, last, number, is_last=number == end)
        last = found
    if not segments or not PurePosixPath(segments[-1]).name.startswith("open"):
        fault = fault or "missing"
    head = head_of(last.seq, last.link) if last.link else ""
    return Held(last.seq, head, fault)


def _fault(found: Segment, last: Segment, number: int, *, is_last: bool) -> Fault:
    """Return what is wrong with a segment that comes after another, or ''."""
    header = found.header
    if header is None or found.damage or (found.tail and not is_last):
        return "damaged"
    if header.format > FORMAT:
        return "newer"
    if header.segment != number or (header.after, header.after_change) != (last.seq, last.change):
        return "missing"
    return "damaged" if number > 1 and header.prev != last.link else ""


def encode(manifest: Manifest) -> bytes:
    """Return the bytes of a manifest, which end with the sum of those before."""
    value = {
        "schema": _SCHEMA,
        "made_at": manifest.made_at,
        "stores": {
            of: {"seq": held.seq, "head": held.head, "fault": held.fault}
            for of, held in manifest.stores.items()
        },
        "files": {
            path: {"size": mark.size, "sha256": mark.sha256, "bare": mark.bare}
            for path, mark in sorted(manifest.files.items())
        },
    }
    return sealed(dump(value).encode()) + b"\n"


def read_manifest(folder: Path, operations: Operations = REAL) -> Manifest:
    """Return what a folder says of itself as a backup.

    Raises:
        CorruptStoreError: `no_backup`: it says nothing; `backup`: what it says was changed;
            `backup_newer`: a newer program made it; `unsafe`: it is no plain file of ours.
        OSError: the file system refused.
    """
    path = folder / NAME
    try:
        raw = read_file(path, operations).removesuffix(b"\n")
    except (FileNotFoundError, NotADirectoryError):
        raise CorruptStoreError("no_backup", str(folder)) from None
    try:
        if not is_sealed(raw):
            raise UnsoundError("sum")
        return _decoded(object_in(raw), folder)
    except ValueError:
        raise CorruptStoreError("backup", str(path)) from None


def _decoded(value: Mapping[str, object], folder: Path) -> Manifest:
    if number_in(value, "schema") > _SCHEMA:
        raise CorruptStoreError("backup_newer", str(folder))
    stores, files = _objects(value, "stores"), _objects(value, "files")
    return Manifest(
        text_in(value, "made_at"),
        {
            of: Held(
                number_in(stores[of], "seq"),
                text_in(stores[of], "head"),
                _fault_in(stores[of]),
            )
            for of, _ in STORES
            if of in stores
        },
        {
            _checked(path): FileMark(
                number_in(entry, "size"), text_in(entry, "sha256"), text_in(entry, "bare")
            )
            for path, entry in files.items()
        },
    )


def _fault_in(store: Mapping[str, object]) -> Fault:
    named = text_in(store, "fault")
    return next((fault for fault in _FAULTS if fault == named), "damaged")


def _objects(value: Mapping[str, object], name: str) -> dict[str, dict[str, object]]:
    found = value.get(name)
    if not isinstance(found, dict) or not all(isinstance(each, dict) for each in found.values()):
        raise UnsoundError(name)
    return found


def _checked(path: str) -> str:
    """Return a path that stays inside the folder it is brought back into."""
    parts = path.split("/")
    odd = any(part in {"", ".", ".."} or "\0" in part for part in parts)
    if odd or parts[0] == BACKUPS or parts[-1] in {LOCK, NAME}:
        raise UnsoundError("path")
    return path
