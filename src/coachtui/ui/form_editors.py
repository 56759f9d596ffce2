"""What stands in the fields of a form: editors that walk from one to the next."""

from collections.abc import Callable, Iterable
from typing import Final

from textual import events
from textual.widget import Widget
from textual.widgets.input import Selection

from coachtui.text import clean, fold, matches, query_words
from coachtui.ui.fields import CoachInput
from coachtui.ui.text_area import CoachTextArea

Move = Callable[[int, bool], None]
"""Moves on by so many fields; with True the last field ends the form."""
_STEPS: Final = {"tab": 1, "shift+tab": -1, "down": 1, "up": -1, "enter": 1}


class InForm:
    """Moves on to another field with the keys of a form, each key in its turn.

    Keys that were already on their way to this field when the focus moved follow it.
    """

    move: Move

    async def on_key(self, event: events.Key) -> None:
        """Move, or hand the key to the field that has the focus by now."""
        if not isinstance(self, Widget):
            return
        focused = self.screen.focused
        step = 0 if event.is_printable else self.step(event.key)
        if isinstance(focused, InForm) and focused is not self:
            focused.post_message(events.Key(event.key, event.character))
        elif step:
            self.move(step, event.key == "enter")
        else:
            return
        event.stop()
        event.prevent_default()

    def step(self, key: str) -> int:
        """Give back how many fields a key moves on; 0 for a key of the field itself."""
        return _STEPS.get(key, 0)


class FormInput(InForm, CoachInput):
    """A line, a date or a number."""

    def __init__(self, text: str, move: Move) -> None:
        """Make an editor that holds `text`."""
        super().__init__(text)
        self.move = move


class FormTextArea(InForm, CoachTextArea):
    """A passage: arrows leave it at its first and last line, Enter breaks the line."""

    def __init__(self, text: str, move: Move) -> None:
        """Make an editor that holds `text`."""
        super().__init__(text)
        self.move = move

    def step(self, key: str) -> int:
        """Give back how many fields a key moves on."""
        row = self.wrapped_document.location_to_offset(self.cursor_location).y
        last = self.wrapped_document.height - 1
        inside = key == "enter" or (key == "up" and row > 0) or (key == "down" and row < last)
        return 0 if inside else super().step(key)


class ChoiceInput(InForm, CoachInput):
    """One of a list: left and right change it, typing finds it; what is typed stays as typed."""

    def __init__(self, choices: Iterable[tuple[str, str]], text: str, move: Move) -> None:
        """Make an editor that holds `text`, a label or what was typed so far."""
        super().__init__(text)
        self.move = move
        self.cursor_position = 0
        self._choices = tuple((key, label, fold(label)) for key, label in choices)

    @property
    def chosen(self) -> tuple[str, str] | None:
        """Key and label of the choice the text means; None where it means none."""
        text = clean(self.value).strip()
        exact = [one for one in self._choices if one[1] == text]
        words = query_words(text)
        found = exact or [one for one in self._choices if words and matches(words, one[2])]
        return found[0][:2] if found else None

    def on_focus(self) -> None:
        """Select the label, so that typing replaces it; its beginning stays in sight."""
        self.selection = Selection(len(self.value), 0)

    async def on_key(self, event: events.Key) -> None:
        """Change the choice with left and right while the text is a whole label or empty."""
        labels = [label for _, label, _ in self._choices]
        step = {"left": -1, "right": 1}.get(event.key, 0)
        whole = self.value in labels or not self.value
        if not step or not whole or not labels or self.screen.focused is not self:
            return
        event.stop()
        event.prevent_default()
        at = labels.index(self.value) + step if self.value in labels else min(step, 0)
        self.value = labels[at % len(labels)]
        self.on_focus()
