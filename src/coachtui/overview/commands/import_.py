"""`coachtui import people` and `coachtui import data`: all of a file, or nothing of it."""

from collections.abc import Sequence
from typing import Final, NoReturn

import click

from coachtui.domain.person import Person
from coachtui.domain.repository import Put, StaleWriteError
from coachtui.exchange.console import RefusedError
from coachtui.exchange.documents import Documents, RefusedDataError, misfits, read_documents
from coachtui.exchange.grid import MOST_BYTES, UnreadableTableError, read_grid
from coachtui.exchange.infile import USAGE, has_records, read_bytes
from coachtui.exchange.people import planned
from coachtui.exchange.problems import Problem
from coachtui.exchange.session import Session
from coachtui.language import N_
from coachtui.overview.commands.people_told import as_object, print_added, tell
from coachtui.overview.commands.record_types import record_types

HELP = N_(
    "Take in people from a CSV file, or an earlier export.\n\n"
    "Example: coachtui import people team.csv"
)
PEOPLE_HELP = N_(
    "Take in a team from a CSV file (UTF-8, UTF-16 or Windows-1258; split at , ; or tab).\n\n"
    "The columns are guessed from the header, in English or Vietnamese, and shown. Managers named"
    " in a column become people too. Personal data such as birthdays or pay is never taken in. With"
    " one wrong row nothing is imported; the same file twice adds nothing. - reads stdin.\n\n"
    'Example: coachtui import people team.csv --map "Sales agent"=full_name --dry-run'
)
DATA_HELP = N_(
    "Take in what “coachtui export” wrote, exactly: all of it, or nothing.\n\n"
    "Documents that are here already and equal are left alone. - reads stdin.\n\n"
    "Example: coachtui import data everything.json"
)
_MOST_DATA: Final = 512 * 1024 * 1024
_SHOWN: Final = 50
_MAP_PROBLEMS: Final = ("map_", "two_columns", "no_name_column")


@click.group(name="import", help=HELP)
def import_() -> None:
    """Gather the imports."""


@import_.command(help=PEOPLE_HELP, short_help=N_("Take in a team from a CSV file."))
@click.argument("file")
@click.option(
    "--map",
    "wishes",
    multiple=True,
    metavar="COLUMN=FIELD",
    help=N_(
        "What a column is; COLUMN may be its number, an empty FIELD leaves it out. Repeatable."
    ),
)
@click.option(
    "--header/--no-header",
    default=None,
    help=N_("Whether the first row names the columns (else judged by what it holds)."),
)
@click.option("--dry-run", is_flag=True, help=N_("Show what would be done; change nothing."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def people(
    session: Session,
    file: str,
    wishes: tuple[str, ...],
    header: bool | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Add the people of a file who are not here yet."""
    try:
        grid = read_grid(read_bytes(file, MOST_BYTES, session.words))
    except UnreadableTableError as error:
        _refuse(session, [error.problem])
    here = session.open().all(Person) if has_records(session) else ()
    plan = planned(grid, here, wishes, header)
    added: Sequence[Person] = plan.added
    if added and not dry_run:
        session.open().commit([Put(one) for one in added], N_("People imported"))
    tell(session, grid, plan, added, dry_run=dry_run)
    if as_json:
        session.console.json(as_object(session.words, grid, plan, added, dry_run=dry_run))
    else:
        print_added(session, added, dry_run=dry_run)
    if plan.problems:
        _refuse(session, plan.problems)


@import_.command(help=DATA_HELP, short_help=N_("Take in an earlier export."))
@click.argument("file")
@click.option(
    "--as-is",
    is_flag=True,
    help=N_("Take in documents that do not fit their type as they stand, too."),
)
@click.pass_obj
def data(session: Session, file: str, as_is: bool) -> None:
    """Add the documents of an export."""
    words = session.words
    try:
        documents = read_documents(read_bytes(file, _MOST_DATA, words))
    except RefusedDataError as error:
        _refuse(session, error.problems)
    _keep_apart(session, documents)
    types = record_types(session.catalogue)
    problems = misfits(documents, types)
    if problems and not as_is:
        session.console.say(words.say("--as-is takes these in as they stand, to be listed later."))
        _refuse(session, problems)
    for table in documents.keys() - types.keys():
        session.console.say(
            words.say("{table}: not known to this version, taken in as it stands.", table=table)
        )
    store = session.open()
    before = store.documents()
    try:
        store.load(documents, N_("Data imported"))
    except StaleWriteError as error:
        _refuse_conflicts(session, error)
    here = {table: {row.get("id") for row in rows} for table, rows in before.items()}
    for table, rows in sorted(documents.items()):
        new = sum(row.get("id") not in here.get(table, set()) for row in rows)
        session.console.data(f"{table}\t{new}")
    session.console.say(words.say("Imported. The numbers are the new documents of each table."))


def _keep_apart(session: Session, documents: Documents) -> None:
    """Refuse documents of the HR store: nothing of it may stand among the team's records."""
    found = sorted(documents.keys() & record_types(session.catalogue, "hr").keys())
    if found:
        words = session.words
        said = words.say(
            "HR records are not taken into the team's: {tables}.", tables=", ".join(found)
        )
        raise RefusedError(f"{said} {words.say('Nothing was imported.')}")


def _refuse(session: Session, problems: Sequence[Problem]) -> NoReturn:
    """Tell all problems of a file and end the command."""
    words = session.words
    for problem in problems[:_SHOWN]:
        session.console.say(problem.said(words))
    more = len(problems) - _SHOWN
    if more > 0:
        session.console.say(words.count(more, "And {n} more problem.", "And {n} more problems."))
    usage = all(problem.key.startswith(_MAP_PROBLEMS) for problem in problems)
    raise RefusedError(words.say("Nothing was imported."), USAGE if usage else 1)


def _refuse_conflicts(session: Session, error: StaleWriteError) -> NoReturn:
    words = session.words
    for table, identifier in error.conflicts[:_SHOWN]:
        session.console.say(
            words.say("{table} {id}: here already, with other content.", table=table, id=identifier)
        )
    raise RefusedError(
        words.say("Nothing was imported. Import into an empty folder: --data DIR.")
    ) from error
