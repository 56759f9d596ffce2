"""The coaching hours: planned and held, by rep and month."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.calendar import calendar
from coachtui.domain.items import Target
from coachtui.domain.person import Person
from coachtui.domain.team import reps
from coachtui.language import N_
from coachtui.records.field_day.model import FieldDay, Stop
from coachtui.records.field_day.presentation import ledger_rows
from coachtui.records.field_day.presentation.ledger_rows import (
    NAME_WIDTH,
    TEAM,
    Cells,
    Figures,
)
from coachtui.records.field_day.rules.ledger import Hours, month_cells
from coachtui.ui.day_grid import DayGrid
from coachtui.ui.desk import Desk
from coachtui.ui.following import open_target
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain


class Ledger(CoachScreen[None]):
    """A heat map of the last half-year and the next two months, and the cell in words."""

    AUTO_FOCUS: ClassVar[str | None] = "DayGrid"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "v", "change_view", N_("Half-days"), tooltip=N_("Hours or half-days"), id="ledger.v"
        ),
        Binding("escape", "back", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS = """
    Ledger #cell { height: 3; padding: 0 1; margin: 1 0 0 0; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.grid = DayGrid(NAME_WIDTH)
        self._people: list[Person] = []
        self._cells: Cells = {}
        self._opened = False
        self.half_days = False
        """Whether half-days in the field are shown instead of hours of all kinds."""

    def heading(self) -> str:
        """Name the screen."""
        return self.words.say("Coaching hours").upper()

    def idle(self) -> str:
        """Give back what the signs mean."""
        brief = self.app.size.width < ledger_rows.WIDE
        return ledger_rows.legend(self.words, half_days=self.half_days, brief=brief)

    def body(self) -> Iterable[Widget]:
        """Give the map, and below it the cell under the cursor in words."""
        yield self.grid
        yield Static("", id="cell", classes="aside", markup=False)

    def refresh_rows(self) -> None:
        """Count the hours by the records as they are now."""
        desk, words, today = self.desk, self.words, self.desk.clock.today()
        repository, months = desk.repository, ledger_rows.months_around(today)
        last = ledger_rows.end_of(months[-1])
        self._cells = month_cells(
            repository.all(FieldDay),
            repository.all(Stop),
            calendar(desk.catalogue, desk.view, months[0], last),
            months,
            words.zone,
        )
        here = reps(repository.all(Person))
        met = {person_id for person_id, _ in self._cells} - {person.id for person in here}
        gone = (person for person in repository.all(Person) if person.id in met)
        self._people = [*here, *sorted(gone, key=lambda person: person.sort_key)]
        brief = self.app.size.width < ledger_rows.WIDE
        figures = Figures(words, today, self.half_days, brief)
        self.grid.show(
            ledger_rows.month_columns(words, months, today),
            ledger_rows.month_rows(words, self._people, self._cells, months, figures),
        )
        if not self._opened:
            self._opened = True
            self.grid.go_to(column=today.replace(day=1).isoformat())
        self._tell()

    def on_resize(self) -> None:
        """Show as much in each month as there is room for."""
        self.refresh_rows()
        self.say(self.idle())

    def on_day_grid_moved(self, message: DayGrid.Moved) -> None:
        """Put the cell into words."""
        message.stop()
        self._tell()

    def on_day_grid_opened(self, message: DayGrid.Opened) -> None:
        """Open the page of the rep."""
        message.stop()
        if message.row != TEAM:
            open_target(self, Target("person", message.row))

    def action_change_view(self) -> None:
        """Show half-days instead of hours, or hours again."""
        self.half_days = not self.half_days
        self.refresh_rows()
        self.say(self.idle())

    def action_back(self) -> None:
        """Go back to the planner."""
        self.dismiss()

    def _tell(self) -> None:
        self.query_one("#cell", Static).update(plain(self._told()), layout=False)

    def _told(self) -> str:
        words, today = self.words, self.desk.clock.today()
        if not self._people:
            return words.say("Nobody is here yet: 2, then {press:people.new} adds a rep.")
        if self.grid.at is None:
            return ""
        row, column = self.grid.at
        month = date.fromisoformat(column)
        if row == TEAM:
            hours = ledger_rows.team_hours(self._people, self._cells, month)
            return "\n".join(ledger_rows.told(words, words.say("Team"), hours, month, today))
        hours = self._cells.get((row, month), Hours())
        name = next(person.short_name for person in self._people if person.id == row)
        lines = [*ledger_rows.told(words, name, hours, month, today)]
        lines.append(ledger_rows.line_told(words, hours, month, today))
        return "\n".join(lines)
