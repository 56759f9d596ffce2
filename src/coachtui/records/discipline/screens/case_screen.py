"""What every screen of a case has: it closes with the HR room, and undoes nothing."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from coachtui.language import N_
from coachtui.ui.confidential import Confidential
from coachtui.ui.form import FormScreen
from coachtui.ui.screen import CoachScreen

NO_UNDO: BindingType = Binding(
    "u,U",
    "no_undo",
    N_("Undo"),
    show=False,
    tooltip=N_("What is issued stays; an addendum corrects it."),
    id="case.no_undo",
)


AGAIN: BindingType = Binding(
    "n",
    "again",
    N_("Anew"),
    show=False,
    tooltip=N_("Notice or proposal anew"),
    id="case.again",
)
TALK: BindingType = Binding(
    "t",
    "counsel",
    N_("Talk"),
    show=False,
    tooltip=N_("Note an informal talk"),
    id="case.talk",
)
"""On the page of a case in help and palette only: its line of keys is for what the case needs."""


class CaseScreen(Confidential, CoachScreen[None]):
    """A full screen of a case; subclasses give `show_rows` instead of `refresh_rows`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        NO_UNDO,
        Binding("escape", "back", N_("Back"), show=False, id="app.back"),
    ]

    def refresh_rows(self) -> None:
        """Show the case as it is now, if it may be seen."""
        if self.desk.hr.unlocked:
            self.show_rows()

    def show_rows(self) -> None:
        """Show the case as it is now."""

    def action_no_undo(self) -> None:
        """Say why nothing is undone here."""
        self.say(
            self.words.say(
                "Nothing is undone here: an addendum ({press:case.add}) corrects a step."
            )
        )

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


class CaseForm(FormScreen):
    """A form of a case: its refusals are shown whole, with article and routes."""

    DEFAULT_CSS = """
    CaseForm FieldRow .problem { margin: 0 0 0 2; max-height: 8; }
    """
