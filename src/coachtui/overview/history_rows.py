"""The history of a record as rows: each change with its moment, below it what it changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from coachtui.domain.ids import ME
from coachtui.domain.record import Record
from coachtui.domain.versions import Version
from coachtui.language import Words
from coachtui.overview.field_values import Document, Telling
from coachtui.text import cells
from coachtui.ui.rows import Row

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_HOURS_UP_TO = 2 * _DAY
WHAT = 32
"""Cells of a row for what was done, or the name of a field."""
_INDENT = "  "
_INSIDE = " · "


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a history.

    Attributes:
        key: of its row.
        when: the moment of a change, '' for what it changed.
        what: what was done, or the field that was changed.
        detail: how late, and by whom; or what stood there and what does.
    """

    key: str
    when: str
    what: str
    detail: str

    @property
    def whole(self) -> str:
        """All of it in one line."""
        told = f"{self.what}: {self.detail}" if not self.when and self.detail else ""
        return told or " · ".join(part for part in (self.when, self.what, self.detail) if part)

    @property
    def row(self) -> Row:
        """The line as a row of three cells; what was changed stands in a little."""
        what = self.what if self.when else f"{_INDENT}{_inmost(self.what)}"
        return Row(self.key, (self.when, what, self.detail), "" if self.when else "dim")


def _inmost(name: str) -> str:
    """Return the name of a field, without that of the field around it where both have no room."""
    if cells(name) <= WHAT - len(_INDENT):
        return name
    *around, inside = name.split(_INSIDE)
    return f"…{_INSIDE}{inside}" if around else name


def history_lines(
    telling: Telling, of: type[Record], versions: Iterable[Version], manager: str
) -> list[Line]:
    """Return the lines of a record's history, the latest change first.

    Args:
        telling: tells its fields.
        of: its type: what a new one holds anyhow is not told.
        versions: its versions, oldest first.
        manager: the name of whoever keeps these records.
    """
    changes: list[list[Line]] = []
    last: Document | None = None
    for nth, version in enumerate(versions):
        first = last is None and version.body is not None
        changes.append([_change(telling.view.words, nth, version, manager, first=first)])
        if version.body is not None:
            before = _defaults(of) if last is None else last
            changes[-1] += _fields(telling, nth, before, version.body, begun=last is None)
            last = version.body
    return [line for change in reversed(changes) for line in change]


def _change(words: Words, nth: int, version: Version, manager: str, *, first: bool) -> Line:
    late = late_told(words, version) if first else ""
    by = manager if version.by == ME else words.label("author", version.by)
    detail = " · ".join(part for part in (late, by) if part)
    return Line(f"{nth}", words.moment_short(version.at), done_told(words, version), detail)


def done_told(words: Words, version: Version) -> str:
    """Return what was done with a version, in words."""
    if version.deed == "forgotten":
        return words.say("erased for good")
    what = words.say(version.label) if version.label else words.say("a change")
    if version.turn == "undo":
        return words.say("Undone: {what}", what=what)
    return words.say("Done again: {what}", what=what) if version.turn else what


def late_told(words: Words, version: Version) -> str:
    """Return how long after it happened something was recorded; '' for at once, or not known."""
    happened = (version.body or {}).get("happened_at")
    if not isinstance(happened, str):
        return ""
    seconds = int((version.at - datetime.fromisoformat(happened)).total_seconds())
    if seconds < _MINUTE:
        return ""
    if seconds < _HOUR:
        minutes = seconds // _MINUTE
        return words.count(
            minutes, "recorded {n} minute afterwards", "recorded {n} minutes afterwards"
        )
    if seconds < _HOURS_UP_TO:
        hours = seconds // _HOUR
        return words.count(hours, "recorded {n} hour afterwards", "recorded {n} hours afterwards")
    days = seconds // _DAY
    return words.count(days, "recorded {n} day afterwards", "recorded {n} days afterwards")


def _defaults(of: type[Record]) -> Document:
    """Return what a new record of a type holds before anybody fills it in."""
    return of.model_construct().model_dump(mode="json", warnings=False)


def _fields(
    telling: Telling, nth: int, before: Document, after: Document, *, begun: bool
) -> Iterator[Line]:
    """Give what was changed; of what had `begun` with this, what was filled in."""
    for field, change in enumerate(telling.changes(before, after)):
        told = f"{change.before} → {change.after or '–'}"
        if begun or not change.before:
            told = change.after or "–"
        yield Line(f"{nth}.{field}", "", change.name, told)
