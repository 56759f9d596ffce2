"""A grid of names and days with a cursor that stays on its cell."""

from collections.abc import Sequence
from typing import ClassVar, Final, Literal, Unpack

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from coachtui.language import N_
from coachtui.ui.day_cells import GridColumn, GridRow, named, padded, spread
from coachtui.ui.fields import Attributes

_RULE: Final = "│"
_SIGNS: Final = " ·░▒█▼"
"""Signs of a cell or a heading that stand for a colour."""
_MOST: Final = 14
"""Cells a column grows to at most."""


class DayGrid(Widget, can_focus=True):
    """Shows a cell for each name and day; Enter posts `Opened` with the keys of both."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Open"), id="grid.open"),
        Binding("left,h", "move(0, -1)", N_("Left"), show=False, id="grid.left"),
        Binding("right,l", "move(0, 1)", N_("Right"), show=False, id="grid.right"),
        Binding("up,k", "move(-1, 0)", N_("Up"), show=False, id="grid.up"),
        Binding("down,j", "move(1, 0)", N_("Down"), show=False, id="grid.down"),
        Binding("home,g", "move(0, -999)", N_("First column"), show=False, id="grid.first"),
        Binding("end,G", "move(0, 999)", N_("Last column"), show=False, id="grid.last"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("grid--plan", "grid--good", "grid--late", "grid--fair", "grid--dim", "grid--off"),
        *("grid--head", "grid--here", "grid--now", "grid--cursor", "grid--left"),
    }
    DEFAULT_CSS = """
    DayGrid {
        height: auto; width: 1fr; background: $background; color: $foreground;
        & > .grid--plan { color: $text-primary; }
        & > .grid--good { color: $text-success; }
        & > .grid--late { color: $text-error; text-style: bold; }
        & > .grid--fair { color: $text-warning; }
        & > .grid--dim { color: $text-muted; }
        & > .grid--off { color: $text-muted; background: $panel; }
        & > .grid--head { color: $text-muted; }
        & > .grid--here { color: $text-primary; text-style: bold; }
        & > .grid--now { color: $text-accent; text-style: bold; }
        & > .grid--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground;
            text-style: bold;
        }
        & > .grid--left { text-style: underline; }
    }
    """

    class Opened(Message):
        """Enter was pressed on a cell."""

        def __init__(self, row: str, column: str) -> None:
            super().__init__()
            self.row = row
            self.column = column

    class Moved(Message):
        """The cursor went to another cell."""

    class Beyond(Message):
        """The cursor was moved out at the left (-1) or at the right (1)."""

        def __init__(self, side: Literal[-1, 1]) -> None:
            super().__init__()
            self.side = side

    def __init__(self, name_width: int, **attributes: Unpack[Attributes]) -> None:
        """Make an empty grid whose names take `name_width` cells."""
        super().__init__(**attributes)
        self._name_width = name_width
        self._columns: tuple[GridColumn, ...] = ()
        self._rows: tuple[GridRow, ...] = ()
        self._row = self._column = self._top = 0

    @property
    def at(self) -> tuple[str, str] | None:
        """Keys of the row and the column the cursor is on; None in an empty grid."""
        if not self._rows or not self._columns:
            return None
        return self._rows[self._row].key, self._columns[self._column].key

    def told(self) -> list[str]:
        """Return a line for each name in which anything stands: the columns and their texts."""
        heads = [" ".join(filter(None, column.heads)).strip(_SIGNS) for column in self._columns]
        lines = []
        for row in self._rows:
            texts = (cell.text.strip(_SIGNS) for cell in row.cells)
            filled = zip(heads, texts, strict=True)
            told = " · ".join(f"{head} {text}" for head, text in filled if text)
            lines += [f"{row.name}: {told}"] if told else []
        return lines

    def show(self, columns: Sequence[GridColumn], rows: Sequence[GridRow]) -> None:
        """Show these; the cursor stays on its row and column, else on its place."""
        old, before = self._rows, self._columns
        if (tuple(columns), tuple(rows)) == (before, old):
            return
        here = self.at
        self._columns, self._rows = tuple(columns), tuple(rows)
        self._row = min(self._row, max(len(rows) - 1, 0))
        self._column = min(self._column, max(len(columns) - 1, 0))
        if here is not None:
            self._land(*here)
        if len(old) != len(rows):
            self.refresh(layout=True)
        elif before != self._columns:
            self.refresh()
        else:
            self._draw(*(at for at, row in enumerate(rows) if row != old[at]))
        self._keep_in_sight()

    def go_to(self, row: str = "", column: str = "") -> None:
        """Put the cursor on the row and the column of these keys; '' leaves it where it is."""
        self._set(*self._places(row, column))

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor; past the first or the last column its screen is told."""
        column = self._column + columns
        if columns in {-1, 1} and self._columns and not 0 <= column < len(self._columns):
            self.post_message(self.Beyond(-1 if column < 0 else 1))
            return
        self._set(self._row + rows, column)

    def action_open(self) -> None:
        """Tell which cell was opened, now: it may be another when the message arrives."""
        if self.at is not None:
            self.post_message(self.Opened(*self.at))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where it was clicked."""
        row, left = self._top + event.y - self._heads, self._name_width + 1
        for at, width in enumerate(self._widths()):
            left += self._columns[at].begins
            if left <= event.x < left + width and 0 <= row < len(self._rows):
                self._set(row, at)
            left += width

    def on_focus(self) -> None:
        """Show where the cursor is."""
        self._draw(self._row)

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self._draw(self._row)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._keep_in_sight()
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines of all names and of the headings."""
        return self._heads + len(self._rows)

    def render_line(self, y: int) -> Strip:
        """Draw a heading or a name with its cells."""
        at = self._top + y - self._heads
        if y < self._heads:
            segments = self._heading(y)
        elif at < len(self._rows):
            segments = self._drawn(at)
        else:
            segments = []
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    @property
    def _heads(self) -> int:
        return max((len(column.heads) for column in self._columns), default=0)

    @property
    def _seen(self) -> int:
        """How many names are in sight."""
        return max(self.size.height - self._heads, 1)

    def _widths(self) -> list[int]:
        return spread(self._columns, self.size.width - self._name_width - 1, _MOST)

    def _heading(self, y: int) -> list[Segment]:
        last = y == self._heads - 1
        corner = ""
        if last and len(self._rows) > self._seen:
            end = min(self._top + self._seen, len(self._rows))
            corner = f"{self._top + 1}-{end}/{len(self._rows)}"
        head = self._style("head")
        segments = [self._named(corner, head)]
        for at, width in enumerate(self._widths()):
            column = self._columns[at]
            if column.begins:
                segments.append(Segment(_RULE, head))
            text = column.heads[y] if y < len(column.heads) else ""
            # Headings that touch are told apart by every other one being stronger.
            plain = head if column.gap or at % 2 else self.rich_style
            style = self._style("now") if column.now else plain
            if at == self._column:
                style = self._style("here")
            segments.extend(_filled(text, width, column.gap, style, self.rich_style))
        return segments

    def _drawn(self, at: int) -> list[Segment]:
        row, head = self._rows[at], self._style("head")
        style = self._style("here") if at == self._row else self.rich_style
        segments = [self._named(row.name, style)]
        for place, width in enumerate(self._widths()):
            column = self._columns[place]
            if column.begins:
                segments.append(Segment(_RULE, head))
            cell = row.cells[place]
            here = at == self._row and place == self._column
            style = self._style(cell.tone) if cell.tone else self.rich_style
            if here:
                style += self._style("cursor" if self.has_focus else "left")
            gap = 0 if here else column.gap
            text = cell.shown(width - column.gap)
            segments.extend(_filled(text, width, gap, style, self.rich_style))
        return segments

    def _named(self, text: str, style: Style) -> Segment:
        return Segment(f" {named(text, self._name_width - 1)} ", style)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"grid--{name}")

    def _set(self, row: int, column: int) -> None:
        before = (self._row, self._column)
        self._row = min(max(row, 0), max(len(self._rows) - 1, 0))
        self._column = min(max(column, 0), max(len(self._columns) - 1, 0))
        if (self._row, self._column) == before:
            return
        if self._column != before[1]:
            self.refresh(Region(0, 0, self.size.width, self._heads))
        self._draw(before[0], self._row)
        self._keep_in_sight()
        self.post_message(self.Moved())

    def _draw(self, *rows: int) -> None:
        """Draw these names anew, and nothing else."""
        lines = {self._heads + row - self._top for row in rows}
        regions = [Region(0, y, self.size.width, 1) for y in lines if 0 <= y < self.size.height]
        if regions:
            self.refresh(*regions)

    def _keep_in_sight(self) -> None:
        if self.size.height <= 0:
            return
        top = min(max(self._top, self._row - self._seen + 1), self._row)
        top = min(top, max(len(self._rows) - self._seen, 0))
        if top != self._top:
            self._top = top
            self.refresh()

    def _places(self, row: str, column: str) -> tuple[int, int]:
        """Return the places of two keys; where there is no such key, the cursor's."""
        at = next((at for at, one in enumerate(self._rows) if one.key == row), self._row)
        keys = enumerate(self._columns)
        return at, next((place for place, one in keys if one.key == column), self._column)

    def _land(self, row: str, column: str) -> None:
        self._row, self._column = self._places(row, column)


def _filled(text: str, width: int, gap: int, style: Style, ground: Style) -> list[Segment]:
    """Return a text and the gap behind it."""
    segments = [Segment(padded(text, width - gap), style)]
    return [*segments, Segment(" " * gap, ground)] if gap else segments
