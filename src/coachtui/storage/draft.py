"""What a draft is: half-typed text of one form, and how it stands in its file."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

ENDING = ".json"
_UNSAFE = re.compile(r"[^A-Za-z0-9._]")
_ESCAPED = re.compile(r"%([0-9A-F]+)%")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form holds that is not in the store yet.

    Attributes:
        form: which form, such as `one_on_one.01J...`.
        text: what is half typed.
        pending: lines entered whose commit has not returned.
        at: when it was noted, ISO 8601.
    """

    form: str
    text: str
    pending: tuple[str, ...] = ()
    at: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not self.text and not self.pending


@dataclass(frozen=True, slots=True)
class DraftInfo:
    """A draft that nobody holds.

    Attributes:
        form: which form it belongs to.
        age: how long ago it was noted.
        letters: length of the half-typed text.
        pending: how many lines were on their way.
    """

    form: str
    age: timedelta
    letters: int
    pending: int


@dataclass(frozen=True, slots=True)
class ListedDraft:
    """A draft in the folder, whoever holds it.

    Attributes:
        name: its file, by which it is discarded.
        form: which form it belongs to.
        text: what is half typed.
        pending: lines entered whose commit has not returned.
        at: when it was noted, None where it does not tell.
        holder: `here` for this session, `elsewhere` for another one that is alive, else ''.
    """

    name: str
    form: str
    text: str
    pending: tuple[str, ...]
    at: datetime | None
    holder: str


def name_of(form: str, session: str) -> str:
    """Return the name of the file in which a session keeps its draft of a form."""
    name = _UNSAFE.sub(lambda sign: f"%{ord(sign[0]):X}%", form)
    return f"{name}-{session}{ENDING}"


def form_of(name: str) -> str:
    """Return the form a name made by `name_of` stands for."""
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), name)


def encode(draft: Draft) -> bytes:
    """Return the bytes of a draft's file."""
    value = {
        "form": draft.form,
        "text": draft.text,
        "pending": draft.pending,
        "at": draft.at,
    }
    # what was typed is kept even where it is not well-formed text: escapes hold anything
    return json.dumps(value).encode()


def decode(data: bytes, form: str) -> Draft:
    """Return a draft; one that cannot be read gives its bytes as text, so nothing is lost.

    Args:
        data: the bytes of its file.
        form: which form the file's name says, '' where it does not tell.
    """
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, Mapping):
        return Draft(form, data.decode(errors="replace"))
    pending = value.get("pending")
    lines = tuple(map(str, pending)) if isinstance(pending, list) else ()
    form = form or str(value.get("form", ""))
    return Draft(form, str(value.get("text", "")), lines, str(value.get("at", "")))


def info(draft: Draft, now: datetime) -> DraftInfo:
    """Return what a list of drafts shows of one."""
    age = now - _moment(draft.at, now)
    return DraftInfo(draft.form, age, len(draft.text), len(draft.pending))


def listed(draft: Draft, name: str, holder: str) -> ListedDraft:
    """Return what a list of all drafts shows of one."""
    try:
        at = datetime.fromisoformat(draft.at)
    except ValueError:
        at = None
    return ListedDraft(name, draft.form, draft.text, draft.pending, at, holder)


def _moment(at: str, now: datetime) -> datetime:
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        return now
