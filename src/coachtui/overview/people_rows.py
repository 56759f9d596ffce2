"""The roster in rows: who is here, when met, and what is promised both ways."""

from collections.abc import Iterator
from dataclasses import dataclass

from coachtui.domain.ids import ME
from coachtui.domain.kind import Catalogue
from coachtui.domain.person import Person
from coachtui.domain.team import initials_by_id
from coachtui.domain.view import View
from coachtui.overview.today_rows import Promises, first_standing, meeting_words, promises_by_rep

_NONE = Promises(0, 0)


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person of the roster, in words."""

    person_id: str
    name: str
    initials: str
    place: str
    cadence: str
    meeting: str
    mine: str
    theirs: str
    status: str
    overdue: bool
    here: bool
    searched: str
    """What a filter looks into beside what is shown."""


def roster(view: View, catalogue: Catalogue, *, everybody: bool) -> list[RosterRow]:
    """Return the reps who are here, by given name; with `everybody` the others too, after them."""
    people = sorted(view.repository.all(Person), key=lambda each: each.sort_key)
    marks = initials_by_id(people)
    mine, theirs = promises_by_rep(view)
    found = []
    for person in sorted(people, key=lambda each: not each.is_rep):
        if person.is_rep or everybody:
            seen = first_standing(view, catalogue, person.id) if person.is_rep else None
            found.append(
                RosterRow(
                    person_id=person.id,
                    name=person.full_name,
                    initials=marks[person.id],
                    place=person.territory or person.region,
                    cadence=cadence(view, person) if person.is_rep else "",
                    meeting=meeting_words(view, seen),
                    mine=mine.get(person.id, _NONE).told(),
                    theirs=theirs.get(person.id, _NONE).told(),
                    status=status(view, person),
                    overdue=seen is not None and seen.overdue,
                    here=person.is_rep,
                    searched=_words_of(person, marks[person.id]),
                )
            )
    return found


def cadence(view: View, person: Person) -> str:
    """Return how often the two meet: "14 d · Thu"."""
    rhythm, words = person.one_on_one, view.words
    every = words.say("{n} d", n=rhythm.cadence_days)
    if rhythm.weekday is None:
        return every
    monday = view.clock.today().toordinal() - view.clock.today().weekday()
    day = view.clock.today().fromordinal(monday + rhythm.weekday - 1)
    return f"{every} · {words.weekday_short(day)}"


def status(view: View, person: Person) -> str:
    """Return what to know of somebody's place here: only what is not the usual."""
    words = view.words
    if person.id == ME:
        return words.say("me")
    if person.status == "left" and person.left_on:
        return words.say("left {day}", day=words.day(person.left_on))
    if person.status != "active":
        return words.label("person_status", person.status)
    return "" if person.role == "rep" else words.label("role", person.role)


def headline(view: View, person_id: str) -> str:
    """Return the full name of a person; '' where there is nobody."""
    person = view.repository.get(Person, person_id)
    return person.full_name if person else ""


def search_text(view: View) -> Iterator[tuple[str, str]]:
    """Give the words of each person, by their id; the personal note is not searched."""
    marks = initials_by_id(view.repository.all(Person))
    for person in view.searched(Person):
        yield person.id, _words_of(person, marks[person.id])


def _words_of(person: Person, initials: str) -> str:
    parts = (
        person.full_name,
        person.preferred_name or "",
        initials,
        person.territory,
        person.region,
    )
    return "\n".join(part for part in parts if part)
