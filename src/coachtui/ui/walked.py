"""A labelled line among others, and the draft of a screen that has several."""

import json
from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.containers import Horizontal
from textual.widgets import Static

from coachtui.language import N_
from coachtui.ui.desk import Desk
from coachtui.ui.fields import CoachInput
from coachtui.ui.form import draft_text, read_draft
from coachtui.ui.form_editors import InForm
from coachtui.ui.shown import plain


class WalkedInput(InForm, CoachInput):
    """A field among others: Enter goes on to the next, and so does what is typed behind it."""

    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (("enter", N_("Next field")),)

    def __init__(self, name: str, value: str, placeholder: str = "") -> None:
        """Make a field; its screen says what Enter does."""
        super().__init__(value, placeholder, id=name)
        self.entered: Callable[[CoachInput], None] | None = None
        self.move = self._enter

    def step(self, key: str) -> int:
        """Give back 1 for Enter; the other keys that walk are the screen's."""
        return 1 if key == "enter" else 0

    def _enter(self, _step: int, _finish: bool) -> None:
        if self.entered is not None:
            self.entered(self)


class LabelledField(Horizontal):
    """One row: what is asked, and the field for it."""

    DEFAULT_CSS: ClassVar[str] = """
    LabelledField {
        height: 1; padding: 0 1;
        & > Static {
            width: 34; padding: 0 1 0 0; color: $text-muted;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
        &.-short > Static { width: 24; }
        &:focus-within > Static { color: $foreground; text-style: bold; }
    }
    """

    def __init__(self, name: str, label: str, value: str = "", placeholder: str = "") -> None:
        """Make the row; `name` becomes the id of its field."""
        self._label = Static(plain(label), markup=False)
        self.field = WalkedInput(name, value, placeholder)
        super().__init__(self._label, self.field)

    def relabel(self, label: str) -> None:
        """Ask something else."""
        self._label.update(plain(label), layout=False)


class Kept:
    """The draft of a screen: only what differs from what it held at first is kept."""

    def __init__(self, desk: Desk, form: str) -> None:
        self._desk, self._form = desk, form
        self._at_first: dict[str, str] = {}

    def begin(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Remember what the screen holds at first; return what an interruption left of it."""
        self._at_first = dict(texts)
        held = self._desk.drafts.claim(self._form)
        return read_draft(held.text if held else "").texts

    def note(self, texts: Mapping[str, str]) -> None:
        """Keep what stands there now; none where nothing differs."""
        typed = {name: text for name, text in texts.items() if text != self._at_first.get(name)}
        if typed:
            self._desk.drafts.note(self._form, draft_text(typed))
        else:
            self._desk.drafts.drop(self._form)

    def saved(self, texts: Mapping[str, str]) -> None:
        """Take what stands there for stored."""
        self._at_first = dict(texts)
        self._desk.drafts.drop(self._form)


def packed(values: Mapping[str, str]) -> str:
    """Return a mapping as one text for a draft; `unpacked` reads it."""
    return json.dumps(dict(values), ensure_ascii=False)


def unpacked(text: str) -> dict[str, str]:
    """Return the mapping a draft's text holds; nothing where it holds none."""
    try:
        found: object = json.loads(text)
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}
