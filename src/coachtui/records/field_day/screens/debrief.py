"""The debrief of a day: the rep first, then the coach's one thing, then where the scores differ."""

from asyncio import Lock
from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.person import Person
from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.records.field_day.presentation.refusals import refusal
from coachtui.records.field_day.presentation.report_rows import gap_rows
from coachtui.records.field_day.rules.evidence import observations
from coachtui.records.field_day.rules.scores import gaps
from coachtui.records.field_day.rules.states import NotAllowedError
from coachtui.records.field_day.screens.debrief_fields import COACH, FIELDS, REP, DebriefFields
from coachtui.records.field_day.screens.report import ReportScreen
from coachtui.records.field_day.screens.ride import Ride
from coachtui.ui.desk import Desk
from coachtui.ui.fields import CoachInput
from coachtui.ui.screen import CoachScreen
from coachtui.ui.section import SectionLine
from coachtui.ui.shown import plain
from coachtui.ui.two_sides import agreed
from coachtui.ui.walked import Kept


class DebriefScreen(CoachScreen[bool]):
    """Asks the rep first; gives back whether the report went out."""

    AUTO_FOCUS: ClassVar[str | None] = "#against_plan"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", N_("To the report"), id="edit.save", key_display="^S"),
        Binding("ctrl+r,f4", "passes", N_("Rep passes"), id="debrief.passes", key_display="^R"),
        Binding("up", "move(-1)", N_("Field before"), show=False, id="debrief.previous"),
        Binding("down", "move(1)", N_("Next field"), show=False, id="debrief.next"),
        Binding("escape", "back", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    DebriefScreen {
        & #read { height: 1; padding: 0 1 0 35; color: $text-muted; text-wrap: nowrap; }
        & SectionLine { margin: 1 0 0 0; }
        & #rep-first { margin: 0; }
        & #gaps { height: 1fr; min-height: 1; padding: 0 1; }
        & #gaps > Static { height: auto; }
    }
    """

    def __init__(self, desk: Desk, ride: Ride) -> None:
        super().__init__(desk)
        self.ride = ride
        self.fields = DebriefFields(desk.words, ride)
        self._kept = Kept(desk, f"debrief.{ride.day.id}")
        self._turn = Lock()
        self._called = ride.person.short_name
        self._first, self._then, self._apart = SectionLine(""), SectionLine(""), SectionLine("")
        self._first.id = "rep-first"
        self._read = Static("", id="read", markup=False)
        self._gaps = Static("", markup=False)

    def heading(self) -> str:
        """Say whose day is talked over."""
        words, person = self.words, self.ride.person
        day = words.day_short(self.ride.day.date)
        return words.say("Debrief · {name} · {day}", name=person.full_name, day=day)

    def context(self) -> str:
        """Say that the rep may look at this page."""
        return self.words.say("for both")

    def beside(self) -> Person | None:
        """Name the rep, who may look on."""
        return self.ride.person

    def body(self) -> Iterable[Widget]:
        """Give the rep's fields, the coach's, and the gaps."""
        yield self._first
        for name in REP:
            yield self.fields.rows[name]
            if name == "scores":
                yield self._read
        yield self._then
        for name in COACH:
            yield self.fields.rows[name]
        yield self._apart
        yield VerticalScroll(self._gaps, id="gaps", can_focus=False)

    def on_mount(self) -> None:
        """Take back what was typed before an interruption, then follow each letter."""
        super().on_mount()
        self.fields.take_back(self._kept.begin(self.fields.texts()))
        for name in FIELDS:
            # not by message: a hang-up may come between the letter on screen and its message
            self.watch(self.fields.rows[name].field, "value", self._typed, init=False)
            self.fields.rows[name].field.entered = self._entered
        self.refresh_rows()

    def refresh_rows(self) -> None:
        """Show what is open, how the scores are understood, and the gaps, as they are now."""
        words, name = self.words, self._called
        spoke = self.fields.talkback.rep_spoke
        self.fields.unlock(spoke=spoke)
        passing = words.say("{press:debrief.passes}: {name} passes", name=name)
        if self.fields.passed:
            passing = words.say("✓ {name} passes", name=name)
        self._first.show(words.say("{name} first", name=name), passing)
        mine = words.say("locked until {name} answers both, or passes", name=name)
        self._then.show(words.say("Then you"), words.say("yours is open") if spoke else mine)
        self._read.update(plain(self._understood()), layout=False)
        self._show_gaps()

    def _understood(self) -> str:
        if problem := self.fields.problem_of("scores"):
            return problem
        cards = self.ride.scorecards.competencies
        keys = [key for key, _ in self.fields.scores.values]
        named = [one.name if (one := cards.get(key)) else key for key in keys]
        return f"= {' · '.join(named)}" if named else ""

    def _show_gaps(self) -> None:
        words, own = self.words, self.fields.own_scores
        lines: list[str] = []
        if not own or self.focused is self.fields.rows["scores"].field:
            aside = words.say("shown once the rep's scores are in")
        else:
            found = gaps(own, observations(self.ride.entries))
            lines = gap_rows(found, self.ride.scorecards, words, self._called)
            aside = "" if lines else words.say("no score of yours to compare")
        self._apart.show(words.say("Where the scores differ"), aside)
        self._gaps.update(plain("\n".join(lines)))

    def _typed(self) -> None:
        self._kept.note(self.fields.texts())
        self.refresh_rows()

    # Moving on

    def _entered(self, field: CoachInput) -> None:
        if problem := self.fields.problem_of(field.id or FIELDS[0]):
            self.say(problem, "error")
            return
        self.say("")
        if self._move(1):
            return
        if self.fields.talkback.rep_spoke:
            self.action_save()
        else:
            self._ask_rep()

    def action_move(self, step: int) -> None:
        """Go to the next or the previous open field."""
        self._move(step)

    def _move(self, step: int) -> bool:
        fields = [self.fields.rows[name].field for name in FIELDS]
        at = next((nth for nth, field in enumerate(fields) if field is self.focused), 0)
        rest = fields[at + 1 :] if step > 0 else fields[:at][::-1]
        ahead = next((field for field in rest if not field.disabled), None)
        if ahead is not None:
            self.set_focus(ahead)
        return ahead is not None

    def on_descendant_focus(self) -> None:
        """Show the gaps once the field of the scores was left, and not while it is filled."""
        self._show_gaps()

    def action_passes(self) -> None:
        """Note that the rep has nothing to say, or take that back."""
        self.fields.passed = not self.fields.passed
        self._typed()
        passes = self.words.say("{name} passes: your fields are open.", name=self._called)
        self.say(passes if self.fields.passed else "")

    def _ask_rep(self) -> None:
        self.fields.rows[self.fields.missing()].field.focus()
        text = self.words.say(
            "{name} first: both answers, or {press:debrief.passes} if {name} passes.",
            name=self._called,
        )
        self.say(text, "error")

    # Saving

    @work
    async def action_save(self) -> None:
        """Write the debrief, then go on to the report."""
        if not self._turn.locked():
            async with self._turn:
                await self._go_on()

    async def _go_on(self) -> None:
        name, problem = self.fields.first_problem()
        if problem:
            self.fields.rows[name].field.focus()
            self.say(problem, "error")
        elif not self.fields.talkback.rep_spoke and not self.fields.may_skip():
            self._ask_rep()
        elif await self._written():
            self._kept.saved(self.fields.texts())
            if await self.app.push_screen_wait(ReportScreen(self.desk, self.ride)):
                self.dismiss(True)

    async def _written(self) -> bool:
        """Store what was changed; return whether it is on disk, and say so where it is not."""
        words, ride = self.words, self.ride
        problem = ""
        if ride.gone:
            problem = words.say("It was deleted elsewhere meanwhile. Your text stays here.")
        elif ride.read_only:
            problem = words.say("The report is with the rep: write a new line instead.")
        elif not await self._agreed():
            problem = words.say("Not saved: {press:edit.save} shows both versions again.")
        else:
            try:
                day = ride.day
                changed = self.fields.changed(day)
                if changed != day:
                    await ride.put(changed, label=N_("Debrief saved"))
            except NotAllowedError as error:
                problem = refusal(words, error.reason)
            except StoreError as error:
                problem = told(error, words)
        if problem:
            self.say(problem, "error")
        return not problem

    async def _agreed(self) -> bool:
        """Have it decided what counts where another window debriefed too; False on leaving."""
        fields, stored = self.fields, self.fields.stored(self.ride.day)
        sides = (fields.began, fields.texts(), stored)
        texts = await agreed(self, fields.asked, sides, f"debrief.{self.ride.day.id}")
        if texts is not None:
            fields.settle(texts, stored)
        return texts is not None

    def action_back(self) -> None:
        """Go back; what was typed stays as a draft."""
        self.desk.drafts.flush()
        self.dismiss(False)
