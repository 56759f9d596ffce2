"""Every list can be filtered: the part of a screen that opens, names and clears its filters."""

from collections.abc import Iterator
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from coachtui.language import Words
from coachtui.ui.filter_line import FILTER, FilterLine
from coachtui.ui.keynames import command_of
from coachtui.ui.offering import Offering
from coachtui.ui.table import RowTable

T = TypeVar("T")


class FilteringScreen(Screen[T], Offering):
    """A screen whose tables can be filtered, each by a line of its own that comes when asked for.

    A screen that wants its own line at its own place, and the key among its hints, gives both.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            FILTER.key,
            FILTER.action,
            FILTER.description,
            False,
            tooltip=FILTER.tooltip,
            id=FILTER.id,
        ),
    ]

    @property
    def words(self) -> Words:
        """The language the user reads."""
        raise NotImplementedError

    def refresh_title(self) -> None:
        """Show heading and filters as they are now."""

    def on_filter_line_filtered(self, message: FilterLine.Filtered) -> None:
        """Show the filter in the title."""
        message.stop()
        self.refresh_title()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the filter only where there is something to filter."""
        if action == "filter" and not self.query(FilterLine) and self._filterable() is None:
            return False
        return super().check_action(action, parameters)

    def offers(self, identifier: str) -> bool:
        """Leave out what is about a row where there is none."""
        if command_of(identifier) not in self.NEEDS_ROW:
            return True
        table = self._filterable()
        return table is None or table.highlighted_key is not None

    async def action_filter(self) -> None:
        """Open the filter of the list in focus, else of the first one."""
        line = await self._filter_line()
        if line is not None:
            line.open()

    def close_filter(self) -> bool:
        """Show all rows again; give back whether a filter was on, so that Esc did its work."""
        closed = [line.close() for line in self.query(FilterLine)]
        return any(closed)

    def narrowing(self) -> tuple[int, str]:
        """Give back which table is filtered, counted from 0, and by what; '' by nothing."""
        tables = list(self.query(RowTable))
        lines = [line for line in self.query(FilterLine) if line.value and line.table in tables]
        return (tables.index(lines[0].table), lines[0].value) if lines else (0, "")

    async def narrow_to(self, table: int, text: str) -> None:
        """Filter a table, counted from 0, by a text, the cursor in its rows."""
        tables = list(self.query(RowTable))
        if table < len(tables):
            line = await self._filter_line(tables[table])
            if line is not None:
                line.open()
                line.value = text
                self.set_focus(line.table)

    async def _filter_line(self, table: RowTable | None = None) -> FilterLine | None:
        """Return the line of a table, else of the one in focus, else the first there is."""
        wanted = table or self._in_focus()
        lines = [line for line in self.query(FilterLine) if wanted in {None, line.table}]
        if lines:
            return lines[0]
        wanted = wanted or self._filterable()
        if wanted is None:
            return None
        line = FilterLine(wanted, self.words.say("a word of the row"))
        await self.mount(line, before=".body")
        return line

    def _in_focus(self) -> RowTable | None:
        focused = self.focused
        return focused if isinstance(focused, RowTable) else None

    def _filterable(self) -> RowTable | None:
        tables = [table for table in self.query(RowTable) if table.focusable and table.display]
        focused = self._in_focus()
        return focused or next(iter(tables), None)

    def narrowings(self) -> Iterator[str]:
        """Give the filters that are on."""
        return (line.value for line in self.query(FilterLine) if line.value)
