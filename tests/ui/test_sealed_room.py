"""A sealed HR room: only the passphrase opens it, and its key goes when it locks."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.cli.run import hr_door
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import CorruptStoreError, LockedError, Put, WrongKeyError
from coachtui.exchange import hr_keys
from coachtui.storage import Store
from coachtui.storage.keys import MANAGER
from coachtui.ui.desk import Desk
from hr_rooms import hr_desk, hr_session, hr_store, settled
from seals import CANARY, PASSPHRASE, files_with, keys_of, opened, pair, seal_of

HR_FOLDER = "hr"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Give a desk over sealed HR records; the passphrase opens them without the seconds."""

    def unlocked(_locked: str, passphrase: str) -> str:
        if passphrase != PASSPHRASE:
            raise WrongKeyError
        return pair(MANAGER)[0]

    monkeypatch.setattr(hr_keys, "unlocked_apart", unlocked)
    with hr_store(tmp_path) as store:
        store.commit([note()])
        store.seal_with(keys_of(MANAGER, "HR"), seal_of())
    return hr_desk(tmp_path)


def note(text: str = CANARY) -> Put:
    """Give the change that writes a record."""
    return Put(LogEntry(person_id=ME, text=text))


def key_of(desk: Desk) -> bool:
    """Tell whether the key is in the memory of the room's drafts, which outlive a lock."""
    store = desk.hr.opened
    assert isinstance(store, Store)
    assert store.seal is not None
    return store.seal.can_open


async def test_it_asks_and_only_the_passphrase_opens_it(tmp_path: Path, desk: Desk) -> None:
    """Another one or none leaves it locked; the right one shows the records."""
    assert desk.hr.asks
    for wrong in ("", "another"):
        with pytest.raises(WrongKeyError):
            await desk.hr.unlock(wrong)
        assert not desk.hr.unlocked
    assert await desk.hr.unlock(PASSPHRASE)
    assert [one.text for one in desk.hr.repository.all(LogEntry)] == [CANARY]
    await desk.hr.commit([note(f"more {CANARY}")])
    await desk.hr.audit("read", CANARY)
    assert files_with(tmp_path) == []
    desk.hr.close()


async def test_the_lock_drops_the_key_after_what_is_being_written(
    tmp_path: Path, desk: Desk
) -> None:
    """The note of the lock is sealed and there; the store in hand opens nothing new any more."""
    await desk.hr.unlock(PASSPHRASE)
    store = desk.hr.opened
    assert isinstance(store, Store)
    assert key_of(desk)
    writing = asyncio.create_task(desk.hr.commit([note("on its way")]))
    await asyncio.sleep(0)
    desk.hr.lock()
    await writing
    await settled(desk)
    assert store.seal is not None
    assert not store.seal.can_open
    with pytest.raises(LockedError):
        _ = desk.hr.repository
    texts = {one.text for one in opened(tmp_path / HR_FOLDER).all(LogEntry)}
    assert texts == {CANARY, "on its way"}
    assert [row["action"] for row in actions(tmp_path)] == ["lock"]
    desk.hr.close()


def actions(folder: Path) -> list[dict[str, object]]:
    """Give what was noted in the HR store."""
    rows = opened(folder / HR_FOLDER).documents()["audit_event"]
    return [dict(row) for row in rows]


async def test_what_is_typed_is_sealed_before_and_after_a_lock(tmp_path: Path, desk: Desk) -> None:
    """Drafts stand in no file to be read; the passphrase brings them back, now and later."""
    await desk.hr.unlock(PASSPHRASE)
    book = desk.hr.drafts
    book.note(f"file.{CANARY}", f"half {CANARY}")
    desk.hr.lock()
    await settled(desk)
    book.note("late", f"typed in the last moment {CANARY}")
    assert desk.hr.keeper is not None
    desk.hr.keeper.rescue()
    assert files_with(tmp_path) == []
    assert await desk.hr.unlock(PASSPHRASE)
    held = desk.hr.drafts.claim(f"file.{CANARY}")
    assert held is not None
    assert held.text == f"half {CANARY}"
    desk.hr.close()
    after = hr_desk(tmp_path)
    await after.hr.unlock(PASSPHRASE)
    late = after.hr.drafts.claim("late")
    assert late is not None
    assert late.text == f"typed in the last moment {CANARY}"
    after.hr.close()
    assert files_with(tmp_path) == []


async def test_three_wrong_passphrases_keep_what_was_half_typed(tmp_path: Path, desk: Desk) -> None:
    """The draft waits, sealed, for whoever has the right one."""
    await desk.hr.unlock(PASSPHRASE)
    desk.hr.drafts.note("form", f"half {CANARY}")
    desk.hr.close()
    after = hr_desk(tmp_path)
    for _ in range(3):
        with pytest.raises(WrongKeyError):
            await after.hr.unlock("another")
    assert files_with(tmp_path) == []
    await after.hr.unlock(PASSPHRASE)
    held = after.hr.drafts.claim("form")
    assert held is not None
    assert held.text == f"half {CANARY}"
    after.hr.close()


async def test_a_lock_while_it_opens_drops_the_key(desk: Desk) -> None:
    """The curtain during the seconds of opening wins, and the next passphrase opens it."""
    opening = asyncio.create_task(desk.hr.unlock(PASSPHRASE))
    await asyncio.sleep(0)
    desk.hr.lock()
    assert not await opening
    await settled(desk)
    assert not desk.hr.unlocked
    assert await desk.hr.unlock(PASSPHRASE)
    assert key_of(desk)
    desk.hr.close()


async def test_a_room_that_is_not_sealed_does_not_ask(tmp_path: Path) -> None:
    """Nobody is asked for a passphrase where there is none."""
    desk = hr_desk(tmp_path / "plain")
    assert not desk.hr.asks
    assert await desk.hr.unlock()
    desk.hr.close()


async def test_a_file_with_hrs_key_opens_it_without_a_question(tmp_path: Path, desk: Desk) -> None:
    """HR sits down with its key in a file; a file without one, or with another, opens nothing."""
    path = tmp_path / "identity.txt"
    session = replace(hr_session(tmp_path), identity=str(path))
    door = hr_door(session)
    assert desk.hr.asks
    assert not door.asks()
    with pytest.raises(CorruptStoreError, match=str(path)):
        door.open("")
    path.write_text(pair("stranger")[0])
    with pytest.raises(WrongKeyError):
        door.open("")
    path.write_text(f"# HR\n{pair('HR')[0]}\n")
    store, notices = door.open("")
    assert [one.text for one in store.all(LogEntry)] == [CANARY]
    assert notices == ()
