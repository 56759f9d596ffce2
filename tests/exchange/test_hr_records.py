"""The HR store from the shell: opened apart, exported only when asked, and found nowhere else."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from coachtui.catalogue import catalogue
from coachtui.domain.audit import AuditEvent
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import CorruptStoreError, Put
from coachtui.exchange.records import open_drafts, open_hr, open_hr_for_screens, open_records
from coachtui.records.discipline.model import CounselNote
from coachtui.storage import Drafts
from coachtui.storage.chain import verify
from hr_rooms import holding, hr_session, hr_store
from hr_screens import CANARY
from shell import Shell
from stores import NOW

WRITES_ON = """
import os, sys
from pathlib import Path
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put
from coachtui.exchange.records import open_drafts, open_hr
from hr_rooms import hr_session
from hr_screens import CANARY
session = hr_session(Path(sys.argv[1]))
hr = open_hr(session)
drafts = open_drafts(session, hr)
while True:
    drafts.note("case.1", CANARY * 50)
    drafts.flush()
    hr.commit([Put(LogEntry(person_id="me", text=CANARY))])
    os.write(1, b".")
"""
"""A program that writes HR records and drafts until it is killed, a point for each."""


LINE = {"id": "line", "rev": 1, "person_id": "An", "text": "calm day"}
"""A log entry of the team, as an export holds it."""


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a data folder nobody has used."""
    return Shell(capsys, monkeypatch)


@pytest.fixture
def data(own_world: Path) -> Path:
    """Give a data folder with two reps, and an HR record of each."""
    folder = own_world / "data"
    with open_records(hr_session(folder)) as store:
        store.commit([Put(Person(id=name, full_name=f"Nguyễn {name}")) for name in ("An", "Chi")])
    with hr_store(folder) as hr:
        hr.commit(
            [
                Put(
                    CounselNote(id=f"of-{name}", person_id=name, facts=CANARY + name, on=NOW.date())
                )
                for name in ("An", "Chi")
            ]
        )
    return folder


def exports(folder: Path) -> list[str]:
    """Give whose records the HR store says were exported."""
    events = hr_store(folder).all(AuditEvent)
    return [event.record_id for event in events if event.action == "export"]


def test_it_is_a_chained_store_of_its_own(data: Path) -> None:
    """The HR store is sound, chained, without a founding person, and for its owner alone."""
    assert verify(data / "hr").problems == ()
    assert hr_store(data).get(Person, ME) is None
    for path in (data / "hr", *(data / "hr").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_link_in_its_place_is_refused(tmp_path: Path) -> None:
    """A folder that leads elsewhere is not opened."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/hr").symlink_to(tmp_path)
    with pytest.raises(CorruptStoreError, match="unsafe"):
        open_hr(hr_session(tmp_path / "data"))


def test_its_drafts_lie_beside_it(data: Path) -> None:
    """Its drafts are in its own folder, and with --read-only nowhere."""
    session = hr_session(data)
    store, notices = open_hr_for_screens(session)
    assert notices == ()
    drafts = open_drafts(session, store)
    drafts.note("case.1", CANARY)
    drafts.flush()
    assert isinstance(drafts, Drafts)
    assert ("hr", "drafts") in {path.parts[:2] for path in holding(data, CANARY)}
    drafts.close()


def test_what_happened_to_its_files_is_told(data: Path) -> None:
    """A save cut off by a crash is mended and told, as with the team's records."""
    with (data / "hr/journal/open.jsonl").open("ab") as file:
        file.write(b'{"half')
    _, notices = open_hr_for_screens(hr_session(data))
    assert "cut off by a crash" in " ".join(notices)


def test_an_export_is_without_it(shell: Shell, data: Path) -> None:
    """Neither JSON, Markdown nor calendar hold an HR record where it was not asked for."""
    for form in ("json", "md", "ics"):
        for name in ((), ("An",)):
            done = shell("export", *name, "--format", form)
            assert done.code == 0
            assert CANARY not in done.out + done.err
    assert exports(data) == []


def test_an_export_with_it_warns_prints_the_head_and_is_noted(shell: Shell, data: Path) -> None:
    """Everything comes out under its own key; stderr warns; the head proves the note as well."""
    done = shell("export", "--hr")
    assert done.code == 0
    part = json.loads(done.out)["hr"]
    facts = [each["facts"] for each in part["documents"]["counsel_note"]]
    assert sorted(facts) == [f"{CANARY}An", f"{CANARY}Chi"]
    assert "This export holds HR records" in done.err
    assert part["head"] in done.err
    assert CANARY not in done.err
    assert exports(data) == [""]
    assert verify(data / "hr", part["head"]).problems == ()
    assert verify(data / "hr").head == part["head"]


def test_an_export_of_one_person_holds_that_person_alone(shell: Shell, data: Path) -> None:
    """Nobody else's HR record is in it, and the note says whose it was."""
    done = shell("export", "An", "--hr")
    assert f"{CANARY}An" in done.out
    assert f"{CANARY}Chi" not in done.out
    assert exports(data) == ["An"]


def test_an_export_of_one_person_holds_the_lines_of_their_hearings(
    shell: Shell, data: Path
) -> None:
    """Lines of their hearings come out; log entries of the team still come in."""
    with hr_store(data) as hr:
        said = [LogEntry(person_id=name, text=f"heard {name}") for name in ("An", "Chi")]
        hr.commit([Put(each) for each in said])
    part = json.loads(shell("export", "An", "--hr").out)["hr"]["documents"]
    assert [each["text"] for each in part["log_entry"]] == ["heard An"]
    team = json.dumps({"schema": 1, "documents": {"log_entry": [LINE]}})
    assert shell("import", "data", "-", stdin=team.encode()).code == 0


def test_an_export_that_cannot_be_noted_is_not_made(shell: Shell, data: Path) -> None:
    """With --read-only nothing can be noted, so nothing comes out."""
    done = shell("--read-only", "export", "--hr")
    assert done.code == 1
    assert done.out == ""
    assert exports(data) == []


def test_there_is_nothing_to_export_where_there_is_none(shell: Shell, own_world: Path) -> None:
    """--hr without an HR store says so, and makes none."""
    for line in (("export", "--hr"), ("export", "--hr", "--format", "ics"), ("due", "--hr")):
        done = shell(*line)
        assert done.code == 3
        assert "no HR records" in done.err
    assert not (own_world / "data/hr").exists()


def test_hr_records_do_not_come_in_among_the_teams(shell: Shell, data: Path) -> None:
    """An export's HR part stays out, and a file that has them as the team's is refused."""
    everything = shell("export", "--hr").out
    done = shell(
        "--data", str(data.parent / "fresh"), "import", "data", "-", stdin=everything.encode()
    )
    assert done.code == 0
    assert holding(data.parent / "fresh", CANARY) == set()
    event = {"id": "x", "rev": 1, "at": "2026-11-23T01:00:00Z", "action": "read"}
    forged = json.dumps({"schema": 1, "documents": {"audit_event": [event]}})
    done = shell("import", "data", "-", stdin=forged.encode())
    assert done.code == 1
    assert "HR records are not taken into the team's" in done.err


def test_no_other_command_prints_it_or_leaves_it_elsewhere(shell: Shell, data: Path) -> None:
    """Show, due, log, read, compact and export leave the canary in the HR folder alone."""
    for arguments in (
        ("show", "An"),
        ("due",),
        ("log", "An", "calm day"),
        ("read", "An hứa gọi"),
        ("compact",),
        ("export",),
        ("verify",),
        ("path",),
    ):
        done = shell(*arguments)
        assert CANARY not in done.out + done.err, arguments
    assert {path.parts[0] for path in holding(data.parent, CANARY)} == {"data"}
    assert {path.parts[0] for path in holding(data, CANARY)} == {"hr"}


def test_a_kill_in_mid_write_leaves_it_in_its_folder(data: Path) -> None:
    """A process killed between its writes leaves nothing of it outside the HR folder."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", WRITES_ON, str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environ) as child:
        assert child.stdout is not None
        assert child.stdout.read(20) == b"." * 20
        child.kill()
    assert {path.parts[0] for path in holding(data, CANARY)} == {"hr"}
    assert verify(data / "hr").problems == ()
    assert len(hr_store(data).all(LogEntry)) >= 20


def test_the_teams_types_and_the_hr_types_stay_apart() -> None:
    """No record type of an HR kind is one of the team's."""
    stores = {kind.slug: kind.store for kind in catalogue()}
    team = {path for kind in catalogue() if kind.store == "team" for path in kind.records}
    hr = {path for kind in catalogue() if kind.store == "hr" for path in kind.records}
    assert stores["person"] == "team"
    assert not team & hr
