"""Keeps the search up to date with the records: it is filled once, then follows the changes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, Literal

from coachtui.domain.kind import Catalogue, Kind
from coachtui.domain.parts import called, maybe_one_of
from coachtui.domain.record import Record
from coachtui.domain.record_types import record_types
from coachtui.domain.repository import Repository
from coachtui.domain.search import Index
from coachtui.domain.view import View

MANY: Final = 200
"""Records touched since; from here on all are looked through instead of these alone."""
_STEP: Final = 200
_NAMING: Final = frozenset({"person"})
"""Tables whose records stand by name in the titles of others."""


class Finder:
    """The index over all kinds that can be searched; that of HR records only while they are open.

    An index that is not up to date is brought so by `follow`, before it is asked.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.index = Index()
        self._team: tuple[Repository, int] | None = None
        self._hr: tuple[Repository, int] | None = None
        self._hr_kinds: frozenset[str] = frozenset()

    @property
    def is_filled(self) -> bool:
        """Whether the records were looked through once."""
        return self._team is not None

    def lock(self) -> None:
        """Forget all words of the HR records."""
        self._hr = None
        for slug in self._hr_kinds:
            self.index.drop(slug, self.index.ids(slug))

    def follow(self, view: View) -> Index:
        """Bring the index up to date and return it."""
        for _ in self.steps(view):
            pass
        return self.index

    def steps(self, view: View) -> Iterator[int]:
        """Bring the index up to date step by step; give how many records it holds so far."""
        self._hr_kinds = frozenset(kind.slug for kind in self._catalogue if kind.store == "hr")
        yield from self._follow_team(view)
        if view.hr is None:
            self.lock()
        elif self._hr != (now := (view.hr, view.hr.seq)):
            yield from self._read(view, _searched(self._catalogue, "hr"))
            self._hr = now

    def _follow_team(self, view: View) -> Iterator[int]:
        repository = view.repository
        now = (repository, repository.seq)
        if now == self._team:
            return
        touched = None
        if self._team is None or self._team[0] is not repository:
            self.index = Index(tuple(kind.slug for kind in self._catalogue))
            self._hr = None
        else:
            touched = self._touched(view, self._team[1])
        kinds = _searched(self._catalogue, "team")
        yield from self._read(view if touched is None else replace(view, only=touched), kinds)
        self._team = now

    def _read(self, view: View, kinds: Iterable[Kind]) -> Iterator[int]:
        """Keep the records of kinds as they are now, or those of `View.only`; drop what is gone."""
        for kind in kinds:
            gone = set(self.index.ids(kind.slug))
            if view.only is not None:
                gone &= view.only
            for count, (identifier, text) in enumerate(_rows(self._catalogue, kind, view), start=1):
                gone.discard(identifier)
                self._put(kind, view, identifier, text)
                if count % _STEP == 0:
                    yield len(self.index)
            self.index.drop(kind.slug, gone)

    def _touched(self, view: View, since: int) -> frozenset[str] | None:
        """Return the ids of what may read otherwise now; None: anything may."""
        changes = view.repository.changes_since(since)
        keys = {key for change in changes for key in change.touched}
        if len(keys) > MANY or any(table in _NAMING for table, _ in keys):
            return None
        types = record_types(self._catalogue)
        found: set[str] = set()
        waiting = [identifier for _, identifier in sorted(keys)]
        while waiting:
            identifier = waiting.pop()
            if identifier in found:
                continue
            found.add(identifier)
            record = _record(view.repository, types.values(), identifier)
            if record is not None:
                waiting += self._pointed_to(record)
            elif not self._holds(identifier):
                return None  # a part of another record, which it points to no longer
        return frozenset(found)

    def _pointed_to(self, record: Record) -> list[str]:
        fields = record.model_dump(mode="json").values()
        return [text for text in fields if isinstance(text, str) and self._holds(text)]

    def _holds(self, identifier: str) -> bool:
        return any(self.index.has(slug, identifier) for slug in self.index.order)

    def _put(self, kind: Kind, view: View, identifier: str, text: str) -> None:
        """Keep a record under its headline, without the lines that say the same.

        What stands of an HR record in a list is for its kind to say: its text alone is kept.
        """
        title, _, rest = text.partition("\n")
        if kind.store == "team" and kind.headline:
            named = maybe_one_of(self._catalogue, kind.headline, str, view, identifier)
            title, rest = named or title, text if named else rest
        lines = (line for line in rest.split("\n") if line and line not in title)
        self.index.put(kind.slug, identifier, title, "\n".join(lines))


def _searched(catalogue: Catalogue, store: Literal["team", "hr"]) -> list[Kind]:
    return [kind for kind in catalogue if kind.store == store and kind.search_text]


def _rows(catalogue: Catalogue, kind: Kind, view: View) -> Iterator[tuple[str, str]]:
    """Give id and text of each record of a kind.

    Raises:
        TypeError: the catalogue names something that gives no such rows.
    """
    found = called(catalogue, kind.search_text, view)
    if not isinstance(found, Iterable):
        raise TypeError(f"{kind.search_text} gives no rows")
    for row in found:
        match row:
            case (str() as identifier, str() as text):
                yield identifier, text
            case _:
                raise TypeError(f"{kind.search_text} gives no texts by id")


def _record(
    repository: Repository, types: Iterable[type[Record]], identifier: str
) -> Record | None:
    found = (repository.get(each, identifier) for each in types)
    return next((record for record in found if record is not None), None)
