"""A log line made durable, against the file system alone and against stock TinyDB."""

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Final

from tests.bench.figures import Figure, at_most, paired, untold
from tinydb import TinyDB

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.storage import Store, open_store

_TEXT: Final = "Hai bếp ăn ở khu công nghiệp Biên Hòa hỏi khăn giấy nhưng chưa có báo giá"
_DROPPED: Final = 10


def now() -> datetime:
    """Return the moment, as the program's clock does."""
    return datetime.now(UTC)


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


class _Lines:
    """Logs lines in a store, and writes the same bytes to a file beside it."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._person = store.all(Person)[0].id
        self._journal = folder / "journal" / "open.jsonl"
        self._beside = os.open(folder.parent / f"{folder.name}.raw", os.O_CREAT | os.O_WRONLY)
        self._number = 0

    def log(self) -> float:
        """Log a line; give the milliseconds until it is durable."""
        self._number += 1
        entry = LogEntry(person_id=self._person, text=f"{_TEXT} {self._number}")
        return _timed(lambda: self._store.commit([Put(entry)]))

    def raw(self) -> float:
        """Write the bytes of the last line and fsync; give the milliseconds."""
        with self._journal.open("rb") as journal:
            last = journal.read().splitlines(keepends=True)[-1]

        def write() -> None:
            os.write(self._beside, last)
            os.fsync(self._beside)

        return _timed(write)


def log_line(folder: Path, rounds: int) -> Figure:
    """Log lines in a store, and write and fsync the same bytes in turns."""
    with open_store(folder, now=now) as store:
        lines = _Lines(store, folder)
        pairs = [(lines.log(), lines.raw()) for _ in range(rounds + _DROPPED)][_DROPPED:]
    return paired(
        ("log_line", "log line: Enter to durable", "ms"),
        pairs,
        at_most(3),
        "append + fsync of the same bytes",
    )


def log_line_by_size(large: Path, small: Path, rounds: int) -> Figure:
    """Log lines in a large store and a small one in turns."""
    with open_store(large, now=now) as one, open_store(small, now=now) as other:
        large_lines, small_lines = _Lines(one, large), _Lines(other, small)
        pairs = []
        for at in range(rounds + _DROPPED):
            if at % 2:
                mine, theirs = large_lines.log(), small_lines.log()
            else:
                theirs, mine = small_lines.log(), large_lines.log()
            pairs.append((mine, theirs))
    return paired(
        ("log_line_100k", "the same, 100,000 documents", "ms"),
        pairs[_DROPPED:],
        at_most(1.3),
        "1,000 documents",
    )


def stock_insert(folder: Path, rounds: int) -> Figure:
    """Insert the line into a copy of the snapshot by TinyDB itself, which is not durable."""
    file = folder.parent / f"{folder.name}.stock.json"
    file.write_bytes((folder / "coach.json").read_bytes())
    row = LogEntry(person_id="me", text=_TEXT).model_dump(mode="json")
    with TinyDB(file, encoding="utf-8") as database, open_store(folder, now=now) as store:
        lines, table = _Lines(store, folder), database.table("log_entry")
        pairs = [(lines.log(), _timed(lambda: table.insert(row))) for _ in range(rounds + 1)][1:]
    return paired(
        ("log_line_stock", "log line, 5,000 documents", "ms"),
        pairs,
        untold(),
        "stock TinyDB, not durable",
    )


def opening(folder: Path, rounds: int) -> Figure:
    """Open a store, and the same snapshot with TinyDB itself, in turns."""

    def ours() -> None:
        open_store(folder, now=now, read_only=True).close()

    def stock() -> None:
        with TinyDB(folder / "coach.json", encoding="utf-8") as database:
            len(database.table("log_entry"))

    pairs = [(_timed(ours), _timed(stock)) for _ in range(rounds + 1)][1:]
    return paired(
        ("opening", "store opened, 5,000 documents", "ms"), pairs, untold(), "stock TinyDB"
    )


def per_fsync(folder: Path, rounds: int = 50) -> float:
    """Return the milliseconds an append and fsync of one byte take here."""
    descriptor = os.open(folder / "fsync", os.O_CREAT | os.O_WRONLY)

    def write() -> None:
        os.write(descriptor, b"x")
        os.fsync(descriptor)

    return median(_timed(write) for _ in range(rounds))
