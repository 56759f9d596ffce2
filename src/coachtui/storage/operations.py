"""Every effect the store has on the world, in one table: a test can fail any one of them."""

import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from coachtui.domain.repository import WriteFailedError

_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "quota",
    errno.EFBIG: "quota",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
}
_MOUNTS = Path("/proc/self/mountinfo")
NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "fuse.sshfs"})
"""File systems on which locks and renames are unproven."""
Step = Callable[[int, int], None]
"""Is told how many files of how many are done; what it raises stops the work."""


def reason_of(error: OSError) -> str:
    """Return why the file system refused: `full`, `quota`, `read_only` or `other`."""
    return _REASONS.get(error.errno or 0, "other")


@contextmanager
def told() -> Iterator[None]:
    """Turn what the file system refuses into `WriteFailedError` with its reason."""
    try:
        yield
    except OSError as error:
        raise WriteFailedError(reason_of(error)) from error


def file_system(path: Path) -> str:
    """Return the type of the file system `path` lies on, or '' where the host does not tell."""
    try:
        device = path.stat().st_dev
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    wanted = f"{os.major(device)}:{os.minor(device)}"
    for line in lines:
        # id parent major:minor root ... - type source options
        mount, _, kind = line.partition(" - ")
        if wanted in mount.split()[2:3]:
            return kind.partition(" ")[0]
    return ""


def writable(path: Path) -> bool:
    """Tell whether this process may write there (rights, and a mount that is not read-only)."""
    return os.access(path, os.W_OK)


@dataclass(frozen=True, slots=True)
class Operations:
    """The table of effects, and the two sizes a test wants small.

    Attributes:
        trust_network: whether a store on a network file system may be written to.
        segment_bytes: from this size on a segment of the journal is closed at compaction.
    """

    open: Callable[[str, int, int], int] = os.open
    write: Callable[[int, bytes], int] = os.write
    fsync: Callable[[int], None] = os.fsync
    replace: Callable[[str, str], None] = os.replace
    unlink: Callable[[str], None] = os.unlink
    truncate: Callable[[int, int], None] = os.ftruncate
    close: Callable[[int], None] = os.close
    mkdir: Callable[[str, int], None] = os.mkdir
    flock: Callable[[int, int], None] = fcntl.flock
    wait: Callable[[float], None] = time.sleep
    writable: Callable[[Path], bool] = writable
    file_system: Callable[[Path], str] = file_system
    trust_network: bool = False
    segment_bytes: int = 1 << 20


REAL = Operations()
"""The operating system's own."""
