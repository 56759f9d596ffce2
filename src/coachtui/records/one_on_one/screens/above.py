"""What stands above the log: bring-along list, the last words, the prompt."""

from collections.abc import Sequence

from coachtui.domain.person import Person
from coachtui.domain.view import View
from coachtui.records.one_on_one.presentation.console_lines import bring_along_lines
from coachtui.records.one_on_one.rules.bring_along import Item
from coachtui.ui.section import ruled
from coachtui.ui.span import Span
from coachtui.ui.span_lines import SpanLines

LEAST_ROWS = 3
FIXED = 8
"""Rows of the screen that neither the list nor the log can have: title, headings, line, keys."""
LIST_PART = 3
"""The list has a third of the rest, the log what it leaves."""


class Above(SpanLines):
    """Rows of plain text over the log."""

    def __init__(self, view: View, person: Person) -> None:
        super().__init__()
        self._view, self._person = view, person
        self._items: Sequence[Item] = ()
        self._below: tuple[str, ...] = ()
        self._log: tuple[str, str] = ("", "")
        self.held = False
        """Whether it is over: then the list is one of what was, and nothing is ticked."""

    def show(self, items: Sequence[Item], below: tuple[str, ...], log: tuple[str, str]) -> None:
        """Show the list, the lines below it, and the heading of the log (title, aside)."""
        self._items, self._below, self._log = items, below, log
        self.draw()

    def lines(self, width: int) -> list[list[Span]]:
        """Return the list, what stands below it, and the heading of the log."""
        room = self.app.size.height - FIXED - len(self._below)
        most = max(LEAST_ROWS, room // LIST_PART)
        given = (self._view, self._items, self._person, width, most)
        return [
            [Span(self._title(width), "rule")],
            *bring_along_lines(*given, held=self.held),
            *([Span(line, "ask")] for line in self._below),
            [Span(ruled(*self._log, width), "rule")],
        ]

    def _title(self, width: int) -> str:
        words = self._view.words
        if not self.held:
            keys = words.say("/1 done · /1 fri moves it · /1 drop")
            return ruled(words.say("Bring along"), keys, width)
        settled = sum(item.settled for item in self._items)
        told = words.say("{done} of {n} settled", done=settled, n=len(self._items))
        return ruled(words.say("Brought along"), told if self._items else "", width)
