"""How the HR records are opened, and what their room needs of the desk it belongs to."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from coachtui.domain.audit_action import AuditAction
from coachtui.domain.repository import ChainedRepository, StoreError
from coachtui.domain.view import View
from coachtui.ui.keeper import SavedDrafts

T = TypeVar("T")
Trouble = Callable[[StoreError | OSError | None], None]
"""Told of drafts that cannot be written, and with None that they can again."""


@dataclass(frozen=True, slots=True)
class HrDoor:
    """How the HR records are opened; all of it is called off the screen's loop.

    Attributes:
        asks: tells whether a passphrase is needed.
        open: opens the store with the passphrase ('' where none is needed) and gives what there is
            to tell about its files, in words; a store that is not there yet is made.
        drafts: opens the drafts that lie beside it, once in a run.
        note: writes into the store what was done with a record of it ('' for all of them).
        forget: lets go of the key; what is noted afterwards can still be written.
    """

    asks: Callable[[], bool]
    open: Callable[[str], tuple[ChainedRepository, tuple[str, ...]]]
    drafts: Callable[[ChainedRepository], SavedDrafts]
    note: Callable[[ChainedRepository, AuditAction, str], None]
    forget: Callable[[], None]


class Office(Protocol):
    """What the room needs of the desk it belongs to."""

    @property
    def folder(self) -> Path:
        """The data folder."""

    @property
    def view(self) -> View:
        """What the pure functions of the kinds are handed."""

    def publish(self) -> None:
        """Tell the screens that records changed."""

    async def unseen(self, work: Callable[[], T]) -> T:
        """See `Desk.unseen`."""

    async def in_writer(self, work: Callable[[], T]) -> T:
        """Do something off the screen's loop, after the writes asked for so far."""

    def leave_to_writer(self, work: Callable[[], object]) -> None:
        """Have something done like `in_writer`, and wait for nothing."""
