"""`coachtui history NAME|ID`: every change of a person or of any other record."""

import click

from coachtui.domain.items import Target
from coachtui.domain.on_file import record_named, type_on_file
from coachtui.domain.person import Person
from coachtui.domain.team import manager_name
from coachtui.domain.versions import Version
from coachtui.domain.view import View
from coachtui.exchange.session import Session
from coachtui.exchange.whom import person_named
from coachtui.language import N_
from coachtui.overview.field_values import Telling
from coachtui.overview.history_rows import history_lines

HELP = N_(
    "List every change of a person, or of the record of an id, the latest first.\n\n"
    "Each change says when it was written, how long after it happened, and by whom; below it stands"
    " what it changed. The HR records tell theirs on their screen only.\n\n"
    "Example: coachtui history An"
)


@click.command(name="history", help=HELP)
@click.argument("what", metavar="NAME|ID")
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def history(session: Session, what: str, as_json: bool) -> None:
    """Print the history of a record.

    Raises:
        RefusedError: there is no such record, or several people are called so.
        StoreError: the records cannot be read.
    """
    store = session.open()
    view = session.view(store)
    target = _meant(session, view, what)
    of = type_on_file(session.catalogue, view, target) or Person
    versions = store.versions(of.table, target.record_id)
    if as_json:
        told = [_as_object(version) for version in reversed(versions)]
        session.console.json(
            {"schema": 1, "table": of.table, "id": target.record_id, "versions": told}
        )
        return
    telling = Telling(view, session.catalogue, of.table)
    lines = history_lines(telling, of, versions, manager_name(store))
    session.console.table([line.row.cells for line in lines])


def _meant(session: Session, view: View, what: str) -> Target:
    """Return the record of an id, else the person of a name. Raises `RefusedError`."""
    found = record_named(session.catalogue, view, what)
    if found is not None:
        return found
    person = person_named(what, view.repository.all(Person), session.words)
    return Target(Person.table, person.id)


def _as_object(version: Version) -> dict[str, object]:
    return {
        "at": version.at.isoformat(),
        "by": version.by,
        "label": version.label,
        "deed": version.deed,
        "turn": version.turn,
        "rev": version.rev,
        "document": version.body,
    }
