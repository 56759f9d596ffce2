"""All stops of a day that goes on: ordered, moved, briefed, cancelled, added by keys."""

from asyncio import Lock
from collections.abc import Iterable, Mapping
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from coachtui.capture.moments import moment_of
from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.records.field_day.model import Stop
from coachtui.records.field_day.presentation.console_lines import place_words
from coachtui.records.field_day.presentation.refusals import refusal
from coachtui.records.field_day.presentation.stop_list_rows import stop_list_rows
from coachtui.records.field_day.rules.states import covers
from coachtui.records.field_day.rules.stops import overlaps, standing_stops
from coachtui.records.field_day.screens import day_actions
from coachtui.records.field_day.screens.outcome import outcome_form
from coachtui.records.field_day.screens.ride import Ride
from coachtui.records.field_day.screens.stop_form import stop_form
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import AskLine
from coachtui.ui.screen import CoachScreen
from coachtui.ui.table import Column, Row, RowTable, Tone

_COLUMNS: Final = (
    Column(width=2, align="right"),
    Column(width=11),
    Column(),
    Column(width=14),
    Column(from_width=60),
)


class StopsScreen(CoachScreen[None]):
    """The stops of the day, those done and those to come."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    NEEDS_ROW: ClassVar[frozenset[str]] = frozenset(
        {"stops.edit", "stops.outcome", "stops.move", "stops.cancel"}
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("New"), tooltip=N_("Add a stop"), id="stops.new"),
        Binding("e", "edit", N_("Brief"), tooltip=N_("Edit the brief"), id="stops.edit"),
        Binding("o", "outcome", N_("Outcome"), tooltip=N_("What came of it"), id="stops.outcome"),
        Binding("m", "move", N_("Hour"), tooltip=N_("Move to another hour"), id="stops.move"),
        Binding("J", "shift(1)", N_("Stop later"), show=False, id="stops.later"),
        Binding("K", "shift(-1)", N_("Stop earlier"), show=False, id="stops.earlier"),
        Binding("D,delete", "cancel", N_("Cancel"), id="stops.cancel"),
        Binding("escape", "back", N_("Back"), id="app.back"),
        Binding("shift+tab,f7", "back", N_("Back"), show=False, id="stops.back"),
    ]

    def __init__(self, desk: Desk, ride: Ride) -> None:
        super().__init__(desk)
        self.ride = ride
        self._turn = Lock()
        self.table = RowTable(
            desk.words, desk.words.say("No stops yet: {press:stops.new} adds one.")
        )

    @property
    def chosen(self) -> Stop | None:
        """The stop under the cursor."""
        key = self.table.highlighted_key
        return None if key is None else self.desk.repository.get(Stop, key)

    def heading(self) -> str:
        """Say whose stops these are."""
        words, ride = self.words, self.ride
        parts = [words.say("Stops"), ride.person.full_name, place_words(words, ride.stops)]
        return " · ".join(part for part in parts if part)

    def body(self) -> Iterable[Widget]:
        """Give the table."""
        yield self.table

    def refresh_rows(self) -> None:
        """Show the stops as they are now."""
        stops = self.ride.stops
        found = stop_list_rows(self.words, stops)
        self.table.show(
            _COLUMNS, [Row(stop.id, cells, _tone(stop, stops)) for stop, cells in found]
        )

    # Keys

    @on(RowTable.Opened)
    def _open(self, event: RowTable.Opened) -> None:
        """Edit the brief of a stop to come, the outcome of one that is over."""
        event.stop()
        stop = self.chosen
        if stop is not None and stop.ended_at is not None:
            self.action_outcome()
        else:
            self.action_edit()

    def action_new(self) -> None:
        """Add a stop after the last."""
        self.app.push_screen(stop_form(self.desk, self.ride.day, None), self._show_added)

    def action_edit(self) -> None:
        """Edit the stop under the cursor and its brief."""
        if self.chosen is not None:
            self.app.push_screen(stop_form(self.desk, self.ride.day, self.chosen))

    def action_outcome(self) -> None:
        """Say or correct what came of the stop under the cursor."""
        stop = self.chosen
        if stop is None:
            return
        if stop.cancelled:
            self.say(refusal(self.words, "stop_cancelled"), "error")
        else:
            self.app.push_screen(outcome_form(self.desk, self.ride, stop))

    @work
    async def action_move(self) -> None:
        """Ask for another hour, and move the stop there."""
        async with self._turn:
            stop = self.chosen
            if stop is None or not self._may_change():
                return
            if stop.actual_at is not None or stop.over:
                text = self.words.say("Only a stop to come moves: this one began or was cancelled.")
                self.say(text, "error")
                return
            await self._move(stop)

    async def _move(self, stop: Stop) -> None:
        words, draft = self.words, f"field_day.stop.move.{stop.id}"
        ask = AskLine(
            self.desk,
            words.say("{account} at which hour?", account=stop.account or words.say("Stop")),
            initial=words.time(stop.planned_at) if stop.planned_at else "",
            check=lambda text: self._problem(stop, text),
            draft=draft,
        )
        text = await self.app.push_screen_wait(ask)
        if text is None:
            return
        fresh = self.desk.repository.get(Stop, stop.id) or stop
        moved = self._moved(fresh, text)
        try:
            if moved is not None:
                await self.ride.put(moved, label=N_("Stop moved"))
        except StoreError as error:
            self.say(told(error, words), "error")
            return
        self.desk.drafts.drop(draft)

    def _moved(self, stop: Stop, text: str) -> Stop | None:
        """Return the stop at the hour a text names; None where it names none."""
        usual = self.words.local(stop.planned_at or self.desk.clock.now())
        when = moment_of(text, self.desk.clock.today(), usual)
        return None if when is None else stop.revised(planned_at=when)

    def _problem(self, stop: Stop, text: str) -> str:
        words, moved = self.words, self._moved(stop, text)
        if moved is None or moved.planned_at is None:
            return words.say("No hour understood: try 9:00, 14h30.")
        if not covers(self.ride.day, words.local(moved.planned_at).date()):
            day = words.day_short(self.ride.day.date)
            return words.say("The day is {day}: give an hour on it.", day=day)
        other = overlaps(moved, self.ride.stops)
        if other is not None and other.planned_at is not None:
            return words.say(
                "{account} stands at {hour}: choose another hour, or move that one first.",
                account=other.account or words.say("Another stop"),
                hour=words.time(other.planned_at),
            )
        return ""

    @work
    async def action_shift(self, by: int) -> None:
        """Put the stop under the cursor a place later or earlier."""
        async with self._turn:
            if self.chosen is not None and self._may_change():
                await day_actions.shift(self, standing_stops(self.ride.stops), self.chosen, by)

    @work
    async def action_cancel(self) -> None:
        """Ask why, and cancel the stop under the cursor."""
        async with self._turn:
            if self.chosen is not None and self._may_change():
                await day_actions.cancel(self, self.chosen)

    def _may_change(self) -> bool:
        """Tell whether stops may change; say so where they may not."""
        if self.ride.read_only:
            self.say(refusal(self.words, "read_only"), "error")
        return not self.ride.read_only

    def action_back(self) -> None:
        """Go back to the log."""
        self.dismiss(None)

    def _show_added(self, saved: Mapping[str, str] | None) -> None:
        """Put the cursor on a stop that was just added."""
        stops = standing_stops(self.ride.stops)
        if saved is not None and stops:
            self.table.highlight(stops[-1].id)


def _tone(stop: Stop, stops: list[Stop]) -> Tone:
    if stop.cancelled:
        return "dim"
    if stop.ended_at is not None:
        return "good"
    return "late" if overlaps(stop, stops) is not None else ""
