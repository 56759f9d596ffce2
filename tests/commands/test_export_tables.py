"""`coachtui export --format csv` and `--kind`: a table of each kind, whole and private."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from coachtui.domain.repository import Put
from coachtui.records.team_event.model import EventNeeds
from leavers import CANARY, NAME, OTHER, ago, case, entry, fill, fill_hr, team
from shell import Shell


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a data folder nobody has used."""
    return Shell(capsys, monkeypatch)


@pytest.fixture
def data(own_world: Path) -> Path:
    """Give a data folder with a rep, a colleague, and HR records."""
    fill(own_world)
    fill_hr(own_world, case())
    with team(own_world, ago(1)) as store:
        store.commit([Put(entry("=SUM(1) từ khách"))], "log")
        store.commit([Put(EventNeeds(person_id="rep-kin", event_id="e", diet="chay"))], "add")
    return own_world / "data"


def test_everything_as_a_folder_of_tables(data: Path, shell: Shell, tmp_path: Path) -> None:
    """Each table is a file with a mark for spreadsheets; HR records are in none unless asked."""
    folder = tmp_path / "out"
    done = shell("export", "--format", "csv", "--output", str(folder))
    assert done.code == 0, done.err
    assert data.is_dir()
    names = {path.name for path in folder.iterdir()}
    assert {"person.csv", "commitment.csv", "log_entry.csv", "one_on_one.csv"} <= names
    assert not [name for name in names if "case" in name or "hr" in name or "needs" in name]
    raw = (folder / "log_entry.csv").read_bytes()
    assert raw.startswith("\ufeff".encode())
    assert b"\r\n" in raw
    texts = [row["text"] for row in csv.DictReader(io.StringIO(raw.decode("utf-8-sig")))]
    assert "'=SUM(1) từ khách" in texts
    assert folder.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())
    assert "event_needs" in done.err
    again = shell("export", "--format", "csv", "--output", str(folder))
    assert again.code == 1


def test_a_zip_holds_the_same_and_the_hr_tables_apart(
    data: Path, shell: Shell, tmp_path: Path
) -> None:
    """A .zip holds every table; with --hr those of the HR records too, under their own names."""
    target = tmp_path / "all.zip"
    assert shell("export", "--format", "csv", "--hr", "--output", str(target)).code == 0
    assert data.is_dir()
    with zipfile.ZipFile(target) as parts:
        assert {"person.csv", "hr-discipline_case.csv", "hr-audit_event.csv"} <= {*parts.namelist()}
        assert f"{CANARY} statement".encode() in parts.read("hr-discipline_case.csv")


def test_one_kind_of_one_person(data: Path, shell: Shell) -> None:
    """A kind is printed as a table, the person's rows alone; JSON and Markdown hold it alone."""
    assert data.is_dir()
    done = shell("export", "bình", "--format", "csv", "--kind", "log_entry")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [(row["person_name"], row["text"]) for row in rows] == [(OTHER, "stays")]
    documents = json.loads(shell("export", "--kind", "commitment").out)["documents"]
    assert {*documents} == {"commitment"}
    told = shell("export", NAME, "--kind", "commitment", "--format", "md").out
    assert "promise" in told
    assert f"{CANARY} new" not in told


def test_what_cannot_be_printed_is_said(data: Path, shell: Shell) -> None:
    """Many tables need a folder, HR kinds need --hr, and an unknown kind names those there are."""
    assert data.is_dir()
    assert shell("export", "--format", "csv").code == 2
    assert shell("export", "--kind", "discipline").code == 2
    unknown = shell("export", "--kind", "lunch")
    assert unknown.code == 2
    assert "field_day" in unknown.err
