"""The lock that writers take, for as long as an append or the switch of a file lasts."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from coachtui.domain.repository import CorruptStoreError, StoreBusyError
from coachtui.storage.files import open_file
from coachtui.storage.operations import Operations

WAIT_SECONDS = 5.0
"""How long a save waits for another process before it gives up."""
_FIRST_STEP = 0.001
_LONGEST_STEP = 0.02


@contextmanager
def exclusive(
    path: Path, operations: Operations, limit: float = WAIT_SECONDS, *, create: bool = True
) -> Iterator[None]:
    """Hold the lock file; it is created where it is missing, if it may be.

    Raises:
        StoreBusyError: another process held it for `limit` seconds.
        OSError: the lock file could not be opened.
    """
    descriptor = _acquire(path, operations, limit, os.O_CREAT if create else 0)
    try:
        yield
    finally:
        # the kernel frees the lock whatever close says, and what was done under it stands
        with suppress(OSError):
            operations.close(descriptor)


def held(path: Path, operations: Operations) -> bool:
    """Tell whether a living process holds the lock of a file; nobody holds one that is missing."""
    try:
        descriptor = open_file(path, os.O_RDONLY, operations)
    except (OSError, CorruptStoreError):
        return False
    try:
        operations.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    else:
        return False
    finally:
        operations.close(descriptor)


def _acquire(path: Path, operations: Operations, limit: float, create: int) -> int:
    waited, step = 0.0, _FIRST_STEP
    while True:
        descriptor = open_file(path, os.O_RDONLY | create, operations)
        try:
            operations.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            operations.close(descriptor)
        except OSError:
            operations.close(descriptor)
            raise
        else:
            if _still_there(path, descriptor):
                return descriptor
            operations.close(descriptor)
        if waited >= limit:
            raise StoreBusyError(str(path))
        operations.wait(step)
        waited += step
        step = min(step * 2, _LONGEST_STEP)


def _still_there(path: Path, descriptor: int) -> bool:
    """Tell whether the locked file is still the one others will find under this name."""
    try:
        named = path.lstat()
    except FileNotFoundError:
        return False
    held = os.fstat(descriptor)
    return (named.st_dev, named.st_ino) == (held.st_dev, held.st_ino)
