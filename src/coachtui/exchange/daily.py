"""The backup nobody has to ask for: one a day while the screens are open, off to the side."""

import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Final

from coachtui.domain.repository import StoreError
from coachtui.exchange.backups import backed_up, own_folder
from coachtui.exchange.session import Session
from coachtui.paths import JOURNAL, RESTRICTED
from coachtui.storage.backup import DAILY
from coachtui.storage.files import names_in
from coachtui.storage.kept_backups import DAYS_KEPT, backups_in, note_place, prune
from coachtui.storage.manifest import STORES, is_segment

_AFTER: Final = 20.0
"""Seconds after the records were opened, so that nothing of it is felt at the start."""
_ROOM: Final = 500 << 20
"""Bytes that have to stay free."""


def apart(work: Callable[[], None]) -> None:
    """Have something done that neither the screens nor the end of the program wait for.

    The end cuts it off; the next backup sweeps up what it left.
    """
    Thread(target=work, name="backup", daemon=True).start()


@dataclass
class DailyBackup:
    """Called in every pause; once a day it has a backup made, if the records changed since.

    What goes wrong is no reason to disturb anybody: “coachtui doctor” tells how old the last is.

    Attributes:
        session: whose records.
        seconds: tells seconds that only grow.
        have_done: does the work.
    """

    session: Session
    seconds: Callable[[], float] = time.monotonic
    have_done: Callable[[Callable[[], None]], None] = apart
    _opened: float = field(init=False)
    _day: date | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._opened = self.seconds()

    def __call__(self) -> None:
        """Do what is due; at most it begins a thread."""
        today = self.session.clock.today()
        if self._day == today or self.seconds() - self._opened < _AFTER:
            return
        self._day = today
        if is_wanted(self.session):
            self.have_done(self.make)

    def make(self) -> None:
        """Make the backup of today in each place that has none of the records as they are."""
        session = self.session
        second = session.settings.backup_folder
        elsewhere = [Path(second).expanduser().absolute()] if second else []
        for place in (own_folder(session), *(each for each in elsewhere if each.is_dir())):
            with suppress(StoreError, OSError):
                if _is_due(session.folder, place):
                    made = backed_up(session, DAILY, place)
                    if not made.manifest.fault:  # else the whole ones from before are worth more
                        prune(place, DAILY, 1, DAYS_KEPT)
                    if place in elsewhere:
                        note_place(session.folder, place)


def _is_due(folder: Path, place: Path) -> bool:
    """Tell whether the records changed since the last backup in a place, and there is room."""
    now = _segments(folder)
    last = next(reversed(backups_in(place).values()), None)
    if last is not None and now == {
        path: mark.size for path, mark in last.files.items() if is_segment(path)
    }:
        return False
    there = place if place.exists() else folder
    return shutil.disk_usage(there).free > _ROOM + 3 * sum(now.values())


def _segments(folder: Path) -> dict[str, int]:
    """Return the sizes of the journals' segments of both stores, by path."""
    found = (
        (f"{place}{JOURNAL}/{name}", folder / place / JOURNAL / name)
        for _, place in STORES
        for name in names_in(folder / place / JOURNAL)
    )
    return {path: file.lstat().st_size for path, file in found if is_segment(path)}


def is_wanted(session: Session) -> bool:
    """Tell whether a session makes backups by itself: not of the sample, nor where it is barred."""
    barred = session.read_only or session.sample or bool(os.environ.get(RESTRICTED))
    return session.settings.daily_backup and not barred
