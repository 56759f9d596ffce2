"""The curtain: a neutral screen at once, with nothing of the work on it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from coachtui.language import N_
from coachtui.ui.global_keys import Sealed


class Cover(Sealed, Screen[None]):
    """Hides whatever is open until it is drawn aside by the same key, Enter or Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "app.cover", N_("Back"), show=False, id="cover.leave"),
    ]
    DEFAULT_CSS = """
    Cover { align: center middle; background: $background; }
    Cover Static { width: auto; color: $text-muted; }
    """

    def compose(self) -> ComposeResult:
        """Show the program's name and no more."""
        yield Static("coachtui", markup=False)
