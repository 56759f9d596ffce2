"""Fairness: who was reached in twelve months, by person, region and time with the team."""

import asyncio
from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.holidays import known_holidays
from coachtui.domain.items import Target
from coachtui.language import N_
from coachtui.records.team_event.presentation.fairness_rows import (
    fairness_of,
    fairness_rows,
    held_lately,
    suggestion_lines,
)
from coachtui.records.team_event.presentation.gathered import Holidays
from coachtui.records.team_event.rules.fairness import By
from coachtui.ui.desk import Desk
from coachtui.ui.following import open_target
from coachtui.ui.screen import CoachScreen
from coachtui.ui.section import SectionLine
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable

WIDE: Final = 110
_TURN: Final[dict[By, By]] = {"person": "region", "region": "tenure", "tenure": "person"}


class FairnessScreen(CoachScreen[None]):
    """Who came to how much, at what hours and cost; below it what the next event should mind."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "v",
            "turn",
            N_("Group by"),
            tooltip=N_("By person, region or tenure"),
            id="fairness.view",
        ),
        Binding("escape", "back", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS = """
    FairnessScreen #minded { height: auto; max-height: 6; padding: 0 1; }
    """

    def __init__(self, desk: Desk) -> None:
        """Make the view of the last twelve months."""
        super().__init__(desk)
        self.by: By = "person"
        self._holidays: Holidays = {}
        self._asked = False
        words = desk.words
        self.table = RowTable(
            words, words.say("Nobody is here yet: 2, then {press:people.new} adds a rep.")
        )

    def heading(self) -> str:
        """Say over what time, and of how many events."""
        words = self.words
        count = held_lately(self.desk.view) if self.desk.is_open else 0
        held = words.count(count, "{n} event held", "{n} events held")
        return f"{words.say('Fairness, twelve months')} · {held}"

    def idle(self) -> str:
        """Say what it is not for."""
        return self.words.say("A no needs no reason, and nothing here feeds a score or a review.")

    def body(self) -> Iterable[Widget]:
        """Give the table, and what the next event should mind."""
        yield self.table
        yield SectionLine(self.words.say("The next one should mind"))
        yield Static("", id="minded", markup=False)

    def refresh_rows(self) -> None:
        """Show what the last twelve months gave to whom."""
        words = self.words
        found = fairness_of(self.desk.view, self._holidays)
        columns = (
            Column(""),
            Column(words.say("Came"), 8),
            Column("%", 5, "right", WIDE),
            Column(words.say("In hours"), 9, "right"),
            Column(words.say("A head"), 8, "right"),
            Column(words.say("Way"), 7, "right"),
            Column(words.say("Lost votes"), 10, "right", WIDE),
            Column(words.say("Kept away by")),
            Column(words.say("Thanked"), 7, "right"),
        )
        rows = fairness_rows(words, found, self.by)
        self.table.show(columns, [Row(row.key, row.cells, row.tone) for row in rows])
        lines = list(suggestion_lines(words, found)) or [words.say("Nobody was left out.")]
        shown = plain("\n").join(plain(f"- {line}") for line in lines)
        self.query_one("#minded", Static).update(shown)
        self._learn_holidays()

    @work(group="holidays")
    async def _learn_holidays(self) -> None:
        """Look up the days off in a thread: their library takes a while to load."""
        if self._asked:
            return
        self._asked = True
        year, language = self.desk.clock.today().year, self.words.language
        for each in (year - 1, year):
            found = await asyncio.to_thread(known_holidays, each, language)
            self._holidays = {**self._holidays, **found}
        if self._holidays and self.is_mounted:
            self.refresh_rows()

    @on(RowTable.Opened)
    def _open(self, message: RowTable.Opened) -> None:
        message.stop()
        by, _, key = message.key.partition(".")
        if by == "person":
            open_target(self, Target("person", key))

    def action_turn(self) -> None:
        """Show it by person, then by region, then by time with the team."""
        self.by = _TURN[self.by]
        self.refresh_rows()

    def action_back(self) -> None:
        """Go back to the board."""
        self.dismiss(None)
