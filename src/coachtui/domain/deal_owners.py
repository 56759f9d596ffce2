"""Whose the names of a CRM are: what a person's page says of it first, then how people are called.

Deals keep the name the CRM gave them; whom it means is told when they are read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coachtui.domain.person import MOST_CRM_NAMES, Person
from coachtui.domain.team import same_name
from coachtui.text import fold

_COMMA: Final = ","
_PARTS: Final = 2


@dataclass(frozen=True, slots=True)
class Owners:
    """Whom each name of a CRM can mean: the ids by the name; several are nobody."""

    meant: Mapping[str, tuple[str, ...]]

    def of(self, person_id: str) -> tuple[str, ...]:
        """Return the names that mean this person and nobody else."""
        return tuple(name for name, ids in self.meant.items() if ids == (person_id,))

    def unclear_of(self, person_id: str) -> tuple[str, ...]:
        """Return the names that can mean this person, and others as well."""
        shared = {name: ids for name, ids in self.meant.items() if len(ids) > 1}
        return tuple(name for name, ids in shared.items() if person_id in ids)

    @property
    def strangers(self) -> tuple[str, ...]:
        """The names that mean nobody here."""
        return tuple(name for name, ids in self.meant.items() if not ids)

    @property
    def unclear(self) -> Mapping[str, tuple[str, ...]]:
        """The names that can mean several, with their ids."""
        return {name: ids for name, ids in self.meant.items() if len(ids) > 1}


def owners(names: Iterable[str], people: Sequence[Person]) -> Owners:
    """Return whom each name means among people.

    In this order, the first that gives anybody wins: a name in the CRM that stands on somebody's
    page; an employee number; the full name with its marks; either of the names without marks. The
    last two know "Family, Given" too.
    """
    known: dict[str, dict[str, Person]] = {}
    for one in people:
        for called in (one.full_name, one.employee_no or "", *one.crm_names):
            known.setdefault(_key(called), {})[one.id] = one
    return Owners({name: _meant(name, known) for name in dict.fromkeys(names) if name.strip()})


def _meant(name: str, known: Mapping[str, Mapping[str, Person]]) -> tuple[str, ...]:
    """Return whom a name means; `known` has people by what they are called, as `_key` has it."""
    wanted, spellings = _plain(name), _spellings(name)
    exact = {_plain(each) for each in spellings}
    found = {id_: one for each in spellings for id_, one in known.get(_key(each), {}).items()}
    people = found.values()
    meant = (
        called_in_crm(name, people)
        or [one for one in people if _plain(one.employee_no or "") == wanted]
        or [one for one in people if _plain(one.full_name) in exact]
        or [one for one in people if _alike(spellings, (one.full_name, *one.crm_names))]
    )
    return tuple(one.id for one in meant)


def called_in_crm(name: str, people: Iterable[Person]) -> list[Person]:
    """Return those on whose page a name stands as theirs in the CRM."""
    wanted = _plain(name)
    return [one for one in people if any(_plain(each) == wanted for each in one.crm_names)]


def _spellings(name: str) -> tuple[str, ...]:
    """Return a name, and both ways round where a comma parts it."""
    parts = [part.strip() for part in name.split(_COMMA)]
    if len(parts) != _PARTS or not all(parts):
        return (name,)
    first, last = parts
    return name, f"{first} {last}", f"{last} {first}"


def _alike(spellings: Iterable[str], called: Sequence[str]) -> bool:
    return any(same_name(spelling, each) for spelling in spellings for each in called)


def _plain(name: str) -> str:
    return " ".join(name.lower().split())


def likely(name: str, people: Iterable[Person]) -> tuple[Person, ...]:
    """Return who may be called so in a CRM though no rule says it: all words of one in the other.

    "Hung Nguyen" may be Nguyễn Văn Hùng. One word alone says nothing.
    """
    wanted = _folded(name)
    return tuple(
        person
        for person in people
        if (called := _folded(person.full_name))
        and min(len(called), len(wanted)) >= _PARTS
        and (wanted <= called or called <= wanted)
    )


def _folded(name: str) -> frozenset[str]:
    return frozenset(fold(name).replace(_COMMA, " ").split())


def _key(name: str) -> str:
    return " ".join(fold(name).split())


def names_after(
    names: Iterable[str], before: Person, after: Person, people: Sequence[Person]
) -> tuple[str, ...]:
    """Return the names in the CRM of somebody who was renamed, so that their deals stay theirs.

    Args:
        names: all names of the CRM.
        before: the person as they were.
        after: as they are to be.
        people: everybody on file, the person among them or not.
    """
    if before.full_name == after.full_name:
        return after.crm_names
    others = [each for each in people if each.id != before.id]
    told = {_plain(each) for each in before.crm_names}
    lost = [
        name
        for name in owners(names, [before, *others]).of(before.id)
        # one that was on the page already was taken off it on purpose
        if _plain(name) not in told
    ]
    kept = set(owners(lost, [after, *others]).of(after.id))
    added = [name for name in lost if name not in kept]
    return (*after.crm_names, *added)[:MOST_CRM_NAMES]


def could_be(names: Iterable[str], person: Person, people: Sequence[Person]) -> tuple[str, ...]:
    """Return the names of a CRM that mean a person, or could: what goes when they are erased.

    Args:
        names: all names of the CRM.
        person: whom it is about.
        people: everybody on file, the person among them or not.
    """
    everybody = [person, *(each for each in people if each.id != person.id)]
    meant = owners(names, everybody).meant
    return tuple(name for name, ids in meant.items() if person.id in ids)
