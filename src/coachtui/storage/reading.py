"""Reading records: TinyDB's readers and our indexes, each document validated once."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from coachtui.domain.repository import LockedError, Storable, Unreadable
from coachtui.storage.migrations import Document
from coachtui.storage.state import Memory, State, Tables
from coachtui.storage.table import JournalDatabase, JournalStorage

R = TypeVar("R", bound=Storable)
_MISSING = object()
_PLAIN = (str, int, bool, type(None))


class Reader:
    """The reading half of a repository; of a sealed one without its key it raises `LockedError`.

    Attributes:
        memory: the records, and the lock over them.
        database: TinyDB over them, for its queries.
    """

    def __init__(self, memory: Memory, write_snapshot: Callable[[Tables], None]) -> None:
        self.memory = memory
        self.database = JournalDatabase(
            lambda: memory.state.tables, write_snapshot, storage=JournalStorage
        )

    @property
    def _state(self) -> State:
        if self.memory.state.locked:
            raise LockedError
        return self.memory.state

    @property
    def seq(self) -> int:
        """Number of the last line of the journal that was folded in."""
        return self.memory.state.seq

    def get(self, kind: type[R], identifier: str) -> R | None:
        """Return the record, or None where there is none (or it is unreadable)."""
        with self.memory.lock:
            return self._record(kind, identifier)

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return all readable records of a type, in the order of their ids."""
        with self.memory.lock:
            kept = self._state.whole.get(kind.table)
            if kept is None:
                ids = sorted(self._state.ids.get(kind.table, ()))
                kept = self._state.whole[kind.table] = self._records(kind, ids)
            return tuple(record for record in kept if isinstance(record, kind))

    def find(self, kind: type[R], **equal: object) -> tuple[R, ...]:
        """Return the records whose fields equal the values given, in the order of their ids."""
        with self.memory.lock:
            return tuple(
                record
                for record in self._records(kind, sorted(self._candidates(kind, equal)))
                if all(getattr(record, name, _MISSING) == value for name, value in equal.items())
            )

    def words_in(self, kind: type[R], field: str) -> tuple[str, ...]:
        """Return the different texts a list field of a type holds, sorted; nothing is validated."""
        with self.memory.lock:
            rows = self._state.tables.get(kind.table, {}).values()
            values = [row.get(field) for row in rows]
        lists = (value for value in values if isinstance(value, list))
        return tuple(sorted({each for one in lists for each in one if isinstance(each, str)}))

    def unreadable(self) -> tuple[Unreadable, ...]:
        """Return the documents read so far that do not fit their type."""
        with self.memory.lock:
            return tuple(
                found
                for records in self._state.parsed.values()
                for found in records.values()
                if isinstance(found, Unreadable)
            )

    def documents(self) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Return copies of all stored documents by table, unreadable ones included."""
        with self.memory.lock:
            tables = {
                table: [rows[number] for _, number in sorted(self._state.ids[table].items())]
                for table, rows in sorted(self._state.tables.items())
                if rows
            }
        copied: dict[str, list[Document]] = json.loads(json.dumps(tables))
        return copied

    def _candidates(self, kind: type[R], equal: Mapping[str, object]) -> set[str]:
        """Return the ids of the documents that may match: by an index, else by TinyDB's search."""
        identifier = equal.get("id", _MISSING)
        if identifier is not _MISSING:
            return {identifier} if isinstance(identifier, str) else set()
        plain = {name: value for name, value in equal.items() if isinstance(value, _PLAIN)}

        def matches(value: Mapping[str, object]) -> bool:
            # a field that an older document lacks may match by its default
            return all(value.get(name, wanted) == wanted for name, wanted in plain.items())

        for name in kind.links:
            value = equal.get(name, _MISSING)
            if isinstance(value, str | None):
                linked = self._state.linked(kind.table, name, value)
                return linked if len(equal) == 1 else self._of_those(kind.table, linked, matches)
        return {str(row["id"]) for row in self.database.rows(kind.table).search(matches)}

    def _of_those(
        self, table: str, ids: set[str], matches: Callable[[Mapping[str, object]], bool]
    ) -> set[str]:
        """Return the ids whose documents match as they are stored: only those are validated."""
        found = ((each, self._state.document(table, each)) for each in ids)
        return {each for each, document in found if document is not None and matches(document)}

    def _records(self, kind: type[R], ids: Sequence[str]) -> tuple[R, ...]:
        found = (self._record(kind, identifier) for identifier in ids)
        return tuple(record for record in found if record is not None)

    def _record(self, kind: type[R], identifier: str) -> R | None:
        parsed = self._state.parsed.setdefault(kind.table, {})
        known = parsed.get(identifier)
        if isinstance(known, kind):
            return known
        if isinstance(known, Unreadable):
            return None
        number = self._state.ids.get(kind.table, {}).get(identifier)
        if number is None:
            return None
        document = self.database.rows(kind.table).get(doc_id=int(number))
        if document is None:
            return None
        try:
            record = kind.from_document(document)
        except ValueError:
            parsed[identifier] = Unreadable(kind.table, identifier, kind.problems(document))
            return None
        parsed[identifier] = record
        return record
