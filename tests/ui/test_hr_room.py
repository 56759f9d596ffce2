"""The HR room: opened on purpose, locked by itself, and what is in it stays in it."""

import asyncio
import stat
from pathlib import Path

import pytest

from coachtui.domain.audit import AuditEvent
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import CorruptStoreError, LockedError, Put
from coachtui.ui.desk import Desk
from coachtui.ui.hr_room import IDLE_SECONDS, REPLACED
from hr_rooms import hr_desk, hr_store, hr_texts, settled
from stores import content


class Seconds:
    """Seconds that grow when a test says so."""

    def __init__(self, desk: Desk) -> None:
        self.now = 1000.0
        desk.hr.seconds = lambda: self.now


def note(text: str) -> Put:
    """Give the change that writes a record."""
    return Put(LogEntry(person_id=ME, text=text))


def actions(folder: Path) -> list[str]:
    """Give what was noted in the HR store, oldest first."""
    events = hr_store(folder).all(AuditEvent)
    return [event.action for event in sorted(events, key=lambda one: one.rev or 0)]


async def test_a_locked_room_shows_nothing_and_takes_nothing(tmp_path: Path) -> None:
    """Before it is unlocked there is no store, no view, no draft, and nothing on the disk."""
    desk = hr_desk(tmp_path)
    room = desk.hr
    assert not room.unlocked
    assert desk.view.hr is None
    assert not desk.view.hr_waits
    for asked in ("repository", "view", "drafts"):
        with pytest.raises(LockedError):
            getattr(room, asked)
    with pytest.raises(LockedError):
        await room.commit([note("x")])
    with pytest.raises(LockedError):
        await room.audit("read", "x")
    await desk.refresh()
    assert not (tmp_path / "hr").exists()


async def test_unlocking_makes_an_empty_chained_store(tmp_path: Path) -> None:
    """A fresh HR store holds nobody, has a head, and only its owner can enter it."""
    desk = hr_desk(tmp_path)
    assert await desk.hr.unlock()
    assert desk.hr.unlocked
    assert desk.hr.repository.documents() == {}
    assert desk.hr.repository.head.startswith("1:")
    assert desk.view.hr is desk.hr.repository
    assert desk.hr.view.hr is desk.hr.repository
    assert desk.view.hr_waits
    for path in (tmp_path / "hr", *(tmp_path / "hr").rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path
    desk.hr.close()


async def test_what_is_written_is_in_the_hr_store_and_told(tmp_path: Path) -> None:
    """A commit reaches the HR store alone, the screens are told, and undo does not see it."""
    desk = hr_desk(tmp_path)
    await desk.hr.unlock()
    told: list[bool] = []
    desk.on_change(lambda: told.append(desk.hr.unlocked))
    before = content(tmp_path / "journal")
    await desk.hr.commit([note("only here")], "Entry added")
    assert told == [True]
    assert hr_texts(tmp_path) == ["only here"]
    assert content(tmp_path / "journal") == before
    assert await desk.undoable() is None
    assert await desk.undo() is None
    assert hr_texts(tmp_path) == ["only here"]
    desk.hr.close()


async def test_locking_hides_everything_and_a_second_key_opens_it_again(tmp_path: Path) -> None:
    """After a lock nothing can be read; unlocked again all is there, and the lock is noted."""
    desk = hr_desk(tmp_path)
    await desk.hr.unlock()
    await desk.hr.commit([note("kept")])
    locks: list[str] = []
    desk.hr.watch(locks.append, lambda _: None)
    told: list[bool] = []
    desk.on_change(lambda: told.append(desk.hr.unlocked))
    desk.hr.lock()
    desk.hr.lock()
    assert locks == [""]
    assert told == [False]
    assert desk.view.hr is None
    assert desk.view.hr_waits
    with pytest.raises(LockedError):
        _ = desk.hr.repository
    await settled(desk)
    assert actions(tmp_path) == ["lock"]
    assert await desk.hr.unlock()
    assert [entry.text for entry in desk.hr.repository.all(LogEntry)] == ["kept"]
    desk.hr.close()


async def test_a_write_on_its_way_is_finished_though_the_room_locks(tmp_path: Path) -> None:
    """The curtain right after a save loses nothing of it."""
    desk = hr_desk(tmp_path)
    await desk.hr.unlock()
    writing = asyncio.create_task(desk.hr.commit([note("on its way")]))
    await asyncio.sleep(0)
    desk.hr.lock()
    await writing
    assert hr_texts(tmp_path) == ["on its way"]
    assert not desk.hr.unlocked
    desk.hr.close()


async def test_a_lock_while_it_opens_leaves_it_locked(tmp_path: Path) -> None:
    """The curtain between the question and the open store wins."""
    desk = hr_desk(tmp_path)
    opening = asyncio.create_task(desk.hr.unlock())
    await asyncio.sleep(0)
    desk.hr.lock()
    assert not await opening
    assert not desk.hr.unlocked
    assert await desk.hr.unlock()
    desk.hr.close()


async def test_two_keys_open_it_once(tmp_path: Path) -> None:
    """Asked for twice at once, there is one store and one set of drafts."""
    desk = hr_desk(tmp_path)
    assert all(await asyncio.gather(desk.hr.unlock(), desk.hr.unlock()))
    assert len(list((tmp_path / "hr/drafts").glob("session-*"))) == 1
    desk.hr.close()


async def test_five_idle_minutes_lock_it(tmp_path: Path) -> None:
    """Keys keep it open; five minutes without one, a suspended machine included, lock it."""
    desk = hr_desk(tmp_path)
    time = Seconds(desk)
    await desk.hr.unlock()
    for _ in range(3):
        time.now += IDLE_SECONDS - 1
        desk.hr.lock_when_idle()
        assert desk.hr.unlocked
        desk.hr.touch()
    time.now += IDLE_SECONDS + 1
    await desk.refresh()
    assert not desk.hr.unlocked
    desk.hr.close()


async def test_the_key_after_five_idle_minutes_locks_it_too(tmp_path: Path) -> None:
    """Whoever comes first to a machine that woke up does not keep the room open."""
    desk = hr_desk(tmp_path)
    time = Seconds(desk)
    await desk.hr.unlock()
    time.now += IDLE_SECONDS + 1
    desk.hr.touch()
    assert not desk.hr.unlocked
    desk.hr.close()


async def test_it_needs_nobody_to_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own timer locks it, where no key comes and nobody looks at other windows."""
    monkeypatch.setattr("coachtui.ui.hr_room.IDLE_SECONDS", 0.01)
    desk = hr_desk(tmp_path)
    gone = asyncio.Event()
    desk.hr.watch(lambda _: gone.set(), lambda _: None)
    await desk.hr.unlock()
    await asyncio.wait_for(gone.wait(), 10)
    assert not desk.hr.unlocked
    desk.hr.close()


async def test_other_windows_are_followed_while_it_is_unlocked(tmp_path: Path) -> None:
    """What another window writes comes in with the refresh, and the screens are told once."""
    desk, other = hr_desk(tmp_path), hr_desk(tmp_path)
    await desk.hr.unlock()
    await other.hr.unlock()
    told: list[None] = []
    desk.on_change(lambda: told.append(None))
    await other.hr.commit([note("from there")])
    await desk.refresh()
    await desk.refresh()
    assert [entry.text for entry in desk.hr.repository.all(LogEntry)] == ["from there"]
    assert told == [None]
    desk.hr.close()
    other.hr.close()


async def test_a_store_damaged_from_outside_is_closed(tmp_path: Path) -> None:
    """A journal cut off while it is open locks the room, and says so; the team's records go on."""
    desk = hr_desk(tmp_path)
    await desk.hr.unlock()
    await desk.hr.commit([note("one")])
    await desk.hr.commit([note("two")])
    locks: list[str] = []
    desk.hr.watch(locks.append, lambda _: None)
    journal = tmp_path / "hr/journal/open.jsonl"
    journal.write_bytes(b"\n".join(journal.read_bytes().split(b"\n")[:2]) + b"\n")
    await desk.refresh()
    assert locks == [REPLACED]
    assert not desk.hr.unlocked
    assert desk.repository.read_only == ""
    desk.hr.close()


async def test_what_is_half_typed_outlives_a_lock_and_a_kill(tmp_path: Path) -> None:
    """A draft noted before the lock, and one after it, are there for the next run."""
    desk = hr_desk(tmp_path)
    await desk.hr.unlock()
    book = desk.hr.drafts
    book.note("case.1", "half typed")
    desk.hr.lock()
    book.note("case.2", "typed in the last moment")
    assert desk.hr.keeper is not None
    desk.hr.keeper.rescue()
    held = desk.hr.drafts.claim("case.1")
    assert held is not None
    assert held.text == "half typed"
    desk.hr.close()
    after = hr_desk(tmp_path)
    await after.hr.unlock()
    texts = [after.hr.drafts.claim(form) for form in ("case.1", "case.2")]
    assert [held and held.text for held in texts] == ["half typed", "typed in the last moment"]
    names = [path.name for path in (tmp_path / "drafts").iterdir()]
    assert not [name for name in names if not name.startswith("session-")]
    after.hr.close()


async def test_reads_are_noted_without_showing_the_screens_anew(tmp_path: Path) -> None:
    """An opened case leaves an event with its id, and no screen is drawn for it."""
    desk = hr_desk(tmp_path)
    await desk.hr.unlock()
    told: list[None] = []
    desk.on_change(lambda: told.append(None))
    await desk.hr.audit("read", "case-1")
    (event,) = desk.hr.repository.all(AuditEvent)
    assert (event.action, event.record_id, event.who) == ("read", "case-1", ME)
    assert event.at == desk.clock.now()
    assert told == []
    desk.hr.close()


async def test_read_only_makes_no_store_and_notes_no_lock(tmp_path: Path) -> None:
    """With --read-only there is none to make; one that is there opens, and stays as it was."""
    hr_desk(tmp_path)
    reader = hr_desk(tmp_path, read_only=True)
    with pytest.raises(CorruptStoreError, match="absent"):
        await reader.hr.unlock()
    assert not reader.hr.unlocked
    hr_store(tmp_path).commit([note("there")])
    before = content(tmp_path / "hr")
    assert await reader.hr.unlock()
    reader.hr.drafts.note("case.1", "goes nowhere")
    reader.hr.lock()
    await settled(reader)
    reader.hr.close()
    assert content(tmp_path / "hr") == before


async def test_a_desk_without_a_door_has_no_room(tmp_path: Path) -> None:
    """Where nobody handed over how to open it, it says that it is locked."""
    desk = hr_desk(tmp_path)
    bare = Desk(desk.words, desk.clock, desk.catalogue, desk.settings, tmp_path)
    with pytest.raises(LockedError):
        await bare.hr.unlock()
