"""The bin: what was deleted can be brought back for thirty days, then it is forgotten."""

from datetime import timedelta
from pathlib import Path

from textual.pilot import Pilot

from coachtui.domain.clock import StoppedClock
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, Remove
from coachtui.domain.versions import BIN_DAYS
from coachtui.exchange.housekeeping import Housekeeping, empty_bin
from coachtui.overview.bin import BinScreen
from coachtui.overview.binned import deletions
from coachtui.overview.people import PeopleScreen
from coachtui.paths import BACKUPS
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.team_event.model import EventNeeds
from coachtui.storage import Store
from coachtui.ui.command_list import CommandList
from coachtui.ui.desk import Desk
from coachtui.ui.frame import Frame
from desks import MONDAY
from overview_desk import (
    HOSTILE,
    add_rep,
    app_of,
    open_desk,
    rows_on,
    said,
    second_window,
    shown_text,
)
from screens import settle
from seals import CANARY, files_with

ZONE = "Asia/Ho_Chi_Minh"


def deleted_meeting(desk: Desk) -> tuple[Person, OneOnOne]:
    """Add a rep and a one-on-one with two lines, and delete that with its lines."""
    rep = add_rep(desk, "Nguyễn Văn An")
    meeting = OneOnOne(person_id=rep.id, planned_at=MONDAY)
    lines = [LogEntry(person_id=rep.id, part_of=meeting.id, text=text) for text in "ab"]
    kept = desk.repository.commit([Put(meeting), *map(Put, lines)], "Planned").records
    desk.repository.commit([Remove(each) for each in kept], "One-on-one deleted")
    return rep, meeting


async def settled(app: Frame, pilot: Pilot[None]) -> None:
    """Wait until the journal is read and shown."""
    await settle(pilot)
    await app.workers.wait_for_complete()
    await settle(pilot)


async def test_what_was_deleted_together_is_one_row_and_comes_back_together(tmp_path: Path) -> None:
    """Named as it was, with how much went with it; Enter restores it, u takes it out again."""
    desk = open_desk(tmp_path)
    _, meeting = deleted_meeting(desk)
    app = app_of(desk, BinScreen(desk))
    async with app.run_test(size=(100, 24), notifications=True) as pilot:
        await settled(app, pilot)
        (row,) = rows_on(app)
        assert row.startswith("Mon 23 Nov 08:00 One-on-one Nguyễn Văn An")
        assert row.endswith("with 2 more 30 days left")
        assert "One-on-one deleted · Nguyễn Văn An" in shown_text(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert said(app).startswith("Restored: Nguyễn Văn An")
        assert rows_on(app) == []
        back = desk.repository.get(OneOnOne, meeting.id)
        assert back is not None
        assert len(desk.repository.find(LogEntry, part_of=meeting.id)) == 2
        await pilot.press("u")
        await settled(app, pilot)
        assert said(app).startswith("Undone: Restored from the bin: Nguyễn Văn An")
        assert desk.repository.get(OneOnOne, meeting.id) is None
        assert len(rows_on(app)) == 1


async def test_the_bin_is_in_the_palette(tmp_path: Path) -> None:
    """It is found by name from anywhere, and says where nothing is in it."""
    desk = open_desk(tmp_path)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        assert isinstance(app.screen, CommandList)
        await pilot.press(*"bin", "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, BinScreen)
        assert "Nothing was deleted in the last 30 days" in shown_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, PeopleScreen)


async def test_it_follows_another_window_and_says_what_is_back_already(tmp_path: Path) -> None:
    """A row somebody else restored meanwhile is not restored twice, and its text is text."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, HOSTILE)
    desk.repository.commit([Remove(rep)], "Person deleted")
    app = app_of(desk, BinScreen(desk))
    async with app.run_test(notifications=True) as pilot:
        await settled(app, pilot)
        assert HOSTILE in rows_on(app)[0]
        other = second_window(desk)
        other.undo()
        back = other.get(Person, rep.id)
        assert back is not None
        other.commit([Put(back.revised(territory="Huế"))], "Person saved")
        await pilot.press("enter")
        await settled(app, pilot)
        assert "changed elsewhere" in said(app)
        await desk.refresh()
        await settled(app, pilot)
        assert rows_on(app) == []
        assert desk.repository.get(Person, rep.id) is not None


def test_what_is_nobodys_to_read_is_not_in_it(tmp_path: Path) -> None:
    """What people need at an event, and what went out without a word, shows nowhere."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    needs = EventNeeds(event_id="e", person_id=rep.id, diet="no peanuts")
    (needs_kept,) = desk.repository.commit([Put(needs)], "Added").records
    desk.repository.commit([Remove(needs_kept)], "Deleted")
    desk.repository.commit([Remove(rep)])
    assert deletions(desk.catalogue, desk.view) == []


def store_of(desk: Desk) -> Store:
    """Give the store of a desk."""
    assert isinstance(desk.repository, Store)
    return desk.repository


def test_after_thirty_days_it_is_forgotten_everywhere(tmp_path: Path) -> None:
    """On the last day it is still there; a day later no file of the folder holds it any more."""
    desk = open_desk(tmp_path)
    kept, gone = add_rep(desk, "Nguyễn Văn An"), add_rep(desk, f"Lê {CANARY}")
    store = store_of(desk)
    store.compact()
    (tmp_path / BACKUPS / "mine/deep/journal").mkdir(parents=True)
    copy = tmp_path / BACKUPS / "mine/deep/journal/open.jsonl"
    copy.write_bytes((tmp_path / "journal/open.jsonl").read_bytes())
    store.commit([Remove(gone)], "Person deleted")
    last = StoppedClock(MONDAY + BIN_DAYS, desk.words.zone)
    assert empty_bin(store, last) == 0
    assert files_with(tmp_path)
    after = StoppedClock(MONDAY + BIN_DAYS + timedelta(seconds=1), desk.words.zone)
    assert empty_bin(store, after) == 1
    assert files_with(tmp_path) == []
    assert empty_bin(store, after) == 0
    assert store.get(Person, kept.id) is not None
    assert store.undo() is None or store.get(Person, gone.id) is None


def test_what_was_restored_is_not_forgotten(tmp_path: Path) -> None:
    """Thirty days after its deletion it stands as it did, and deleted again begins anew."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    store = store_of(desk)
    store.commit([Remove(rep)], "Person deleted")
    store.undo()
    assert empty_bin(store, StoppedClock(MONDAY + 2 * BIN_DAYS, desk.words.zone)) == 0
    assert store.get(Person, rep.id) is not None


def test_a_pause_empties_it_once_a_day(tmp_path: Path) -> None:
    """The first pause of a day looks into the bin, the others of the day do not; a new day does."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, f"Lê {CANARY}")
    store = store_of(desk)
    store.commit([Remove(rep)], "Person deleted")
    tidied: list[Store] = []
    keeping = Housekeeping(store, desk.clock, tidied.append, lambda: None)
    keeping()
    keeping.clock = StoppedClock(MONDAY + timedelta(hours=1), desk.words.zone)
    keeping()
    assert files_with(tmp_path)
    keeping.clock = StoppedClock(MONDAY + BIN_DAYS + timedelta(days=1), desk.words.zone)
    keeping()
    assert files_with(tmp_path) == []
    assert len(tidied) == 3
