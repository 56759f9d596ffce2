"""Thanks for a person's timeline, the search, and the list of one person's."""

from collections.abc import Iterator
from datetime import date

from coachtui.domain.items import EvidenceItem, Target, TimelineEntry
from coachtui.domain.person import Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.recognition_balance import Balance, balance
from coachtui.domain.view import View
from coachtui.overview.recognition_words import told

KIND = "recognition"


def thanks_for(view: View, person_id: str) -> list[Recognition]:
    """Return what a person was thanked for, the latest first."""
    found = view.repository.find(Recognition, person_id=person_id)
    return sorted(found, key=lambda each: (each.given_at, each.id), reverse=True)


def balance_of(view: View, person: Person) -> Balance:
    """Return how a person was thanked in the quarter of today."""
    return balance(view.repository.find(Recognition, person_id=person.id), person, view.clock)


def timeline(view: View, person_id: str) -> Iterator[TimelineEntry]:
    """Give what a person was thanked for."""
    for thanks in view.repository.find(Recognition, person_id=person_id):
        yield TimelineEntry(
            at=thanks.given_at,
            label=view.words.say("Thanks"),
            text=told(view.words, thanks),
            target=Target(KIND, thanks.id),
            private=thanks.visibility == "private",
        )


def evidence(view: View, person_id: str, first: date) -> Iterator[EvidenceItem]:
    """Give what a person was thanked for from a day on, for a review to rest on."""
    for thanks in view.repository.find(Recognition, person_id=person_id):
        day = view.words.local(thanks.given_at).date()
        if day >= first:
            yield EvidenceItem(
                day=day,
                label=view.words.say("Thanks"),
                text=thanks.what,
                target=Target(KIND, thanks.id),
            )


def headline(view: View, thanks_id: str) -> str:
    """Return the line that names thanks; '' where there are none."""
    thanks = view.repository.get(Recognition, thanks_id)
    return "" if thanks is None else f"{thanked_name(view, thanks)} · {thanks.what}"


def thanked_name(view: View, thanks: Recognition) -> str:
    """Return the short name of whoever was thanked; their id where they are not on file."""
    person = view.repository.get(Person, thanks.person_id)
    return person.short_name if person else thanks.person_id


def search_text(view: View) -> Iterator[tuple[str, str]]:
    """Give the words of each, by its id."""
    for thanks in view.searched(Recognition):
        yield thanks.id, thanks.what
