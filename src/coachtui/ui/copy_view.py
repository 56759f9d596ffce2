"""A text on a bare screen, to be selected by hand with the terminal's own means."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from coachtui.language import N_
from coachtui.ui.desk import Desk
from coachtui.ui.global_keys import Sealed
from coachtui.ui.keybar import KeyBar
from coachtui.ui.lines import MessageLine
from coachtui.ui.shown import plain


class CopyScreen(Screen[None]):
    """Shows a text whole, without borders or margins; Esc leaves.

    With `clipboard = "osc52"` in the settings it is also sent to the terminal's clipboard.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", N_("Back"), id="copy.leave"),
        Binding(
            "r",
            "instead('reminder')",
            N_("Reminder"),
            tooltip=N_("For what is overdue"),
            id="copy.reminder",
        ),
        Binding(
            "o",
            "instead('row')",
            N_("One row"),
            tooltip=N_("The row under the cursor, or all again"),
            id="copy.row",
        ),
        Binding("j,down", "scroll(1)", N_("Down"), show=False, id="copy.down"),
        Binding("k,up", "scroll(-1)", N_("Up"), show=False, id="copy.up"),
        Binding("pagedown,space", "page(1)", N_("Next page"), show=False, id="copy.next"),
        Binding("pageup", "page(-1)", N_("Page before"), show=False, id="copy.previous"),
    ]
    AUTO_FOCUS: ClassVar[str | None] = ""
    DEFAULT_CSS = """
    CopyScreen { background: $background; color: $foreground; }
    CopyScreen VerticalScroll { scrollbar-size-vertical: 0; background: $background; }
    CopyScreen VerticalScroll > Static { height: auto; }
    """

    def __init__(self, desk: Desk, text: str, reminder: str = "", row: str = "") -> None:
        """Make the screen of a text, and of a reminder or a row that a key shows instead."""
        super().__init__()
        self.desk = desk
        self.text = self._whole = text
        self._others = {"reminder": reminder, "row": row}
        self._shares = desk.settings.clipboard == "osc52"

    def compose(self) -> ComposeResult:
        """Lay out the text, and the keys below it."""
        yield VerticalScroll(Static(plain(self.text), markup=False), can_focus=False)
        if self._shares:
            yield MessageLine(self.desk.words.say("Sent to the clipboard of your terminal."))
        yield KeyBar(self.desk.words)

    def on_mount(self) -> None:
        """Send the text to the terminal's clipboard, where the settings say so."""
        if self._shares:
            self.app.copy_to_clipboard(self.text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the other texts there are."""
        if action == "instead":
            return bool(self._others[f"{parameters[0]}"])
        return super().check_action(action, parameters)

    def action_instead(self, other: str) -> None:
        """Show another text, and send it instead; the next time the first again."""
        wanted = self._others[other]
        self.text = self._whole if self.text == wanted else wanted
        self.query_one("VerticalScroll > Static", Static).update(plain(self.text))
        self.on_mount()

    def action_scroll(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by so many screens."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_relative(y=pages * scroll.size.height, animate=False)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


class SealedCopy(Sealed, CopyScreen):
    """The same over a screen under which little works: no more works here."""
