"""Asks whether to end while a text is a draft only."""

from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask


class QuitQuestion(Ask):
    """Quit, or stay with the text that is not finished."""

    def __init__(self, desk: Desk, *, kept: bool = True) -> None:
        """Make the question; `kept` tells whether the text has reached the disk."""
        say = desk.words.say
        detail = say("What you typed is kept and offered at the next start.")
        if not kept:
            detail = say(
                "It cannot be written to disk, and quitting loses it: copy it elsewhere first."
            )
        super().__init__(
            desk,
            say("Quit while a text is not finished?"),
            yes=say("Quit"),
            no=say("Stay"),
            detail=detail,
        )
