"""The backups that are there: which, how many of them stay, and where others were written to."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from coachtui.domain.repository import CorruptStoreError
from coachtui.storage.backup import GOING, MAKING, remove
from coachtui.storage.files import names_in, read_file, write_over
from coachtui.storage.line import dump, object_in
from coachtui.storage.manifest import Manifest, read_manifest
from coachtui.storage.operations import REAL, Operations, told

LAST_KEPT: Final = 10
DAYS_KEPT: Final = 14
"""Where no number is named: so many last ones stay, and the last of each of so many days."""
PLACES: Final = "backup-places.json"


def backups_in(into: Path, why: str = "") -> dict[Path, Manifest]:
    """Return the backups in a folder by their paths, oldest first; `why` names a kind of them.

    What is no backup, or says of itself what cannot be read, is passed over.
    """
    found: list[tuple[str, Path, Manifest]] = []
    for name in names_in(into):
        if name.startswith((MAKING, GOING)) or not name.startswith(f"{why}-" if why else ""):
            continue
        with suppress(CorruptStoreError, OSError):
            manifest = read_manifest(into / name)
            found.append((manifest.made_at, into / name, manifest))
    return {path: manifest for _, path, manifest in sorted(found, key=lambda each: each[:2])}


def prune(into: Path, why: str, last: int, days: int = 0) -> tuple[Path, ...]:
    """Take the backups of a kind away that are none of the last, nor the last of their day.

    Args:
        into: where they lie.
        why: what their names begin with.
        last: how many of the last to keep, 1 or more.
        days: of how many days to keep the last as well.

    Returns:
        Where those were that are gone.

    Raises:
        WriteFailedError: the file system refused.
    """
    found = backups_in(into, why)
    by_day = {manifest.made_at[:10]: path for path, manifest in found.items()}
    kept = {*list(found)[-last:], *(list(by_day.values())[-days:] if days else ())}
    gone = tuple(path for path in found if path not in kept)
    with told():
        for path in gone:
            remove(path)
    return gone


def note_place(folder: Path, into: Path, operations: Operations = REAL) -> None:
    """Remember that backups of a data folder lie elsewhere, so that an erasure can name them.

    Raises:
        CorruptStoreError: `unsafe`: what is remembered lies in no plain file of ours.
        WriteFailedError: the file system refused.
    """
    places = noted_places(folder, operations)
    if into in places:
        return
    data = dump({"schema": 1, "places": [str(each) for each in (*places, into)]}).encode()
    path = folder / PLACES
    with told():
        write_over(path, data + b"\n", operations, path.with_suffix(".tmp"))


def noted_places(folder: Path, operations: Operations = REAL) -> tuple[Path, ...]:
    """Return the folders elsewhere that backups of a data folder were written to.

    What cannot be understood counts as none.

    Raises:
        CorruptStoreError: `unsafe`: they lie in no plain file of ours.
        WriteFailedError: the file system refused.
    """
    with told(), suppress(FileNotFoundError, ValueError):
        found = object_in(read_file(folder / PLACES, operations)).get("places")
        if isinstance(found, list):
            return tuple(Path(each) for each in found if isinstance(each, str))
    return ()


def elsewhere(folder: Path) -> tuple[Path, ...]:
    """Return the backups of a data folder that lie in other folders, and are still there.

    No erasure goes into them: they are to be told.

    Raises:
        CorruptStoreError, WriteFailedError: as `noted_places`.
    """
    return tuple(path for place in noted_places(folder) for path in backups_in(place))
