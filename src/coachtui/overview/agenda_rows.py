"""Agenda items for a person's timeline and the search."""

from collections.abc import Iterator

from coachtui.domain.items import Target, TimelineEntry
from coachtui.domain.log_entry import AgendaItem
from coachtui.domain.person import Person
from coachtui.domain.view import View

KIND = "agenda_item"


def timeline(view: View, person_id: str) -> Iterator[TimelineEntry]:
    """Give a person's agenda items that were settled; open ones stand on the bring-along list."""
    for item in view.repository.find(AgendaItem, person_id=person_id):
        if item.state != "open" and item.updated_at is not None:
            state = view.words.label("agenda_state", item.state)
            yield TimelineEntry(
                at=item.updated_at,
                label=view.words.say("Agenda"),
                text=f"{item.text} · {state}",
                target=Target(KIND, item.id),
                private=item.visibility == "private",
            )


def headline(view: View, item_id: str) -> str:
    """Return the line that names an agenda item; '' where there is none."""
    item = view.repository.get(AgendaItem, item_id)
    if item is None:
        return ""
    person = view.repository.get(Person, item.person_id)
    return f"{person.short_name if person else item.person_id} · {item.text}"


def search_text(view: View) -> Iterator[tuple[str, str]]:
    """Give the words of each agenda item, by its id."""
    for item in view.searched(AgendaItem):
        yield item.id, item.text
