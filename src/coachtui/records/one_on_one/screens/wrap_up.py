"""Wrapping up in two pages: with the rep, then alone."""

from asyncio import Lock
from collections.abc import Iterable
from datetime import datetime
from textwrap import wrap
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.capture.moments import moment_of
from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import AgendaItem, LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Change, Put, StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.records.one_on_one.model import LONGEST_LINE, OneOnOne, Pulse
from coachtui.records.one_on_one.presentation.shared_copy import Shared, read_back, shared_part
from coachtui.records.one_on_one.rules.schedule import outlook, proposal
from coachtui.records.one_on_one.rules.wrap_up import (
    carried_over,
    follow_due,
    following,
    wrapped_up,
)
from coachtui.records.one_on_one.screens.alone import WrapUpAlone
from coachtui.records.one_on_one.screens.conversation import Conversation
from coachtui.ui.desk import Desk
from coachtui.ui.fields import CoachInput
from coachtui.ui.form import draft_text, read_draft
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain
from coachtui.ui.walked import WalkedInput

HIGHEST = 10
_FIELDS = ("pulse", "higher", "next")


def shared_of(talk: Conversation) -> Shared:
    """Return what the rep may see of a conversation."""
    find = talk.desk.repository.find
    both = (
        *find(Commitment, owner=talk.person.id),
        *find(Commitment, counterparty=talk.person.id),
    )
    return shared_part(talk.meeting, talk.entries, both)


class WrapUpTogether(CoachScreen[bool]):
    """The page for both: promises read back, the rep's pulse, the next date."""

    AUTO_FOCUS: ClassVar[str | None] = "#pulse"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", N_("Next page"), id="edit.save", key_display="^S"),
        Binding("escape", "back", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    WrapUpTogether {
        & #read-back { height: 1fr; padding: 1 2 0 2; }
        & #read-back > Static { height: auto; }
        & .field { height: 1; padding: 0 2; }
        & .field > Static { width: 34; color: $text-muted; }
        & #understood { height: 1; padding: 0 2; color: $text-muted; margin: 0 0 1 0; }
    }
    """

    def __init__(self, desk: Desk, talk: Conversation) -> None:
        super().__init__(desk)
        self.talk = talk
        self._turn = Lock()
        self._pulse_seen = talk.meeting.pulse
        planned = self._planned()
        usual = planned.planned_at if planned else proposal(talk.person, talk.meeting, desk.clock)
        self._usual = desk.clock.local(usual)

    def heading(self) -> str:
        """Say with whom, in words both may read."""
        return self.words.say("Wrapping up with {name}", name=self.talk.person.full_name)

    def context(self) -> str:
        """Show nothing that is not for the rep."""
        return self.words.say("page 1 of 2 · for both")

    def body(self) -> Iterable[Widget]:
        """Give the promises, then the fields."""
        words, pulse = self.words, self.talk.meeting.pulse
        yield VerticalScroll(Static("", markup=False), id="read-back", can_focus=False)
        yield from self._field(
            "pulse", words.say("Pulse, 1 to 10"), str(pulse.score) if pulse else ""
        )
        yield from self._field(
            "higher",
            words.say("What would make it one higher?"),
            pulse.one_higher if pulse else "",
        )
        usual = f"{words.day(self._usual.date())} {words.time(self._usual)}"
        yield from self._field("next", words.say("Next one-on-one"), usual)
        yield Static("", id="understood", classes="aside", markup=False)

    def refresh_rows(self) -> None:
        """Read back what is promised by now: a line may still be on its way when the page opens."""
        told_lines = read_back(shared_of(self.talk), self.words, self.talk.person.short_name)
        shown = map(self.fitting(), told_lines)
        room = max(self.app.size.width - 6, 20)
        lines = [part for line in shown for part in wrap(line, room, subsequent_indent="    ")]
        self.query_one("#read-back > Static", Static).update(plain("\n".join(lines)))

    def beside(self) -> Person | None:
        """Name the rep, who reads along."""
        return self.talk.person

    def _planned(self) -> OneOnOne | None:
        """Return the next one-on-one, if one is planned by now; another window may do so too."""
        seen = outlook(self.talk.person, self.talk.meetings, self.desk.clock).planned
        return seen if seen is not None and seen.id != self.talk.meeting.id else None

    def _field(self, name: str, label: str, value: str) -> Iterable[Widget]:
        field = WalkedInput(name, value)
        field.entered = self._next_field
        yield Horizontal(Static(plain(label), markup=False), field, classes="field")

    def on_mount(self) -> None:
        """Take back what was typed before an interruption."""
        super().on_mount()
        draft = self.desk.drafts.claim(self._form)
        texts = read_draft(draft.text if draft else "").texts
        for name in _FIELDS:
            if name in texts:
                self.query_one(f"#{name}", CoachInput).value = texts[name]
        self._show_next()

    @property
    def _form(self) -> str:
        return f"wrap_up.{self.talk.meeting.id}"

    def value(self, name: str) -> str:
        """Return what stands in a field."""
        return self.query_one(f"#{name}", CoachInput).value.strip()

    @on(CoachInput.Changed)
    def _changed(self) -> None:
        self.desk.drafts.note(self._form, draft_text({name: self.value(name) for name in _FIELDS}))
        self._show_next()

    def _next_field(self, field: CoachInput) -> None:
        """Go on from a field at once: what is typed behind Enter goes along."""
        at = _FIELDS.index(field.id or "")
        if field.id == "pulse" and self._pulse_problem():
            self.say(self._pulse_problem(), "error")
        elif at + 1 == len(_FIELDS):
            self.action_save()
        else:
            self.set_focus(self.query_one(f"#{_FIELDS[at + 1]}"))

    def _show_next(self) -> None:
        moment, words = self._moment(), self.words
        if moment is not None:
            day = moment.date()
            relative = words.relative(day, self.desk.clock.today())
            text = f"= {words.day_long(day)} {words.time(moment)}, {relative}"
        elif self.value("next"):
            text = words.say("That is no day I know: try 26/11 9:00, thu, +2w.")
        else:
            text = words.say("no next one-on-one will be planned")
        self.query_one("#understood", Static).update(plain(" " * 34 + text))

    def _moment(self) -> datetime | None:
        return moment_of(self.value("next"), self.desk.clock.today(), self._usual)

    def _pulse_problem(self) -> str:
        typed = self.value("pulse")
        if not typed or (typed.isdecimal() and 1 <= int(typed) <= HIGHEST):
            return ""
        return self.words.say("The pulse is a number from 1 to 10, or empty.")

    def _problem(self, moment: datetime | None) -> str:
        """Return what keeps the page from being saved; '' where nothing does."""
        words = self.words
        if problem := self._pulse_problem():
            return problem
        if self.value("higher") and not self.value("pulse"):
            return words.say("What would make it higher needs the number too: how is it now?")
        if len(self.value("higher")) > LONGEST_LINE:
            return words.say("At most {n} characters, please.", n=LONGEST_LINE)
        if self.value("next") and moment is None:
            return words.say("That is no day I know: try 26/11 9:00, thu, +2w.")
        if moment is not None and moment.date() < self.desk.clock.today():
            return words.say("The next one-on-one cannot lie in the past.")
        return ""

    def _pulse_elsewhere(self) -> str:
        """Take over a pulse that another window has written since; ask where two differ."""
        stored, typed = self.talk.meeting.pulse, self.value("pulse")
        if stored is None or stored == self._pulse_seen:
            return ""
        self._pulse_seen = stored
        if not typed:
            self.query_one("#pulse", CoachInput).value = str(stored.score)
            self.query_one("#higher", CoachInput).value = stored.one_higher
        if not typed or typed == str(stored.score):
            return ""
        return self.words.say(
            "Another window has written the pulse {n}: {press:edit.save} again writes yours.",
            n=stored.score,
        )

    @work
    async def action_save(self) -> None:
        """Write the one-on-one as held, then go on alone; a second key changes nothing."""
        if not self._turn.locked():
            async with self._turn:
                await self._save()

    async def _save(self) -> None:
        moment = self._moment()
        problem = self._problem(moment) or self._pulse_elsewhere()
        if problem:
            self.say(problem, "error")
            return
        try:
            await self.desk.commit(self._changes(moment), N_("One-on-one wrapped up"))
        except StoreError as error:
            self.say(told(error, self.words), "error")
            return
        self.desk.drafts.drop(self._form)
        await self.app.push_screen_wait(WrapUpAlone(self.desk, self.talk, shared_of(self.talk)))
        self.dismiss(True)

    def _changes(self, moment: datetime | None) -> Iterable[Change]:
        talk = self.talk
        typed = self.value("pulse")
        pulse = Pulse(score=int(typed), one_higher=self.value("higher")) if typed else None
        if talk.meeting.held:
            yield Put(talk.meeting.revised(pulse=pulse))
        else:
            spoken = talk.talk
            yield Put(wrapped_up(talk.meeting, talk.ended(), pulse, (spoken.rep, spoken.mgr)))
            find = self.desk.repository.find
            yield from carried_over(
                talk.meeting,
                find(AgendaItem, person_id=talk.person.id),
                find(LogEntry, person_id=talk.person.id),
            )
        if moment is not None:
            yield from following(talk.meeting, talk.person, moment, self._planned())
            yield from follow_due(self._made_here(), talk.meeting, moment.date())

    def _made_here(self) -> tuple[Commitment, ...]:
        made = (self.talk.commitment_of(entry) for entry in self.talk.entries)
        return tuple(each for each in made if each is not None)

    def action_back(self) -> None:
        """Go back to the talk; nothing is ended."""
        self.dismiss(False)
