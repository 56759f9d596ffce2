"""What an erasure takes with it, what keeps it from going ahead, and what it leaves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coachtui.domain.audit import AuditEvent
from coachtui.domain.deal_owners import could_be
from coachtui.domain.ids import ME
from coachtui.domain.items import Hold
from coachtui.domain.parts import rows_of
from coachtui.domain.person import Person
from coachtui.domain.record import Record
from coachtui.domain.repository import RememberingRepository
from coachtui.domain.view import View
from coachtui.exchange.documents import Document, Documents, belonging_to
from coachtui.exchange.session import Session
from coachtui.overview.commands.record_types import record_types

_OF_UNKNOWN: Final = ("person_id",)
"""What links a document of a table this version does not know."""
_PERSON: Final = "person_id"


@dataclass(frozen=True, slots=True)
class Share:
    """What of one store belongs to a person, and what of it names them all the same.

    Attributes:
        ids: by table, of everything theirs, what was removed earlier included.
        naming: by table, ids of documents of others that hold the full name.
    """

    ids: Mapping[str, tuple[str, ...]]
    naming: Mapping[str, tuple[str, ...]]

    @property
    def counts(self) -> dict[str, int]:
        """How many documents, by table."""
        return {table: len(ids) for table, ids in self.ids.items()}

    @property
    def everything(self) -> frozenset[str]:
        """The ids of all tables."""
        return frozenset(each for ids in self.ids.values() for each in ids)


NOTHING: Final = Share({}, {})


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is to go, and what stays.

    Attributes:
        hr: their HR records, whether they go or stay.
        with_hr: whether they go.
        led: who reports to the person, as they stand afterwards.
        people: everybody on file.
        by: name of the manager, who erases.
    """

    person: Person
    team: Share
    hr: Share
    with_hr: bool
    led: Sequence[Person]
    people: Sequence[Person]
    by: str = ""

    @property
    def shares(self) -> tuple[Share, ...]:
        """What goes, of each store."""
        return (self.team, self.hr) if self.with_hr else (self.team,)

    def called_in_crm(self, names: Sequence[str]) -> Sequence[str]:
        """Return which of the names of a CRM mean the person, or could."""
        return () if self.nameless else could_be(names, self.person, self.people)

    @property
    def nameless(self) -> bool:
        """Whether only the id is known any more."""
        return self.person.full_name == self.person.id


def share_of(
    store: RememberingRepository, types: Mapping[str, type[Record]], person_id: str, name: str
) -> Share:
    """Return what of a store belongs to a person.

    A record of somebody else that only links to one of theirs is not theirs. Audit events stay:
    they hold ids and no content.

    Raises:
        StoreError: the journal cannot be read.
    """
    bodies = store.last_bodies()
    rows = {table: rows for table, rows in bodies.items() if table != AuditEvent.table}
    links = {table: types[table].links if table in types else _OF_UNKNOWN for table in rows}
    own = {
        table: [each for each in found if _may_be(each, person_id)] for table, found in rows.items()
    }
    ids = _ids(belonging_to(own, person_id, links))
    taken = {(table, each) for table, found in ids.items() for each in found}
    now = store.documents()
    others = {
        table: [each for each in found if (table, str(each.get("id"))) not in taken]
        for table, found in now.items()
        if table != AuditEvent.table
    }
    naming = {
        table: [each for each in found if _names(each, name.casefold())]
        for table, found in others.items()
    }
    return Share(ids, _ids(naming))


def holds(session: Session, view: View, person: Person) -> list[Hold]:
    """Return what keeps a person's records from being erased for now.

    Raises:
        TypeError: the catalogue names something of another make.
    """
    kept = person.retention
    # the reason is told: the manager typed it, and it is no case
    reason = kept.hold_reason or session.words.say("The person's own page")
    own = [Hold(reason, kept.until)] if kept.holds_on(session.clock.today()) else []
    return [
        *own,
        *(
            hold
            for kind in session.catalogue
            for hold in rows_of(session.catalogue, kind.holds, Hold, view, person.id)
        ),
    ]


def types_of(session: Session) -> tuple[dict[str, type[Record]], dict[str, type[Record]]]:
    """Return the record types of the team's store and of the HR store, by table."""
    return record_types(session.catalogue), record_types(session.catalogue, "hr")


def led_by(people: Sequence[Person], person_id: str) -> list[Person]:
    """Return who reports to a person, each as they stand without that head."""
    return [each.revised(reports_to=None) for each in people if each.reports_to == person_id]


def _may_be(document: Document, person_id: str) -> bool:
    """Tell whether a document may be the person's: it is said to be of nobody else."""
    return document.get(_PERSON) in {None, "", ME, person_id}


def _ids(documents: Documents) -> dict[str, tuple[str, ...]]:
    found = {
        table: tuple(sorted(str(each.get("id")) for each in rows))
        for table, rows in documents.items()
    }
    return {table: ids for table, ids in sorted(found.items()) if ids}


def _names(value: object, name: str) -> bool:
    """Tell whether a text inside a document holds the name."""
    if isinstance(value, str):
        return name in value.casefold()
    if isinstance(value, Mapping):
        return any(_names(each, name) for each in value.values())
    return isinstance(value, Sequence) and any(_names(each, name) for each in value)
