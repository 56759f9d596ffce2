"""Which one-on-one is meant where somebody's next is spoken of."""

from coachtui.domain.person import Person
from coachtui.domain.view import View
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.rules.schedule import outlook


def meant(view: View, person_id: str) -> str:
    """Return the id of the one-on-one that runs, else of the next planned; '' where none is."""
    person = view.repository.get(Person, person_id)
    if person is None:
        return ""
    seen = outlook(person, view.repository.find(OneOnOne, person_id=person_id), view.clock)
    found = seen.running or seen.planned
    return found.id if found else ""
