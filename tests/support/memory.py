"""A repository in memory for tests of the app: it remembers labels, not much else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NoReturn

from coachtui.domain.repository import (
    Change,
    JournalChange,
    R,
    Receipt,
    StoreError,
    Unreadable,
)
from coachtui.domain.versions import Removed, Version
from coachtui.storage.draft import ListedDraft


class MemoryRepository:
    """Holds labels of changes, to be undone and done again; `failing` is raised by every write."""

    def __init__(self, read_only: str = "", labels: Iterable[str] = ()) -> None:
        self.seq = 0
        self.read_only = read_only
        self.failing: StoreError | None = None
        self.done: list[str] = list(labels)
        self.undone: list[str] = []
        self.news = False

    def get(self, kind: type[R], identifier: str) -> R | None:
        """Give back nothing."""
        return None

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Give back nothing."""
        return ()

    def find(self, kind: type[R], **equal: object) -> tuple[R, ...]:
        """Give back nothing."""
        return ()

    def words_in(self, kind: type[R], field: str) -> tuple[str, ...]:
        """There are none."""
        return ()

    def unreadable(self) -> tuple[Unreadable, ...]:
        """Give back nothing."""
        return ()

    def documents(self) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Give back nothing."""
        return {}

    def commit(self, changes: Iterable[Change], label: str = "") -> Receipt:
        """Remember the label."""
        self._write()
        self.done.append(label)
        return Receipt(self.seq, "")

    def load(self, documents: Mapping[str, Sequence[Mapping[str, object]]], label: str) -> Receipt:
        """Remember the label."""
        return self.commit((), label)

    def refresh(self) -> bool:
        """Tell once whether there is news."""
        news, self.news = self.news, False
        if self.failing is not None:
            raise self.failing
        return news

    def changes_since(self, seq: int) -> tuple[JournalChange, ...]:
        """Give back nothing."""
        return ()

    def undoable(self) -> JournalChange | None:
        """Nothing that would be asked about."""
        return None

    def redoable(self) -> JournalChange | None:
        """Nothing that would be named."""
        return None

    def versions(self, table: str, identifier: str) -> tuple[Version, ...]:
        """There are none."""
        return ()

    def removed(self, since: datetime) -> tuple[Removed, ...]:
        """There are none."""
        return ()

    def recalled(self, gone: Iterable[Removed]) -> NoReturn:
        """Nothing was ever removed."""
        raise NotImplementedError

    def undo(self) -> JournalChange | None:
        """Take back the last label."""
        self._write()
        return self._moved(self.done, self.undone)

    def redo(self) -> JournalChange | None:
        """Do the last label again."""
        self._write()
        return self._moved(self.undone, self.done)

    def forget(self, identifiers: Iterable[str]) -> int:
        """Forget nothing."""
        return 0

    def _write(self) -> None:
        if self.failing is not None:
            raise self.failing

    def _moved(self, source: list[str], target: list[str]) -> JournalChange | None:
        if not source:
            return None
        label = source.pop()
        target.append(label)
        return JournalChange(self.seq, "", datetime(2026, 11, 23, tzinfo=UTC), "me", label, ())


@dataclass(frozen=True)
class MemoryDraft:
    """A draft that was taken back."""

    text: str
    pending: tuple[str, ...] = ()


class MemoryDrafts:
    """Drafts in memory: what is noted can be claimed until it is dropped."""

    def __init__(self) -> None:
        self.kept: dict[str, MemoryDraft] = {}

    def note(self, form: str, text: str, pending: tuple[str, ...] = ()) -> None:
        """Keep what stands in a form."""
        self.kept[form] = MemoryDraft(text, pending)

    def flush(self) -> None:
        """Nothing: memory needs no writing."""

    def rescue(self) -> None:
        """Nothing: memory needs no writing."""

    def close(self) -> None:
        """Nothing: memory stays."""

    def listed(self) -> tuple[ListedDraft, ...]:
        """Give back all of them, as this window's."""
        rows = self.kept.items()
        return tuple(ListedDraft(f, f, one.text, one.pending, None, "here") for f, one in rows)

    def discard(self, name: str) -> bool:
        """Forget a draft, and tell whether there was one."""
        return self.kept.pop(name, None) is not None

    def drop(self, form: str) -> None:
        """Forget a draft."""
        self.kept.pop(form, None)

    def claim(self, form: str) -> MemoryDraft | None:
        """Give back a draft."""
        return self.kept.get(form)
