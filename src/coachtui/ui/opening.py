"""The app's part in opening the records, and in what is done where they do not open as meant."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from textual.screen import Screen

from coachtui.domain.items import Target
from coachtui.domain.repository import CorruptStoreError, Repository, StoreError
from coachtui.domain.trouble import told
from coachtui.ui.commands import Command
from coachtui.ui.desk import Desk
from coachtui.ui.frame import Frame
from coachtui.ui.keeper import Keeper, SavedDrafts
from coachtui.ui.memory import SETTLED, collect_again

_LOOK_EVERY: Final = 1.5
"""Seconds: with what it takes to draw it, the change of another window shows within two."""
_FIRST_LOOK: Final = 0.25
"""Seconds after the records are open; by then their first rows are there."""
_DAMAGED: Final = "coachtui.ui.damaged:DamagedScreen"
_READ_ONLY: Final = "coachtui.ui.damaged:ReadOnlyScreen"
_EDITED: Final = "coachtui.ui.hand_edited:HandEditedScreen"
_NO_TROUBLE: Final = frozenset({"", "asked"})

Opened = tuple[Repository, SavedDrafts, tuple[str, ...], Callable[[], None]]
"""The records, the drafts, what there is to tell about their files, and how to tidy these."""
Opener = Callable[[], Opened]
"""Opens the records; runs in a thread, after the first frame."""


class OpeningApp(Frame):
    """Opens the records once the first frame is out, and again after their files were mended."""

    def __init__(self, desk: Desk, open_store: Opener, then: Target | None = None) -> None:
        """Make the part; `then` is opened once the records are there."""
        super().__init__(desk)
        self.opening = True
        """Whether it is not yet known if the records open."""
        self._open_store = open_store
        self._then = then

    def places(self) -> list[Command]:
        """Return what every screen offers, and what is wrong with the records if anything is."""
        more = super().places()
        if self.desk.is_open and self.desk.repository.read_only not in _NO_TROUBLE:
            title = self.desk.words.say("Why the records can be read only, and what to do")
            more.append(Command(title, "", "", self._explain))
        return more

    async def on_mount(self) -> None:
        """Open the records once the first frame is out."""
        self.call_after_refresh(self.open_records)

    def open_records(self) -> None:
        """Open the records off the loop; what was open before is let go once that worked."""
        self.opening = True
        if self.keeper is not None:
            self.keeper.close()
            self.keeper = None
        self.run_worker(self._open, thread=True)

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
            path, target = self.desk.catalogue[self._then.kind].record_screen, self._then
            self._then = None
            self.open_screen(self.made(path, self.desk, target))
        if repository.read_only not in _NO_TROUBLE:
            self.call_later(self._explain)
        if notices:
            self.tell(" ".join(notices), "warning")
        self.run_worker(self._follow(tidy), group="follow", exclusive=True)

    def _not_opened(self, error: StoreError) -> None:
        self.opening = False
        if isinstance(error, CorruptStoreError):
            self._show_trouble(self.made(_DAMAGED, self.desk, error.reason, error.path))
        else:
            self._show_trouble(self.made(_DAMAGED, self.desk, "", str(self.desk.folder)))

    async def _explain(self) -> None:
        """Say why nothing can be written, and what to do."""
        reason, place = self.desk.repository.read_only, str(self.desk.folder)
        self._show_trouble(self.made(_READ_ONLY, self.desk, reason, place))

    async def _look_for_edit(self) -> None:
        """Show what somebody changed by hand in the snapshot, and ask what is to count."""
        mending, repository = self.desk.mending, self.desk.repository
        if mending is None:
            return
        with suppress(StoreError):  # whoever opened the records told what is wrong with them
            edit = await self.desk.in_writer(lambda: mending().edited("team", repository))
            if edit is not None:
                screen = self.made(_EDITED, self.desk, edit, repository)
                self.push_screen(screen, lambda said: self.tell(said, "good") if said else None)

    def _show_trouble(self, screen: Screen[Any]) -> None:
        """Show a screen about the files; what it gives back says whether they are to be read again.

        None leaves everything as it is; a sentence, which may be '', is told once they are open.
        """

        def done(said: str | None) -> None:
            if said is not None:
                self.open_records()
                if said:
                    self.call_later(self.tell, said, "good")

        self.push_screen(screen, done)

    async def _follow(self, tidy: Callable[[], None]) -> None:
        """Look again and again for what other windows wrote; tidy the files in a pause."""
        known = self.desk.repository.read_only
        # what this look has to import would hold up the first rows
        await asyncio.sleep(_FIRST_LOOK)
        await self._look_for_edit()
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            self.cover_when_idle()
            try:
                await self.desk.refresh()
                if self.idle_seconds > _LOOK_EVERY:
                    await self.desk.unseen(tidy)
            except CorruptStoreError as error:
                self._not_opened(error)
                return
            except StoreError as error:
                self.tell(told(error, self.desk.words), "error")
            if self.desk.repository.read_only != known:
                known = self.desk.repository.read_only
                await self._explain()

    def made(self, path: str, *handed: object) -> Screen[Any]:
        """Return the screen a path of the catalogue makes.

        Raises:
            TypeError: the path makes none.
        """
        make = self.desk.catalogue.load(path)
        made: object = make(*handed) if callable(make) else None
        if not isinstance(made, Screen):
            raise TypeError(f"{path} makes no screen")
        return made
