"""What a screen shows as lines of plain text, for whoever copies it."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from textual.screen import Screen
from textual.widgets import Static

from coachtui.ui.lines import MessageLine, TitleLine
from coachtui.ui.rows import Row, Tone
from coachtui.ui.section import SectionLine
from coachtui.ui.table import RowTable

T = TypeVar("T")
_SIGN: Final[dict[Tone, str]] = {"late": "! ", "good": "✓ "}
_AROUND: Final = (TitleLine, SectionLine, MessageLine)


def copied(screen: Screen[T]) -> str:
    """Give back what a page tells, then the rows of the list in focus, else of the first."""
    told = "\n".join(_told(screen))
    rows = "\n".join(row_lines(_list(screen)))
    return "\n\n".join(part for part in (told, rows) if part)


def row_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Give rows as lines, a heading without a dash, and a sign where a colour was one."""
    for row in rows:
        cells = (" ".join(cell.split()) for cell in row.cells)
        text = " · ".join(cell for cell in cells if cell)
        if text:
            yield text if row.tone == "head" else f"- {_SIGN.get(row.tone, '')}{text}"


def _told(screen: Screen[T]) -> Iterator[str]:
    for line in screen.query(".body Static").results(Static):
        if line.display and not isinstance(line, _AROUND):
            text = str(line.content).strip("\n")
            if text.strip():
                yield text


def _list(screen: Screen[T]) -> tuple[Row, ...]:
    focused, tables = screen.focused, [one for one in screen.query(RowTable) if one.display]
    if isinstance(focused, RowTable):
        return focused.shown
    return next((table.shown for table in tables if table.shown), ())
