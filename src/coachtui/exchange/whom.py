"""Whom a command is about."""

import difflib
from collections.abc import Sequence
from typing import Final

from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.team import named
from coachtui.exchange.console import RefusedError
from coachtui.language import Words
from coachtui.text import fold

NOT_FOUND: Final = 3
_NEAR: Final = 3
_LIKENESS: Final = 0.5


def person_named(name: str, people: Sequence[Person], words: Words) -> Person:
    """Return the one person a typed name means; reps who are here before anybody else.

    Raises:
        RefusedError: nobody or several (exit code 3), with the candidates.
    """
    others = [person for person in people if person.id != ME]
    found = named(name, [person for person in others if person.is_rep])
    found = found or named(name, others) or named(name, people)
    if len(found) == 1:
        return found[0]
    if found:
        candidates = ", ".join(f"{person.full_name} ({person.id})" for person in found)
        said = words.say(
            "“{name}” can be several people: {candidates}. Write more of the name, or the id.",
            name=name,
            candidates=candidates,
        )
        raise RefusedError(said, NOT_FOUND)
    said = words.say("Nobody is called “{name}”.", name=name)
    near = _near(name, others)
    if near:
        said = f"{said} {words.say('Near: {candidates}.', candidates=', '.join(near))}"
    elif not others:
        said = f"{said} {words.say('Nobody is here yet: “coachtui import people FILE.csv”.')}"
    raise RefusedError(said, NOT_FOUND)


def rep_named(name: str, people: Sequence[Person], words: Words) -> Person:
    """Return the one rep who is here that a typed name means.

    Raises:
        RefusedError: as `person_named`; or it is somebody the manager does not coach (3 too).
    """
    person = person_named(name, people, words)
    if not person.is_rep:
        said = words.say("{name} is no rep of your team.", name=person.full_name)
        raise RefusedError(said, NOT_FOUND)
    return person


def _near(name: str, people: Sequence[Person]) -> list[str]:
    """Return full names that look or begin like what was typed."""
    wanted = fold(name)
    spelled: dict[str, str] = {}
    for person in people:
        for part in (person.full_name, *person.full_name.split()):
            spelled.setdefault(fold(part), person.full_name)
    close = difflib.get_close_matches(wanted, spelled, n=_NEAR, cutoff=_LIKENESS)
    return list(dict.fromkeys(spelled[each] for each in close))
