"""The only text fields of the program: they keep the keys of an input method in order.

A stock field takes letters in its own handler and its editing keys as bindings, after the event
has travelled to the app and back. Vietnamese input methods send a Backspace and the next letters
in one go, so the letters would overtake the Backspace. Fields bind nothing of their own: their
screen does, but for what has to come in order with the letters.
"""

from typing import ClassVar, Final, TypedDict, Unpack

from textual import events
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.suggester import Suggester
from textual.widgets import Input

from coachtui.text import clean, cleaned_away

PASTE_LIMIT: Final = 200_000
"""Characters one paste may bring; more would hold up the screen for seconds."""


class Attributes(TypedDict, total=False):
    """What any widget may be made with."""

    name: str | None
    id: str | None
    classes: str | None
    disabled: bool


class PasteNoted(Message):
    """A paste was refused for its length, or lost control characters on the way in."""

    def __init__(self, refused: int = 0, cleaned: int = 0) -> None:
        super().__init__()
        self.refused = refused
        """Characters of a paste that was too long, or 0."""
        self.cleaned = cleaned
        """Control characters that were taken out."""


class InOrder:
    """Runs a field's own bindings as the keys arrive, in order with its letters."""

    BINDINGS: ClassVar[list[BindingType]]
    LATE: ClassVar[frozenset[str]] = frozenset()
    """Keys somebody else may take first."""
    PASSAGE: ClassVar[bool] = False
    """Whether it holds several lines, which an editor of the user's own may take over."""

    async def on_key(self, event: events.Key) -> None:
        """Run the binding of a key now; a skipped action leaves the key to the screen."""
        if event.is_printable or event.key in self.LATE or not isinstance(self, DOMNode):
            return
        for binding in Binding.make_bindings(self.BINDINGS):
            if binding.key == event.key and await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return


class CoachInput(InOrder, Input):
    """A field of one line. Focus leaves its text as it is; several pasted lines become one."""

    HINTS: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Keys it takes itself, with the message id of what they do: for the key line."""
    DEFAULT_CSS = """
    CoachInput { background: $surface; width: 1fr; }
    CoachInput:focus { background: $boost; }
    """
    # Stock fields have the whole screen laid out with each letter, though their size is fixed.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        *,
        suggester: Suggester | None = None,
        **attributes: Unpack[Attributes],
    ) -> None:
        """Make a field that holds `value`, the cursor after it."""
        super().__init__(
            value,
            placeholder,
            suggester=suggester,
            select_on_focus=False,
            compact=True,
            **attributes,
        )
        self.cursor_blink = False

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor goes: on the field's, also at the end of the text."""
        offset = super().cursor_screen_offset
        return offset - (1, 0) if self.cursor_at_end else offset

    def on_resize(self) -> None:
        """Put the terminal's cursor where the field's is: input methods show their list there."""
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
            self.refresh()

    def on_paste(self, event: events.Paste) -> None:
        """Take in the whole paste, cleaned, on one line."""
        event.stop()
        event.prevent_default()
        text = pasted(self, event)
        if text:
            self.replace(text, *self.selection)


def pasted(field: DOMNode, event: events.Paste, *, lines: bool = False) -> str:
    """Give back the cleaned text of a paste, '' where it is too long; say what was taken away."""
    if len(event.text) > PASTE_LIMIT:
        field.post_message(PasteNoted(refused=len(event.text)))
        return ""
    text = event.text.strip("\r\n") if not lines else event.text
    removed = cleaned_away(text, lines=lines)
    if removed:
        field.post_message(PasteNoted(cleaned=removed))
    return clean(text, lines=lines)
