"""Asks whether to end while a text is a draft only."""

from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask


class QuitQuestion(Ask):
    """Quit, or stay with the text that is not finished."""

    def __init__(self, desk: Desk) -> None:
        """Make the question."""
        say = desk.words.say
        super().__init__(
            desk,
            say("Quit while a text is not finished?"),
            yes=say("Quit"),
            no=say("Stay"),
            detail=say("What you typed is kept and offered at the next start."),
        )
