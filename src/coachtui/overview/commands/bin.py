"""`coachtui bin`: what was deleted in the last thirty days, and bringing it back."""

import click

from coachtui.exchange.console import RefusedError
from coachtui.exchange.infile import USAGE
from coachtui.exchange.session import Session
from coachtui.exchange.whom import NOT_FOUND
from coachtui.language import N_
from coachtui.overview.binned import Deletion, bring_back, deletions

HELP = N_(
    "List what was deleted in the last 30 days, or bring one of it back.\n\n"
    "“restore” with the id in the list brings back what was deleted together; undo takes it out"
    " again. After 30 days the content is forgotten for good, in the journal too. HR records have"
    " no bin: nothing of them is deleted by hand.\n\n"
    "Example: coachtui bin restore 01KCEXAMPLE"
)
RESTORE = "restore"


@click.command(name="bin", help=HELP)
@click.argument("action", type=click.Choice([RESTORE]), required=False)
@click.argument("identifier", metavar="ID", required=False)
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def bin_(session: Session, action: str | None, identifier: str | None, as_json: bool) -> None:
    """List the bin, or restore from it.

    Raises:
        RefusedError: no id was given, or it is in the bin no more than once.
        StoreError: the records cannot be read or written.
    """
    words, store = session.words, session.open()
    found = deletions(session.catalogue, session.view(store))
    if action is None:
        _list(session, found, as_json=as_json)
        return
    if not identifier or as_json:
        raise RefusedError(words.say("“coachtui bin” lists the ids; name one of them."), USAGE)
    gone = _wanted(session, found, identifier)
    bring_back(store, gone, session.clock.now())
    session.console.say(words.say("Restored: {name}.", name=gone.name))


def _list(session: Session, found: list[Deletion], *, as_json: bool) -> None:
    words, console = session.words, session.console
    if as_json:
        console.json({"schema": 1, "deleted": [_as_object(each) for each in found]})
        return
    console.table([_row(session, each) for each in found])
    if not found:
        console.say(words.say("Nothing was deleted in the last 30 days."))


def _row(session: Session, gone: Deletion) -> tuple[str, ...]:
    words = session.words
    name = " · ".join(part for part in (gone.name, gone.more_told(words)) if part)
    return (gone.main.id, words.moment_short(gone.main.at), gone.kind, name, gone.left_told(words))


def _as_object(gone: Deletion) -> dict[str, object]:
    return {
        "id": gone.main.id,
        "kind": gone.target.kind,
        "name": gone.name,
        "deleted_at": gone.main.at.isoformat(),
        "deleted_by": gone.main.by,
        "records": [{"table": each.table, "id": each.id} for each in gone.records],
        "days_left": gone.days_left,
    }


def _wanted(session: Session, found: list[Deletion], identifier: str) -> Deletion:
    """Return what is meant by an id or the beginning of one.

    Raises:
        RefusedError: there is none, or several.
    """
    words = session.words
    exact = [gone for gone in found if any(each.id == identifier for each in gone.records)]
    begin = [gone for gone in found if gone.main.id.startswith(identifier)]
    meant = exact or begin
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise RefusedError(
            words.say("Several begin with “{id}”: type more of it.", id=identifier), NOT_FOUND
        )
    raise RefusedError(words.say("There is no “{id}” in the bin.", id=identifier), NOT_FOUND)
