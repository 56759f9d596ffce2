"""What was erased, remembered so that no copy from before brings it back: salted hashes of ids.

One list in the data folder serves the team's records and the HR records. It tells nobody who or
what was erased, nor that there was a case: only whoever has an id can ask whether it is on it.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Final, Literal

from coachtui.domain.repository import CorruptStoreError
from coachtui.paths import HR, JOURNAL, LOCK
from coachtui.storage.files import read_file, write_over
from coachtui.storage.journal import Journal
from coachtui.storage.line import decode, dump, peek
from coachtui.storage.lock import exclusive
from coachtui.storage.operations import REAL, Operations, told
from coachtui.storage.store import Store

NAME: Final = "erasures.json"
StoreName = Literal["team", "hr"]
_SCHEMA: Final = 1
_SALT_BYTES: Final = 32
_HASH_BYTES: Final = 16
_MARK: Final = b'"op":"forget"'


@dataclass(frozen=True, slots=True)
class Erasures:
    """The list.

    Attributes:
        salt: what the hashes are made with; b'' while nothing was erased.
        hashes: one for each erased id of each store, which are not told apart.
        receipts: digests of the receipts that were given for erasures, oldest first.
    """

    salt: bytes = b""
    hashes: frozenset[str] = frozenset()
    receipts: tuple[str, ...] = ()

    def holds(self, of: StoreName, identifier: str) -> bool:
        """Tell whether an id of a store was erased."""
        return bool(self.hashes) and self.hash_of(of, identifier) in self.hashes

    def hash_of(self, of: StoreName, identifier: str) -> str:
        """Return what stands in the list for an id of a store."""
        text = f"{of}\0{identifier}".encode(errors="surrogatepass")
        return blake2b(text, key=self.salt, digest_size=_HASH_BYTES).hexdigest()


def read_erasures(folder: Path, operations: Operations = REAL) -> Erasures:
    """Return the list of a data folder; an empty one where nothing was ever erased.

    Raises:
        CorruptStoreError: `erasures`: it cannot be read; `unsafe`: it is no plain file of ours.
        WriteFailedError: the file system refused.
    """
    path = folder / NAME
    with told():
        try:
            data = read_file(path, operations)
        except FileNotFoundError:
            return Erasures()
    try:
        return _parsed(json.loads(data))
    except (ValueError, RecursionError):
        raise CorruptStoreError("erasures", str(path)) from None


def _parsed(value: object) -> Erasures:
    if not isinstance(value, dict) or value.get("schema") != _SCHEMA:
        raise ValueError("schema")
    salt, hashes, receipts = (value.get(name) for name in ("salt", "erased", "receipts"))
    if not isinstance(salt, str) or len(salt) != 2 * _SALT_BYTES:
        raise ValueError("salt")
    return Erasures(bytes.fromhex(salt), frozenset(_texts(hashes)), tuple(_texts(receipts)))


def _texts(value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError("list")
    return [str(each) for each in value]


def note_erasures(
    folder: Path,
    ids: Mapping[StoreName, Iterable[str]],
    receipt: str = "",
    operations: Operations = REAL,
) -> None:
    """Add erased ids, and the digest of a receipt, to the list of a data folder, durably.

    Raises:
        StoreBusyError, WriteFailedError, CorruptStoreError: the list is as it was.
    """
    with told(), exclusive(folder / LOCK, operations):
        found = read_erasures(folder, operations)
        listed = found if found.salt else replace(found, salt=os.urandom(_SALT_BYTES))
        added = {listed.hash_of(of, each) for of, given in ids.items() for each in given}
        receipts = (*listed.receipts, *([receipt] if receipt else []))
        following = replace(listed, hashes=listed.hashes | added, receipts=receipts)
        if (following.hashes, following.receipts) == (found.hashes, found.receipts):
            return
        value = {
            "schema": _SCHEMA,
            "salt": following.salt.hex(),
            "erased": sorted(following.hashes),
            "receipts": [*following.receipts],
        }
        path = folder / NAME
        write_over(path, f"{dump(value)}\n".encode(), operations, path.with_suffix(".tmp"))


def forgotten_in(folder: Path) -> frozenset[str]:
    """Return the ids whose content the journal of a store says was erased.

    Raises:
        CorruptStoreError, WriteFailedError: the journal cannot be read.
    """
    journal = Journal(folder / JOURNAL, REAL)
    with told():
        return frozenset(
            doc.id
            for raw, written_in in journal.backwards()
            if _MARK in raw
            for doc in decode(raw, written_in).docs
            if doc.op == "forget"
        )


def stands_in(folder: Path, place: str) -> bool:
    """Tell whether the journal of a store holds a line, given as `seq:change`.

    Raises:
        CorruptStoreError, WriteFailedError: the journal cannot be read.
    """
    journal = Journal(folder / JOURNAL, REAL)
    wanted = place.partition(":")[2].encode()
    with told():
        return any(
            wanted in raw and ":".join(map(str, peek(raw))) == place
            for raw, _ in journal.backwards()
        )


def erased_of(folder: Path, of: StoreName) -> Callable[[str], bool]:
    """Return what tells of an id whether it was erased from a store of a data folder.

    The store's own journal counts too, in case a kill kept an erasure from the list.

    Raises:
        CorruptStoreError, WriteFailedError: list or journal cannot be read.
    """
    listed = read_erasures(folder)
    gone = forgotten_in(store_folder(folder, of))
    return lambda identifier: identifier in gone or listed.holds(of, identifier)


def store_folder(folder: Path, of: StoreName) -> Path:
    """Return where a store of a data folder has its files."""
    return folder / HR if of == "hr" else folder


def erase_again(store: Store, listed: Erasures, of: StoreName) -> int:
    """Erase what an older copy of the files, put in the place of the store's, brought back.

    Returns:
        How many documents were back; a store that cannot be written is left as it is.

    Raises:
        StoreError: as `Store.forget`.
    """
    if store.read_only or not listed.hashes:
        return 0
    with store.memory.lock:
        there = [each for ids in store.memory.state.ids.values() for each in ids]
    back = [each for each in there if listed.holds(of, each)]
    if not back:
        return 0
    journal = Journal(store.folder / JOURNAL, REAL)
    with told():
        # what was removed in that copy, or only stands in its history, goes as well
        known = {doc.id for raw, form in journal.backwards() for doc in decode(raw, form).docs}
    store.forget({*back, *(each for each in known if listed.holds(of, each))})
    return len(back)
