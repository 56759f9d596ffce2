"""A journal as `jrnl --export json` writes it."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from coachtui.exchange.documents import RefusedDataError, parsed
from coachtui.exchange.foreign import Note, Unclear, UnreadableFileError, names_in, one_line

SOURCE = "jrnl"


def read_jrnl(data: bytes, zone: ZoneInfo) -> tuple[list[Note], list[Unclear]]:
    """Return the entries of a journal, and what of it is none.

    Args:
        data: the bytes of the file.
        zone: where its times of day are meant.

    Raises:
        UnreadableFileError: it is no such file.
    """
    try:
        found = parsed(data)
    except RefusedDataError:
        raise UnreadableFileError from None
    entries = found.get("entries") if isinstance(found, dict) else None
    if not isinstance(entries, list):
        raise UnreadableFileError
    notes: list[Note] = []
    unclear: list[Unclear] = []
    for number, entry in enumerate(entries, 1):
        read = _read(number, entry, zone)
        if isinstance(read, Note):
            notes.append(read)
        else:
            unclear.append(read)
    return notes, unclear


def _read(number: int, entry: object, zone: ZoneInfo) -> Note | Unclear:
    if not isinstance(entry, dict):
        return Unclear(number, "", "shape")
    day, hour = one_line(entry.get("date")), one_line(entry.get("time")) or "00:00"
    try:
        at = datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=zone)
    except ValueError:
        return Unclear(number, day, "day")
    text = one_line(entry.get("title"), entry.get("body"))
    if not text:
        return Unclear(number, day, "empty")
    called = dict.fromkeys((*_tags(entry), *names_in(text)))
    return Note(number, at, text, tuple(called), f"{day}\0{hour}\0{text}")


def _tags(entry: Mapping[str, object]) -> tuple[str, ...]:
    tags = entry.get("tags")
    if not isinstance(tags, list):
        return ()
    return tuple(name for each in tags if (name := one_line(each).lstrip("@#+!&")))
