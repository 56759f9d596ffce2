"""How a rep's competencies went over time, and the lines behind each."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from coachtui.domain.person import Person
from coachtui.domain.scorecards import load_scorecards
from coachtui.language import N_
from coachtui.records.field_day.presentation.trend_rows import competence_rows, seen_rows
from coachtui.ui.desk import Desk
from coachtui.ui.screen import CoachScreen
from coachtui.ui.table import Column, Row, RowTable

_WIDE: Final = 100
_CURVE: Final = 8
"""The last scores, a sign each."""
_COLUMNS: Final = (
    Column("", 1),
    Column(""),
    Column("", _CURVE),
    Column("", 27),
    Column("", 17),
)
_SEEN: Final = (Column("", 10), Column("", 3), Column(""), Column("", 20, from_width=_WIDE))
_LEAVE: Final = Binding("escape", "leave", N_("Back"), id="app.back")


class TrendScreen(CoachScreen[None]):
    """One row a competency; a mean only from three scores on."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    BINDINGS: ClassVar[list[BindingType]] = [_LEAVE]

    def __init__(self, desk: Desk, person: Person) -> None:
        super().__init__(desk)
        self.person = person
        self._scorecards = load_scorecards(desk.words.language, desk.folder)
        nothing = desk.words.say("Nothing was scored with {name} yet.", name=person.short_name)
        self.table = RowTable(desk.words, empty=nothing)

    def heading(self) -> str:
        """Say whose trend it is."""
        return self.words.say("Competencies · {name}", name=self.person.full_name)

    def idle(self) -> str:
        """Say how the numbers are meant."""
        return self.words.say("A mean from three scores on; not observed never counts.")

    def body(self) -> Iterable[Widget]:
        """Give the table."""
        yield self.table

    def refresh_rows(self) -> None:
        """Show the competencies as they stand now."""
        found = competence_rows(self.desk.view, self.person.id, self._scorecards)
        rows = [
            Row(one.key, (one.key, one.name, one.curve[-_CURVE:], one.told, one.gap))
            for one in found
        ]
        self.table.show(_COLUMNS, rows)

    @on(RowTable.Opened)
    def _open(self, event: RowTable.Opened) -> None:
        event.stop()
        known = self._scorecards.competencies.get(event.key)
        name = known.name if known else event.key
        self.app.push_screen(SeenScreen(self.desk, self.person, event.key, name))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


class SeenScreen(CoachScreen[None]):
    """The lines one competency was scored in."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    BINDINGS: ClassVar[list[BindingType]] = [_LEAVE]

    def __init__(self, desk: Desk, person: Person, competency: str, name: str) -> None:
        super().__init__(desk)
        self.person = person
        self._competency, self._called = competency, name
        self.table = RowTable(desk.words, empty=desk.words.say("No line scores this any more."))

    def heading(self) -> str:
        """Say whose, and which competency."""
        return f"{self._competency} · {self._called} · {self.person.full_name}"

    def body(self) -> Iterable[Widget]:
        """Give the table."""
        yield self.table

    def refresh_rows(self) -> None:
        """Show the lines as they are now."""
        found = seen_rows(self.desk.view, self.person.id, self._competency)
        rows = [Row(one.entry_id, (one.day, one.score, one.text, one.account)) for one in found]
        self.table.show(_SEEN, rows)

    @on(RowTable.Opened)
    def _open(self, event: RowTable.Opened) -> None:
        """Show the whole line below: in the table it may be cut."""
        event.stop()
        found = seen_rows(self.desk.view, self.person.id, self._competency)
        text = next((one.text for one in found if one.entry_id == event.key), "")
        self.say(text)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
