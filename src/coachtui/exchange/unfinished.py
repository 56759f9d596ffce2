"""What to say at the start of texts that an interruption left unfinished."""

import re
from collections.abc import Iterable

from coachtui.domain.kind import Catalogue
from coachtui.domain.person import Person
from coachtui.domain.repository import Repository
from coachtui.language import N_, Words

_PLACES = {
    "quick_log": N_("quick log, {press:app.capture}"),
    "one_on_one": N_("one-on-one"),
    "wrap_up": N_("wrap-up"),
    "reflection": N_("reflection"),
    "feedback": N_("feedback"),
    "field_day": N_("field day"),
    "debrief": N_("debrief"),
    "report": N_("coaching report"),
    "team_event": N_("team event"),
    "recognition": N_("thanks"),
    "old_notes": N_("old notes, {press:people.old_notes} on People"),
}
_ELSEWHERE = N_("a form")
_BETWEEN = re.compile("[.:]")
_DECIDED = "not_chosen."
"""Begins the name of a draft of texts somebody decided against: its form tells of them."""


def unfinished(
    forms: Iterable[str], catalogue: Catalogue, repository: Repository, words: Words
) -> str:
    """Return a sentence that names the places of waiting drafts; '' where none wait.

    Args:
        forms: names of drafts that nobody holds: a place, perhaps what of it, and an id, each
            after a point.
        catalogue: the kinds, whose forms are named after them.
        repository: tells whose conversation it was.
        words: the language.
    """
    typed = (form for form in forms if not form.startswith(_DECIDED))
    places = list(dict.fromkeys(_with_person(form, catalogue, repository, words) for form in typed))
    if not places:
        return ""
    return words.count(
        len(places),
        "An unfinished text is kept where it was typed: {places}. {press:app.palette} “Drafts”"
        " opens it.",
        "Unfinished texts are kept where they were typed: {places}. {press:app.palette} “Drafts”"
        " lists them.",
        places=words.join(places),
    )


def place_of(form: str, catalogue: Catalogue, words: Words) -> str:
    """Return where a text was typed, in words, by the name of its draft."""
    place = parts_of(form)[0]
    named = next((kind.singular for kind in catalogue if kind.slug == place), _ELSEWHERE)
    return words.say(_PLACES.get(place, named))


def parts_of(form: str) -> tuple[str, ...]:
    """Return what the name of a draft is made of: a place first, ids among the rest."""
    return tuple(_BETWEEN.split(form.removeprefix(_DECIDED)))


def _with_person(form: str, catalogue: Catalogue, repository: Repository, words: Words) -> str:
    place, identifier = place_of(form, catalogue, words), parts_of(form)[-1]
    person = repository.get(Person, identifier) if identifier else None
    return f"{place} {person.short_name}" if person else place
