"""What a screen shows as lines of plain text, for whoever copies it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final, TypeVar

from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from coachtui.ui.day_grid import DayGrid
from coachtui.ui.lines import MessageLine, TitleLine
from coachtui.ui.rows import Row, Tone
from coachtui.ui.section import SectionLine
from coachtui.ui.span_lines import SpanLines
from coachtui.ui.table import RowTable

T = TypeVar("T")
ASIDE: Final = "aside"
"""Class of what is shown and not copied: a hint, a search, the row under the cursor once more."""
_SIGN: Final[dict[Tone, str]] = {"late": "! ", "good": "✓ "}
_AROUND: Final = (TitleLine, SectionLine, MessageLine)
_NEVER: Final = frozenset(
    {ASIDE, "capture--mark", "capture--reading", "label", "reading", "problem"}
)
_RULE: Final = re.compile("─{2,}.*|─")
_GAP: Final = re.compile(" {2,}")
_SEVERAL: Final = 2


def copied(screen: Screen[T]) -> str:
    """Give back what a page tells and what stands in its fields, then the rows of a list.

    That is the list in focus, else the first that has any.
    """
    told = "\n".join(_told(screen))
    rows = "\n".join(table_lines(_list(screen)))
    return "\n\n".join(part for part in (told, rows) if part)


def row_here(screen: Screen[T]) -> str:
    """Give back the row under the cursor as one line; '' where none is chosen from several."""
    table = _list(screen)
    if table is None or len(table.shown) < _SEVERAL or not table.highlighted_key:
        return ""
    chosen = [row for row in table.shown if row.key == table.highlighted_key]
    return "\n".join(line.removeprefix("- ") for line in row_lines(chosen, table.headings))


def table_lines(table: RowTable | None) -> Iterator[str]:
    """Give the rows of a list as lines."""
    return iter(()) if table is None else row_lines(table.shown, table.headings)


def row_lines(rows: Iterable[Row], headings: Sequence[str] = ()) -> Iterator[str]:
    """Give rows as lines, a heading without a dash, and a sign where a colour was one.

    Args:
        rows: the rows.
        headings: of the columns, which stand before their cells; cells beyond them are not shown.
            Without any all cells are.
    """
    for row in rows:
        cells = row.cells[: len(headings)] if headings else row.cells
        labels = ("", *headings[1:]) if row.tone != "head" else ()
        pairs = zip_longest((" ".join(cell.split()) for cell in cells), labels[: len(cells)])
        text = " · ".join(f"{label}: {cell}" if label else cell for cell, label in pairs if cell)
        if text:
            yield text if row.tone == "head" else f"- {_SIGN.get(row.tone, '')}{text}"


def _told(screen: Screen[T]) -> Iterator[str]:
    for widget in screen.query(".body *").results(Widget):
        if widget.display and not widget.classes & _NEVER:
            text = _text(widget).strip("\n")
            if text.strip():
                yield text


def _text(widget: Widget) -> str:
    """Return what one widget says; of a field what stands in it, behind what is asked."""
    match widget:
        case Input(password=False, value=text) | TextArea(text=text):
            return f"{_asked(widget)}{text}" if text.strip() else ""
        case DayGrid():
            return "\n".join(widget.told())
        case SpanLines():
            return "\n".join(_untabled(f"{widget.content}"))
        case Static() if not isinstance(widget, _AROUND) and not _asks(widget):
            return f"{widget.content}"
        case _:
            return ""


def _asks(widget: Widget) -> bool:
    """Tell whether a text stands beside a field, as what is asked there."""
    beside = widget.parent
    return isinstance(beside, Horizontal) and any(
        isinstance(each, Input | TextArea) for each in beside.children
    )


def _asked(field: Widget) -> str:
    beside = field.parent
    if not isinstance(beside, Horizontal):
        return ""
    told = (f"{each.content}" for each in beside.children if isinstance(each, Static))
    asked = next((text for each in told if (text := each.strip(" ›:*"))), "")
    return f"{asked} " if asked.endswith("?") else asked and f"{asked}: "


def _untabled(text: str) -> Iterator[str]:
    """Give drawn rows without their rules, each run of spaces as a dot."""
    for line in text.split("\n"):
        said = _GAP.sub(" · ", _RULE.sub("", line).strip())
        if said:
            yield said


def _list(screen: Screen[T]) -> RowTable | None:
    focused, tables = screen.focused, [one for one in screen.query(RowTable) if one.display]
    if isinstance(focused, RowTable):
        return focused
    return next((table for table in tables if table.shown), None)
