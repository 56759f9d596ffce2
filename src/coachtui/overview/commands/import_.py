"""`coachtui import people` and `coachtui import data`: all of a file, or nothing of it."""

from collections.abc import Sequence
from typing import Final, NoReturn

import click

from coachtui.domain.person import Person
from coachtui.domain.repository import Put, StaleWriteError
from coachtui.exchange.backups import kept_before
from coachtui.exchange.console import RefusedError
from coachtui.exchange.documents import Export, RefusedDataError, read_export
from coachtui.exchange.grid import MOST_BYTES, UnreadableTableError, read_grid
from coachtui.exchange.infile import has_records, read_bytes
from coachtui.exchange.people import planned
from coachtui.exchange.progress import LARGE, LineProgress
from coachtui.exchange.session import Session
from coachtui.language import N_
from coachtui.overview.commands.import_deals import deals
from coachtui.overview.commands.import_foreign import jrnl, taskwarrior
from coachtui.overview.commands.import_options import AS_JSON, DRY_RUN, MAP
from coachtui.overview.commands.import_targets import targets
from coachtui.overview.commands.people_told import as_object, print_added, tell
from coachtui.overview.commands.refused import SHOWN, refuse
from coachtui.overview.commands.restore import Part, foreseen, parts_of, take_in
from coachtui.storage.erasures import NAME as ERASURES, read_erasures

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
    "Documents that are here already and equal are left alone, and so is whatever was erased here."
    " HR records come in with --hr alone, and this is noted among them. - reads stdin.\n\n"
    "Example: coachtui import data everything.json --dry-run"
)
_MOST_DATA: Final = 512 * 1024 * 1024


@click.group(name="import", help=HELP)
def import_() -> None:
    """Gather the imports."""


import_.add_command(targets)
import_.add_command(deals)
import_.add_command(jrnl)
import_.add_command(taskwarrior)


@import_.command(help=PEOPLE_HELP, short_help=N_("Take in a team from a CSV file."))
@click.argument("file")
@MAP
@click.option(
    "--header/--no-header",
    default=None,
    help=N_("Whether the first row names the columns (else judged by what it holds)."),
)
@DRY_RUN
@AS_JSON
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
        refuse(session, [error.problem])
    here = session.open().all(Person) if has_records(session) else ()
    plan = planned(grid, here, wishes, header)
    added: Sequence[Person] = plan.added
    if added and not dry_run:
        with kept_before(session):
            session.open().commit([Put(one) for one in added], N_("People imported"))
    tell(session, grid, plan, added, dry_run=dry_run)
    if as_json:
        session.console.json(as_object(session.words, grid, plan, added, dry_run=dry_run))
    else:
        print_added(session, added, dry_run=dry_run)
    if plan.problems:
        refuse(session, plan.problems)


@import_.command(help=DATA_HELP, short_help=N_("Take in an earlier export."))
@click.argument("file")
@click.option(
    "--as-is",
    is_flag=True,
    help=N_("Take in documents that do not fit their type as they stand, too."),
)
@click.option(
    "--hr", "with_hr", is_flag=True, help=N_("The HR records too; this is noted among them.")
)
@DRY_RUN
@click.pass_obj
def data(session: Session, file: str, as_is: bool, with_hr: bool, dry_run: bool) -> None:
    """Add the documents of an export."""
    words = session.words
    try:
        read = read_bytes(file, _MOST_DATA, words)
        session.console.working(long=len(read) >= LARGE)
        export = read_export(read, with_hr=with_hr)
    except RefusedDataError as error:
        refuse(session, error.problems)
    parts = parts_of(session, export, with_hr=with_hr)
    _check(session, parts, as_is=as_is)
    if export.hr is not None:
        _tell_head(session, export)
    try:
        counts = (foreseen if dry_run else take_in)(session, parts)
    except StaleWriteError as error:
        _refuse_conflicts(session, error)
    for table, new in counts.items():
        session.console.data(f"{table}\t{new}")
    if dry_run:
        total = sum(counts.values())
        session.console.say(
            words.count(total, "{n} document would come in.", "{n} documents would come in.")
        )
        session.console.say(words.say("Dry run, nothing was changed."))
        return
    session.console.say(words.say("Imported. The numbers are the new documents of each table."))


def _check(session: Session, parts: Sequence[Part], *, as_is: bool) -> None:
    """Refuse documents that do not fit their type, unless they are wanted as they are."""
    words = session.words
    progress = LineProgress(session.console, N_("Checking: {done} of {of} documents"))
    problems = [problem for part in parts for problem in part.problems(progress.step)]
    if problems and not as_is:
        session.console.say(words.say("--as-is takes these in as they stand, to be listed later."))
        refuse(session, problems)
    for table in (table for part in parts for table in part.unknown()):
        session.console.say(
            words.say("{table}: not known to this version, taken in as it stands.", table=table)
        )


def _tell_head(session: Session, export: Export) -> None:
    words = session.words
    said = (
        words.say(
            "The file names this head of the HR records it was made from: {head}", head=export.head
        )
        if export.head
        else words.say("The file names no head of the HR records it was made from.")
    )
    session.console.say(said)


def _refuse_conflicts(session: Session, error: StaleWriteError) -> NoReturn:
    words = session.words
    for table, identifier in error.conflicts[:SHOWN]:
        session.console.say(
            words.say("{table} {id}: here already, with other content.", table=table, id=identifier)
        )
    said = words.say("Nothing was imported. Import into an empty folder: --data DIR.")
    if read_erasures(session.folder).hashes:
        copy = words.say(
            "Copy {path} into it first, so that nobody who was erased comes back.",
            path=session.folder / ERASURES,
        )
        said = f"{said} {copy}"
    raise RefusedError(said) from error
