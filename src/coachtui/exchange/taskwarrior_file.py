"""Tasks as `task export` writes them: one list, or one task a line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo

from coachtui.domain.commitment import LONGEST_PROMISE
from coachtui.exchange.documents import RefusedDataError, parsed
from coachtui.exchange.foreign import Note, Unclear, UnreadableFileError, names_in, one_line

SOURCE = "taskwarrior"
_OPEN: Final = frozenset({"pending", "waiting"})
_DONE: Final = "completed"
_FORMS: Final = ("%Y%m%dT%H%M%SZ", "%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Task:
    """A task that can become a promise.

    Attributes:
        number: which of the file it is, from 1.
        uuid: its own identifier there.
        text: one line, not empty.
        due: its day in the team's zone; None where it has none.
        state: whether it is done.
        made_at: when it was entered.
        closed_at: when it was done; None while it is not.
        tags: its tags, the parts of its project, and whom its text calls by `@`.
        notes: what was written below it.
    """

    number: int
    uuid: str
    text: str
    due: date | None
    state: Literal["open", "kept"]
    made_at: datetime
    closed_at: datetime | None
    tags: tuple[str, ...]
    notes: tuple[Note, ...]


def read_tasks(data: bytes, zone: ZoneInfo) -> tuple[list[Task], list[Unclear]]:
    """Return the tasks of a file, and what of it does not come in.

    Args:
        data: the bytes of the file.
        zone: the team's, in which days are meant.

    Raises:
        UnreadableFileError: it is no such file.
    """
    tasks: list[Task] = []
    unclear: list[Unclear] = []
    for number, entry in enumerate(_entries(data), 1):
        read = _read(number, entry, zone)
        if isinstance(read, Task):
            tasks.append(read)
        else:
            unclear.append(read)
    return tasks, unclear


def _entries(data: bytes) -> Sequence[object]:
    try:
        found = parsed(data)
    except RefusedDataError:
        return [*_by_line(data)]
    if isinstance(found, dict):
        return [found]
    if not isinstance(found, list):
        raise UnreadableFileError
    return found


def _by_line(data: bytes) -> Iterator[object]:
    """Give the tasks of the form that has one a line, with or without commas.

    Raises:
        UnreadableFileError: a line is none.
    """
    for line in data.splitlines():
        piece = line.strip().rstrip(b",")
        if piece in {b"", b"[", b"]"}:
            continue
        try:
            yield parsed(piece)
        except RefusedDataError:
            raise UnreadableFileError from None


def _read(number: int, entry: object, zone: ZoneInfo) -> Task | Unclear:
    if not isinstance(entry, dict) or not isinstance(entry.get("description"), str):
        return Unclear(number, "", "shape")
    made_at = _moment(entry.get("entry"))
    day = "" if made_at is None else made_at.astimezone(zone).date().isoformat()
    reason = _reason(entry, made_at)
    if made_at is None or reason is not None:
        return Unclear(number, day, *(reason or ("day",)))
    text, due, closed = one_line(entry["description"]), _moment(entry.get("due")), None
    done = entry.get("status") == _DONE
    if done:
        closed = _moment(entry.get("end")) or _moment(entry.get("modified")) or made_at
    uuid = one_line(entry.get("uuid")) or f"{made_at.isoformat()}\0{text}"
    return Task(
        number=number,
        uuid=uuid,
        text=text,
        due=due.astimezone(zone).date() if due else None,
        state="kept" if done else "open",
        made_at=made_at,
        closed_at=closed,
        tags=tuple(dict.fromkeys((*_tags(entry), *names_in(text)))),
        notes=tuple(_notes(number, uuid, text, entry.get("annotations"))),
    )


def _reason(
    entry: Mapping[str, object], made_at: datetime | None
) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """Return why a task does not come in, if it does not."""
    text, state = one_line(entry["description"]), one_line(entry.get("status")) or "pending"
    if not text:
        return "empty", ()
    if state not in {*_OPEN, _DONE}:
        return "state", (("state", state),)
    if len(text) > LONGEST_PROMISE:
        return "too_long", (("most", str(LONGEST_PROMISE)),)
    if made_at is None or (entry.get("due") is not None and _moment(entry["due"]) is None):
        return "day", ()
    return None


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    for form in _FORMS:
        try:
            return datetime.strptime(value, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def _tags(entry: Mapping[str, object]) -> Iterator[str]:
    tags = entry.get("tags")
    if isinstance(tags, list):
        yield from (name for each in tags if (name := one_line(each).lstrip("@#+")))
    yield from (part for part in one_line(entry.get("project")).split(".") if part)


def _notes(number: int, uuid: str, text: str, found: object) -> Iterator[Note]:
    for each in found if isinstance(found, list) else ():
        at = _moment(each.get("entry")) if isinstance(each, dict) else None
        said = one_line(each.get("description")) if isinstance(each, dict) else ""
        if at is not None and said:
            yield Note(number, at, f"{text}: {said}", (), f"{uuid}\0{at.isoformat()}\0{said}")
