"""Asks before one key takes back much, as an import is, or what another window did."""

from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask


class UndoQuestion(Ask):
    """Undo it, or leave it."""

    def __init__(self, desk: Desk, what: str, number: int = 0, elsewhere: str = "") -> None:
        """Make the question.

        Args:
            desk: what every screen is handed.
            what: what was done, in words.
            number: of records it changed, where they are many; 0 says nothing of that.
            elsewhere: when another window did it, in words; '' where it was this one.
        """
        say = desk.words.say
        told = []
        if elsewhere:
            told.append(say("Another window did this at {time}.", time=elsewhere))
        if number:
            told.append(say("It changed {n} records at once.", n=desk.words.number(number)))
        super().__init__(
            desk,
            say("Undo: {what}?", what=what),
            yes=say("Undo"),
            no=say("Keep"),
            detail=" ".join(told),
        )
