"""A field day before it begins: everything to know for it on one page."""

from asyncio import Lock
from collections.abc import Iterable, Mapping
from typing import ClassVar, Final

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.items import Target
from coachtui.domain.person import Person
from coachtui.domain.scorecards import load_scorecards
from coachtui.language import N_
from coachtui.records.field_day.model import FieldDay, Stop
from coachtui.records.field_day.presentation.day_rows import (
    KIND,
    PrepRow,
    brief_parts,
    frame_lines,
    prep_rows,
    stop_rows,
)
from coachtui.records.field_day.rules.stops import in_order, standing_stops
from coachtui.records.field_day.screens import day_actions as actions, day_tables
from coachtui.records.field_day.screens.form import frame_form
from coachtui.records.field_day.screens.stop_form import stop_form
from coachtui.ui.desk import Desk
from coachtui.ui.following import open_target
from coachtui.ui.numbers_panel import PAGE_KEY, NumbersPanel, open_numbers
from coachtui.ui.screen import CoachScreen
from coachtui.ui.section import SectionLine
from coachtui.ui.shown import plain
from coachtui.ui.table import RowTable

_WIDE: Final = 110
"""From this width on the two lists stand side by side."""
_WHOLE_LINES: Final = 4


class DayPage(CoachScreen[None]):
    """The prep page of a field day."""

    AUTO_FOCUS: ClassVar[str | None] = "#stops"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("Stop"), tooltip=N_("Add a stop"), id="day.new"),
        Binding("e", "edit", N_("Brief"), show=False, tooltip=N_("Edit the brief"), id="day.edit"),
        Binding("space", "tick", N_("Seen"), tooltip=N_("Seen, or not seen"), id="day.tick"),
        Binding("p", "frame", N_("Frame"), tooltip=N_("Date, purpose, rules"), id="day.frame"),
        Binding("y", "notice", N_("Notice"), tooltip=N_("Notice to the rep"), id="day.notice"),
        Binding("ctrl+s,f2", "confirm", N_("Confirm"), id="day.confirm"),
        Binding("s", "start", N_("Start"), tooltip=N_("Open the console"), id="day.start"),
        Binding("J", "shift(1)", N_("Stop later"), show=False, id="day.later"),
        Binding("K", "shift(-1)", N_("Stop earlier"), show=False, id="day.earlier"),
        Binding("D,delete", "cancel", N_("Cancel the stop"), show=False, id="day.cancel"),
        PAGE_KEY,
        Binding("x", "write", N_("Write .ics"), show=False, id="day.write"),
        Binding("escape", "back", N_("Back"), show=False, id="app.back"),
    ]
    DEFAULT_CSS = """
    DayPage {
        #frame { height: auto; max-height: 4; padding: 0 1; color: $text-muted; }
        #panes { height: 1fr; layout: vertical; }
        #prep { height: auto; }
        #route { height: 1fr; }
        #whole { height: auto; max-height: 4; padding: 0 1; color: $text-muted; }
        &.-beside {
            #panes { layout: horizontal; }
            #prep { width: 1fr; height: 100%; margin: 0 2 0 0; }
            #route { width: 1fr; height: 100%; }
            #whole { max-height: 14; }
        }
    }
    """

    def __init__(self, desk: Desk, day: FieldDay) -> None:
        """Make the page of a day."""
        super().__init__(desk)
        self._day, self.page_of = day, Target(KIND, day.id)
        self._waits = day.ahead
        self._competencies = load_scorecards(desk.words.language, desk.folder).competencies
        self._rows: Mapping[str, PrepRow] = {}
        self._turn = Lock()
        words = desk.words
        self.before = RowTable(words, words.say("Nothing on file yet."), id="before")
        empty = words.say("No stops yet: {press:day.new} adds one.")
        self.route = RowTable(words, empty, id="stops")

    # What it shows

    @property
    def day(self) -> FieldDay | None:
        """The day as on file now."""
        return self.desk.repository.get(FieldDay, self._day.id)

    @property
    def person(self) -> Person:
        """The rep; a stand-in for one who cannot be read."""
        who = self._day.person_id
        return self.desk.repository.get(Person, who) or Person(id=who, full_name=who)

    @property
    def stops(self) -> list[Stop]:
        """Its stops in their order, those called off last."""
        return in_order(self.desk.repository.find(Stop, field_day_id=self._day.id))

    @property
    def chosen(self) -> Stop | None:
        """The stop under the cursor."""
        key = self.route.highlighted_key
        return None if key is None else self.desk.repository.get(Stop, key)

    def heading(self) -> str:
        """Say who and when."""
        words, day = self.words, self.day or self._day
        parts = (words.say("Field day"), self.person.full_name, words.day_short(day.date))
        return " · ".join(parts)

    def body(self) -> Iterable[Widget]:
        """Give the frame, what to know, the stops, and the brief of the one under the cursor."""
        words = self.words
        yield Static("", id="frame", markup=False)
        yield NumbersPanel(self.desk)
        with Container(id="panes"):
            with Vertical(id="prep"):
                yield SectionLine(words.say("Before the day"))
                yield self.before
            with Vertical(id="route"):
                yield SectionLine(words.say("Stops"))
                yield self.route
                yield Static("", id="whole", classes="aside", markup=False)

    def refresh_rows(self) -> None:
        """Show the day as on file now; leave once it has begun, or is gone."""
        day = self.day
        if day is None or (self._waits and not (day.ahead or day.state == "cancelled")):
            self.dismiss(None)
            return
        view = self.desk.view
        lines = frame_lines(view, day)
        self.query_one("#frame", Static).update(plain("\n").join(plain(line) for line in lines))
        self.query_one(NumbersPanel).show(self.person)
        rows = prep_rows(view, day, self._competencies)
        self._rows = {row.key: row for row in rows}
        self.before.show(day_tables.prep_columns(rows), [day_tables.prep_row(row) for row in rows])
        stops = self.stops
        route = [day_tables.route_row(row) for row in stop_rows(self.words, stops)]
        self.route.show(day_tables.STOP_COLUMNS, route)
        count = sum(not stop.cancelled for stop in stops)
        told = self.words.count(count, "{n} stop", "{n} stops") if count else ""
        self.query(SectionLine).last().show(self.words.say("Stops"), told)
        self._show_whole()
        self._share_height(len(rows), len(stops))
        self.refresh_bindings()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out the lists anew."""
        self.set_class(event.size.width >= _WIDE, "-beside")
        if self.day is not None:
            self.query_one(NumbersPanel).show(self.person)
            self.call_after_refresh(self._share_height, len(self._rows), len(self.stops))

    def _share_height(self, before: int, stops: int) -> None:
        """Give the upper list what the stops and the brief leave it, half of the page at least."""
        room = self.query_one("#panes").size.height
        if self.has_class("-beside"):
            self.before.styles.height = "1fr"
            return
        left = max(room - 2 - _WHOLE_LINES - max(stops, 2), (room - 2) // 2)
        self.before.styles.height = max(min(before, left), 2)

    @on(RowTable.RowHighlighted)
    def _moved(self, event: RowTable.RowHighlighted) -> None:
        event.stop()
        self._show_whole()

    def on_descendant_focus(self) -> None:
        """Show the row under the cursor of the list that has the focus now."""
        self._show_whole()

    def _show_whole(self) -> None:
        """Show uncut what the row under the cursor stands for."""
        row, stop = self._rows.get(self.before.highlighted_key or ""), self.chosen
        told = ""
        if self.before.has_focus and row is not None:
            told = f"{row.label}: {row.text}"
        elif stop is not None:
            told = " · ".join(brief_parts(self.words, stop, self.stops))
        self.query_one("#whole", Static).update(plain(told))

    # What its keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to confirm what is only proposed, and to start what has not begun."""
        if action in {"confirm", "start"} and self.desk.is_open:
            state = (self.day or self._day).state
            return state == "proposed" or (action == "start" and state == "confirmed")
        return super().check_action(action, parameters)

    @on(RowTable.Opened, "#stops")
    def _open_stop(self, event: RowTable.Opened) -> None:
        event.stop()
        self.action_edit()

    @on(RowTable.Opened, "#before")
    def _open_row(self, event: RowTable.Opened) -> None:
        event.stop()
        row = self._rows.get(event.key)
        if row is not None and row.target is not None:
            open_target(self, row.target)
        elif row is not None and row.ticks:
            self.action_tick()
        else:
            self.action_frame()

    def action_new(self) -> None:
        """Add a stop after the last."""
        if self.day is not None:
            self.app.push_screen(stop_form(self.desk, self.day, None), self._show_stop)

    def action_edit(self) -> None:
        """Edit the stop under the cursor and its brief."""
        day, stop = self.day, self.chosen
        if day is not None and stop is not None:
            self.app.push_screen(stop_form(self.desk, day, stop))

    def action_frame(self) -> None:
        """Edit date, purpose and rules of the day."""
        if self.day is not None:
            self.app.push_screen(frame_form(self.desk, self.day))

    @work
    async def action_tick(self) -> None:
        """Mark a thing to look at as seen, or as not seen."""
        async with self._turn:
            row = self._rows.get(self.before.highlighted_key or "")
            if self.day is not None:
                ticks = row.ticks if row is not None and self.before.has_focus else None
                await actions.tick(self, self.day, ticks)

    @work
    async def action_shift(self, by: int) -> None:
        """Put the stop under the cursor a place later or earlier."""
        async with self._turn:
            if self.chosen is not None:
                await actions.shift(self, standing_stops(self.stops), self.chosen, by)

    @work
    async def action_cancel(self) -> None:
        """Ask why, and call the stop under the cursor off."""
        async with self._turn:
            if self.chosen is not None and self.route.has_focus:
                await actions.cancel(self, self.chosen)

    @work
    async def action_confirm(self) -> None:
        """Mark the day as agreed with the rep."""
        async with self._turn:
            if self.day is not None:
                await actions.confirm(self, self.day)

    @work
    async def action_notice(self) -> None:
        """Show the notice to the rep as a text to send, then ask whether it was given."""
        async with self._turn:
            if self.day is not None:
                await actions.give_notice(self, self.day, self.person)

    @work
    async def action_write(self) -> None:
        """Write the day as a calendar file into the folder of exports."""
        async with self._turn:
            if self.day is not None:
                await actions.write_calendar(self, self.day, self.person)

    @work
    async def action_start(self) -> None:
        """Open the console of the day."""
        async with self._turn:
            day = self.day
            if day is not None and await actions.held_today(self, day, self.stops):
                open_target(self, Target(KIND, day.id, "console"))

    def action_numbers(self) -> None:
        """Open the rep's targets and deals."""
        open_numbers(self, self._day.person_id)

    def action_back(self) -> None:
        """Go back to where it was opened."""
        self.dismiss(None)

    def _show_stop(self, saved: Mapping[str, str] | None) -> None:
        """Put the cursor on a stop that was just added."""
        stops = standing_stops(self.stops)
        if saved is not None and stops:
            self.refresh_rows()
            self.route.highlight(stops[-1].id)
