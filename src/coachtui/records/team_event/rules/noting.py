"""What replies that were read change of what is on file: nothing is guessed, nothing overlooked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, Self

from coachtui.domain.repository import Change, Put
from coachtui.records.team_event.model import LONGEST_LINE, EventNeeds, Invitation, Rsvp
from coachtui.records.team_event.rules.replies import ReadReply, Why
from coachtui.text import fold

Reason = Why | Literal["uninvited", "differs", "long", "closed", "same"]
NEEDS: Final = ("diet", "access", "transport")
SETTLED: Final[frozenset[Reason]] = frozenset({"", "same"})
"""Reasons of lines that leave nothing to decide."""
ASKABLE: Final[frozenset[Reason]] = frozenset({"", "uninvited", "differs"})
"""Reasons of lines that can be noted as they are read, where somebody wants it."""
_JOINT: Final = ", "


@dataclass(frozen=True, slots=True)
class OnFile:
    """What is on file about an event's replies.

    Attributes:
        event_id: the event.
        places: everybody's place in it, by person.
        needs: what they need for it, by person.
        forgotten: whether needs were erased already, so that none may be noted any more.
    """

    event_id: str
    places: Mapping[str, Invitation]
    needs: Mapping[str, EventNeeds]
    forgotten: bool = False

    @classmethod
    def of(
        cls,
        event_id: str,
        places: Iterable[Invitation],
        needs: Iterable[EventNeeds],
        *,
        forgotten: bool = False,
    ) -> Self:
        """Return what is on file, from the records of one event."""
        return cls(
            event_id,
            {each.person_id: each for each in places},
            {each.person_id: each for each in needs},
            forgotten,
        )

    def place(self, person_id: str) -> Invitation:
        """Return somebody's place, a new one where they are not invited."""
        found = self.places.get(person_id)
        return found or Invitation(person_id=person_id, event_id=self.event_id)

    def needed(self, person_id: str) -> EventNeeds:
        """Return what somebody needs, new and empty where nothing is noted."""
        found = self.needs.get(person_id)
        return found or EventNeeds(person_id=person_id, event_id=self.event_id)


@dataclass(frozen=True, slots=True)
class Effect:
    """What one line changes.

    Attributes:
        before, after: the reply on file, and the one it would be.
        needs: field, what was needed before and what would be; only those that change.
    """

    before: Rsvp
    after: Rsvp
    needs: tuple[tuple[str, str, str], ...] = ()

    @property
    def none(self) -> bool:
        """Whether all of it is on file already."""
        return self.before == self.after and not self.needs


def effect(read: ReadReply, on_file: OnFile) -> Effect:
    """Return what a line changes; nothing for one of nobody."""
    if read.person_id is None:
        return Effect("none", "none")
    place, needed = on_file.place(read.person_id), on_file.needed(read.person_id)
    wanted = {name: _joined(getattr(needed, name), getattr(read, name)) for name in NEEDS}
    return Effect(
        place.rsvp,
        read.rsvp or place.rsvp,
        tuple(
            (name, getattr(needed, name), new)
            for name, new in wanted.items()
            if new != getattr(needed, name)
        ),
    )


def reasons(reads: Sequence[ReadReply], on_file: OnFile) -> tuple[Reason, ...]:
    """Return for each line what stands in the way of noting it, `same` where nothing changes."""
    said: dict[str, set[Rsvp]] = {}
    for each in reads:
        if each.person_id is not None and each.understood and each.rsvp is not None:
            said.setdefault(each.person_id, set()).add(each.rsvp)
    own = _by_person(each for each in reads if each.understood)
    return tuple(_reason(each, said, own, on_file) for each in reads)


def _reason(
    read: ReadReply,
    said: Mapping[str, set[Rsvp]],
    own: Mapping[str, Sequence[ReadReply]],
    on_file: OnFile,
) -> Reason:
    if read.person_id is None or not read.understood:
        return read.why or "nobody"
    if read.rsvp is not None and len(said[read.person_id]) > 1:
        return "differs"
    found = effect(read, on_file)
    if found.needs and on_file.forgotten:
        return "closed"
    merged = _merged(on_file.needed(read.person_id), own[read.person_id])
    if found.needs and any(len(text) > LONGEST_LINE for text in merged.values()):
        return "long"
    if read.person_id not in on_file.places:
        return "uninvited"
    return "same" if found.none else ""


def changes(reads: Iterable[ReadReply], on_file: OnFile, now: datetime) -> tuple[Change, ...]:
    """Return what is to be stored so that these lines are noted, and nothing for what is on file.

    Args:
        reads: lines whose person is known; several of one person add up.
        on_file: as it is now.
        now: when the replies are noted.
    """
    made: list[Change] = []
    for person_id, own in _by_person(reads).items():
        place = on_file.place(person_id)
        answers = [each.rsvp for each in own if each.rsvp is not None]
        wanted = place
        if answers and answers[-1] != place.rsvp:
            wanted = place.revised(rsvp=answers[-1], answered_at=now)
        if wanted != place or not place.rev:
            made.append(Put(wanted))
        needed = on_file.needed(person_id)
        asked = needed if on_file.forgotten else needed.revised(**_merged(needed, own))
        if asked != needed and not asked.empty:
            made.append(Put(asked))
    return tuple(made)


def of_person(read: ReadReply, person_id: str) -> ReadReply:
    """Return a line as somebody's, because it was said whose it is."""
    says = read.rsvp is not None or any(getattr(read, name) for name in NEEDS)
    why: Why = "" if says else ("empty" if read.why == "empty" else "reply")
    return replace(read, person_id=person_id, candidates=(), why=why, word="")


def answering(read: ReadReply, rsvp: Rsvp) -> ReadReply:
    """Return somebody's line with a reply, because it was said what it means."""
    return replace(read, rsvp=rsvp, why="" if read.person_id is not None else read.why)


def _by_person(reads: Iterable[ReadReply]) -> dict[str, list[ReadReply]]:
    found: dict[str, list[ReadReply]] = {}
    for each in reads:
        if each.person_id is not None:
            found.setdefault(each.person_id, []).append(each)
    return found


def _merged(needed: EventNeeds, own: Iterable[ReadReply]) -> dict[str, str]:
    merged = {name: str(getattr(needed, name)) for name in NEEDS}
    for read in own:
        merged = {name: _joined(old, getattr(read, name)) for name, old in merged.items()}
    return merged


def _joined(old: str, new: str) -> str:
    """Return what is needed with what is said anew; nothing is replaced: it may be an allergy."""
    known = {fold(part) for part in old.split(_JOINT)}
    if not new or fold(new) in known | {fold(old)}:
        return old
    return f"{old}{_JOINT}{new}" if old else new
