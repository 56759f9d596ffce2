"""A grid of names and days as plain data; reaches no terminal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coachtui.text import cells, ellipsis

CellTone = Literal["", "plan", "good", "late", "fair", "dim", "off"]
NOTHING: Final = ""


@dataclass(frozen=True, slots=True)
class GridCell:
    """What stands at a name on a day.

    Attributes:
        text: shown where there is room for it.
        short: shown in a narrower column; '' for as much of `text` as fits.
        tone: how it is meant; `off` is greyed. The text says the same in a sign or a word.
    """

    text: str = NOTHING
    short: str = NOTHING
    tone: CellTone = ""

    def shown(self, width: int) -> str:
        """Return its text for a column, padded to exactly `width` cells."""
        text = self.text if cells(self.text) <= width else self.short or self.text
        return padded(text, width)


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A day, or another span of time.

    Attributes:
        key: what it stands for.
        heads: its heading, one text a line; each in full, else cut.
        least: cells it takes at least, the gap behind it included.
        gap: cells left free behind its text.
        grows: whether it shares the room that is left.
        now: whether it is today's.
        begins: whether a rule parts it from the column before.
    """

    key: str
    heads: tuple[str, ...]
    least: int
    gap: int = 1
    grows: bool = True
    now: bool = False
    begins: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A name, and a cell in each column."""

    key: str
    name: str
    cells: tuple[GridCell, ...]


def padded(text: str, width: int) -> str:
    """Return text in exactly `width` cells: cut without a mark where there is too much of it."""
    while cells(text) > width:
        text = text[:-1]
    return text + " " * (width - cells(text))


def named(text: str, width: int) -> str:
    """Return a name in exactly `width` cells, its cut marked."""
    return padded(ellipsis(text, width), width)


def spread(columns: Sequence[GridColumn], room: int, most: int) -> list[int]:
    """Return the width of each column, gaps included and rules not.

    Args:
        columns: in order.
        room: cells there are for all of them, their rules included.
        most: cells a column grows to at most.
    """
    given = [column.least for column in columns]
    growing = [at for at, column in enumerate(columns) if column.grows]
    left = room - sum(given) - sum(column.begins for column in columns)
    if not growing or left < len(growing):
        return given
    more = left // len(growing)
    for at in growing:
        given[at] = max(given[at], min(given[at] + more, most))
    return given
