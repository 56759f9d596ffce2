"""Importing and erasing where the HR records are sealed: the same, and nothing readable is left."""

import json
import shutil
from pathlib import Path

import pytest

from coachtui.records.discipline.model import DisciplineCase
from coachtui.storage.chain import verify
from coachtui.storage.keys import MANAGER
from leavers import CANARY, NAME, REP, ago, case, fill, fill_hr, holding, team, warned
from seals import opened, pair, seal_over
from shell import Shell
from stores import content, store_in

TYPED = f"{NAME}\n".encode()


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a data folder nobody has used."""
    return Shell(capsys, monkeypatch)


@pytest.fixture
def export(shell: Shell, own_world: Path) -> bytes:
    """Give an export with a case, made before anything was sealed."""
    fill(own_world)
    fill_hr(own_world, case(), warned(ago(30), "closed_no_action"))
    return shell("export", "--hr").out.encode()


@pytest.fixture
def key(tmp_path: Path) -> tuple[str, str]:
    """Give the options that open sealed HR records."""
    path = tmp_path / "identity.txt"
    path.write_text(pair(MANAGER)[0], encoding="utf-8")
    return ("--identity", str(path))


def sealed(folder: Path) -> Path:
    """Make a data folder whose HR records are sealed and empty."""
    with team(folder.parent, ago(1)):
        pass
    with store_in(folder / "hr", chained=True) as store:
        seal_over(store)
    return folder


def test_an_export_comes_into_sealed_records_sealed(
    shell: Shell, export: bytes, tmp_path: Path, key: tuple[str, str]
) -> None:
    """With the key it comes in and is read again; no file of the HR records shows a word of it."""
    folder = sealed(tmp_path / "data")
    done = shell(*key, "--data", str(folder), "import", "data", "-", "--hr", stdin=export)
    assert done.code == 0, done.err
    assert holding(folder / "hr", CANARY) == set()
    with opened(folder / "hr") as store:
        (found,) = store.all(DisciplineCase)
    assert found.statement == f"{CANARY} statement"
    before = content(folder)
    again = shell(*key, "--data", str(folder), "import", "data", "-", "--hr", stdin=export)
    assert {line.split("\t")[1] for line in again.lines} == {"0"}
    assert content(folder) == before


def test_without_the_key_nothing_comes_in(shell: Shell, export: bytes, tmp_path: Path) -> None:
    """Neither the HR part nor the team's; --hr left out, the team's does."""
    folder = sealed(tmp_path / "data")
    before = content(folder)
    value = json.loads(export)
    value["documents"]["person"] = []
    given = json.dumps(value).encode()
    assert shell("--data", str(folder), "import", "data", "-", "--hr", stdin=given).code == 2
    assert content(folder) == before
    assert shell("--data", str(folder), "import", "data", "-", stdin=given).code == 0


def test_an_erasure_reaches_sealed_records_and_their_copies(
    shell: Shell, export: bytes, own_world: Path, key: tuple[str, str]
) -> None:
    """Sealed bodies leave journal, snapshot and a copy made by hand; the list keeps them out."""
    data = own_world / "data"
    with store_in(data / "hr", chained=True) as store:
        seal_over(store)
    shutil.copytree(data / "hr", own_world / "copy", ignore=shutil.ignore_patterns("backups"))
    shutil.move(own_world / "copy", data / "backups/mine/hr")
    bodies = {path: path.read_bytes().count(b'"sealed"') for path in _files(data)}
    assert sum(bodies.values()) > 10
    done = shell(*key, "erase", "Kín", "--hr", stdin=TYPED)
    assert done.code == 0, done.err
    assert verify(data / "hr").problems == ()
    for path, count in bodies.items():
        if path.exists() and count:
            assert path.read_bytes().count(b'"sealed"') < count, path
    assert holding(data, CANARY) == set()
    value = json.loads(export)
    value["documents"] = {}
    given = json.dumps(value).encode()
    done = shell(*key, "import", "data", "-", "--hr", stdin=given)
    assert done.code == 0, done.err
    with opened(data / "hr") as store:
        assert not [each for each in store.documents()["counsel_note"] if each["person_id"] == REP]
        assert "discipline_case" not in store.documents()


def _files(data: Path) -> list[Path]:
    """Give the journals of the HR records and of their copies."""
    return [path for path in data.rglob("*.jsonl") if "hr" in path.parts]
