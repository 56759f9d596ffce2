"""When the records cannot be opened as they should: what is wrong, what is kept, what to do."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.trouble import PLACES
from coachtui.language import N_
from coachtui.ui.desk import Desk
from coachtui.ui.global_keys import Sealed
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain

_FOUND: Final[Mapping[str, str]] = {
    "missing": N_("Part of the records is not where it was: {path}."),
    "damaged": N_("A file of the records is damaged: {path}."),
    "mismatch": N_(
        "The files of the records do not belong together (was an older copy put back?): {path}."
    ),
    **PLACES,
    "newer": N_("The records were written by a newer coachtui: {path}."),
    "network": N_("The records lie on a network disk, where saving is not safe: {path}."),
    "replaced": N_("The records were replaced by an older copy while they were open: {path}."),
    "no_rights": N_("Your account may read the records and not write them: {path}."),
}
_FOUND_OTHERWISE: Final = N_("The records cannot be opened as they should: {path}.")
_TO_DO: Final[Mapping[str, str]] = {
    "missing": N_("Is the disk mounted, is the folder the right one (--data)? Then start again."),
    "unsafe": N_("Give the folder back to your account, or choose another with --data."),
    "newer": N_("Update coachtui, then start again."),
    "network": N_("Move the folder to a disk of this machine, or name another with --data."),
    "no_rights": N_("Give your account the right to write there, or choose another with --data."),
    "absent": N_("Start without --read-only to begin here, or choose another folder with --data."),
}
_TO_DO_OTHERWISE: Final = N_(
    "Copy the whole folder to a safe place first. Then put back a good backup, or ask for help"
    " with the copy."
)


def found(reason: str) -> str:
    """Return the sentence (a message id with {path}) for the reason a store gives."""
    return _FOUND.get(reason, _FOUND_OTHERWISE)


class DamagedScreen(Sealed, CoachScreen[None]):
    """Stands instead of the records where none can be shown; nothing but leaving is offered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "app.quit", N_("Quit"), id="damaged.quit"),
    ]
    ALLOWED: ClassVar[frozenset[str]] = frozenset({"cover", "help", "quit", "redraw"})
    DEFAULT_CSS = """
    DamagedScreen .body { padding: 1 2; }
    DamagedScreen Static.fact { height: auto; margin: 0 0 1 0; }
    """

    def __init__(self, desk: Desk, reason: str, path: str) -> None:
        """Make the screen for the reason the store gave, and the file or folder concerned."""
        super().__init__(desk)
        self._reason, self._path = reason, path

    def heading(self) -> str:
        """Give back what happened in a few words."""
        return self.words.say("The records were not opened")

    def body(self) -> Iterable[Widget]:
        """Give what was found, what is kept, and what to do."""
        words = self.words
        facts = (
            words.say(found(self._reason), path=self._path),
            self.kept(),
            words.say(_TO_DO.get(self._reason, _TO_DO_OTHERWISE)),
        )
        for fact in facts:
            yield Static(plain(fact), classes="fact", markup=False)

    def kept(self) -> str:
        """Give back what was done to the files."""
        return self.words.say("Nothing was changed or deleted; every file is as it was found.")


class ReadOnlyScreen(DamagedScreen):
    """Says before anything else that the records can be read and not written, and why."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "read_on", N_("Read"), id="damaged.read"),
    ]

    def heading(self) -> str:
        """Give back what happened in a few words."""
        return self.words.say("The records can be read only")

    def kept(self) -> str:
        """Give back what was done to the files."""
        return self.words.say(
            "What could be read is shown; nothing was changed, and nothing can be written."
        )

    def action_read_on(self) -> None:
        """Go on to the records."""
        self.dismiss(None)
