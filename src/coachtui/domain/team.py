"""Telling people apart, and finding them by what somebody types for them."""

from collections.abc import Iterable
from datetime import date

from coachtui.domain.ids import ME
from coachtui.domain.person import UNNAMED, Person
from coachtui.domain.repository import Repository
from coachtui.text import fold, matches


def manager_name(repository: Repository) -> str:
    """Return the name of the manager who keeps the records; "" until it was typed."""
    me = repository.get(Person, ME)
    return me.full_name if me is not None and me.full_name != UNNAMED else ""


def somebody(repository: Repository, person_id: str) -> Person:
    """Return a person; for one who cannot be read a stand-in, so that what was written can be."""
    return repository.get(Person, person_id) or Person(id=person_id, full_name=person_id)


def reps(people: Iterable[Person]) -> list[Person]:
    """Return the reps who are here, by given name."""
    return sorted((person for person in people if person.is_rep), key=lambda each: each.sort_key)


def initials_by_id(people: Iterable[Person]) -> dict[str, str]:
    """Return everybody's initials by id; of those who share them the later hires get 2, 3 ..."""
    shared: dict[str, int] = {}
    told: dict[str, str] = {}
    for person in sorted(people, key=lambda each: (each.hire_date or date.max, each.id)):
        nth = shared[person.initials] = shared.get(person.initials, 0) + 1
        told[person.id] = person.initials if nth == 1 else f"{person.initials}{nth}"
    return told


def named(typed: str, people: Iterable[Person]) -> list[Person]:
    """Return whom a typed name can mean, the best matches alone, by given name.

    In this order, the first that gives anybody wins: id, full name with its marks, full name
    without, given or preferred name, initials, beginnings of words in any order. One person in the
    result is a clear answer, several are ambiguous, none is not found.
    """
    everybody = sorted(people, key=lambda each: each.sort_key)
    wanted = " ".join(typed.split())
    folded = fold(wanted)
    if not folded:
        return []
    told = initials_by_id(everybody)
    tests = (
        lambda one: wanted == one.id,
        lambda one: wanted.lower() == one.full_name.lower(),
        lambda one: folded == fold(one.full_name),
        lambda one: folded in {fold(one.given_name), fold(one.short_name)},
        lambda one: folded in {fold(one.initials), fold(told[one.id])},
        lambda one: matches(folded.split(), fold(one.full_name)),
    )
    for test in tests:
        found = [one for one in everybody if test(one)]
        if found:
            return found
    return []


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are one: equal, or equal without marks where one has none.

    "Hùng" and "Hưng" are two people; "Hung" can be either.
    """
    left, right = (" ".join(name.lower().split()) for name in (one, other))
    if left == right:
        return True
    folded = fold(left)
    return folded == fold(right) and folded in {left, right}
