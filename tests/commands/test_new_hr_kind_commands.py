"""What the command line does for a new kind of HR record, which is `badges.py` and no more."""

import csv
import io
import json
from pathlib import Path
from typing import Final

import pytest

from badges import Badge, with_badges
from coachtui.domain.clock import system_clock
from coachtui.domain.repository import Put
from coachtui.exchange.records import open_hr, open_records
from coachtui.storage.keys import MANAGER
from hr_rooms import hr_session
from places import AN
from seals import files_with, pair, seal_hr
from shell import Shell

NUMBER: Final = "AX-774"


@pytest.fixture
def data(own_world: Path) -> Path:
    """Give the shell's own folder with a rep, and a badge of theirs that is good until today."""
    folder = own_world / "data"
    badge = Badge(id="b1", number=NUMBER, person_id=AN.id, good_until=system_clock().today())
    with open_records(hr_session(folder)) as store:
        store.commit([Put(AN)])
    with open_hr(hr_session(folder)) as hr:
        hr.commit([Put(badge)], "Badge handed out")
    return folder


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: Path) -> Shell:
    """Give a shell over that folder, whose catalogue knows badges."""
    assert data.is_dir()
    return Shell(capsys, monkeypatch, with_badges)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_it_is_told_only_where_asked_for(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """Without --hr its number is nowhere; with it the deadlines and the lines tell of it."""
    monkeypatch.setenv("COACHTUI_LANGUAGE", language)
    for line in (("due",), ("show", "An"), ("search", "774"), ("export",), ("history", "An")):
        told = shell(*line)
        assert NUMBER not in told.out + told.err
    assert NUMBER in shell("due", "--hr").out
    assert NUMBER in shell("show", "An", "--hr").out
    assert shell("search", NUMBER, "--kind", "badge").code == 2


def test_it_is_exported_in_every_form(shell: Shell) -> None:
    """Table, Markdown, deadlines and JSON of the kind alone, each only with --hr."""
    assert shell("export", "--kind", "badge").code == 2
    kind = ("--kind", "badge", "--hr")
    table = shell("export", "--format", "csv", *kind).out
    (row,) = csv.DictReader(io.StringIO(table.removeprefix("\ufeff")))
    assert (row["number"], row["person_name"]) == (NUMBER, AN.full_name)
    assert f"- {NUMBER}" in shell("export", "An", "--format", "md", *kind).out
    assert NUMBER in shell("export", "--format", "ics", *kind).out
    whole = json.loads(shell("export", *kind).out)
    assert whole["documents"] == {}
    assert [*whole["hr"]["documents"]] == ["badge"]


def test_an_export_of_it_comes_back(shell: Shell, tmp_path: Path) -> None:
    """Into another folder its JSON brings the records back as they were."""
    file, other = tmp_path / "all.json", str(tmp_path / "other")
    assert shell("export", "--hr", "--output", str(file)).code == 0
    done = shell("--data", other, "import", "data", str(file), "--hr")
    assert done.code == 0, done.err
    back = json.loads(shell("--data", other, "export", "--hr", "--kind", "badge").out)
    assert [one["number"] for one in back["hr"]["documents"]["badge"]] == [NUMBER]


def test_it_is_kept_whole(shell: Shell, tmp_path: Path) -> None:
    """`check` and `verify` prove it, a backup holds it, and `restore` gives it back."""
    assert shell("check").code == 0
    assert shell("verify", "--content").code == 0
    made = shell("backup", "--to", str(tmp_path / "copies"))
    other = str(tmp_path / "other")
    assert shell("--data", other, "restore", made.lines[0]).code == 0
    assert NUMBER in shell("--data", other, "due", "--hr").out


def test_what_it_holds_is_not_erased(shell: Shell) -> None:
    """A person whose badge is good stays, and the refusal names it as the kind does."""
    refused = shell("erase", "An", "--hr", stdin=f"{AN.full_name}\n".encode())
    assert refused.code != 0
    assert NUMBER in refused.out + refused.err
    assert NUMBER in shell("due", "--hr").out


def test_it_is_sealed_with_the_others(
    shell: Shell, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sealed, its words stand in no file; whoever has the key reads them, a backup's too."""
    assert files_with(data, NUMBER)
    seal_hr(data)
    assert files_with(data, NUMBER) == []
    assert NUMBER not in shell("due").out
    assert shell("due", "--hr").code != 0
    key = data.parent / "key.txt"
    key.write_text(f"{pair(MANAGER)[0]}\n")
    monkeypatch.setenv("COACHTUI_HR_IDENTITY", str(key))
    assert NUMBER in shell("due", "--hr").out
    made = shell("backup", "--to", str(data.parent / "copies"))
    assert files_with(data.parent / "copies", NUMBER) == []
    other = str(data.parent / "other")
    assert shell("--data", other, "restore", made.lines[0]).code == 0
    assert NUMBER in shell("--data", other, "export", "--hr", "--kind", "badge").out
