"""What stands above the log: bring-along list, the last words, the prompt."""

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content
from textual.widgets import Static

from coachtui.domain.person import Person
from coachtui.domain.view import View
from coachtui.records.one_on_one.presentation.console_lines import Span, bring_along_lines
from coachtui.records.one_on_one.rules.bring_along import Item
from coachtui.ui.section import ruled
from coachtui.ui.shown import plain

LEAST_ROWS = 3
_STYLES = {
    "": "",
    "rule": "$text-muted",
    "mark": "$text-primary",
    "late": "$text-error bold",
    "done": "$text-muted",
    "ask": "$text-accent",
}
FIXED = 8
"""Rows of the screen that neither the list nor the log can have: title, headings, line, keys."""
LIST_PART = 3
"""The list has a third of the rest, the log what it leaves."""


class Above(Static):
    """Rows of plain text over the log; drawn anew only when they change."""

    DEFAULT_CSS: ClassVar[str] = """
    Above { height: auto; text-wrap: nowrap; text-overflow: clip; color: $foreground; }
    """

    def __init__(self, view: View, person: Person) -> None:
        super().__init__("", markup=False)
        self._view, self._person = view, person
        self._items: Sequence[Item] = ()
        self._below: tuple[str, ...] = ()
        self._log: tuple[str, str] = ("", "")
        self._lines: list[list[Span]] = []

    def show(self, items: Sequence[Item], below: tuple[str, ...], log: tuple[str, str]) -> None:
        """Show the list, the lines below it, and the heading of the log (title, aside)."""
        self._items, self._below, self._log = items, below, log
        self._draw()

    def on_resize(self) -> None:
        """Fit into the new width."""
        self._draw()

    def _draw(self) -> None:
        width = self.app.size.width
        room = self.app.size.height - FIXED - len(self._below)
        most = max(LEAST_ROWS, room // LIST_PART)
        words = self._view.words
        keys = words.say("/1 done · /1 fri moves it · /1 drop")
        title = ruled(words.say("Bring along"), keys, width)
        lines = [
            [Span(title, "rule")],
            *bring_along_lines(self._view, self._items, self._person, width, most),
            *([Span(line, "ask")] for line in self._below),
            [Span(ruled(*self._log, width), "rule")],
        ]
        if lines != self._lines:
            self._lines = lines
            self.update(Content("\n").join(_drawn(line) for line in lines))


def _drawn(line: Sequence[Span]) -> Content:
    return Content("").join(plain(span.text, _STYLES[span.tone]) for span in line)
