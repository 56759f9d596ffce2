"""The way into the HR records: a question first, and what went wrong where it does not open."""

from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.ui.dialogs import Ask
from coachtui.ui.screen import CoachScreen


async def unlocked(screen: CoachScreen[None]) -> bool:
    """Ask whether the HR records shall be opened, unless they are; tell whether they are now.

    Must be called from a worker.
    """
    hr, words = screen.desk.hr, screen.words
    if hr.unlocked:
        return True
    fresh = "" if hr.waits else words.say("There are none yet: an empty folder hr/ is made.")
    ask = Ask(
        screen.desk,
        words.say("Open the HR records? Is nobody looking on?"),
        yes=words.say("Open"),
        no=words.say("Keep locked"),
        detail=fresh or words.say("Each opening of a case is noted in them."),
    )
    if not await screen.app.push_screen_wait(ask):
        return False
    try:
        is_open = await hr.unlock()
    except StoreError as error:
        screen.say(told(error, words), "error")
        return False
    if hr.notices:
        screen.say(" ".join(hr.notices), "warning")
    return is_open
