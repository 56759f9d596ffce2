"""The keys of a sealed store: who can open it, in a file beside the journal.

It stands there before the first line is sealed and goes after the last one is open again, so that
no crash leaves sealed lines that nobody knows of. The manager's own key is in it, locked with the
passphrase the way the `age` program does it.
"""

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from coachtui.domain.repository import CorruptStoreError
from coachtui.paths import KEYS
from coachtui.storage.files import read_file, sync_folder, write_over
from coachtui.storage.line import UnsoundError, dump, text_in
from coachtui.storage.operations import REAL, Operations

Pending = Literal["", "on", "off"]
_PENDING: Mapping[str, Pending] = {"": "", "on": "on", "off": "off"}
Mark = tuple[int, int, int] | None
MANAGER = "manager"
"""Name of the recipient whose key is locked with the passphrase."""
_HEAD = """\
# Who can open these records. Without one of these keys nobody can, and nobody can help.
# With age (https://age-encryption.org): put the lines of "identity" into a file and unlock it with
# "age -d FILE"; what that prints opens everything here.
"""


@dataclass(frozen=True, slots=True)
class Keys:
    """Who can open a sealed store.

    Attributes:
        recipients: name and public key (`age1…`) of each.
        identity: the manager's secret key, locked with the passphrase, in age's armour.
        pending: what a crash interrupted: sealing (`on`) or unsealing (`off`) the files.
    """

    recipients: tuple[tuple[str, str], ...]
    identity: str
    pending: Pending = ""

    @property
    def public(self) -> tuple[str, ...]:
        """The public keys."""
        return tuple(key for _, key in self.recipients)


def mark_of_keys(folder: Path) -> Mark:
    """Return what tells one state of the file from another, None where there is none."""
    try:
        status = (folder / KEYS).lstat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def read_keys(folder: Path, operations: Operations = REAL) -> Keys | None:
    """Return the keys of a store, None where it is not sealed.

    Raises:
        CorruptStoreError: they cannot be understood, or lie in no plain file of our own.
        OSError: the file system refused.
    """
    path = folder / KEYS
    try:
        return _decoded(tomllib.loads(read_file(path, operations).decode()))
    except FileNotFoundError:
        return None
    except (ValueError, RecursionError):
        raise CorruptStoreError("keys", str(path)) from None


def _decoded(value: Mapping[str, object]) -> Keys:
    pending, rows = _PENDING.get(text_in(value, "pending")), value.get("recipient")
    if pending is None or not isinstance(rows, list) or not rows:
        raise UnsoundError("keys")
    recipients = []
    for row in rows:
        if not isinstance(row, dict):
            raise UnsoundError("recipient")
        recipients.append((text_in(row, "name"), text_in(row, "key")))
    return Keys(tuple(recipients), text_in(value, "identity"), pending)


def write_keys(folder: Path, keys: Keys, operations: Operations) -> None:
    """Write the keys durably.

    Raises:
        OSError: the file system refused; the old ones stand.
    """
    rows = "".join(
        f"\n[[recipient]]\nname = {dump(name)}\nkey = {dump(key)}\n"
        for name, key in keys.recipients
    )
    armour = f"'''\n{keys.identity.strip()}\n'''"
    text = f"{_HEAD}pending = {dump(keys.pending)}\nidentity = {armour}\n{rows}"
    path = folder / KEYS
    write_over(path, text.encode(), operations, path.with_suffix(".tmp"))


def remove_keys(folder: Path, operations: Operations) -> None:
    """Take the keys away durably, once nothing is sealed any more."""
    with suppress(FileNotFoundError):
        operations.unlink(str(folder / KEYS))
    sync_folder(folder, operations)
