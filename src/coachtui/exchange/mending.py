"""Mending the files of a session's records, for the screens that offer it."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Final

from coachtui.domain.mending import EditedByHand, Remains, Way
from coachtui.domain.record import Record
from coachtui.domain.record_types import record_types
from coachtui.domain.repository import Change, Put, Remove, Repository, StoreError
from coachtui.exchange.hr_keys import keys_of
from coachtui.exchange.records import note_use, open_hr, open_records
from coachtui.exchange.session import Session
from coachtui.language import N_
from coachtui.storage import Store
from coachtui.storage.erasures import StoreName
from coachtui.storage.hand_edit import HandEdit, hand_edit
from coachtui.storage.mending import Place, bring_back, remains
from coachtui.storage.operations import told
from coachtui.storage.restoring import settle

_EDITED: Final = "snapshot_edited"
_LABEL: Final = N_("Changes made by hand in coach.json")


class Mender:
    """The ways out of a session's damaged files; see `coachtui.ui.mending.Mending`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._edits: dict[StoreName, HandEdit] = {}

    def remains(self, of: StoreName) -> Remains:
        """Return what is left of the records, and the ways that are open: none to read only."""
        found = remains(Place(self._session.folder, of))
        return replace(found, ways={}) if self._session.read_only else found

    def bring_back(self, of: StoreName, way: Way) -> str:
        """Bring the records back, erase again what was erased since, and return where the rest is.

        Raises:
            StoreError: as `coachtui.storage.mending.bring_back`; nothing was changed.
        """
        session = self._session
        at = session.words.local(session.clock.now())
        kept = bring_back(Place(session.folder, of), way, at)
        with suppress(StoreError):  # the records are opened next, and tell what is wrong then
            self._settle(of)
        return "" if kept is None else str(kept)

    def _settle(self, of: StoreName) -> None:
        session = self._session
        if of == "team":
            with open_records(session) as team:
                settle(team)
        elif keys_of(session) is None:
            with open_hr(session) as hr:
                settle(hr)
                note_use(session, hr, "import")

    def edited(self, of: StoreName, repository: Repository) -> EditedByHand | None:
        """Return what was changed by hand in `coach.json`; None where nothing was, or is open."""
        if not isinstance(repository, Store) or repository.read_only:
            return None
        if all(report.key != _EDITED for report in repository.reports):
            return None
        with told():
            edit = hand_edit(repository.folder)
        if edit is None:
            return None
        self._edits[of] = edit
        return EditedByHand(
            str(edit.path),
            len(edit.changed),
            len(edit.added),
            len(edit.removed),
            edit.late,
            self._unfit(of, edit),
            edit.closed,
        )

    def _unfit(self, of: StoreName, edit: HandEdit) -> int:
        types = record_types(self._session.catalogue, of)
        entries = [*edit.changed.items(), *edit.added.items()]
        return edit.odd + sum(_read(types, table, one) is None for (table, _), one in entries)

    def accept(self, of: StoreName, repository: Repository) -> int:
        """Enter what was changed by hand as one change, and return how many records that were.

        Raises:
            StoreError: as `Repository.commit`; nothing was changed.
        """
        edit = self._edits.get(of)
        changes = [] if edit is None else self._changes(of, edit, repository)
        if changes:
            repository.commit(changes, _LABEL)
            if of == "hr" and isinstance(repository, Store):
                note_use(self._session, repository, "update")
        self.reject(repository)
        return len(changes)

    def _changes(self, of: StoreName, edit: HandEdit, repository: Repository) -> list[Change]:
        types = record_types(self._session.catalogue, of)
        found: list[Change] = []
        for (table, identifier), document in (*edit.changed.items(), *edit.added.items()):
            there = repository.get(types[table], identifier) if table in types else None
            record = _read(types, table, {**document, "rev": there.rev if there else 0})
            if record is not None:
                found.append(Put(record))
        for table, identifier in edit.removed:
            there = repository.get(types[table], identifier) if table in types else None
            if there is not None:
                found.append(Remove(there))
        return found

    def reject(self, repository: Repository) -> None:
        """Keep the changed file under another name, and write `coach.json` anew.

        Raises:
            StoreError: as `Store.compact`.
        """
        if isinstance(repository, Store):
            repository.compact()


def _read(
    types: Mapping[str, type[Record]], table: str, document: Mapping[str, object]
) -> Record | None:
    """Return the record a document is, None where it is none."""
    if table not in types:
        return None
    try:
        return types[table].from_document(document)
    except ValueError:
        return None
