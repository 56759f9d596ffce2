"""The field of several lines; apart from the others, which the first frame needs."""

from typing import ClassVar, Final, Unpack

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import TextArea

from coachtui.language import N_
from coachtui.ui.fields import Attributes, InOrder, pasted

_LEFT: Final = frozenset({"f6", "f7"})
"""Keys of the stock field, to select with, that are left to whatever the screen does on them."""


class CoachTextArea(InOrder, TextArea, inherit_bindings=False):
    """A field of several lines, at most 12 rows high; tab leaves it."""

    PASSAGE: ClassVar[bool] = True
    # The field's own, so that the letters typed before it are in the text that goes out.
    BINDINGS: ClassVar[list[BindingType]] = [
        *(one for one in TextArea.BINDINGS if not isinstance(one, Binding) or one.key not in _LEFT),
        Binding(
            "f4",
            "app.outside",
            N_("Your own editor"),
            show=False,
            tooltip=N_("Hands a long text to $VISUAL or $EDITOR, and takes it back."),
            id="edit.elsewhere",
        ),
    ]
    DEFAULT_CSS = """
    CoachTextArea {
        background: $surface; width: 1fr; height: auto; min-height: 3; max-height: 12;
        padding: 0;
        scrollbar-size-vertical: 1;
    }
    CoachTextArea:focus { background: $boost; }
    """

    def __init__(
        self, text: str = "", placeholder: str = "", **attributes: Unpack[Attributes]
    ) -> None:
        """Make a field that holds `text`."""
        super().__init__(
            text,
            compact=True,
            highlight_cursor_line=False,
            **attributes,
        )
        # Set apart from the constructor, which would take the words for markup.
        self.placeholder = Content(placeholder)
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """Take in the whole paste, cleaned."""
        event.stop()
        event.prevent_default()
        text = pasted(self, event, lines=True)
        if text:
            done = self.replace(text, *self.selection)
            self.move_cursor(done.end_location)
