"""Whose names stand on a page that a rep looks at too, and what stands there for the others'."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Self

from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import PRONOUNS, Person
from coachtui.domain.repository import Repository
from coachtui.domain.team import initials_by_id
from coachtui.domain.view import View

SOMEBODY: Final = "…"
"""Stands for anybody of whom no more is told."""
_HEADS: Final = frozenset(
    {
        *("bếp", "chợ", "cty", "huyện", "phường", "quán", "quận", "tiệm", "tỉnh"),
        *("cafe", "café", "hotel", "restaurant"),
    }
)
"""Words that a place or a customer begins with, wherever they stand."""
_LAST_WORD: Final = re.compile(r"\w+ $")
_WITHIN: Final = re.compile(r"[\w,] $")
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


class Initials:
    """Puts initials for the names of everybody but the two who look at the screen.

    A given name alone beside another word with a capital is taken for a place or a customer
    ("Hà Nội", "Bếp Tâm An"), unless somebody is addressed or named by it ("chị Hà"). Customers that
    are known keep their names. Who may be hired is nobody a rep knows: of them nothing is told.
    """

    def __init__(
        self, people: Iterable[Person], guest: Guest, customers: Iterable[str] = ()
    ) -> None:
        """Make it for a guest; of `customers` names of one word are as likely somebody's."""
        everybody = list(people)
        kept = {
            one for person in everybody if person.id in {ME, guest.id} for one in _names(person)
        }
        self._told: dict[str, str] = {}
        told = initials_by_id(everybody)
        for nth in range(max((len(_names(person)) for person in everybody), default=0)):
            for person in everybody:
                for name in _names(person)[nth : nth + 1]:
                    if name not in kept:
                        unsaid = person.role == "candidate"
                        self._told.setdefault(name, SOMEBODY if unsaid else told[person.id])
        found = _any_of(self._told)
        named = (name for name in customers if " " in name and found and found.search(name))
        self._customers = frozenset(named) - self._told.keys() - kept
        self._found = _any_of((*self._told, *self._customers))

    def __call__(self, text: str) -> str:
        """Return a text with initials for names."""
        if self._found is None:
            return text
        return self._found.sub(lambda name: self._put(text, name), text)

    def _put(self, text: str, name: re.Match[str]) -> str:
        if name[0] in self._customers:
            return name[0]
        before, after = text[: name.start()], text[name.end() : name.end() + 2]
        beside = (after[:1] == " " and after[1:].isupper()) or _heads_a_name(before)
        alone = " " not in name[0] and not _CALLED.search(before)
        return name[0] if alone and beside else self._told[name[0]]


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    spelled = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{spelled})(?!\w)") if spelled else None


def _heads_a_name(before: str) -> bool:
    """Tell whether what stands before a given name makes it the end of another name.

    A capital at the beginning of a sentence says nothing.
    """
    word = _LAST_WORD.search(before)
    if word is None or word[0].strip().lower() in _HEADS:
        return word is not None
    return word[0][:1].isupper() and bool(_WITHIN.search(before[: word.start()]))


def for_both(view: View, person: Person) -> Callable[[str], str]:
    """Return what makes a text fit for a page that a rep looks at too.

    Others are told by initials, unless the settings want names.
    """
    if not view.settings.initials:
        return str
    return initials_for(view.repository, person)


def initials_for(repository: Repository, person: Person) -> Initials:
    """Return what puts initials for the names of others on a page that `person` looks at."""
    customers = repository.words_in(LogEntry, "accounts")
    return Initials(repository.all(Person), Guest.of(person), customers)


def _names(person: Person) -> tuple[str, ...]:
    """Return what somebody may be called in a text, the surest first.

    The given name alone comes last, and of a candidate not at all: it may be anybody's.
    """
    words, western = person.full_name.split(), person.name_order == "western"
    parts = [words[: size + 1] if western else words[-size - 1 :] for size in range(1, len(words))]
    called = () if person.role == "candidate" else (person.given_name,)
    ends = f"{words[0]} {words[-1]}" if len(words) > 1 else person.full_name
    longest_first = [" ".join(part) for part in reversed(parts)]
    return tuple(dict.fromkeys((person.full_name, *longest_first, ends, *called)))
