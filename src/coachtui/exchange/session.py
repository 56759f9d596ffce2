"""What every command is handed: where the records lie, the language, the clock, the console."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coachtui.domain.clock import Clock
from coachtui.domain.items import Target
from coachtui.domain.kind import Catalogue
from coachtui.domain.repository import Repository
from coachtui.domain.view import View
from coachtui.exchange.console import Console
from coachtui.language import Words
from coachtui.settings import Settings

OPEN = "coachtui.exchange.records:open_for_command"


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
    screens: str = ""
    """Path of what opens the screens: `Callable[[Session, Target], None]`."""

    def open(self) -> Repository:
        """Open the store of the team's records; storage is imported only now.

        Raises:
            StoreError: as `coachtui.storage.open_store`.
        """
        store: Repository = self.called(OPEN)(self)
        return store

    def view(self, repository: Repository) -> View:
        """Return what the pure functions of the kinds are handed."""
        return View(repository, self.words, self.clock, self.settings)

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
