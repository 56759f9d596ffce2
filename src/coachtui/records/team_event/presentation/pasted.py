"""Replies as they are pasted or come in a file: lines of a chat, or a table with a header."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.exchange.columns import field_of, plain
from coachtui.exchange.grid import UnreadableTableError, read_grid
from coachtui.exchange.problems import Problem
from coachtui.records.team_event.rules.noting import NEEDS
from coachtui.records.team_event.rules.replies import ReadReply, read_replies, read_reply
from coachtui.text import clean, fold

MOST_LINES: Final = 500
"""Lines that are read at once; each takes some milliseconds."""
_NAMES: Final = ("full_name", "family_name", "given_name", "preferred_name")


def _headers(names: str) -> frozenset[str]:
    return frozenset(plain(name) for name in names.split("|"))


_COLUMNS: Final[Mapping[str, frozenset[str]]] = {
    "reply": _headers(
        "reply|replies|answer|response|rsvp|attending|attendance|coming|are you coming"
        "|will you come|can you come|trả lời|câu trả lời|phản hồi|tham gia|tham dự|đăng ký"
        "|có đi không|đi không|có tham gia không|bạn có tham gia không|bạn có đi không|xác nhận"
    ),
    "diet": _headers(
        "diet|dietary|dietary needs|food|food and drink|ăn uống|chế độ ăn|ăn kiêng|kiêng|món kiêng"
        "|yêu cầu ăn uống"
    ),
    "access": _headers("access|accessibility|access needs|đi lại|tiếp cận|hỗ trợ đi lại"),
    "transport": _headers(
        "transport|transportation|ride|lift|travel|di chuyển|đưa đón|phương tiện|xe|xe đưa đón"
    ),
}
"""The headers by which a column is known; those of names are the ones people are imported by."""
_NOTHING: Final = frozenset({"", "khong", "khong co", "ko", "no", "none", "nothing", "na", "n/a"})
"""What stands, folded, in a cell of needs where there is none."""
_SEPARATORS: Final = ",;\t"
_HEADER: Final = 4096
"""Characters of the first line that are looked at."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was read.

    Attributes:
        replies: one a line, or one a row of the table.
        table: whether it is a table with a header.
    """

    replies: tuple[ReadReply, ...]
    table: bool = False


def who_may_reply(people: Iterable[Person], invited: Iterable[str]) -> tuple[Person, ...]:
    """Return whom a name may mean: everybody who is here, me too, and whoever is invited."""
    asked = frozenset(invited)
    return tuple(
        each for each in people if each.status != "left" or each.id in asked or each.id == ME
    )


def read_pasted(text: str, people: Sequence[Person]) -> Pasted:
    """Return what is clear in a text; it is a table where its first line is a header.

    Raises:
        UnreadableTableError: there are more lines than any team has, or the header is one and what
            follows is no table.
    """
    if sum(bool(line.strip()) for line in text.splitlines()) > MOST_LINES:
        raise UnreadableTableError(Problem("too_many_rows", limit=MOST_LINES))
    if not _is_header(text):
        return Pasted(read_replies(text, people))
    rows = read_grid(clean(text, lines=True).encode()).rows
    places = _places(rows[0].cells)
    return Pasted(tuple(_row(row.number, row.cells, places, people) for row in rows[1:]), True)


def _is_header(text: str) -> bool:
    lines = [line[:_HEADER] for line in text.splitlines() if line.strip()]
    if lines and lines[0].lower().startswith("sep="):
        del lines[0]
    if not lines:
        return False
    return any(_tells(next(csv.reader([lines[0]], delimiter=sign))) for sign in _SEPARATORS)


def _tells(cells: Sequence[str]) -> bool:
    found = _places(cells)
    return any(name in found for name in _NAMES) and any(each in found for each in _COLUMNS)


def _places(cells: Sequence[str]) -> dict[str, int]:
    """Return at which place which field stands; of two columns of a field the first counts."""
    found: dict[str, int] = {}
    for at, header in enumerate(cells):
        kinds = (kind for kind, names in _COLUMNS.items() if plain(header) in names)
        found.setdefault(next(kinds, "") or field_of(header), at)
    return found


def _row(
    number: int, cells: Sequence[str], places: Mapping[str, int], people: Sequence[Person]
) -> ReadReply:
    def at(field: str) -> str:
        place = places.get(field, len(cells))
        return cells[place] if place < len(cells) else ""

    whole = at("full_name") or " ".join(filter(None, (at("family_name"), at("given_name"))))
    needs = {name: _need(at(name)) for name in NEEDS}
    return read_reply(number, whole or at("preferred_name"), at("reply"), people, **needs)


def _need(cell: str) -> str:
    return "" if fold(cell).strip(" .-–—/") in _NOTHING else cell
