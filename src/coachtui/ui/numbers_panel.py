"""A rep's numbers as rows of a screen; out of sight where there are none."""

from typing import ClassVar

from textual.widgets import Static

from coachtui.domain.person import Person
from coachtui.ui.desk import Desk
from coachtui.ui.numbers import Numbers
from coachtui.ui.shown import plain


class NumbersPanel(Static):
    """One line or two under a heading, more on a wide screen."""

    DEFAULT_CSS: ClassVar[str] = """
    NumbersPanel {
        height: auto; max-height: 4; display: none; color: $text-muted;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, desk: Desk) -> None:
        """Make an empty panel."""
        super().__init__("", markup=False)
        self._desk = desk
        self._numbers = Numbers(desk.folder)

    def show(self, person: Person) -> None:
        """Show what is on file about somebody, as far as the screen has room."""
        lines = self._numbers.lines(self._desk.view, person, *self.screen.size)
        self.display = bool(lines)
        self.update(plain("\n").join(plain(line) for line in lines))
