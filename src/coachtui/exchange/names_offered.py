"""Names of reps as a shell can complete them: one word each, which means one of them alone."""

from coachtui.domain.person import Person
from coachtui.domain.repository import Repository
from coachtui.domain.team import initials_by_id, named, reps
from coachtui.text import fold, matches, query_words


def reps_offered(repository: Repository, typed: str) -> list[tuple[str, str]]:
    """Return the reps whose name has a word that begins so, by given name.

    Returns:
        For each the word to put into the command line, and the whole name. The word is the given
        name, without its marks where those typed have none; the initials where two share it.
    """
    here = reps(repository.all(Person))
    told = initials_by_id(here)
    wanted = query_words(typed)
    return [
        (_word(person, here, told[person.id], typed), person.full_name)
        for person in here
        if any(matches(wanted, fold(each)) for each in (person.full_name, told[person.id]))
    ]


def _word(person: Person, here: list[Person], initials: str, typed: str) -> str:
    given = person.given_name
    if " " in given or len(named(given, here)) > 1:
        return initials
    return given if given.lower().startswith(typed.lower()) else fold(given)
