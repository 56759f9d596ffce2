"""Which files of a folder name somebody: what an erasure cannot reach is at least told."""

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coachtui.text import slug

_TAG: Final = re.compile(r"<[^>]*>")
_FOLDED: Final = re.compile(rb"\r?\n[ \t]")
_SPACES: Final = re.compile(r"\s+")
_UNREADABLE: Final = frozenset({".pdf"})
_ZIPPED: Final = frozenset({".docx", ".xlsx", ".zip", ".odt"})


@dataclass(frozen=True, slots=True)
class Naming:
    """Files of a folder.

    Attributes:
        named: those that hold the name, or bear it in their own.
        closed: those nobody can look into this way: PDF, and what the system does not open.
    """

    named: tuple[Path, ...]
    closed: tuple[Path, ...]


def files_naming(folder: Path, name: str, spared: frozenset[str]) -> Naming:
    """Look through every file below a folder, links left alone.

    Args:
        folder: where to look.
        name: full name of the person, in any case; also as it stands in a file name.
        spared: entries of the folder that are not looked into.
    """
    named, closed = [], []
    for path in _files(folder, spared):
        try:
            if slug(name) in slug(path.name) or _plain(name) in _plain(_text(path)):
                named.append(path)
            elif path.suffix.lower() in _UNREADABLE:
                closed.append(path)
        except (OSError, zipfile.BadZipFile, NotImplementedError):
            closed.append(path)
    return Naming(tuple(named), tuple(closed))


def _files(folder: Path, spared: frozenset[str]) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        first = path.relative_to(folder).parts[0]
        if first not in spared and path.is_file() and not path.is_symlink():
            yield path


def _text(path: Path) -> str:
    """Return what stands in a file, lines of a calendar joined, the parts of a document too."""
    if path.suffix.lower() not in _ZIPPED:
        data = path.read_bytes()
        # as it stands, and as a calendar that folds its lines means it
        return b"\n".join((data, _FOLDED.sub(b"", data))).decode(errors="replace")
    with zipfile.ZipFile(path) as parts:
        texts = (parts.read(part).decode(errors="replace") for part in parts.namelist())
        return "\n".join(_TAG.sub("", text) for text in texts)


def _plain(text: str) -> str:
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).casefold()
