"""The two single lines of every screen: its title, and what it has to say."""

from typing import Final, Literal, Unpack

from textual.content import Content
from textual.widgets import Static

from coachtui.text import cells, ellipsis
from coachtui.ui.fields import Attributes
from coachtui.ui.shown import plain

MOST_LINES: Final = 4
_ROOMY: Final = 24
MessageTone = Literal["", "good", "warning", "error"]

_SIGN: Final[dict[MessageTone, str]] = {"": "", "good": "✓ ", "warning": "! ", "error": "! "}
_STYLE: Final[dict[MessageTone, str]] = {
    "": "",
    "good": "$text-success",
    "warning": "$text-warning",
    "error": "$text-error",
}


class TitleLine(Static):
    """One line: what this is on the left, whose and how on the right."""

    DEFAULT_CSS = """
    TitleLine {
        height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: clip;
        background: $panel; color: $foreground; text-style: bold;
    }
    """

    def __init__(self, left: str = "", right: str = "") -> None:
        """Make a title of two texts."""
        super().__init__(markup=False)
        self._left, self._right = left, right

    @property
    def texts(self) -> tuple[str, str]:
        """What stands left and right, uncut."""
        return self._left, self._right

    def show(self, left: str, right: str) -> None:
        """Show other texts."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self._draw()

    def on_resize(self) -> None:
        """Fit the texts into the new width."""
        self._draw()

    def _draw(self) -> None:
        room = self.size.width
        right = ellipsis(self._right, max(room // 2, room - cells(self._left) - 2))
        left = ellipsis(self._left, room - cells(right) - 2 if right else room)
        line = left + " " * (room - cells(left) - cells(right)) + right
        self.update(plain(line), layout=False)


class MessageLine(Static):
    """A line for outcomes and errors. It keeps its place when it is empty.

    What is too long for it takes as many lines as it needs, until something else is said.
    """

    DEFAULT_CSS = """
    MessageLine { height: auto; min-height: 1; padding: 0 1; }
    """

    def __init__(self, idle: str = "", **attributes: Unpack[Attributes]) -> None:
        """Make a line that shows `idle`, in words, while there is nothing to say."""
        super().__init__(plain(idle, "$text-muted"), markup=False, **attributes)
        self._idle = idle
        self._text = ""

    @property
    def text(self) -> str:
        """What is said now, without its sign; '' for nothing."""
        return self._text

    def say(self, text: str, tone: MessageTone = "") -> None:
        """Show a sentence with the sign and colour of its tone; '' goes back to the idle text."""
        self._text = text
        line = text.replace("\n", " ")
        shown = plain(_SIGN[tone] + line, _STYLE[tone]) if text else self._idle_line()
        room = self.content_size.width
        # in a short terminal a dialog has no line to give away
        short = self.app.size.height < _ROOMY and self.screen.is_modal
        self.styles.max_height = 1 if short else MOST_LINES
        # most of what is said has a line, and moves nothing
        self.update(shown, layout=self.size.height > 1 or cells(shown.plain) > room > 0)

    def _idle_line(self) -> Content:
        return plain(self._idle, "$text-muted")
