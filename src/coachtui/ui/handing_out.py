"""Editing a passage in the user's own editor: what may go out, and what is said of it."""

import os

from textual.app import SuspendNotSupported

from coachtui.language import Words
from coachtui.paths import RESTRICTED
from coachtui.ui.confidential import Confidential
from coachtui.ui.desk import Desk
from coachtui.ui.keeping import KeepingApp
from coachtui.ui.outside import OutsideError, edited
from coachtui.ui.text_area import CoachTextArea


def edit_outside(app: KeepingApp, desk: Desk) -> None:
    """Hand the passage in focus to the user's editor, and take back what it made of it."""
    area, words = app.focused, desk.words
    if not isinstance(area, CoachTextArea):
        return
    if said := _why_not(app, desk):
        app.tell(said, "warning")
        return
    try:
        with app.suspend():
            outcome = _outcome(area.text, desk)
    except SuspendNotSupported:
        app.tell(words.say("An editor cannot take over the screen here."), "warning")
        return
    if isinstance(outcome, str):
        _take_back(app, words, area, outcome)
    else:
        app.tell(_told(words, outcome), "error")


def _outcome(text: str, desk: Desk) -> str | OutsideError | OSError:
    """Return the error instead of raising it: a screen that is left by one never comes back."""
    try:
        return edited(text, desk.folder, os.environ)
    except (OutsideError, OSError) as error:
        return error


def _take_back(app: KeepingApp, words: Words, area: CoachTextArea, text: str) -> None:
    if text == area.text:
        app.tell(words.say("Nothing was changed outside."))
        return
    done = area.replace(text, area.document.start, area.document.end)
    area.move_cursor(done.end_location)
    app.tell(words.say("Taken back from outside: not saved yet."), "good")


def _why_not(app: KeepingApp, desk: Desk) -> str:
    """Return why no other program may have the text in focus; '' where it may."""
    words, screen = desk.words, app.screen
    if os.environ.get(RESTRICTED):
        return words.say("No editor here: this login leads to coachtui alone.")
    if isinstance(screen, Confidential) and screen.confidential:
        return words.say("HR records are handed to no other program.")
    if desk.settings.editor != "on":
        return words.say(
            "Off: “coachtui config set editor on” lets {press:edit.elsewhere} call your editor."
        )
    return ""


def _told(words: Words, error: OutsideError | OSError) -> str:
    if isinstance(error, OSError):
        return words.say("The file cannot be written: {reason}.", reason=error.strerror or "?")
    say, editor = words.say, error.editor
    sentences = {
        "not_started": say("“{editor}” cannot be started; your text stays.", editor=editor),
        "failed": say("“{editor}” ended with an error; your text stays.", editor=editor),
        "gone": say("“{editor}” left no file; your text stays.", editor=editor),
        "not_text": say("“{editor}” left no UTF-8 text; your text stays.", editor=editor),
        "too_long": say("“{editor}” left far too long a text; yours stays.", editor=editor),
    }
    return sentences[error.reason]
