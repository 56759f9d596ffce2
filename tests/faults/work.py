"""The work our store does while it is hurt, and what must hold of it afterwards."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from stock import PADDING
from trial import Reporter

from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put, StoreError
from coachtui.storage import REAL, Store
from stores import store_in

FIRST, LAST = "A-FIRST", "Z-LAST"
COMPACT_EVERY = 5
SEGMENT = 20_000


def entry(text: str, identifier: str | None = None) -> LogEntry:
    """Give a log entry."""
    if identifier is None:
        return LogEntry(person_id=ME, text=text)
    return LogEntry(id=identifier, person_id=ME, text=text, amends_rev=0)


def fill(folder: Path, rows: int) -> None:
    """Make a store of about 2 kB a document with two that belong together, and a snapshot."""
    with store_in(folder) as store:
        padding = [Put(entry("x" * (PADDING - 200))) for _ in range(rows)]
        store.commit([Put(entry("0", FIRST)), *padding, Put(entry("0", LAST))])
        store.compact()


def pair(store: Store) -> tuple[LogEntry, LogEntry]:
    """Give the two that belong together."""
    first, last = store.get(LogEntry, FIRST), store.get(LogEntry, LAST)
    if first is None or last is None:
        raise LookupError("one of the two is gone")
    return first, last


def edit(store: Store, length: int) -> int:
    """Count on in both documents, change the length of the first; return the count."""
    first, last = pair(store)
    count = (first.amends_rev or 0) + 1
    store.commit(
        [
            Put(first.revised(amends_rev=count, text="y" * length)),
            Put(last.revised(amends_rev=count)),
        ],
        "edit",
    )
    return count


def edits(folder: Path, lengths: Callable[[], int], report: Reporter) -> None:
    """Edit for ever, reporting as each write begins, and each count that is durable."""

    def write(descriptor: int, data: bytes) -> int:
        report("write")
        return REAL.write(descriptor, data)

    store = store_in(folder, operations=replace(REAL, segment_bytes=SEGMENT, write=write))
    while True:
        count = edit(store, lengths())
        report(count)
        if count % COMPACT_EVERY == 0:
            store.compact()


def problem(folder: Path, counts: set[int], rows: int) -> str:
    """Return what is wrong with the store, '' if it is whole, at one of the counts, writable."""
    try:
        store = store_in(folder)
        first, last = pair(store)
    except (StoreError, LookupError) as error:
        return repr(error)
    if store.read_only:
        return store.read_only
    if first.amends_rev != last.amends_rev:
        return "torn"
    if first.amends_rev not in counts:
        return f"{first.amends_rev} not in {sorted(counts)}"
    if len(store.all(LogEntry)) != rows + 2:
        return "documents are missing"
    return gap(store)


def gap(store: Store) -> str:
    """Return '' if the journal tells every line from the first to the last exactly once."""
    seen = [change.seq for change in store.changes_since(0)]
    return "" if seen == list(range(1, store.seq + 1)) else "a line is missing or doubled"


def acknowledged(lines: Iterable[str]) -> int:
    """Return the last count that was reported as durable, 0 for none."""
    return max((int(line) for line in lines if line.isdecimal()), default=0)


def healthy(place: Path, where: str, counts: set[int]) -> str:
    """Return what is wrong after an injury: old or new, no line lost, the next save works."""
    try:
        store = store_in(place)
        if store.read_only:
            return f"{where}: {store.read_only}"
        first = store.get(LogEntry, FIRST)
        if first is None or first.amends_rev not in counts:
            return f"{where}: neither old nor new"
        store.commit([Put(entry("next"))])
        again = store_in(place)
        if again.documents() != store.documents() or again.read_only:
            return f"{where}: not read back"
        # a compaction after it finishes whatever was left half done
        again.compact()
        return gap(store_in(place)) and f"{where}: {gap(store_in(place))}"
    except StoreError as error:
        return f"{where}: {error!r}"
