"""What one rep may see, as a repository that cannot give anything else.

For a screen that is turned to the rep. Which types may be shown, and of what, the kinds say
(`domain/sharing.py`). What is not shared is not left out of what was fetched: it is never asked
for. A record is asked for by whose it is and by the fields that tell that it is shared; then what
the rep may not read of it is cut off, and only what is left is given, and compared with what was
asked. Of a record that another one replaced, it is asked no more than whether there is such a one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final, NoReturn

from coachtui.domain.repository import (
    Change,
    JournalChange,
    R,
    ReadOnlyStoreError,
    Receipt,
    Repository,
    Storable,
    Unreadable,
)
from coachtui.domain.sharing import IS_SHARED, Share
from coachtui.domain.versions import Removed, Version
from coachtui.text import fold

_BARRED: Final = frozenset(
    {"adjusting", "discipline", "private", "gopy", "kyluat", "rieng", "riengtu", "ghichurieng"}
)
"""Tags that keep a record off a shared screen, whatever else it says; in letters alone, folded."""
_ALWAYS: Final = ("id", "rev", "schema_version")
_MISSING: Final = object()


class SharedView:
    """A repository of what is shared with one person: read, and never written."""

    def __init__(self, repository: Repository, person_id: str, shares: Iterable[Share]) -> None:
        """Make it over all records, of what the kinds say may be shown, as `shares_of` gives it."""
        self._repository = repository
        self._person_id = person_id
        self._shares: dict[type[Storable], Share] = {share.record: share for share in shares}

    @property
    def seq(self) -> int:
        """Number of the last line of the journal that was folded in."""
        return self._repository.seq

    @property
    def read_only(self) -> str:
        """Why nothing can be written."""
        return "shared"

    def get(self, kind: type[R], identifier: str) -> R | None:
        """Return the record, or None where there is none that is shared with the person."""
        return next(iter(self.find(kind, id=identifier)), None)

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of a type that are shared with the person, by id."""
        return self.find(kind)

    def find(self, kind: type[R], **equal: object) -> tuple[R, ...]:
        """Return those of them whose fields equal the values given, by id."""
        share = self._shares.get(kind)
        if share is None:
            return ()
        kept = {name: value for name, value in equal.items() if name in (share.keeps or ())}
        found: dict[str, R] = {}
        for asked in self._asked(share):
            for record in self._repository.find(kind, **{**kept, **asked}):
                if not _barred(record) and not self._replaced(kind, record, share):
                    found |= {one.id: one for one in _trimmed(kind, record, share.keeps)}
        return tuple(found[each] for each in sorted(found) if _equals(found[each], equal))

    def _asked(self, share: Share) -> Iterator[Mapping[str, object]]:
        """Give what the repository is asked for: what is shared, and is the person's."""
        for when in share.when:
            for name, value in self._whose(share):
                yield {**when, name: value}

    def _whose(self, share: Share) -> Iterator[tuple[str, object]]:
        if share.through is None:
            for name in share.whose:
                yield name, self._person_id
            return
        kind, name = share.through
        for link in self.find(kind):
            yield "id", link.model_dump(mode="json").get(name)

    def _replaced(self, kind: type[R], record: R, share: Share) -> bool:
        name = share.replaced_by
        return bool(name) and bool(self._repository.find(kind, **{name: record.id}))

    def words_in(self, kind: type[R], field: str) -> tuple[str, ...]:
        """Return nothing: whose words they are is not known."""
        return ()

    def unreadable(self) -> tuple[Unreadable, ...]:
        """Return nothing."""
        return ()

    def documents(self) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Return nothing: documents are not asked whose they are."""
        return {}

    def commit(self, changes: Iterable[Change], label: str = "") -> Receipt:
        """Refuse."""
        self._refuse()

    def load(self, documents: Mapping[str, Sequence[Mapping[str, object]]], label: str) -> Receipt:
        """Refuse."""
        self._refuse()

    def refresh(self) -> bool:
        """Return False: whoever has the records themselves folds in what is new."""
        return False

    def changes_since(self, seq: int) -> tuple[JournalChange, ...]:
        """Return nothing: the journal tells of everybody."""
        return ()

    def undoable(self) -> JournalChange | None:
        """Return None."""
        return None

    def redoable(self) -> JournalChange | None:
        """Return None."""
        return None

    def undo(self) -> JournalChange | None:
        """Refuse."""
        self._refuse()

    def redo(self) -> JournalChange | None:
        """Refuse."""
        self._refuse()

    def forget(self, identifiers: Iterable[str]) -> int:
        """Refuse."""
        self._refuse()

    def versions(self, table: str, identifier: str) -> tuple[Version, ...]:
        """Return nothing: what a record was before may have been private."""
        return ()

    def removed(self, since: datetime) -> tuple[Removed, ...]:
        """Return nothing."""
        return ()

    def recalled(self, gone: Iterable[Removed]) -> NoReturn:
        """Refuse."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise ReadOnlyStoreError


def _barred(record: object) -> bool:
    tags: Iterable[str] = getattr(record, "tags", ())
    return any("".join(filter(str.isalnum, fold(tag))) in _BARRED for tag in tags)


def _equals(record: object, equal: Mapping[str, object]) -> bool:
    return all(getattr(record, name, _MISSING) == value for name, value in equal.items())


def _trimmed(kind: type[R], record: R, keeps: tuple[str, ...] | None) -> Iterator[R]:
    """Give a record with what is kept of it; none where that is no whole record."""
    if keeps is None:
        yield record
        return
    left = _left(record.model_dump(mode="json"), (*_ALWAYS, *keeps))
    with suppress(ValueError):
        yield kind.from_document({**left, **IS_SHARED})


def _left(document: Mapping[str, object], names: Iterable[str]) -> dict[str, object]:
    """Return what dotted names tell of a document."""
    inside: dict[str, list[str]] = {}
    for each in names:
        name, _, rest = each.partition(".")
        inside.setdefault(name, []).extend([rest] if rest else [])
    return {
        name: _left_within(document[name], rest)
        for name, rest in inside.items()
        if name in document
    }


def _left_within(value: object, names: list[str]) -> object:
    if isinstance(value, list):
        return [_left_within(each, names) for each in value]
    return _left(value, names) if names and isinstance(value, dict) else value
