"""The only place that reads and writes an event: the event, its replies, needs and feedback."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Final

from coachtui.domain.commitment import Commitment
from coachtui.domain.person import Person
from coachtui.domain.repository import Change, Put, Remove, StaleWriteError
from coachtui.domain.team import somebody
from coachtui.language import N_
from coachtui.records.team_event.model import (
    Answer,
    EventFeedback,
    EventNeeds,
    Invitation,
    TeamEvent,
)
from coachtui.records.team_event.rules.checklist import from_promises
from coachtui.records.team_event.rules.feedback import Shuffle, joined, merged
from coachtui.storage.copies import drop_copied_drafts
from coachtui.ui.desk import Desk
from coachtui.ui.form_draft import NOT_CHOSEN

Beside = Callable[[TeamEvent, TeamEvent], tuple[TeamEvent, Iterable[Change]]]
_TRIES: Final = 3
"""Another window may write between reading and writing; the change is then made anew."""
NO_UNDO: Final = ""
"""The label of a change that must not be taken back."""


def replies_draft(event_id: str) -> str:
    """Return the name of the draft of replies pasted for an event; they may tell needs."""
    return f"team_event.replies.{event_id}"


def needs_draft(event_id: str, person_id: str) -> str:
    """Return the name of the draft of what somebody needs for an event."""
    return f"team_event.needs.{event_id}.{person_id}"


class EventWork:
    """An event of the team's store, looked at now."""

    def __init__(self, desk: Desk, event: TeamEvent) -> None:
        """Take an event up."""
        self.desk = desk
        self._event = event

    @property
    def id(self) -> str:
        """The event's id."""
        return self._event.id

    @property
    def event(self) -> TeamEvent:
        """The event as on file now, with what was ticked elsewhere; as handed in before it is."""
        repository = self.desk.repository
        event = repository.get(TeamEvent, self._event.id) or self._event
        linked = (item.commitment_id for item in event.checklist if item.commitment_id)
        found = ((each, repository.get(Commitment, each)) for each in linked)
        return from_promises(event, {each: promise for each, promise in found if promise})

    @property
    def invitations(self) -> tuple[Invitation, ...]:
        """Everybody's place in it, by given name."""
        found = self.desk.repository.find(Invitation, event_id=self.id)
        return tuple(sorted(found, key=lambda each: self.person(each.person_id).sort_key))

    @property
    def needs(self) -> dict[str, EventNeeds]:
        """What people need for it, by person."""
        found = self.desk.repository.find(EventNeeds, event_id=self.id)
        return {each.person_id: each for each in found}

    @property
    def feedback(self) -> EventFeedback | None:
        """All answers on it; None while there is none."""
        return joined(self.desk.repository.find(EventFeedback, event_id=self.id))

    def person(self, person_id: str) -> Person:
        """Return somebody; a stand-in for one who cannot be read."""
        return somebody(self.desk.repository, person_id)

    def invitation(self, person_id: str) -> Invitation | None:
        """Return one person's place in it."""
        found = self.desk.repository.find(Invitation, event_id=self.id, person_id=person_id)
        return found[0] if found else None

    async def change(
        self,
        make: Callable[[TeamEvent], TeamEvent],
        label: str,
        beside: Beside | None = None,
    ) -> TeamEvent:
        """Make a change to the event as it is on file now, and what goes with it; return it.

        Args:
            make: gives the changed event; called again where another window wrote meanwhile.
            label: what undo calls it, a message id.
            beside: from the event before and after gives the event to store, in which what goes
                with it may be named, and what else changes.

        Raises:
            StoreError: nothing was written.
            ValueError: as `make`; nothing was written.
        """
        for left in reversed(range(_TRIES)):
            self._require()
            before = self.event
            after, others = make(before), tuple[Change, ...]()
            if beside is not None:
                after, more = beside(before, after)
                others = tuple(more)
            if after == before and not others:
                return before
            try:
                await self.desk.commit([Put(after), *others], label)
            except StaleWriteError:
                if not left:
                    raise
                await self.desk.refresh()
            else:
                break
        return self.event

    async def answer(self, person_id: str, **changes: object) -> None:
        """Note somebody's reply or attendance; a new place is made where there is none.

        Raises:
            StoreError: nothing was written.
        """
        await self._place_changed(person_id, lambda _: changes)

    async def vote(self, person_id: str, option_id: str) -> None:
        """Note that a date suits somebody, or no longer does, beside what they said of the others.

        Raises:
            StoreError: nothing was written.
        """

        def voted(place: Invitation) -> dict[str, object]:
            votes = {*place.votes} ^ {option_id}
            options = (option.id for option in self.event.date_options)
            return {"votes": tuple(each for each in options if each in votes)}

        await self._place_changed(person_id, voted)

    async def _place_changed(
        self, person_id: str, make: Callable[[Invitation], dict[str, object]]
    ) -> None:
        def made() -> Sequence[Change]:
            place = self.invitation(person_id)
            place = place or Invitation(person_id=person_id, event_id=self.id)
            changed = place.revised(**self._stamped(place, make(place)))
            return [] if place.rev and changed == place else [Put(changed)]

        await self.put_anew(made, N_("Reply noted"))

    def _stamped(self, place: Invitation, changes: dict[str, object]) -> dict[str, object]:
        rsvp = changes.get("rsvp", place.rsvp)
        if rsvp == place.rsvp:
            return changes
        at: datetime | None = None if rsvp == "none" else self.desk.clock.now()
        return {**changes, "answered_at": at}

    async def put(self, changes: Sequence[Change], label: str) -> None:
        """Store what belongs to the event beside it.

        Raises:
            StoreError: nothing was written.
        """
        self._require()
        await self.desk.commit(changes, label)

    def _require(self) -> None:
        """Refuse to store something of an event that another window deleted."""
        if self.desk.repository.get(TeamEvent, self.id) is None:
            raise StaleWriteError([(TeamEvent.table, self.id)])

    async def put_anew(self, make: Callable[[], Sequence[Change]], label: str) -> None:
        """Store what `make` gives; called again where another window wrote meanwhile.

        Raises:
            StoreError: nothing was written.
        """
        for left in reversed(range(_TRIES)):
            self._require()
            changes = make()
            if not changes:
                return
            try:
                await self.desk.commit(changes, label)
            except StaleWriteError:
                if not left:
                    raise
                await self.desk.refresh()
            else:
                return

    async def forget_needs(self, person_id: str = "") -> int:
        """Erase for good what people, or one person, need for it; return how many records.

        Raises:
            StoreError: nothing, or not everything, was erased; doing it again completes it.
        """
        everything = self.desk.repository.find(EventNeeds, event_id=self.id)
        found = {each.id for each in everything if person_id in {"", each.person_id}}
        found |= await self.desk.in_writer(self._taken_back)
        forms = self._forget_drafts(person_id)
        folder = self.desk.folder
        await self.desk.in_writer(lambda: drop_copied_drafts(folder, forms))
        if found:
            await self._forget(sorted(found))
        return len(found)

    def _forget_drafts(self, person_id: str) -> frozenset[str]:
        """Let go of what was typed of needs and not saved; pasted replies tell everybody's.

        Returns:
            The forms it was typed in.
        """
        people = [person_id] if person_id else [each.person_id for each in self.invitations]
        forms = [needs_draft(self.id, each) for each in people]
        forms += [NOT_CHOSEN + form for form in forms]
        forms += [] if person_id else [replies_draft(self.id)]
        for form in forms:
            self.desk.drafts.claim(form)  # one that an earlier run left
            self.desk.drafts.drop(form)
        return frozenset(forms)

    def _taken_back(self) -> set[str]:
        """Return the ids of needs that undo took out: their content stands in the journal still."""
        repository = self.desk.repository
        last: dict[str, str] = {}
        for change in repository.changes_since(0):
            for table, identifier in change.touched:
                if table == EventNeeds.table:
                    last[identifier] = change.label
        # What was forgotten is touched last by a line without a label.
        return {
            each for each, label in last.items() if label and not repository.get(EventNeeds, each)
        }

    async def close_up(self) -> int:
        """Erase what a closed event needs no more: needs, and earlier batches of answers.

        Returns:
            How many people's needs that were.

        Raises:
            StoreError: not everything was erased; doing it again completes it.
        """
        count = await self.forget_needs()
        await self.forget_replaced()
        return count

    async def keep_feedback(self, new: Sequence[Answer], shuffle: Shuffle) -> None:
        """Store answers mixed with all on file, as one change that undo never takes back.

        What it replaces is then to be erased, by `forget_replaced`: nothing may tell which
        answers came first. The two are apart so that a failure of that is no failure of this,
        after which the answers would be stored twice.

        Raises:
            StoreError: nothing was written.
        """
        for left in reversed(range(_TRIES)):
            await self.desk.refresh()
            self._require()
            old = self.desk.repository.find(EventFeedback, event_id=self.id)
            replaced = [each for one in old for each in (*one.replaces, one.id)]
            mixed = merged(joined(old), new, self.id, shuffle)
            kept = mixed.revised(replaces=tuple(dict.fromkeys(replaced)))
            try:
                await self.desk.commit([Put(kept), *map(Remove, old)], NO_UNDO)
            except StaleWriteError:
                if not left:
                    raise
            else:
                return

    async def forget_replaced(self) -> None:
        """Erase earlier batches of answers, also where an interruption left them in the journal.

        Raises:
            StoreError: they were not erased yet.
        """
        kept = self.feedback
        if kept is not None and kept.replaces:
            await self._forget(kept.replaces)

    async def _forget(self, identifiers: Sequence[str]) -> None:
        repository = self.desk.repository
        await self.desk.in_writer(lambda: repository.forget(identifiers))
        self.desk.publish()
