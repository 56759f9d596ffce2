"""`coachtui import data`: HR records come in when asked for, and nobody erased comes back."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from coachtui.domain.audit import AuditEvent
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, Receipt, WriteFailedError
from coachtui.exchange.documents import Documents
from coachtui.records.discipline.model import CaseStep, CounselNote, DisciplineCase
from coachtui.storage import Store
from coachtui.storage.chain import verify
from leavers import (
    CANARY,
    NAME,
    OTHER_ID,
    REP,
    ago,
    case,
    fill,
    fill_hr,
    formal,
    holding,
    team,
    warned,
)
from shell import Outcome, Shell
from stores import content

TYPED = f"{NAME}\n".encode()


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a data folder nobody has used."""
    return Shell(capsys, monkeypatch)


@pytest.fixture
def data(own_world: Path) -> Path:
    """Give a data folder with a rep, a colleague, and HR records of both."""
    fill(own_world)
    fill_hr(own_world, case(), warned(ago(30), "closed_no_action"))
    return own_world / "data"


@pytest.fixture
def export(shell: Shell, data: Path) -> bytes:
    """Give an export of everything in that folder, HR records too."""
    assert data.is_dir()
    return shell("export", "--hr").out.encode()


def into(shell: Shell, folder: Path, export: bytes, *options: str) -> Outcome:
    """Import into another folder."""
    return shell("--data", str(folder), "import", "data", "-", *options, stdin=export)


def changed(export: bytes, **hr: object) -> bytes:
    """Give an export whose HR part is another in these members."""
    value = json.loads(export)
    return json.dumps({**value, "hr": {**value["hr"], **hr}}).encode()


def hr_documents(shell: Shell, folder: Path) -> dict[str, list[dict[str, object]]]:
    """Give the HR documents of a folder, audit events left out."""
    part = json.loads(shell("--data", str(folder), "export", "--hr").out)["hr"]["documents"]
    return {table: rows for table, rows in part.items() if table != AuditEvent.table and rows}


def actions(folder: Path) -> list[str]:
    """Give what was done with the HR records of a folder."""
    return [event.action for event in sorted(stored(folder), key=lambda each: each.at)]


def stored(folder: Path) -> tuple[AuditEvent, ...]:
    """Give the audit events of a folder."""
    with formal(folder.parent, ago(0)) as store:
        return store.all(AuditEvent)


def test_hr_records_come_back_exactly(shell: Shell, export: bytes, tmp_path: Path) -> None:
    """Into an empty folder both parts come in, typed, chained, and noted as an import."""
    folder = tmp_path / "data"
    done = into(shell, folder, export, "--hr")
    assert done.code == 0, done.err
    assert {"hr/discipline_case\t1", "hr/case_step\t1", "person\t2"} <= set(done.lines)
    with formal(tmp_path, ago(0)) as store:
        (found,) = store.all(DisciplineCase)
        assert found.statement == f"{CANARY} statement"
        assert len(store.all(CaseStep)) == 1
        assert len(store.all(CounselNote)) == 2
        assert store.unreadable() == ()
    assert verify(folder / "hr").problems == ()
    assert actions(folder)[-1] == "import"
    ours = json.loads(export)["hr"]["documents"]
    assert hr_documents(shell, folder) == {
        table: rows for table, rows in ours.items() if table != AuditEvent.table and rows
    }


def test_both_heads_are_told(shell: Shell, export: bytes, tmp_path: Path) -> None:
    """The head of the export and the one the records have now are on stderr, and no content."""
    done = into(shell, tmp_path / "data", export, "--hr")
    head = json.loads(export)["hr"]["head"]
    assert f"The file names this head of the HR records it was made from: {head}" in done.err
    assert f"Head of the HR records: {verify(tmp_path / 'data/hr').head}" in done.err
    assert CANARY not in done.out + done.err


def test_a_second_run_adds_nothing(shell: Shell, export: bytes, tmp_path: Path) -> None:
    """What is here already and equal is left alone: no line, no audit event, no byte."""
    folder = tmp_path / "data"
    into(shell, folder, export, "--hr")
    before = content(folder)
    done = into(shell, folder, export, "--hr")
    assert done.code == 0
    assert {line.split("\t")[1] for line in done.lines} == {"0"}
    assert content(folder) == before


def test_the_chain_goes_on(shell: Shell, export: bytes, data: Path) -> None:
    """Into HR records that are there, the lines so far stay as they are and the chain holds."""
    with formal(data.parent, ago(1)) as store:
        head = store.head
    note = {"id": "restored", "rev": 2, "person_id": OTHER_ID, "on": "2026-01-05", "facts": "seen"}
    part = {"counsel_note": [note], "discipline_case": []}
    assert into(shell, data, changed(export, documents=part), "--hr").code == 0
    report = verify(data / "hr", head)
    assert report.problems == ()
    assert report.head != head
    with formal(data.parent, ago(0)) as store:
        restored = store.get(CounselNote, "restored")
        assert restored is not None
        assert restored.rev == 2


def test_without_hr_they_are_left_out_and_that_is_said(
    shell: Shell, export: bytes, tmp_path: Path
) -> None:
    """The team's part comes in; no HR store is made, and stderr says what is missing."""
    done = into(shell, tmp_path / "data", export)
    assert done.code == 0
    assert "--hr was not given" in done.err
    assert not (tmp_path / "data/hr").exists()
    assert CANARY not in done.err


def test_a_file_without_them_is_refused_with_hr(shell: Shell, data: Path, tmp_path: Path) -> None:
    """Whoever asks for HR records and has none in the file is told, and nothing is made."""
    assert data.is_dir()
    plain = shell("export").out.encode()
    done = into(shell, tmp_path / "data", plain, "--hr")
    assert done.code == 3
    assert "exported without --hr" in done.err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "broken",
    [
        {"documents": {"hr_file": {}}},
        {"documents": {"hr_file": [{"id": "x"}]}},
        {"documents": {"hr_file": [{"id": "x", "rev": 1, "person_id": 7}]}},
        {"documents": {"person": [{"id": "x", "rev": 1, "full_name": "x"}]}},
        {"documents": None},
        {"schema": 2},
    ],
)
def test_a_broken_hr_part_keeps_everything_out(
    shell: Shell, export: bytes, tmp_path: Path, broken: Mapping[str, object]
) -> None:
    """Neither store is made when a document of the HR part does not fit or is the team's."""
    done = into(shell, tmp_path / "data", changed(export, **broken), "--hr")
    assert done.code == 1
    assert "Nothing was imported" in done.err
    assert not (tmp_path / "data").exists()


def test_misfits_are_named_and_come_in_as_they_are_when_asked(
    shell: Shell, export: bytes, tmp_path: Path
) -> None:
    """As with the team's: table, id and field without the value; with --as-is they come in."""
    odd = [{"id": "odd", "rev": 1, "person_id": OTHER_ID, "protected": CANARY}]
    given = changed(export, documents={"hr_file": odd, "newer": [{"id": "n", "rev": 4}]})
    done = into(shell, tmp_path / "data", given, "--hr")
    assert done.code == 1
    assert "hr/hr_file odd: protected" in done.err
    assert CANARY not in done.err
    done = into(shell, tmp_path / "data", given, "--hr", "--as-is")
    assert done.code == 0, done.err
    assert "hr/newer: not known to this version" in done.err
    found = hr_documents(shell, tmp_path / "data")
    assert (found["hr_file"], found["newer"]) == (odd, [{"id": "n", "rev": 4}])


def test_other_content_under_the_same_id_keeps_both_parts_out(
    shell: Shell, export: bytes, data: Path
) -> None:
    """A case that differs is named, and not even a new person of the team's part comes in."""
    value = json.loads(export)
    value["hr"]["documents"]["discipline_case"][0]["statement"] = "another"
    value["documents"]["person"].append({"id": "new", "rev": 1, "full_name": "Mới"})
    before = content(data)
    done = into(shell, data, json.dumps(value).encode(), "--hr")
    assert done.code == 1
    assert "hr/discipline_case case-kin: here already, with other content" in done.err
    assert content(data) == before


def test_nothing_comes_in_read_only(shell: Shell, export: bytes, data: Path) -> None:
    """With --read-only both stores are as they were."""
    before = content(data)
    done = shell("--read-only", "import", "data", "-", "--hr", stdin=export)
    assert done.code == 1
    assert content(data) == before


def test_a_disk_that_fails_between_the_parts_is_told(
    shell: Shell, export: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The team's part is in, that is said, and the same command finishes the work."""
    load = Store.load

    def failing(self: Store, documents: Documents, label: str) -> Receipt:
        if self.head:
            raise WriteFailedError("full")
        return load(self, documents, label)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "load", failing)
        done = into(shell, tmp_path / "data", export, "--hr")
    assert done.code == 1
    assert "came in, its HR records could not be written" in done.err
    assert into(shell, tmp_path / "data", export, "--hr").code == 0
    assert hr_documents(shell, tmp_path / "data")["discipline_case"]


def test_nobody_erased_comes_back_with_an_import(shell: Shell, export: bytes, data: Path) -> None:
    """What was theirs is left out by count, of both stores; the colleague's record comes in."""
    assert shell("erase", "Kín", "--hr", stdin=TYPED).code == 0
    value = json.loads(export)
    with team(data.parent, ago(0)) as store:
        # the colleague as the erasure left them, so that nothing else stands in the way
        value["documents"]["person"] += [dict(each) for each in store.documents()["person"]]
    people = {each["id"]: each for each in value["documents"]["person"]}
    value["documents"]["person"] = [*people.values()]
    value["documents"]["log_entry"] += [
        {"id": "forged", "rev": 1, "person_id": REP, "text": CANARY},
        {"id": "fine", "rev": 1, "person_id": OTHER_ID, "text": "fine"},
    ]
    done = into(shell, data, json.dumps(value).encode(), "--hr")
    assert done.code == 0, done.err
    assert done.err.count("4 documents were erased here") == 2
    assert "  person 1" in done.err
    assert "  hr/discipline_case 1" in done.err
    assert NAME not in done.err
    assert holding(data, CANARY) == set()
    assert holding(data, NAME) == set()
    assert holding(data, "fine")
    assert verify(data / "hr").problems == ()


def test_hr_records_that_were_kept_still_come_in(shell: Shell, export: bytes, data: Path) -> None:
    """An erasure without --hr leaves the HR records, and so does an import after it."""
    assert shell("erase", "Kín", stdin=TYPED).code == 0
    value = json.loads(export)
    note = {"id": "more", "rev": 1, "person_id": REP, "on": "2026-01-05", "facts": "seen"}
    value["documents"] = {}
    value["hr"]["documents"]["counsel_note"].append(note)
    done = into(shell, data, json.dumps(value).encode(), "--hr")
    assert done.code == 0, done.err
    assert "hr/counsel_note\t1" in done.lines


def test_the_list_travels_by_copying_it(
    shell: Shell, export: bytes, data: Path, tmp_path: Path
) -> None:
    """Into an empty folder with the list copied there first, nobody erased comes back either."""
    shell("erase", "Kín", "--hr", stdin=TYPED)
    done = into(shell, data, export, "--hr")
    assert done.code == 1
    assert f"Copy {data / 'erasures.json'} into it first" in done.err
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(data / "erasures.json", folder)
    done = into(shell, folder, export, "--hr")
    assert done.code == 0, done.err
    assert "1 person reported to somebody who was erased" in done.err
    assert holding(folder, CANARY) == set()
    assert holding(folder, NAME) == set()


def test_hr_records_of_somebody_erased_stay_out_where_there_were_none(
    shell: Shell, export: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--hr at the erasure counts for HR records that only an older copy holds."""
    monkeypatch.setenv("COACHTUI_DATA", str(tmp_path / "data"))
    fill(tmp_path)
    assert shell("erase", "Kín", "--hr", stdin=TYPED).code == 0
    value = json.loads(export)
    value["documents"] = {}
    done = into(shell, tmp_path / "data", json.dumps(value).encode(), "--hr")
    assert done.code == 0, done.err
    assert holding(tmp_path / "data", CANARY) == set()


@pytest.mark.usefixtures("data")
def test_the_same_employee_number_is_a_new_person(shell: Shell, own_world: Path) -> None:
    """A CSV may bring somebody of that name and number again: they are somebody new."""
    with team(own_world, ago(3)) as store:
        rep = store.get(Person, REP)
        assert rep is not None
        store.commit([Put(rep.revised(employee_no="NV07"))], "edit")
    shell("erase", "Kín", stdin=TYPED)
    rows = f"Mã NV;Họ tên\nNV07;{NAME}\n"
    assert shell("import", "people", "-", stdin=rows.encode()).code == 0
    with team(own_world, ago(0)) as store:
        (found,) = store.find(Person, employee_no="NV07")
    assert found.id != REP
    again = json.loads(shell("export").out)["documents"]["person"]
    given = json.dumps({"schema": 1, "documents": {"person": again}}).encode()
    assert shell("import", "data", "-", stdin=given).code == 0


def test_an_older_copy_of_the_files_brings_nobody_back(shell: Shell, data: Path) -> None:
    """Files put back from before the erasure lose the content at the next opening, told once."""
    old = content(data)
    shell("erase", "Kín", "--hr", stdin=TYPED)
    for name in ("journal", "hr/journal", "coach.json", "hr/coach.json"):
        path = data / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, was in old.items():
        (data / name).parent.mkdir(exist_ok=True)
        (data / name).write_bytes(was)
    assert holding(data, CANARY)
    done = shell("export", "--hr")
    assert "came back with an older copy, and were erased again" in done.err
    assert CANARY not in done.out
    assert NAME not in done.out
    assert holding(data, CANARY) == set()
    assert verify(data / "hr").problems == ()
    assert "came back" not in shell("due").err


def test_a_list_that_cannot_be_read_keeps_the_import_out(
    shell: Shell, export: bytes, data: Path
) -> None:
    """Without it somebody could come back: it is said, with exit code 5, and nothing changes."""
    (data / "erasures.json").write_text("{", encoding="utf-8")
    before = content(data)
    done = shell("import", "data", "-", stdin=export)
    assert done.code == 5
    assert "list of what was erased cannot be read" in done.err
    assert content(data) == before
    assert shell("due").code == 0
