"""The heading of a pane: a rule with its name on the left and a count on the right."""

from textual.widgets import Static

from coachtui.text import cells, ellipsis
from coachtui.ui.shown import plain


class SectionLine(Static):
    """One line: `─ Needs me ───────── 10 rows · 6 with ! ─`."""

    DEFAULT_CSS = """
    SectionLine {
        height: 1; text-wrap: nowrap; text-overflow: clip; color: $text-primary;
        background: $background;
    }
    """

    def __init__(self, left: str, right: str = "") -> None:
        """Make a heading of two texts."""
        super().__init__(markup=False)
        self._left, self._right = left, right

    @property
    def texts(self) -> tuple[str, str]:
        """What stands left and right, uncut."""
        return self._left, self._right

    def show(self, left: str, right: str = "") -> None:
        """Show other texts."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self._draw()

    def on_resize(self) -> None:
        """Fit the rule into the new width."""
        self._draw()

    def _draw(self) -> None:
        self.update(plain(ruled(self._left, self._right, self.size.width)))


def ruled(left: str, right: str, width: int) -> str:
    """Return a heading of exactly `width` cells; without room the right text gives way."""
    left = ellipsis(f"─ {left} ", width)
    right = f" {right} ─" if right else ""
    if cells(left) + cells(right) + 1 > width:
        right = ""
    return left + "─" * (width - cells(left) - cells(right)) + right
