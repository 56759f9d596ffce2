"""The day on one screen: the run sheet ticked as it goes, who came, what it cost."""

import asyncio
from collections.abc import Iterable
from typing import ClassVar, Final

from pydantic import ValidationError
from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.records.team_event.model import LONGEST_LINE, BudgetLine, RunStep, TeamEvent
from coachtui.records.team_event.presentation.day_rows import attendance_rows, run_rows
from coachtui.records.team_event.presentation.gathered import gathered
from coachtui.records.team_event.presentation.words import refusal, when_told
from coachtui.records.team_event.rules.budget import totals
from coachtui.records.team_event.rules.costs import Cost, read_cost, with_cost
from coachtui.records.team_event.screens.page_actions import write
from coachtui.records.team_event.screens.step_form import step_form
from coachtui.records.team_event.screens.team_words import team_watch
from coachtui.records.team_event.screens.work import EventWork
from coachtui.ui.dialogs import Ask, AskLine
from coachtui.ui.screen import CoachScreen
from coachtui.ui.section import SectionLine
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable

WIDE: Final = 60
"""Cells of the run sheet from which everything has its room."""
_PEOPLE: Final = (Column("", 1), Column("", 14), Column(""))

_CAME: Final = Binding.Group(N_("Came, or not"))
"""Two keys that stand as one where people are in focus."""


class AttendanceTable(RowTable):
    """One row a person; a sign says whether they are there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "screen.came(True)", N_("Came"), id="eventday.came", group=_CAME),
        Binding("minus", "screen.came(False)", N_("Not there"), id="eventday.away", group=_CAME),
        Binding("0", "screen.came(None)", N_("Not known"), show=False, id="eventday.unknown"),
    ]


class DayScreen(CoachScreen[None]):
    """Run sheet on the left, people on the right."""

    AUTO_FOCUS: ClassVar[str | None] = "#run"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", N_("Done"), id="eventday.tick"),
        Binding("c", "cost", N_("Cost"), tooltip=N_("1,2tr taxi"), id="eventday.cost"),
        Binding("n", "add", N_("New step"), id="eventday.new"),
        Binding("D,delete", "remove", N_("Delete"), show=False, id="eventday.delete"),
        Binding("escape", "back", N_("Back"), show=False, id="app.back"),
    ]
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (("tab", N_("Who is there")),)
    DEFAULT_CSS = """
    DayScreen {
        #panes { height: 1fr; }
        #left { width: 1fr; }
        #right { width: 40%; min-width: 36; margin: 0 0 0 2; }
        #whole { height: 2; padding: 0 1; color: $text-muted; }
    }
    """

    def __init__(self, work: EventWork) -> None:
        """Make the screen of an event's day."""
        super().__init__(work.desk)
        self.work_on = work
        words = work.desk.words
        self.run = RowTable(
            words, words.say("No step yet: {press:eventday.new} adds one."), id="run"
        )
        self.people = AttendanceTable(words, words.say("Nobody is invited yet."), id="people")
        self._turn = asyncio.Lock()

    def heading(self) -> str:
        """Say what and when."""
        event = self.work_on.event
        return f"{event.title} · {when_told(self.words, event)}"

    def body(self) -> Iterable[Widget]:
        """Give the two lists side by side."""
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield SectionLine(self.words.say("Run sheet"))
                yield self.run
                yield Static("", id="whole", classes="aside", markup=False)
            with Vertical(id="right"):
                yield SectionLine(self.words.say("Who is there"))
                yield self.people

    def refresh_rows(self) -> None:
        """Show the day as on file now."""
        words, event = self.words, self.work_on.event
        about = gathered(self.desk.view, event)
        steps = run_rows(words, event, self.desk.clock.now())
        people = attendance_rows(words, about, self.work_on.needs)
        # Where nobody is named for a step, its text gets that room.
        named = any(step.who for step in event.run_sheet)
        columns = (Column("", 5), Column(""), Column("", 10, "left", 0 if named else WIDE))
        self.run.show(columns, [Row(row.key, row.cells, row.tone) for row in steps])
        self._tell()
        self.people.show(_PEOPLE, [Row(row.key, row.cells, row.tone) for row in people])
        left, right = self.query(SectionLine)
        done = sum(step.done_at is not None for step in event.run_sheet)
        of_all = words.say("{done} of {all} done", done=done, all=len(steps)) if steps else ""
        left.show(words.say("Run sheet"), of_all)
        paid = totals(event, about.places).actual
        came = words.say("{came} of {all}", came=len(about.came), all=len(about.counted))
        cost = f"{came} · {words.money_short(paid)}" if paid else came
        right.show(words.say("Who is there"), cost)

    @property
    def chosen(self) -> RunStep | None:
        """The step under the cursor."""
        key = self.run.highlighted_key
        return next((each for each in self.work_on.event.run_sheet if each.id == key), None)

    @on(RowTable.RowHighlighted, "#run")
    def _moved(self, event: RowTable.RowHighlighted) -> None:
        event.stop()
        self._tell()

    @on(RowTable.RowHighlighted, "#people")
    def _met(self, event: RowTable.RowHighlighted) -> None:
        event.stop()
        self._tell()

    def on_descendant_focus(self) -> None:
        """Show uncut the row under the cursor of the list that has the focus now."""
        self._tell()

    def _tell(self) -> None:
        """Show uncut what the step under the cursor says and whose it is; or what one needs."""
        step, parts = self.chosen, tuple[str, ...]()
        if self.people.has_focus:
            parts = self._needed(self.people.highlighted_key or "")
        elif step is not None:
            parts = (step.what, step.who)
        shown = plain(" · ".join(part for part in parts if part))
        self.query_one("#whole", Static).update(shown, layout=False)

    def _needed(self, person_id: str) -> tuple[str, ...]:
        """Return somebody's name and what they need, read by whoever sits here."""
        needs = self.work_on.needs.get(person_id)
        if not person_id or needs is None:
            return ()
        name = self.work_on.person(person_id).short_name
        return (name, needs.diet, needs.access, needs.transport)

    # What its keys do

    @on(RowTable.Opened, "#run")
    def _open_step(self, message: RowTable.Opened) -> None:
        message.stop()
        if self.chosen is not None:
            self.app.push_screen(step_form(self.work_on, self.chosen))

    @on(RowTable.Opened, "#people")
    def _open_person(self, message: RowTable.Opened) -> None:
        message.stop()
        self.say(
            self.words.say(
                "{press:eventday.came} is there, {press:eventday.away} is not,"
                " {press:eventday.unknown} is not known."
            )
        )

    def action_add(self) -> None:
        """Add a step."""
        self.app.push_screen(step_form(self.work_on, None))

    def action_came(self, came: bool | None) -> None:
        """Note whether the person under the cursor is there, and go on to the next."""
        person_id = self.people.highlighted_key
        if person_id is not None:
            self.people.action_cursor_down()
            self._note(person_id, came)

    @work
    async def _note(self, person_id: str, came: bool | None) -> None:
        async with self._turn:
            try:
                await self.work_on.answer(person_id, attended=came)
            except StoreError as error:
                self.people.highlight(person_id)
                self.say(told(error, self.words), "error")

    @work
    async def action_tick(self) -> None:
        """Mark the step under the cursor as done, or open again, and go on."""
        step, now = self.chosen, self.desk.clock.now()
        if step is None:
            return
        self.run.action_cursor_down()

        def make(event: TeamEvent) -> TeamEvent:
            # By its id: another window, or the key before, may have changed it meanwhile.
            steps = tuple(
                each.revised(done_at=None if each.done_at else now) if each.id == step.id else each
                for each in event.run_sheet
            )
            return event.revised(run_sheet=steps)

        async with self._turn:
            await write(self, self.work_on, make, N_("Run sheet changed"))

    @work
    async def action_remove(self) -> None:
        """Delete the step under the cursor."""
        words, step = self.words, self.chosen
        if step is None or not self.run.has_focus:
            return
        question = words.say("Delete the step “{what}”?", what=step.what)
        ask = Ask(self.desk, question, yes=words.say("Delete"), no=words.say("Keep"))
        if not await self.app.push_screen_wait(ask):
            return

        def make(event: TeamEvent) -> TeamEvent:
            left = tuple(each for each in event.run_sheet if each.id != step.id)
            return event.revised(run_sheet=left)

        await write(self, self.work_on, make, N_("Step deleted"))

    @work
    async def action_cost(self) -> None:
        """Note what something cost: the sum and what for; it goes to the line it names."""
        words, watch = self.words, team_watch(self.desk)

        def check(text: str) -> str:
            if read_cost(text) is None:
                return words.say("No sum understood: write 1,2tr taxi or taxi 350k.")
            if len(text) > LONGEST_LINE:
                return refusal(words, "line_too_long")
            found = watch(text)
            return "" if found is None else found.text

        title = words.say("What did it cost, and what for? Like 1,2tr taxi.")
        draft = f"team_event.cost.{self.work_on.id}"
        typed = await self.app.push_screen_wait(AskLine(self.desk, title, check=check, draft=draft))
        cost = None if typed is None else read_cost(typed)
        if cost is not None and await self._pay(cost):
            self.desk.drafts.drop(draft)

    async def _pay(self, cost: Cost) -> bool:
        words, lines = self.words, list[BudgetLine]()

        def make(event: TeamEvent) -> TeamEvent:
            changed, line = with_cost(event, cost)
            lines[:] = [line]
            return changed

        try:
            await self.work_on.change(make, N_("Cost noted"))
        except ValidationError:
            # Its text was looked at as it was typed; what is left is the sum of the line.
            self.say(refusal(words, "too_much"), "error")
            return False
        except StoreError as error:
            self.say(told(error, words), "error")
            return False
        name = lines[0].what or words.label("budget_category", lines[0].category)
        sum_ = words.money(lines[0].actual or 0)
        self.say(words.say("{name}: {sum} in all.", name=name, sum=sum_), "good")
        return True

    def action_back(self) -> None:
        """Go back to the event."""
        self.dismiss(None)
