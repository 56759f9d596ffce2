"""Rows and columns of a list as plain data, and what filtering and cutting do to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from coachtui.text import cells, ellipsis, fold, matches, query_words

Tone = Literal["", "late", "good", "dim", "head"]
Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the key of what it stands for, and its cells.

    `late` and `good` rows carry a sign as well as a colour, `dim` ones are toned down, a `head`
    is a heading between rows that the cursor passes over; with one cell alone it stands over all.
    """

    key: str
    cells: tuple[str, ...]
    tone: Tone = ""
    marks: tuple[tuple[tuple[int, int], ...], ...] = ()
    """For each cell, from where to where it holds what was searched for."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list.

    Attributes:
        label: its heading, in words.
        width: in cells; None takes a share of what is left.
        align: the side its texts stand on.
        from_width: shown only where the list is at least this wide, in cells.
    """

    label: str = ""
    width: int | None = None
    align: Side = "left"
    from_width: int = 0


def narrowed(rows: Sequence[Row], text: str) -> tuple[Row, ...]:
    """Give back the rows in which every word typed begins a word, accents and case aside.

    A heading stays while a row below it does.
    """
    words = query_words(text)
    if not words:
        return tuple(rows)
    kept: list[Row] = []
    heading: Row | None = None
    for row in rows:
        if row.tone == "head":
            heading = row
        elif matches(words, fold(" ".join(row.cells))):
            kept.extend([heading, row] if heading else [row])
            heading = None
    return tuple(kept)


def cut(text: str, width: int, align: Side) -> str:
    """Give back text for a cell of that width: on one line, its cut marked, on its side."""
    line = ellipsis(text.replace("\n", " ").replace("\t", " "), width)
    return line if align == "left" else " " * (width - cells(line)) + line


def spread(text: str, room: Sequence[int]) -> tuple[str, ...]:
    """Give back a text in pieces for cells of those widths, so that it reads on through them."""
    left, pieces = ellipsis(text, sum(room)), []
    for width in room:
        end = next((at for at in range(len(left), 0, -1) if cells(left[:at]) <= width), 0)
        pieces.append(left[:end])
        left = left[end:]
    return tuple(pieces)


def widths(columns: Sequence[Column], room: int, gap: int, least: int) -> list[int]:
    """Give back the width of each column, the gaps between them not counted.

    Args:
        columns: those without a width share what is left.
        room: cells there are for all, gaps included.
        gap: cells between two columns.
        least: cells a sharing column gets even where there is no room.
    """
    sharing = sum(column.width is None for column in columns)
    left = room - gap * (len(columns) - 1) - sum(column.width or 0 for column in columns)
    share, over = divmod(max(left, least * sharing), sharing) if sharing else (0, 0)
    given: list[int] = []
    for column in columns:
        if column.width is not None:
            given.append(column.width)
        else:
            given.append(share + (over > 0))
            over -= 1
    return given
