"""The first screen. Its frame needs no record: what it shows comes once the store is open."""

from asyncio import Lock
from collections.abc import Iterable
from inspect import isawaitable
from typing import ClassVar, Literal

from textual import events, work
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.items import Target
from coachtui.domain.parts import called, one_of
from coachtui.language import N_
from coachtui.overview.layout import BESIDE, beside
from coachtui.overview.today_items import Need, TodayRows
from coachtui.overview.today_view import (
    counted,
    heading,
    need_columns,
    need_rows,
    team_table,
)
from coachtui.ui.desk import Desk
from coachtui.ui.filter_line import FILTER, FilterLine
from coachtui.ui.screen import CoachScreen
from coachtui.ui.section import SectionLine
from coachtui.ui.shown import plain
from coachtui.ui.table import RowTable

ROWS = "coachtui.overview.today_rows:rows"
ACTIONS = "coachtui.overview.today_actions"
_LEAST_ROWS = 3
_EMPTY_LINES = 6
_LINES_AROUND = 3
"""Title, message and keys."""


class TodayScreen(CoachScreen[None]):
    """What needs the manager now, and below it the team."""

    AUTO_FOCUS: ClassVar[str | None] = "#needs"
    NEEDS_ROW: ClassVar[frozenset[str]] = frozenset({"today.done", "today.edit"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space", "act('keep')", N_("Done"), tooltip=N_("Mark a promise kept"), id="today.done"
        ),
        Binding("n", "start", N_("New"), tooltip=N_("Start something new"), id="today.new"),
        FILTER,
        Binding("e", "act('edit')", N_("Edit"), show=False, id="today.edit"),
        Binding(
            "y", "copy", N_("Copy"), show=False, tooltip=N_("The rows as text"), id="today.copy"
        ),
        Binding(
            "x",
            "export",
            N_("Promises as a table"),
            show=False,
            tooltip=N_("Write the open promises both ways as a CSV file for a spreadsheet"),
            id="today.export",
        ),
    ]
    DEFAULT_CSS = """
    TodayScreen {
        #today { layout: vertical; }
        #needs-pane { height: auto; }
        #team-pane { height: 1fr; }
        &.-beside {
            #today { layout: horizontal; }
            #needs-pane { height: 100%; width: 6fr; margin: 0 2 0 0; }
            #team-pane { height: 100%; width: 5fr; }
        }
    }
    """

    def __init__(self, desk: Desk) -> None:
        """Make the frame; the desk may still be without its store."""
        super().__init__(desk)
        self._rows = TodayRows("", (), ())
        self._panes: Literal["wanted", "coming", "there"] = "wanted"
        self._turn = Lock()
        self._unreadable = 0

    def heading(self) -> str:
        """Give back the word for today, with day and time."""
        now = self.desk.clock.now()
        day = self.words.day_long(self.words.local(now))
        return heading(self.words, f"{day} {self.words.time(now)}")

    def idle(self) -> str:
        """Give back the key of the quick log."""
        return self.words.say("{press:app.capture} quick log: @name, then type")

    def body(self) -> Iterable[Widget]:
        """Give the two panes; before the store is open, a word on that.

        The first frame is out sooner with few widgets on it.
        """
        if self.desk.is_open:
            self._panes = "there"
            return self._made_panes()
        loading = plain(self.words.say("Opening the records …"), "$text-muted")
        return (SectionLine(self.words.say("Needs me")), Static(loading, markup=False))

    def _made_panes(self) -> Iterable[Widget]:
        say = self.words.say
        needs, team = RowTable(self.words, id="needs"), RowTable(self.words, id="team")
        yield FilterLine(needs, say("a name or a word of the row"))
        yield Container(
            Vertical(SectionLine(say("Needs me")), needs, id="needs-pane"),
            Vertical(SectionLine(say("Team")), team, id="team-pane"),
            id="today",
        )

    @work(group="panes")
    async def _bring_panes(self) -> None:
        with self.app.batch_update():
            body = self.query_one(".body")
            await body.remove_children()
            await body.mount(*self._made_panes())
            if not self.query("#needs"):
                return  # the program is ending: nothing is mounted any more
            self._panes = "there"
            self.set_focus(self._needs)
            self.refresh_rows()

    @property
    def need(self) -> Need | None:
        """The row the cursor is on, where it is above."""
        focused = self.focused
        if self._panes != "there" or focused is None or focused is not self._needs:
            return None  # nothing has the focus before the panes are mounted
        key = self._needs.highlighted_key
        return next((need for need in self._rows.needs if need.key == key), None)

    def offers(self, identifier: str) -> bool:
        """Leave out what is done with a row of the upper list where the cursor is on none."""
        return identifier not in self.NEEDS_ROW or self.need is not None

    def target(self) -> Target | None:
        """Give back the record under the cursor, where the row stands for one alone."""
        need = self.need
        if need is None:
            return super().target()
        return need.items[0].target if len(need.items) == 1 else None

    def refresh_rows(self) -> None:
        """Build Today anew."""
        if self._panes == "wanted":
            self._panes = "coming"
            self._bring_panes()
        if self._panes != "there":
            return
        self._rows = one_of(
            self.desk.catalogue, ROWS, TodayRows, self.desk.view, self.desk.catalogue
        )
        self.desk.manager = self._rows.manager
        self._tell_unreadable(len(self.desk.repository.unreadable()))
        self.refresh_title()
        self._show()

    def _tell_unreadable(self, number: int) -> None:
        """Say, once, that records are kept which this version cannot read."""
        if number > self._unreadable:
            self._unreadable = number
            sentence = self.words.count(
                number,
                "{n} record cannot be read by this version; it is kept, and export has it.",
                "{n} records cannot be read by this version; they are kept, and export has them.",
            )
            self.say(sentence, "warning")

    def on_resize(self, event: events.Resize) -> None:
        """Share the height between the panes anew."""
        self.set_class(beside(event.size), BESIDE)
        if self._panes == "there":
            self.call_after_refresh(self._show)

    @property
    def _needs(self) -> RowTable:
        return self.query_one("#needs", RowTable)

    @property
    def _team(self) -> RowTable:
        return self.query_one("#team", RowTable)

    def _show(self) -> None:
        shown = self._rows
        self._needs.empty = self._empty()
        self._needs.show(need_columns(shown.needs), need_rows(shown.needs))
        width = self._team.scrollable_content_region.width or self.size.width
        self._team.show(*team_table(self.words, shown.team, width))
        self._tell_counts()
        self._share_height(len(shown.needs), len(shown.team))

    def _tell_counts(self) -> None:
        """Say over each list how many rows it shows: those the filter lets through."""
        words, sections = self.words, list(self.query(SectionLine))
        keys = {row.key for row in self._needs.shown}
        needs = [need for need in self._rows.needs if need.key in keys]
        sections[0].show(words.say("Needs me"), counted(words, needs))
        team = len(self._team.shown)
        told = words.count(team, "{n} rep", "{n} reps") if team else ""
        sections[1].show(words.say("Team"), told)

    def _share_height(self, needs: int, team: int) -> None:
        """Give the upper pane what it needs, and the team at least two fifths if it fills them."""
        if self.has_class(BESIDE):
            self._needs.styles.height = "1fr"
            return
        # Panes that were just brought have no size yet.
        room = (self.query_one("#today").size.height or self.size.height - _LINES_AROUND) - 2
        wanted = needs or _EMPTY_LINES
        for_team = min(team + 1, room * 2 // 5)
        least = min(wanted, _LEAST_ROWS)
        self._needs.styles.height = max(min(wanted, room - for_team), least)

    def _empty(self) -> str:
        words = self.words
        if not self._rows.team:
            told = words.say(
                "Nobody is here yet. {press:today.new} adds a rep; from a shell,"
                " coachtui import people FILE.csv brings a whole team."
            )
            if self.desk.manager:
                return told
            mine = words.say("2, then {press:people.me}, puts your own name on the screens.")
            return f"{told} {mine}"
        return words.say(
            "Nothing waits for you now. {press:today.new} starts something new, tab goes to the"
            " team."
        )

    def on_row_table_opened(self, message: RowTable.Opened) -> None:
        """Act on the row."""
        message.stop()
        if message.table is self._team:
            called(self.desk.catalogue, f"{ACTIONS}:open_person", self, message.key)
        else:
            self.action_act("act")

    def action_act(self, name: str) -> None:
        """Do something with the row under the cursor."""
        if self.need is not None:
            self._run(name, self.need)

    def action_start(self) -> None:
        """Start something new."""
        if self.desk.is_open:
            self._run("start", "")

    def action_copy(self) -> None:
        """Show the rows as plain text, to be copied."""
        if self.desk.is_open:
            called(self.desk.catalogue, f"{ACTIONS}:copy", self, self._rows, self.need)

    def action_export(self) -> None:
        """Write the promises both ways as a table."""
        if self._panes == "there":
            self._run("export", self._rows)

    def on_filter_line_filtered(self, message: FilterLine.Filtered) -> None:
        """Filter the team too."""
        message.stop()
        self._team.narrow(message.text)
        self._tell_counts()

    @work
    async def _run(self, name: str, handed: object) -> None:
        """Do what a key stands for, after what the keys before it stood for."""
        async with self._turn:
            outcome = called(self.desk.catalogue, f"{ACTIONS}:{name}", self, handed)
            if isawaitable(outcome):
                await outcome
