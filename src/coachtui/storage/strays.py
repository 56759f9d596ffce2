"""What lies in the backups of a store that no erasure could go into, or get past."""

import os
from pathlib import Path

from coachtui.domain.repository import CorruptStoreError
from coachtui.paths import BACKUPS, JOURNAL
from coachtui.storage import snapshot as snapshots
from coachtui.storage.files import names_in, read_file
from coachtui.storage.operations import REAL, Operations


def strays(folder: Path, operations: Operations = REAL) -> tuple[Path, ...]:
    """Return what an erasure in the store of a folder leaves as it is: links, files, odd copies."""
    backups = folder / BACKUPS
    return tuple(backups / name for name in names_in(backups) if _odd(backups / name, operations))


def _odd(path: Path, operations: Operations) -> bool:
    if path.is_symlink() or not path.is_dir():
        return True
    journal = (path / JOURNAL / name for name in names_in(path / JOURNAL))
    try:
        for each in (*journal, path / snapshots.NAME):
            if os.path.lexists(each):
                read_file(each, operations)
    except (CorruptStoreError, OSError):
        return True
    return False
