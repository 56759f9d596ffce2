"""The packs of a data folder, read as what they are: files anybody may have written."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from coachtui.domain.data_file import DataFileError
from coachtui.language import N_
from coachtui.text import clean

FOLDER: Final = "competencies"
MOST_BYTES: Final = 64 * 1024
"""Of a pack; the standard has an eighth of it."""
MOST_PACKS: Final = 20


def pack_texts(folder: Path, under: str = FOLDER) -> Iterator[tuple[str, str | DataFileError]]:
    """Give the name and text of each pack `under` a data folder, or why it cannot be read.

    Links are followed; hidden files are not packs. Without the folder there is none.
    """
    try:
        paths = sorted(path for path in (folder / under).iterdir() if _is_pack(path))
    except FileNotFoundError:
        return
    except OSError:
        yield under, DataFileError(under, 0, N_("it cannot be read"))
        return
    for number, path in enumerate(paths):
        name = clean(path.name)
        if number == MOST_PACKS:
            yield name, DataFileError(name, 0, N_("more than {most} files"), most=MOST_PACKS)
            return
        try:
            yield name, _text(path, name)
        except DataFileError as error:
            yield name, error


def _is_pack(path: Path) -> bool:
    return path.suffix.casefold() == ".toml" and not path.name.startswith(".")


def _text(path: Path, name: str) -> str:
    try:
        if not path.is_file():  # a pipe would never end
            raise DataFileError(name, 0, N_("it is no file"))
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise DataFileError(name, 0, N_("it cannot be read")) from error
    if len(content) > MOST_BYTES:
        raise DataFileError(name, 0, N_("larger than {most} KiB"), most=MOST_BYTES // 1024)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DataFileError(name, line, N_("not UTF-8: save the file as UTF-8")) from error
