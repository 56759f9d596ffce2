"""A polite reminder of a promise that is overdue, as a text to the rep who owes it."""

from collections.abc import Iterable

from coachtui.domain.commitment import Commitment
from coachtui.domain.person import Person
from coachtui.domain.view import View
from coachtui.language import Words


def reminder(view: View, promises: Iterable[Commitment]) -> str:
    """Return what to write to the rep about overdue promises; '' where there is none to remind of.

    In the rep's language, with the pronouns of the two. Promises that the rep cannot see, that the
    manager owes, or of another rep than the first, are left out.
    """
    today = view.clock.today()
    late = [
        each
        for each in promises
        if each.overdue(today) and not each.mine and each.visibility == "shared"
    ]
    person = view.repository.get(Person, late[0].owner) if late else None
    if person is None:
        return ""
    theirs = view.words.in_language(person.language)
    own = sorted((one for one in late if one.owner == person.id), key=lambda one: (one.due, one.id))
    return "\n".join(_lines(theirs, person, own))


def _lines(words: Words, person: Person, late: Iterable[Commitment]) -> Iterable[str]:
    neutral = ("bạn", "mình") if words.language == "vi" else ("you", "I")
    both = {
        "nv": person.address_vi.rep or neutral[0],
        "ql": person.address_vi.manager or neutral[1],
        "name": person.given_name,
    }
    yield words.say("Hello {name}, a small reminder of what is past its day:", **both)
    for each in late:
        yield f"• {each.text} – {words.day_short(each.due)}"
    yield words.say("How far has it come, and is there anything I can help with?", **both)
