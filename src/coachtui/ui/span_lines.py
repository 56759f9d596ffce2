"""Rows of spans, drawn anew only when they change."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.content import Content
from textual.widgets import Static

from coachtui.ui.shown import plain
from coachtui.ui.span import Span, SpanTone

_STYLES: Final[dict[SpanTone, str]] = {
    "": "",
    "rule": "$text-muted",
    "mark": "$text-primary",
    "late": "$text-error bold",
    "done": "$text-muted",
    "ask": "$text-accent",
}


class SpanLines(Static):
    """Rows of plain text; a subclass lays them out in `lines`."""

    DEFAULT_CSS: ClassVar[str] = """
    SpanLines { height: auto; text-wrap: nowrap; text-overflow: clip; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._drawn: list[list[Span]] = []

    def lines(self, width: int) -> list[list[Span]]:
        """Return the rows for a width in cells."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Fit into the new width."""
        self.draw()

    def draw(self) -> None:
        """Show the rows as they are now."""
        lines = self.lines(self.app.size.width)
        if lines != self._drawn:
            self._drawn = lines
            self.update(Content("\n").join(_line(line) for line in lines))


def _line(line: Sequence[Span]) -> Content:
    return Content("").join(plain(span.text, _STYLES[span.tone]) for span in line)
