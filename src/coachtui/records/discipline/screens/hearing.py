"""The console of a hearing: who is there and what runs on top, what is said below."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from coachtui.capture import Vocabulary
from coachtui.capture.explain import Explained, Listener, explain
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_rows import log_rows
from coachtui.domain.repository import Repository
from coachtui.language import N_
from coachtui.records.discipline.model import Attendee
from coachtui.records.discipline.presentation.hearing_words import (
    clock_spans,
    explained_roll,
    people_columns,
    person_words,
)
from coachtui.records.discipline.rules.hearing_log import roll_of
from coachtui.records.discipline.rules.lifecycle import Clock
from coachtui.records.discipline.screens.case_screen import NO_UNDO
from coachtui.records.discipline.screens.casework import Casework
from coachtui.records.discipline.screens.hearing_work import Hearing
from coachtui.records.discipline.screens.step_form import step_form
from coachtui.ui.confidential import Confidential
from coachtui.ui.desk import Desk
from coachtui.ui.draft_book import DraftBook
from coachtui.ui.form import Values
from coachtui.ui.log_console import LogConsole, log_columns, log_row
from coachtui.ui.section import SectionLine
from coachtui.ui.span import Span
from coachtui.ui.span_lines import SpanLines
from coachtui.ui.table import Column, Row, RowTable, Tone
from coachtui.ui.waiting import Waiting


class PeopleTable(RowTable):
    """Those concerned: the number of each turns present into absent and back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "screen.turn_row", N_("Present or not"), id="hearing.turn"),
        Binding("s", "screen.sign_row", N_("Signed"), id="hearing.sign"),
        Binding("r", "screen.refuse_row", N_("Refused"), id="hearing.refuse"),
        *(
            Binding(f"{digit}", f"screen.turn({digit})", show=False, id="hearing.digit")
            for digit in range(1, 10)
        ),
    ]
    DEFAULT_CSS = """
    PeopleTable { height: auto; min-height: 1; max-height: 4; }
    """


class ClockLines(SpanLines):
    """The deadlines over the log."""

    def __init__(self, at: Casework) -> None:
        super().__init__()
        self._at = at
        self._clocks: Sequence[Clock] = ()

    def show(self, clocks: Sequence[Clock]) -> None:
        """Show these deadlines."""
        self._clocks = clocks
        self.draw()

    def lines(self, width: int) -> list[list[Span]]:
        """Return a row for each."""
        return clock_spans(self._at.desk.words, self._at.pack, self._clocks, width)


class HearingConsole(Confidential, LogConsole):
    """A hearing going on; all of it stands in the HR store, and closes when that locks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        NO_UNDO,
        Binding(
            "shift+tab,f7",
            "people",
            N_("Who is there"),
            tooltip=N_("Those concerned: present, absent, signed, refused"),
            id="hearing.people",
            key_display="⇧Tab",
        ),
        Binding("ctrl+s,f2", "wrap_up", N_("End hearing"), id="edit.save", key_display="^S"),
    ]

    def __init__(self, desk: Desk, casework: Casework) -> None:
        """Make the console of the hearing a case was notified of; the HR records are unlocked."""
        self.hearing = Hearing(casework)
        self.people: tuple[Attendee, ...] = ()
        super().__init__(desk)
        self.people_table = PeopleTable(desk.words, id="people")
        self._clocks = ClockLines(casework)
        self._ends = False
        self._there, self._log = SectionLine(""), SectionLine("")

    # What it shows

    @property
    def drafts(self) -> DraftBook:
        """The drafts beside the HR store."""
        return self.desk.hr.drafts

    @property
    def repository(self) -> Repository:
        """The HR store."""
        return self.desk.hr.repository

    def form(self) -> str:
        """Name its drafts after the case."""
        return f"discipline.hearing.{self.hearing.case_id}"

    def heading(self) -> str:
        """Name the case by its number; who it is about stands below."""
        return self.words.say("Hearing · case {number}", number=self.hearing.number)

    def above(self) -> Iterable[Widget]:
        """Give those concerned and the clocks."""
        return self._there, self.people_table, self._clocks, self._log

    def empty_log(self) -> str:
        """Say how the rep's own words are told from the rest."""
        return self.desk.words.say(
            "/1 says that the first is here. A line that begins with \" is in the rep's own words:"
            " their defence."
        )

    def refresh_rows(self) -> None:
        """Show people, clocks and lines as they are now, if they may be seen."""
        if not self.desk.hr.unlocked:
            return
        words, hearing = self.words, self.hearing
        self.people = hearing.people
        shown = [person_words(words, n, one) for n, one in enumerate(self.people, 1)]
        rows = []
        for one in shown:
            tone: Tone = "late" if one.warn else "good" if one.came else ""
            rows.append(Row(one.number, (one.number, one.who, one.notice, one.known), tone))
        self.people_table.show(people_columns(shown, self.size.width), rows)
        told = words.say("{n} of {all} here", n=sum(one.came for one in shown), all=len(shown))
        self._there.show(words.say("Who is there"), told)
        self._clocks.show(hearing.work.clocks)
        n = sum(each.entry_kind == "quote" for each in hearing.entries)
        own = words.count(n, "{n} line in their own words", "{n} lines in their own words")
        self._log.show(words.say("What is said"), own)
        super().refresh_rows()
        if self._ends and not self.unfinished:
            self._ends = False
            self.action_wrap_up()

    def on_resize(self) -> None:
        """Give names and roles the room there is."""
        self.refresh_rows()

    def logged(self) -> tuple[Sequence[Column], Sequence[Row]]:
        """Return the lines of this hearing."""
        name = self.hearing.person.short_name
        rows = log_rows(self.desk.view, self.hearing.entries, name)
        return log_columns(rows), [log_row(row) for row in rows]

    # Reading and writing a line

    def vocabulary(self) -> Vocabulary:
        """Return the names known when the console opened."""
        return self.hearing.vocabulary

    def explain(self, line: str) -> Explained:
        """Return what is shown while a line is typed."""
        words = self.words
        roll = roll_of(line)
        if roll is not None:
            return explained_roll(words, roll, self.people)
        if not line.strip():
            return Explained(mark=words.label("entry_mark", "note"))
        today = self.desk.clock.today()
        listener = Listener(words, today, self.hearing.person.short_name, today)
        said = explain(self.hearing.reading(line), listener)
        return replace(said, seen=words.say("in the HR records alone"))

    async def write(self, waiting: Waiting) -> str:
        """Log a line, or what it says of somebody."""
        return await self.hearing.log(waiting)

    def may_change(self) -> bool:
        """Tell whether lines may be changed; say so where they may not."""
        problem = self.hearing.closed
        if problem:
            self.say(problem, "warning")
        return not problem

    async def take_out(self, entry: LogEntry) -> None:
        """Take a line out."""
        await self.hearing.remove(entry)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer neither a talk clock nor prompts: a hearing is led by the law."""
        if action in {"talk", "prompt"}:
            return False
        return super().check_action(action, parameters)

    def action_no_undo(self) -> None:
        """Say how a line is taken back here."""
        self.say(
            self.words.say(
                "Nothing is undone here: {press:lines.edit} changes a line, {press:list.delete}"
                " takes it out."
            )
        )

    def action_edit_last(self) -> None:
        """Take the last line back into the field, unless the hearing is on file."""
        if self.field.has_focus and not self.field.value and self.may_change():
            super().action_edit_last()

    def action_sort(self, kind: str) -> None:
        """Make another kind of line of the one under the cursor, unless it says who is there."""
        entry = self.highlighted()
        if entry is not None and roll_of(entry.typed) is not None:
            self.say(
                self.words.say("This line says who is there: {press:lines.edit} changes it."),
                "warning",
            )
            return
        super().action_sort(kind)

    def action_people(self) -> None:
        """Go to those concerned, or back to the line."""
        if self.people_table.has_focus:
            self.field.focus()
        else:
            self.people_table.focus()

    def action_turn(self, number: int) -> None:
        """Say of somebody that they are present, or absent if they were."""
        self._roll(f"/{number}")

    def action_turn_row(self) -> None:
        """Say so of the one under the cursor."""
        self._roll(f"/{self.people_table.highlighted_key}")

    def action_sign_row(self) -> None:
        """Say of the one under the cursor that they signed the minutes."""
        self._roll(f"/{self.people_table.highlighted_key} signed")

    def action_refuse_row(self) -> None:
        """Begin the line that says why the one under the cursor did not sign."""
        if self.field.value.strip():
            self.say(self.words.say("Finish or empty the line you are typing first."), "warning")
        elif self.may_change():
            self.field.value = f"/{self.people_table.highlighted_key} refused "
            self.field.cursor_position = len(self.field.value)
        self.field.focus()

    def _roll(self, line: str) -> None:
        if self.may_change():
            self.enter(Waiting(self.field.ids.next(), line))

    def on_row_table_opened(self, event: RowTable.Opened) -> None:
        """Edit the line under the cursor, or say of somebody that they are there."""
        event.stop()
        if event.table is self.people_table:
            self.action_turn_row()
        else:
            self.action_change()

    def action_leave(self) -> None:
        """Go back to the field, or leave; the hearing can be taken up again."""
        if self.people_table.has_focus:
            self.field.focus()
        else:
            super().action_leave()

    def action_wrap_up(self) -> None:
        """Put the hearing on file, in the form that opens with what was logged."""
        words, turn = self.words, self.hearing.turn
        if turn is None:
            self.say(self.hearing.closed, "warning")
        elif self.field.value.strip():
            told = words.say(
                "A line is not entered yet: Enter logs it, then {press:edit.save} ends the hearing."
            )
            self.say(told, "warning")
        elif self.unfinished:  # on its way to the disk: what was asked for follows it
            self._ends = True
        else:
            form = step_form(self.hearing.work, turn.spec, self.hearing.start())
            self.app.push_screen(form, self._ended)

    def _ended(self, saved: Values | None) -> None:
        """Close once the hearing is on file."""
        if saved is not None:
            self.drafts.drop(self.form())
            self.dismiss(None)
