"""Who was thanked how this quarter, and who was not: whoever waits longest comes first."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from coachtui.domain.items import Target
from coachtui.domain.person import Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.recognition_balance import Balance, balances, quarter_of
from coachtui.domain.team import reps
from coachtui.language import N_
from coachtui.overview.recognition_form import new_recognition
from coachtui.ui.desk import Desk
from coachtui.ui.filter_line import FILTER, FilterLine
from coachtui.ui.following import open_target
from coachtui.ui.screen import CoachScreen
from coachtui.ui.table import Column, Row, RowTable

_NUMBER: Final = 8
"""Cells of a column of numbers, its heading included."""
_LAST: Final = 14


class RecognitionList(CoachScreen[None]):
    """One row a rep; `n` or `+` thanks the one under the cursor, Enter opens their page."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("New"), tooltip=N_("Thank this person"), id="list.new"),
        FILTER,
        Binding("escape", "back", N_("Back"), id="app.back"),
    ]

    def __init__(self, desk: Desk) -> None:
        """Make the list."""
        super().__init__(desk)
        words = desk.words
        self.table = RowTable(
            words, empty=words.say("No reps yet: {press:people.new} on People adds one.")
        )
        self.filter_line = FilterLine(self.table, words.say("name"))

    def about(self) -> str:
        """Give back whom the cursor is on."""
        return self.table.highlighted_key or ""

    def heading(self) -> str:
        """Name the list and the quarter."""
        words = self.words
        first, last = quarter_of(self.desk.clock.today())
        days = f"{words.day_and_month(first)} – {words.day_and_month(last)}"
        return f"{words.say('Recognitions').upper()} · {days}"

    def body(self) -> Iterable[Widget]:
        """Give the filter and the table."""
        yield self.filter_line
        yield self.table

    def refresh_rows(self) -> None:
        """Show every rep who is here."""
        words, repository = self.words, self.desk.repository
        people = {person.id: person for person in reps(repository.all(Person))}
        seen = balances(repository.all(Recognition), people.values(), self.desk.clock)
        columns = (
            Column(words.say("Name")),
            Column(words.say("Thanked"), _NUMBER, align="right"),
            Column(words.say("Team"), _NUMBER, align="right"),
            Column(words.say("Money"), _NUMBER, align="right"),
            Column(words.say("Last"), _LAST),
        )
        self.table.show(columns, [self._row(people[each.person_id], each) for each in seen])

    def _row(self, person: Person, seen: Balance) -> Row:
        words = self.words
        last = words.say("never") if seen.days_since is None else words.ago_days(seen.days_since)
        cells = (
            person.full_name,
            *(str(number or "–") for number in (seen.count, seen.public, seen.with_money)),
            last,
        )
        return Row(person.id, cells, "late" if seen.never else "")

    @on(RowTable.Opened)
    def _open(self, message: RowTable.Opened) -> None:
        message.stop()
        open_target(self, Target(Person.table, message.key))

    def action_new(self) -> None:
        """Thank whom the cursor is on."""
        self.app.push_screen(new_recognition(self.desk, self.about()))

    def action_back(self) -> None:
        """Close the filter, else the list."""
        if not self.close_filter():
            self.dismiss(None)
