"""Everything about one person: promises both ways, what to bring along, the timeline."""

from asyncio import Lock
from collections.abc import Iterable
from typing import ClassVar

from textual import events, work
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.commitment import Commitment
from coachtui.domain.items import Target
from coachtui.domain.log_entry import AgendaItem
from coachtui.domain.person import Person
from coachtui.language import N_
from coachtui.overview import agenda_form, commitment_actions
from coachtui.overview.commitment_form import edit_commitment
from coachtui.overview.layout import BESIDE, beside
from coachtui.overview.opening import start_new
from coachtui.overview.people import PeopleScreen
from coachtui.overview.person_form import edit_person
from coachtui.overview.person_rows import facts
from coachtui.overview.person_tables import PersonTables
from coachtui.overview.reminders import reminder
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from coachtui.ui.following import open_target
from coachtui.ui.numbers_panel import PAGE_KEY, NumbersPanel, open_numbers
from coachtui.ui.screen import CoachScreen
from coachtui.ui.section import SectionLine
from coachtui.ui.shown import plain
from coachtui.ui.table import RowTable

_LOW = 22
"""Rows of a terminal below which the heading keeps to its first line."""


class PersonPage(CoachScreen[None]):
    """The page of a person."""

    AUTO_FOCUS: ClassVar[str | None] = "#promises"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "done", N_("Done"), tooltip=N_("Done, or open again"), id="person.done"),
        Binding(
            "o", "meet", N_("One-on-one"), tooltip=N_("Open the next one-on-one"), id="person.meet"
        ),
        Binding(
            "a", "add", N_("Add to agenda"), tooltip=N_("To talk about next time"), id="person.add"
        ),
        Binding("n", "new", N_("New"), tooltip=N_("Start something with them"), id="person.new"),
        Binding(
            "e",
            "edit",
            N_("Edit"),
            tooltip=N_("Edit the row, or else the person"),
            id="person.edit",
        ),
        Binding(
            "i",
            "details",
            N_("Details"),
            show=False,
            tooltip=N_("Edit the person"),
            id="person.details",
        ),
        PAGE_KEY,
        Binding("D,delete", "delete", N_("Delete"), show=False, id="person.delete"),
        Binding(
            "y",
            "copy",
            N_("Copy"),
            show=False,
            tooltip=N_("The promises the rep may see, as text"),
            id="person.copy",
        ),
        Binding("escape", "back", N_("Back"), show=False, id="app.back"),
    ]
    DEFAULT_CSS = """
    PersonPage {
        #facts { height: auto; max-height: 3; padding: 0 1; color: $text-muted;
            text-wrap: nowrap; text-overflow: ellipsis; }
        #panes { height: 1fr; layout: vertical; }
        #open { height: auto; }
        #past { height: 1fr; min-height: 3; }
        &.-beside {
            #panes { layout: horizontal; }
            #open { width: 1fr; height: 100%; margin: 0 2 0 0; }
            #past { width: 1fr; height: 100%; }
        }
    }
    """

    def __init__(self, desk: Desk, person_id: str) -> None:
        """Make the page of the person of that id."""
        super().__init__(desk)
        self._person_id = person_id
        self._tables = PersonTables(desk, person_id)
        self._turn = Lock()

    @property
    def person(self) -> Person | None:
        """The person as on file now."""
        if not self.desk.is_open:
            return None
        return self.desk.repository.get(Person, self._person_id)

    def about(self) -> str:
        """Give back their id."""
        return self._person_id

    def heading(self) -> str:
        """Give back the full name."""
        person = self.person
        return person.full_name if person else self.words.say("Nobody")

    def body(self) -> Iterable[Widget]:
        """Give heading and panes."""
        say = self.words.say
        yield Static("", id="facts", markup=False)
        yield NumbersPanel(self.desk)
        with Container(id="panes"):
            with Vertical(id="open"):
                yield SectionLine(say("Promises"))
                yield RowTable(self.words, say("No promises, neither way."), id="promises")
                yield SectionLine(say("To bring along"))
                yield RowTable(
                    self.words, say("Nothing yet: {press:person.add} adds something."), id="bring"
                )
            with Vertical(id="past"):
                yield SectionLine(say("Timeline"))
                yield RowTable(self.words, say("Nothing happened yet."), id="timeline")

    def refresh_rows(self) -> None:
        """Show the person as on file now; leave where they are gone."""
        person = self.person
        if person is None:
            self.dismiss(None)
            return
        self._tables.read()
        self._show(person)

    def on_resize(self, event: events.Resize) -> None:
        """Lay out the panes anew."""
        self.set_class(beside(event.size), BESIDE)
        if self.person is not None:
            self.call_after_refresh(self._show, self.person)

    def _show(self, person: Person) -> None:
        lines = facts(self.desk.view, person)
        low = self.size.height < _LOW
        self.query_one("#facts", Static).update(
            plain("\n").join(plain(line) for line in lines[: 1 if low else 3])
        )
        self.query_one(NumbersPanel).show(person)
        columns, rows = self._tables.promises()
        self._table("promises").show(columns, rows)
        columns, bring = self._tables.bring()
        self._table("bring").show(columns, bring)
        self._table("timeline").show(*self._tables.timeline())
        for line, (left, right) in zip(
            self.query(SectionLine), self._tables.headings(), strict=True
        ):
            line.show(left, right)
        self._share_height(len(rows), len(bring))

    def _share_height(self, promises: int, bring: int) -> None:
        """Give each upper pane what it needs, within a third of the height each."""
        room = self.query_one("#panes").size.height - 3
        wide = self.has_class(BESIDE)
        for name, wanted in (("bring", bring), ("promises", promises)):
            most = room // 2 if wide else room // 3
            self._table(name).styles.height = max(min(max(wanted, 2), most), 2)

    def _table(self, name: str) -> RowTable:
        return self.query_one(f"#{name}", RowTable)

    def target(self) -> Target:
        """Give back what the row under the cursor stands for, else the person."""
        return self._row_target() or Target(Person.table, self._person_id)

    def _row_target(self) -> Target | None:
        focused = self.focused
        if not isinstance(focused, RowTable):
            return None
        return self._tables.target(focused.highlighted_key or "")

    def _record(self) -> Commitment | AgendaItem | None:
        """Return the record under the cursor, where it can be changed from here."""
        target = self._row_target()
        if target is not None and target.kind == Commitment.table:
            return self.desk.repository.get(Commitment, target.record_id)
        if target is not None and target.kind == AgendaItem.table:
            return self.desk.repository.get(AgendaItem, target.record_id)
        return None

    def on_row_table_opened(self, message: RowTable.Opened) -> None:
        """Open what the row stands for."""
        message.stop()
        target = self._tables.target(message.key)
        if target is not None:
            open_target(self, target)

    @work
    async def action_done(self) -> None:
        """Mark the promise or agenda item under the cursor as done, or open it again."""
        async with self._turn:
            record = self._record()
            if isinstance(record, Commitment):
                await commitment_actions.toggle(self, record)
            elif isinstance(record, AgendaItem):
                await agenda_form.toggle_item(self, record)

    @work
    async def action_edit(self) -> None:
        """Edit the promise or agenda item under the cursor, on any other row the person."""
        async with self._turn:
            record = self._record()
            if isinstance(record, Commitment):
                await edit_commitment(self, record)
            elif isinstance(record, AgendaItem):
                await self.app.push_screen_wait(agenda_form.edit_agenda_item(self.desk, record))
            else:
                self.action_details()

    @work
    async def action_delete(self) -> None:
        """Delete the promise or agenda item under the cursor, after a question."""
        async with self._turn:
            record = self._record()
            if isinstance(record, Commitment):
                await commitment_actions.delete(self, record)
            elif isinstance(record, AgendaItem):
                await agenda_form.delete_item(self, record)

    @work
    async def action_add(self) -> None:
        """Add something to talk about next time."""
        async with self._turn:
            if self.person is not None:
                await agenda_form.add_for(self, self.person)

    @work
    async def action_new(self) -> None:
        """Start something with this person."""
        async with self._turn:
            await start_new(self, self._person_id)

    def action_meet(self) -> None:
        """Open the next one-on-one, prepared."""
        if self._tables.meeting is None:
            told = self.words.say("One-on-ones are held with the reps who are here.")
            self.say(told, "warning")
            return
        open_target(self, self._tables.meeting)

    def action_numbers(self) -> None:
        """Open the person's targets and deals."""
        open_numbers(self, self._person_id)

    def action_details(self) -> None:
        """Edit the person."""
        if self.person is not None:
            self.app.push_screen(edit_person(self.desk, self.person))

    def action_copy(self) -> None:
        """Show the open promises the person may see as plain text, to be copied."""
        if self.person is not None:
            record, text = self._record(), self._tables.as_text(self.person)
            late = [record] if isinstance(record, Commitment) else []
            self.app.push_screen(CopyScreen(self.desk, text, reminder(self.desk.view, late)))

    def action_back(self) -> None:
        """Go back to where it was opened."""
        self.dismiss(None)


def person_screen(desk: Desk, target: Target) -> Screen[None]:
    """Return the screen of a person: their page, or the roster for nobody."""
    person = desk.repository.get(Person, target.record_id)
    if person is None:
        return PeopleScreen(desk)
    return PersonPage(desk, person.id)
