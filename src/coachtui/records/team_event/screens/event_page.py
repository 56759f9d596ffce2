"""One event on one page: what it is for, its cut-off clock, its checklist that counts back."""

import asyncio
from collections.abc import Iterable
from typing import ClassVar, Final

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.holidays import known_holidays
from coachtui.domain.items import Target
from coachtui.language import N_
from coachtui.records.team_event.model import ChecklistItem, TeamEvent
from coachtui.records.team_event.presentation.gathered import Gathered, Holidays, gathered
from coachtui.records.team_event.presentation.page_rows import (
    OWNER,
    PageRow,
    checklist_rows,
    cutoff_lines,
    frame_lines,
    people_rows,
)
from coachtui.records.team_event.rules.templates import load_templates
from coachtui.records.team_event.screens import page_actions as actions
from coachtui.records.team_event.screens.budget import BudgetScreen
from coachtui.records.team_event.screens.charter_form import charter_form
from coachtui.records.team_event.screens.day import DayScreen
from coachtui.records.team_event.screens.feedback import FeedbackScreen
from coachtui.records.team_event.screens.item_form import item_form
from coachtui.records.team_event.screens.moving import cancel_event, move_event
from coachtui.records.team_event.screens.poll import PollScreen
from coachtui.records.team_event.screens.replies_grid import RepliesScreen
from coachtui.records.team_event.screens.retro import hold_retro
from coachtui.records.team_event.screens.vendor_form import vendor_form
from coachtui.records.team_event.screens.work import EventWork
from coachtui.records.team_event.screens.writing import show_text, write_event
from coachtui.ui.desk import Desk
from coachtui.ui.screen import CoachScreen
from coachtui.ui.section import SectionLine
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable

WIDE: Final = 110
_WHEN, _WHAT, _LEFT = Column("", 14), Column(""), Column("", 12, "right")
_PEOPLE: Final = (Column("", 1), Column(""), Column("", 18))


class ItemsTable(RowTable):
    """The checklist; Enter edits an item."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", N_("Edit"), show=False, id="event.item"),
    ]


class EventPage(CoachScreen[None]):
    """The page of an event."""

    AUTO_FOCUS: ClassVar[str | None] = "#items"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "replies", N_("Replies"), tooltip=N_("Who comes"), id="event.replies"),
        Binding("b", "budget", N_("Budget"), tooltip=N_("Planned and actual"), id="event.budget"),
        Binding("d", "day", N_("The day"), tooltip=N_("Run sheet and who came"), id="event.day"),
        Binding("p", "poll", N_("Dates"), tooltip=N_("Compare dates, choose one"), id="event.poll"),
        Binding("space", "tick", N_("Done"), tooltip=N_("Done, or open again"), id="event.tick"),
        Binding("s", "go_on", N_("Go on"), tooltip=N_("To its next state"), id="event.state"),
        Binding("a", "add", N_("Add"), show=False, tooltip=N_("To the list"), id="event.add"),
        Binding("e", "edit", N_("Plan"), show=False, tooltip=N_("Edit the plan"), id="event.edit"),
        Binding("v", "vendor", N_("Vendor"), show=False, id="event.vendor"),
        Binding("m", "move", N_("Move"), show=False, id="event.move"),
        Binding("f", "feedback", N_("Feedback"), show=False, id="event.feedback"),
        Binding(
            "o", "retro", N_("Retro"), show=False, tooltip=N_("Keep, drop, next"), id="event.o"
        ),
        Binding("y", "text", N_("Texts"), show=False, tooltip=N_("To copy"), id="event.text"),
        Binding("x", "write", N_("Export"), show=False, id="event.export"),
        Binding("D,delete", "delete", N_("Delete"), show=False, id="event.delete"),
        Binding("C", "cancel", N_("Cancel it"), show=False, id="event.cancel"),
        Binding("escape", "back", N_("Back"), show=False, id="app.back"),
    ]
    DEFAULT_CSS = """
    EventPage {
        #frame { height: auto; max-height: 6; padding: 0 1; }
        #cutoffs { height: auto; max-height: 3; padding: 0 1; color: $text-warning;
            text-wrap: nowrap; text-overflow: ellipsis; }
        #panes { height: 1fr; layout: horizontal; }
        #left { width: 1fr; }
        #whole { height: 2; padding: 0 1; color: $text-muted; }
        #right { display: none; width: 42; margin: 0 0 0 2; }
        &.-beside #right { display: block; }
    }
    """

    def __init__(self, desk: Desk, event: TeamEvent) -> None:
        """Make the page of an event."""
        super().__init__(desk)
        self.work_on = EventWork(desk, event)
        self._templates = load_templates(desk.words.language, desk.folder)
        self._holidays: Holidays = {}
        self._asked = False
        todo = self.words.say("Nothing to do yet: {press:event.add} adds an item.")
        nobody = self.words.say("Nobody yet: {press:event.replies}, then {press:replies.invite}.")
        self.items = ItemsTable(self.words, todo, id="items")
        self.people = RowTable(self.words, nobody, id="people")

    # What it shows

    @property
    def everything(self) -> Gathered:
        """The event and what belongs to it, as on file now."""
        return gathered(self.desk.view, self.work_on.event, self._holidays)

    @property
    def chosen(self) -> ChecklistItem | None:
        """The item under the cursor."""
        key = self.items.highlighted_key
        return next((each for each in self.work_on.event.checklist if each.id == key), None)

    def target(self) -> Target:
        """Give back the event."""
        return Target(TeamEvent.table, self.work_on.id)

    def heading(self) -> str:
        """Say what and how far it is."""
        event = self.work_on.event
        return f"{event.title} · {self.words.label('event_state', event.state)}"

    def body(self) -> Iterable[Widget]:
        """Give the frame, the cut-off clock and the lists."""
        yield Static("", id="frame", markup=False)
        yield Static("", id="cutoffs", markup=False)
        with Container(id="panes"):
            with Vertical(id="left"):
                yield SectionLine(self.words.say("Checklist"))
                yield self.items
                yield Static("", id="whole", classes="aside", markup=False)
            with Vertical(id="right"):
                yield SectionLine(self.words.say("Invited"))
                yield self.people

    def refresh_rows(self) -> None:
        """Show the event as on file now; leave where it is gone."""
        if self.desk.repository.get(TeamEvent, self.work_on.id) is None:
            self.dismiss(None)
            return
        about, view = self.everything, self.desk.view
        lines = frame_lines(view, about, self._templates)
        self.query_one("#frame", Static).update(_lines(lines))
        self.query_one("#cutoffs", Static).update(_lines(cutoff_lines(view, about)))
        rows = checklist_rows(view, about)
        # Where all of it is the manager's, the text gets the room of the owners.
        owned = any(row.cells[OWNER] for row in rows)
        owners = Column("", 9, "left", 0 if owned else WIDE)
        self.items.show((_WHEN, _WHAT, owners, _LEFT), _rows(rows))
        self._tell()
        self.people.show(_PEOPLE, _rows(people_rows(self.words, about)))
        done = sum(row.tone == "good" for row in rows)
        told = self.words.say("{done} of {all} done", done=done, all=len(rows)) if rows else ""
        self.query(SectionLine).first().show(self.words.say("Checklist"), told)
        self._learn_holidays()

    @on(RowTable.RowHighlighted, "#items")
    def _moved(self, event: RowTable.RowHighlighted) -> None:
        event.stop()
        self._tell()

    def _tell(self) -> None:
        """Show uncut what the row under the cursor says."""
        item = self.chosen
        shown = plain("" if item is None else item.text)
        self.query_one("#whole", Static).update(shown, layout=False)

    def on_mount(self) -> None:
        """Erase what an interruption left of the needs of a closed event."""
        if self.work_on.needs:
            self._complete()

    @work
    async def _complete(self) -> None:
        await actions.complete(self, self.work_on)

    def on_resize(self, event: events.Resize) -> None:
        """Show who is invited beside the list where there is room."""
        self.set_class(event.size.width >= WIDE, "-beside")

    @work(group="holidays")
    async def _learn_holidays(self) -> None:
        """Look up the days off in a thread: their library takes a while to load."""
        if self._asked:
            return
        self._asked = True
        year, language = self.work_on.event.month.year, self.words.language
        for each in (year, year + 1):
            found = await asyncio.to_thread(known_holidays, each, language)
            self._holidays = {**self._holidays, **found}
        if self._holidays and self.is_mounted:
            self.refresh_rows()

    # What its keys do

    @on(RowTable.Opened, "#items")
    def _open_item(self, message: RowTable.Opened) -> None:
        message.stop()
        if self.chosen is not None:
            self.app.push_screen(item_form(self.work_on, self.chosen))

    @on(RowTable.Opened, "#people")
    def _open_person(self, message: RowTable.Opened) -> None:
        message.stop()
        self.action_replies()

    def action_replies(self) -> None:
        """Note who comes, one key a person."""
        self.app.push_screen(RepliesScreen(self.work_on))

    def action_budget(self) -> None:
        """Show what is planned and what it cost."""
        self.app.push_screen(BudgetScreen(self.work_on))

    def action_day(self) -> None:
        """Open the run sheet and who is there."""
        self.app.push_screen(DayScreen(self.work_on))

    def action_poll(self) -> None:
        """Compare the dates and choose one."""
        self.app.push_screen(PollScreen(self.work_on, self._holidays))

    def action_feedback(self) -> None:
        """Type in what people thought, without their names."""
        self.app.push_screen(FeedbackScreen(self.work_on))

    @work
    async def action_retro(self) -> None:
        """Say what to keep, what to drop and what is next; that closes it."""
        await hold_retro(self, self.work_on)

    def action_add(self) -> None:
        """Add something to the list."""
        self.app.push_screen(item_form(self.work_on, None))

    def action_edit(self) -> None:
        """Change what it is for, where, and what it may cost."""
        self.app.push_screen(charter_form(self.desk, self.work_on.event, self._templates))

    def action_vendor(self) -> None:
        """Change who provides it and until when it can be changed."""
        self.app.push_screen(vendor_form(self.work_on))

    @work
    async def action_tick(self) -> None:
        """Mark the item under the cursor as done, or open again."""
        if self.chosen is not None:
            await actions.tick(self, self.work_on, self.chosen)

    @work
    async def action_go_on(self) -> None:
        """Bring it to its next state, or say what lacks."""
        await actions.go_on(self, self.work_on)

    @work
    async def action_move(self) -> None:
        """Ask for another time and the reason."""
        await move_event(self, self.work_on, self._holidays)

    @work
    async def action_delete(self) -> None:
        """Take the item under the cursor off the list."""
        if self.chosen is not None:
            await actions.take_out(self, self.work_on, self.chosen)

    @work
    async def action_cancel(self) -> None:
        """Ask why, and call the event off."""
        await cancel_event(self, self.work_on)

    @work
    async def action_text(self) -> None:
        """Show the invitation, a reminder or the thanks as a text to copy."""
        await show_text(self, self.everything)

    @work
    async def action_write(self) -> None:
        """Write files of the event into the folder of exports."""
        await write_event(self, self.work_on.event, self._holidays)

    def action_back(self) -> None:
        """Go back to where it was opened."""
        self.dismiss(None)


def _lines(lines: Iterable[str]) -> Content:
    return plain("\n").join(plain(line) for line in lines)


def _rows(rows: Iterable[PageRow]) -> list[Row]:
    return [Row(row.key, row.cells, row.tone) for row in rows]
