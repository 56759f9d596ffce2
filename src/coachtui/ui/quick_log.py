"""Quick log: one line for anybody, from wherever one is."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from coachtui.capture import Reading, Vocabulary, read
from coachtui.capture.entries import Place, entry_for, setting_for, too_long, vocabulary_of
from coachtui.capture.explain import Explained, Listener, explain
from coachtui.domain.competency import load_competencies
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.meeting_day import next_meeting_day
from coachtui.domain.person import Person
from coachtui.domain.repository import StoreError
from coachtui.domain.team import named
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.ui.capture_line import CaptureField, CaptureLine
from coachtui.ui.desk import Desk
from coachtui.ui.lines import TitleLine
from coachtui.ui.numbers import Numbers
from coachtui.ui.screen import CoachModal
from coachtui.ui.waiting import Waiting

FORM = "quick_log"
_NAME = re.compile(r"^\s*@+(?P<name>\S+)\s*(?P<rest>.*)$", re.DOTALL)
_SEVERAL = 4


class QuickLog(CoachModal[bool]):
    """The capture line as a dialog: `@name`, then the line; Enter keeps it and closes."""

    AUTO_FOCUS: ClassVar[str | None] = "CaptureField"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Leave, keep draft"), id="app.back"),
    ]
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (("enter", N_("Log it")),)

    def __init__(self, desk: Desk) -> None:
        """Make the dialog."""
        super().__init__(desk)
        self._numbers = Numbers(desk.folder)
        self._vocabulary = vocabulary_of(desk.repository, self._numbers.all_open)
        self._competencies = load_competencies(desk.words.language)
        self._behind: list[Waiting] = []
        self._logged: list[str] = []
        self.capture = CaptureLine(desk.words, self.explain, self._names)

    def heading(self) -> str:
        """Say how to begin."""
        return self.words.say("Quick log · @name, then type")

    def _tell_for(self, people: list[Person]) -> None:
        """Say in the title for whom the line is, as soon as that is clear."""
        clear = len(people) == 1
        title = (
            self.words.say("Quick log · {name}", name=people[0].full_name)
            if clear
            else self.heading()
        )
        for line in self.query(TitleLine):
            line.show(title, "")

    def body(self) -> Iterable[Widget]:
        """Give the capture line."""
        yield self.capture

    def on_mount(self) -> None:
        """Take back what an interruption left; a line on its way becomes one entry, never two."""
        draft, field = self.desk.drafts.claim(FORM), self.capture.field
        text = draft.text if draft is not None else ""
        held = (Waiting.taken_back(kept) for kept in (draft.pending if draft is not None else ()))
        self._behind = [one for one in held if not self._is_logged(one.id)]
        if self._behind and not text:
            last = self._behind.pop()
            field.give_back(last.line, last.id)
        else:
            field.value = text or "@"
            field.cursor_position = len(field.value)
        self.watch(field, "value", self._note_draft, init=False)
        self.set_focus(field)
        if self._behind:
            self.write_behind()

    def _is_logged(self, identifier: str) -> bool:
        return self.desk.repository.get(LogEntry, identifier) is not None

    @work(group="lines")
    async def write_behind(self) -> None:
        """Write the lines that were on their way before the one in the field."""
        while self._behind:
            problem = await self._write_for(self._behind[0].line, self._behind[0].id)
            if problem:
                self.say(problem, "error")
                return
            self._behind.pop(0)
            self._note_draft()

    def _names(self) -> Vocabulary:
        """Return the names that complete; of deals those of whom the line is for, if any."""
        people, _ = self.addressed(self.capture.field.value)
        if len(people) != 1:
            return self._vocabulary
        own = self._numbers.open_deals(self.desk.view, people[0])
        return replace(self._vocabulary, deals=own) if own else self._vocabulary

    def addressed(self, line: str) -> tuple[list[Person], str]:
        """Return whom a line can be for, and the line without the name."""
        found = _NAME.match(line)
        if found is None:
            return [], line
        people = [one for one in self.desk.repository.all(Person) if one.status != "left"]
        return named(found["name"].replace("_", " "), people), found["rest"]

    def explain(self, line: str) -> Explained:
        """Return for whom the line is, and how it is understood."""
        words = self.words
        mark = words.label("entry_mark", "note")
        people, rest = self.addressed(line)
        self._tell_for(people)
        if len(people) > 1:
            names = words.join([one.full_name for one in people[:_SEVERAL]])
            return Explained(mark, words.say("Who? {names}", names=names))
        if not people:
            typed = line.strip() not in {"", "@"}
            hint = words.say("Nobody of that name.") if typed else ""
            return Explained(mark, hint)
        return explain(self._reading(people[0], rest), self._listener(people[0]))

    def _listener(self, person: Person) -> Listener:
        return Listener(
            self.words,
            self.desk.clock.today(),
            person.short_name,
            self._next_day(person),
            self._competencies,
        )

    def _next_day(self, person: Person) -> date:
        return next_meeting_day(self.desk.catalogue, self.desk.view, person)

    def _reading(self, person: Person, line: str) -> Reading:
        manager = self.desk.repository.get(Person, ME)
        today = self.desk.clock.today()
        return read(line, setting_for(person, manager, today, self._vocabulary))

    def _note_draft(self) -> None:
        """Keep what stands in the field, and the lines that are on their way."""
        field = self.capture.field
        handed = [Waiting(each.id, each.line) for each in field.handed if each.line.strip()]
        pending = tuple(waiting.kept() for waiting in (*self._behind, *handed))
        self.desk.drafts.note(FORM, field.value, pending)

    @on(CaptureField.Entered)
    def _entered(self, event: CaptureField.Entered) -> None:
        event.stop()
        self.write_line(event)

    @on(CaptureField.Poured)
    def _poured(self, event: CaptureField.Poured) -> None:
        """Take several pasted lines in as one."""
        event.stop()
        self.capture.field.insert_text_at_cursor(" ".join(event.lines))

    @work(group="lines")
    async def write_line(self, entered: CaptureField.Entered) -> None:
        """Write the line and close, or give it back with the reason."""
        field = self.capture.field
        problem = await self._write_for(entered.line, entered.id)
        field.handed.remove(entered)
        if problem:
            if not field.value:
                field.give_back(entered.line, entered.id)
            self.say(problem, "error")
        elif field.value or self._behind:
            self._note_draft()
        else:
            self.desk.drafts.drop(FORM)
        if not problem and not field.handed and not self._behind:
            self.say_below(self._told())
            self.dismiss(True)

    def _told(self) -> str:
        """Say for whom a line was logged, and which key takes the last one back."""
        words = self.words
        what = f"{words.say('Line logged')}: {words.join(list(dict.fromkeys(self._logged)))}"
        return words.say("{what}. {press:app.undo} takes it back.", what=what)

    async def _write_for(self, line: str, identifier: str) -> str:
        """Write a line for whom it names; return '' or why it cannot be."""
        people, rest = self.addressed(line)
        if len(people) != 1:
            return self.words.say("Begin with @ and a name that only one person has.")
        if not rest.strip():
            return self.words.say("Type what to log after the name.")
        return await self._write(people[0], rest, identifier)

    async def _write(self, person: Person, line: str, identifier: str) -> str:
        repository = self.desk.repository
        if self._is_logged(identifier):
            self._logged.append(person.full_name)
            return ""
        place = Place(person, self.desk.clock.now(), self._next_day(person))
        reading = self._reading(person, line)
        if most := too_long(reading):
            return self.words.say("At most {n} characters, please.", n=most)
        logged = entry_for(reading, place, repository.all(Person), identifier)
        try:
            await self.desk.commit(logged.changes(), N_("Line logged"))
        except StoreError as error:
            return told(error, self.words)
        self._logged.append(person.full_name)
        return ""

    def action_leave(self) -> None:
        """Close; what was typed stays as a draft."""
        self.desk.drafts.flush()
        self.dismiss(False)
