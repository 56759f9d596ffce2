"""What every screen is handed: the records, the language, the clock, and the ways to write."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from coachtui.domain.clock import Clock
from coachtui.domain.kind import Catalogue
from coachtui.domain.repository import Change, JournalChange, Receipt, Repository
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.settings import Settings

T = TypeVar("T")


class HeldDraft(Protocol):
    """A draft that was taken back."""

    @property
    def text(self) -> str:
        """What stood in the form, half-typed."""

    @property
    def pending(self) -> tuple[str, ...]:
        """Whole lines that were entered and not yet durable."""


class DraftBook(Protocol):
    """Half-typed texts by form; what is noted survives the end of the program."""

    def note(self, form: str, text: str, pending: tuple[str, ...] = ()) -> None:
        """Remember what stands in a form now; written to disk soon, or on a signal."""

    def flush(self) -> None:
        """Write what was noted, durably."""

    def drop(self, form: str) -> None:
        """Forget the draft of a form whose content is saved."""

    def claim(self, form: str) -> HeldDraft | None:
        """Take back the draft of a form that nobody else holds; None where there is none."""


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
    _repository: Repository | None = None
    _drafts: DraftBook | None = None
    _changed: list[Callable[[], None]] = field(default_factory=list)
    _writer: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="writer")
    )

    def attach(self, repository: Repository, drafts: DraftBook) -> None:
        """Complete the desk with the opened store."""
        self._repository = repository
        self._drafts = drafts

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
        return View(self.repository, self.words, self.clock, self.settings)

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
        receipt = await self.in_writer(lambda: self.repository.commit(wanted, label))
        self.publish()
        return receipt

    async def undoable(self) -> JournalChange | None:
        """Return what `undo` would take back; see `Repository.undoable`."""
        return await self.in_writer(self.repository.undoable)

    async def undo(self) -> JournalChange | None:
        """Take back my last change; see `Repository.undo`."""
        undone = await self.in_writer(self.repository.undo)
        self.publish()
        return undone

    async def redo(self) -> JournalChange | None:
        """Do again what was undone last; see `Repository.redo`."""
        redone = await self.in_writer(self.repository.redo)
        self.publish()
        return redone

    async def refresh(self) -> None:
        """Take in what other processes wrote, and tell the screens if there was anything."""
        if await self.in_writer(self.repository.refresh):
            self.publish()

    async def in_writer(self, work: Callable[[], T]) -> T:
        """Do something to the store after the writes asked for so far, off the screen's loop."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, work)
