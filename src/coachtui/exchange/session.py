"""What every command is handed: where the records lie, the language, the clock, the console."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coachtui.domain.audit_action import AuditAction
from coachtui.domain.clock import Clock
from coachtui.domain.items import Target
from coachtui.domain.kind import Catalogue
from coachtui.domain.repository import ChainedRepository, RememberingRepository, Repository
from coachtui.domain.view import View
from coachtui.exchange.console import Console
from coachtui.language import Words
from coachtui.paths import HR
from coachtui.settings import Settings

OPEN = "coachtui.exchange.records:open_for_command"
OPEN_HR = "coachtui.exchange.hr_keys:open_hr_for_command"
NOTE_USE = "coachtui.exchange.records:note_use"


@dataclass(frozen=True)
class Session:
    """One run of the program, as its command line and settings have it (`ctx.obj` of a command)."""

    folder: Path
    words: Words
    clock: Clock
    settings: Settings
    catalogue: Catalogue
    console: Console
    read_only: bool = False
    sample: bool = False
    """Whether these are the demo's records, which bring their own manager."""
    identity: str = ""
    """A file with a secret key that opens the HR records where they are sealed; '' asks."""
    screens: str = ""
    """Path of what opens the screens: `Callable[[Session, Target], None]`."""
    config: Path = Path()
    """The settings file, there or not."""

    def open(self) -> Repository:
        """Open the store of the team's records; storage is imported only now.

        Raises:
            StoreError: as `coachtui.storage.open_store`.
        """
        store: Repository = self.called(OPEN)(self)
        return store

    @property
    def has_hr(self) -> bool:
        """Whether there are HR records at all."""
        return (self.folder / HR).is_dir()

    def open_hr(self) -> RememberingRepository:
        """Open the HR store; one is made where there is none yet, so ask `has_hr` before.

        Raises:
            RefusedError: it is sealed, and the key was not given.
            StoreError: as `coachtui.storage.open_store`.
        """
        store: RememberingRepository = self.called(OPEN_HR)(self)
        return store

    def note_use(self, hr: ChainedRepository, action: AuditAction, record_id: str = "") -> None:
        """Write into the HR store what is about to be done with a record of it, or with all.

        Raises:
            StoreError: as `Repository.commit`; then it must not be done.
        """
        self.called(NOTE_USE)(self, hr, action, record_id)

    def view(self, repository: Repository, hr: Repository | None = None) -> View:
        """Return what the pure functions of the kinds are handed; `hr` where it is asked for."""
        return View(
            repository,
            self.words,
            self.clock,
            self.settings,
            hr=hr,
            hr_waits=self.has_hr,
            folder=self.folder,
        )

    def show(self, target: Target) -> None:
        """Open the screens on a record; returns when they are closed.

        Raises:
            RefusedError: there is no terminal to show them on.
        """
        self.called(self.screens)(self, target)

    def called(self, path: str) -> Callable[..., Any]:
        """Import and give back the function a path names.

        Raises:
            TypeError: the path names something else.
        """
        found = self.catalogue.load(path)
        if not callable(found):
            raise TypeError(f"{path} cannot be called")
        return found
