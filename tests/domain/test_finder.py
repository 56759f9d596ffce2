"""The search follows the records: filled once, then only what changed is read."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from coachtui.catalogue import catalogue
from coachtui.domain.finder import MANY, Finder
from coachtui.domain.kind import Catalogue, Kind
from coachtui.domain.log_entry import AgendaItem, LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, Remove
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.team_event.model import Answer, EventFeedback, EventNeeds, TeamEvent
from coachtui.storage import Store
from desks import MONDAY, FixedClock
from stores import store_in

CANARY = "canary7q4"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Give a store with two people and a conversation."""
    made = store_in(tmp_path / "store")
    made.commit([Put(Person(id="an", full_name="Nguyễn Văn An"))])
    made.commit([Put(Person(id="dang", full_name="Đặng Hải Đăng"))])
    made.commit([Put(OneOnOne(id="talk", person_id="dang", planned_at=MONDAY))])
    return made


class Counting(Finder):
    """Counts what it puts into its index."""

    put = 0

    def _put(self, kind: Kind, view: View, identifier: str, text: str) -> None:
        self.put += 1
        super()._put(kind, view, identifier, text)


class Searched:
    """A search over a store."""

    def __init__(self, store: Store, known: Catalogue | None = None) -> None:
        self.view = View(store, Words.of("en"), FixedClock())
        self.finder = Counting(known or catalogue())

    def __call__(self, query: str) -> set[str]:
        """Give back the ids of what is found now."""
        return {hit.id for hit in self.finder.follow(self.view).search(query).hits}


def test_a_line_of_a_conversation_changes_what_it_belongs_to(store: Store) -> None:
    """A line added is found with its conversation; taken out, it is not."""
    found = Searched(store)
    assert found("dang") == {"dang", "talk"}
    line = LogEntry(person_id="dang", part_of="talk", text="Kim cương đỏ")
    store.commit([Put(line)])
    assert found("kim cuong") == {"talk"}
    store.commit([Remove(store.all(LogEntry)[0])])
    assert found("kim cuong") == set()


def test_undo_and_redo_are_followed(store: Store) -> None:
    """What is taken back is not found, and is again when done again."""
    found = Searched(store)
    found("x")
    store.commit([Put(AgendaItem(id="item", person_id="an", text="Kim cương"))], "Item added")
    assert found("kim") == {"item"}
    store.undo()
    assert found("kim") == set()
    store.redo()
    assert found("kim") == {"item"}


def test_one_change_reads_few_records_and_none_reads_nothing(store: Store) -> None:
    """With three hundred lines on file a further one is put alone, with whom it is about."""
    store.commit([Put(LogEntry(person_id="an", text=f"line {number}")) for number in range(300)])
    found = Searched(store)
    assert len(found("line")) == 200, "the best of 300"
    found.finder.put = 0
    store.commit([Put(LogEntry(id="new", person_id="an", text="Kim cương"))])
    assert found("kim") == {"new"}
    assert found.finder.put <= 3
    found.finder.put = 0
    found("kim")
    assert found.finder.put == 0


def test_many_changes_at_once_are_all_found(store: Store) -> None:
    """An import touches more than is followed one by one."""
    found = Searched(store)
    found("x")
    store.commit([Put(LogEntry(person_id="an", text=f"kim {n}")) for n in range(MANY + 5)])
    index = found.finder.follow(found.view)
    assert index.search("kim").total == MANY + 5


def test_what_people_need_and_think_is_never_searched(store: Store) -> None:
    """Needs and feedback of an event are in no hit, filled anew or followed."""
    found = Searched(store)
    found("x")
    event = TeamEvent(id="event", title="Bếp ăn", owner="me", month=date(2026, 11, 1))
    answer = Answer(score=5, liked=CANARY)
    store.commit([Put(event)])
    store.commit([Put(EventNeeds(person_id="an", event_id="event", diet=CANARY))])
    store.commit([Put(EventFeedback(event_id="event", answers=(answer,)))])
    assert found("bep an") == {"event"}
    assert found(CANARY) == set()
    assert Searched(store)(CANARY) == set()


def gems(view: View) -> Iterator[tuple[str, str]]:
    """Give the records of a throw-away kind, whatever `View.only` says."""
    for entry in view.repository.all(LogEntry):
        yield entry.id, entry.text


class Gems(Catalogue):
    """A catalogue that knows where this module's function is."""

    def load(self, path: str) -> object:
        """Give it."""
        return gems if path == "gems" else super().load(path)


def test_a_new_kind_is_searched_by_one_function(store: Store) -> None:
    """A kind that gives its texts is found, followed and dropped; it need not heed `only`."""
    kind = Kind(
        slug="gem",
        singular="Gem",
        plural="Gems",
        records=("coachtui.domain.log_entry:LogEntry",),
        search_text="gems",
    )
    found = Searched(store, Gems((kind,)))
    store.commit([Put(LogEntry(id="gem", person_id="an", text="Kim cương"))])
    assert found("kim") == {"gem"}
