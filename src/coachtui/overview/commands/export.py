"""`coachtui export`: everything, or everything about one person; or the calendar."""

import json
from datetime import date, timedelta
from typing import Final, TypedDict, Unpack

import click

from coachtui.domain.calendar import calendar, deadlines
from coachtui.domain.items import CalendarEntry
from coachtui.domain.kind import Kind
from coachtui.domain.person import Person
from coachtui.domain.repository import Repository
from coachtui.domain.view import View
from coachtui.exchange.calendar_file import calendar_file
from coachtui.exchange.console import RefusedError
from coachtui.exchange.dates import asked_day
from coachtui.exchange.documents import belonging_to, envelope
from coachtui.exchange.infile import USAGE
from coachtui.exchange.outfile import printed, write_out
from coachtui.exchange.session import Session
from coachtui.exchange.whom import person_named
from coachtui.language import N_
from coachtui.overview.commands.export_people import people_markdown
from coachtui.overview.commands.export_tables import kind_named, of_kind, put_tables
from coachtui.overview.commands.hr_part import hr_part, opened_for_export
from coachtui.overview.commands.record_types import record_types

HELP = N_(
    "Print everything, or with NAME everything about one person, or of one kind with --kind.\n\n"
    "JSON comes back exactly with “coachtui import data”. csv is a table for spreadsheets of each"
    " kind of record, into a folder or a .zip. Markdown is for reading; it is your own"
    " copy, and private lines in it are marked. ics is your calendar for any calendar program, with"
    " nothing private in it: from 30 days back to 180 days ahead where no days are given.\n\n"
    "Example: coachtui export --format ics --output days.ics"
)
DAYS_BACK: Final = 30
DAYS_AHEAD: Final = 180


class Chosen(TypedDict):
    """What the options say."""

    form: str
    output: str | None
    first: str | None
    last: str | None
    hr: bool
    kind: str | None


@click.command(name="export", help=HELP)
@click.argument("name", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "md", "csv", "ics"]),
    default="json",
    help=N_("json (where not stated), md, csv or ics."),
)
@click.option("--kind", metavar="KIND", help=N_("Only this kind of records, as in “field_day”."))
@click.option(
    "--output",
    metavar="FILE",
    help=N_("A new file, readable to you alone; for csv also a folder or a .zip."),
)
@click.option("--from", "first", metavar="DATE", help=N_("First day of the calendar."))
@click.option("--to", "last", metavar="DATE", help=N_("Last day of the calendar."))
@click.option(
    "--hr",
    is_flag=True,
    help=N_("With the HR records, of ics the deadlines by number; this is noted among them."),
)
@click.pass_obj
def export(session: Session, name: str | None, **chosen: Unpack[Chosen]) -> None:
    """Print or write the records."""
    form, output = chosen["form"], chosen["output"]
    kind = kind_named(session, chosen["kind"], hr=chosen["hr"])
    days = _days(session, form, chosen["first"], chosen["last"])
    store = session.open()
    person = person_named(name, store.all(Person), session.words) if name else None
    hr = opened_for_export(session, person) if chosen["hr"] else None
    view = session.view(store, hr)
    session.console.working()
    if form == "ics":
        _put(session, output, _calendar(session, view, person, (days, kind)))
    elif form == "md":
        _put(session, output, people_markdown(session, view, person, kind))
    elif form == "csv":
        put_tables(session, view, person, kind, output)
    else:
        part = {"hr": hr_part(session, hr, person)} if hr is not None else {}
        documents = {**_json(session, store, person), **part}
        _put_json(session, output, of_kind(session, kind, documents))
    odd = sum(len(each.unreadable()) for each in (store, hr) if each is not None)
    if odd:
        session.console.say(
            session.words.count(
                odd,
                "{n} document does not fit its type: in JSON it stands as it is.",
                "{n} documents do not fit their type: in JSON they stand as they are.",
            )
        )


def _days(session: Session, form: str, first: str | None, last: str | None) -> tuple[date, date]:
    """Return the days of the calendar, both included.

    Raises:
        RefusedError: what was typed is no day, ends before it begins, or is not for a calendar.
    """
    words, today = session.words, session.clock.today()
    if form != "ics" and (first or last):
        raise RefusedError(words.say("--from and --to go with --format ics."), USAGE)
    begins = asked_day(first, "--from", words) if first else None
    ends = asked_day(last, "--to", words) if last else None
    begins = begins or min(today, ends or today) - timedelta(days=DAYS_BACK)
    ends = ends or max(today, begins) + timedelta(days=DAYS_AHEAD)
    if ends < begins:
        said = words.say("--to must not be before --from: {first}.", first=words.day(begins))
        raise RefusedError(said, USAGE)
    return begins, ends


def _calendar(
    session: Session,
    view: View,
    person: Person | None,
    wanted: tuple[tuple[date, date], Kind | None],
) -> str:
    days, kind = wanted
    found = calendar(session.catalogue, view, *days)
    found += deadlines(session.catalogue, view, *days)
    entries = [
        entry
        for entry in found
        if (person is None or entry.takes(person.id)) and kind in {None, _kind(session, entry)}
    ]
    words = session.words
    if not entries:
        session.console.say(
            words.say(
                "Nothing stands in the calendar from {first} to {last}.",
                first=words.day(days[0]),
                last=words.day(days[1]),
            )
        )
    title = words.say("Coaching: {name}", name=person.full_name) if person else "coachtui"
    return calendar_file(entries, words.zone, session.clock.now(), title).decode()


def _kind(session: Session, entry: CalendarEntry) -> Kind:
    return session.catalogue[entry.target.kind]


def _json(session: Session, store: Repository, person: Person | None) -> dict[str, object]:
    types = record_types(session.catalogue)
    for kind in types.values():  # so that documents that do not fit are found, and told
        store.all(kind)
    documents = store.documents()
    if person is None:
        return envelope(documents, types)
    links = {table: kind.links for table, kind in types.items()}
    return envelope(belonging_to(documents, person.id, links))


def _put(session: Session, output: str | None, text: str) -> None:
    """Print a document, or write it into a new file."""
    if output is None or printed(output):
        session.console.document(text)
    else:
        write_out(session, output, text.encode())


def _put_json(session: Session, output: str | None, value: dict[str, object]) -> None:
    if output is None or printed(output):
        session.console.json(value)
        return
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
    write_out(session, output, f"{text}\n".encode())
