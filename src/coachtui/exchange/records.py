"""Opening the records of a session; imported when they are needed and not before."""

from collections.abc import Callable, Sequence
from functools import partial

from coachtui.domain.ids import ME, new_id
from coachtui.domain.person import UNNAMED, Person
from coachtui.domain.repository import ReadOnlyStoreError, Repository
from coachtui.domain.trouble import told
from coachtui.exchange.session import Session
from coachtui.exchange.unfinished import unfinished
from coachtui.language import N_, Words
from coachtui.paths import DRAFTS
from coachtui.storage import REAL, DraftInfo, Drafts, Store, open_store

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

    Raises:
        StoreError: as `coachtui.storage.open_store`.
    """
    store = open_records(session)
    for notice in notices(store, session.words):
        session.console.say(notice)
    if store.read_only not in {"", ASKED}:
        session.console.say(told(ReadOnlyStoreError(store.read_only), session.words))
    return store


def open_for_screens(
    session: Session, fill: Callable[[Repository], object] | None
) -> tuple[Store, Drafts | NoDrafts, tuple[str, ...], Callable[[], None]]:
    """Open the store and the drafts; `fill` puts records into the store first.

    Returns:
        The store, the drafts of this run, what there is to tell about the files, in words, and
        what is to be called in a pause, off the screen's loop, to keep them small.

    Raises:
        StoreError: as `coachtui.storage.open_store`.
    """
    if fill is not None:
        # By another hand, so that no undo of the user's takes it back.
        with open_store(session.folder, now=session.clock.now, author=SAMPLE) as store:
            fill(store)
    store = open_records(session)
    drafts = (
        NoDrafts()
        if store.read_only
        else Drafts(session.folder / DRAFTS, new_id(), now=session.clock.now)
    )
    forms = (draft.form for draft in drafts.waiting())
    kept = unfinished(forms, store, session.words)
    news = (*notices(store, session.words), *((kept,) if kept else ()))
    return store, drafts, news, partial(tidy, store)


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
