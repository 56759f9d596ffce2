"""The budget of an event: lines planned and actual, and what they add up to."""

from collections.abc import Iterable
from typing import ClassVar, Final, get_args

from pydantic import ValidationError
from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.capture.money import money_of
from coachtui.language import N_, Words
from coachtui.records.team_event.model import BudgetLine, Category, TeamEvent
from coachtui.records.team_event.presentation.budget_rows import budget_rows, total_lines
from coachtui.records.team_event.presentation.gathered import gathered
from coachtui.records.team_event.presentation.words import refusal
from coachtui.records.team_event.screens.charter_fields import money_watch
from coachtui.records.team_event.screens.charter_form import charter_form
from coachtui.records.team_event.screens.page_actions import write
from coachtui.records.team_event.screens.team_words import team_watch
from coachtui.records.team_event.screens.work import EventWork
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable

_MONEY: Final = 11
"""Cells of a sum."""
_WIDE: Final = 100
"""From this width on sums have more of them."""
_MONEY_WIDE: Final = 15


class BudgetScreen(CoachScreen[None]):
    """The lines of a budget, and below them the sums."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    NEEDS_ROW: ClassVar[frozenset[str]] = frozenset({"budget.delete"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", N_("New line"), id="budget.new"),
        Binding("e", "plan", N_("Plan"), tooltip=N_("Per head, heads, approval"), id="budget.plan"),
        Binding("D,delete", "remove", N_("Delete"), id="budget.delete"),
        Binding("escape", "back", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS = """
    BudgetScreen #sums { height: auto; min-height: 4; max-height: 6; padding: 0 1; }
    """

    def __init__(self, work: EventWork) -> None:
        """Make the screen of an event's budget."""
        super().__init__(work.desk)
        self.work_on = work
        self.table = RowTable(
            work.desk.words, work.desk.words.say("No line yet: {press:budget.new} adds one.")
        )

    def heading(self) -> str:
        """Say whose budget."""
        return f"{self.words.say('Budget')} · {self.work_on.event.title}"

    def body(self) -> Iterable[Widget]:
        """Give the lines and the sums."""
        yield self.table
        yield Static("", id="sums", markup=False)

    def refresh_rows(self) -> None:
        """Show the budget as on file now."""
        words = self.words
        about = gathered(self.desk.view, self.work_on.event)
        room = _MONEY if self.size.width < _WIDE else _MONEY_WIDE
        columns = (
            Column(words.say("For"), 14),
            Column(words.say("What")),
            Column(words.say("Budgeted"), room, "right"),
            Column(words.say("Actual"), room, "right"),
            Column(words.say("Over"), room, "right"),
        )
        rows = budget_rows(words, about, room)
        self.table.show(columns, [Row(row.key, row.cells, row.tone) for row in rows])
        lines = plain("\n").join(
            plain(line) for line in total_lines(words, about, self.size.width - 2)
        )
        self.query_one("#sums", Static).update(lines)

    def on_resize(self) -> None:
        """Fit the sums into the new width."""
        self.call_after_refresh(self.refresh_rows)

    @property
    def chosen(self) -> BudgetLine | None:
        """The line under the cursor."""
        key = self.table.highlighted_key
        return next((each for each in self.work_on.event.budget.lines if each.id == key), None)

    @on(RowTable.Opened)
    def _open(self, message: RowTable.Opened) -> None:
        message.stop()
        if self.chosen is not None:
            self.app.push_screen(line_form(self.work_on, self.chosen))

    def action_add(self) -> None:
        """Add a line."""
        self.app.push_screen(line_form(self.work_on, None))

    def action_plan(self) -> None:
        """Change what a head may cost, how many are reckoned with, and who approved it."""
        self.app.push_screen(charter_form(self.desk, self.work_on.event))

    @work
    async def action_remove(self) -> None:
        """Delete the line under the cursor."""
        words, line = self.words, self.chosen
        if line is None:
            return
        name = line.what or words.label("budget_category", line.category)
        question = words.say("Delete the line “{name}”?", name=name)
        ask = Ask(self.desk, question, yes=words.say("Delete"), no=words.say("Keep"))
        if not await self.app.push_screen_wait(ask):
            return

        def make(event: TeamEvent) -> TeamEvent:
            left = tuple(each for each in event.budget.lines if each.id != line.id)
            return event.revised(budget=event.budget.revised(lines=left))

        await write(self, self.work_on, make, N_("Budget line deleted"))

    def action_back(self) -> None:
        """Go back to the event."""
        self.dismiss(None)


def line_form(work: EventWork, line: BudgetLine | None) -> FormScreen:
    """Return the form of a budget line, or of a new one."""
    words, shell = work.desk.words, line or BudgetLine()

    def reread() -> Values | None:
        stored = next((each for each in work.event.budget.lines if each.id == shell.id), None)
        return None if stored is None else _line_values(words, stored)

    async def save(values: Values) -> Values:
        changes = {name: values[name] for name in ("category", "what", "vendor")}
        sums = {name: money_of(values[name]) for name in ("planned", "actual")}
        try:
            new = shell.revised(**changes, planned=sums["planned"] or 0, actual=sums["actual"])
            await work.change(
                lambda event: put_line(event, new),
                N_("Budget line added") if line is None else N_("Budget line changed"),
            )
        except ValidationError:
            return {"": refusal(words, "line_too_long")}
        return {}

    name = f"new.{work.id}" if line is None else line.id
    title = words.say("New budget line") if line is None else words.say("Budget line")
    stored = None if line is None else reread
    form = Form(f"team_event.budget.{name}", title, _fields(work.desk), reread=stored)
    return FormScreen(work.desk, form, _line_values(words, shell), save)


def _line_values(words: Words, line: BudgetLine) -> Values:
    return {
        "category": line.category,
        "what": line.what,
        "vendor": line.vendor,
        "planned": words.number(line.planned) if line.planned else "",
        "actual": "" if line.actual is None else words.number(line.actual),
    }


def put_line(event: TeamEvent, line: BudgetLine) -> TeamEvent:
    """Return an event with a budget line as it stands now, told by its id; a new one comes last."""
    lines = event.budget.lines
    if any(each.id == line.id for each in lines):
        lines = tuple(line if each.id == line.id else each for each in lines)
    else:
        lines = (*lines, line)
    return event.revised(budget=event.budget.revised(lines=lines))


def _fields(desk: Desk) -> tuple[FormField, ...]:
    words, lint = desk.words, team_watch(desk)
    kinds = tuple((key, words.label("budget_category", key)) for key in get_args(Category))
    sums = words.say("Like 500k, 1,2tr or 1.200.000.")
    watch = money_watch(words)
    return (
        FormField("category", words.say("For"), "choice", kinds, required=True),
        FormField("what", words.say("What"), watch=lint),
        FormField("vendor", words.say("Vendor"), watch=lint),
        FormField("planned", words.say("Budgeted"), help=sums, watch=watch),
        FormField(
            "actual", words.say("Actual"), help=words.say("Empty: not paid yet."), watch=watch
        ),
    )
