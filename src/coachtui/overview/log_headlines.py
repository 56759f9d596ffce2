"""Lines logged between two conversations, for the search and wherever a line is named."""

from collections.abc import Iterator

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.view import View


def headline(view: View, entry_id: str) -> str:
    """Return about whom a line is, its kind and its day; '' where there is none."""
    entry, words = view.repository.get(LogEntry, entry_id), view.words
    if entry is None:
        return ""
    person = view.repository.get(Person, entry.person_id)
    at = entry.happened_at or entry.recorded_at
    parts = (
        person.full_name if person else entry.person_id,
        words.label("entry_kind", entry.entry_kind),
        words.moment(at) if at else "",
    )
    return " · ".join(part for part in parts if part)


def search_text(view: View) -> Iterator[tuple[str, str]]:
    """Give the text of each line, by its id; those of a conversation are searched with it."""
    replaced = {entry.replaces for entry in view.repository.all(LogEntry)}
    for entry in view.searched(LogEntry):
        if entry.part_of is None and entry.id not in replaced:
            yield entry.id, entry.text
