"""The capture line: a word for what a line is, the field, and below it how it is understood."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from typing import ClassVar, Final, Self

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Static

from coachtui.capture import completions, split_paste
from coachtui.capture.entry import Vocabulary
from coachtui.capture.explain import Explained
from coachtui.domain.ids import Ids
from coachtui.language import Words
from coachtui.text import cells, ellipsis
from coachtui.ui.fields import CoachInput, pasted
from coachtui.ui.keynames import key_name
from coachtui.ui.shown import plain

MARK_CELLS = 6
"""Width of the word before the line, so that the field never jumps."""
TAKES: Final = "tab"
"""Key that takes a completion; the right arrow takes the first too, as in any field."""
_MOST: Final = 99
"""Completions offered one after the other."""


class Names(Suggester):
    """Completes the name, tag or deal at the end of a line as ghost text."""

    def __init__(self, vocabulary: Callable[[], Vocabulary]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._vocabulary = vocabulary
        self._last: tuple[str, Vocabulary, tuple[str, ...]] = ("", Vocabulary(), ())

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole line with the completion, or None."""
        return next((value + rest for rest in self.rests(value)), None)

    def rests(self, value: str) -> tuple[str, ...]:
        """Return everything that may complete a line, the ghost text first."""
        words = self._vocabulary()
        if self._last[:2] != (value, words):  # asked for twice with each key
            found = tuple(islice(completions(value, len(value), words), _MOST))
            self._last = (value, words, found)
        return self._last[2]


@dataclass(frozen=True, slots=True)
class Taking:
    """A line, what may complete it, and which of that was taken last (-1: none)."""

    line: str = ""
    rests: tuple[str, ...] = ()
    at: int = -1

    @property
    def value(self) -> str:
        """The line with what was taken."""
        return self.line + (self.rests[self.at] if self.at >= 0 else "")

    @property
    def over(self) -> bool:
        """Whether the only completion was taken: there is no next."""
        return self.at >= 0 and len(self.rests) == 1

    def next(self) -> Self:
        """Return it with the next completion taken, after the last the first."""
        return replace(self, at=(self.at + 1) % len(self.rests))


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

    def __init__(self, names: Names) -> None:
        super().__init__(suggester=names)
        self._names = names
        self._taking = Taking()
        self.ids = Ids()
        self.handed: deque[CaptureField.Entered] = deque()
        """Lines entered that nobody has taken in yet: a draft holds them too."""
        self._given = ("", "")

    @property
    def taking(self) -> Taking:
        """What the key that takes a completion has taken, else what it would take."""
        if self.value == self._taking.value:
            return self._taking
        return Taking(self.value, self._names.rests(self.value) if self.cursor_at_end else ())

    async def on_key(self, event: events.Key) -> None:
        """Take the completion, then the next one; without any the key is the screen's."""
        taking = self.taking
        if event.key != TAKES or not taking.rests or taking.over:
            return
        event.stop()
        event.prevent_default()
        self._taking = taking.next()
        self.value = self._taking.value
        self.cursor_position = len(self.value)

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
        self,
        words: Words,
        read: Callable[[str], Explained],
        vocabulary: Callable[[], Vocabulary],
    ) -> None:
        super().__init__()
        self._words = words
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
        if hint := self._completing():
            read = replace(read, seen=hint)
        mark = f" {read.mark}{' ' * max(0, MARK_CELLS - cells(read.mark))} › "
        told = self._fitted(read)
        if mark != self._shown[0]:
            self._mark.update(plain(mark), layout=cells(mark) != cells(self._shown[0]))
        if told != self._shown[1]:
            # its height is fixed: laying out the whole screen would be most of the work of a key
            self._reading.update(plain(told), layout=False)
        self._shown = (mark, told)

    def _completing(self) -> str:
        """Say which key takes the ghost text, and how many there are; '' without any."""
        taking, say = self.field.taking, self._words.say
        key, many = key_name(TAKES), len(taking.rests)
        if not many or taking.over:
            return ""
        if many == 1:
            return say("{key} takes it", key=key)
        if taking.at < 0:
            return say("{key} takes it · 1 of {m}", key=key, m=many)
        return say("{key}: the next · {n} of {m}", key=key, n=taking.at + 1, m=many)

    def _fitted(self, read: Explained) -> str:
        room = max(self.size.width - 2, 10)
        seen = ellipsis(read.seen, room // 3)
        told = ellipsis(f"= {read.told}" if read.told else "", room - cells(seen) - 1)
        gap = room - cells(told) - cells(seen)
        return f" {told}{' ' * gap}{seen}"
