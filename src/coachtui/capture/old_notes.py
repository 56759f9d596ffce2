"""A page of old notes as lines to be sorted: whose each is, of which day, and what it is."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from coachtui.capture.entry import EntryKind
from coachtui.capture.past_days import past_date_of
from coachtui.capture.pasted import split_paste
from coachtui.capture.signs import signed, without_sign
from coachtui.domain.ids import new_id

Whom = Callable[[str], str]
"""The id of the one person a text calls by name; '' for nobody, or several."""
_BULLET: Final = re.compile(r"^(?:[*•·–—]|\d{1,2}[.)])\s+")
_DAY: Final = re.compile(
    r"^(?:(?:thứ|t|th|cn|mon|tue|wed|thu|fri|sat|sun)[\w.]*,?\s+)?"
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)"
    r"(?:\s*[:–—-]\s+|\s*:\s*|\s+|$)",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(r"^@(?P<called>[\w-]+)[\s:,]*")
_NAMED: Final = re.compile(r"^(?P<called>[^\W\d_][^:\n]{0,39}?)\s*:\s*")
_FIELDS: Final = 5


@dataclass(frozen=True, slots=True)
class OldLine:
    """A line of the page.

    Attributes:
        id: what its log entry will be called: a line is kept once, whatever happens meanwhile.
        text: without bullet, sign, day and name in front.
        person_id: whose it is, '' as long as nobody said.
        kind: what it is.
        day: when it was written, None where the page does not tell.
    """

    id: str
    text: str
    person_id: str = ""
    kind: EntryKind = EntryKind.NOTE
    day: date | None = None


def old_lines(page: str, whom: Whom, today: date) -> tuple[OldLine, ...]:
    """Return the lines of a pasted page that say something, each with what it tells of itself.

    A line that is only a day, or only a name with a colon, stands for those below it.

    Args:
        page: the text.
        whom: tells people by what they are called.
        today: the day a date without a year is the last such of.
    """
    return tuple(_lines(split_paste(page), whom, today))


def _lines(lines: Sequence[str], whom: Whom, today: date) -> Iterator[OldLine]:
    above = OldLine("", "")
    for line in lines:
        found = _read(line, above, whom, today)
        if found.text:
            yield replace(found, id=new_id())
        else:
            above = found


def _read(line: str, above: OldLine, whom: Whom, today: date) -> OldLine:
    rest, day = _dated(line.removeprefix("#").lstrip("# "), today)
    person, rest = _called(rest, whom)
    day_after = None
    if person:
        rest, day_after = _dated(rest, today)
    rest = _BULLET.sub("", rest).strip()
    sign = signed(rest)
    text = rest if sign.plain else without_sign(rest).strip()
    if not text and not (day or day_after or person):
        text = rest or line
    return OldLine(
        "",
        text,
        person or above.person_id,
        sign.kind,
        day or day_after or above.day,
    )


def _dated(line: str, today: date) -> tuple[str, date | None]:
    """Return a line without the day it begins with, and that day."""
    found = _DAY.match(line)
    day = past_date_of(found["day"].replace(".", "/"), today) if found else None
    if found is None or day is None or day > today:
        return line, None
    return line[found.end() :], day


def _called(line: str, whom: Whom) -> tuple[str, str]:
    """Return whom a line begins with, and what follows."""
    bare = _BULLET.sub("", line).removeprefix("- ")
    for pattern in (_CALLED, _NAMED):
        found = pattern.match(bare)
        person = whom(re.sub(r"[_-]+", " ", found["called"])) if found else ""
        if found and person:
            return person, bare[found.end() :]
    return "", line


def packed(lines: Sequence[OldLine]) -> str:
    """Return lines as a draft keeps them: one a line, its text last."""
    return "\n".join(
        "\t".join(
            (
                each.id,
                each.person_id,
                each.kind.value,
                each.day.isoformat() if each.day else "",
                each.text,
            )
        )
        for each in lines
    )


def unpacked(text: str) -> tuple[OldLine, ...]:
    """Return the lines a draft kept; what is none is taken for a line of its own."""
    return tuple(_unpacked(line) for line in text.splitlines() if line.strip())


def _unpacked(line: str) -> OldLine:
    parts = line.split("\t", _FIELDS - 1)
    try:
        identifier, person, kind, day, text = parts
        return OldLine(
            identifier, text, person, EntryKind(kind), date.fromisoformat(day) if day else None
        )
    except ValueError:
        return OldLine(new_id(), line.replace("\t", " "))
