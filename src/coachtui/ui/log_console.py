"""A console whose log is lines: they are sorted, changed and deleted by one key each."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType

from coachtui.capture.signs import signed, without_sign
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_rows import LogRow
from coachtui.domain.repository import Repository
from coachtui.language import N_
from coachtui.text import cells
from coachtui.ui.console import Console
from coachtui.ui.dialogs import Ask
from coachtui.ui.table import Column, Row, RowTable
from coachtui.ui.waiting import Waiting

ASIDE: Final = 30
"""Most cells of the column that says when and who sees it."""
WITH_ASIDE: Final = 70
"""From this width on that column shows; below, the text needs the room."""
SIGNS: Final = {
    "note": ("n", "\\", N_("Make it a note")),
    "quote": ("quotation_mark", '"', N_("Make it the rep's own words")),
    "praise": ("plus", "+ ", N_("Make it what went well")),
    "adjusting": ("minus", "-- ", N_("Make it what to change")),
    "commitment": ("greater_than_sign", "> ", N_("Make it a commitment")),
    "question": ("question_mark", "? ", N_("Make it an open question")),
    "decision": ("equals_sign", "= ", N_("Make it a decision")),
    "risk": ("exclamation_mark", "! ", N_("Make it a risk")),
}
"""The key that sorts a line as a kind, the sign it then begins with, and what that is called."""


class LogTable(RowTable):
    """The logged lines; it takes signs as answers: each sorts a line and goes to the next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"screen.sort('{kind}')", label, show=False, id=f"lines.{kind}")
            for kind, (key, _, label) in SIGNS.items()
        ),
        Binding("e", "screen.change", N_("Edit"), id="list.edit"),
        Binding("D,delete", "screen.remove", N_("Delete"), id="list.delete"),
    ]


def log_columns(rows: Sequence[LogRow]) -> tuple[Column, ...]:
    """Return the columns of logged lines: time, mark, text, what follows from it."""
    aside = min(max((cells(row.aside) for row in rows), default=0), ASIDE)
    return Column("", 5), Column("", 6), Column(""), Column("", aside, "right", WITH_ASIDE)


def log_row(row: LogRow) -> Row:
    """Return a logged line as a row of those columns."""
    return Row(row.id, (row.time, row.mark, row.text, row.aside))


class LogConsole(Console):
    """A console over log entries. A kind says which may be changed and how one is taken out."""

    # Hooks of a kind

    @property
    def repository(self) -> Repository:
        """Where its lines stand."""
        return self.desk.repository

    def may_change(self) -> bool:
        """Tell whether lines may be changed; say so where they may not."""
        raise NotImplementedError

    async def take_out(self, entry: LogEntry) -> None:
        """Take a line out, with the open promise it made.

        Raises:
            StoreError: nothing was written.
        """
        raise NotImplementedError

    # What is the same for all

    def table(self) -> RowTable:
        """Return the log, with its own keys."""
        return LogTable(self.words, empty=self.empty_log(), id="log")

    def typed_of(self, key: str) -> str:
        """Return a logged line as it was typed."""
        entry = self.repository.get(LogEntry, key)
        return "" if entry is None else entry.typed or entry.text

    def highlighted(self) -> LogEntry | None:
        """Return the line under the cursor."""
        key = self.log_table.highlighted_key
        return None if key is None else self.repository.get(LogEntry, key)

    def action_change(self) -> None:
        """Edit the line under the cursor."""
        entry = self.highlighted()
        if entry is not None and self.may_change():
            self.change_line(entry.id)

    def action_sort(self, kind: str) -> None:
        """Make another kind of line of the one under the cursor, and go to the next."""
        entry = self.highlighted()
        if entry is None or not self.may_change():
            return
        hidden = " ~" if signed(entry.typed).hidden else ""
        line = f"{SIGNS[kind][1]}{without_sign(entry.typed)}{hidden}"
        self.log_table.action_cursor_down()
        self.enter(Waiting(self.field.ids.next(), line, entry.id))

    @work
    async def action_remove(self) -> None:
        """Ask, then take the line under the cursor out."""
        entry = self.highlighted()
        if entry is None or not self.may_change():
            return
        words = self.words
        question = words.say("Delete this line? “{text}”", text=entry.text)
        ask = Ask(self.desk, question, yes=words.say("Delete"), no=words.say("Keep"))
        if await self.app.push_screen_wait(ask):
            await self.guarded(self.take_out(entry))
