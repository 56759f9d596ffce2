"""The controls: the same work on plain JSONStorage, which must fail."""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path

from tinydb import TinyDB
from tinydb.storages import JSONStorage
from trial import Reporter

NAME = "stock.json"
ROWS = 1000
PADDING = 2000
NEVER = 10**9


class Handle:
    """The storage's file, in which one operation fails: by an error, or by killing the process."""

    def __init__(
        self, handle: object, at: int, error: int | None, told: Callable[[], object]
    ) -> None:
        """Wrap the file; `told` is called as each write begins."""
        self._handle = handle
        self.left = at
        self._error = error
        self._told = told

    def _due(self) -> None:
        self.left -= 1
        if self.left >= 0:
            return
        self.left = NEVER
        if self._error is None:
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(self._error, "injected")

    def write(self, text: str) -> object:
        """Write one half, perhaps fail, write the other."""
        self._told()
        half = len(text) // 2
        done = self._call("write", text[:half])
        self._call("flush")
        self._due()
        return self._call("write", text[half:]) or done

    def flush(self) -> None:
        """Perhaps fail, then flush."""
        self._due()
        self._call("flush")

    def truncate(self) -> None:
        """Perhaps fail, then truncate."""
        self._due()
        self._call("truncate")

    def __getattr__(self, name: str) -> object:
        """Pass on the rest."""
        found: object = getattr(self._handle, name)
        return found

    def _call(self, name: str, *arguments: object) -> object:
        method: Callable[..., object] = getattr(self._handle, name)
        return method(*arguments)


def fill(folder: Path, rows: int = ROWS) -> None:
    """Make a database of about 2 kB a row whose first and last row belong together."""
    with TinyDB(folder / NAME, encoding="utf-8") as database:
        database.insert_multiple({"pad": "x" * PADDING, "count": 0} for _ in range(rows))


def edit(database: TinyDB, count: int, length: int) -> None:
    """Set the count in the first and the last row, and change the length of the first."""
    last = len(database)

    def both(row: dict[str, object]) -> None:
        row["count"] = count
        row["pad"] = "y" * length

    database.update(both, doc_ids=[1, last])


def edits(folder: Path, lengths: Callable[[], int], report: Reporter) -> None:
    """Edit for ever, reporting as each write begins, and each count that is done."""
    with failing(folder, NEVER, None, lambda: report("write")) as database:
        count = database.all()[0]["count"]
        while True:
            count += 1
            edit(database, count, lengths())
            report(count)


def problem(folder: Path, counts: set[int]) -> str:
    """Return what is wrong with the database, '' if it is sound and at one of the counts."""
    try:
        rows = list(json.loads((folder / NAME).read_text(encoding="utf-8"))["_default"].values())
        first, last = rows[0]["count"], rows[-1]["count"]
    except (ValueError, KeyError, IndexError, TypeError):
        return "damaged"
    if first != last:
        return "torn"
    return "" if first in counts else f"{first} not in {sorted(counts)}"


def failing(folder: Path, at: int, error: int | None, told: Callable[[], object] = bool) -> TinyDB:
    """Open the database with a file in which operation `at` fails."""
    database = TinyDB(folder / NAME, encoding="utf-8")
    storage = database.storage
    if isinstance(storage, JSONStorage):
        vars(storage)["_handle"] = Handle(vars(storage)["_handle"], at, error, told)
    return database
