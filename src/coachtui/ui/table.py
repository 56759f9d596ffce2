"""The list every screen shows: rows of plain text with a cursor that stays on its record."""

from collections.abc import Callable, Sequence
from textwrap import wrap
from typing import ClassVar, Final, Unpack

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.coordinate import Coordinate
from textual.message import Message
from textual.strip import Strip
from textual.widgets import DataTable
from textual.widgets.data_table import Column as TableColumn

from coachtui.language import N_, Words
from coachtui.ui.fields import Attributes
from coachtui.ui.rows import Column, Row, Tone, cut, narrowed, spread, widths
from coachtui.ui.shown import cell

__all__ = ["MOST_ROWS", "Column", "Row", "RowTable", "Tone"]

MOST_ROWS: Final = 500
"""Rows shown at once; the rest is reached by filtering."""

_SIGN: Final[dict[Tone, str]] = {"": " ", "late": "!", "good": "✓", "dim": " ", "head": " "}
_GAP: Final = 1
_GUTTER: Final = 2
_LEAST_FLEX: Final = 6


class RowTable(DataTable[Text]):
    """Shows rows; Enter posts `Opened` with the key of the row under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", N_("Open"), id="list.open"),
        Binding("j", "cursor_down", N_("Down"), show=False, id="list.down"),
        Binding("k", "cursor_up", N_("Up"), show=False, id="list.up"),
        Binding("g,home", "scroll_top", N_("First row"), show=False, id="list.first"),
        Binding("G,end", "scroll_bottom", N_("Last row"), show=False, id="list.last"),
        Binding("escape", "unfilter", N_("All rows"), show=False, id="list.unfilter"),
    ]
    OPENS: ClassVar[bool] = True
    """Whether Enter does anything with a row."""
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row--late",
        "row--good",
        "row--dim",
        "row--head",
        "row--mark",
    }
    DEFAULT_CSS = """
    RowTable {
        background: $background; width: 1fr; height: 1fr; min-height: 2;
        overflow-x: hidden; scrollbar-size: 0 1; scrollbar-gutter: stable;
        &:focus { background-tint: $background 0%; }
        & > .datatable--header { background: $background; color: $text-muted; text-style: none; }
        &:focus > .datatable--header { background-tint: $background 0%; }
        & > .datatable--cursor {
            background: $background; color: $foreground; text-style: underline;
        }
        &:focus > .datatable--cursor, &.-led > .datatable--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground;
            text-style: bold;
        }
        & > .row--late { color: $text-error; } & > .row--good { color: $text-success; }
        & > .row--dim { color: $text-muted; } & > .row--mark { text-style: bold underline; }
        & > .row--head { color: $text-primary; text-style: bold; }
    }
    """

    class Opened(Message):
        """Enter was pressed on a row."""

        def __init__(self, table: "RowTable", key: str) -> None:
            super().__init__()
            self.table = table
            self.key = key

        @property
        def control(self) -> "RowTable":
            """The table, for `@on` with a selector."""
            return self.table

    def __init__(self, words: Words, empty: str = "", **attributes: Unpack[Attributes]) -> None:
        """Make an empty table that shows the sentence `empty`."""
        super().__init__(
            cursor_type="row",
            cell_padding=0,
            show_header=False,
            show_row_labels=False,
            **attributes,
        )
        self._words = words
        self._columns: tuple[Column, ...] = ()
        self._places: tuple[int, ...] = ()
        self._all: tuple[Row, ...] = ()
        self._shown: tuple[Row, ...] = ()
        self._filter = ""
        self.empty = empty
        """What stands instead of rows where there are none, in words."""
        self.unfilter: Callable[[], object] = bool
        """Shows all rows again, where somebody filters them."""

    @property
    def filter_text(self) -> str:
        """The words the rows are filtered by; '' for none."""
        return self._filter

    @property
    def shown(self) -> tuple[Row, ...]:
        """All rows the filter lets through, those that do not fit included."""
        return narrowed(self._all, self._filter)

    @property
    def headings(self) -> tuple[str, ...]:
        """The heading of each column, '' for none; further cells of a row are not shown."""
        return tuple(column.label for column in self._columns)

    @property
    def highlighted_key(self) -> str | None:
        """Key of the row under the cursor; None where there is none."""
        index = self.cursor_row
        if 0 <= index < len(self._shown) and self._shown[index].tone != "head":
            return self._shown[index].key
        return None

    def show(self, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        """Show these rows in these columns; the cursor stays on its key, else on its place."""
        self._columns, self._all = tuple(columns), tuple(rows)
        self._draw()

    def narrow(self, text: str) -> None:
        """Show only the rows that hold the words of `text`; '' shows all again."""
        if text != self._filter:
            self._filter = text
            self._draw()

    def highlight(self, key: str) -> None:
        """Put the cursor on the row of that key, where there is one."""
        self._land(key)

    def on_mount(self) -> None:
        """Draw what was shown before, and follow the theme: colours are drawn into the cells."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._fill())
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Give the flexible columns their new share; the row under the cursor stays in sight."""
        if self._layout() != [(column.width, column.label.plain) for column in self._drawn_columns]:
            self._draw()
        self.call_after_refresh(lambda: self.move_cursor(row=self.cursor_row))

    def validate_cursor_coordinate(self, value: Coordinate) -> Coordinate:
        """Pass over headings, in the direction of the move."""
        wanted = super().validate_cursor_coordinate(value)
        step = 1 if wanted.row >= self.cursor_coordinate.row else -1
        for direction in (step, -step):
            row = wanted.row
            while 0 <= row < min(len(self._shown), self.row_count):
                if self._shown[row].tone != "head":
                    return Coordinate(row, wanted.column)
                row += direction
        return wanted

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Esc to the screen while no filter is on, and Enter where no row is to be opened."""
        if action == "unfilter":
            return bool(self._filter)
        if action == "select_cursor":
            return self.OPENS and self.highlighted_key is not None
        return super().check_action(action, parameters)

    def action_unfilter(self) -> None:
        """Show all rows again."""
        self.unfilter()

    def action_select_cursor(self) -> None:
        """Tell which row was opened, now: the rows may be others when the message arrives."""
        key = self.highlighted_key
        if key is not None:
            self.post_message(self.Opened(self, key))

    def action_scroll_top(self) -> None:
        """Go to the first row, its heading in sight."""
        super().action_scroll_top()
        self._show_heading()

    def action_cursor_up(self) -> None:
        """Go up one row; from the first, to its heading."""
        super().action_cursor_up()
        self._show_heading()

    def render_line(self, y: int) -> Strip:
        """Draw a line; without rows, the sentence that names the key to press."""
        text = self.empty
        if self._filter and self._all:
            text = self._words.say("Nothing matches “{text}”. Esc shows all.", text=self._filter)
        if self._shown or not text:
            return super().render_line(y)
        width = self.size.width
        lines = ["", *wrap(text, max(width - 4, 1))]
        line = f"  {lines[y]}" if y < len(lines) else ""
        return Strip([Segment(line, self.rich_style)]).adjust_cell_length(width, self.rich_style)

    @property
    def _drawn_columns(self) -> list[TableColumn]:
        return self.ordered_columns[1:]

    def _draw(self) -> None:
        if not self.is_attached:
            return
        kept, place, scrolled = self.highlighted_key, self.cursor_row, self.scroll_y
        rows = narrowed(self._all, self._filter)
        self._shown = rows[:MOST_ROWS]
        wanted = self._layout()
        if wanted != [(column.width, column.label.plain) for column in self._drawn_columns]:
            self.clear(columns=True)
            self.show_header = any(column.label for column in self._columns)
            self.add_column(cell(""), width=_GUTTER)
            for width, label in wanted:
                self.add_column(cell(label), width=width)
        if len(rows) > MOST_ROWS:
            self._shown += (self._rest(len(rows) - MOST_ROWS),)
        self._fill()
        self.scroll_to(y=scrolled, animate=False)
        if not self._shown:
            self.refresh()
        if not self._land(kept):
            self.move_cursor(row=place)
        if (kept is None) != (self.highlighted_key is None):
            self.refresh_bindings()

    def _layout(self) -> list[tuple[int, str]]:
        """Give back width, gap included, and heading of each column that has room."""
        room = self.scrollable_content_region.width
        self._places = tuple(
            at for at, column in enumerate(self._columns) if column.from_width <= room
        )
        seen = [self._columns[at] for at in self._places]
        given = widths(seen, room - _GUTTER, _GAP, _LEAST_FLEX)
        gaps = [_GAP] * (len(seen) - 1) + [0]
        return [
            (width + gap, cut(column.label, width, column.align))
            for column, width, gap in zip(seen, given, gaps, strict=False)
        ]

    def _rest(self, count: int) -> Row:
        text = self._words.count(
            count,
            "… {n} more row: {press:list.filter} filters",
            "… {n} more rows: {press:list.filter} filters",
        )
        wide = next((at for at, one in enumerate(self._columns) if one.width is None), 0)
        return Row("", tuple(text if at == wide else "" for at in range(wide + 1)), "head")

    def _fill(self) -> None:
        """Bring the cells into line with the rows, touching only what differs."""
        if len(self._shown) < self.row_count // 2:
            self.clear()
        while self.row_count > len(self._shown):
            self.remove_row(str(self.row_count - 1))
        for index, row in enumerate(self._shown):
            wanted = self._cells(row)
            if index >= self.row_count:
                self.add_row(*wanted, key=str(index))
                continue
            for at, (old, new) in enumerate(zip(self.get_row_at(index), wanted, strict=True)):
                if old != new or old.style != new.style:
                    self.update_cell_at(Coordinate(index, at), new)

    def _cells(self, row: Row) -> list[Text]:
        style = Style.null()
        if row.tone:
            style = self.get_component_rich_style(f"row--{row.tone}", partial=True)
        drawn = [cell(_SIGN[row.tone], style)]
        if row.tone == "head" and len(row.cells) == 1:
            pieces = spread(row.cells[0], [column.width for column in self._drawn_columns])
            return drawn + [cell(piece, style) for piece in pieces]
        last = len(self._places) - 1
        for nth, (at, column) in enumerate(zip(self._places, self._drawn_columns, strict=True)):
            text = row.cells[at] if at < len(row.cells) else ""
            width = column.width if nth == last else column.width - _GAP
            shown = cell(cut(text, width, self._columns[at].align), style)
            for start, end in row.marks[at] if at < len(row.marks) else ():
                shown.stylize(self.get_component_rich_style("row--mark", partial=True), start, end)
            drawn.append(shown)
        return drawn

    def _show_heading(self) -> None:
        if all(row.tone == "head" for row in self._shown[: self.cursor_row]):
            self.scroll_to(y=0, animate=False)

    def _land(self, key: str | None) -> bool:
        found = next((at for at, row in enumerate(self._shown) if row.key == key and key), None)
        if found is not None:
            self.move_cursor(row=found)
        return found is not None
