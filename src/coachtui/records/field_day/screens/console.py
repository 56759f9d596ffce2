"""The live console of a field day: the stop in front on top, the log of the whole day below."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from coachtui.capture import Vocabulary
from coachtui.capture.explain import Explained, Listener, explain
from coachtui.capture.stop_command import StopCommand, stop_command
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_rows import log_rows
from coachtui.domain.person import Person
from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.records.field_day.model import FieldDay, Stop
from coachtui.records.field_day.presentation.console_lines import place_words, time_words, yardstick
from coachtui.records.field_day.presentation.day_log import (
    log_heading,
    of_the_day,
    section_title,
    sections,
    unsorted,
)
from coachtui.records.field_day.presentation.prompts import Asking, hushed
from coachtui.records.field_day.presentation.refusals import pack_problem, refusal
from coachtui.records.field_day.presentation.stop_steps import Step, explained_step, step_for
from coachtui.records.field_day.rules.stops import current
from coachtui.records.field_day.screens.debrief import DebriefScreen
from coachtui.records.field_day.screens.outcome import outcome_form
from coachtui.records.field_day.screens.ride import Ride
from coachtui.records.field_day.screens.ride_above import RideAbove
from coachtui.records.field_day.screens.sorting import SortScreen
from coachtui.records.field_day.screens.stops_list import StopsScreen
from coachtui.records.field_day.screens.turns import end_day, turn
from coachtui.ui.desk import Desk
from coachtui.ui.log_console import log_columns, log_row
from coachtui.ui.numbers_console import NumbersConsole
from coachtui.ui.table import Column, Row, RowTable
from coachtui.ui.waiting import Waiting

_TURN: Final = N_("Begin the next stop, or end this one")


class RideConsole(NumbersConsole):
    """A field day going on, or one that is over and added to."""

    NUMBERS_BESIDE: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t,f8", "talk", N_("Stop"), tooltip=_TURN, id="ride.turn", key_display="^T"),
        Binding("shift+tab,f7", "stops", N_("All stops"), id="ride.stops", key_display="⇧Tab"),
        Binding("ctrl+s,f2", "wrap_up", N_("Debrief"), id="edit.save", key_display="^S"),
        Binding("f4,ctrl+y", "sort_notes", N_("Sort notes"), id="ride.sort", key_display="F4"),
    ]

    def __init__(self, desk: Desk, person: Person, day: FieldDay) -> None:
        self.ride = Ride(desk, person, day)
        self.asking = Asking(desk.words.language)
        self._pasted = 0
        super().__init__(desk, person, self.ride.numbers)
        self._above = RideAbove(desk.words, self.number_lines)

    # What it shows

    def on_mount(self) -> None:
        """Open it, and say which scorecards were left out."""
        super().on_mount()
        for problem in self.ride.scorecards.problems:
            self.say(pack_problem(self.words, problem), "warning")

    def form(self) -> str:
        """Name its drafts after the rep: one day with each at a time."""
        return f"field_day.console.{self.person.id}"

    def above(self) -> Iterable[Widget]:
        """Give the stop in front, the others and the question."""
        yield self._above

    def empty_log(self) -> str:
        """Say how the day begins."""
        return self.desk.words.say(
            "Type a line and press Enter; {press:ride.turn} begins the next stop."
        )

    def heading(self) -> str:
        """Say who, when, and at which stop."""
        words = self.words
        parts = [
            self.person.full_name,
            words.moment_short(self.desk.clock.now()),
            place_words(words, self.ride.stops),
        ]
        return " · ".join(part for part in parts if part)

    def context(self) -> str:
        """Say how long this stop has run, as of the last key or entry."""
        spent = time_words(self.words, self.ride.stops, self.desk.clock.now())
        return spent or super().context()

    def refresh_rows(self) -> None:
        """Show stops, question and log as they are now."""
        words, ride = self.words, self.ride
        stops = ride.stops
        prompt = self.asking.line(words, stops, self.person)
        self._above.fit = self.fitting()
        self._above.show(stops, prompt, log_heading(words, ride.entries, ride.day.id))
        super().refresh_rows()
        if self._pasted:
            self.say(
                words.count(
                    self._pasted,
                    "{n} note of the day waits: {press:ride.sort} puts it to its stop.",
                    "{n} notes of the day wait: {press:ride.sort} puts each to its stop.",
                )
            )

    def logged(self) -> tuple[Sequence[Column], Sequence[Row]]:
        """Return the log of the whole day under its stops, this one's last."""
        ride, view = self.ride, self.desk.view
        found = sections(ride.stops, ride.entries, ride.day.id)
        lines = [log_rows(view, each.entries, self.person.short_name) for each in found]
        rows: list[Row] = []
        for section, own in zip(found, lines, strict=True):
            title = section_title(self.words, ride.stops, section)
            rows.append(Row(section.key, ("", "", title), "head"))
            rows += [log_row(row) for row in own]
        return log_columns([row for own in lines for row in own]), rows

    # Reading and writing a line

    def vocabulary(self) -> Vocabulary:
        """Return the names known when the console opened."""
        return self.ride.vocabulary

    def explain(self, line: str) -> Explained:
        """Return what is shown while a line is typed: in a score, the behaviour it stands for."""
        words, now = self.words, self.desk.clock.now()
        cards, today = self.ride.scorecards.competencies, self.desk.clock.today()
        command, reading = stop_command(line), self.ride.reading(line)
        self._above.measure(yardstick(cards, () if command else reading.scores))
        if command is not None:
            return explained_step(words, self._step(command), now)
        if not line.strip():
            return Explained(mark=words.label("entry_mark", "note"))
        name = self.person.short_name
        said = explain(reading, Listener(words, today, name, self.ride.next_day, cards))
        if self.ride.lacks_evidence(reading):
            return replace(said, seen=words.say("! write what you saw"))
        if of_the_day(line):
            return replace(said, seen=words.say("a note of the day, sorted later"))
        return said

    def _step(self, command: StopCommand) -> Step:
        ride = self.ride
        return step_for(self.words, ride.day, ride.stops, command, self.desk.clock.now())

    async def write(self, waiting: Waiting) -> str:
        """Log a line, or begin, end and add stops."""
        command = None if waiting.changing else stop_command(waiting.line)
        self._pasted = 0
        if command is not None:
            step = self._step(command)
            return step.problem or await self._walk(step, waiting)
        if waiting.changing or not of_the_day(waiting.line):
            return await self.ride.log(waiting)
        waits = len(unsorted(self.ride.entries, self.ride.day.id))
        problem = await self.ride.log(waiting, self.ride.day.id)
        self._pasted = waits + 1
        return problem

    async def _walk(self, step: Step, waiting: Waiting) -> str:
        """Do what needs no form now; a stop that has to end first has one."""
        self.asking.stop()
        if step.ends is None:
            return await turn(self.ride, step, waiting.id)
        self.end_first(step.ends, step, waiting)
        return ""

    @work
    async def end_first(self, stop: Stop, step: Step, waiting: Waiting) -> None:
        """Ask what came of the stop that runs, then go on; leaving the form leaves all as it is."""
        if await self._ended(stop):
            await self._go_on(step, waiting)
        elif waiting.line and not self.field.value and (step.begins or step.adds):
            self.field.give_back(waiting.line, waiting.id)

    async def _ended(self, stop: Stop) -> bool:
        form = outcome_form(self.desk, self.ride, stop)
        saved = await self.app.push_screen_wait(form) is not None
        self.refresh_title()
        self.refresh_rows()
        return saved

    async def _go_on(self, step: Step, waiting: Waiting) -> None:
        try:
            problem = await turn(self.ride, step, waiting.id)
        except StoreError as error:
            problem = told(error, self.words)
        self.refresh_title()
        self.refresh_rows()
        if problem:
            self.say(problem, "error")

    # Keys

    def action_talk(self) -> None:
        """End the stop that runs, or begin the next; the line being typed stays."""
        step = self._step(StopCommand("turn"))
        waiting = Waiting(self.field.ids.next(), "")
        self.asking.stop()
        if step.problem:
            self.say(step.problem, "warning")
        elif step.ends is not None:
            self.end_first(step.ends, step, waiting)
        else:
            self.begin_next(step, waiting)

    @work(group="lines")
    async def begin_next(self, step: Step, waiting: Waiting) -> None:
        """Begin a stop."""
        await self._go_on(step, waiting)

    def action_prompt(self) -> None:
        """Show the next question; after the last, none. On observe none until the stop ended."""
        if hushed(self.ride.stops):
            self.say(self.words.say("You observe: the questions come after the call."), "warning")
            return
        self.asking.step(self.ride.stops)
        self.refresh_title()
        self.refresh_rows()

    def action_stops(self) -> None:
        """Show all stops, to order, move, brief and call off."""
        self.app.push_screen(StopsScreen(self.desk, self.ride))

    def action_sort_notes(self) -> None:
        """Put the lines of the day to their stops."""
        if self.may_change():
            self.app.push_screen(SortScreen(self.desk, self.ride))

    def action_edit_last(self) -> None:
        """Take the last line back into the field, if that is empty; else leave the key alone."""
        lines = [row for row in self.logged()[1] if row.tone != "head"]
        if self.field.has_focus and not self.field.value and lines and self.may_change():
            self.change_line(lines[-1].key)

    def on_row_table_opened(self, event: RowTable.Opened) -> None:
        """Edit the line under the cursor."""
        event.stop()
        self.action_change()

    def action_wrap_up(self) -> None:
        """End the stop that runs, with its outcome, then the day; go on to its debrief."""
        if all(each.is_finished for each in self.workers if each.group == "wrap_up"):
            self.end_day()

    @work(group="wrap_up")
    async def end_day(self) -> None:
        """Go to the debrief, once no stop runs any more."""
        ride, words = self.ride, self.words
        here = current(ride.stops)
        if here is not None and not ride.read_only:
            account = here.account or words.say("the stop")
            self.say(words.say("{account} still runs: its outcome first.", account=account))
            if not await self._ended(here):
                return
        if not await self.guarded(self._end_day()):
            return
        if ride.day.state == "debrief":
            sent = await self.app.push_screen_wait(DebriefScreen(self.desk, ride))
            self._debriefed(sent=bool(sent))

    async def _end_day(self) -> None:
        if problem := await end_day(self.ride):
            self.say(problem, "error")

    def _debriefed(self, *, sent: bool) -> None:
        """Close once the report went out; a half-typed line keeps the console open."""
        self.refresh_title()
        self.refresh_rows()
        if sent and self.unfinished:
            line = self.words.say("Reported. Your line still stands here: Enter adds it.")
            self.say(line, "warning")
        elif sent:
            self.desk.drafts.drop(self.form())
            self.dismiss(None)

    async def take_out(self, entry: LogEntry) -> None:
        """Take a line out, with the open promise it made."""
        await self.ride.remove(entry)

    def may_change(self) -> bool:
        """Tell whether lines may be changed; say so where they may not."""
        if self.ride.read_only:
            self.say(refusal(self.words, "read_only"), "error")
        return not self.ride.read_only
