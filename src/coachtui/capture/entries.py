"""From the reading of a line to the records it becomes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from coachtui.capture.entry import EntryKind, KnownName, Reading, Setting, Vocabulary
from coachtui.domain.commitment import LONGEST_PROMISE, Commitment, Source
from coachtui.domain.ids import ME, new_id
from coachtui.domain.log_entry import (
    LONGEST_ENTRY,
    LONGEST_TYPED,
    GrowPart,
    LogEntry,
    Score,
    Speaker,
)
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, Repository
from coachtui.domain.team import named

SHARED_KINDS = frozenset({EntryKind.COMMITMENT, EntryKind.DECISION})
"""What the rep will see at wrap-up, unless the line is hidden."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when a line is logged.

    Attributes:
        person: the rep it is about.
        at: the moment it happened.
        next_meeting: when a promise without a stated day falls due.
        part_of: the one-on-one or field day that is going on; None in between.
        kind: slug of that record's kind.
        grow: the part of GROW on screen.
    """

    person: Person
    at: datetime
    next_meeting: date
    part_of: str | None = None
    kind: str = "log_entry"
    grow: GrowPart | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """The records a line becomes; they are written together."""

    entry: LogEntry
    commitment: Commitment | None = None

    def changes(self) -> tuple[Put, ...]:
        """Return what to commit."""
        first = (Put(self.entry),)
        return first if self.commitment is None else (*first, Put(self.commitment))


def too_long(reading: Reading) -> int:
    """Return how many characters a line of this kind may have, where it has more; else 0."""
    most = LONGEST_PROMISE if reading.kind is EntryKind.COMMITMENT else LONGEST_ENTRY
    return most if len(reading.text) > most or len(reading.typed) > LONGEST_TYPED else 0


def entry_for(
    reading: Reading, place: Place, others: Iterable[Person] = (), identifier: str = ""
) -> Logged:
    """Return the log entry a reading becomes, and its commitment where it is one.

    A promise whose named owner is nobody known stays a note; one of another known person is
    between that person and the manager.

    Raises:
        pydantic.ValidationError: the line is `too_long`.
    """
    owner = _owner(reading, place, tuple(others))
    kind = reading.kind
    if kind is EntryKind.COMMITMENT and owner is None:
        kind = EntryKind.NOTE
    entry = LogEntry(
        id=identifier or new_id(),
        person_id=place.person.id,
        part_of=place.part_of,
        entry_kind=kind.value,
        text=reading.text or reading.typed.strip(),
        typed=reading.typed,
        scores=tuple(Score(competency=key, score=score) for key, score in reading.scores),
        accounts=reading.accounts,
        deals=reading.deals,
        people=reading.people,
        by=_speaker(reading, kind, place),
        grow=place.grow,
        visibility="shared" if kind in SHARED_KINDS and not reading.hidden else "private",
        happened_at=place.at,
        tags=reading.tags,
    )
    if kind is not EntryKind.COMMITMENT or owner is None:
        return Logged(entry)
    commitment = _promised(reading, entry, owner, place)
    return Logged(entry.revised(commitment_id=commitment.id), commitment)


def _promised(reading: Reading, entry: LogEntry, owner: str, place: Place) -> Commitment:
    return Commitment(
        owner=owner,
        counterparty=place.person.id if owner == ME else ME,
        text=entry.text,
        due=reading.due or place.next_meeting,
        due_stated=reading.due is not None,
        source=Source(kind=place.kind, id=place.part_of or entry.id),
        visibility=entry.visibility,
        happened_at=place.at,
        tags=reading.tags,
    )


def _speaker(reading: Reading, kind: EntryKind, place: Place) -> Speaker:
    if place.grow == "options" and kind is EntryKind.NOTE:
        return "mgr" if reading.owner == "me" else "rep"
    return "rep" if kind is EntryKind.QUOTE else "mgr"


def _owner(reading: Reading, place: Place, others: tuple[Person, ...]) -> str | None:
    if reading.other_owner is not None:
        found = named(reading.other_owner, others)
        return found[0].id if len(found) == 1 and found[0].id != ME else None
    if place.person.id == ME:
        return None
    return ME if reading.owner == "me" else place.person.id


def known(person: Person) -> KnownName:
    """Return a person as the reader of a line knows them."""
    return KnownName(id=person.id, full_name=person.full_name, short=person.given_name)


def vocabulary_of(repository: Repository, deals: Iterable[str] = ()) -> Vocabulary:
    """Return the names a line may hold: everybody here, and accounts and deals named before.

    `deals` are further ones, as the imported ones are called.
    """
    people = repository.all(Person)
    accounts = repository.words_in(LogEntry, "accounts")
    return Vocabulary(
        people=tuple(known(person) for person in people if person.status != "left"),
        accounts=tuple(KnownName(id="", full_name=name) for name in accounts),
        deals=tuple(dict.fromkeys((*repository.words_in(LogEntry, "deals"), *deals))),
        tags=repository.words_in(LogEntry, "tags"),
    )


def setting_for(
    person: Person | None, manager: Person | None, today: date, vocabulary: Vocabulary
) -> Setting:
    """Return what a line about `person` is read against."""
    if person is None:
        return Setting(today=today, vocabulary=vocabulary)
    return Setting(
        today=today,
        rep=known(person),
        manager=known(manager) if manager else None,
        rep_pronoun=person.address_vi.rep,
        manager_pronoun=person.address_vi.manager,
        vocabulary=vocabulary,
    )
