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
    return words.say("{what}. u takes it back.", what=words.say(label))


def say_done(host: Host, label: str) -> None:
    """Say what was done in the line of the screen the user looks at next."""
    below = host
    if isinstance(host, CoachModal):
        stack = host.app.screen_stack
        under = stack[stack.index(host) - 1] if host in stack else host
        below = under if isinstance(under, CoachScreen | CoachModal) else host
    below.say(done_sentence(host.words, label), "good")
