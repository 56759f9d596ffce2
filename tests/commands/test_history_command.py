"""`history` lists every change of a person, or of the record of an id."""

from pathlib import Path

import pytest

from coachtui.domain.clock import ZonedClock, system_clock
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.records.team_event.model import EventNeeds
from coachtui.storage import open_store
from shell import Shell


@pytest.fixture
def shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Shell:
    """Give a shell over a folder with a rep who was added and moved to another territory."""
    monkeypatch.setenv("COACHTUI_LANGUAGE", "en")
    folder = tmp_path / "data"
    monkeypatch.setenv("COACHTUI_DATA", str(folder))
    clock: ZonedClock = system_clock()
    manager = Person(id="me", full_name="Ngân", role="sales_manager")
    rep = Person(id="rep-1", full_name="Nguyễn Văn An", territory="Huế")
    needs = EventNeeds(id="needs-1", event_id="e", person_id="rep-1", diet="no peanuts")
    with open_store(folder, now=clock.now, founding=(manager,)) as store:
        (kept, _) = store.commit([Put(rep), Put(needs)], "Person added").records
        assert isinstance(kept, Person)
        store.commit([Put(kept.revised(territory="Đà Nẵng"))], "Person saved")
    return Shell(capsys, monkeypatch)


@pytest.mark.parametrize("what", ["An", "rep-1"])
def test_the_latest_change_is_first_with_its_fields(shell: Shell, what: str) -> None:
    """By name or by id: when, what was done and by whom, and each field, old and new."""
    lines = shell("history", what).lines
    assert "Person saved" in lines[0]
    assert lines[0].endswith("Ngân")
    assert "territory" in lines[1]
    assert "Huế → Đà Nẵng" in lines[1]
    assert any("Nguyễn Văn An" in line for line in lines[2:])


def test_json_has_every_version_whole(shell: Shell) -> None:
    """One object, the latest first, each with the document as it stood then."""
    found = shell("history", "An", "--json").json()["versions"]
    documents = [each["document"] for each in found]
    assert [isinstance(each, dict) and each["territory"] for each in documents] == [
        "Đà Nẵng",
        "Huế",
    ]
    assert [each["label"] for each in found] == ["Person saved", "Person added"]


@pytest.mark.parametrize("what", ["nobody", "needs-1"])
def test_what_is_not_there_or_nobodys_to_read_is_refused(shell: Shell, what: str) -> None:
    """What somebody needs at an event has no history, even by its id."""
    done = shell("history", what)
    assert done.code == 3
    assert "peanuts" not in done.out + done.err
