"""The roster: who is here, when met last and next, and what is promised both ways."""

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from coachtui.domain.ids import ME
from coachtui.domain.items import Target
from coachtui.domain.person import Person
from coachtui.language import N_
from coachtui.overview.people_rows import RosterRow, roster
from coachtui.overview.people_table import roster_table
from coachtui.overview.person_actions import remove_person
from coachtui.overview.person_form import edit_person, new_person
from coachtui.overview.sorting_notes import SortingNotes
from coachtui.ui.desk import Desk
from coachtui.ui.filter_line import FILTER, FilterLine
from coachtui.ui.following import open_target
from coachtui.ui.screen import CoachScreen
from coachtui.ui.table import RowTable


class PeopleScreen(CoachScreen[None]):
    """The reps by given name; `v` shows everybody else below them."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    NEEDS_ROW: ClassVar[frozenset[str]] = frozenset({"people.edit", "people.delete"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("New"), tooltip=N_("Add a person"), id="people.new"),
        Binding("e", "edit", N_("Edit"), id="people.edit"),
        FILTER,
        Binding(
            "v",
            "everybody",
            N_("All / reps"),
            tooltip=N_("Show those who left and everybody else too, or the reps alone"),
            id="people.everybody",
        ),
        Binding("D,delete", "delete", N_("Delete"), show=False, id="people.delete"),
        Binding(
            "P",
            "old_notes",
            N_("Sort old notes"),
            show=False,
            tooltip=N_("Paste a page, then give each line to somebody by one key."),
            id="people.old_notes",
        ),
        Binding("M", "me", N_("My own name"), show=False, id="people.me"),
        Binding("escape", "unfilter", N_("All rows"), show=False, id="list.unfilter"),
    ]

    def __init__(self, desk: Desk) -> None:
        """Make the roster."""
        super().__init__(desk)
        self._everybody = False
        self._rows: list[RosterRow] = []

    def heading(self) -> str:
        """Give back whom the list shows, and how many."""
        words = self.words
        here = {row.person_id for row in self._rows if row.here}
        title = words.say("People").upper()
        shown = [row.key for table in self.query(RowTable) for row in table.shown]
        told = words.count(len(here), "{n} rep", "{n} reps")
        if any(self.narrowings()):
            told = words.count(
                len(here),
                "{shown}/{n} rep",
                "{shown}/{n} reps",
                shown=len(here.intersection(shown)),
            )
        if self._everybody:
            others = words.count(len(self._rows) - len(here), "{n} other", "{n} others")
            return f"{title} · {told} · {others}"
        return f"{title} · {told}"

    def body(self) -> Iterable[Widget]:
        """Give the table and its filter."""
        table = RowTable(
            self.words,
            self.words.say(
                "Nobody is here yet. {press:people.new} adds a rep; from a shell,"
                " coachtui import people FILE.csv brings a whole team."
            ),
        )
        yield FilterLine(table, self.words.say("a name, initials or a territory"))
        yield table

    @property
    def person(self) -> Person | None:
        """The person under the cursor."""
        key = self.query_one(RowTable).highlighted_key
        return self.desk.repository.get(Person, key) if key else None

    def refresh_rows(self) -> None:
        """Show the roster as it is now."""
        self._rows = roster(self.desk.view, self.desk.catalogue, everybody=self._everybody)
        self._show()
        self.refresh_title()

    def on_resize(self) -> None:
        """Show as many columns as there is room for."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        table = self.query_one(RowTable)
        width = table.scrollable_content_region.width
        table.show(*roster_table(self.words, self._rows, width))

    def on_row_table_opened(self, message: RowTable.Opened) -> None:
        """Open the person's page."""
        message.stop()
        open_target(self, Target(Person.table, message.key))

    def action_new(self) -> None:
        """Add somebody."""
        self.app.push_screen(new_person(self.desk, ""))

    def action_edit(self) -> None:
        """Edit the person under the cursor."""
        if self.person is not None:
            self.app.push_screen(edit_person(self.desk, self.person))

    def action_me(self) -> None:
        """Edit the manager who keeps these records."""
        me = self.desk.repository.get(Person, ME)
        if me is not None:
            self.app.push_screen(edit_person(self.desk, me))

    def action_old_notes(self) -> None:
        """Sort a page of old notes to people."""
        self.app.push_screen(SortingNotes(self.desk))

    def action_everybody(self) -> None:
        """Show everybody, or the reps alone."""
        self._everybody = not self._everybody
        self.refresh_rows()

    @work(exclusive=True, group="deleting")
    async def action_delete(self) -> None:
        """Delete the person under the cursor, or say why not."""
        if self.person is not None:
            await remove_person(self, self.person)

    def action_unfilter(self) -> None:
        """Show all rows again; without a filter go back to where the roster was opened."""
        if not self.query_one(FilterLine).close() and len(self.app.screen_stack) > 1:
            self.dismiss(None)
