"""What stands above the log of a field day: the stop in front, the others, the question."""

from collections.abc import Sequence
from typing import Final

from coachtui.language import Words
from coachtui.records.field_day.model import Stop
from coachtui.records.field_day.presentation.console_lines import (
    above_lines,
    titles,
    yardstick_lines,
)
from coachtui.ui.section import ruled
from coachtui.ui.span import Span
from coachtui.ui.span_lines import SpanLines

HEADINGS: Final = 2
"""Rows of the two headings: of the stop, and of the log."""
USUAL: Final = 6
"""Rows on a screen of `LINES` rows, the headings included."""
LINES: Final = 24
TALLER: Final = 3
"""Of so many more rows of the screen one goes here, the rest to the log."""
BESIDES: Final = 13
"""Rows for all else: title, capture line, messages, keys, and eight of the log."""


class RideAbove(SpanLines):
    """Rows of plain text over the log."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._stops: Sequence[Stop] = ()
        self._prompt = ""
        self._log: tuple[str, str] = ("", "")
        self._yardstick: tuple[str, ...] = ()

    def measure(self, yardstick: tuple[str, ...]) -> None:
        """Show what a competency looks like at 1, 3 and 5 in place of the brief; () the brief."""
        if yardstick != self._yardstick:
            self._yardstick = yardstick
            self.draw()

    def show(self, stops: Sequence[Stop], prompt: str, log: tuple[str, str]) -> None:
        """Show the stops, the question ('' for none), and the heading of the log."""
        self._stops, self._prompt, self._log = stops, prompt, log
        self.draw()

    def lines(self, width: int) -> list[list[Span]]:
        """Return the heading of the stop, what stands below it, and the heading of the log."""
        height = self.app.size.height
        most = min(USUAL + max(height - LINES, 0) // TALLER, max(height - BESIDES, HEADINGS))
        words, stops = self._words, self._stops
        return [
            [Span(ruled(*titles(words, stops), width), "rule")],
            *self._between(words, width, most - HEADINGS),
            [Span(ruled(*self._log, width), "rule")],
        ]

    def _between(self, words: Words, width: int, room: int) -> list[list[Span]]:
        brief = above_lines(words, self._stops, self._prompt, width, room)
        if not self._yardstick:
            return brief
        shown = yardstick_lines(self._yardstick, width, len(brief))
        # as many rows as the brief has: the log must not jump while somebody types
        return [*shown[: len(brief)], *([Span("")] for _ in range(len(brief) - len(shown)))]
