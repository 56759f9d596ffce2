"""Who to ride with: the reps in order, and why."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.attainment import attainments, on_ramp
from coachtui.domain.commitment import Commitment
from coachtui.domain.deal_figures import pipeline_risks
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.target import Target
from coachtui.domain.team import reps
from coachtui.language import N_
from coachtui.records.field_day.model import FieldDay
from coachtui.records.field_day.presentation.picker_rows import in_full, points_shown
from coachtui.records.field_day.rules.evidence import observations
from coachtui.records.field_day.rules.picker import Candidate, Team, rank
from coachtui.storage.deals_file import DealsFile
from coachtui.ui.copying import table_lines
from coachtui.ui.desk import Desk
from coachtui.ui.screen import CoachScreen
from coachtui.ui.section import SectionLine
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable

_FORMULA_CELLS = 24


class Picker(CoachScreen[str | None]):
    """Gives back the id of the rep chosen for a day, None on leaving."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS = """
    Picker #terms { height: 6; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, desk: Desk, day: date) -> None:
        super().__init__(desk)
        self.day = day
        self.table = RowTable(desk.words)
        self._ranked: dict[str, Candidate] = {}
        self._lines: list[str] = []

    def heading(self) -> str:
        """Name the question and the day."""
        day = self.words.day_short(self.day)
        return self.words.say("Who should I ride with on {day}?", day=day)

    def body(self) -> Iterable[Widget]:
        """Give the reps, and below them the reasons for the one under the cursor."""
        yield self.table
        yield SectionLine(self.words.say("Why"))
        yield Static("", id="terms", markup=False)

    def refresh_rows(self) -> None:
        """Rank the reps by the records as they are now."""
        desk, words = self.desk, self.words
        team = team_of(desk)
        ranked = rank(team, self.day, desk.clock.today(), desk.settings)
        self._ranked = {each.person.id: each for each in ranked}
        self.table.empty = words.say(
            "Everybody is away on that day: {press:app.back}, and {press:planner.who} on another"
            " day of the grid."
        )
        if not reps(team.people):
            self.table.empty = words.say(
                "Nobody to ride with yet: 2, then {press:people.new} adds a rep."
            )
        columns = (
            Column("", 2, "right"),
            Column(words.say("Rep"), 24),
            Column(words.say("Points"), 6, "right"),
            Column(words.say("Last ride"), 12),
            Column(words.say("Planned")),
        )
        self.table.show(columns, [self._row(at, each) for at, each in enumerate(ranked, 1)])
        self._tell()

    def _row(self, at: int, candidate: Candidate) -> Row:
        words = self.words
        last = words.say("never")
        if candidate.last is not None and not candidate.never:
            last = words.day(candidate.last)
        planned = words.day_short(candidate.planned) if candidate.planned else ""
        cells = (
            f"{at}",
            candidate.person.full_name,
            points_shown(words, candidate),
            last,
            planned,
        )
        return Row(candidate.person.id, cells)

    def on_row_table_opened(self, message: RowTable.Opened) -> None:
        """Choose the rep."""
        message.stop()
        self.dismiss(message.key)

    def on_data_table_row_highlighted(self, message: RowTable.RowHighlighted) -> None:
        """Print the terms of the rep under the cursor."""
        message.stop()
        self._tell()

    def copy_text(self) -> str:
        """Give back the ranking, then the reasons for the rep under the cursor."""
        chosen = self._ranked.get(self.table.highlighted_key or "")
        why = [chosen.person.full_name, *self._lines] if chosen is not None else []
        return "\n".join((*table_lines(self.table), "", *why)).strip()

    def action_leave(self) -> None:
        """Choose nobody."""
        self.dismiss(None)

    def _tell(self) -> None:
        candidate = self._ranked.get(self.table.highlighted_key or "")
        if candidate is None:
            return
        words = self.words
        lines = [
            f"{formula or '0':<{_FORMULA_CELLS}} {told}"
            for formula, told in in_full(words, candidate)
        ]
        lines.append(f"= {points_shown(words, candidate)}")
        if lines == self._lines:
            return
        self._lines = lines
        section = self.query_one(SectionLine)
        section.show(words.say("Why {name}", name=candidate.person.short_name))
        self.query_one("#terms", Static).update(plain("\n".join(lines)), layout=False)


def team_of(desk: Desk) -> Team:
    """Return what the ranking reads, from the records as they are now."""
    repository = desk.repository
    people = repository.all(Person)
    today = desk.clock.today()
    stands = attainments(repository.all(Target), today)
    sold = {
        person: each.share if each.quarter is None else each.quarter
        for person, each in stands.items()
    }
    return Team(
        people,
        repository.all(FieldDay),
        {
            person.id: observations(repository.find(LogEntry, person_id=person.id))
            for person in reps(people)
        },
        repository.all(Commitment),
        attainment={person: share for person, share in sold.items() if share is not None},
        ramping={
            person.id
            for person in reps(people)
            if on_ramp(person, repository.find(Target, person_id=person.id), today)
        },
        pipeline=pipeline_risks(DealsFile(desk.folder).deals, people),
    )
