"""The room where the HR records are open: entered on purpose, and locked again by itself."""

import asyncio
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from coachtui.domain.audit_action import AuditAction
from coachtui.domain.repository import (
    ChainedRepository,
    Change,
    LockedError,
    Receipt,
    StoreError,
)
from coachtui.domain.view import View
from coachtui.language import N_
from coachtui.paths import HR
from coachtui.ui.draft_book import DraftBook
from coachtui.ui.hr_door import HrDoor, Office, Trouble
from coachtui.ui.keeper import Keeper, SavedDrafts
from coachtui.ui.life import boot_time

IDLE_SECONDS: Final = 300.0
"""Without a key for so long, those the machine was suspended included, the room locks."""
REPLACED: Final = N_(
    "The HR records were changed from outside and are closed. Open them again to see what is wrong."
)


def _nobody(_: object) -> None:
    """Stand in for whoever will be told."""


class HrRoom:
    """The HR records while they are unlocked in this session; all of it runs on the screen's loop.

    Attributes:
        seconds: tells seconds that only grow.
        notices: what there was to tell about the files when they were opened last, in words.
    """

    def __init__(self, office: Office, door: HrDoor | None = None) -> None:
        self.seconds: Callable[[], float] = boot_time
        self.notices: tuple[str, ...] = ()
        self._office = office
        self._door = door
        self._entering = asyncio.Lock()
        self._store: ChainedRepository | None = None
        self._keeper: Keeper | None = None
        self._touched = 0.0
        self._locks = 0
        self._timer: asyncio.TimerHandle | None = None
        self._locked: Callable[[str], None] = _nobody
        self._trouble: Trouble = _nobody

    def watch(self, locked: Callable[[str], None], trouble: Trouble) -> None:
        """Say who is told of a lock and of drafts that cannot be written.

        Args:
            locked: called when the room has locked and before the screens are shown anew, with a
                message id that says why, or ''.
            trouble: as for `Keeper`.
        """
        self._locked, self._trouble = locked, trouble

    @property
    def waits(self) -> bool:
        """Whether there are HR records at all, locked or not."""
        return (self._office.folder / HR).is_dir()

    @property
    def asks(self) -> bool:
        """Whether it takes a passphrase to unlock them."""
        return self._door is not None and self._door.asks()

    @property
    def unlocked(self) -> bool:
        """Whether the HR records can be read just now."""
        return self._store is not None

    @property
    def opened(self) -> ChainedRepository | None:
        """The HR records, None while they are locked."""
        return self._store

    @property
    def repository(self) -> ChainedRepository:
        """The HR records.

        Raises:
            LockedError: the room is locked.
        """
        if self._store is None:
            raise LockedError
        return self._store

    @property
    def view(self) -> View:
        """What the pure functions of the kinds are handed, with the HR records in it.

        Raises:
            LockedError: the room is locked.
        """
        if self._store is None:
            raise LockedError
        return self._office.view

    @property
    def drafts(self) -> DraftBook:
        """The half-typed texts of HR records; what is noted after a lock is still kept.

        Raises:
            LockedError: the room was not unlocked in this run.
        """
        if self._keeper is None:
            raise LockedError
        return self._keeper

    @property
    def keeper(self) -> Keeper | None:
        """Who writes these texts; None before the room was unlocked in this run."""
        return self._keeper

    async def unlock(self, passphrase: str = "") -> bool:
        """Open the HR records, and make a store for them where there is none yet.

        Args:
            passphrase: what opens them where the room `asks`; it is not kept.

        Returns:
            Whether they are open: not where the room was locked again in the meantime.

        Raises:
            WrongKeyError: that is not the passphrase.
            StoreError: they could not be opened.
        """
        locks = self._locks
        async with self._entering:
            if self._store is None:
                store, notices, drafts = await self._office.in_writer(
                    partial(self._open, passphrase)
                )
                if drafts is not None:
                    later = asyncio.get_running_loop().call_later
                    self._keeper = Keeper(drafts, later, time.monotonic, self._told_of_drafts)
                if locks != self._locks:
                    self._forget()
                    return False
                self._store, self.notices = store, notices
                self._touched = self.seconds()
                self._look_again(IDLE_SECONDS)
                self._office.publish()
        self.touch()
        return self.unlocked

    def _open(
        self, passphrase: str
    ) -> tuple[ChainedRepository, tuple[str, ...], SavedDrafts | None]:
        if self._door is None:
            raise LockedError
        store, notices = self._door.open(passphrase)
        return store, notices, self._door.drafts(store) if self._keeper is None else None

    def _told_of_drafts(self, error: StoreError | OSError | None) -> None:
        self._trouble(error)

    def touch(self) -> None:
        """Take note that somebody is there; a room nobody touched for too long locks instead."""
        if self._store is None:
            return
        now = self.seconds()
        if now - self._touched > IDLE_SECONDS:
            self.lock()
        else:
            self._touched = now

    def lock_when_idle(self) -> None:
        """Lock where nobody was there for five minutes."""
        if self._store is not None and self.seconds() - self._touched > IDLE_SECONDS:
            self.lock()

    def lock(self, why: str = "") -> None:
        """Lock the room; what is half-typed is kept, and a write on its way is finished.

        An `unlock` on its way leaves it locked.

        Args:
            why: what the user is told, a message id.
        """
        self._locks += 1
        stuck = self._store is not None and bool(self._store.read_only)
        if not self._leave():
            return
        if self._keeper is not None:
            self._keeper.flush()
        self._locked(why)
        if stuck and self._keeper is not None:
            # the store that opens next may be written, and takes drafts again
            self._keeper.close()
            self._keeper = None
        self._office.publish()

    def _leave(self) -> bool:
        """Let go of the store; return whether it was open."""
        store, self._store, self.notices = self._store, None, ()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if store is None:
            return False
        if self._door is not None and not store.read_only:
            self._office.leave_to_writer(partial(self._door.note, store, "lock", ""))
        self._forget()
        return True

    def _forget(self) -> None:
        """Let go of the key after what is being written."""
        if self._door is not None:
            self._office.leave_to_writer(self._door.forget)

    async def commit(self, changes: Iterable[Change], label: str = "") -> Receipt:
        """Write changes to the HR records durably without holding up the screen.

        Raises:
            LockedError: the room is locked; nothing was written.
            StoreError: as `Repository.commit`; nothing was written.
        """
        store, wanted = self.repository, tuple(changes)
        try:
            return await self._office.in_writer(lambda: store.commit(wanted, label))
        finally:
            self._office.publish()

    async def audit(self, action: AuditAction, record_id: str = "") -> None:
        """Note durably what was done with an HR record; the screens are not shown anew for it.

        Raises:
            LockedError: the room is locked; nothing was written.
            StoreError: as `Repository.commit`; what cannot be noted must not be shown.
        """
        store = self.repository
        if self._door is not None:
            await self._office.in_writer(partial(self._door.note, store, action, record_id))

    async def refresh(self) -> None:
        """Take in what other windows wrote, while the room is unlocked.

        A store that was damaged or replaced meanwhile is closed, and says more when it is opened.
        """
        store = self._store
        if store is None:
            return
        before = store.read_only
        new = await self._office.unseen(store.refresh)
        if self._store is not store:
            return
        if store.read_only != before:
            self.lock(REPLACED)
        elif new:
            self._office.publish()

    def close(self) -> None:
        """End with the program: lock, write what is half-typed, and leave it to the next run."""
        self._locks += 1
        self._leave()
        if self._keeper is not None:
            self._keeper.close()
            self._keeper = None

    def _look_again(self, seconds: float) -> None:
        self._timer = asyncio.get_running_loop().call_later(seconds, self._look)

    def _look(self) -> None:
        """Lock, or look again when the room could be idle for long enough."""
        left = self._touched + IDLE_SECONDS - self.seconds()
        if left < 0:
            self.lock()
        elif self._store is not None:
            self._look_again(max(left, 1.0))
