"""The calendar of clocks: every deadline of every open case, day by day."""

import asyncio
from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.exchange.calendar_file import calendar_file
from coachtui.exchange.export_folder import keep
from coachtui.language import N_
from coachtui.records.discipline.model import DisciplineCase
from coachtui.records.discipline.presentation.clock_calendar import (
    CalendarLine,
    calendar_lines,
    deadlines,
)
from coachtui.records.discipline.screens.case_page import CasePage
from coachtui.records.discipline.screens.case_screen import CaseScreen
from coachtui.records.discipline.screens.initials import INITIALS, turned
from coachtui.ui.desk import Desk
from coachtui.ui.shown import plain, shown_path
from coachtui.ui.table import Column, Row, RowTable, Tone

_INITIALS, _NAMES = 4, 12
"""Cells for initials, and for names."""
_DAYS = 8
"""Cells for the days left: a deadline can be years ahead."""


class ClockCalendar(CaseScreen):
    """All clocks by day, under the months; Enter opens the case."""

    AUTO_FOCUS: ClassVar[str | None] = "#clocks"
    BINDINGS: ClassVar[list[BindingType]] = [
        INITIALS,
        Binding("x", "export", N_("Write .ics"), tooltip=N_("Without any name"), id="case.x"),
    ]

    DEFAULT_CSS = """
    ClockCalendar #whole { height: auto; max-height: 3; padding: 0 1; }
    """

    def __init__(self, desk: Desk) -> None:
        """Make the calendar."""
        super().__init__(desk)
        self.table = RowTable(desk.words, empty=desk.words.say("No deadline runs."), id="clocks")
        self._lines: dict[str, CalendarLine] = {}

    def heading(self) -> str:
        """Name the calendar."""
        return self.words.say("Calendar of clocks")

    def body(self) -> Iterable[Widget]:
        """Give the days."""
        yield self.table
        yield Static("", id="whole", classes="aside", markup=False)

    def on_mount(self) -> None:
        """Show the days."""
        self.refresh_rows()

    def show_rows(self) -> None:
        """Show what runs now."""
        lines = tuple(calendar_lines(self.desk.hr.view))
        self._lines = {line.key: line for line in lines}
        rows = []
        for line in lines:
            tone: Tone = "late" if line.late else "" if line.case_id else "head"
            rows.append(Row(line.key, line.cells, tone))
        who = _INITIALS if self.desk.settings.initials else _NAMES
        wide = (Column("", 10), Column("", _DAYS), Column("", 8), Column("", who), Column(""))
        self.table.show(wide, rows)
        self._show_whole()

    @on(RowTable.RowHighlighted)
    def _moved(self, event: RowTable.RowHighlighted) -> None:
        event.stop()
        self._show_whole()

    def _show_whole(self) -> None:
        """Show uncut what stands on the line under the cursor."""
        line = self._lines.get(self.table.highlighted_key or "")
        told = line.whole if line is not None and self.desk.hr.unlocked else ""
        self.query_one("#whole", Static).update(plain(told))

    @on(RowTable.Opened)
    def _open(self, event: RowTable.Opened) -> None:
        event.stop()
        line = self._lines.get(event.key)
        if line is None or not self.desk.hr.unlocked:
            return
        case = self.desk.hr.repository.get(DisciplineCase, line.case_id)
        if case is not None:
            self.app.push_screen(CasePage(self.desk, case))

    def action_initials(self) -> None:
        """Name people by their initials, or by name, for this session."""
        turned(self.desk)

    @work
    async def action_export(self) -> None:
        """Note that it is exported, then write the deadlines as a calendar file without a name."""
        desk, words = self.desk, self.words
        try:
            await desk.hr.audit("export", "")
        except StoreError as error:
            self.say(told(error, words), "error")
            return
        if not desk.hr.unlocked:
            return
        entries = tuple(deadlines(desk.hr.view, date.min, date.max))
        now, title = desk.clock.now(), words.say("Calendar of clocks")

        def write() -> str:
            data = calendar_file(entries, words.zone, now, title)
            return str(keep(desk.folder, "clocks", ".ics", data))

        try:
            path = await asyncio.to_thread(write)
        except OSError as error:
            reason = error.strerror or "?"
            self.say(words.say("The file cannot be written: {reason}.", reason=reason), "error")
        else:
            shown = shown_path(path, self.size.width)
        self.say(words.say("Written to {path}.", path=shown), "good")
