"""What one rep may see, as a repository that cannot give anything else.

For a screen that is turned to the rep. What is private is not left out of what was fetched: it is
never asked for.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NoReturn, Self

from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import AgendaItem
from coachtui.domain.person import PRONOUNS, Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.repository import (
    Change,
    JournalChange,
    R,
    ReadOnlyStoreError,
    Receipt,
    Repository,
    Storable,
    Unreadable,
)
from coachtui.domain.team import initials_by_id
from coachtui.domain.versions import Removed, Version

_WHOSE: Final[Mapping[type[Storable], tuple[str, ...]]] = {
    Commitment: ("owner", "counterparty"),
    AgendaItem: ("person_id",),
    Recognition: ("person_id",),
}
"""The records a rep may be shown, and the fields that say whose they are. Of any other type,
the lines of a conversation among them, nothing is given."""
_BARRED: Final = frozenset({"adjusting", "discipline", "private"})
"""Tags that keep a record off a shared screen, whatever its visibility says."""
_CALLED: Final = re.compile(rf"(?:^|\W)(?:@|(?:{'|'.join(PRONOUNS)})\s)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Guest:
    """The rep who looks at the screen: what of them may be said there."""

    id: str
    full_name: str
    given_name: str
    language: str

    @classmethod
    def of(cls, person: Person) -> Self:
        """Return a person as they may read of themselves."""
        return cls(person.id, person.full_name, person.given_name, person.language)


class SharedView:
    """A repository of what is shared with one person: read, and never written."""

    def __init__(self, repository: Repository, person_id: str) -> None:
        self._repository = repository
        self._person_id = person_id

    @property
    def seq(self) -> int:
        """Number of the last line of the journal that was folded in."""
        return self._repository.seq

    @property
    def read_only(self) -> str:
        """Why nothing can be written."""
        return "shared"

    def get(self, kind: type[R], identifier: str) -> R | None:
        """Return the record, or None where there is none that is shared with the person."""
        return next(iter(self.find(kind, id=identifier)), None)

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of a type that are shared with the person, by id."""
        return self.find(kind)

    def find(self, kind: type[R], **equal: object) -> tuple[R, ...]:
        """Return those of them whose fields equal the values given, by id."""
        found: dict[str, R] = {}
        for whose in _WHOSE.get(kind, ()):
            asked = {**equal, whose: self._person_id, "visibility": "shared"}
            if any(asked[name] != value for name, value in equal.items()):
                continue
            found |= {each.id: each for each in self._repository.find(kind, **asked)}
        return tuple(found[key] for key in sorted(found) if not _barred(found[key]))

    def words_in(self, kind: type[R], field: str) -> tuple[str, ...]:
        """Return nothing: whose words they are is not known."""
        return ()

    def unreadable(self) -> tuple[Unreadable, ...]:
        """Return nothing."""
        return ()

    def documents(self) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Return nothing: documents are not asked whose they are."""
        return {}

    def commit(self, changes: Iterable[Change], label: str = "") -> Receipt:
        """Refuse."""
        self._refuse()

    def load(self, documents: Mapping[str, Sequence[Mapping[str, object]]], label: str) -> Receipt:
        """Refuse."""
        self._refuse()

    def refresh(self) -> bool:
        """Return False: whoever has the records themselves folds in what is new."""
        return False

    def changes_since(self, seq: int) -> tuple[JournalChange, ...]:
        """Return nothing: the journal tells of everybody."""
        return ()

    def undoable(self) -> JournalChange | None:
        """Return None."""
        return None

    def redoable(self) -> JournalChange | None:
        """Return None."""
        return None

    def undo(self) -> JournalChange | None:
        """Refuse."""
        self._refuse()

    def redo(self) -> JournalChange | None:
        """Refuse."""
        self._refuse()

    def forget(self, identifiers: Iterable[str]) -> int:
        """Refuse."""
        self._refuse()

    def versions(self, table: str, identifier: str) -> tuple[Version, ...]:
        """Return nothing: what a record was before may have been private."""
        return ()

    def removed(self, since: datetime) -> tuple[Removed, ...]:
        """Return nothing."""
        return ()

    def recalled(self, gone: Iterable[Removed]) -> NoReturn:
        """Refuse."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise ReadOnlyStoreError


def _barred(record: object) -> bool:
    return bool(_BARRED.intersection(getattr(record, "tags", ())))


class Initials:
    """Puts initials for the names of everybody but the two who look at the screen.

    A given name before another word with a capital is taken for a place ("Hà Nội"), unless somebody
    is addressed or named by it ("chị Hà").
    """

    def __init__(self, people: Iterable[Person], guest: Guest) -> None:
        everybody = list(people)
        told = initials_by_id(everybody)
        kept = {
            one for person in everybody if person.id in {ME, guest.id} for one in _names(person)
        }
        self._told = {
            name: told[person.id]
            for person in everybody
            if person.id not in {ME, guest.id}
            for name in _names(person)
            if name not in kept
        }
        longest = sorted(self._told, key=len, reverse=True)
        spelled = "|".join(re.escape(name) for name in longest)
        self._found = re.compile(rf"(?<!\w)(?:{spelled})(?!\w)") if spelled else None

    def __call__(self, text: str) -> str:
        """Return a text with initials for names."""
        if self._found is None:
            return text
        return self._found.sub(lambda name: self._put(text, name), text)

    def _put(self, text: str, name: re.Match[str]) -> str:
        after = text[name.end() : name.end() + 2]
        place = " " not in name[0] and after[:1] == " " and after[1:].isupper()
        called = _CALLED.search(text[: name.start()])
        return name[0] if place and not called else self._told[name[0]]


def _names(person: Person) -> tuple[str, ...]:
    return tuple(dict.fromkeys((person.full_name, person.given_name)))
