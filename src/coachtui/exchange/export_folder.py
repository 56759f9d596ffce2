"""Files that screens write for the user: a folder of their own beside the records."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from coachtui.exchange.outfile import write_all
from coachtui.paths import EXPORTS
from coachtui.text import slug

_MOST_OF_A_NAME: Final = 999


def keep(folder: Path, name: str, suffix: str, data: bytes) -> Path:
    """Write a new file into the folder of exports and return its path.

    Args:
        folder: the data folder; the folder of exports is made in it, for its owner alone.
        name: any text; it becomes a file name of plain letters and hyphens.
        suffix: of the file name, as `.ics`.
        data: what is written. A file of that name that is there already stays: a number is added.

    Raises:
        OSError: the file system refused.
    """
    return keep_together(folder, name, {suffix: data})[0]


def keep_together(folder: Path, name: str, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write new files that differ in their suffix alone, and return their paths; as `keep`.

    All get the same number; on an error none of them is left.

    Raises:
        OSError: the file system refused.
    """
    exports = folder / EXPORTS
    exports.mkdir(mode=0o700, parents=True, exist_ok=True)
    stem = slug(name)
    for number in range(1, _MOST_OF_A_NAME):
        numbered = stem if number == 1 else f"{stem}-{number}"
        paths = {exports / f"{numbered}{suffix}": data for suffix, data in files.items()}
        try:
            write_all(paths)
        except FileExistsError:
            continue
        return tuple(paths)
    raise FileExistsError(str(exports / stem))
