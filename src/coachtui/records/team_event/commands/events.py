"""`coachtui events`: the team events of a year, or one of them as a file."""

from collections.abc import Mapping
from datetime import date
from typing import TypedDict, Unpack

import click

from coachtui.domain.holidays import known_holidays
from coachtui.domain.view import View
from coachtui.exchange.console import RefusedError
from coachtui.exchange.csv_text import CSV_ENCODING
from coachtui.exchange.infile import USAGE
from coachtui.exchange.outfile import printed, write_out
from coachtui.exchange.session import Session
from coachtui.extras import MissingExtraError
from coachtui.language import N_, Words
from coachtui.records.team_event.commands.which_event import event_named
from coachtui.records.team_event.model import TeamEvent
from coachtui.records.team_event.presentation.board_rows import per_head, shown_month, who_told
from coachtui.records.team_event.presentation.event_files import FORMS, event_file
from coachtui.records.team_event.presentation.event_object import event_object
from coachtui.records.team_event.presentation.gathered import Gathered, gathered
from coachtui.records.team_event.presentation.template_words import template_problem
from coachtui.records.team_event.presentation.words import when_told
from coachtui.records.team_event.rules.feedback import summary
from coachtui.records.team_event.rules.templates import Templates, load_templates

HELP = N_(
    "List the team events of a year, or print one as a file.\n\n"
    "ics is the event with its cut-offs for any calendar program; budget and attendance are tables"
    " for a spreadsheet; report is one page as text, html the same to print, pdf to send, which"
    " needs --output. What people need for an event is in none of them.\n\n"
    'Example: coachtui events --export "Bếp ăn" --format ics --output kitchen.ics'
)
_FIRST_YEAR, _LAST_YEAR = 1900, 9998


class Chosen(TypedDict):
    """What the options say."""

    year: int | None
    as_json: bool
    wanted: str | None
    form: str | None
    output: str | None


@click.command(help=HELP)
@click.option(
    "--year",
    type=click.IntRange(_FIRST_YEAR, _LAST_YEAR),
    metavar="YEAR",
    help=N_("The year to list (this one where not stated); with --export where to look."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.option("--export", "wanted", metavar="EVENT", help=N_("Title, part of it, or id."))
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    help=N_("report (where not stated), html, pdf, ics, budget or attendance."),
)
@click.option("--output", metavar="FILE", help=N_("A new file, readable to you alone."))
@click.pass_obj
def events(session: Session, **chosen: Unpack[Chosen]) -> None:
    """Print the year, or a file of one event."""
    words, wanted = session.words, chosen["wanted"]
    if wanted is None:
        if chosen["form"] or chosen["output"]:
            said = words.say("--format and --output go with --export EVENT.")
            raise RefusedError(said, USAGE)
        _list(session, chosen["year"] or session.clock.today().year, as_json=chosen["as_json"])
        return
    if chosen["as_json"]:
        raise RefusedError(words.say("--json lists; it does not go with --export."), USAGE)
    form = chosen["form"] or "report"
    if form == "pdf" and printed(chosen["output"]):
        raise RefusedError(words.say("A PDF goes into a file: add --output FILE."), USAGE)
    _export(session, wanted, form, chosen["output"], chosen["year"])


def _list(session: Session, year: int, *, as_json: bool) -> None:
    view = session.view(session.open())
    found = sorted(_of_year(view, year), key=lambda event: _order(view, event))
    holidays = known_holidays(year, session.words.language)
    about = [gathered(view, event, holidays) for event in found]
    if as_json:
        templates = _templates(session)
        told = [event_object(view.words, each, templates) for each in about]
        session.console.json({"schema": 1, "year": year, "events": told})
        return
    session.console.table([_row(view.words, each) for each in about])
    if not found:
        said = session.words.say(
            "No team event stands in {year}. Screen 6 plans one.", year=str(year)
        )
        session.console.say(said)


def _of_year(view: View, year: int) -> list[TeamEvent]:
    everything = view.repository.all(TeamEvent)
    return [event for event in everything if shown_month(event, view.words).year == year]


def _order(view: View, event: TeamEvent) -> tuple[date, bool, str, str]:
    at = event.starts_at
    month = shown_month(event, view.words)
    return (month, at is None, at.isoformat() if at else "", event.id)


def _row(words: Words, about: Gathered) -> tuple[str, ...]:
    event = about.event
    told = summary(about.feedback)
    return (
        when_told(words, event),
        event.title,
        words.label("event_state", event.state),
        words.label("event_kind", event.kind),
        per_head(words, about),
        who_told(words, about),
        words.decimal(told.mean) if told else "",
    )


def _templates(session: Session) -> Templates:
    """Return the templates; one that is wrong is told and left out."""
    found = load_templates(session.words.language, session.folder)
    for problem in found.left_out:
        session.console.say(template_problem(session.words, problem))
    return found


def _export(session: Session, wanted: str, form: str, output: str | None, year: int | None) -> None:
    view, words = session.view(session.open()), session.words
    known = view.repository.all(TeamEvent) if year is None else _of_year(view, year)
    event = event_named(wanted, known, words)
    dated = event.standing and event.starts_at is not None
    if form == "ics" and not dated:
        said = words.say("{title} has no date to put into a calendar.", title=event.title)
        raise RefusedError(said)
    about = gathered(view, event, _holidays(event, words))
    try:
        data = event_file(form, view, about, _templates(session))
    except MissingExtraError as error:
        said = words.say("For a PDF, install {extra}.", extra=error.install)
        raise RefusedError(said) from error
    if output is None or printed(output):
        session.console.document(data.decode(CSV_ENCODING))
    else:
        write_out(session, output, data)


def _holidays(event: TeamEvent, words: Words) -> Mapping[date, str]:
    years = {event.month.year, event.month.year + 1}
    if event.starts_at is not None:
        years.add(words.local(event.starts_at).year)
    return {
        day: name
        for year in sorted(years)
        for day, name in known_holidays(year, words.language).items()
    }
