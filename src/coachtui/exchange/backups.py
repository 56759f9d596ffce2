"""Backups of a session's records: where they lie, and the ones made without being asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from coachtui.domain.repository import StoreError
from coachtui.exchange.infile import has_records
from coachtui.exchange.session import Session
from coachtui.paths import BACKUPS
from coachtui.storage.backup import BEFORE_IMPORT, Aim, Made, make_backup, remove
from coachtui.storage.kept_backups import prune
from coachtui.storage.operations import Step

_BEFORE_KEPT: Final = 5
"""Backups from before an import that stay."""


def own_folder(session: Session) -> Path:
    """Return where the backups of a session's records lie, if no other place is named."""
    return session.folder / BACKUPS


def backed_up(session: Session, why: str, into: Path, step: Step | None = None) -> Made:
    """Make a backup of a session's records in a folder.

    Raises:
        StoreError: as `make_backup`.
    """
    aim = Aim(into, why, session.words.local(session.clock.now()))
    return make_backup(session.folder, aim, step=step)


@contextmanager
def kept_before(session: Session) -> Iterator[None]:
    """Keep a copy of the records as they are before something comes in; the last few such stay.

    Nothing is kept where there are no records yet, none may be written, or nothing came in after
    all, which whoever brings it tells by an error.

    Raises:
        StoreError: as `make_backup`; then nothing is to come in.
    """
    if session.read_only or not has_records(session):
        yield
        return
    made = backed_up(session, BEFORE_IMPORT, own_folder(session))
    try:
        yield
    except StoreError:
        remove(made.folder)
        raise
    prune(own_folder(session), BEFORE_IMPORT, _BEFORE_KEPT)
