"""The filter of a list: appears with `/`, narrows while typing, and shows in the title."""

from typing import ClassVar, Final, Unpack

from textual import events
from textual.binding import Binding
from textual.message import Message

from coachtui.language import N_
from coachtui.ui.fields import Attributes, CoachInput
from coachtui.ui.table import RowTable

FILTER: Final = Binding(
    "slash",
    "filter",
    N_("Filter"),
    tooltip=N_("Show only the rows that hold what you type."),
    id="list.filter",
)
"""The row a screen with a list puts into its `BINDINGS`."""


class FilterLine(CoachInput):
    """A field above a table, out of sight until it is opened.

    Up and down move in the table, Enter goes to it with the filter on, Esc shows all rows again.
    """

    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("enter", N_("To the list")),
        ("escape", N_("Show all")),
    )
    DEFAULT_CSS = """
    FilterLine { display: none; }
    FilterLine.-open { display: block; }
    """
    OPEN: ClassVar[str] = "-open"

    class Filtered(Message):
        """The filter changed; '' is none."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, table: RowTable, placeholder: str, **attributes: Unpack[Attributes]) -> None:
        """Make the filter of a table; `placeholder` says what to type, in words."""
        super().__init__("", placeholder, **attributes)
        self.add_class("aside")
        self._table = table
        table.unfilter = self.close

    @property
    def table(self) -> RowTable:
        """What it filters."""
        return self._table

    @property
    def is_open(self) -> bool:
        """Whether it is in sight."""
        return self.has_class(self.OPEN)

    def open(self) -> None:
        """Come into sight and take the focus."""
        self.add_class(self.OPEN)
        self.screen.set_focus(self)
        self.select_all()

    def close(self) -> bool:
        """Show all rows and go out of sight; give back whether anything was to be closed."""
        if not self.is_open:
            return False
        self.value = ""
        self.remove_class(self.OPEN)
        self.screen.set_focus(self._table)
        return True

    def watch_value(self, value: str) -> None:
        """Filter at once: the next key may be Enter."""
        table, before = self._table, self._table.highlighted_key
        table.narrow(value)
        self.post_message(self.Filtered(value))
        if table.highlighted_key not in {before, None}:
            # another row came under a cursor that may stand still: the table says nothing of it
            row = table.coordinate_to_cell_key(table.cursor_coordinate).row_key
            table.post_message(table.RowHighlighted(table, table.cursor_row, row))

    async def on_key(self, event: events.Key) -> None:
        """Move in the table or leave for it, each key in its turn."""
        moves = {
            "up": self._table.action_cursor_up,
            "down": self._table.action_cursor_down,
            "pageup": self._table.action_page_up,
            "pagedown": self._table.action_page_down,
            "enter": self._to_table,
            "escape": self.close,
        }
        if event.key in moves:
            event.stop()
            event.prevent_default()
            moves[event.key]()

    def _to_table(self) -> None:
        if self.value:
            self.screen.set_focus(self._table)
        else:
            self.close()
