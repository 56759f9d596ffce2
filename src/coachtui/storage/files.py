"""Files nobody else may read, opened so that no planted link, pipe or foreign file is followed."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from coachtui.domain.repository import CorruptStoreError
from coachtui.storage.operations import Operations

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_CHUNK = 1 << 20
_REFUSED = frozenset({errno.ELOOP, errno.ENXIO, errno.EISDIR, errno.ENOTDIR})


def open_file(path: Path, flags: int, operations: Operations) -> int:
    """Open a regular file of our own and return its descriptor.

    Raises:
        CorruptStoreError: it is a link, a pipe, a folder, has a second name or another owner.
        OSError: whatever else the system says.
    """
    # without O_NONBLOCK a pipe put in the file's place would hold the program for ever
    flags |= os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
    try:
        descriptor = operations.open(str(path), flags, FILE_MODE)
    except OSError as error:
        if error.errno in _REFUSED:
            raise CorruptStoreError("unsafe", str(path)) from None
        raise
    status = os.fstat(descriptor)
    own = status.st_uid == os.geteuid()
    if not (stat.S_ISREG(status.st_mode) and status.st_nlink <= 1 and own):
        operations.close(descriptor)
        raise CorruptStoreError("unsafe", str(path))
    return descriptor


def read_from(descriptor: int, offset: int = 0) -> bytes:
    """Return everything from `offset` to the end of an open file."""
    parts: list[bytes] = []
    while part := os.pread(descriptor, _CHUNK, offset):
        parts.append(part)
        offset += len(part)
    return b"".join(parts)


def read_file(path: Path, operations: Operations) -> bytes:
    """Return a whole file; raises as `open_file`."""
    descriptor = open_file(path, os.O_RDONLY, operations)
    try:
        return read_from(descriptor)
    finally:
        operations.close(descriptor)


def write_all(descriptor: int, data: bytes, operations: Operations) -> None:
    """Write all of `data`, however many calls the system needs for it."""
    rest = data
    while rest:
        written = operations.write(descriptor, rest)
        if written <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[written:]


def write_new(path: Path, data: bytes, operations: Operations) -> None:
    """Create a file (0600, must not exist) and bring it to the disk; on an error it is gone."""
    descriptor = open_file(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, operations)
    try:
        try:
            write_all(descriptor, data, operations)
            operations.fsync(descriptor)
        finally:
            operations.close(descriptor)
    except OSError:
        with suppress(OSError):
            operations.unlink(str(path))
        raise


def write_over(path: Path, data: bytes, operations: Operations, temporary: Path) -> None:
    """Put `data` in the place of `path`: whole and durable, or the old file stands."""
    with suppress(FileNotFoundError):
        operations.unlink(str(temporary))
    write_new(temporary, data, operations)
    try:
        operations.replace(str(temporary), str(path))
    except OSError:
        with suppress(OSError):
            operations.unlink(str(temporary))
        raise
    sync_folder(path.parent, operations)


def sync_folder(path: Path, operations: Operations) -> None:
    """Bring the names in a folder to the disk."""
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
    descriptor = operations.open(str(path), flags, 0)
    try:
        operations.fsync(descriptor)
    finally:
        operations.close(descriptor)


def make_folder(path: Path, operations: Operations) -> None:
    """Make a folder for us alone (0700), and those above it.

    Raises:
        CorruptStoreError: something that is not a folder lies there.
    """
    if not path.parent.exists():
        make_folder(path.parent, operations)
    try:
        operations.mkdir(str(path), FOLDER_MODE)
    except FileExistsError:
        if not path.is_dir():
            raise CorruptStoreError("unsafe", str(path)) from None


def check_folder(path: Path) -> None:
    """Refuse a folder of the store that is a link, no folder at all, or somebody else's.

    Raises:
        CorruptStoreError: it is one of these; a folder that is missing passes.
    """
    try:
        status = path.lstat()
    except FileNotFoundError:
        return
    except OSError:
        raise CorruptStoreError("unsafe", str(path)) from None
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid():
        raise CorruptStoreError("unsafe", str(path))


def free_name(path: Path, mark: str) -> Path:
    """Return a name beside `path` that is not taken: `coach.damaged-1.json`."""
    number = 1
    while True:
        candidate = path.with_name(f"{path.stem}.{mark}-{number}{path.suffix}")
        if not os.path.lexists(candidate):
            return candidate
        number += 1


def names_in(folder: Path) -> tuple[str, ...]:
    """Return the names in a folder, sorted; none where there is no folder."""
    try:
        return tuple(sorted(path.name for path in folder.iterdir()))
    except OSError:
        return ()


def own_mark() -> str:
    """Return the end of a temporary name that tells whose it is."""
    return f"{os.getpid()}-{os.urandom(4).hex()}"


def alive(mark: str) -> bool:
    """Tell whether the process that made an `own_mark` still runs (or nobody can tell)."""
    number = mark.partition("-")[0]
    if not number.isdecimal():
        return True
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
