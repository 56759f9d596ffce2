"""Writing an export to a new file that only its owner can read."""

import os
from pathlib import Path


def write_new(path: Path, data: bytes) -> None:
    """Create a file with mode 0600 and write it durably; on an error none is left behind.

    Raises:
        FileExistsError: something of that name is there, be it a dangling link.
        OSError: the file system refused.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(path, flags, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
