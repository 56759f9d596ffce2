"""A console with a rep's numbers over the log; a key shows all of them, or puts them away."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from coachtui.domain.person import Person
from coachtui.language import N_
from coachtui.ui.desk import Desk
from coachtui.ui.log_console import LogConsole
from coachtui.ui.numbers import WIDE, Numbers, room_for_all


class NumbersConsole(LogConsole):
    """A conversation with one rep, their target and deals beside it."""

    NUMBERS_BESIDE: ClassVar[bool] = False
    """Whether a wide screen shows all numbers before anybody asks."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f6,ctrl+r",
            "numbers",
            N_("Numbers"),
            tooltip=N_("Target, deals, and what a discount costs"),
            id="console.numbers",
            key_display="F6",
        ),
    ]

    def __init__(self, desk: Desk, person: Person, numbers: Numbers) -> None:
        self.person = person
        self.numbers = numbers
        self._asked: bool | None = None
        super().__init__(desk)

    def beside(self) -> Person | None:
        """Name the rep: the console stands between the two."""
        return self.person

    @property
    def all_numbers(self) -> bool:
        """Whether all numbers are on screen."""
        if self._asked is None:
            return self.NUMBERS_BESIDE and self.app.size.width >= WIDE
        return self._asked

    def number_lines(self, width: int, most: int) -> Sequence[str]:
        """Return all numbers in `most` lines of a width; empty while they are put away."""
        if not self.all_numbers:
            return ()
        return self.numbers.all_lines(self.desk.view, self.person, width, most)

    def action_numbers(self) -> None:
        """Show all numbers, or put them away; say where there are none."""
        height = self.app.size.height
        if not self.numbers.all_lines(self.desk.view, self.person, self.app.size.width, height):
            self.say(
                self.words.say(
                    "No numbers yet: {press:person.numbers} on the rep's page, or"
                    " “coachtui import deals”."
                )
            )
            return
        self._asked = not self.all_numbers
        self.refresh_rows()
        self.say(self.words.say("These are all numbers on file.") if self._asked else "")

    def number_room(self) -> int:
        """Return how many lines all numbers may have on a screen so high."""
        return room_for_all(self.app.size.height)
