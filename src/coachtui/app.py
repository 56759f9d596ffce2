"""The app: a list screen on each number key, and the store opened behind the first frame."""

import asyncio
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from textual.screen import Screen

from coachtui.domain.items import Target
from coachtui.domain.kind import Kind
from coachtui.domain.repository import CorruptStoreError, Repository, StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.ui.commands import Command
from coachtui.ui.desk import Desk
from coachtui.ui.frame import Frame
from coachtui.ui.keeper import Keeper, SavedDrafts
from coachtui.ui.memory import SETTLED, collect_again

_FIRST: Final = 1
_LOOK_EVERY: Final = 2.0
_DAMAGED: Final = "coachtui.ui.damaged:DamagedScreen"
_READ_ONLY: Final = "coachtui.ui.damaged:ReadOnlyScreen"

Opened = tuple[Repository, SavedDrafts, tuple[str, ...], Callable[[], None]]
"""The records, the drafts, what there is to tell about their files, and how to tidy these."""
Opener = Callable[[], Opened]
"""Opens the records; runs in a thread, after the first frame."""


class CoachApp(Frame):
    """coachtui on the screen.

    Made with the desk, a function that opens the records, and what to open once they are there.
    """

    CSS_PATH = "app.tcss"
    DEFAULT_MODE = "1"

    def __init__(self, desk: Desk, open_store: Opener, then: Target | None = None) -> None:
        super().__init__(desk)
        self.opening = True
        """Whether it is not yet known if the records open."""
        self._open_store = open_store
        self._then = then
        self._lists: dict[int, tuple[str, str]] = {_FIRST: (N_("Today"), desk.catalogue.first)}
        for kind in desk.catalogue:
            if kind.number is not None and kind.list_screen:
                self._lists[kind.number] = (kind.plural, kind.list_screen)
        for number, (_, path) in self._lists.items():
            self.add_mode(str(number), partial(self._made, path, desk))

    def places(self) -> list[Command]:
        """Return the list screens, and a new record of each kind that can be started."""
        say = self.desk.words.say
        lists = [
            Command(say(name), str(number), "", partial(self.run_action, f"go({number})"))
            for number, (name, _) in sorted(self._lists.items())
        ]
        new = [
            Command(say("New: {kind}", kind=say(kind.singular)), "", "", partial(self._new, kind))
            for kind in self.desk.catalogue
            if kind.new_screen and self.desk.is_open
        ]
        return [*lists, *new]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse the number keys that no kind has."""
        if action == "go" and parameters[0] not in self._lists:
            return False
        return super().check_action(action, parameters)

    async def action_go(self, number: int) -> None:
        """Go to a list screen; from a page opened on it, back to the list itself."""
        if self.current_mode != str(number):
            await self.switch_mode(str(number))
            return
        while len(self.screen_stack) > 1:
            await self.pop_screen()

    async def on_mount(self) -> None:
        """Open the records once the first frame is out."""
        self.call_after_refresh(self.run_worker, self._open, thread=True)

    def _open(self) -> None:
        try:
            opened = self._open_store()
        except StoreError as error:
            self.call_later(self._not_opened, error)
        else:
            self.call_later(self._opened, *opened)
        finally:
            self.call_later(self.set_timer, SETTLED, collect_again)

    def _opened(
        self,
        repository: Repository,
        drafts: SavedDrafts,
        notices: tuple[str, ...],
        tidy: Callable[[], None],
    ) -> None:
        self.opening = False
        later = asyncio.get_running_loop().call_later
        self.keeper = Keeper(drafts, later, time.monotonic, self.draft_trouble)
        self.desk.attach(repository, self.keeper)
        self.desk.publish()
        if self._then is not None:
            path = self.desk.catalogue[self._then.kind].record_screen
            self.open_screen(self._made(path, self.desk, self._then))
        if repository.read_only not in {"", "asked"}:
            place = str(self.desk.folder)
            self.push_screen(self._made(_READ_ONLY, self.desk, repository.read_only, place))
        if notices:
            self.tell(" ".join(notices), "warning")
        self.run_worker(self._follow(tidy))

    def _not_opened(self, error: StoreError) -> None:
        self.opening = False
        if isinstance(error, CorruptStoreError):
            self.push_screen(self._made(_DAMAGED, self.desk, error.reason, error.path))
        else:
            self.push_screen(self._made(_DAMAGED, self.desk, "", str(self.desk.folder)))

    async def _follow(self, tidy: Callable[[], None]) -> None:
        """Look every two seconds for what other windows wrote; tidy the files in a pause."""
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            self.cover_when_idle()
            try:
                await self.desk.refresh()
                if self.idle_seconds > _LOOK_EVERY:
                    await self.desk.in_writer(tidy)
            except CorruptStoreError as error:
                self._not_opened(error)
                return
            except StoreError as error:
                self.tell(told(error, self.desk.words), "error")

    async def _new(self, kind: Kind) -> None:
        await self.push_screen(self._made(kind.new_screen, self.desk, ""))

    def _made(self, path: str, *handed: object) -> Screen[Any]:
        make = self.desk.catalogue.load(path)
        made: object = make(*handed) if callable(make) else None
        if not isinstance(made, Screen):
            raise TypeError(f"{path} makes no screen")
        return made
