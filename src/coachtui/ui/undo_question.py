"""Asks before one key takes back a change of many records, as an import is."""

from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask


class UndoQuestion(Ask):
    """Undo it, or leave it."""

    def __init__(self, desk: Desk, what: str, number: int) -> None:
        """Make the question; `what` was done, to so many records."""
        say = desk.words.say
        super().__init__(
            desk,
            say("Undo: {what}?", what=what),
            yes=say("Undo"),
            no=say("Keep"),
            detail=say("It changed {n} records at once.", n=desk.words.number(number)),
        )
