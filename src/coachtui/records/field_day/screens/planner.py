"""The planner: who does what in the coming fortnight or month, and what field days are owed."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import date
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.calendar import calendar
from coachtui.domain.holidays import public_holidays
from coachtui.domain.ids import ME
from coachtui.domain.items import CalendarEntry, Target
from coachtui.domain.person import Person
from coachtui.domain.team import reps
from coachtui.extras import MissingExtraError
from coachtui.language import N_
from coachtui.records.field_day.model import FieldDay
from coachtui.records.field_day.presentation import planner_list, planner_rows
from coachtui.records.field_day.presentation.planner_rows import KIND, Period, Plan
from coachtui.records.field_day.screens.form import frame_form, planning_form
from coachtui.records.field_day.screens.ledger import Ledger
from coachtui.records.field_day.screens.moving import ask_move, cancel_day, copy_day
from coachtui.records.field_day.screens.picker import Picker
from coachtui.ui.copying import table_lines
from coachtui.ui.day_grid import DayGrid
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Choose
from coachtui.ui.following import open_target
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain
from coachtui.ui.table import RowTable


class Planner(CoachScreen[None]):
    """The grid of days, below it the cell under the cursor in words, and the list."""

    AUTO_FOCUS: ClassVar[str | None] = "DayGrid"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("New"), tooltip=N_("Plan a field day"), id="planner.new"),
        Binding(
            "w", "ride_with", N_("Who?"), tooltip=N_("Who should I ride with?"), id="planner.who"
        ),
        Binding("o", "hours", N_("Hours"), tooltip=N_("Coaching hours"), id="planner.hours"),
        Binding("m", "move_day", N_("Move"), id="planner.move"),
        Binding("e", "edit", N_("Edit"), id="planner.edit"),
        Binding("v", "change_view", N_("Month"), tooltip=N_("Fortnight or month"), id="planner.v"),
        Binding("c", "copy_day", N_("Copy"), show=False, id="planner.copy"),
        Binding("D,delete", "cancel_day", N_("Cancel"), show=False, id="planner.cancel"),
        Binding("t", "today", N_("Today"), show=False, id="planner.today"),
        Binding("pageup", "turn(-1)", N_("Earlier"), show=False, id="planner.earlier"),
        Binding("pagedown", "turn(1)", N_("Later"), show=False, id="planner.later"),
    ]
    DEFAULT_CSS = """
    Planner {
        DayGrid { max-height: 60%; }
        Static { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
        #extra { display: none; }
        #extra.-missing { display: block; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.period = Period.holding(desk.clock.today(), month=False)
        self.grid = DayGrid(planner_rows.NAME_WIDTH)
        self.table = RowTable(desk.words)
        self._plan: Plan | None = None
        self._holidays: dict[date, str] = {}
        self._asked: set[int] = set()
        self._told = ""

    def heading(self) -> str:
        """Name the screen and the days it shows."""
        return f"{self.words.say('Field days').upper()} · {self.period.told(self.words)}"

    def idle(self) -> str:
        """Give back what the signs mean."""
        return planner_rows.legend(self.words, self._plan)

    def body(self) -> Iterable[Widget]:
        """Give the grid, the two lines below it and the list."""
        yield self.grid
        yield Static("", id="cell", classes="aside", markup=False)
        missing = self.words.say("Public holidays are not shown: install coachtui[holidays]")
        yield Static(plain(missing, "$text-muted"), id="extra", markup=False)
        yield self.table

    def copy_text(self) -> str:
        """Give back the days in words, then the list."""
        days = planner_rows.in_words(self.words, self._plan) if self._plan is not None else []
        return "\n".join((*days, "", *table_lines(self.table)))

    def refresh_rows(self) -> None:
        """Show the records as they are now; holidays follow once they are looked up."""
        first = self._plan is None
        self._show()
        if first:
            self.grid.go_to(column=self.desk.clock.today().isoformat())
        self._ask_holidays()

    def on_resize(self) -> None:
        """Fit names into the new width."""
        if self._plan is not None:
            self._show_list()

    def _show(self) -> None:
        view, words = self.desk.view, self.words
        entries = calendar(self.desk.catalogue, view, self.period.first, self.period.last)
        plan = Plan(
            self.period,
            view.clock.today(),
            view.repository.all(Person),
            tuple(entries),
            {day.id: day for day in view.repository.all(FieldDay)},
            self._holidays,
        )
        self._plan = plan
        self.grid.show(planner_rows.columns(words, plan), planner_rows.rows(words, plan))
        self._show_list()
        self._tell_cell()

    def _show_list(self) -> None:
        words, wide = self.words, self.size.width >= planner_list.WIDE
        empty = words.say(
            "No field day yet: {press:planner.new} plans one, {press:planner.who} says who to ride"
            " with."
        )
        if not reps(self.desk.repository.all(Person)):
            empty = words.say("Nobody to ride with yet: 2, then {press:people.new} adds a rep.")
        self.table.empty = empty
        rows = planner_list.below(self.desk.view, wide=wide)
        self.table.show(planner_list.list_columns(wide=wide), rows)

    def _tell_cell(self) -> None:
        if self._plan is None or self.grid.at is None:
            return
        told = planner_rows.told(self.words, self._plan, *self._cell)
        if told != self._told:
            self._told = told
            self.query_one("#cell", Static).update(plain(told), layout=False)

    @property
    def _cell(self) -> tuple[str, date]:
        """Whose cell the cursor is on, and of which day."""
        row, column = self.grid.at or (ME, self.period.first.isoformat())
        return row, date.fromisoformat(column)

    def _ask_holidays(self) -> None:
        for year in self.period.years:
            if year not in self._asked:
                self._asked.add(year)
                self._learn_holidays(year)

    @work(group="holidays")
    async def _learn_holidays(self, year: int) -> None:
        """Look up the days off of a year in a thread: its library takes a while to load."""
        try:
            known = await asyncio.to_thread(public_holidays, year, self.words.language)
        except MissingExtraError:
            self.query_one("#extra").add_class("-missing")
        else:
            self._holidays.update(known)
            self._show()

    def on_day_grid_moved(self, message: DayGrid.Moved) -> None:
        """Say what stands in the cell."""
        message.stop()
        self._tell_cell()

    def on_day_grid_beyond(self, message: DayGrid.Beyond) -> None:
        """Go on in the period before or after."""
        message.stop()
        self.action_turn(message.side)
        days = self.period.days
        self.grid.go_to(column=days[0 if message.side > 0 else -1].isoformat())

    def on_day_grid_opened(self, message: DayGrid.Opened) -> None:
        """Open what stands in the cell, or plan a day there."""
        message.stop()
        self._open(message.row, date.fromisoformat(message.column))

    def on_row_table_opened(self, message: RowTable.Opened) -> None:
        """Open the field day of a row."""
        message.stop()
        open_target(self, Target(KIND, message.key))

    @work
    async def _open(self, person_id: str, day: date) -> None:
        if self._plan is None:
            return
        entries = planner_rows.in_cell(self.words, self._plan, person_id, day)
        if not entries:
            await self._plan_day(person_id, day)
            return
        entry = await self._one_of(entries)
        if entry is not None:
            open_target(self, entry.target)

    async def _one_of(self, entries: list[CalendarEntry]) -> CalendarEntry | None:
        if len(entries) == 1:
            return entries[0]
        words = self.words
        options = [
            (f"{at}", f"{words.time(entry.start)} {entry.title}")
            for at, entry in enumerate(entries)
        ]
        chosen = await self.app.push_screen_wait(Choose(self.desk, words.say("Which?"), options))
        return None if chosen is None else entries[int(chosen)]

    async def _plan_day(self, person_id: str, day: date | None) -> None:
        if day is not None and day < self.desk.clock.today():
            self.say(self.words.say("That day is past: plan from today on."), "warning")
            return
        form = planning_form(self.desk, "" if person_id == ME else person_id, day)
        await self.app.push_screen_wait(form)

    @work
    async def action_new(self) -> None:
        """Plan a field day: in the grid with the cursor's rep, and on its day if that is ahead."""
        person_id, day = self._cell if self.focused is self.grid else (ME, None)
        ahead = day is not None and day >= self.desk.clock.today()
        await self._plan_day(person_id, day if ahead else None)

    @work
    async def action_ride_with(self) -> None:
        """Rank the reps for the cursor's day; the one chosen is planned."""
        day = max(self._cell[1], self.desk.clock.today())
        chosen = await self.app.push_screen_wait(Picker(self.desk, day))
        if chosen is not None:
            await self._plan_day(chosen, day)

    def action_hours(self) -> None:
        """Open the coaching hours."""
        self.app.push_screen(Ledger(self.desk))

    @work
    async def action_move_day(self) -> None:
        """Move the field day under the cursor."""
        await self._with_day(lambda day: ask_move(self, day))

    @work
    async def action_copy_day(self) -> None:
        """Plan a day like the one under the cursor."""
        await self._with_day(lambda day: copy_day(self, day))

    @work
    async def action_cancel_day(self) -> None:
        """Cancel the field day under the cursor; one that is cancelled is deleted."""
        await self._with_day(lambda day: cancel_day(self, day))

    @work
    async def action_edit(self) -> None:
        """Change the frame of the field day under the cursor."""
        await self._with_day(lambda day: self.app.push_screen_wait(frame_form(self.desk, day)))

    async def _with_day(self, act: Callable[[FieldDay], Awaitable[object]]) -> None:
        """Do something with the field day under the cursor; say so where there is none."""
        key = self.table.highlighted_key if self.focused is self.table else await self._day_here()
        day = None if key is None else self.desk.repository.get(FieldDay, key)
        if day is not None:
            await act(day)
        elif key is None:
            self.say(self.words.say("No field day stands here: {press:planner.new} plans one."))

    async def _day_here(self) -> str | None:
        if self._plan is None:
            return None
        entries = planner_rows.in_cell(self.words, self._plan, *self._cell)
        days = [entry for entry in entries if entry.target.kind == KIND]
        entry = await self._one_of(days) if days else None
        return None if entry is None else entry.target.record_id

    def action_change_view(self) -> None:
        """Show the month of the cursor's day, or its fortnight."""
        self._go(self._cell[1], month=not self.period.month)

    def action_today(self) -> None:
        """Go to today."""
        self._go(self.desk.clock.today(), month=self.period.month)

    def action_turn(self, side: int) -> None:
        """Show the period before (-1) or after (1)."""
        self.period = self.period.beside(side)
        self._follow()

    def _go(self, day: date, *, month: bool) -> None:
        self.period = Period.holding(day, month=month)
        self._follow()
        self.grid.go_to(column=day.isoformat())

    def _follow(self) -> None:
        self.refresh_title()
        self._show()
        self.say(self.idle())
        self._ask_holidays()
