"""A one-on-one going on: what its screens read, and the only place that writes it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from coachtui.capture import AgendaCommand, Reading, Vocabulary, read
from coachtui.capture.changing import replacement
from coachtui.capture.entries import Place, entry_for, setting_for, too_long, vocabulary_of
from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import AgendaItem, GrowPart, LogEntry, Speaker, TalkFlip
from coachtui.domain.log_lines import removal, standing
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, StaleWriteError
from coachtui.domain.talk import Talk, talk
from coachtui.language import N_
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.presentation.rows import items
from coachtui.records.one_on_one.rules.bring_along import Item
from coachtui.records.one_on_one.rules.brought import brought_along
from coachtui.records.one_on_one.rules.lines import may_tell
from coachtui.records.one_on_one.rules.schedule import interrupted, is_locked, next_meeting_day
from coachtui.records.one_on_one.rules.settling import NotPossibleError, settle
from coachtui.ui.desk import Desk
from coachtui.ui.numbers import Numbers
from coachtui.ui.waiting import Waiting

LONG_SILENCE = timedelta(minutes=15)


class Conversation:
    """One rep, one one-on-one; read anew from the store whenever it is asked."""

    def __init__(self, desk: Desk, person: Person, meeting: OneOnOne) -> None:
        self.desk = desk
        self.person = person
        self._meeting = meeting
        self._manager = desk.repository.get(Person, ME)
        self.numbers = Numbers(desk.folder)
        deals = self.numbers.open_deals(desk.view, person)
        self.vocabulary: Vocabulary = vocabulary_of(desk.repository, deals)
        self._next_day: tuple[int, date, date] | None = None

    @property
    def meeting(self) -> OneOnOne:
        """The one-on-one as it is stored; as it was prepared while nothing is.

        One that another window began meanwhile is the same talk.
        """
        stored = self.desk.repository.get(OneOnOne, self._meeting.id)
        if stored is None and self._meeting.rev == 0:
            stored = next((each for each in self.meetings if each.running), None)
        self._meeting = stored or self._meeting
        return self._meeting

    @property
    def gone(self) -> bool:
        """Whether it was on file and is no longer: what is written to it would never be seen."""
        meeting = self.meeting
        return meeting.rev > 0 and self.desk.repository.get(OneOnOne, meeting.id) is None

    @property
    def meetings(self) -> tuple[OneOnOne, ...]:
        """All one-on-ones with the rep."""
        return self.desk.repository.find(OneOnOne, person_id=self.person.id)

    @property
    def everything(self) -> tuple[LogEntry, ...]:
        """All its lines, replaced ones too."""
        return self.desk.repository.find(LogEntry, part_of=self.meeting.id)

    @property
    def entries(self) -> list[LogEntry]:
        """Its lines that stand."""
        return standing(self.everything)

    @property
    def items(self) -> list[Item]:
        """The bring-along list."""
        return items(self.desk.view, self.person.id, self.meeting)

    @property
    def brought(self) -> list[Item]:
        """What was on that list, now that the one-on-one was held."""
        find, rep = self.desk.repository.find, self.person.id
        promised = (*find(Commitment, owner=rep), *find(Commitment, counterparty=rep))
        agenda, lines = find(AgendaItem, person_id=rep), find(LogEntry, person_id=rep)
        return brought_along(promised, agenda, lines, self.meeting)

    @property
    def locked(self) -> bool:
        """Whether lines may only be added."""
        return is_locked(self.meeting, self.meetings)

    @property
    def talk(self) -> Talk:
        """How long each talked so far."""
        flips = self.desk.repository.find(TalkFlip, part_of=self._meeting.id)
        return talk(flips, self.meeting.ended_at or self.desk.clock.now())

    @property
    def next_day(self) -> date:
        """When a promise without a day falls due; asked for with each letter, so it is kept."""
        seq, today = self.desk.repository.seq, self.desk.clock.today()
        if self._next_day is None or self._next_day[:2] != (seq, today):
            day = next_meeting_day(self.person, self.meetings, self.desk.clock)
            self._next_day = (seq, today, day)
        return self._next_day[2]

    def commitment_of(self, entry: LogEntry) -> Commitment | None:
        """Return the commitment a line made, if it is there."""
        if entry.commitment_id is None:
            return None
        return self.desk.repository.get(Commitment, entry.commitment_id)

    def reading(self, line: str, grow: GrowPart | None) -> Reading:
        """Return how a line is understood here."""
        setting = setting_for(self.person, self._manager, self.desk.clock.today(), self.vocabulary)
        return read(line, replace(setting, options=grow == "options"))

    async def begin(self) -> None:
        """Start it, unless it runs already; another window may have been first."""
        if self.meeting.rev == 0:
            await self.desk.refresh()
        if self.meeting.state != "planned":
            return
        try:
            await self.desk.commit([Put(self.meeting.started(self.desk.clock.now()))])
        except StaleWriteError:
            self.desk.repository.refresh()
            if self.meeting.state == "planned":
                await self.desk.commit([Put(self.meeting.started(self.desk.clock.now()))])

    async def log(self, waiting: Waiting, grow: GrowPart | None) -> str:
        """Make a line durable; return '' or the sentence that says why it cannot be.

        Raises:
            StoreError: nothing was written.
        """
        words, repository = self.desk.words, self.desk.repository
        reading = self.reading(waiting.line, grow)
        if repository.get(LogEntry, waiting.id) is not None or not reading.text.strip():
            return ""
        if most := too_long(reading):
            return words.say("At most {n} characters, please.", n=most)
        if self.gone:
            return words.say("It was deleted elsewhere meanwhile. Your text stays here.")
        if waiting.changing and self.locked:
            return words.say("This one-on-one is locked: write a new line instead.")
        idea = grow == "options" and reading.kind == "note" and reading.owner == "me"
        if idea and not may_tell(self.entries):
            name = self.person.short_name
            return words.say("Ask first: two ideas of {name}'s own come before yours.", name=name)
        await self.begin()
        place = Place(
            person=self.person,
            at=self.desk.clock.now(),
            next_meeting=self.next_day,
            part_of=self._meeting.id,
            kind="one_on_one",
            grow=grow,
        )
        logged = entry_for(reading, place, repository.all(Person), waiting.id)
        if self.locked:
            added = logged.entry.revised(amends_rev=self.meeting.rev)
            logged = replace(logged, entry=added)
        old = repository.get(LogEntry, waiting.changing) if waiting.changing else None
        if old is None:
            await self.desk.commit(logged.changes(), N_("Line logged"))
        else:
            changes = replacement(old, logged, self.commitment_of(old))
            await self.desk.commit(changes, N_("Line changed"))
        return ""

    async def remove(self, entry: LogEntry) -> None:
        """Take a line out, with the open promise it made.

        Raises:
            StoreError: nothing was written.
        """
        changes = removal(entry, self.everything, self.commitment_of(entry))
        await self.desk.commit(changes, N_("Line deleted"))

    async def settle(self, command: AgendaCommand) -> str:
        """Do what `/1` says; return '' or the sentence that says why it cannot be.

        Raises:
            StoreError: nothing was written.
        """
        words = self.desk.words
        item = self.item(command)
        if item is None:
            return words.say("There is no item {n} on the list.", n=command.number)
        await self.begin()
        item = self.item(command) or item
        usual = words.say(
            "agreed in the one-on-one of {day}", day=words.day(self.desk.clock.today())
        )
        try:
            change = settle(item, command, self.meeting, self.desk.clock.now(), usual)
        except NotPossibleError as error:
            return self.not_possible(error.reason)
        await self.desk.commit([change], N_("Item settled"))
        return ""

    def item(self, command: AgendaCommand) -> Item | None:
        """Return the item a command means."""
        return next((each for each in self.items if each.number == command.number), None)

    def not_possible(self, reason: str) -> str:
        """Return why an item cannot be settled this way."""
        words = self.desk.words
        sentences = {
            "later": words.say("A move needs a later day: say which, as in /1 fri."),
            "no_date": words.say("This has no date: left open, it comes back by itself."),
            "settled": words.say("This is settled: tick it once more to open it again."),
        }
        return sentences[reason]

    async def flip(self, speaker: Speaker | None) -> None:
        """Turn the talk clock.

        Raises:
            StoreError: nothing was written.
        """
        await self.begin()
        turn = TalkFlip(part_of=self._meeting.id, speaker=speaker, at=self.desk.clock.now())
        await self.desk.commit([Put(turn)])

    async def stop_dead_clock(self, *, sure: bool) -> None:
        """Stop a clock that an interruption left running, at the last sign of life.

        Where it is not `sure` that there was one, another window may be in the talk: then the
        clock stops only after a silence longer than anybody talks.
        """
        if not self.meeting.running or self.talk.now is None:
            return
        last = self._last_sign()
        if not sure and self.desk.clock.now() - last < LONG_SILENCE:
            return
        turn = TalkFlip(part_of=self._meeting.id, speaker=None, at=last)
        await self.desk.commit([Put(turn)])

    def ended(self) -> datetime:
        """Return when it ends by now: one that was left long ago ended at its last sign of life."""
        now = self.desk.clock.now()
        return self._last_sign() if interrupted(self.meeting, now) else now

    def _last_sign(self) -> datetime:
        flips = self.desk.repository.find(TalkFlip, part_of=self.meeting.id)
        moments = [self.meeting.at, *(flip.at for flip in flips)]
        return max([*moments, *(each.happened_at for each in self.entries if each.happened_at)])
