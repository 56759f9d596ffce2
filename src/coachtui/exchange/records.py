"""Opening the records of a session; imported when they are needed and not before."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from coachtui.domain.audit import AuditEvent
from coachtui.domain.audit_action import AuditAction
from coachtui.domain.ids import ME, new_id
from coachtui.domain.person import UNNAMED, Person
from coachtui.domain.repository import Put, ReadOnlyStoreError, Repository, StoreError
from coachtui.domain.trouble import told
from coachtui.exchange.came_back import erased_again
from coachtui.exchange.daily import DailyBackup
from coachtui.exchange.housekeeping import Housekeeping
from coachtui.exchange.progress import LARGE
from coachtui.exchange.session import Session
from coachtui.exchange.unfinished import unfinished
from coachtui.language import N_, Words
from coachtui.paths import DRAFTS, HR, SNAPSHOT
from coachtui.storage import REAL, DraftInfo, Drafts, Store, open_store
from coachtui.storage.draft import ListedDraft
from coachtui.storage.files import check_folder
from coachtui.storage.sealing import Seal

ASKED = "asked"
"""Why a store is read-only that was opened so."""
SAMPLE = "sample"
"""Who wrote the sample team's records."""
_NOTICES = {
    "torn_tail": N_(
        "The last save was cut off by a crash or power cut; what there was of it is kept in {path}."
    ),
    "snapshot_damaged": N_("coach.json was damaged and is made anew from the journal."),
    "snapshot_edited": N_(
        "coach.json was changed by hand; the journal counts. The changed file is kept in {path}."
    ),
    "set_aside": N_("A file that could not be used is kept as {path}."),
    "migrated": N_("The records were brought up to date; a copy from before is kept in {path}."),
}


class NoDrafts:
    """Stands for the drafts where nothing may be written."""

    def note(self, form: str, text: str, pending: Sequence[str] = ()) -> None:
        """Let it go."""

    def flush(self) -> None:
        """Write nothing."""

    def rescue(self) -> None:
        """Write nothing."""

    def drop(self, form: str) -> None:
        """Drop nothing."""

    def claim(self, form: str) -> None:
        """Give back nothing."""

    def waiting(self) -> tuple[DraftInfo, ...]:
        """Return none."""
        return ()

    def listed(self) -> tuple[ListedDraft, ...]:
        """Return none."""
        return ()

    def discard(self, name: str) -> bool:
        """Discard nothing."""
        return not name

    def close(self) -> None:
        """Close nothing."""


def open_records(session: Session) -> Store:
    """Open the store of a session; a new one begins with the manager who keeps it.

    Raises:
        StoreError: as `coachtui.storage.open_store`.
    """
    manager = Person(id=ME, full_name=UNNAMED, role="sales_manager")
    return open_store(
        session.folder,
        now=session.clock.now,
        author=ME,
        founding=() if session.sample else (manager,),
        read_only=session.read_only,
    )


def open_for_command(session: Session) -> Store:
    """Open the store for a command, which tells what is wrong with its files on stderr.

    From here on a terminal shows that something goes on, until the command prints something.

    Raises:
        StoreError: as `coachtui.storage.open_store`.
    """
    session.console.working(long=_takes_long(session.folder))
    return tell(open_records(session), session)


def _takes_long(folder: Path) -> bool:
    """Tell whether a snapshot is read for longer than a moment, and in one piece."""
    with suppress(OSError):
        return (folder / SNAPSHOT).stat().st_size >= LARGE
    return False


def tell(store: Store, session: Session) -> Store:
    """Tell on stderr what is wrong with the files of a store; give it back."""
    words = session.words
    again = erased_again(session, store)
    for notice in (*notices(store, words), *_refusals(store, words), *again):
        session.console.say(notice)
    return store


def open_for_screens(
    session: Session, fill: Callable[[Repository, Repository], object] | None
) -> tuple[Store, Drafts | NoDrafts, tuple[str, ...], Callable[[], None]]:
    """Open the store and the drafts; `fill` puts records into it and the HR store first.

    Returns:
        The store, the drafts of this run, what there is to tell about the files, in words, and
        what is to be called in a pause, off the screen's loop, to keep them in order.

    Raises:
        StoreError: as `coachtui.storage.open_store`.
    """
    if fill is not None:
        # By another hand, so that no undo of the user's takes it back.
        with (
            open_store(session.folder, now=session.clock.now, author=SAMPLE) as team,
            open_hr(session) as hr,
        ):
            fill(team, hr)
    store = open_records(session)
    again = erased_again(session, store)
    drafts = open_drafts(session, store)
    forms = (draft.form for draft in drafts.waiting())
    kept = unfinished(forms, session.catalogue, store, session.words)
    news = (*notices(store, session.words), *again, *((kept,) if kept else ()))
    keeping = Housekeeping(store, session.clock, tidy, DailyBackup(session))
    return store, drafts, news, keeping


def open_drafts(session: Session, store: Store, seal: Seal | None = None) -> Drafts | NoDrafts:
    """Open the drafts of a new session of a store, sealed ones; none where none may be written.

    Raises:
        StoreError: their folder could not be used.
    """
    if store.read_only:
        return NoDrafts()
    return Drafts(store.folder / DRAFTS, new_id(), now=session.clock.now, seal=seal)


def open_hr(session: Session, seal: Seal | None = None) -> Store:
    """Open the HR store, whose lines are chained; where there is none yet an empty one is made.

    A sealed one without its seal can only be proved.

    Raises:
        StoreError: as `coachtui.storage.open_store`; `unsafe` where its folder is a link.
    """
    check_folder(session.folder / HR)
    return open_store(
        session.folder / HR,
        now=session.clock.now,
        author=ME,
        read_only=session.read_only,
        chained=True,
        seal=seal,
    )


def open_hr_for_screens(
    session: Session, seal: Seal | None = None
) -> tuple[Store, tuple[str, ...]]:
    """Open the HR store, and keep its files small.

    Returns:
        The store, and what there is to tell about its files, in words.

    Raises:
        StoreError: as `open_hr`.
    """
    store = open_hr(session, seal)
    again = erased_again(session, store)
    with suppress(StoreError):  # it reads as well without, and is tried again next time
        tidy(store)
    return store, (*notices(store, session.words), *_refusals(store, session.words), *again)


def note_use(session: Session, store: Store, action: AuditAction, record_id: str = "") -> None:
    """Write into the HR store what was done with a record of it, or with all of them.

    Raises:
        StoreError: as `Repository.commit`; what cannot be noted must not be done.
    """
    event = AuditEvent(at=session.clock.now(), action=action, record_id=record_id)
    store.commit([Put(event)])


def _refusals(store: Store, words: Words) -> tuple[str, ...]:
    """Return why a store that was to be written can only be read, in words."""
    if store.read_only in {"", ASKED}:
        return ()
    return (told(ReadOnlyStoreError(store.read_only), words),)


def tidy(store: Store) -> None:
    """Write a snapshot once the journal since the last is long, so that the next start is quick.

    Raises:
        StoreError: as `Store.compact`; everything stands as it was.
    """
    if store.uncompacted >= REAL.segment_bytes:
        store.compact()


def notices(store: Store, words: Words) -> tuple[str, ...]:
    """Return what was found in the store's files and done about it, in words."""
    return tuple(
        words.say(_NOTICES[report.key], path=report.path)
        for report in store.reports
        if report.key in _NOTICES
    )
