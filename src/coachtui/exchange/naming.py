"""Which files of a folder still hold somebody: what an erasure cannot reach is at least told."""

import re
import unicodedata
import zipfile
from collections.abc import Iterator, Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coachtui.paths import BACKUPS, HR, JOURNAL, SNAPSHOT
from coachtui.text import slug

_TAG: Final = re.compile(r"<[^>]*>")
_FOLDED: Final = re.compile(rb"\r?\n[ \t]")
_SPACES: Final = re.compile(r"\s+")
_OUR_ID: Final = re.compile(r"(?<![0-9A-Za-z])[0-9A-HJKMNP-TV-Z]{26}(?![0-9A-Za-z])")
_ANY_ID: Final = re.compile(r'"([^"\\]{1,64})"')
_SEGMENT: Final = re.compile(r"(open|\d+)\.jsonl")
_UNREADABLE: Final = frozenset({".pdf", ".age"})
_ZIPPED: Final = frozenset({".docx", ".xlsx", ".zip", ".odt"})


@dataclass(frozen=True, slots=True)
class Naming:
    """Files of a folder.

    Attributes:
        named: those that hold the name or one of the ids, or bear the name in their own.
        closed: those nobody can look into this way: PDF, and whatever is no text.
    """

    named: tuple[Path, ...]
    closed: tuple[Path, ...]


def files_naming(
    folder: Path, name: str, spared: AbstractSet[str], ids: AbstractSet[str] = frozenset()
) -> Naming:
    """Look through every file below a folder, links left alone.

    Args:
        folder: where to look: a data folder.
        name: full name of the person, in any case, also as it stands in a file name; '' where it
            is not known any more.
        spared: entries of the folder that are not looked into.
        ids: of what was erased; an erasure leaves them in journal and snapshot of a store and of
            its backups, so there they tell nothing.
    """
    named, closed = [], []
    for path in _files(folder, spared):
        wanted = frozenset[str]() if _reached(path.relative_to(folder).parts) else ids
        try:
            text, sound = _text(path)
        except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
            text, sound = "", False
        if _bears(path.name, name, wanted) or _holds(text, name, wanted):
            named.append(path)
        elif not sound or path.suffix.lower() in _UNREADABLE:
            closed.append(path)
    return Naming(tuple(named), tuple(closed))


def _files(folder: Path, spared: AbstractSet[str]) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        first = path.relative_to(folder).parts[0]
        if first not in spared and path.is_file() and not path.is_symlink():
            yield path


def _reached(parts: tuple[str, ...]) -> bool:
    """Tell whether an erasure takes the content out of a file, and leaves the ids in it."""
    *above, name = parts
    if parts[0] not in {JOURNAL, SNAPSHOT, BACKUPS, HR}:
        return False
    return name == SNAPSHOT or (above[-1:] == [JOURNAL] and _SEGMENT.fullmatch(name) is not None)


def _bears(file_name: str, name: str, ids: AbstractSet[str]) -> bool:
    if name and slug(name) in slug(file_name):
        return True
    return not ids.isdisjoint(_OUR_ID.findall(file_name))


def _holds(text: str, name: str, ids: AbstractSet[str]) -> bool:
    if name and _plain(name) in _plain(text):
        return True
    return bool(ids) and not (
        ids.isdisjoint(_OUR_ID.findall(text)) and ids.isdisjoint(_ANY_ID.findall(text))
    )


def _text(path: Path) -> tuple[str, bool]:
    """Return what stands in a file, the parts of a document too, and whether it is all text."""
    if path.suffix.lower() not in _ZIPPED:
        data = path.read_bytes()
        # as it stands, and as a calendar that folds its lines means it
        both = b"\n".join((data, _FOLDED.sub(b"", data))).decode(errors="replace")
        return both, _is_text(data)
    with zipfile.ZipFile(path) as parts:
        texts = (parts.read(part).decode(errors="replace") for part in parts.namelist())
        return "\n".join(_TAG.sub("", text) for text in texts), True


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def _plain(text: str) -> str:
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).casefold()
