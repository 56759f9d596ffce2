"""The keys that work on every screen, one row a command, and what no key and no text may do."""

from dataclasses import replace
from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from coachtui.language import N_
from coachtui.ui.keynames import OUTSIDE

HELP = Binding(
    "f1",
    "help",
    N_("Help"),
    tooltip=N_("The keys of this screen, searchable."),
    id="app.help",
    priority=True,
)
PALETTE = Binding(
    "ctrl+p",
    "palette",
    N_("Commands"),
    show=False,
    tooltip=N_("Every command and screen by name."),
    id="app.palette",
    priority=True,
)
CAPTURE = Binding(
    "ctrl+n",
    "capture",
    N_("Quick log"),
    show=False,
    tooltip=N_("Log a line for anybody, from wherever you are."),
    id="app.capture",
    priority=True,
)
SEARCH = Binding(
    "ctrl+f",
    "search",
    N_("Search"),
    show=False,
    tooltip=N_("Search all records, from wherever you are."),
    id="app.search",
    priority=True,
)
THANK = Binding(
    "plus",
    "thank",
    N_("Thank somebody"),
    show=False,
    tooltip=N_("Note what somebody did well, and thank them for it."),
    id="app.thank",
)
HISTORY = Binding(
    "h",
    "history",
    N_("History"),
    show=False,
    tooltip=N_("What was changed in this record, when and by whom."),
    id="record.history",
)
COPY = Binding(
    "y",
    "copy_here",
    N_("Copy"),
    show=False,
    tooltip=N_("What there is to paste from here, as plain text."),
    id="app.copy",
)
SHARE = Binding(
    "S",
    "share",
    N_("Share the screen"),
    show=False,
    tooltip=N_("Only what this person may see, until you end it."),
    id="app.share",
)
COVER = Binding(
    "f12",
    "cover",
    N_("Curtain"),
    show=False,
    tooltip=N_("A neutral screen at once; the same key brings yours back."),
    id="app.cover",
    priority=True,
)
REDRAW = Binding(
    "ctrl+l",
    "redraw",
    N_("Draw anew"),
    show=False,
    tooltip=N_("Draw the whole screen anew."),
    id="app.redraw",
)
QUIT = Binding(
    "ctrl+q",
    "quit",
    N_("Quit"),
    show=False,
    tooltip=N_("End the program; it asks while a text is not saved."),
    id="app.quit",
    priority=True,
)
UNDO = Binding(
    "u",
    "undo",
    N_("Undo"),
    show=False,
    tooltip=N_("Take back the last change."),
    id="app.undo",
)
REDO = Binding(
    "U",
    "redo",
    N_("Redo"),
    show=False,
    tooltip=N_("Do again what was undone last."),
    id="app.redo",
)


def _second(key: str, binding: Binding, *, priority: bool = False) -> Binding:
    """Give back the second way to a command; outside fields, unless it has priority."""
    return Binding(
        key,
        binding.action,
        binding.description,
        show=False,
        tooltip=binding.tooltip,
        id=binding.id if priority else f"{binding.id}{OUTSIDE}",
        priority=priority,
    )


QUITTING: Final = (QUIT, _second("q", QUIT))
"""The ways to end the program."""
GLOBAL_KEYS: Final[list[BindingType]] = [
    HELP,
    replace(_second("question_mark", HELP), show=True),
    PALETTE,
    _second("colon", PALETTE),
    CAPTURE,
    _second("f3", CAPTURE, priority=True),
    SEARCH,
    _second("f5", SEARCH, priority=True),
    THANK,
    HISTORY,
    COPY,
    SHARE,
    COVER,
    _second("ctrl+o", COVER, priority=True),
    REDRAW,
    *QUITTING,
    UNDO,
    REDO,
    Binding("ctrl+c", "help_quit", show=False, system=True),
    *(Binding(f"{digit}", f"go({digit})", show=False, id="app.go") for digit in range(1, 10)),
]

DENIED: Final = frozenset(
    {
        "change_theme",
        "command_palette",
        "hide_help_panel",
        "screenshot",
        "show_help_panel",
        "simulate_key",
        "suspend_process",
        "toggle_dark",
    }
)
"""Actions of Textual that write files, stop the program or show words that are not ours.

Denied wherever they come from: key, palette, or a link in a text."""

HELP_HERE: Final = replace(_second("question_mark", HELP), action="app.help", show=True)
HISTORY_HERE: Final = replace(HISTORY, action="app.history")
"""What dialogs offer as well, which the keys of the app outside fields do not reach."""


class Sealed:
    """A screen under which only these of the app's commands work."""

    ALLOWED: ClassVar[frozenset[str]] = frozenset({"cover", "quit", "redraw"})
