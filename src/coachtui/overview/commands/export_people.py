"""Everything about people, or one kind of their records, as Markdown."""

from coachtui.domain.commitment import Commitment
from coachtui.domain.kind import Kind
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.parts import maybe_one_of
from coachtui.domain.person import Person
from coachtui.domain.view import View
from coachtui.exchange.markdown import PersonFile, person_markdown
from coachtui.exchange.progress import LineProgress
from coachtui.exchange.session import Session
from coachtui.language import N_


def people_markdown(
    session: Session, view: View, person: Person | None, kind: Kind | None = None
) -> str:
    """Return what is kept about a person, or about everybody; of one kind, if it is named."""
    everybody = sorted(view.repository.all(Person), key=lambda each: each.sort_key)
    people = (person,) if person else everybody
    progress = LineProgress(session.console, N_("Writing it down: {done} of {of} people"))
    pages = []
    for done, each in enumerate(people):
        progress.step(done, len(people))
        pages.append(_person(session, view, each, kind))
    progress.step(len(people), len(people))
    return "\n".join(pages)


def _person(session: Session, view: View, person: Person, kind: Kind | None) -> str:
    store = view.repository
    leader = store.get(Person, person.reports_to) if person.reports_to else None
    find = store.find
    commitments = (
        *find(Commitment, owner=person.id),
        *find(Commitment, counterparty=person.id),
    )
    between = [one for one in find(LogEntry, person_id=person.id) if one.part_of is None]
    file = PersonFile(
        person=person,
        manager=leader.full_name if leader else "",
        commitments=commitments if _wanted(kind, Commitment.table) else (),
        between=between if _wanted(kind, LogEntry.table) else (),
        sections=[
            (
                session.words.say(each.plural),
                maybe_one_of(session.catalogue, each.exports, str, view, person.id) or "",
            )
            for each in session.catalogue
            if _wanted(kind, each.slug)
        ],
    )
    return person_markdown(file, session.words)


def _wanted(kind: Kind | None, slug: str) -> bool:
    return kind is None or kind.slug == slug
