"""The HR records in an export: only where they are asked for, and never without a trace."""

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import ChainedRepository
from coachtui.exchange.console import RefusedError
from coachtui.exchange.documents import Documents, belonging_to, envelope
from coachtui.exchange.session import Session
from coachtui.overview.commands.record_types import record_types

_NOT_FOUND = 3


def opened_for_export(session: Session, person: Person | None) -> ChainedRepository:
    """Open the HR records, note in them that they are exported, and warn of it on stderr.

    Raises:
        RefusedError: there are none.
        StoreError: they cannot be opened, or the export cannot be noted: then it is not made.
    """
    words, console = session.words, session.console
    if not session.has_hr:
        raise RefusedError(words.say("There are no HR records here."), _NOT_FOUND)
    hr = session.open_hr()
    session.note_use(hr, "export", person.id if person else "")
    console.say(
        words.say(
            "This export holds HR records. Keep it where nobody else can read it, and delete it"
            " when it has done its work."
        )
    )
    console.say(words.say("Head of the HR records: {head}", head=hr.head))
    return hr


def hr_part(session: Session, hr: ChainedRepository, person: Person | None) -> dict[str, object]:
    """Return the HR documents as they stand in an export, with the head that proves them.

    They stand apart from the team's, so that nobody takes them into the team's records.
    """
    types = record_types(session.catalogue, "hr")
    types[LogEntry.table] = LogEntry  # lines of hearings; the team's have the same table
    for kind in types.values():  # so that documents that do not fit are found, and told
        hr.all(kind)
    documents: Documents = hr.documents()
    if person is not None:
        links = {table: kind.links for table, kind in types.items()}
        theirs = belonging_to(documents, person.id, links)
        documents = {table: rows for table, rows in theirs.items() if table in documents}
    return {"head": hr.head, **envelope(documents, types)}
