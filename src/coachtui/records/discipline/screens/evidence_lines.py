"""Evidence and witnesses as lines of a form; the file behind a path is hashed, never kept."""

import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

from coachtui.language import N_, Words
from coachtui.records.discipline.model import (
    LONGEST_LINE,
    Evidence,
    EvidenceKind,
    Witness,
)
from coachtui.records.discipline.screens.field_values import lines_of
from coachtui.text import clean

MOST_BYTES: Final = 256 * 1024 * 1024
"""Of a file that is hashed."""
_CHUNK: Final = 1024 * 1024
_LONGEST_NAME: Final = 120
_SIGNS: Final = 12
"""Signs of a hash that are shown."""
_PATH_STARTS: Final = ("/", "~/", "./", "../")
_KINDS: Final[Mapping[str, EvidenceKind]] = MappingProxyType(
    {
        **dict.fromkeys((".jpg", ".jpeg", ".png", ".heic", ".webp", ".mp4", ".mov"), "photo"),
        **dict.fromkeys((".eml", ".msg", ".mbox"), "message"),
        **dict.fromkeys((".log", ".csv", ".xlsx", ".json"), "log"),
    }
)
"""By the end of a file's name; any other is a document."""


class LineError(Exception):
    """A line that cannot be taken: `problem` is a message id, `values` fill it."""

    def __init__(self, problem: str, **values: object) -> None:
        super().__init__(problem)
        self.problem = problem
        self.values = values

    def told(self, words: Words) -> str:
        """Give back the sentence."""
        return words.say(self.problem, **self.values)


def shown_evidence(evidence: Iterable[Evidence]) -> str:
    """Return pieces of evidence as lines that `read_evidence` knows again."""
    return "\n".join(_shown(each) for each in evidence)


def read_evidence(
    text: str, before: Iterable[Evidence], now: datetime, words: Words
) -> tuple[Evidence, ...]:
    """Return the evidence a text lists, one piece a line; hashes files, so call it in a thread.

    A line of `before` stands as it was. One that begins like a path (`/`, `~/`, `./`) is a file;
    any other is a description, the kind before a colon where it has one.

    Raises:
        LineError: a file is not there, is no plain file, is too large, or cannot be read; or a
            line is too long.
    """
    known = {_shown(each): each for each in before}
    kinds = {words.label("evidence_kind", key).casefold(): key for key in _all_kinds()}
    lines = dict.fromkeys(lines_of(text))
    return tuple(known.get(line) or _piece(line, now, kinds) for line in lines)


def file_sum(path: Path) -> str:
    """Return the SHA-256 of a plain file, as hexadecimal digits.

    Raises:
        LineError: it is not there, is no plain file, is too large, or cannot be read.
    """
    name = clean(path.name)
    try:
        # Without waiting: a pipe that nobody writes to would never open.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise LineError(N_("{name} is no plain file."), name=name)
            found, size = hashlib.sha256(), 0
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                if size > MOST_BYTES:
                    raise LineError(
                        N_("{name} is larger than {most} MiB: name it in words instead."),
                        name=name,
                        most=MOST_BYTES // _CHUNK,
                    )
                found.update(chunk)
    except FileNotFoundError as error:
        raise LineError(N_("There is no file {name}."), name=name) from error
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "?"
        raise LineError(N_("{name} cannot be read: {reason}."), name=name, reason=reason) from error
    return found.hexdigest()


def shown_witnesses(witnesses: Iterable[Witness]) -> str:
    """Return witnesses as lines of `name: quote`."""
    return "\n".join(
        f"{each.name}: {each.quote}" if each.quote else each.name for each in witnesses
    )


def read_witnesses(text: str) -> tuple[Witness, ...]:
    """Return the witnesses a text lists, one a line: `name: what they said`.

    Raises:
        LineError: a line has no name, or is too long.
    """
    found: list[Witness] = []
    for line in lines_of(text):
        name, _, quote = (part.strip() for part in line.partition(":"))
        if not name:
            raise LineError(N_("Before the colon stands who saw it: “{line}”."), line=line)
        if len(name) > _LONGEST_NAME or len(quote) > LONGEST_LINE:
            raise LineError(
                N_("A witness has at most {name} characters of name and {most} of words."),
                name=_LONGEST_NAME,
                most=LONGEST_LINE,
            )
        found.append(Witness(name=name, quote=quote))
    return tuple(found)


def _shown(evidence: Evidence) -> str:
    if evidence.sha256 is None:
        return evidence.what
    return f"{evidence.what} · sha256 {evidence.sha256[:_SIGNS]}"


def _piece(line: str, now: datetime, kinds: Mapping[str, EvidenceKind]) -> Evidence:
    if line.startswith(_PATH_STARTS):
        path = _path(line)
        name = clean(path.name)[:LONGEST_LINE]
        kind: EvidenceKind = _KINDS.get(path.suffix.casefold(), "document")
        return Evidence(kind=kind, what=name, file=name, sha256=file_sum(path), collected_at=now)
    if len(line) > LONGEST_LINE:
        raise LineError(N_("A line has at most {most} characters."), most=LONGEST_LINE)
    before, colon, _ = line.partition(":")
    named = kinds.get(before.strip().casefold()) if colon else None
    return Evidence(kind=named or "document", what=line, collected_at=now)


def _path(line: str) -> Path:
    try:
        return Path(line).expanduser()
    except RuntimeError as error:
        raise LineError(N_("It is not known where “~” leads: write the whole path.")) from error


def _all_kinds() -> tuple[EvidenceKind, ...]:
    return ("document", "log", "photo", "message", "statement")
