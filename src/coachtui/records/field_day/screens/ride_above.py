"""What stands above the log of a field day: the stop in front, the others, the question."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from coachtui.language import Words
from coachtui.records.field_day.model import Stop
from coachtui.records.field_day.presentation.console_lines import (
    above_lines,
    titles,
    yardstick_lines,
)
from coachtui.text import cells, ellipsis
from coachtui.ui.numbers import WIDE
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

    def __init__(self, words: Words, numbers: Callable[[int, int], Sequence[str]]) -> None:
        """Make it empty; `numbers` gives the rep's numbers for a width and so many lines."""
        super().__init__()
        self._words, self._numbers = words, numbers
        self.fit: Callable[[str], str] = str
        """Makes what was noted of a stop fit for the rep, who may look on."""
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
        title, aside = map(self.fit, titles(words, stops))
        return [
            [Span(ruled(title, aside, width), "rule")],
            *self._between(width, most - HEADINGS),
            [Span(ruled(*self._log, width), "rule")],
        ]

    def _between(self, width: int, room: int) -> list[list[Span]]:
        """Return brief and numbers side by side; on a narrow screen the one or the other."""
        if width < WIDE:
            asked = [[Span(ellipsis(f" {self._prompt}", width), "ask")]] if self._prompt else []
            told = self._numbers(width, room - len(asked))
            if not told:
                return self._stop(width, room)
            return [*self._scored([[Span(line, "ask")] for line in told], width), *asked]
        left = width - width // 2
        told, brief = self._numbers(width - left, room), self._stop(left - 1, room)
        if not told:
            return self._stop(width, room)
        return beside(brief, told, left if brief else 0)

    def _stop(self, width: int, room: int) -> list[list[Span]]:
        rows = above_lines(self._words, self._stops, self._prompt, width, room)
        told = [[replace(span, text=self.fit(span.text)) for span in row] for row in rows]
        return self._scored(told, width)

    def _scored(self, rows: list[list[Span]], width: int) -> list[list[Span]]:
        if not self._yardstick:
            return rows
        shown = yardstick_lines(self._yardstick, width, len(rows))
        # as many rows as before: the log must not jump while somebody types
        return [*shown[: len(rows)], *([Span("")] for _ in range(len(rows) - len(shown)))]


def beside(rows: Sequence[list[Span]], told: Sequence[str], left: int) -> list[list[Span]]:
    """Return rows that end before the column `left`, and lines that begin there."""
    count = max(len(rows), len(told))
    rows = [*rows, *([] for _ in range(count - len(rows)))]
    told = [*told, *[""] * (count - len(told))]
    return [
        [*row, Span(" " * (left - sum(cells(span.text) for span in row))), Span(line, "ask")]
        for row, line in zip(rows, told, strict=True)
    ]
