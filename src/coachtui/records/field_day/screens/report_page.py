"""A submitted report: what the rep got, what came back, and what was added later."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.ids import new_id
from coachtui.domain.items import Target
from coachtui.domain.person import Person
from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.exchange.export_folder import keep_together
from coachtui.exchange.pdf_file import SUFFIX, WITHOUT, maybe_pdf
from coachtui.language import N_
from coachtui.records.field_day.presentation.page_rows import page_text
from coachtui.records.field_day.presentation.refusals import refusal
from coachtui.records.field_day.presentation.report_rows import draft_of, reader_text, wrapped
from coachtui.records.field_day.presentation.report_text import (
    report_html,
    report_markdown,
    report_paper,
)
from coachtui.records.field_day.rules.states import lateness, shown_state
from coachtui.records.field_day.screens.acknowledging import acknowledgement_form
from coachtui.records.field_day.screens.cards import card_form
from coachtui.records.field_day.screens.report_writing import reader_of_ride
from coachtui.records.field_day.screens.ride import Ride
from coachtui.records.field_day.screens.trend import TrendScreen
from coachtui.text import slug
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import AskLine
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain, shown_path
from coachtui.ui.waiting import Waiting

MARGIN: Final = 6
"""Cells at both sides of the page, and for its scroll bar."""


class ReportPage(CoachScreen[None]):
    """Shows a report; `said` is what there is to say when it opens."""

    AUTO_FOCUS: ClassVar[str | None] = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "acknowledge", N_("Acknowledged"), id="report.acknowledge"),
        Binding("y", "copy", N_("Copy"), id="record.copy"),
        Binding("x", "export", N_("Export"), id="record.export"),
        Binding("t", "trend", N_("Trend"), id="report.trend"),
        Binding("a", "add", N_("Add"), id="report.add"),
        Binding("c", "card", N_("My card"), id="report.card"),
        Binding("escape", "leave", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    ReportPage {
        & #page { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
        & #page > Static { height: auto; }
    }
    """

    def __init__(self, desk: Desk, ride: Ride, said: str = "") -> None:
        super().__init__(desk)
        self.ride = ride
        self._said = said
        self.page_of = Target("field_day", ride.report.id) if ride.report else None
        self._page = Static("", markup=False)

    def heading(self) -> str:
        """Say whose report it is, of which day, and where it stands."""
        words, ride = self.words, self.ride
        state = shown_state(ride.day, ride.report, self.desk.clock.now())
        return words.say(
            "Report · {name} · {day} · {state}",
            name=ride.person.full_name,
            day=words.day_short(ride.day.date),
            state=words.label("field_day_state", state),
        )

    def beside(self) -> Person | None:
        """Name the rep, who got it."""
        return self.ride.person

    def body(self) -> Iterable[Widget]:
        """Give the page."""
        yield VerticalScroll(self._page, id="page")

    def on_mount(self) -> None:
        """Show the page, and what there is to say."""
        super().on_mount()
        report = self.ride.report
        if self._said and report is not None:
            good = lateness(report.minutes_to_submit) == "good"
            self.say(self._said, "good" if good else "warning")

    def refresh_rows(self) -> None:
        """Show the report as it is now."""
        ride, words = self.ride, self.words
        if ride.report is None:
            gone = words.say(
                "There is no report of this day: {press:app.undo} may have taken it back."
            )
            self._page.update(plain(gone))
            return
        reader = reader_of_ride(self.desk, ride)
        shown = (ride.day, ride.report, ride.entries)
        text = self.fitting()(page_text(self.desk.view, shown, reader, ride.scorecards))
        self._page.update(plain(wrapped(text, self.app.size.width - MARGIN)))

    def text(self) -> str:
        """Return the rep's copy."""
        report = self.ride.report
        if report is None:
            return ""
        reader = reader_of_ride(self.desk, self.ride)
        return self.fitting()(reader_text(draft_of(report), reader))

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that needs a report while there is none."""
        needs = {"acknowledge", "copy", "export", "add"}
        if action in needs and self.desk.is_open and self.ride.report is None:
            return False
        return super().check_action(action, parameters)

    @work
    async def action_acknowledge(self) -> None:
        """Record that the rep has read it, with what they say."""
        words, report = self.words, self.ride.report
        if report is None:
            return
        if report.ack is not None:
            day = words.day(words.local(report.ack.at).date())
            self.say(
                words.say(
                    "Acknowledged on {day} already: {press:report.add} adds a line.", day=day
                ),
                "warning",
            )
        elif self.ride.locked:
            self.say(
                words.say("Sent, no reply, and locked by now: {press:report.add} adds a line."),
                "warning",
            )
        elif self.ride.day.state != "reported":
            self.say(refusal(words, "not_acknowledged"), "error")
        elif await self.app.push_screen_wait(acknowledgement_form(self.desk, self.ride)):
            self.say(words.say("Acknowledged. From now on lines are only added."), "good")

    def action_copy(self) -> None:
        """Show the rep's copy alone."""
        self.app.push_screen(CopyScreen(self.desk, self.text()))

    @work
    async def action_export(self) -> None:
        """Write the rep's copy as Markdown, as a page to print, and as PDF."""
        words, ride, report = self.words, self.ride, self.ride.report
        if report is None:
            return
        reader = reader_of_ride(self.desk, ride)
        view = self.desk.view
        markdown = report_markdown(view, ride.day, report, reader.words, reader.scorecards)
        title = f"{ride.person.full_name} · {reader.words.day(ride.day.date)}"
        stem = f"report-{slug(ride.person.full_name)}-{ride.day.date.isoformat()}"
        try:
            names = await self.desk.in_writer(lambda: self._written(stem, markdown, title))
        except OSError:
            self.say(words.say("The files could not be written: is the disk full?"), "error")
            return
        place = shown_path(self.desk.folder / "exports", self.size.width // 2)
        said = words.say("{files} are in {folder}.", files=words.join(names), folder=place)
        if not any(name.endswith(SUFFIX) for name in names):
            said = f"{words.say(WITHOUT)} {said}"
        self.say(said, "good")

    def _written(self, stem: str, markdown: str, title: str) -> list[str]:
        """Write the files under a name that is free; return how they are called."""
        html = report_html(markdown, title, self.ride.language)
        paper = report_paper(markdown, title, self.ride.language)
        files = {
            ".md": markdown.encode(),
            ".html": html.encode(),
            **maybe_pdf(paper, self.desk.clock.now()),
        }
        return [path.name for path in keep_together(self.desk.folder, stem, files)]

    def action_trend(self) -> None:
        """Show how the rep's competencies went over time."""
        self.app.push_screen(TrendScreen(self.desk, self.ride.person))

    @work
    async def action_add(self) -> None:
        """Add a line below the report; what stands there stays."""
        words, ride = self.words, self.ride
        form = f"addendum.{ride.day.id}"
        ask = AskLine(self.desk, words.say("A line to add; only I read it"), draft=form)
        line = await self.app.push_screen_wait(ask)
        if not line:
            return
        try:
            problem = await ride.log(Waiting(new_id(), line), ride.day.id)
        except StoreError as error:
            problem = told(error, words)
        if problem:
            self.say(problem, "error")
            return
        self.desk.drafts.drop(form)
        self.say(words.say("Added below the report."), "good")

    @work
    async def action_card(self) -> None:
        """Record how the rep saw the coach on this day."""
        ride = self.ride
        await self.app.push_screen_wait(card_form(self.desk, ride.person.id, ride.day))

    def action_leave(self) -> None:
        """Close the page."""
        self.dismiss(None)
