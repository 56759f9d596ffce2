"""`coachtui report NAME`: a coaching report to read, print or send; or the scores as a table."""

from datetime import date

import click

from coachtui.domain.person import Person
from coachtui.domain.repository import Repository
from coachtui.domain.scorecards import Scorecards, load_scorecards
from coachtui.exchange.console import RefusedError
from coachtui.exchange.csv_text import CSV_ENCODING
from coachtui.exchange.dates import asked_day
from coachtui.exchange.infile import USAGE
from coachtui.exchange.outfile import printed, write_out
from coachtui.exchange.pdf_file import pdf_file
from coachtui.exchange.session import Session
from coachtui.exchange.whom import NOT_FOUND, person_named
from coachtui.extras import MissingExtraError
from coachtui.language import N_, Language
from coachtui.records.field_day.model import CoachingReport, FieldDay
from coachtui.records.field_day.presentation.refusals import pack_problem
from coachtui.records.field_day.presentation.report_text import (
    report_html,
    report_markdown,
    report_paper,
    scorecards_csv,
)
from coachtui.records.field_day.rules.states import covers, report_of

HELP = N_(
    "Print the last report about a rep as the rep gets it, in their language.\n\n"
    "html is a page to print, pdf a file to send, which needs --output. csv is for you alone: every"
    " score given on field days with what was seen; without NAME those of all reps.\n\n"
    "Example: coachtui report An --format html --output an.html"
)


@click.command(help=HELP)
@click.argument("name", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html", "pdf", "csv"]),
    default="md",
    help=N_("md (where not stated), html, pdf or csv."),
)
@click.option("--output", metavar="FILE", help=N_("A new file, readable to you alone."))
@click.option("--day", metavar="DATE", help=N_("The field day (else the last one reported)."))
@click.pass_obj
def report(
    session: Session, name: str | None, form: str, output: str | None, day: str | None
) -> None:
    """Print or write a report, or the scores."""
    words = session.words
    on = asked_day(day, "--day", words) if day else None
    if name is None and form != "csv":
        raise RefusedError(words.say("Say whose report: coachtui report NAME."), USAGE)
    if form == "pdf" and printed(output):
        raise RefusedError(words.say("A PDF goes into a file: add --output FILE."), USAGE)
    store = session.open()
    person = person_named(name, store.all(Person), words) if name else None
    if person is None or form == "csv":
        data = _scores(session, store, person, on).encode(CSV_ENCODING)
    else:
        data = _report(session, store, person, on, form)
    if output is None or printed(output):
        session.console.document(data.decode(CSV_ENCODING))
    else:
        write_out(session, output, data)


def _scores(session: Session, store: Repository, person: Person | None, on: date | None) -> str:
    scorecards = _scorecards(session, session.words.language)
    return scorecards_csv(session.view(store), person.id if person else "", on, scorecards)


def _scorecards(session: Session, language: Language) -> Scorecards:
    """Return the scorecards in a language; a pack that is wrong is told and left out."""
    found = load_scorecards(language, session.folder)
    for problem in found.problems:
        session.console.say(pack_problem(session.words, problem))
    return found


def _report(
    session: Session, store: Repository, person: Person, on: date | None, form: str
) -> bytes:
    """Return the rep's copy as it is written to a file.

    Raises:
        RefusedError: there is none, or no PDF can be made here.
    """
    day, found = _found(session, store, person, on)
    words = session.words.in_language(person.language)
    scorecards = _scorecards(session, words.language)
    markdown = report_markdown(session.view(store), day, found, words, scorecards)
    if form == "md":
        return markdown.encode()
    title = f"{words.say('Coaching report')} · {person.full_name} · {words.day(day.date)}"
    if form == "html":
        return report_html(markdown, title, words.language).encode()
    try:
        return pdf_file(report_paper(markdown, title, words.language), session.clock.now())
    except MissingExtraError as error:
        said = session.words.say("For a PDF, install {extra}.", extra=error.install)
        raise RefusedError(said) from error


def _found(
    session: Session, store: Repository, person: Person, on: date | None
) -> tuple[FieldDay, CoachingReport]:
    """Return the report that was submitted last, or that of the field day on a date.

    Raises:
        RefusedError: there is none (exit code 3).
    """
    words = session.words
    reports = store.find(CoachingReport, person_id=person.id)
    days = [day for day in store.find(FieldDay, person_id=person.id) if not on or covers(day, on)]
    found = [(day, each) for day in days if (each := report_of(reports, day.id)) is not None]
    if found:
        return max(found, key=lambda each: (each[1].submitted_at, each[1].id))
    if on is not None:
        said = words.say(
            "No report about {name} is there for {day}.", name=person.full_name, day=words.day(on)
        )
    else:
        said = words.say("No report about {name} was submitted yet.", name=person.full_name)
    raise RefusedError(said, NOT_FOUND)
