"""A console whose log is lines: they are sorted, changed and deleted by one key each."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType

from coachtui.capture.signs import signed, without_sign
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_rows import LogRow
from coachtui.domain.repository import Repository, StoreError
from coachtui.language import N_
from coachtui.text import cells
from coachtui.ui.console import Console
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask
from coachtui.ui.refusing import refusal
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
        Binding("e", "screen.change", N_("Edit"), id="lines.edit"),
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

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._written: set[str] = set()
        """Ids of the lines written here."""

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

    def change_line(self, key: str) -> None:
        """Put a logged line into the field, unless records can only be read."""
        if why := refusal(self.desk, self):
            self.say(why, "warning")
        else:
            super().change_line(key)

    async def write_first(self) -> bool:
        """Write the first line; one whose line is no longer there to be replaced is given back."""
        lost = await self._lost(self.queue[0])
        if lost:
            self.queue[0] = replace(self.queue[0], changing="")
            self.give_back()
            self.say(lost, "error")
            return False
        own = self.queue[0].id
        done = await super().write_first()
        if done:
            self._written.add(own)
        return done

    async def _lost(self, waiting: Waiting) -> str:
        """Return what became elsewhere of the line that one is to replace; '' for nothing."""
        get, find = self.repository.get, self.repository.find
        if not waiting.changing or get(LogEntry, waiting.id) is not None:
            return ""
        with suppress(StoreError):  # the write comes upon the same, and says so
            await self.desk.refresh()
        if get(LogEntry, waiting.changing) is None:
            return self.words.say(
                "It was deleted in another window. Enter adds your text as a new line."
            )
        for later in find(LogEntry, replaces=waiting.changing):
            if later.id not in self._written:
                return self.words.say(
                    "It was changed in another window. Enter adds your text as a new line."
                )
            self.queue[0] = replace(waiting, changing=later.id)
        return ""

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
