"""The review grid: lines of a day are put to their stop and their kind, one key each."""

from asyncio import Lock
from collections.abc import Awaitable, Callable, Iterable
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from coachtui.capture.signs import signed, without_sign
from coachtui.domain.ids import new_id
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.records.field_day.presentation.console_lines import stop_of
from coachtui.records.field_day.presentation.refusals import refusal
from coachtui.records.field_day.presentation.sorting_rows import (
    Sorted,
    placed_at,
    sorting_rows,
    stop_choices,
)
from coachtui.records.field_day.screens.ride import Ride
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask, AskLine
from coachtui.ui.log_console import SIGNS, LogTable
from coachtui.ui.screen import CoachScreen
from coachtui.ui.span import Span
from coachtui.ui.span_lines import SpanLines
from coachtui.ui.table import Column, Row, RowTable
from coachtui.ui.waiting import Waiting

TARGET: Final = 24
"""Most cells of the column that names the stop."""
MOST_CHOICES: Final = 3


class SortTable(LogTable):
    """Lines that wait for their stop: a digit is the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(f"{digit}", f"screen.answer({digit})", show=False, id="sorting.stop")
            for digit in range(10)
        ),
        Binding("enter", "screen.accept", N_("As proposed"), id="sorting.accept"),
    ]


class Choices(SpanLines):
    """The stops by their number."""

    def __init__(self, ride: Ride) -> None:
        super().__init__()
        self._ride = ride

    def lines(self, width: int) -> list[list[Span]]:
        """Return the numbers to answer with."""
        ride = self._ride
        return stop_choices(ride.desk.words, ride.stops, width, MOST_CHOICES)


class SortScreen(CoachScreen[None]):
    """The lines of a day outside its stops, and those put to one since this was opened."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f4", "back", N_("Done"), id="app.back"),
    ]
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (("1-9", N_("Stop")), ("0", N_("The day")))

    def __init__(self, desk: Desk, ride: Ride) -> None:
        super().__init__(desk)
        self.ride = ride
        self._sorted = Sorted(ride.day.id)
        self._turn = Lock()
        self._choices = Choices(ride)
        self.table = SortTable(desk.words, empty=desk.words.say("No line waits for its stop."))

    def heading(self) -> str:
        """Say how many lines still wait."""
        words, waiting = self.words, self._sorted.waiting(self.ride.everything)
        count = words.count(waiting, "{n} line to sort", "{n} lines to sort")
        return " · ".join((words.say("Sort notes"), self.ride.person.full_name, count))

    def idle(self) -> str:
        """Say which keys answer."""
        return self.words.say(
            "1-9 put a line to its stop, 0 to the day; {press:lines.praise}"
            " {press:lines.adjusting} {press:lines.quote} {press:lines.commitment}"
            " {press:lines.question} sort its kind."
        )

    def body(self) -> Iterable[Widget]:
        """Give the stops and the lines."""
        yield self._choices
        yield self.table

    def refresh_rows(self) -> None:
        """Show the lines and where each stands, or would."""
        ride = self.ride
        self._choices.draw()
        found = self._sorted.lines(ride.everything)
        lines = sorting_rows(self.desk.view, ride.day, ride.stops, found, self._sorted.answered)
        columns = (Column("", 5), Column("", 6), Column(), Column("", TARGET, "right"))
        self.table.show(
            columns, [Row(line.key, line.cells, "good" if line.done else "") for line in lines]
        )
        self.refresh_title()

    # Keys

    def action_answer(self, number: int) -> None:
        """Put the line under the cursor to a stop, or (0) to the day, and go to the next."""
        ride = self.ride
        stop = stop_of(ride.stops, number) if number else None
        if number and stop is None:
            self.say(self.words.say("There is no stop {n} on this day.", n=number), "error")
        else:
            self._place(stop.id if stop else ride.day.id)

    def action_accept(self) -> None:
        """Put the line under the cursor where its hour says."""
        key = self.table.highlighted_key
        entry = self._sorted.entry(key, self.ride.everything) if key else None
        if entry is None:
            return
        place = placed_at(self.words, self.ride.day, self.ride.stops, entry)
        if place.proposed is None:
            text = self.words.say("No hour stands before it: answer with a digit.")
            self.say(text, "warning")
        else:
            self._place(place.proposed.id)

    def _place(self, part_id: str) -> None:
        async def place(entry: LogEntry) -> None:
            ride = self.ride
            stop = next((each for each in ride.stops if each.id == part_id), None)
            place = placed_at(self.words, ride.day, ride.stops, entry, stop)
            kept = entry.revised(text=place.text, typed=place.typed)
            await ride.place(kept, part_id, place.at)

        self._next(place)

    def action_sort(self, kind: str) -> None:
        """Make another kind of line of the one under the cursor, and go to the next."""

        async def sort(entry: LogEntry) -> None:
            hidden = " ~" if signed(entry.typed).hidden else ""
            line = f"{SIGNS[kind][1]}{without_sign(entry.typed)}{hidden}"
            problem = await self.ride.log(Waiting(new_id(), line, entry.id))
            if problem:
                self.say(problem, "error")

        self._next(sort, answered=False)

    @work
    async def action_change(self) -> None:
        """Edit the text of the line under the cursor."""
        key = self.table.highlighted_key
        entry = self._sorted.entry(key, self.ride.everything) if key else None
        if key is None or entry is None:
            return
        draft = f"field_day.line.{entry.id}"
        ask = AskLine(self.desk, self.words.say("The line"), initial=entry.typed, draft=draft)
        text = await self.app.push_screen_wait(ask)
        if text is not None:
            waiting = Waiting(new_id(), text, entry.id)
            problem = ""

            async def change(_: LogEntry) -> None:
                nonlocal problem
                problem = await self.ride.log(waiting)

            if await self._do(key, change) and not problem:
                self.desk.drafts.drop(draft)
            self.say(problem, "error")

    @work
    async def action_remove(self) -> None:
        """Ask, then take the line under the cursor out."""
        key, words = self.table.highlighted_key, self.words
        entry = self._sorted.entry(key, self.ride.everything) if key else None
        if key is None or entry is None:
            return
        question = words.say("Delete this line? “{text}”", text=entry.text)
        ask = Ask(self.desk, question, yes=words.say("Delete"), no=words.say("Keep"))
        if await self.app.push_screen_wait(ask):
            await self._do(key, self.ride.remove)

    @on(RowTable.Opened)
    def _opened(self, event: RowTable.Opened) -> None:
        event.stop()
        self.action_accept()

    def action_back(self) -> None:
        """Go back to the log."""
        self.dismiss(None)

    def _next(self, act: Callable[[LogEntry], Awaitable[None]], *, answered: bool = True) -> None:
        """Do something to the line under the cursor, and go to the next at once."""
        key = self.table.highlighted_key
        if key is not None:
            self.say("")
            self.table.action_cursor_down()
            self.carry_out(key, act, answered=answered)

    @work(group="lines")
    async def carry_out(
        self, key: str, act: Callable[[LogEntry], Awaitable[None]], *, answered: bool
    ) -> None:
        """Do something to a line, after what was asked for before."""
        if await self._do(key, act) and answered:
            self._sorted.answer(key)
            self.refresh_rows()

    async def _do(self, key: str, act: Callable[[LogEntry], Awaitable[None]]) -> bool:
        """Do something to a line as it is by then; tell whether that is on disk."""
        async with self._turn:
            entry = self._sorted.entry(key, self.ride.everything)
            if entry is None:
                return False
            if self.ride.read_only:
                self.say(refusal(self.words, "read_only"), "error")
                return False
            try:
                await act(entry)
            except StoreError as error:
                self.say(told(error, self.words), "error")
                return False
        return True
