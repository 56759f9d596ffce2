"""The way into the HR records: a question first, and what went wrong where it does not open."""

from coachtui.domain.repository import CorruptStoreError, StoreError
from coachtui.domain.trouble import told
from coachtui.paths import HR
from coachtui.ui.damaged import FilesScreen, HrDamagedScreen, HrReadOnlyScreen
from coachtui.ui.dialogs import Ask
from coachtui.ui.hand_edited import HandEditedScreen
from coachtui.ui.passphrase import AskPassphrase
from coachtui.ui.screen import CoachScreen

_NO_TROUBLE = frozenset({"", "asked"})
_OF_KEYS = "identity"


async def unlocked(screen: CoachScreen[None]) -> bool:
    """Ask whether the HR records shall be opened, or for the passphrase; tell if they are open now.

    Where their files are damaged, that is shown first, with the ways out. Must be called from a
    worker.
    """
    hr = screen.desk.hr
    while not hr.unlocked:
        door = _Door(screen)
        is_open = await (door.by_passphrase() if hr.asks else door.by_question())
        trouble = door.trouble()
        if trouble is None:
            if is_open:
                await _tell(screen)
            return is_open
        said = await screen.app.push_screen_wait(trouble)
        if said is None:
            return hr.unlocked
        hr.lock()
        screen.say(said, "good")
    return True


async def _tell(screen: CoachScreen[None]) -> None:
    """Tell what there is to tell about the files, and ask what counts where one was edited."""
    desk = screen.desk
    if desk.hr.notices:
        screen.say(" ".join(desk.hr.notices), "warning")
    mending, store = desk.mending, desk.hr.opened
    if mending is None or store is None:
        return
    try:
        edit = await desk.in_writer(lambda: mending().edited("hr", store))
    except StoreError as error:
        screen.say(told(error, screen.words), "error")
        return
    if edit is not None:
        said = await screen.app.push_screen_wait(HandEditedScreen(desk, edit, store, "hr"))
        if said:
            screen.say(said, "good")


class _Door:
    """One try to get in."""

    def __init__(self, screen: CoachScreen[None]) -> None:
        self._screen = screen
        self._error: CorruptStoreError | None = None

    def trouble(self) -> FilesScreen | None:
        """Return the screen that says what is wrong with the files; None where nothing is."""
        desk = self._screen.desk
        if self._error is not None:
            return HrDamagedScreen(desk, self._error.reason, self._error.path, "hr")
        store = desk.hr.opened
        if store is None or store.read_only in _NO_TROUBLE:
            return None
        return HrReadOnlyScreen(desk, store.read_only, str(desk.folder / HR), "hr")

    async def _unlock(self, passphrase: str = "") -> bool:
        try:
            return await self._screen.desk.hr.unlock(passphrase)
        except CorruptStoreError as error:
            if error.reason == _OF_KEYS:
                raise
            self._error = error
            return False

    async def by_passphrase(self) -> bool:
        """Ask for the passphrase."""
        screen = self._screen
        ask = AskPassphrase(screen.desk, self._unlock)
        is_open = await screen.app.push_screen_wait(ask)
        if ask.worn_out:
            said = screen.words.say("That was not the passphrase. The HR records stay locked.")
            screen.say(said, "error")
        return is_open

    async def by_question(self) -> bool:
        """Ask whether nobody is looking on."""
        screen, words = self._screen, self._screen.words
        fresh = words.say("There are none yet: an empty folder hr/ is made.")
        ask = Ask(
            screen.desk,
            words.say("Open the HR records? Is nobody looking on?"),
            yes=words.say("Open"),
            no=words.say("Keep locked"),
            detail=words.say("Each opening of a case is noted in them.")
            if screen.desk.hr.waits
            else fresh,
        )
        if not await screen.app.push_screen_wait(ask):
            return False
        try:
            return await self._unlock()
        except StoreError as error:
            screen.say(told(error, words), "error")
            return False
