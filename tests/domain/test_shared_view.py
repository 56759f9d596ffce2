"""A shared view gives what is shared with one person; what is private is never even asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from canaries import CANARY, NOW, everything
from coachtui.catalogue import catalogue
from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME
from coachtui.domain.initials import Guest, Initials, for_both
from coachtui.domain.log_entry import AgendaItem, LogEntry
from coachtui.domain.person import Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.record import Record
from coachtui.domain.record_types import record_types
from coachtui.domain.repository import Put, R, ReadOnlyStoreError, Storable
from coachtui.domain.shared_view import SharedView
from coachtui.domain.sharing import Share, shares_of
from coachtui.domain.target import Target
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.field_day.model import CoachingReport, FieldDay
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.team_event.model import Invitation, TeamEvent
from coachtui.settings import Settings
from coachtui.storage import Store, open_store
from desks import FixedClock
from memory import MemoryRepository

SHARES = shares_of(catalogue())
TYPES = tuple(record_types(catalogue()).values())
GUESTS = ("an", "binh")
TOLD_BY_STATE = (Person, OneOnOne, FieldDay, Target, TeamEvent, Invitation)
"""Types whose records no visibility tells to be shared."""


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


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Give a store with everything there can be about two reps."""
    store = open_store(tmp_path_factory.mktemp("filled"), now=lambda: NOW)
    records = [record for rep in GUESTS for record in everything(rep, SHARES)]
    me = Person(id=ME, full_name="Lê Hoàng Ngân", role="sales_manager", visibility="shared")
    store.commit([Put(one) for one in {each.id: each for each in (me, *records)}.values()])
    return store


@pytest.fixture
def spied(filled: Store) -> Spy:
    """Give that store, watched."""
    return Spy(filled)


@pytest.fixture
def view(spied: Spy) -> SharedView:
    """Give what is shared with An."""
    return SharedView(spied, "an", SHARES)


def test_canaries_sit_in_every_type() -> None:
    """What the tests below look through holds records of all types, none in another's place."""
    records = list(everything("an", SHARES))
    assert {type(record) for record in records} == set(TYPES)
    assert len({record.id for record in records}) == len(records)


@pytest.mark.parametrize("guest", GUESTS)
@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.table)
def test_no_way_of_asking_gives_what_is_not_shared(
    spied: Spy, kind: type[Record], guest: str
) -> None:
    """By id, by field and all at once: no canary, nothing of others, and none is asked for."""
    view = SharedView(spied, guest, SHARES)
    (other,) = set(GUESTS) - {guest}
    everybody = spied.store.all(kind)
    found: list[Record] = [
        *view.all(kind),
        *view.find(kind, visibility="private"),
        *view.find(kind, visibility="formal"),
        *view.find(kind, person_id=other),
        *view.find(kind, owner=other),
        *view.find(kind, counterparty=other),
        *view.find(kind, reason=CANARY),
        *(one for each in everybody if (one := view.get(kind, each.id)) is not None),
    ]
    assert CANARY not in str(found)
    assert f"by {other}" not in str(found)
    assert all(record.visibility == "shared" for record in found if kind is not Person)
    asked = [record for record in spied.given if isinstance(record, Record)]
    if kind not in TOLD_BY_STATE:
        replacing = [each for each in asked if isinstance(each, LogEntry) and each.replaces]
        assert all(each.visibility == "shared" for each in asked if each not in replacing)
    assert f"'{other}'" not in str(asked)
    assert not spied.calls


def test_what_is_shared_is_given_both_ways(view: SharedView) -> None:
    """Promises of both, topics, thanks and lines come, by id, and can be asked for singly."""
    both = view.all(Commitment)
    assert [one.id for one in both] == ["kept-an", "mine-an", "theirs-an"]
    assert [one.id for one in view.find(Commitment, owner=ME)] == ["mine-an"]
    assert view.get(Commitment, both[0].id) == both[0]
    assert [one.text for one in view.all(AgendaItem)] == ["seen by an"]
    assert [one.what for one in view.all(Recognition)] == ["seen by an"]
    assert [one.id for one in view.find(LogEntry, part_of="held-an")] == ["decision-an"]


def test_of_people_only_how_they_are_called_is_given(view: SharedView) -> None:
    """Of the rep themselves name and address, of anybody else nothing."""
    (person,) = view.all(Person)
    assert (person.id, person.full_name, person.address_vi.manager) == ("an", "Rep An", "chị")
    assert (person.personal, person.territory, person.motivators) == ("", "", ())
    assert view.get(Person, ME) is None


def test_a_record_that_mixes_levels_is_given_without_its_private_parts(view: SharedView) -> None:
    """Of a talk when it was, of a day where to meet, of a report what went out, no more."""
    held, ahead = view.find(OneOnOne, state="held")[0], view.find(OneOnOne, state="planned")[0]
    assert (held.pulse, held.feedback, held.rep_ack, held.type) == (None, (), None, "o3")
    assert ahead.planned_at > NOW
    agreed = view.find(FieldDay, state="confirmed")[0]
    assert (agreed.prep.meet_at, agreed.prep.ground_rules, agreed.purpose) == ("seen by an", "", ())
    (report,) = view.all(CoachingReport)
    assert report.strengths[0].evidence == "seen by an"
    assert (report.strengths[0].entry_id, report.rep_comments, report.ack) == (None, "", None)


def test_an_event_is_given_through_the_own_place_in_it(view: SharedView) -> None:
    """One that is booked and that the person is invited to, without its budget and the others."""
    (event,) = view.all(TeamEvent)
    assert (event.id, event.title, event.place) == ("event-booked", "seen by all", "seen by all")
    assert (event.budget.lines, event.checklist, event.vendor.name) == ((), (), "")
    assert {place.person_id for place in view.all(Invitation)} == {"an"}
    assert view.get(Invitation, "place-an") is not None
    assert view.find(Invitation, kept_away="food") == ()


def test_a_line_hidden_later_is_not_given_as_it_was_before(spied: Spy, view: SharedView) -> None:
    """The older version of a line says it is shared; a newer one takes that back."""
    old = spied.store.get(LogEntry, "old-an")
    assert old is not None
    assert old.visibility == "shared"
    assert view.get(LogEntry, "old-an") is None


def test_a_record_with_private_parts_alone_is_not_given(spied: Spy) -> None:
    """What cannot stand without them is left out, and does no harm to the rest."""
    share = Share(Commitment, ("owner",), whose=("owner",))
    assert SharedView(spied, "an", (share,)).all(Commitment) == ()


@pytest.mark.parametrize(
    ("initials", "told"), [(True, "hỏi TB trước"), (False, "hỏi Trần Bình trước")]
)
def test_pages_for_both_follow_the_setting(tmp_path: Path, initials: bool, told: str) -> None:
    """Others are initials on a page the rep looks at, unless the settings want names."""
    an = Person(id="an", full_name="Nguyễn Văn An")
    store = open_store(tmp_path, now=lambda: NOW)
    store.commit([Put(an), Put(Person(full_name="Trần Bình"))])
    view = View(store, Words.of("en"), FixedClock(), Settings(initials=initials))
    assert for_both(view, an)("hỏi Trần Bình trước") == told


def test_what_knows_everybody_tells_nothing(view: SharedView) -> None:
    """Journal, bin, history, documents and word lists are empty."""
    assert view.documents() == {}
    assert view.changes_since(0) == ()
    assert view.versions("commitment", "theirs-an") == ()
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
