"""The snapshot `coach.json`: plain TinyDB JSON at a stated line of the journal; a cache of it."""

import errno
import json
import math
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from pydantic_core import from_json

from coachtui.paths import SNAPSHOT
from coachtui.storage.files import alive, names_in, own_mark, read_file, sync_folder, write_new
from coachtui.storage.line import UnsoundError, dump, number_in, text_in
from coachtui.storage.migrations import FORMAT, Document, upgrade
from coachtui.storage.operations import Operations
from coachtui.storage.state import Tables

META = "_meta"
NAME = SNAPSHOT
_SUM_MARK = b',"sum":"'
_SUM_SIZE = 16
_TEMPORARY = ".tmp"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a snapshot says.

    Attributes:
        fault: '' for a sound one, else `absent`, `damaged` or `edited` (sound JSON, wrong sum).
        tables: the documents; of an edited one they are what somebody wrote by hand.
        newer: whether a newer program wrote it.
    """

    fault: str = ""
    tables: Tables = field(default_factory=dict)
    store: str = ""
    seq: int = 0
    change: str = ""
    number: int = 0
    newer: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """Which line of which store a snapshot stands for, and the highest number given out."""

    store: str
    seq: int
    change: str
    number: int

    def table(self) -> dict[str, Document]:
        """Return it as the `_meta` table."""
        return {
            "1": {
                "format": FORMAT,
                "store": self.store,
                "seq": self.seq,
                "change": self.change,
                "number": self.number,
            }
        }


def encode(tables: Tables) -> bytes:
    """Return the bytes of a snapshot: one document a line, `_meta` last, the sum at its end."""
    text = "".join(_pieces(tables)).encode()
    checksum = blake2b(text, digest_size=_SUM_SIZE).hexdigest().encode()
    return text + _SUM_MARK + checksum + b'"}\n}\n}\n'


def _pieces(tables: Tables) -> Iterator[str]:
    yield "{"
    for name, rows in tables.items():
        if name == META or not rows:
            continue
        yield f"\n{dump(name)}:{{\n"
        yield ",\n".join(f'"{number}":{dump(document)}' for number, document in rows.items())
        yield "\n},"
    yield f'\n"{META}":{{\n"1":{dump(tables[META]["1"])[:-1]}'


def read_snapshot(path: Path, operations: Operations) -> Snapshot:
    """Read a snapshot.

    Raises:
        CorruptStoreError: what lies there is no regular file of our own.
        OSError: the file system refused.
    """
    try:
        data = read_file(path, operations)
    except FileNotFoundError:
        return Snapshot("absent")
    try:
        return _decode(data)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Snapshot("damaged")


def _decode(data: bytes) -> Snapshot:
    text, mark, end = data.rpartition(_SUM_MARK)
    checksum = blake2b(text, digest_size=_SUM_SIZE).hexdigest().encode()
    sound = bool(mark) and end == checksum + b'"}\n}\n}\n'
    # without its sum nothing is known of it: then keys must be single and numbers finite
    tables: Tables = from_json(data) if sound else _careful(data)
    meta = tables.pop(META)["1"]
    written_in = number_in(meta, "format")
    if written_in < FORMAT:
        tables = {
            name: {number: upgrade(name, document, written_in) for number, document in rows.items()}
            for name, rows in tables.items()
        }
    return Snapshot(
        "" if sound else "edited",
        tables,
        text_in(meta, "store"),
        number_in(meta, "seq"),
        text_in(meta, "change"),
        number_in(meta, "number"),
        written_in > FORMAT,
    )


def _careful(data: bytes) -> dict[str, dict[str, Document]]:
    value = json.loads(
        data.decode(), object_pairs_hook=_single, parse_float=_finite, parse_constant=_finite
    )
    if not isinstance(value, dict):
        raise UnsoundError("no object")
    for rows in value.values():
        for number, document in rows.items():
            if not number.isdecimal() or not isinstance(document, dict):
                raise UnsoundError("no table")
    return value


def _single(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("not finite")
    return number


def write_beside(path: Path, tables: Tables, operations: Operations) -> Path:
    """Write a snapshot to a temporary file beside `path`, read it back, return where it is.

    Raises:
        OSError: the file system refused, or gave back other bytes than it was given.
    """
    temporary = path.with_name(f"{path.name}.{own_mark()}{_TEMPORARY}")
    data = encode(tables)
    write_new(temporary, data, operations)
    if read_file(temporary, operations) != data:
        operations.unlink(str(temporary))
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    return temporary


def switch(temporary: Path, path: Path, operations: Operations) -> None:
    """Let the new snapshot take the place of the old one, durably."""
    try:
        operations.replace(str(temporary), str(path))
    except OSError:
        with suppress(OSError):
            operations.unlink(str(temporary))
        raise
    sync_folder(path.parent, operations)


def remove_stale(path: Path, operations: Operations) -> None:
    """Remove what killed processes left of snapshots they were writing."""
    for name in names_in(path.parent):
        stale = name.startswith(f"{path.name}.") and name.endswith(_TEMPORARY)
        if stale and not alive(name.removeprefix(f"{path.name}.")):
            operations.unlink(str(path.with_name(name)))
