"""The same random changes to stock TinyDB and to our store: equal documents at every step."""

import contextlib
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Change, Put, Remove, WriteFailedError
from coachtui.storage import REAL, Store
from faulty import Faulty
from stores import store_in

TEXTS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8).map(
    lambda text: f"x{text}"
)


class Twins(RuleBasedStateMachine):
    """Two handles of our store with faults, compaction and reopening, against stock TinyDB."""

    def __init__(self) -> None:
        """Open both."""
        super().__init__()
        self.home = TemporaryDirectory()
        self.faulty = Faulty(error=28)
        self.table = self.faulty.table()
        self.stock = TinyDB(storage=MemoryStorage)
        self.rows = self.stock.table("log_entry")
        self.stores: list[Store] = []

    @initialize()
    def begin(self) -> None:
        """Make the store."""
        self.stores = [self._opened(), self._opened()]

    def _opened(self) -> Store:
        return store_in(Path(self.home.name), operations=self.table)

    def _known(self, which: int) -> list[LogEntry]:
        self.stores[which].refresh()
        return list(self.stores[which].all(LogEntry))

    @rule(which=st.integers(0, 1), texts=st.lists(TEXTS, min_size=1, max_size=3))
    def add(self, which: int, texts: list[str]) -> None:
        """Add some."""
        changes = [Put(LogEntry(person_id="me", text=text)) for text in texts]
        for record in self.stores[which].commit(changes, "add").records:
            self.rows.insert(record.model_dump(mode="json"))

    @rule(which=st.integers(0, 1), text=TEXTS, choice=st.integers(0, 10**6))
    def change(self, which: int, text: str, choice: int) -> None:
        """Change one."""
        known = self._known(which)
        if known:
            one = known[choice % len(known)].revised(text=text)
            (stored,) = self.stores[which].commit([Put(one)], "edit").records
            self.rows.update(stored.model_dump(mode="json"), where("id") == stored.id)

    @rule(which=st.integers(0, 1), choice=st.integers(0, 10**6))
    def remove(self, which: int, choice: int) -> None:
        """Remove one."""
        known = self._known(which)
        if known:
            one = known[choice % len(known)]
            self.stores[which].commit([Remove(one)], "delete")
            self.rows.remove(where("id") == one.id)

    @rule(which=st.integers(0, 1), at=st.integers(0, 12), text=TEXTS)
    def fail(self, which: int, at: int, text: str) -> None:
        """Let the disk refuse in the middle of a save."""
        self.faulty.calls.clear()
        self.faulty.at = at
        changes: list[Change] = [Put(LogEntry(person_id="me", text=text))]
        with contextlib.suppress(WriteFailedError):
            for record in self.stores[which].commit(changes, "add").records:
                self.rows.insert(record.model_dump(mode="json"))
        self.faulty.at = None

    @rule(which=st.integers(0, 1))
    def compact(self, which: int) -> None:
        """Write the snapshot."""
        self.stores[which].compact()

    @rule(which=st.integers(0, 1))
    def reopen(self, which: int) -> None:
        """Start again."""
        self.stores[which].close()
        self.stores[which] = self._opened()

    @rule(which=st.integers(0, 1), length=st.integers(1, 60))
    def tear(self, which: int, length: int) -> None:
        """Leave half a line behind, as a killed writer does."""
        with (Path(self.home.name) / "journal/open.jsonl").open("ab") as file:
            file.write(os.urandom(length).replace(b"\n", b" "))

    @precondition(lambda self: bool(self.stores))
    @invariant()
    def equal(self) -> None:
        """Every handle holds what stock TinyDB holds, by every way to read it."""
        for store in self.stores:
            store.refresh()
            rows = store.database.rows("log_entry")
            wanted = sorted((dict(row) for row in self.rows.all()), key=_id)
            assert sorted((dict(row) for row in rows.all()), key=_id) == wanted
            assert list(store.documents().get("log_entry", ())) == wanted
            assert [one.model_dump(mode="json") for one in store.all(LogEntry)] == wanted
            query = where("rev") == 1
            assert len(rows.search(query)) == len(self.rows.search(query))
            assert not store.read_only

    def teardown(self) -> None:
        """Take the folder away."""
        for store in self.stores:
            store.close()
        self.stock.close()
        self.home.cleanup()


def _id(row: dict[str, object]) -> str:
    return str(row["id"])


TestTwins = Twins.TestCase
TestTwins.settings = settings(
    max_examples=25,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


def test_the_snapshot_opens_in_stock_tinydb(tmp_path: Path) -> None:
    """After a compaction stock TinyDB reads every table, `_meta` too, as our store does."""
    store = store_in(tmp_path, operations=REAL)
    store.commit([Put(LogEntry(person_id="me", text="Hoà Phát \u2028 “báo giá”"))])
    done = store.compact()
    with TinyDB(tmp_path / "coach.json", access_mode="r", encoding="utf-8") as stock:
        assert stock.tables() == {"person", "log_entry", "_meta"}
        for name, documents in store.documents().items():
            assert [dict(row) for row in stock.table(name)] == list(documents)
        (meta,) = stock.table("_meta").all()
        assert (meta["seq"], meta["format"]) == (store.seq, 1) == (done.seq, 1)
    assert (done.documents, done.rotated) == (2, False)
    assert done.size == (tmp_path / "coach.json").stat().st_size
