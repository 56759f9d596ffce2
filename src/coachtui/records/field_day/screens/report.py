"""The report that writes itself from the day: choose, say what to do differently, submit."""

from asyncio import Lock
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.capture.explain import Listener, explain
from coachtui.domain.person import Person
from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.records.field_day.presentation.refusals import refusal
from coachtui.records.field_day.presentation.report_rows import (
    length_told,
    submitted_told,
    wrapped,
)
from coachtui.records.field_day.rules.choosing import Sides, put_on, turned
from coachtui.records.field_day.rules.evidence import observations
from coachtui.records.field_day.rules.report import Side, problems, submitted
from coachtui.records.field_day.rules.states import NotAllowedError, reported
from coachtui.records.field_day.screens.evidence import Behaviours, EvidenceTable
from coachtui.records.field_day.screens.report_page import MARGIN, ReportPage
from coachtui.records.field_day.screens.report_writing import Writing
from coachtui.records.field_day.screens.ride import Ride
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from coachtui.ui.fields import CoachInput
from coachtui.ui.screen import CoachScreen
from coachtui.ui.section import SectionLine
from coachtui.ui.shown import plain
from coachtui.ui.table import RowTable
from coachtui.ui.walked import Kept, LabelledField, WalkedInput


class ReportScreen(CoachScreen[bool]):
    """Writes the report of a day; gives back whether it went out."""

    AUTO_FOCUS: ClassVar[str | None] = "EvidenceTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", N_("Submit"), id="edit.save", key_display="^S"),
        Binding("n", "step", N_("Next step"), id="report.step"),
        Binding("y", "copy", N_("Copy"), id="record.copy"),
        Binding("up", "before", N_("Field before"), show=False, id="report.previous"),
        Binding("down", "after", N_("Next field"), show=False, id="report.next"),
        Binding("escape", "back", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    ReportScreen {
        & EvidenceTable { height: 1fr; min-height: 3; }
        & .-gone { display: none; }
        & #steps { height: auto; max-height: 4; padding: 0 2; text-wrap: nowrap; }
        & #understood { height: 1; padding: 0 1 0 25; color: $text-muted; text-wrap: nowrap; }
        & #wrong { height: auto; max-height: 6; padding: 0 1; color: $text-error; }
        & #preview { height: 1fr; min-height: 3; padding: 0 2; }
        & #preview > Static { height: auto; }
        & #preview:focus { background: $boost; }
    }
    """

    def __init__(self, desk: Desk, ride: Ride) -> None:
        super().__init__(desk)
        words = desk.words
        self.ride = ride
        self.writing = Writing(desk, ride)
        self._kept = Kept(desk, f"report.{ride.day.id}")
        self._turn = Lock()
        self.table = EvidenceTable(words)
        self._behaviours = Behaviours(words, self.writing)
        example = words.say("> who does what by when")
        self._step = LabelledField("step", words.say("One more step"), placeholder=example)
        self._comment = LabelledField("comment", words.say("Your comment"), self.writing.comment)
        for row in (*self._behaviours.rows, self._step, self._comment):
            row.add_class("-short")
        self._steps = Static("", id="steps", markup=False)
        self._understood = Static("", id="understood", classes="aside", markup=False)
        self._wrong = Static("", id="wrong", classes="-gone", markup=False)
        self._gets = SectionLine("")
        self._preview = Static("", markup=False)

    # What it shows

    def heading(self) -> str:
        """Say whose day is reported."""
        words, person = self.words, self.ride.person
        day = words.day_short(self.ride.day.date)
        return words.say("Report · {name} · {day}", name=person.full_name, day=day)

    def beside(self) -> Person | None:
        """Name the rep, who gets it."""
        return self.ride.person

    def body(self) -> Iterable[Widget]:
        """Give the lines to choose from, the fields, and what the rep gets."""
        words = self.words
        seen = words.say("{press:report.turn}: strength, to work on, neither")
        yield SectionLine(words.say("Seen on the day"), seen)
        yield self.table
        yield from self._behaviours.rows
        yield SectionLine(words.say("Agreed next steps"), words.say("{press:report.step} adds one"))
        yield self._steps
        yield self._step
        yield self._understood
        yield self._comment
        yield self._gets
        yield self._wrong
        yield VerticalScroll(self._preview, id="preview")

    def on_mount(self) -> None:
        """Take back what was chosen and typed before an interruption."""
        super().on_mount()
        left = self._kept.begin(self.writing.texts(""))
        self.writing.take_back(left)
        self._step.field.value = left.get("step", "")
        self._comment.field.value = self.writing.comment
        self.refresh_rows()
        self.table.entered = self._write
        for field in self._fields():
            # not by message: a hang-up may come between the letter on screen and its message
            self.watch(field, "value", self._typed, init=False)
            field.entered = self._entered

    def refresh_rows(self) -> None:
        """Show lines, steps and preview as they are now."""
        self.writing.read_again()
        self.table.choose_from(self.writing.shown_lines, self.writing.sides)
        self._behaviours.show()
        words, writing = self.words, self.writing
        none = words.say("none yet: a report without a step does not go out")
        self._steps.update(plain("\n".join(writing.shown_steps) or none))
        self._show_text()

    def _show_text(self) -> None:
        words, text = self.words, self.writing.text
        name = self.ride.person.short_name
        told_length = length_told(words, text, self.writing.reader)
        self._gets.show(words.say("What {name} gets", name=name), told_length)
        self._preview.update(plain(wrapped(text, self.app.size.width - MARGIN)))
        self._understood.update(plain(self._reading()), layout=False)

    def _reading(self) -> str:
        line, today = self._step.field.value, self.desk.clock.today()
        if not line.strip():
            return ""
        name = self.ride.person.short_name
        listener = Listener(self.words, today, name, self.ride.next_day)
        return f"= {explain(self.writing.reading(line), listener).told}"

    # What is typed and chosen

    def _fields(self) -> list[WalkedInput]:
        rows = (*self._behaviours.rows, self._step, self._comment)
        return [row.field for row in rows]

    def _typed(self) -> None:
        self._behaviours.take()
        self.writing.comment = self._comment.field.value
        self._noted()
        self._show_text()

    def _noted(self) -> None:
        self._wrong.add_class("-gone")
        self._kept.note(self.writing.texts(self._step.field.value))

    def action_turn(self) -> None:
        """Make the line under the cursor a strength, then something to work on, then neither."""
        if self.table.highlighted_key is not None:
            self._choose(turned(self.writing.sides, self.table.highlighted_key))

    def action_put(self, side: Side) -> None:
        """Put the line under the cursor on a side, or take it off again."""
        if self.table.highlighted_key is not None:
            self._choose(put_on(self.writing.sides, self.table.highlighted_key, side))

    def _choose(self, outcome: tuple[Sides, str]) -> None:
        self.writing.sides, reason = outcome
        self.say(refusal(self.words, reason) if reason else "", "error" if reason else "")
        self.refresh_rows()
        self._noted()

    # Moving on

    @on(RowTable.Opened)
    def _opened(self, event: RowTable.Opened) -> None:
        event.stop()
        self._write(event.key)

    def _write(self, key: str) -> None:
        row = self._behaviours.of(key) or self._behaviours.empty or self._step
        self.set_focus(row.field)

    def _entered(self, field: CoachInput) -> None:
        if field is self._step.field and field.value.strip():
            self._add_step()
        else:
            self.focus_next()

    def _add_step(self) -> bool:
        problem = self.writing.add(self._step.field.value)
        if problem:
            self._step.field.focus()
            self.say(problem, "error")
            return False
        self._step.field.value = ""
        self.say("")
        self.refresh_rows()
        return True

    def action_step(self) -> None:
        """Go to the field of one more step."""
        self._step.field.focus()

    def action_before(self) -> None:
        """Go to the field before; from an empty step, take back the one added last."""
        field = self._step.field
        if self.focused is field and not field.value and self.writing.made:
            field.value = self.writing.take_last()
            field.cursor_position = len(field.value)
            self.refresh_rows()
        else:
            self.focus_previous()

    def action_after(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_copy(self) -> None:
        """Show the text alone."""
        self.app.push_screen(CopyScreen(self.desk, self.writing.text))

    def action_back(self) -> None:
        """Go back to the table, or leave; what was typed stays as a draft."""
        if isinstance(self.focused, CoachInput):
            self.table.focus()
            return
        self.desk.drafts.flush()
        self.dismiss(False)

    # Submitting

    @work
    async def action_save(self) -> None:
        """Submit, or say everything that keeps the report from going out."""
        if not self._turn.locked():
            async with self._turn:
                await self._submit()

    async def _submit(self) -> None:
        if self._step.field.value.strip() and not self._add_step():
            return
        self.refresh_rows()
        observed = bool(observations(self.ride.entries))
        writing = self.writing
        found = problems(writing.draft, writing.text, self.ride.language, observed=observed)
        if found:
            self._show_wrong(found)
            return
        now = self.desk.clock.now()
        day = self.ride.day
        report = submitted(writing.draft, day, writing.text, self.ride.language, now)
        try:
            records = (report, reported(day), *writing.made)
            await self.ride.put(*records, label=N_("Report submitted"))
        except NotAllowedError as error:
            self.say(refusal(self.words, error.reason), "error")
            return
        except StoreError as error:
            self.say(told(error, self.words), "error")
            return
        self._kept.saved(writing.texts(""))
        said = submitted_told(self.words, report.minutes_to_submit)
        await self.app.push_screen_wait(ReportPage(self.desk, self.ride, said))
        if self.ride.report is not None:
            self.dismiss(True)
            return
        # Taken back there with u: what was written is all there is of it.
        self._kept.saved({})
        self.refresh_rows()
        self._noted()

    def _show_wrong(self, found: Sequence[str]) -> None:
        sentences = [refusal(self.words, reason) for reason in found]
        self._wrong.update(plain("\n".join(f"! {sentence}" for sentence in sentences)))
        self._wrong.remove_class("-gone")
        self.say(sentences[0], "error")
        if found[0] == "no_behaviour":
            (self._behaviours.empty or self._step).field.focus()
        elif found[0] == "no_step":
            self._step.field.focus()
        elif found[0] in {"comment_too_long", "too_long"}:
            self._comment.field.focus()
        else:
            self.table.focus()
