"""`coachtui erase`: what belongs to a person goes for good, and a receipt without it stays."""

import json
import shutil
import stat
from pathlib import Path

import pytest

from coachtui.catalogue import catalogue
from coachtui.domain.audit import AuditEvent
from coachtui.domain.person import Person, Retention
from coachtui.domain.repository import Put
from coachtui.overview.commands.erasure_told import names_by_table
from coachtui.records.discipline.model import CaseStep, DisciplineCase
from coachtui.storage import Store
from coachtui.storage.chain import verify
from leavers import (
    CANARY,
    NAME,
    OTHER_ID,
    REP,
    ago,
    case,
    entry,
    fill,
    fill_hr,
    formal,
    holding,
    team,
    warned,
)
from shell import Outcome, Shell, spawn
from stores import content

TYPED = f"{NAME}\n".encode()


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a data folder nobody has used."""
    return Shell(capsys, monkeypatch)


@pytest.fixture
def data(own_world: Path) -> Path:
    """Give a data folder with the rep and a canary in every corner of it."""
    fill(own_world)
    return own_world / "data"


def receipt_of(done: Outcome) -> dict[str, object]:
    """Give the receipt that was printed."""
    assert done.code == 0, done.err
    found: dict[str, object] = json.loads(done.out)
    return found


def kept_by(made: dict[str, object]) -> dict[str, dict[str, object]]:
    """Give what a receipt says was kept, by what it is."""
    kept = made["kept"]
    assert isinstance(kept, list)
    return {each["what"]: each for each in kept}


def audits(store: Store) -> list[tuple[str, str]]:
    """Give what was done with which record."""
    return [(each.action, each.record_id) for each in store.all(AuditEvent)]


def test_a_canary_is_in_no_file_any_more(shell: Shell, own_world: Path, data: Path) -> None:
    """Records, journal, snapshot, drafts, what was removed before: none holds the content."""
    assert len(holding(data, CANARY)) >= 3
    done = shell("erase", "Kín", stdin=TYPED)
    assert done.code == 0, done.err
    assert json.loads(done.out)["receipt"] == "erasure"
    assert holding(data, CANARY) == set()
    assert holding(data, NAME) == set()
    with team(own_world, ago(0)) as store:
        assert store.read_only == ""
        assert store.get(Person, REP) is None
        assert store.undo() is None or store.get(Person, REP) is None
    assert shell("show", "Kín").code == 3


def test_a_process_of_its_own_leaves_no_canary_either(data: Path) -> None:
    """Through a real process and a pipe the scan of every file finds nothing."""
    done = spawn(["erase", REP], stdin=TYPED)
    assert done.code == 0, done.err
    assert holding(data, CANARY) == set()


def test_backups_in_the_folder_lose_it_too(shell: Shell, data: Path) -> None:
    """A copy from before an update holds journal and snapshot, and afterwards no content."""
    backup = data / "backups/before-2"
    shutil.copytree(data / "journal", backup / "journal")
    shutil.copy(data / "coach.json", backup / "coach.json")
    assert any("backups" in name for name in holding(data, CANARY))
    assert shell("erase", "Kín", stdin=TYPED).code == 0
    assert holding(data, CANARY) == set()


def test_what_is_of_others_stays(shell: Shell, own_world: Path, data: Path) -> None:
    """Records and drafts of a colleague are as they were, but that nobody leads them now."""
    shell("erase", "Kín", stdin=TYPED)
    assert holding(data, "stays")
    assert any("drafts" in name for name in holding(data, "half typed, stays"))
    with team(own_world, ago(0)) as store:
        other = store.get(Person, OTHER_ID)
    assert other is not None
    assert other.reports_to is None


def test_the_preview_counts_by_kind_and_changes_nothing(shell: Shell, data: Path) -> None:
    """A dry run counts removed records too, asks nothing, and leaves every file as it was."""
    before = content(data)
    done = shell("erase", "Kín", "--dry-run")
    assert done.code == 0
    counts = {line.split()[-1]: int(line.split()[0]) for line in done.lines}
    assert counts == {"person": 1, "log_entry": 2, "commitment": 1}
    assert "Dry run" in done.err
    assert CANARY not in done.out + done.err
    assert content(data) == before


def test_each_sort_of_record_is_counted_under_a_name_of_its_own() -> None:
    """Places, needs, stops and reports are not called by the name of their event or day."""
    names = names_by_table(catalogue())
    assert names["event_needs"] != names["invitation"] != names["team_event"]
    assert len({*names.values()}) == len(names)
    assert "" not in names.values()


@pytest.mark.parametrize("typed", ["", "\n", "Kín\n", "yes\n", "Nguyễn Văn Kin\n"])
def test_anything_but_the_full_name_erases_nothing(shell: Shell, data: Path, typed: str) -> None:
    """The end of the input, a part of the name or another spelling: every file is as it was."""
    before = content(data)
    done = shell("erase", "Kín", stdin=typed.encode())
    assert done.code == 1
    assert "Nothing was erased" in done.err
    assert content(data) == before


@pytest.mark.usefixtures("data")
def test_the_receipt_holds_ids_and_counts_and_no_content(shell: Shell) -> None:
    """Who erased how much of what, when and why; neither the name nor a word that was written."""
    made = receipt_of(shell("erase", "Kín", stdin=TYPED))
    assert made["person"] == REP
    assert made["by"] == {"id": "me", "name": "Lê Hoàng Ngân"}
    assert made["basis"] == "request"
    erased = made["erased"]
    assert isinstance(erased, dict)
    assert erased["team"]["counts"] == {"commitment": 1, "log_entry": 2, "person": 1}
    assert erased["team"]["ids"]["person"] == [REP]
    text = json.dumps(made, ensure_ascii=False)
    assert NAME not in text
    assert CANARY not in text


def test_the_receipt_goes_into_a_new_file_of_mine_alone(
    shell: Shell, own_world: Path, data: Path
) -> None:
    """It is written 0600, and a file that is there already stops everything before it begins."""
    path = own_world / "receipt.json"
    path.write_text("mine", encoding="utf-8")
    before = content(data)
    assert shell("erase", "Kín", "--receipt", str(path), stdin=TYPED).code == 1
    assert content(data) == before
    path.unlink()
    assert shell("erase", "Kín", "--receipt", str(path), stdin=TYPED).code == 0
    assert json.loads(path.read_text(encoding="utf-8"))["person"] == REP
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_exports_and_records_of_others_that_name_them_are_listed(
    shell: Shell, own_world: Path, data: Path
) -> None:
    """They are named on stderr and left as they are; the receipt counts them."""
    exports = data / "exports"
    exports.mkdir()
    (exports / "notes.md").write_text(f"Về {NAME.upper()}", encoding="utf-8")
    (exports / "ride-nguyen-van-kin.ics").write_text("x", encoding="utf-8")
    (exports / "other.pdf").write_bytes(b"%PDF")
    (exports / "else.md").write_text("x", encoding="utf-8")
    with team(own_world, ago(3)) as store:
        naming = store.commit([Put(entry(f"helped {NAME}", OTHER_ID))], "log").records[0]
    done = shell("erase", "Kín", stdin=TYPED)
    assert naming.id in done.err
    for name in ("notes.md", "ride-nguyen-van-kin.ics", "other.pdf"):
        assert name in done.err
        assert (exports / name).exists()
    assert "else.md" not in done.err
    kept = kept_by(receipt_of(done))
    assert kept["others"]["ids"] == {"log_entry": [naming.id]}
    assert kept["closed"]["count"] == 1


def test_the_manager_is_not_erased(shell: Shell, data: Path) -> None:
    """Whoever keeps the records is refused as a usage error."""
    before = content(data)
    assert shell("erase", "Ngân", stdin="Lê Hoàng Ngân\n".encode()).code == 2
    assert content(data) == before


def test_hr_records_stay_unless_they_are_asked_for(
    shell: Shell, own_world: Path, data: Path
) -> None:
    """Without --hr they are counted in the receipt and stay; by the id they go later."""
    fill_hr(own_world)
    made = receipt_of(shell("erase", "Kín", stdin=TYPED))
    assert {name.partition("/")[0] for name in holding(data, CANARY)} == {"hr"}
    assert kept_by(made)["hr"]["counts"] == {"counsel_note": 1, "hr_file": 1}
    assert shell("erase", REP, stdin=TYPED).code == 3
    done = shell("erase", REP, "--hr", stdin=f"{REP}\n".encode())
    assert done.code == 0, done.err
    assert holding(data, CANARY) == set()


def test_hr_records_go_with_hr_and_the_chain_still_proves(
    shell: Shell, own_world: Path, data: Path
) -> None:
    """No file holds the canary, the chain is whole against its earlier head, and it is audited."""
    fill_hr(own_world, case(), warned(ago(30), "closed_no_action"))
    with formal(own_world, ago(20)) as store:
        head = store.head
    made = receipt_of(shell("erase", "Kín", "--hr", stdin=TYPED))
    assert holding(data, CANARY) == set()
    report = verify(data / "hr", head)
    assert report.problems == ()
    assert made["hr_head"] == report.head
    with formal(own_world, ago(0)) as store:
        assert store.all(DisciplineCase) == ()
        assert store.all(CaseStep) == ()
        assert audits(store) == [("read", REP), ("erase", REP)]
    assert holding(data, "stays")


@pytest.mark.parametrize("hr", [(), ("--hr",)])
def test_a_case_that_runs_holds_everything(
    shell: Shell, own_world: Path, data: Path, hr: tuple[str, ...]
) -> None:
    """Its number is said and nothing of its content; the team's records stay as well."""
    fill_hr(own_world, case())
    before = holding(data, CANARY)
    done = shell("erase", "Kín", *hr, stdin=TYPED)
    assert done.code == 1
    assert "2026-001 keeps these records, with no end yet" in done.err
    assert CANARY not in done.out + done.err
    assert holding(data, CANARY) == before


def test_a_warning_that_counts_holds_until_its_day(
    shell: Shell, own_world: Path, data: Path
) -> None:
    """The last day is said; a warning that is spent holds nothing."""
    fill_hr(own_world, case(), warned(ago(30), measure="first_written"))
    done = shell("erase", "Kín", "--hr", stdin=TYPED)
    assert done.code == 1
    assert "2026-001 keeps these records until 20" in done.err
    assert holding(data, CANARY)


def test_a_spent_warning_holds_nothing(shell: Shell, own_world: Path, data: Path) -> None:
    """Long after it was given, the same warning lets everything go."""
    fill_hr(own_world, case(), warned(ago(1000), measure="first_written"))
    assert shell("erase", "Kín", "--hr", stdin=TYPED).code == 0
    assert holding(data, CANARY) == set()


@pytest.mark.parametrize(("until", "held"), [(None, True), (-3, True), (0, True), (1, False)])
def test_a_hold_on_the_person_stops_it_until_its_day(
    shell: Shell, own_world: Path, data: Path, until: int | None, held: bool
) -> None:
    """The reason is said; after its last day the hold stops nothing."""
    day = None if until is None else ago(until)
    with team(own_world, ago(3)) as store:
        rep = store.get(Person, REP)
        assert rep is not None
        kept = Retention(basis="dispute", hold=True, hold_reason="claim on a car", until=day)
        store.commit([Put(rep.revised(retention=kept))], "edit")
    done = shell("erase", "Kín", stdin=TYPED)
    assert done.code == int(held)
    assert ("claim on a car keeps these records" in done.err) == held
    assert bool(holding(data, CANARY)) == held


def test_an_erasure_a_kill_interrupted_is_finished_first(
    shell: Shell, own_world: Path, data: Path
) -> None:
    """The next call brings it to its end, though nobody has that name any more."""
    with team(own_world, ago(3)) as store:
        ids = [each["id"] for rows in store.last_bodies().values() for each in rows]
    ours = sorted({str(each) for each in ids} - {"me", OTHER_ID})
    (data / "journal/forgetting.json").write_text(json.dumps(ours), encoding="utf-8")
    assert holding(data, CANARY)
    assert shell("erase", "Kín", stdin=TYPED).code == 3
    assert holding(data, CANARY) == set()


def test_nothing_is_erased_read_only(shell: Shell, data: Path) -> None:
    """With --read-only every file stays as it was."""
    before = content(data)
    assert shell("--read-only", "erase", "Kín", stdin=TYPED).code == 1
    assert content(data) == before
