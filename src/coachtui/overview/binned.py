"""What was deleted of late, as it went together, and how it comes back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from coachtui.domain.items import Target
from coachtui.domain.kind import Catalogue
from coachtui.domain.on_file import headline_of_first
from coachtui.domain.record_types import kinds_by_table
from coachtui.domain.repository import Repository
from coachtui.domain.versions import BIN_DAYS, Removed
from coachtui.domain.view import View
from coachtui.language import N_, Words

RESTORED: Final = N_("Restored from the bin")
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Deletion:
    """What was deleted at once.

    Attributes:
        records: all of it that can come back, the record that was deleted first.
        target: that record.
        kind: what it is, in words.
        name: the line that names it.
        days_left: how many days it can still be brought back, one that has begun counted.
    """

    records: tuple[Removed, ...]
    target: Target
    kind: str
    name: str
    days_left: int

    @property
    def main(self) -> Removed:
        """The record that was deleted."""
        return self.records[0]

    def more_told(self, words: Words) -> str:
        """Return how much went with it, '' for nothing."""
        more = len(self.records) - 1
        return words.count(more, "with {n} more", "with {n} more") if more else ""

    def left_told(self, words: Words) -> str:
        """Return how long it can still be brought back."""
        return words.count(self.days_left, "{n} day left", "{n} days left")


def deletions(catalogue: Catalogue, view: View) -> list[Deletion]:
    """Return what is in the bin, the latest first.

    What is nobody's to read is not there, and what was taken out as part of another change that
    nobody is told of.

    Raises:
        StoreError: the journal cannot be read.
    """
    now, of = view.clock.now(), kinds_by_table(catalogue)
    together: dict[str, list[Removed]] = {}
    for each in view.repository.removed(now - BIN_DAYS):
        if each.label and each.table in of and of[each.table].type.in_tables:
            together.setdefault(each.change, []).append(each)
    then = replace(view, repository=view.repository.recalled(_all(together.values())))
    return [_deletion(catalogue, then, tuple(gone), now) for gone in together.values()]


def _all(groups: Iterable[list[Removed]]) -> list[Removed]:
    return [each for group in groups for each in group]


def _deletion(
    catalogue: Catalogue, view: View, gone: tuple[Removed, ...], now: datetime
) -> Deletion:
    main = gone[0]
    kind = kinds_by_table(catalogue)[main.table].kind
    name = headline_of_first(catalogue, view, ((each.table, each.id) for each in gone))
    return Deletion(
        gone,
        Target(kind.slug, main.id),
        view.words.say(kind.singular),
        name or view.words.say(main.label),
        -((now - main.at - BIN_DAYS) // _DAY),
    )


def bring_back(repository: Repository, deletion: Deletion, at: datetime) -> None:
    """Store what was deleted as it stood last: a change like any other, that undo takes back.

    Raises:
        StoreError: some of it is back already, or it cannot be written; nothing was written.
    """
    documents: dict[str, list[dict[str, object]]] = {}
    for each in deletion.records:
        documents.setdefault(each.table, []).append(each.again(at))
    repository.load(documents, RESTORED)
