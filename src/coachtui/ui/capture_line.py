"""The capture line: a word for what a line is, the field, and below it how it is understood."""

from collections import deque
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Static

from coachtui.capture import complete, split_paste
from coachtui.capture.entry import Vocabulary
from coachtui.capture.explain import Explained
from coachtui.domain.ids import Ids
from coachtui.text import cells, ellipsis
from coachtui.ui.fields import CoachInput, pasted
from coachtui.ui.shown import plain

MARK_CELLS = 6
"""Width of the word before the line, so that the field never jumps."""


class Names(Suggester):
    """Completes the name, tag or deal at the end of a line as ghost text."""

    def __init__(self, vocabulary: Callable[[], Vocabulary]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._vocabulary = vocabulary

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole line with the completion, or None."""
        rest = complete(value, len(value), self._vocabulary())
        return value + rest if rest else None


class CaptureField(CoachInput):
    """A field that hands its line over and is empty before the next key is read."""

    class Entered(Message):
        """A line was entered; `id` is that of the entry it becomes."""

        def __init__(self, line: str, identifier: str) -> None:
            super().__init__()
            self.line = line
            self.id = identifier

    class Poured(Message):
        """Several lines were pasted; what stood in the field was left there."""

        def __init__(self, lines: tuple[str, ...]) -> None:
            super().__init__()
            self.lines = lines

    def __init__(self, suggester: Suggester | None = None) -> None:
        super().__init__(suggester=suggester)
        self.ids = Ids()
        self.handed: deque[CaptureField.Entered] = deque()
        """Lines entered that nobody has taken in yet: a draft holds them too."""
        self._given = ("", "")

    def give_back(self, line: str, identifier: str) -> None:
        """Show a line that was not written; entered again unchanged, it keeps its identifier."""
        self._given = (line, identifier)
        self.value = line
        self.cursor_position = len(line)

    async def action_submit(self) -> None:
        """Hand the line over and empty the field at once, so that typing ahead starts anew."""
        line, identifier = self._given
        same = bool(line) and line == self.value
        entered = self.Entered(self.value, identifier if same else self.ids.next())
        self._given = ("", "")
        self.handed.append(entered)
        self.clear()
        self.post_message(entered)

    def on_paste(self, event: events.Paste) -> None:
        """Take one line into the field; several are handed over as notes."""
        lines = split_paste(event.text)
        if len(lines) <= 1:
            super().on_paste(event)
            return
        event.stop()
        event.prevent_default()
        if pasted(self, event, lines=True):
            self.post_message(self.Poured(lines))


class CaptureLine(Vertical):
    """The capture line as a widget two rows high."""

    DEFAULT_CSS: ClassVar[str] = """
    CaptureLine {
        height: 2;
        & > Horizontal { height: 1; }
        & .capture--mark { width: auto; color: $text-accent; text-style: bold; }
        & > .capture--reading { height: 1; color: $text-muted; }
    }
    """

    def __init__(
        self, read: Callable[[str], Explained], vocabulary: Callable[[], Vocabulary]
    ) -> None:
        super().__init__()
        self._read = read
        self.field = CaptureField(Names(vocabulary))
        self._mark = Static("", classes="capture--mark", markup=False)
        self._reading = Static("", classes="capture--reading", markup=False)
        self._shown: tuple[str, str] = ("", "")

    def compose(self) -> ComposeResult:
        """Lay out the word, the field, and the reading."""
        with Horizontal():
            yield self._mark
            yield self.field
        yield self._reading

    def on_mount(self) -> None:
        """Show what an empty line is."""
        self.explain()

    def on_resize(self) -> None:
        """Fit the reading to the new width."""
        self.explain()

    def on_input_changed(self, event: CoachInput.Changed) -> None:
        """Read the line anew."""
        self.explain()

    def explain(self) -> None:
        """Show how the line in the field is understood; send nothing where that did not change."""
        read = self._read(self.field.value)
        mark = f" {read.mark}{' ' * max(0, MARK_CELLS - cells(read.mark))} › "
        told = self._fitted(read)
        if mark != self._shown[0]:
            self._mark.update(plain(mark), layout=cells(mark) != cells(self._shown[0]))
        if told != self._shown[1]:
            # its height is fixed: laying out the whole screen would be most of the work of a key
            self._reading.update(plain(told), layout=False)
        self._shown = (mark, told)

    def _fitted(self, read: Explained) -> str:
        room = max(self.size.width - 2, 10)
        seen = ellipsis(read.seen, room // 3)
        told = ellipsis(f"= {read.told}" if read.told else "", room - cells(seen) - 1)
        gap = room - cells(told) - cells(seen)
        return f" {told}{' ' * gap}{seen}"
