"""Names as a shell can complete them: one word each, which means one of them alone."""

from datetime import datetime
from typing import Final

from coachtui.domain.person import Person
from coachtui.domain.repository import Repository
from coachtui.domain.team import initials_by_id, named, reps
from coachtui.exchange.backups import own_folder
from coachtui.exchange.session import Session
from coachtui.storage.kept_backups import backups_in
from coachtui.text import fold, matches, query_words

_LATEST: Final = "latest"


def reps_offered(repository: Repository, typed: str) -> list[tuple[str, str]]:
    """Return the reps whose name has a word that begins so, by given name.

    Those whose word to be put in begins so come alone; what is typed with its marks means them.

    Returns:
        For each the word to put into the command line, and the whole name. The word is the given
        name, without its marks where those typed have none; the initials where two share it.
    """
    here = reps(repository.all(Person))
    told = initials_by_id(here)
    wanted = query_words(typed)
    offered = [
        (_word(person, here, told[person.id], typed), person.full_name)
        for person in here
        if any(matches(wanted, fold(each)) for each in (person.full_name, told[person.id]))
        and _has_marks_of(person, typed)
    ]
    begin = [each for each in offered if fold(each[0]).startswith(fold(typed))]
    return begin or offered


def _has_marks_of(person: Person, typed: str) -> bool:
    """Tell whether a name has the marks that were typed; those typed without have any."""
    lower = typed.lower()
    if lower == fold(typed):
        return True
    words = (*person.full_name.lower().split(), person.initials.lower())
    return all(any(word.startswith(each) for word in words) for each in lower.split())


def _word(person: Person, here: list[Person], initials: str, typed: str) -> str:
    given = person.given_name
    # a shell takes anything but letters apart
    if not given.replace("-", "").isalpha() or len(named(given, here)) > 1:
        return initials
    return given if given.lower().startswith(typed.lower()) else fold(given)


def backups_offered(session: Session, typed: str) -> list[tuple[str, str]]:
    """Return the backups in the data whose name begins so, the newest first, and `latest`.

    Returns:
        For each its name, and when it was made.
    """
    words = session.words
    made = [
        (path.name, words.moment(datetime.fromisoformat(manifest.made_at)))
        for path, manifest in reversed(backups_in(own_folder(session)).items())
    ]
    latest = [(_LATEST, made[0][1])] if made else []
    return [each for each in (*latest, *made) if each[0].startswith(typed)]
