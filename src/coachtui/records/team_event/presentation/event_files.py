"""The files that can be made of an event, for screens and commands alike."""

from collections.abc import Callable, Mapping
from typing import Final

from coachtui.domain.view import View
from coachtui.exchange.calendar_file import calendar_file
from coachtui.exchange.csv_text import CSV_ENCODING
from coachtui.exchange.paper_html import paper_html
from coachtui.exchange.paper_text import paper_markdown
from coachtui.exchange.pdf_file import pdf_file
from coachtui.language import N_
from coachtui.records.team_event.model import TeamEvent
from coachtui.records.team_event.presentation.calendar import event_entries
from coachtui.records.team_event.presentation.gathered import Gathered
from coachtui.records.team_event.presentation.report import report_paper
from coachtui.records.team_event.presentation.tables import (
    attendance_csv,
    budget_csv,
    day_of,
)
from coachtui.records.team_event.rules.templates import Templates

FORMS: Final[Mapping[str, str]] = {
    "ics": N_("Calendar file with its cut-offs (.ics)"),
    "budget": N_("Budget for a spreadsheet (.csv)"),
    "attendance": N_("Replies and who came for a spreadsheet (.csv)"),
    "report": N_("Report as text (.md)"),
    "html": N_("Report as a page to print (.html)"),
    "pdf": N_("Report as PDF (.pdf)"),
}
"""What an event can be written as, by the key of the form."""
SUFFIXES: Final[Mapping[str, str]] = {
    "ics": ".ics",
    "budget": ".csv",
    "attendance": ".csv",
    "report": ".md",
    "html": ".html",
    "pdf": ".pdf",
}
_Made = Callable[[View, Gathered, Templates], bytes]


def event_file(form: str, view: View, about: Gathered, templates: Templates) -> bytes:
    """Return an event as one of `FORMS`; reads no record, so it can be called in a thread.

    Calendar and PDF bring libraries that take a moment to load. An event without a date gives a
    calendar with nothing in it.

    Raises:
        MissingExtraError: `pdf` was asked for and `coachtui[pdf]` is not installed.
    """
    return _MADE[form](view, about, templates)


def file_name(form: str, view: View, event: TeamEvent) -> str:
    """Return what a file of it is called, before its suffix."""
    day = day_of(view.words, event) or f"{event.month:%Y-%m}"
    part = {"budget": "budget", "attendance": "attendance", "ics": "event"}.get(form, "report")
    return f"{part} {event.title} {day}"


def _calendar(view: View, about: Gathered, _templates: Templates) -> bytes:
    entries = event_entries(view, about)
    return calendar_file(entries, view.words.zone, view.clock.now(), about.event.title)


def _pdf(view: View, about: Gathered, templates: Templates) -> bytes:
    return pdf_file(report_paper(view.words, about, templates), view.clock.now())


_MADE: Final[Mapping[str, _Made]] = {
    "ics": _calendar,
    "budget": lambda view, about, _: budget_csv(view.words, about).encode(CSV_ENCODING),
    "attendance": lambda view, about, _: attendance_csv(view.words, about).encode(CSV_ENCODING),
    "report": lambda view, about, templates: paper_markdown(
        report_paper(view.words, about, templates)
    ).encode(),
    "html": lambda view, about, templates: paper_html(
        report_paper(view.words, about, templates)
    ).encode(),
    "pdf": _pdf,
}
