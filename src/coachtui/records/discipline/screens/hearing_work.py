"""A hearing going on: what its console reads, and the only place that writes its lines."""

from dataclasses import replace

from pydantic import ValidationError

from coachtui.capture import Reading, Vocabulary, read
from coachtui.capture.changing import replacement
from coachtui.capture.entries import Logged, Place, entry_for, setting_for, too_long, vocabulary_of
from coachtui.capture.entry import EntryKind
from coachtui.capture.signs import without_sign
from coachtui.domain.ids import ME, new_id
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_lines import removal
from coachtui.domain.person import Person
from coachtui.language import N_
from coachtui.records.discipline.model import Attendee, CaseStep
from coachtui.records.discipline.presentation.hearing_words import roll_problem, roll_words
from coachtui.records.discipline.rules.hearing_log import (
    HEARINGS,
    Roll,
    defence,
    notice_of,
    of_hearing,
    present,
    roll_of,
    settled,
)
from coachtui.records.discipline.rules.lifecycle import CaseLine
from coachtui.records.discipline.screens.casework import Casework
from coachtui.records.discipline.screens.files import put
from coachtui.records.discipline.screens.people_fields import concerned
from coachtui.records.discipline.screens.step_fields import Start
from coachtui.ui.waiting import Waiting

KIND = "discipline"


class Hearing:
    """The hearing a case was notified of; read anew from the HR store whenever it is asked."""

    def __init__(self, work: Casework) -> None:
        """Take up the hearing of a case; the names a line may hold are read once."""
        self.work = work
        self.desk = work.desk
        self.case_id, self.number = work.case.id, work.case.number
        self.person = work.person
        self._manager = self.desk.repository.get(Person, ME)
        known = vocabulary_of(self.desk.repository)
        self.vocabulary: Vocabulary = replace(known, competencies=frozenset())

    # Reading

    @property
    def turn(self) -> CaseLine | None:
        """The line of the hearing on the page of the case, while it is its turn."""
        every = (each for each in self.work.lines if each.spec.key in HEARINGS)
        return next((each for each in every if each.status in {"next", "paused"}), None)

    @property
    def notice(self) -> CaseStep | None:
        """The notice it was set by."""
        return notice_of(self.work.steps)

    @property
    def everything(self) -> tuple[LogEntry, ...]:
        """All lines ever logged at hearings of the case."""
        return self.desk.hr.repository.find(LogEntry, part_of=self.case_id)

    @property
    def entries(self) -> list[LogEntry]:
        """The lines that stand of this hearing, in their order."""
        return of_hearing(self.everything, self.notice)

    @property
    def people(self) -> tuple[Attendee, ...]:
        """Those concerned, with what was said of them at this hearing."""
        return present(concerned(self.work, "hearing_held"), self.entries)

    @property
    def closed(self) -> str:
        """Why nothing is written here any more, in words; "" where it is."""
        words = self.desk.words
        if self.turn is not None:
            return ""
        if self.notice is None:
            return words.say("No hearing is notified yet: the notice comes first.")
        return words.say("The hearing is on file: an addendum on the page of the case adds to it.")

    def reading(self, line: str) -> Reading:
        """Return how a line is understood here: a promise has no place in a case, it is a note."""
        today = self.desk.clock.today()
        setting = setting_for(self.person, self._manager, today, self.vocabulary)
        found = read(line, setting)
        if found.kind is EntryKind.COMMITMENT:
            return read(f"\\{without_sign(line)}", setting)
        return found

    def start(self) -> Start:
        """Return what the form of the step opens with: all of it as the log and the notice say."""
        desk, notice, lines = self.desk, self.notice, self.entries
        local, today = desk.words.local, desk.clock.today()
        first = next((each.happened_at for each in lines if each.happened_at), desk.clock.now())
        on, hour = local(first).date(), local(first)
        if notice is not None and notice.hearing_at is not None:
            set_for = local(notice.hearing_at)
            on = on if lines else min(set_for.date(), today)
            hour = set_for if set_for.date() == on else hour
        values = {
            "on": on.isoformat(),
            "hearing_at": f"{hour:%d/%m/%Y %H:%M}",
            "text": defence(lines),
        }
        if notice is not None and notice.place:
            values["place"] = notice.place
        return Start(self.people, values)

    # Writing; each raises StoreError where nothing was written

    async def log(self, waiting: Waiting) -> str:
        """Make a line durable; return "" or the sentence that says why it cannot be."""
        if self.desk.hr.repository.get(LogEntry, waiting.id) is not None:
            return ""
        if problem := self.closed:
            return problem
        roll = roll_of(waiting.line)
        made = self._text(waiting) if roll is None else self._rolled(roll, waiting)
        if not isinstance(made, LogEntry):
            return made
        await self._store(made, waiting)
        return ""

    async def remove(self, entry: LogEntry) -> None:
        """Take a line out."""
        await put(self.desk, removal(entry, self.everything, None), N_("Line deleted"))

    async def _store(self, entry: LogEntry, waiting: Waiting) -> None:
        old = None
        if waiting.changing:
            old = self.desk.hr.repository.get(LogEntry, waiting.changing)
        logged = Logged(entry)
        if old is None:
            await put(self.desk, logged.changes(), N_("Line logged"))
        else:
            await put(self.desk, replacement(old, logged, None), N_("Line changed"))

    def _text(self, waiting: Waiting) -> LogEntry | str:
        """Return the entry of a line; "" for an empty one, or why there is none."""
        reading = self.reading(waiting.line)
        if not reading.text.strip():
            return ""
        problem = self.desk.words.say("At most {n} characters, please.", n=too_long(reading))
        if too_long(reading):
            return problem
        now, today = self.desk.clock.now(), self.desk.clock.today()
        place = Place(self.person, now, today, part_of=self.case_id, kind=KIND)
        try:
            logged = entry_for(reading, place, (), waiting.id)
        except ValidationError:
            return problem
        return logged.entry.revised(visibility="formal")

    def _rolled(self, roll: Roll, waiting: Waiting) -> LogEntry | str:
        """Return the entry of a line that says something of somebody, or why there is none."""
        words, people = self.desk.words, self.people
        if problem := roll_problem(words, roll, people):
            return problem
        one = people[roll.number - 1]
        said = settled(roll, one)
        return LogEntry(
            id=waiting.id or new_id(),
            person_id=self.person.id,
            part_of=self.case_id,
            text=roll_words(words, said, one),
            typed=said.typed,
            visibility="formal",
            happened_at=self.desk.clock.now(),
            tags=(one.role,),
        )
