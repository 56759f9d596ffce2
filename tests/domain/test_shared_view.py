"""A shared view gives what is shared with one person; what is private is never even asked for."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import AgendaItem, LogEntry
from coachtui.domain.person import Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.record import Record, Visibility
from coachtui.domain.repository import Put, R, ReadOnlyStoreError, Storable
from coachtui.domain.shared_view import Guest, Initials, SharedView
from coachtui.records.field_day.model import CoachCard, FieldDay
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.team_event.model import EventFeedback, EventNeeds
from coachtui.storage import Store, open_store
from memory import MemoryRepository

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
CANARY = "CANARY private line"
TYPES: tuple[type[Record], ...] = (
    *(Person, Commitment, AgendaItem, LogEntry, Recognition, OneOnOne, FieldDay, CoachCard),
    *(EventNeeds, EventFeedback),
)
LEVELS: tuple[Visibility, ...] = ("private", "shared", "formal")
TAGS = ("adjusting", "discipline", "private")


class Spy(MemoryRepository):
    """Finds in a store, and notes every record it hands out; asked otherwise, it notes that."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.given: list[Storable] = []
        self.calls: list[str] = []

    def find(self, kind: type[R], **equal: object) -> tuple[R, ...]:
        """Note and give what is found."""
        found = self.store.find(kind, **equal)
        self.given += found
        return found

    def get(self, kind: type[R], identifier: str) -> R | None:
        """Note that somebody asked for a record whosesoever it is."""
        self.calls.append("get")
        return self.store.get(kind, identifier)

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Note that somebody asked for everything."""
        self.calls.append("all")
        return self.store.all(kind)


def promise(text: str, owner: str, other: str, level: Visibility) -> Commitment:
    """Give a promise of one to another."""
    return Commitment(
        owner=owner,
        counterparty=other,
        text=text,
        due=date(2026, 11, 30),
        source=Source(kind="person", id="an"),
        visibility=level,
    )


def records() -> list[Record]:
    """Give records of every sort, at every level, of two reps."""
    found: list[Record] = [
        Person(id=ME, full_name="Lê Hoàng Ngân", role="sales_manager", visibility="shared"),
        Person(id="an", full_name="Nguyễn Văn An", personal=CANARY, visibility="shared"),
        Person(id="binh", full_name="Trần Bình"),
    ]
    for rep in ("an", "binh"):
        for level in LEVELS:
            open_to = level == "shared" and rep == "an"
            text = "seen" if open_to else CANARY
            found += [
                promise(text, rep, ME, level),
                promise(text, ME, rep, level),
                AgendaItem(person_id=rep, text=text, visibility=level),
                Recognition(person_id=rep, what=text, given_at=NOW, visibility=level),
                LogEntry(person_id=rep, text=CANARY, visibility=level, entry_kind="adjusting"),
                LogEntry(person_id=rep, text=CANARY, visibility=level, entry_kind="decision"),
                OneOnOne(person_id=rep, planned_at=NOW, visibility=level),
            ]
    barred = [
        AgendaItem(person_id="an", text=CANARY, visibility="shared", tags=(tag,)) for tag in TAGS
    ]
    return [*found, *barred]


@pytest.fixture
def spied(tmp_path: Path) -> Spy:
    """Give a store that is watched."""
    store = open_store(tmp_path, now=lambda: NOW)
    store.commit([Put(record) for record in records()])
    return Spy(store)


@pytest.fixture
def view(spied: Spy) -> SharedView:
    """Give what is shared with An."""
    return SharedView(spied, "an")


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.table)
def test_no_way_of_asking_gives_what_is_not_shared(
    spied: Spy, view: SharedView, kind: type[Record]
) -> None:
    """By id, by field and all at once: no canary, and the store itself hands out none."""
    everything = spied.store.all(kind)
    found: list[Record] = [
        *view.all(kind),
        *view.find(kind),
        *view.find(kind, visibility="private"),
        *view.find(kind, visibility="formal"),
        *view.find(kind, person_id="binh"),
        *view.find(kind, owner="binh"),
        *view.find(kind, counterparty="binh"),
        *(one for each in everything if (one := view.get(kind, each.id)) is not None),
    ]
    assert CANARY not in str(found)
    assert all(record.visibility == "shared" for record in found)
    asked = [record for record in spied.given if isinstance(record, Record)]
    assert all(record.visibility == "shared" for record in asked)
    assert "binh" not in str(asked)
    assert not spied.calls


def test_what_is_shared_is_given_both_ways(view: SharedView) -> None:
    """Promises of both, topics and thanks of the rep come, by id, and can be asked for singly."""
    both = view.all(Commitment)
    assert {one.owner for one in both} == {"an", ME}
    assert [one.id for one in both] == sorted(one.id for one in both)
    assert view.find(Commitment, owner="an") == tuple(one for one in both if one.owner == "an")
    assert view.get(Commitment, both[0].id) == both[0]
    assert [one.text for one in view.all(AgendaItem)] == ["seen"]
    assert [one.what for one in view.all(Recognition)] == ["seen"]


def test_people_and_conversations_are_never_given(view: SharedView) -> None:
    """Not even a shared line, meeting or person: what else stands in them is not for the rep."""
    for kind in (Person, LogEntry, OneOnOne):
        assert view.all(kind) == ()


def test_what_knows_everybody_tells_nothing(view: SharedView) -> None:
    """Journal, bin, history, documents and word lists are empty."""
    assert view.documents() == {}
    assert view.changes_since(0) == ()
    assert view.versions("commitment", view.all(Commitment)[0].id) == ()
    assert view.removed(NOW) == ()
    assert view.words_in(Commitment, "tags") == ()
    assert view.unreadable() == ()
    assert (view.undoable(), view.redoable(), view.refresh()) == (None, None, False)


@pytest.mark.parametrize(
    "write",
    [
        lambda view: view.commit([]),
        lambda view: view.load({}, ""),
        lambda view: view.undo(),
        lambda view: view.redo(),
        lambda view: view.forget([]),
        lambda view: view.recalled([]),
    ],
)
def test_nothing_can_be_written(view: SharedView, write: Callable[[SharedView], object]) -> None:
    """Whatever changes records is refused, and the view says why."""
    with pytest.raises(ReadOnlyStoreError):
        write(view)
    assert view.read_only == "shared"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gọi Trần Bình trước", "gọi TB trước"),
        ("anh Bình đã gọi", "anh TB đã gọi"),
        ("Bình, gọi lại", "TB, gọi lại"),
        ("kho Bình Dương", "kho Bình Dương"),
        ("anh Bình Trần", "anh TB Trần"),
        ("hoà bình", "hoà bình"),
        ("An và Ngân gặp Lê Văn Hà", "An và Ngân gặp LVH"),
        ("@Hà báo giá", "@LVH báo giá"),
        ("Hà Nội", "Hà Nội"),
    ],
)
def test_others_are_initials(text: str, shown: str) -> None:
    """Names of others become initials; of the two who look on, and of places, they stay."""
    people = [
        Person(id=ME, full_name="Lê Hoàng Ngân"),
        Person(id="an", full_name="Nguyễn Văn An"),
        Person(id="binh", full_name="Trần Bình"),
        Person(id="ha", full_name="Lê Văn Hà"),
    ]
    assert Initials(people, Guest.of(people[1]))(text) == shown


def test_without_others_a_text_stays() -> None:
    """A team of one has nobody to hide."""
    rep = Person(id="an", full_name="Nguyễn Văn An")
    assert Initials([rep], Guest.of(rep))("An, Bình") == "An, Bình"
