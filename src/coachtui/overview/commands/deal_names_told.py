"""Whose the names of a CRM are, in words and as JSON: nobody's, or several people's, is told."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from coachtui.domain.deal_owners import Owners, likely, owners
from coachtui.domain.deals import Deals, rep_key
from coachtui.domain.person import Person
from coachtui.language import Words

MOST_NAMED: Final = 12
"""So many names are told, the rest is counted."""


def names_told(words: Words, book: Deals, people: Sequence[Person]) -> Iterator[str]:
    """Give the sentences on names without a deal, of nobody, of several, and what to do."""
    if idle := without_deals(book):
        yield words.say("Reps without a deal: {names}.", names=_listed(idle))
    whose = owners(book.names, people)
    by_id = {person.id: person for person in people}
    if strangers := _most_first(book, whose.strangers):
        shown = ", ".join(_counted(words, book, name) for name in strangers[:MOST_NAMED])
        shown += f" … ({len(strangers)})" if len(strangers) > MOST_NAMED else ""
        yield words.say(
            "Reps of the CRM who are not here: {names}. “coachtui import people FILE.csv” takes"
            " them in; their deals are kept.",
            names=shown,
        )
    for name in strangers[:MOST_NAMED]:
        if perhaps := likely(name, people):
            told = words.join([_told_apart(person) for person in perhaps])
            yield words.say("  Is “{name}” {people}?", name=name, people=told)
    for name in _most_first(book, tuple(whose.unclear)):
        told = words.join(sorted(_told_apart(by_id[each]) for each in whose.unclear[name]))
        yield words.say(
            "{name} can be {people}: nobody's until that is said.",
            name=_counted(words, book, name),
            people=told,
        )
    if strangers or whose.unclear:
        yield words.say(
            "“Name in the CRM” on the form of a person says whose a name is, once for always."
        )


def without_deals(book: Deals) -> list[str]:
    """Return the reps the CRM knows and has no deal of."""
    active = {rep_key(name) for name in book.by_name}
    return [name for name in book.reps if rep_key(name) not in active]


def names_as_object(book: Deals, people: Sequence[Person]) -> dict[str, object]:
    """Return the same as other programs can count on it."""
    whose = owners(book.names, people)
    return {
        "reps_without_deals": without_deals(book),
        "reps_on_file": sum(bool(book.of(whose.of(each.id))) for each in people),
        "reps_not_here": _numbers(book, whose),
        "reps_unclear": [
            {"name": name, "deals": len(book.of([name])), "person_ids": [*ids]}
            for name, ids in whose.unclear.items()
        ],
    }


def _numbers(book: Deals, whose: Owners) -> Mapping[str, int]:
    return {name: len(book.of([name])) for name in whose.strangers}


def _most_first(book: Deals, names: Sequence[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(book.of([name])), rep_key(name)))


def _counted(words: Words, book: Deals, name: str) -> str:
    return f"“{name}” ({words.number(len(book.of([name])))})"


def _listed(names: Sequence[str]) -> str:
    more = " …" if len(names) > MOST_NAMED else ""
    return f"{', '.join(names[:MOST_NAMED])}{more} ({len(names)})"


def _told_apart(person: Person) -> str:
    """Return a name with what tells its bearer from others of it."""
    more = person.employee_no or person.territory or person.region
    return f"{person.full_name} ({more})" if more else person.full_name
