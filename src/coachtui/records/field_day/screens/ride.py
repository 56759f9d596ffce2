"""A field day going on: what its screens read, and the only place that writes it meanwhile."""

from dataclasses import replace
from datetime import date, datetime

from pydantic import ValidationError

from coachtui.capture import Reading, Vocabulary, read
from coachtui.capture.changing import replacement
from coachtui.capture.entries import Place, entry_for, setting_for, too_long, vocabulary_of
from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME, new_id
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_lines import removal, standing
from coachtui.domain.meeting_day import next_meeting_day
from coachtui.domain.person import Person
from coachtui.domain.record import Record
from coachtui.domain.repository import Change, Put, StaleWriteError
from coachtui.domain.scorecards import Scorecards, load_scorecards
from coachtui.language import N_, Language
from coachtui.records.field_day.model import CoachingReport, FieldDay, Stop
from coachtui.records.field_day.rules.evidence import described
from coachtui.records.field_day.rules.scores import needs_evidence
from coachtui.records.field_day.rules.states import (
    NotAllowedError,
    is_locked,
    read_only,
    report_of,
    resumed,
    started,
)
from coachtui.records.field_day.rules.stops import begun, current, ended, in_order, next_seq
from coachtui.ui.desk import Desk
from coachtui.ui.numbers import Numbers
from coachtui.ui.waiting import Waiting

KIND = "field_day"


class Ride:
    """One rep, one field day; read anew from the store whenever it is asked."""

    def __init__(self, desk: Desk, person: Person, day: FieldDay) -> None:
        self.desk = desk
        self.person = person
        self._day = day
        self._manager = desk.repository.get(Person, ME)
        self.scorecards: Scorecards = load_scorecards(desk.words.language, desk.folder)
        self.numbers = Numbers(desk.folder)
        known = vocabulary_of(desk.repository, self.numbers.open_deals(desk.view, person))
        self.vocabulary: Vocabulary = replace(known, competencies=self.scorecards.keys)
        self._next_day: tuple[int, date, date] | None = None

    # Reading

    @property
    def day(self) -> FieldDay:
        """The day as it is stored; as it was prepared while nothing is."""
        self._day = self.desk.repository.get(FieldDay, self._day.id) or self._day
        return self._day

    @property
    def gone(self) -> bool:
        """Whether it was on file and is no longer: what is written to it would never be seen."""
        return self.day.rev > 0 and self.desk.repository.get(FieldDay, self.day.id) is None

    @property
    def stops(self) -> list[Stop]:
        """Its stops in their order, those called off last."""
        return in_order(self.desk.repository.find(Stop, field_day_id=self._day.id))

    @property
    def everything(self) -> tuple[LogEntry, ...]:
        """All its lines, replaced ones too."""
        parts = (self._day.id, *(stop.id for stop in self.stops))
        find = self.desk.repository.find
        return tuple(entry for part in parts for entry in find(LogEntry, part_of=part))

    @property
    def entries(self) -> list[LogEntry]:
        """Its lines that stand, in the order they happened."""
        return standing(self.everything)

    def lines_of(self, part_id: str) -> list[LogEntry]:
        """Return the lines that stand of a stop, or of the day outside its stops."""
        return [entry for entry in self.entries if entry.part_of == part_id]

    @property
    def commitments(self) -> list[Commitment]:
        """What was promised on the day, by its lines and in its report, oldest first."""
        repository = self.desk.repository
        by_line = {entry.commitment_id for entry in self.entries if entry.commitment_id}
        report = self.report
        if report is not None:
            by_line |= {step.commitment_id for step in report.next_steps if step.commitment_id}
        found = (repository.get(Commitment, identifier) for identifier in sorted(by_line))
        return [each for each in found if each is not None]

    @property
    def report(self) -> CoachingReport | None:
        """Its report, once that was submitted."""
        reports = self.desk.repository.find(CoachingReport, field_day_id=self._day.id)
        return report_of(reports, self._day.id)

    @property
    def read_only(self) -> bool:
        """Whether texts and scores stand: the rep has them."""
        return read_only(self.day)

    @property
    def locked(self) -> bool:
        """Whether it is only added to."""
        return is_locked(self.day, self.report, self.desk.clock.now())

    @property
    def language(self) -> Language:
        """The language the rep reads."""
        return self.person.language

    @property
    def next_day(self) -> date:
        """When a promise without a day falls due; asked for with each letter, so it is kept."""
        seq, today = self.desk.repository.seq, self.desk.clock.today()
        if self._next_day is None or self._next_day[:2] != (seq, today):
            day = next_meeting_day(self.desk.catalogue, self.desk.view, self.person)
            self._next_day = (seq, today, day)
        return self._next_day[2]

    def commitment_of(self, entry: LogEntry) -> Commitment | None:
        """Return the commitment a line made, if it is there."""
        if entry.commitment_id is None:
            return None
        return self.desk.repository.get(Commitment, entry.commitment_id)

    def reading(self, line: str) -> Reading:
        """Return how a line is understood here."""
        today = self.desk.clock.today()
        return read(line, setting_for(self.person, self._manager, today, self.vocabulary))

    # Writing; each raises StoreError where nothing was written

    async def put(self, *records: Record, label: str) -> None:
        """Store records in one change."""
        await self.desk.commit([Put(record) for record in records], label)

    async def begin(self) -> None:
        """Start the day, unless it runs already; another window may have been first."""
        if not self.day.ahead:
            return
        try:
            await self.put(started(self.day, self.desk.clock.now()), label=N_("Field day started"))
        except StaleWriteError:
            self.desk.repository.refresh()
            if self.day.ahead:
                now = self.desk.clock.now()
                await self.put(started(self.day, now), label=N_("Field day started"))

    async def _go_on_with(self, stop: Stop, now: datetime, label: str) -> None:
        """Store a stop; a day ahead begins with it, one whose debrief began goes on again."""
        await self.desk.refresh()
        if self.gone:
            raise NotAllowedError("gone")
        changes: list[Change] = [Put(stop)]
        if self.day.ahead:
            changes.insert(0, Put(started(self.day, now)))
        elif self.day.state == "debrief":
            changes.insert(0, Put(resumed(self.day)))
            label = N_("Field day goes on")
        await self.desk.commit(changes, label)

    async def begin_stop(self, stop: Stop) -> None:
        """Begin a stop, and the day with the first one; a debrief that began is left for it.

        Raises:
            NotAllowedError: it has begun, or was called off.
        """
        now = self.desk.clock.now()
        await self._go_on_with(begun(stop, now), now, N_("Stop begun"))

    async def end_stop(self, stop: Stop, **changes: object) -> None:
        """End a stop with what is said about it.

        Raises:
            NotAllowedError: it never began, or was called off.
            pydantic.ValidationError: a change does not fit.
        """
        await self.put(ended(stop, self.desk.clock.now(), **changes), label=N_("Stop ended"))

    async def add_stop(self, account: str, **fields: object) -> Stop:
        """Add a stop on the spot, begun now, and return it as it was stored.

        Raises:
            pydantic.ValidationError: a field does not fit.
        """
        now = self.desk.clock.now()
        stop = Stop(
            person_id=self.person.id,
            field_day_id=self._day.id,
            seq=next_seq(self.stops),
            account=account,
            actual_at=now,
            on_the_spot=True,
        ).revised(**fields)
        await self._go_on_with(stop, now, N_("Stop added"))
        return self.desk.repository.get(Stop, stop.id) or stop

    async def log(self, waiting: Waiting, part_id: str = "", at: datetime | None = None) -> str:
        """Make a line durable; return '' or the sentence that says why it cannot be.

        Args:
            waiting: the line as it was entered.
            part_id: the stop it belongs to; '' for the current one, else the day.
            at: when it happened, if not now.
        """
        reading = self.reading(waiting.line)
        repository = self.desk.repository
        if repository.get(LogEntry, waiting.id) is not None or not reading.text.strip():
            return ""
        if problem := self._refused(reading, waiting):
            return problem
        await self.begin()
        old = repository.get(LogEntry, waiting.changing) if waiting.changing else None
        here = current(self.stops)
        part = part_id or (old.part_of if old else None) or (here.id if here else self._day.id)
        place = Place(
            person=self.person,
            at=at or self.desk.clock.now(),
            next_meeting=self.next_day,
            part_of=part,
            kind=KIND,
        )
        try:
            logged = entry_for(reading, place, repository.all(Person), waiting.id)
        except ValidationError:
            return self.desk.words.say("At most {n} characters, please.", n=too_long(reading))
        if logged.commitment is not None:
            source = logged.commitment.source.revised(id=self._day.id)
            logged = replace(logged, commitment=logged.commitment.revised(source=source))
        if self.read_only:
            added = logged.entry.revised(amends_rev=self.day.rev)
            logged = replace(logged, entry=added)
        if old is None:
            await self.desk.commit(logged.changes(), N_("Line logged"))
        else:
            changes = replacement(old, logged, self.commitment_of(old))
            await self.desk.commit(changes, N_("Line changed"))
        return ""

    def lacks_evidence(self, reading: Reading) -> str:
        """Return the sentence that asks for what was seen behind a score; '' where it is there."""
        keys = [key for key, _ in reading.scores]
        if described(reading.text, keys, reading.accounts):
            return ""
        for key, score in reading.scores:
            if needs_evidence(score):
                return self.desk.words.say(
                    "{mark} needs what you saw: write it in the same line.", mark=f"{key}={score}"
                )
        return ""

    def _refused(self, reading: Reading, waiting: Waiting) -> str:
        words = self.desk.words
        if most := too_long(reading):
            return words.say("At most {n} characters, please.", n=most)
        if self.gone:
            return words.say("It was deleted elsewhere meanwhile. Your text stays here.")
        if waiting.changing and self.read_only:
            return words.say("The report is with the rep: write a new line instead.")
        return self.lacks_evidence(reading)

    async def remove(self, entry: LogEntry) -> None:
        """Take a line out, with the open promise it made."""
        changes = removal(entry, self.everything, self.commitment_of(entry))
        await self.desk.commit(changes, N_("Line deleted"))

    async def place(self, entry: LogEntry, part_id: str, at: datetime | None = None) -> None:
        """Put a line to another stop, or (the day's id) outside them; a new one replaces it."""
        moved = entry.revised(
            id=new_id(),
            rev=0,
            created_at=None,
            updated_at=None,
            recorded_at=None,
            part_of=part_id,
            happened_at=at or entry.happened_at,
            replaces=entry.id,
        )
        await self.put(moved, label=N_("Line sorted"))
