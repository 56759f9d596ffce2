"""The Markdown of `coachtui export --hr`: whole cases, their marks, and nothing without --hr."""

from datetime import date
from pathlib import Path

import pytest

from casework_desk import a_case, a_step, until_signed
from coachtui.domain.repository import Put
from coachtui.exchange.records import open_records
from coachtui.records.discipline.model import CounselNote, Override
from hr_rooms import hr_session, hr_store
from places import AN
from shell import Shell

SECRET = "for the manager alone"


@pytest.fixture
def shell(
    own_world: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    """Give a shell over a case in which a fine stands on file, and an informal talk."""
    mark = Override(
        guard="VN-G02",
        rule="VN-13",
        article="Labour Code Art. 127(2)",
        reason="HR decided it on 20 Nov",
        contrary=True,
    )
    fine = a_step("decision_issued", date(2026, 11, 20), measure="phạt tiền", overrides=(mark,))
    folder = own_world / "data"
    with open_records(hr_session(folder)) as store:
        store.commit([Put(AN)])
    with hr_store(folder) as hr:
        case = a_case(manager_notes=SECRET)
        talk = CounselNote(person_id=AN.id, on=date(2026, 11, 2), facts="Came at 9:20 twice.")
        for record in (
            case,
            talk,
            *until_signed(),
            fine,
            a_case(id="x", number="2026-002", pack="z"),
        ):
            hr.commit([Put(record)])
    return Shell(capsys, monkeypatch)


def test_a_case_comes_out_whole_and_marked(shell: Shell) -> None:
    """Facts, steps, the mark with its article and the talk; not what the manager noted alone."""
    done = shell("export", "An", "--format", "md", "--hr")
    assert done.code == 0
    assert "### Case 2026-001" in done.out
    assert "the shop was closed that day" in done.out
    assert "phạt tiền" in done.out
    assert "Art. 127" in done.out
    assert "HR decided it on 20 Nov" in done.out
    assert "Came at 9:20 twice." in done.out
    assert "its law pack z is not there" in done.out
    assert SECRET not in done.out


def test_without_hr_there_is_no_word_of_it(shell: Shell) -> None:
    """The same export without --hr does not even have the heading."""
    done = shell("export", "An", "--format", "md")
    assert "Discipline" not in done.out
    assert "2026-001" not in done.out
