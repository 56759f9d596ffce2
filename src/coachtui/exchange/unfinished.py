"""What to say at the start of texts that an interruption left unfinished."""

from collections.abc import Iterable

from coachtui.domain.person import Person
from coachtui.domain.repository import Repository
from coachtui.language import N_, Words

_PLACES = {
    "quick_log": N_("quick log, ^N"),
    "one_on_one": N_("one-on-one"),
    "wrap_up": N_("wrap-up"),
    "reflection": N_("reflection"),
    "feedback": N_("feedback"),
    "field_day": N_("field day"),
    "debrief": N_("debrief"),
    "report": N_("coaching report"),
}
_ELSEWHERE = N_("a form")


def unfinished(forms: Iterable[str], repository: Repository, words: Words) -> str:
    """Return a sentence that names the places of waiting drafts; '' where none wait.

    Args:
        forms: names of drafts that nobody holds: a place, perhaps what of it, and an id, each
            after a point.
        repository: tells whose conversation it was.
        words: the language.
    """
    places = list(dict.fromkeys(_place(form, repository, words) for form in forms))
    if not places:
        return ""
    return words.count(
        len(places),
        "An unfinished text is kept where it was typed: {places}.",
        "Unfinished texts are kept where they were typed: {places}.",
        places=words.join(places),
    )


def _place(form: str, repository: Repository, words: Words) -> str:
    kind, identifier = form.partition(".")[0], form.rpartition(".")[2]
    place = words.say(_PLACES.get(kind, _ELSEWHERE))
    person = repository.get(Person, identifier) if identifier else None
    return f"{place} {person.short_name}" if person else place
