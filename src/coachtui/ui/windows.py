"""The windows that have the same records open: since when, where."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.window import Window
from coachtui.language import N_
from coachtui.ui.desk import Desk
from coachtui.ui.screen import CoachModal
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable

_COLUMNS: Final = (Column("", 17), Column("", 10), Column(""), Column("", 9, "right"))


class _Windows(RowTable):
    """Rows that open nothing."""

    OPENS: ClassVar[bool] = False


class WindowsDialog(CoachModal[None]):
    """Lists this window and the others; Esc leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", N_("Back"), id="windows.leave"),
        Binding("y", "app.copy_here", N_("Copy"), id="app.copy"),
    ]
    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    DEFAULT_CSS = """
    WindowsDialog RowTable { height: auto; max-height: 9; background: $surface; }
    WindowsDialog .told { height: auto; max-height: 3; color: $text-muted; }
    """

    def __init__(self, desk: Desk) -> None:
        """Make the list as it was looked up last."""
        super().__init__(desk)
        self._table = _Windows(desk.words)

    def heading(self) -> str:
        """Say how many there are."""
        return self.desk.company.told(self.words)

    def body(self) -> Iterable[Widget]:
        """Give the windows, and what it means that there are others."""
        words = self.words
        told = words.say(
            "Each sees within two seconds what another saves, and none writes over another. A"
            " window you left behind ends by itself once its line is down."
        )
        yield self._table
        yield Static(plain(told), classes="told", markup=False)

    def on_mount(self) -> None:
        """Show the windows, this one first."""
        company = self.desk.company
        own = company.own or Window("")
        rows = [self._row(own, here=True), *(self._row(each) for each in company.others)]
        self._table.show(_COLUMNS, rows)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    def _row(self, window: Window, *, here: bool = False) -> Row:
        words = self.words
        since = words.moment_short(window.since) if window.since is not None else ""
        where = words.say("over SSH") if window.remote else words.say("on this host")
        told = words.say("this window") if here else where
        number = f"{window.process}" if window.process else ""
        return Row(window.session or "-", (since, window.terminal, told, number))
