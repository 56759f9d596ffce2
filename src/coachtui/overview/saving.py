"""Saves changes and says in the screen's own line when that could not be done."""

from collections.abc import Iterable

from coachtui.domain.repository import Change, StoreError
from coachtui.domain.trouble import told
from coachtui.language import Words
from coachtui.ui.screen import CoachModal, CoachScreen

Host = CoachScreen[None] | CoachModal[None]
"""Whoever asks and is told."""


async def saved(host: Host, changes: Iterable[Change], label: str) -> bool:
    """Commit the changes; return whether they are on disk, and say so where they are not."""
    try:
        await host.desk.commit(changes, label)
    except StoreError as error:
        host.say(told(error, host.words), "error")
        return False
    return True


def done_sentence(words: Words, label: str) -> str:
    """Return what was done, and which key takes it back."""
    return words.say("{what}. {press:app.undo} takes it back.", what=words.say(label))


def say_done(host: Host, label: str) -> None:
    """Say what was done in the line of the screen the user looks at next."""
    said = done_sentence(host.words, label)
    if isinstance(host, CoachModal):
        host.say_below(said)
    else:
        host.say(said, "good")
