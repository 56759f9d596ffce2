"""The ways out of a damaged store: what each brings back, and that everything else is kept."""

import errno
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest

from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.mending import UnreadChanges, Way
from coachtui.domain.person import Person
from coachtui.domain.repository import CorruptStoreError, Put, StoreBusyError, StoreError
from coachtui.paths import BACKUPS, DRAFTS, HR, JOURNAL, SNAPSHOT
from coachtui.storage import REAL, Drafts, Store
from coachtui.storage.backup import ASKED, Aim, make_backup
from coachtui.storage.chain import verify
from coachtui.storage.line import DocumentChange, Line, put
from coachtui.storage.mending import Place, bring_back, newest_backup, remains
from coachtui.storage.opening import load
from coachtui.storage.rebuilding import rebuilt
from coachtui.storage.restoring import stands_open
from coachtui.storage.segment import read_segment
from coachtui.storage.state import State
from faulty import Faulty
from seals import opened, seal_hr
from stores import content, entry, new_store, store_in

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
NAMES = ("Lan", "Mai", "Nam")
Damage = Callable[[Path], None]


def names(store: Store) -> set[str]:
    """Give the names of all people but the manager."""
    return {one.full_name for one in store.all(Person)} - {"Me"}


def filled(folder: Path) -> Path:
    """Give a folder with three reps, each a change of its own, and a snapshot."""
    new_store(folder, NAMES[0])
    with store_in(folder) as store:
        store.commit([Put(Person(full_name=NAMES[1]))])
        store.compact()
        store.commit([Put(Person(full_name=NAMES[2]))])
    return folder


def break_a_line(folder: Path) -> None:
    """Spoil the second change."""
    path = folder / JOURNAL / "open.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"Lan", b"Lab")
    path.write_bytes(b"".join(lines))


def lose_the_journal(folder: Path) -> None:
    """Take the journal away."""
    for each in (folder / JOURNAL).iterdir():
        each.unlink()


def put_an_older_journal_back(folder: Path) -> None:
    """Cut the journal to its first change: the snapshot is ahead of it."""
    path = folder / JOURNAL / "open.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))


@pytest.mark.parametrize(
    ("damage", "reason", "way", "back"),
    [
        (break_a_line, "damaged", "readable", set(NAMES)),
        (lose_the_journal, "missing", "readable", set(NAMES[:2])),
        (put_an_older_journal_back, "mismatch", "snapshot", set(NAMES[:2])),
        (put_an_older_journal_back, "mismatch", "journal", set()),
    ],
)
def test_each_damage_has_a_way_back(
    tmp_path: Path, damage: Damage, reason: str, way: Way, back: set[str]
) -> None:
    """What the way names comes back and can be written; every file from before is kept."""
    folder = filled(tmp_path / "data")
    damage(folder)
    before = content(folder)
    with store_in(folder) as store:
        assert store.read_only == reason
    side = remains(Place(folder, "team")).ways[way]
    assert side.records == len(back) + 1
    kept = bring_back(Place(folder, "team"), way, NOW)
    assert kept is not None
    assert not set(before.values()) - set(content(folder).values())
    with store_in(folder) as store:
        assert (store.read_only, names(store)) == ("", back)
        store.commit([Put(Person(full_name="Oanh"))], "Person added")
        assert store.undo() is not None
        assert store.undo() is None


def test_the_newest_good_backup_comes_back(tmp_path: Path) -> None:
    """Of two backups the newest that is whole is taken; one spoilt since is passed over."""
    folder = filled(tmp_path / "data")
    into = folder / BACKUPS
    good = make_backup(folder, Aim(into, ASKED, NOW)).folder
    with store_in(folder) as store:
        store.commit([Put(Person(full_name="Oanh"))])
    spoilt = make_backup(folder, Aim(into, ASKED, NOW.replace(hour=3))).folder
    (spoilt / JOURNAL / "open.jsonl").write_bytes(b"")
    lose_the_journal(folder)
    found = newest_backup(Place(folder, "team"))
    assert found is not None
    assert found.folder == good
    assert remains(Place(folder, "team")).ways["backup"].path == str(good)
    bring_back(Place(folder, "team"), "backup", NOW)
    with store_in(folder) as store:
        assert (store.read_only, names(store)) == ("", set(NAMES))


def test_nothing_is_done_while_a_window_has_them_open(tmp_path: Path) -> None:
    """Beside a window that is alive nothing is brought back, and nothing is changed."""
    folder = filled(tmp_path / "data")
    break_a_line(folder)
    drafts = Drafts(folder / DRAFTS, "other", now=lambda: NOW)
    before = content(folder)
    with pytest.raises(StoreBusyError):
        bring_back(Place(folder, "team"), "readable", NOW)
    assert content(folder) == before
    drafts.close()


def test_where_nothing_is_left_no_way_is_named(tmp_path: Path) -> None:
    """A journal gone without snapshot or backup leaves no way, and asking for one is refused."""
    folder = tmp_path / "data"
    new_store(folder)
    lose_the_journal(folder)
    assert remains(Place(folder, "team")).ways == {}
    for way in ("readable", "snapshot", "backup", "journal"):
        with pytest.raises(CorruptStoreError):
            bring_back(Place(folder, "team"), way, NOW)


def test_drafts_that_wait_are_counted_and_stay(tmp_path: Path) -> None:
    """Half-typed texts beside damaged records are told and lie there afterwards."""
    folder = filled(tmp_path / "data")
    drafts = Drafts(folder / DRAFTS, "gone", now=lambda: NOW)
    drafts.note("one_on_one.x", "half a line")
    drafts.flush()
    drafts.close()
    break_a_line(folder)
    assert remains(Place(folder, "team")).drafts == 1
    bring_back(Place(folder, "team"), "readable", NOW)
    assert "half a line" in "".join(path.read_text() for path in (folder / DRAFTS).glob("*.json"))


def chained(folder: Path) -> None:
    """Make a team's store and an HR store of two entries below it."""
    new_store(folder, "Lan")
    with store_in(folder / HR, chained=True) as hr:
        hr.commit([Put(entry("first"))])
        hr.commit([Put(entry("second"))])


def test_hr_records_come_back_with_a_chain_and_the_team_stays(tmp_path: Path) -> None:
    """HR records are rebuilt with a chain that proves; a window of the team's may stay open."""
    folder = tmp_path / "data"
    chained(folder)
    path = folder / HR / JOURNAL / "open.jsonl"
    path.write_bytes(path.read_bytes().replace(b"first", b"worst"))
    window = Drafts(folder / DRAFTS, "window", now=lambda: NOW)
    team = (folder / JOURNAL / "open.jsonl").read_bytes()
    assert stands_open(folder)
    bring_back(Place(folder, "hr"), "readable", NOW)
    assert (folder / JOURNAL / "open.jsonl").read_bytes() == team
    assert verify(folder / HR).problems == ()
    with store_in(folder / HR, chained=True) as hr:
        assert (hr.read_only, [one.text for one in hr.all(LogEntry)]) == ("", ["second"])
    window.close()


def test_sealed_hr_records_come_back_sealed_without_their_key(tmp_path: Path) -> None:
    """Sealed records are rebuilt as sealed as they are, and open with the same passphrase."""
    folder = tmp_path / "data"
    chained(folder)
    seal_hr(folder)
    path = folder / HR / JOURNAL / "open.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"label":""', b'"label":"x"', 1))
    bring_back(Place(folder, "hr"), "readable", NOW)
    assert b"second" not in b"".join(content(folder).values())
    with opened(folder / HR) as hr:
        assert hr.read_only == ""
        assert "second" in [one.text for one in hr.all(LogEntry)]


def test_a_snapshot_put_aside_is_kept(tmp_path: Path) -> None:
    """Going on with the journal leaves the snapshot that was ahead under another name."""
    folder = filled(tmp_path / "data")
    put_an_older_journal_back(folder)
    data = (folder / SNAPSHOT).read_bytes()
    kept = bring_back(Place(folder, "team"), "journal", NOW)
    assert kept is not None
    assert kept.read_bytes() == data


def test_a_rebuilt_journal_keeps_the_history_of_what_is_sound(tmp_path: Path) -> None:
    """Lines around the damage keep who did what when; a change after it can still be undone."""
    folder = tmp_path / "data"
    new_store(folder, "Lan")
    with store_in(folder) as store:
        lan = next(one for one in store.all(Person) if one.full_name == "Lan")
        renamed = store.commit([Put(lan.revised(full_name="Lan Anh"))], "renamed").records[0]
        store.commit([Put(Person(full_name="Mai"))], "added")
        store.commit([Put(Person(full_name="Nam"))], "added")
        before = store.versions("person", lan.id)
    path = folder / JOURNAL / "open.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"Mai"', b'"Mao"'))
    bring_back(Place(folder, "team"), "readable", NOW)
    with store_in(folder) as store:
        assert names(store) == {"Lan Anh", "Nam"}
        assert store.versions("person", renamed.id) == before
        assert store.undo() is not None
        assert names(store) == {"Lan Anh"}
    assert verify(folder, chained=False).problems == ()


def test_what_was_erased_stays_erased_in_a_rebuilt_journal(tmp_path: Path) -> None:
    """A body that was forgotten comes back with no rebuild, and the proof holds."""
    folder = filled(tmp_path / "data")
    with store_in(folder) as store:
        gone = next(one for one in store.all(Person) if one.full_name == "Mai")
        store.forget([gone.id])
        store.commit([Put(Person(full_name="Oanh"))], "added")
        store.commit([Put(Person(full_name="Phú"))], "added")
    path = folder / JOURNAL / "open.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"Oanh"', b'"Oonh"'))
    bring_back(Place(folder, "team"), "readable", NOW)
    with store_in(folder) as store:
        assert names(store) == {"Lan", "Nam", "Phú"}
    assert verify(folder, chained=False).problems == ()
    assert not any(b'"Mai"' in data for data in content(folder).values())


def test_lines_that_give_no_sense_are_left_out(tmp_path: Path) -> None:
    """Where the sound lines contradict each other, the records themselves are still all there."""
    folder = filled(tmp_path / "data")
    state = load(folder, REAL).state
    twice = put("person", {"id": "x", "rev": 1}, 2, 0)
    odd = Line(1, "odd", NOW.isoformat(), ME, "", (twice, replace(twice, id="y")))
    other = Line(
        2, "other", NOW.isoformat(), ME, "", (DocumentChange("remove", "person", "x", 2, 2, 1),)
    )
    data = rebuilt(state, [odd, other], NOW, chained=False)
    found = State()
    found.fold(read_segment(data).lines)
    assert found.tables == state.tables


@pytest.mark.parametrize("way", ["readable", "snapshot"])
def test_a_disk_that_fails_anywhere_loses_nothing(tmp_path: Path, way: Way) -> None:
    """Whichever operation fails, nothing there was is lost, and the same way leads out after it."""
    counted = Faulty()
    whole = filled(tmp_path / "whole")
    break_a_line(whole)
    bring_back(Place(whole, "team"), way, NOW, counted.table())
    for at in range(0, len(counted.calls), 3):
        folder = tmp_path / str(at)
        copytree(filled_once(tmp_path), folder)
        before = set(content(folder).values())
        with suppress(StoreError):
            bring_back(Place(folder, "team"), way, NOW, Faulty(at, errno.ENOSPC).table())
        with store_in(folder) as store:
            mended = store.read_only == ""
            assert names(store) in ({*NAMES}, {*NAMES[:2]})
        if not mended:
            assert before <= set(content(folder).values())
            bring_back(Place(folder, "team"), way, NOW)
        with store_in(folder) as store:
            assert store.read_only == ""


def filled_once(folder: Path) -> Path:
    """Give a damaged folder to be copied; it is made once."""
    made = folder / "made"
    if not made.exists():
        break_a_line(filled(made))
    return made


def bulk(folder: Path) -> Path:
    """Give a folder where the third change brought two reps in, and one came after it."""
    new_store(folder, NAMES[0])
    with store_in(folder) as store:
        store.commit([Put(Person(full_name=name)) for name in ("Oanh", "Phú")], "People imported")
        store.commit([Put(Person(full_name=NAMES[2]))])
    return folder


def test_the_changes_a_rebuild_is_without_are_named(tmp_path: Path) -> None:
    """A spoilt line is told by number, moment and records, as far as it still says them."""
    folder = bulk(tmp_path / "data")
    path = folder / JOURNAL / "open.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"Oanh", b"Oinh"))
    assert [
        (each.first, each.last, each.records) for each in remains(Place(folder, "team")).unread
    ] == [(3, 3, 2)]
    assert remains(Place(folder, "team")).unread[0].at is not None
    lines = whole.splitlines(keepends=True)
    path.write_bytes(
        b"".join([*lines[:3], lines[3].replace(b'"docs":[', b'"docs":x', 1), *lines[4:]])
    )
    assert remains(Place(folder, "team")).unread == (UnreadChanges(3, 3),)
    path.write_bytes(b"".join([*lines[:2], *lines[4:]]))
    assert [(each.first, each.last) for each in remains(Place(folder, "team")).unread] == [(2, 3)]


def test_what_the_snapshot_holds_is_not_told_as_lost(tmp_path: Path) -> None:
    """A spoilt line whose change stands in coach.json is no loss."""
    folder = filled(tmp_path / "data")
    break_a_line(folder)
    assert remains(Place(folder, "team")).unread == ()
