"""Damaged HR records inside screen 5: what is said, what is offered, and that it helps."""

import json
from datetime import date
from pathlib import Path

import pytest

from coachtui.domain.audit import AuditEvent
from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.paths import BACKUPS, DRAFTS, HR, JOURNAL, SNAPSHOT
from coachtui.records.discipline.model import CounselNote
from coachtui.storage.backup import ASKED, Aim, make_backup
from coachtui.storage.chain import verify
from coachtui.storage.keys import MANAGER
from coachtui.ui.damaged import HrDamagedScreen, HrReadOnlyScreen
from coachtui.ui.hand_edited import HandEditedScreen
from desks import FixedClock
from recovery_app import agree, coach, in_front, looked, running, until
from seals import files_with, pair, seal_hr
from stores import content, new_store, store_in

OPEN = f"{JOURNAL}/open.jsonl"


def note(identifier: str, facts: str) -> CounselNote:
    """Give an informal talk with the manager."""
    return CounselNote(id=identifier, person_id=ME, on=date(2026, 11, 2), facts=facts)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a data folder with a rep, and HR records of two talks."""
    folder = tmp_path / "data"
    new_store(folder, "Lan")
    with store_in(folder / HR, chained=True) as hr:
        hr.commit([Put(note("one", "a talk"))])
        hr.commit([Put(note("two", "zephyrquill"))])
    return folder


async def test_lost_hr_records_come_back_from_a_backup_and_the_team_goes_on(data: Path) -> None:
    """In screen 5 the newest good backup brings the HR records back; the team's are not touched."""
    make_backup(data, Aim(data / BACKUPS, ASKED, FixedClock().now()))
    with store_in(data) as store:
        store.commit([Put(Person(full_name="Oanh"))])
    (data / HR / OPEN).unlink()
    app = coach(data)
    async with running(app) as pilot:
        await pilot.press("5", "n")
        await agree(pilot)
        await until(pilot, lambda: in_front(app, HrDamagedScreen))
        await pilot.press("escape")
        await looked(pilot, app, "Discipline is locked.")
        await pilot.press("n")
        await agree(pilot)
        await until(pilot, lambda: "b" in app.screen.active_bindings)
        assert not {"r", "j", "c"} & app.screen.active_bindings.keys()
        await pilot.press("b")
        await agree(pilot)
        await looked(pilot, app, "Open the HR records?")
        await agree(pilot)
        await until(pilot, lambda: app.desk.hr.unlocked)
        assert app.desk.hr.repository.read_only == ""
        assert app.desk.hr.repository.get(CounselNote, "two") is not None
        assert "Oanh" in {one.full_name for one in app.desk.repository.all(Person)}


async def test_rebuilt_hr_records_take_drafts_again(data: Path) -> None:
    """After they could be read only, the rebuilt records are written to, and so are drafts."""
    path = data / HR / OPEN
    path.write_bytes(path.read_bytes().replace(b"a talk", b"a walk"))
    app = coach(data)
    async with running(app) as pilot:
        await pilot.press("5", "n")
        await agree(pilot)
        await until(pilot, lambda: in_front(app, HrReadOnlyScreen))
        await until(pilot, lambda: "r" in app.screen.active_bindings)
        await pilot.press("r")
        await agree(pilot)
        await looked(pilot, app, "Open the HR records?")
        await agree(pilot)
        await until(pilot, lambda: app.desk.hr.unlocked)
        app.desk.hr.drafts.note("discipline.counsel.x", "half a sentence")
        app.desk.hr.drafts.flush()
        assert [path for path in content(data / HR / DRAFTS) if path.startswith("discipline")]
        await app.desk.hr.commit([Put(note("three", "after it"))])
        actions = [event.action for event in app.desk.hr.repository.all(AuditEvent)]
        assert "import" in actions
    assert verify(data / HR).problems == ()


async def test_read_only_hr_records_can_be_read_on(data: Path) -> None:
    """Enter leads from the damage to what can be read; nothing is written, no use is noted."""
    path = data / HR / OPEN
    path.write_bytes(path.read_bytes().replace(b"a talk", b"a walk"))
    before = content(data / HR)
    app = coach(data)
    async with running(app) as pilot:
        await pilot.press("5", "n")
        await agree(pilot)
        await until(pilot, lambda: in_front(app, HrReadOnlyScreen))
        await pilot.press("enter")
        await until(pilot, lambda: app.desk.hr.unlocked and not in_front(app, HrReadOnlyScreen))
        assert app.desk.hr.repository.get(CounselNote, "two") is not None
    assert content(data / HR) == before


async def test_sealed_hr_records_are_rebuilt_sealed(data: Path, tmp_path: Path) -> None:
    """With their key the damage shows, the rebuild needs none, and no file tells a word."""
    seal_hr(data)
    identity = tmp_path / "key.txt"
    identity.write_text(pair(MANAGER)[0])
    path = data / HR / OPEN
    lines = path.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b'"sealed":"', b'"sealed":"A', 1)
    path.write_bytes(b"".join(lines))
    app = coach(data, identity=str(identity))
    async with running(app) as pilot:
        await pilot.press("5", "n")
        await agree(pilot)
        await until(pilot, lambda: in_front(app, HrReadOnlyScreen))
        await until(pilot, lambda: "r" in app.screen.active_bindings)
        await pilot.press("r")
        await agree(pilot)
        await looked(pilot, app, "Open the HR records?")
        await agree(pilot)
        await until(pilot, lambda: app.desk.hr.unlocked)
        assert app.desk.hr.repository.read_only == ""
        assert app.desk.hr.repository.get(CounselNote, "two") is not None
    assert files_with(data) == []


async def test_a_hand_edit_of_hr_records_is_taken_in_and_noted(data: Path) -> None:
    """An edited snapshot shows once they are open; taken in, the chain proves, and it is noted."""
    with store_in(data / HR, chained=True) as hr:
        hr.compact()
    tables = json.loads((data / HR / SNAPSHOT).read_text())
    next(iter(tables["counsel_note"].values()))["facts"] = "another talk"
    (data / HR / SNAPSHOT).write_text(json.dumps(tables))
    app = coach(data)
    async with running(app) as pilot:
        await pilot.press("5", "n")
        await agree(pilot)
        await until(pilot, lambda: in_front(app, HandEditedScreen))
        await pilot.press("a")
        await until(pilot, lambda: not in_front(app, HandEditedScreen))
        facts = {one.facts for one in app.desk.hr.repository.all(CounselNote)}
        assert facts == {"another talk", "zephyrquill"}
        actions = [event.action for event in app.desk.hr.repository.all(AuditEvent)]
        assert "update" in actions
    assert verify(data / HR).problems == ()
