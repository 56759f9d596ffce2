"""What somebody wrote or said in private: nothing of it may turn up in what a team reads."""

from collections.abc import Iterator

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repeated_words import IN_A_ROW
from coachtui.domain.view import View


def private_texts(view: View) -> tuple[str, ...]:
    """Return the lines nobody shared, what is to be changed, and the HR records while unlocked.

    What went well is none of it: praise may be said before everybody.
    """
    lines = (
        entry.text
        for entry in view.repository.all(LogEntry)
        if entry.entry_kind != "praise"
        and (entry.visibility != "shared" or entry.entry_kind == "adjusting")
    )
    personal = (line for one in view.repository.all(Person) for line in one.personal.splitlines())
    formal = (
        text
        for documents in (view.hr.documents().values() if view.hr else ())
        for document in documents
        for text in _texts(document)
    )
    return tuple(text for text in (*lines, *personal, *formal) if len(text.split()) >= IN_A_ROW)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _texts(each)
