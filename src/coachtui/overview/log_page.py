"""A line that was logged between two conversations, whole."""

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.commitment import Commitment
from coachtui.domain.items import Target
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Change, Remove
from coachtui.language import N_
from coachtui.overview.saving import saved
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain


class LogEntryPage(CoachScreen[None]):
    """Shows a line logged in between, with its kind and moment; `D` takes it out."""

    AUTO_FOCUS: ClassVar[str | None] = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("D,delete", "delete", N_("Delete"), id="list.delete"),
        Binding("escape", "back", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS = """
    LogEntryPage {
        VerticalScroll { padding: 1 2; }
        VerticalScroll > Static { height: auto; }
    }
    """

    def __init__(self, desk: Desk, entry_id: str) -> None:
        """Make the page of the line of that id."""
        super().__init__(desk)
        self._entry_id = entry_id
        self.page_of = Target(LogEntry.table, entry_id)

    @property
    def entry(self) -> LogEntry | None:
        """The line as on file now."""
        return self.desk.repository.get(LogEntry, self._entry_id)

    def heading(self) -> str:
        """Give back about whom it is, its kind and its moment."""
        entry, words = self.entry, self.words
        if entry is None:
            return words.say("Log entry")
        person = self.desk.repository.get(Person, entry.person_id)
        at = entry.happened_at or entry.recorded_at
        parts = (
            person.short_name if person else "",
            words.label("entry_kind", entry.entry_kind),
            words.moment_short(at) if at else "",
        )
        return " · ".join(part for part in parts if part)

    def copy_text(self) -> str:
        """Give back the line, under about whom it is and when."""
        return f"{self.heading()}\n{self.entry.text}" if self.entry is not None else ""

    def body(self) -> Iterable[Widget]:
        """Give the line, wrapped."""
        with VerticalScroll():
            yield Static("", markup=False)

    def refresh_rows(self) -> None:
        """Show the line as it is now."""
        entry = self.entry
        text = entry.text if entry else self.words.say("This line is no longer there.")
        self.query_one("VerticalScroll > Static", Static).update(plain(text))

    @work
    async def action_delete(self) -> None:
        """Ask, then take the line out, with the open promise it made."""
        entry, words = self.entry, self.words
        if entry is None:
            return
        question = words.say("Delete this line? “{text}”", text=entry.text)
        ask = Ask(self.desk, question, yes=words.say("Delete"), no=words.say("Keep"))
        if not await self.app.push_screen_wait(ask):
            return
        gone: list[Change] = [Remove(entry)]
        promised = self.desk.repository.get(Commitment, entry.commitment_id or "")
        if promised is not None and promised.untouched:
            gone.append(Remove(promised))
        if await saved(self, gone, N_("Line deleted")):
            self.dismiss(None)

    def action_back(self) -> None:
        """Go back to where it was opened."""
        self.dismiss(None)


def log_entry_screen(desk: Desk, target: Target) -> LogEntryPage:
    """Return the page of a logged line, for the catalogue."""
    return LogEntryPage(desk, target.record_id)
