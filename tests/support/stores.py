"""Records and stores for the tests of storage."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.storage import REAL, Operations, Store, open_store
from coachtui.storage.sealing import Seal

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


_SECONDS = iter(range(10**9))


def clock(start: datetime = NOW) -> Callable[[], datetime]:
    """Give a clock that moves on by a second each time any such clock is asked."""
    return lambda: start + timedelta(seconds=next(_SECONDS))


def manager() -> Person:
    """Give the record every store begins with."""
    return Person(id=ME, full_name="Me", role="sales_manager")


def person(name: str = "Trần Quỳnh Như", **fields: object) -> Person:
    """Give a new rep."""
    return Person.model_validate({"full_name": name, **fields})


def entry(text: str, person_id: str = ME, part_of: str | None = None) -> LogEntry:
    """Give a new log entry."""
    return LogEntry(person_id=person_id, text=text, part_of=part_of)


def promise(owner: str, text: str = "gửi báo giá", counterparty: str = ME) -> Commitment:
    """Give a new commitment."""
    return Commitment(
        owner=owner,
        counterparty=counterparty,
        text=text,
        due=date(2026, 11, 27),
        source=Source(kind="one_on_one", id="x"),
    )


def store_in(
    folder: Path,
    *,
    operations: Operations = REAL,
    author: str = ME,
    read_only: bool = False,
    chained: bool = False,
    seal: Seal | None = None,
) -> Store:
    """Open the store in a folder; a new one begins with the manager."""
    return open_store(
        folder,
        now=clock(),
        author=author,
        founding=(manager(),),
        read_only=read_only,
        operations=operations,
        chained=chained,
        seal=seal,
    )


def new_store(folder: Path, *names: str) -> None:
    """Make a store in a folder that holds reps of these names, and close it."""
    with store_in(folder) as store:
        store.commit([Put(person(name)) for name in names])


def content(folder: Path) -> dict[str, bytes]:
    """Give all files under a folder with their bytes, to see that nothing was touched."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
