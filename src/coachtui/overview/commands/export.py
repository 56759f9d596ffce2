"""`coachtui export`: everything, or everything about one person, as JSON or Markdown."""

import json
from pathlib import Path

import click

from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.parts import maybe_one_of
from coachtui.domain.person import Person
from coachtui.domain.repository import Repository
from coachtui.exchange.console import RefusedError
from coachtui.exchange.documents import belonging_to, envelope
from coachtui.exchange.markdown import PersonFile, person_markdown
from coachtui.exchange.outfile import write_new
from coachtui.exchange.session import Session
from coachtui.language import N_
from coachtui.overview.commands.files import STDIN, USAGE
from coachtui.overview.commands.record_types import record_types
from coachtui.overview.commands.team import person_named

HELP = N_(
    "Print everything, or with NAME everything about one person.\n\n"
    "JSON comes back exactly with “coachtui import data”. Markdown is for reading; it is your own"
    " copy, and private lines in it are marked.\n\n"
    "Example: coachtui export --format md An --output an.md"
)


@click.command(name="export", help=HELP)
@click.argument("name", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "md"]),
    default="json",
    help=N_("json (where not stated) or md."),
)
@click.option("--output", metavar="FILE", help=N_("A new file, readable to you alone."))
@click.pass_obj
def export(session: Session, name: str | None, form: str, output: str | None) -> None:
    """Print or write the records."""
    store = session.open()
    person = person_named(name, store.all(Person), session.words) if name else None
    if form == "md":
        _put(session, output, _markdown(session, store, person), None)
    else:
        _put(session, output, "", _json(session, store, person))
    odd = len(store.unreadable())
    if odd:
        session.console.say(
            session.words.count(
                odd,
                "{n} document does not fit its type: in JSON it stands as it is.",
                "{n} documents do not fit their type: in JSON they stand as they are.",
            )
        )


def _json(session: Session, store: Repository, person: Person | None) -> dict[str, object]:
    types = record_types(session.catalogue)
    for kind in types.values():  # so that documents that do not fit are found, and told
        store.all(kind)
    documents = store.documents()
    if person is None:
        return envelope(documents, types)
    links = {table: kind.links for table, kind in types.items()}
    return envelope(belonging_to(documents, person.id, links))


def _markdown(session: Session, store: Repository, person: Person | None) -> str:
    people = (person,) if person else sorted(store.all(Person), key=lambda each: each.sort_key)
    return "\n".join(_person(session, store, each) for each in people)


def _person(session: Session, store: Repository, person: Person) -> str:
    view = session.view(store)
    leader = store.get(Person, person.reports_to) if person.reports_to else None
    find = store.find
    file = PersonFile(
        person=person,
        manager=leader.full_name if leader else "",
        commitments=(*find(Commitment, owner=person.id), *find(Commitment, counterparty=person.id)),
        between=[one for one in find(LogEntry, person_id=person.id) if one.part_of is None],
        sections=[
            (
                session.words.say(kind.plural),
                maybe_one_of(session.catalogue, kind.exports, str, view, person.id) or "",
            )
            for kind in session.catalogue
        ],
    )
    return person_markdown(file, session.words)


def _put(session: Session, output: str | None, text: str, value: dict[str, object] | None) -> None:
    """Print a text or a JSON value, or write it into a new file."""
    if output in {None, STDIN}:
        if value is None:
            session.console.data(text.rstrip("\n"))
        else:
            session.console.json(value)
        return
    path = Path(str(output))
    if value is not None:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
    words = session.words
    try:
        write_new(path, text.encode())
    except FileExistsError as error:
        said = words.say("{path} is there already and was left as it is.", path=path)
        raise RefusedError(said) from error
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "?"
        said = words.say("{path} cannot be written: {reason}.", path=path, reason=reason)
        code = USAGE if isinstance(error, FileNotFoundError | NotADirectoryError) else 1
        raise RefusedError(said, code) from error
    session.console.say(words.say("Written to {path}.", path=path))
