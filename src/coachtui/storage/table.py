"""TinyDB over the records in memory: its readers work, its writers send the caller to `commit`."""

from collections.abc import Callable
from typing import NoReturn

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from coachtui.domain.repository import StoreError
from coachtui.storage.snapshot import META
from coachtui.storage.state import Tables


class OutsideTransactionError(StoreError):
    """Something was to be written past the repository; nothing was."""


def _refuse(*_arguments: object, **_named: object) -> NoReturn:
    raise OutsideTransactionError("write through commit")


class JournalStorage(Storage):
    """The state as TinyDB sees it; writing it is writing a snapshot."""

    def __init__(
        self, tables: Callable[[], Tables], write_snapshot: Callable[[Tables], None]
    ) -> None:
        self._tables = tables
        self._write_snapshot = write_snapshot

    def read(self) -> Tables:
        """Return the tables in memory."""
        return self._tables()

    def write(self, data: Tables) -> None:
        """Write a snapshot of whole tables that say at which line of the journal they stand.

        Raises:
            OutsideTransactionError: they do not say so; this is TinyDB's own whole-file path.
        """
        if META not in data:
            raise OutsideTransactionError("write through commit")
        self._write_snapshot(data)


class JournalTable(Table):
    """A table that is read by TinyDB's own queries and written by the repository alone."""

    insert = _refuse
    insert_multiple = _refuse
    update = _refuse
    update_multiple = _refuse
    upsert = _refuse
    remove = _refuse
    truncate = _refuse


class JournalDatabase(TinyDB):
    """TinyDB with our tables; it keeps no cache of queries, which another process would outdate."""

    table_class = JournalTable
    drop_table = _refuse
    drop_tables = _refuse

    def rows(self, name: str) -> Table:
        """Return a table, without query cache."""
        return self.table(name, cache_size=0)
