"""A rep's numbers as rows of a screen; out of sight where there are none."""

from typing import ClassVar, Final, TypeVar

from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Static

from coachtui.domain.items import Target
from coachtui.domain.parts import one_of
from coachtui.domain.person import Person
from coachtui.language import N_
from coachtui.ui.desk import Desk
from coachtui.ui.numbers import Numbers
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain

T = TypeVar("T")
_PAGE: Final = "coachtui.overview.targets:numbers_screen"
PAGE_KEY: Final = Binding(
    "t",
    "numbers",
    N_("Numbers"),
    show=False,
    tooltip=N_("Targets, deals, and what a discount costs"),
    id="person.numbers",
)
"""Opens the page of a rep's numbers from the pages that have the panel."""


def open_numbers(screen: CoachScreen[T], person_id: str) -> None:
    """Open the page of somebody's numbers."""
    desk, place = screen.desk, Target(Person.table, person_id)
    screen.app.push_screen(one_of(desk.catalogue, _PAGE, Screen, desk, place))


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
