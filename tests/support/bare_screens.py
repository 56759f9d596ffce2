"""The screens of the app in `bare.py`."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from coachtui.language import N_
from coachtui.ui.desk import Desk
from coachtui.ui.fields import CoachInput
from coachtui.ui.screen import CoachScreen

FORM = "bare"


class BareScreen(CoachScreen[None]):
    """A field whose text is a draft."""

    def heading(self) -> str:
        """Give back its name."""
        return "BARE"

    def body(self) -> Iterable[Widget]:
        """Give the field."""
        yield CoachInput()
        yield Static("field above", markup=False)

    def refresh_rows(self) -> None:
        """Take back the draft of an earlier session."""
        draft = self.desk.drafts.claim(FORM)
        if draft is not None:
            self.query_one(CoachInput).value = draft.text

    def on_input_changed(self, event: Input.Changed) -> None:
        """Note the draft."""
        if self.desk.is_open:
            self.desk.drafts.note(FORM, event.value)


class FirstScreen(CoachScreen[None]):
    """The screen the program starts with."""

    def heading(self) -> str:
        """Give back its name, and whether the records are there."""
        return "FIRST ready" if self.desk.is_open else "FIRST opening"


class PlainScreen(CoachScreen[None]):
    """A screen without a field."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "count", N_("Done"), tooltip=N_("Mark a promise kept"), id="bare.count"),
        Binding("x", "fail", N_("Delete"), show=False, id="bare.fail"),
    ]

    def __init__(self, desk: Desk, title: str = "PLAIN") -> None:
        super().__init__(desk)
        self.title_text = title
        self.counted = 0

    def heading(self) -> str:
        """Give back its name."""
        return self.title_text

    def body(self) -> Iterable[Widget]:
        """Give a line of text."""
        yield Static("secret of the day", id="secret", markup=False)

    def action_count(self) -> None:
        """Count the presses."""
        self.counted += 1
        self.say(f"counted {self.counted}")

    def action_fail(self) -> None:
        """Fail with a text in the error and in the locals."""
        canary = f"canary {self.counted} note"
        raise ValueError(canary)


def new_screen(desk: Desk, person_id: str) -> PlainScreen:
    """Give back the screen of a new record."""
    return PlainScreen(desk, f"NEW {person_id or 'nobody'}")


def record_screen(desk: Desk, target: object) -> PlainScreen:
    """Give back the screen of a record."""
    return PlainScreen(desk, f"RECORD {target}")
