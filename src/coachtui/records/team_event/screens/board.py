"""The board: the year by months, each with its event, its state, its cost per head, who came."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import date
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.holidays import known_holidays
from coachtui.language import N_
from coachtui.records.team_event.model import TeamEvent, month_of
from coachtui.records.team_event.presentation.board_rows import about_lines, board_rows
from coachtui.records.team_event.presentation.fairness_rows import fairness_of, suggestion_lines
from coachtui.records.team_event.presentation.gathered import Holidays
from coachtui.records.team_event.rules.templates import load_templates
from coachtui.records.team_event.screens.charter_form import charter_form, copy_form
from coachtui.records.team_event.screens.event_page import EventPage
from coachtui.records.team_event.screens.fairness import FairnessScreen
from coachtui.records.team_event.screens.moving import cancel_event
from coachtui.records.team_event.screens.planning import new_event
from coachtui.records.team_event.screens.work import EventWork
from coachtui.records.team_event.screens.writing import write_event
from coachtui.ui.desk import Desk
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable

WIDE: Final = 110
_LINES: Final = 3


class Board(CoachScreen[None]):
    """Twelve months as rows; below them what there is to know of the event under the cursor."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    NEEDS_ROW: ClassVar[frozenset[str]] = frozenset(
        {"events.edit", "events.copy", "events.export", "events.cancel"}
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("New"), tooltip=N_("Plan an event"), id="events.new"),
        Binding("e", "edit", N_("Edit"), id="events.edit"),
        Binding("c", "copy", N_("Copy"), tooltip=N_("Plan one like it"), id="events.copy"),
        Binding("f", "fairness", N_("Fair?"), tooltip=N_("Who was reached"), id="events.fairness"),
        Binding("x", "write", N_("Export"), show=False, id="events.export"),
        Binding("D,delete", "cancel", N_("Cancel"), show=False, id="events.cancel"),
        Binding("t", "today", N_("Today"), show=False, id="events.today"),
        Binding("pageup", "turn(-1)", N_("Year before"), show=False, id="events.earlier"),
        Binding("pagedown", "turn(1)", N_("Next year"), show=False, id="events.later"),
    ]
    DEFAULT_CSS = """
    Board #about {
        height: 6; padding: 0 1; color: $text-muted;
    }
    """

    def __init__(self, desk: Desk) -> None:
        """Make the board of this year."""
        super().__init__(desk)
        self.year = desk.clock.today().year
        self.table = RowTable(desk.words)
        self._holidays: Holidays = {}
        self._asked: set[int] = set()
        self._shown = ""
        self._templates = load_templates(desk.words.language, desk.folder)
        self._minded: tuple[str, ...] | None = None

    def heading(self) -> str:
        """Name the screen and the year."""
        return f"{self.words.say('Team events').upper()} · {self.year}"

    def idle(self) -> str:
        """Say how to come to other years."""
        return self.words.say("{press:events.earlier} and {press:events.later} turn the year")

    def body(self) -> Iterable[Widget]:
        """Give the months, and the lines below them."""
        yield self.table
        yield Static("", id="about", markup=False)

    def refresh_rows(self) -> None:
        """Show the events as on file now, the cursor on this month at first."""
        first = not self._shown
        self._minded = None
        self._show()
        if first:
            self.action_today()
        self._learn_holidays()

    @property
    def chosen(self) -> TeamEvent | None:
        """The event under the cursor."""
        key = self.table.highlighted_key
        return None if key is None else self.desk.repository.get(TeamEvent, key)

    @property
    def month(self) -> date:
        """The month under the cursor, or that of the event there."""
        event = self.chosen
        if event is not None:
            return event.month
        try:
            return date.fromisoformat(self.table.highlighted_key or "")
        except ValueError:
            return month_of(self.desk.clock.today())

    def _show(self) -> None:
        self._shown = str(self.year)
        words = self.words
        columns = (
            Column("", 6),
            Column(words.say("Day"), 10),
            Column(words.say("Event")),
            Column(words.say("State"), 12),
            Column(words.say("Per head"), 8, "right"),
            Column(words.say("Who"), 16),
            Column(words.say("Score"), 6, "right", WIDE),
            Column(words.say("Where"), 13, "left", WIDE),
        )
        rows = board_rows(self.desk.view, self.year)
        self.table.show(columns, [Row(row.key, row.cells, row.tone) for row in rows])
        self._tell()

    @on(RowTable.RowHighlighted)
    def _moved(self, event: RowTable.RowHighlighted) -> None:
        event.stop()
        self._tell()

    def _tell(self) -> None:
        event = self.chosen
        if event is None:
            lines = [
                self.words.say(
                    "{press:events.new} plans an event for this month; {press:events.copy} copies"
                    " an earlier one."
                )
            ]
            if self.month >= month_of(self.desk.clock.today()):
                lines += self._to_mind()
        else:
            lines = list(about_lines(self.desk.view, event, self._templates, self._holidays))
        told = plain("\n").join(plain(line) for line in lines[:_LINES])
        self.query_one("#about", Static).update(told, layout=False)

    def _to_mind(self) -> tuple[str, ...]:
        """Return what the next event should mind, reckoned once for each change of the records."""
        if self._minded is None:
            found = fairness_of(self.desk.view, self._holidays)
            self._minded = tuple(suggestion_lines(self.words, found))
        return self._minded

    @work(group="holidays")
    async def _learn_holidays(self) -> None:
        """Look up the days off of the year in a thread: their library takes a while to load."""
        year = self.year
        if year in self._asked:
            return
        self._asked.add(year)
        found = await asyncio.to_thread(known_holidays, year, self.words.language)
        self._holidays = {**self._holidays, **found}
        self._minded = None
        self._tell()

    # What its keys do

    @on(RowTable.Opened)
    def _open(self, message: RowTable.Opened) -> None:
        message.stop()
        event = self.desk.repository.get(TeamEvent, message.key)
        if event is None:
            self.action_new()
        else:
            self.app.push_screen(EventPage(self.desk, event))

    @work
    async def action_new(self) -> None:
        """Plan an event in the cursor's month, or this one where that is past."""
        month = max(self.month, month_of(self.desk.clock.today()))
        event = await new_event(self, month)
        if event is not None:
            self._turn_to(event.month.year)
            self.table.highlight(event.id)
            await self.app.push_screen_wait(EventPage(self.desk, event))

    @work
    async def action_edit(self) -> None:
        """Change the plan of the event under the cursor."""
        await self._with_event(
            lambda event: self.app.push_screen_wait(charter_form(self.desk, event))
        )

    @work
    async def action_copy(self) -> None:
        """Plan an event like the one under the cursor, or like one of those on file."""
        event = await copy_form(self, self.chosen, self.month)
        if event is not None:
            self._turn_to(event.month.year)
            self.table.highlight(event.id)

    @work
    async def action_cancel(self) -> None:
        """Cancel the event under the cursor; one that is cancelled, or an idea, is deleted."""
        await self._with_event(lambda event: cancel_event(self, EventWork(self.desk, event)))

    @work
    async def action_write(self) -> None:
        """Write files of the event under the cursor into the folder of exports."""
        await self._with_event(lambda event: write_event(self, event, self._holidays))

    def action_fairness(self) -> None:
        """Show who was reached in twelve months, and who was not."""
        self.app.push_screen(FairnessScreen(self.desk))

    def action_today(self) -> None:
        """Go to this month."""
        self._turn_to(self.desk.clock.today().year)
        month = month_of(self.desk.clock.today())
        here = self.desk.repository.all(TeamEvent)
        now = [each.id for each in here if each.month == month and each.standing]
        self.table.highlight(next(iter(now), month.isoformat()))

    def action_turn(self, side: int) -> None:
        """Show the year before (-1) or after (1)."""
        self._turn_to(min(max(self.year + side, date.min.year), date.max.year))

    def _turn_to(self, year: int) -> None:
        if year != self.year:
            self.year = year
            self.refresh_title()
            self._show()
            self._learn_holidays()

    async def _with_event(self, act: Callable[[TeamEvent], Awaitable[object]]) -> None:
        event = self.chosen
        if event is None:
            self.say(self.words.say("No event stands here: {press:events.new} plans one."))
        else:
            await act(event)
