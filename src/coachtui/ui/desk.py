"""What every screen is handed: the records, the language, the clock, and the ways to write."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from coachtui.domain.clock import Clock
from coachtui.domain.kind import Catalogue
from coachtui.domain.parts import one_of
from coachtui.domain.repository import Change, JournalChange, Receipt, Repository
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.settings import Settings
from coachtui.ui.attendance import Company
from coachtui.ui.draft_book import DraftBook
from coachtui.ui.hr_door import HrDoor
from coachtui.ui.hr_room import HrRoom
from coachtui.ui.mending import Mending
from coachtui.ui.working import Working

T = TypeVar("T")
_MANAGER: Final = "coachtui.domain.team:manager_name"
"""By its path: the first frame is there before any record is."""


class NotOpenError(RuntimeError):
    """A screen asked for records before the store was open."""


@dataclass
class Desk:
    """The things a screen works with.

    It is handed to the first screen before the store is open; `attach` completes it, and every
    later screen can count on `repository` and `drafts`.
    """

    words: Words
    clock: Clock
    catalogue: Catalogue
    settings: Settings
    folder: Path
    demo: bool = False
    manager: str = ""
    """Name of the manager who keeps these records, for titles; '' until it is known."""
    hr_door: HrDoor | None = None
    """How the HR records are opened."""
    mending: Callable[[], Mending] | None = None
    """Gives whoever mends files that are not as they should be; imported when it is called."""
    kept: dict[str, object] = field(default_factory=dict)
    """What a screen leaves for the next of its make, by a name of its own."""
    company: Company = field(default_factory=Company)
    """Who else has these records open."""
    working: Working = field(default_factory=Working)
    """Tells how long a screen has been waiting for the store."""
    hr: HrRoom = field(init=False)
    """The HR records: locked until somebody unlocks them."""
    _repository: Repository | None = None
    _drafts: DraftBook | None = None
    _changed: list[Callable[[], None]] = field(default_factory=list)
    _writer: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="writer")
    )

    def __post_init__(self) -> None:
        self.hr = HrRoom(self, self.hr_door)

    def attach(self, repository: Repository, drafts: DraftBook) -> None:
        """Complete the desk with the opened store."""
        self._repository = repository
        self._drafts = drafts
        self.manager = one_of(self.catalogue, _MANAGER, str, repository)

    @property
    def is_open(self) -> bool:
        """Whether the store is there."""
        return self._repository is not None

    @property
    def repository(self) -> Repository:
        """The team's records."""
        if self._repository is None:
            raise NotOpenError
        return self._repository

    @property
    def drafts(self) -> DraftBook:
        """The half-typed texts."""
        if self._drafts is None:
            raise NotOpenError
        return self._drafts

    @property
    def view(self) -> View:
        """What the pure functions of the kinds are handed."""
        return View(
            self.repository,
            self.words,
            self.clock,
            self.settings,
            hr=self.hr.opened,
            hr_waits=self.hr.waits,
            folder=self.folder,
        )

    def on_change(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call `callback` on the screen's loop after each change; return how to stop that."""
        self._changed.append(callback)
        return lambda: self._changed.remove(callback)

    def publish(self) -> None:
        """Tell the screens that records changed."""
        for callback in tuple(self._changed):
            callback()

    async def commit(self, changes: Iterable[Change], label: str = "") -> Receipt:
        """Write changes durably without holding up the screen; in the order they were asked for.

        Raises:
            StoreError: as `Repository.commit`; nothing was written.
        """
        wanted = tuple(changes)
        return await self._published(lambda: self.repository.commit(wanted, label))

    async def undoable(self) -> JournalChange | None:
        """Return what `undo` would take back; see `Repository.undoable`."""
        return await self.in_writer(self.repository.undoable)

    async def redoable(self) -> JournalChange | None:
        """Return what `redo` would do again; see `Repository.redoable`."""
        return await self.in_writer(self.repository.redoable)

    async def undo(self) -> JournalChange | None:
        """Take back my last change; see `Repository.undo`."""
        return await self._published(self.repository.undo)

    async def redo(self) -> JournalChange | None:
        """Do again what was undone last; see `Repository.redo`."""
        return await self._published(self.repository.redo)

    async def _published(self, write: Callable[[], T]) -> T:
        """Write, and tell the screens; of what stood in the way as well, which was read with it."""
        try:
            return await self.in_writer(write)
        finally:
            self.publish()

    async def refresh(self) -> None:
        """Take in what other processes wrote, and tell the screens if there was anything."""
        self.hr.lock_when_idle()
        news = await self.unseen(self.repository.refresh)
        if await self.unseen(self.company.look) or news:
            self.publish()
        await self.hr.refresh()

    async def in_writer(self, work: Callable[[], T]) -> T:
        """Do something to the store after the writes asked for so far, off the screen's loop.

        Where it takes long, that is shown.
        """
        with self.working.going_on():
            return await self.unseen(work)

    async def unseen(self, work: Callable[[], T]) -> T:
        """Do it as `in_writer`, and show nothing: nobody waits for it."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, work)

    def leave_to_writer(self, work: Callable[[], object]) -> None:
        """Have something done after the writes asked for so far; nobody waits for it."""
        self._writer.submit(work)
