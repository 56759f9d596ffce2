"""An erasure reaches every file of both stores; what it cannot reach is listed, and stays."""

import errno
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.domain.repository import Put, Remove, WriteFailedError
from coachtui.records.discipline.model import Addendum, CounselNote
from coachtui.storage import REAL, Drafts, Store, open_store
from coachtui.storage.chain import verify
from coachtui.storage.copies import erase_copies
from coachtui.storage.erasures import StoreName, read_erasures
from faulty import Faulty
from leavers import (
    CANARY,
    NAME,
    OTHER_ID,
    REP,
    ago,
    at,
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
STORES = ("", "hr/")


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a data folder nobody has used."""
    return Shell(capsys, monkeypatch)


@pytest.fixture
def data(own_world: Path) -> Path:
    """Give a data folder with the canary in every file that records of a rep can be in."""
    fill(own_world)
    fill_hr(own_world, case(), warned(ago(30), "closed_no_action"))
    data = own_world / "data"
    for of_hr in (False, True):
        _history(data / "hr" if of_hr else data, chained=of_hr)
    with team(own_world, ago(20)) as store:
        _drafts(store, f"quick_log.{REP}", f"one_on_one.{REP}")
    with formal(own_world, ago(20)) as store:
        _drafts(store, f"discipline.file.{REP}", "discipline.hearing.case-kin")
    for name in STORES:
        _copies(data, data / name)
    return data


def _history(folder: Path, *, chained: bool) -> None:
    """Write what was removed, changed and taken back, over segments that are closed."""
    small = replace(REAL, segment_bytes=400)
    with open_store(
        folder, now=lambda: at(ago(25)), author="me", operations=small, chained=chained
    ) as store:
        for number in range(3):
            one: CounselNote | Addendum = CounselNote(
                person_id=REP, on=ago(26), facts=f"{CANARY} {number}"
            )
            two = Addendum(person_id=REP, case_id="case-kin", text=f"{CANARY} said")
            made = entry(f"{CANARY} {number}")
            kept = store.commit([Put(one), Put(two)] if chained else [Put(made)], "add")
            store.commit([Remove(kept.records[0])], "delete")
            store.undo()
            store.compact()
    assert (folder / "journal/000002.jsonl").exists()


def _drafts(store: Store, *forms: str) -> None:
    drafts = Drafts(store.folder / "drafts", "S9", now=lambda: at(ago(20)))
    for form in forms:
        drafts.note(form, f"{CANARY} half typed")
    drafts.note(f"x.{OTHER_ID}", "stays half typed")
    drafts.flush()
    drafts.close()


def _copies(data: Path, folder: Path) -> None:
    """Put everything a crash, an upgrade or a careful user leaves beside a store."""
    copy = folder / "backups/format-1-2026-10-01"
    shutil.copytree(folder / "journal", copy / "journal")
    shutil.copy(folder / "coach.json", copy / "coach.json")
    torn = f'{{"id":"{REP}","text":"{CANARY}'
    for path in (copy / "journal/open.torn-1.jsonl", folder / "journal/open.torn-1.jsonl"):
        path.write_text(torn, encoding="utf-8")
    shutil.copy(folder / "coach.json", folder / "coach.set-aside-1.json")
    shutil.copy(folder / "coach.json", folder / "coach.json.99999999-0a0b0c0d.tmp")
    whole = shutil.copytree(
        data, data.parent / "whole", ignore=shutil.ignore_patterns("backups", "lock")
    )
    shutil.move(whole, folder / "backups/by-hand")


def erased(done: Outcome) -> dict[str, object]:
    """Give the receipt of an erasure that went well."""
    assert done.code == 0, done.err
    found: dict[str, object] = json.loads(done.out)
    return found


def snapshots(data: Path) -> Iterator[Path]:
    """Give the snapshots of the stores and of their copies."""
    yield from data.rglob("coach.json")


@pytest.mark.parametrize("process", ["this", "its own"])
def test_no_file_of_either_store_holds_a_byte_of_it(shell: Shell, data: Path, process: str) -> None:
    """Journals open and closed, history, snapshots, drafts, backups, copies: raw bytes tell."""
    places = holding(data, CANARY)
    for name in STORES:
        for part in (
            *("journal/000001.jsonl", "journal/open.torn-1.jsonl", "coach.json"),
            *("coach.set-aside-1.json", "coach.json.99999999-0a0b0c0d.tmp"),
            *("backups/format-1-2026-10-01/coach.json", "backups/by-hand/hr/coach.json"),
        ):
            assert name + part in places
    assert sum("drafts" in place for place in places) >= 8
    before = content(data)
    arguments = ["erase", "Kín", "--hr"]
    done = shell(*arguments, stdin=TYPED) if process == "this" else spawn(arguments, stdin=TYPED)
    erased(done)
    assert holding(data, CANARY) == set()
    assert holding(data, NAME) == set()
    assert "look at each" not in done.err
    stays = {name for name, was in before.items() if b"stays" in was}
    assert holding(data, "stays") == {name for name in stays if (data / name).exists()}
    assert verify(data / "hr").problems == ()
    for path in snapshots(data):
        json.loads(path.read_text(encoding="utf-8"))


def test_copies_are_still_stores(shell: Shell, data: Path, own_world: Path) -> None:
    """A copy opens afterwards and holds what is of others."""
    erased(shell("erase", "Kín", "--hr", stdin=TYPED))
    copy = own_world / "copy"
    shutil.copytree(data / "backups/by-hand", copy / "data")
    with team(copy, ago(0)) as store:
        assert store.read_only == ""
        assert {each["id"] for each in store.documents()["person"]} == {"me", OTHER_ID}
    with formal(copy, ago(0)) as store:
        assert [each.facts for each in store.all(CounselNote)] == ["stays"]


def test_without_hr_nothing_of_the_hr_records_is_touched(shell: Shell, data: Path) -> None:
    """The team's files lose it, in copies as well; HR files and copies of them are as they were."""

    def formal_parts() -> dict[str, bytes]:
        return {
            name: was
            for name, was in content(data).items()
            if "hr" in Path(name).parts[:-1]
            and name.endswith((".json", "1.jsonl"))
            and "by-hand" not in name.partition("hr/backups/")[2]
        }

    before = formal_parts()
    assert len(before) > 6
    erased(shell("erase", "Kín", stdin=TYPED))
    assert formal_parts() == before
    assert {Path(place).parts[0] for place in holding(data, CANARY)} <= {"hr", "backups"}
    assert all("hr" in Path(place).parts for place in holding(data, CANARY))


def test_what_is_not_reached_is_listed_and_counted(shell: Shell, data: Path) -> None:
    """Exports by name or by id, archives, PDF, other encodings: on stderr, counted, untouched."""
    exports = data / "exports"
    exports.mkdir()
    case_pack = {"person_id": REP, "facts": CANARY}
    (exports / "everything.json").write_text(json.dumps(case_pack), encoding="utf-8")
    (exports / "calendar.ics").write_text(f"SUMMARY:{NAME}", encoding="utf-8")
    (exports / "letter.pdf").write_bytes(b"%PDF")
    (exports / "old.tar.gz").write_bytes(b"\x1f\x8b\x08\x00")
    (exports / "team.csv").write_bytes(NAME.encode("utf-16"))
    (exports / "sealed.age").write_bytes(b"age-encryption.org/v1")
    (exports / "other.md").write_text("nothing of them", encoding="utf-8")
    before = content(exports)
    done = shell("erase", "Kín", "--hr", stdin=TYPED)
    made = erased(done)
    kept = made["kept"]
    assert isinstance(kept, list)
    counts = {each["what"]: each.get("count") for each in kept}
    assert (counts["files"], counts["closed"]) == (2, 4)
    for name in before:
        assert (name in done.err) == (name != "other.md"), name
    assert content(exports) == before


@pytest.mark.parametrize("name", STORES)
def test_a_file_among_the_backups_is_told_and_keeps_nothing_back(
    shell: Shell, data: Path, name: str
) -> None:
    """Nothing can be taken out of an archive there: it is named beforehand, and the rest goes."""
    stray = data / name / "backups/mine.zip"
    stray.write_bytes(b"PK")
    (data / name / "backups/link").symlink_to(data / "journal")
    dry = shell("erase", "Kín", "--hr", "--dry-run", stdin=TYPED)
    assert str(stray) in dry.err.partition("left to you")[2]
    done = shell("erase", "Kín", "--hr", stdin=TYPED)
    erased(done)
    assert str(stray) in done.err.partition("cannot be looked into")[2]
    assert stray.read_bytes() == b"PK"
    assert holding(data, CANARY) == set()


@pytest.mark.parametrize("deep", [True, False])
def test_a_copy_of_an_odd_shape_keeps_nothing_back(
    shell: Shell, data: Path, tmp_path: Path, deep: bool
) -> None:
    """Wherever it lies it is listed, and the rest goes."""
    odd = data / "backups" / ("by-hand/odd" if deep else "odd")
    (odd / "journal").mkdir(parents=True)
    (odd / "coach.json").write_text(f'["{REP}"]', encoding="utf-8")
    (tmp_path / "away").write_text("", encoding="utf-8")
    (odd / "journal/open.jsonl").symlink_to(tmp_path / "away")
    done = shell("erase", "Kín", "--hr", stdin=TYPED)
    erased(done)
    assert str(odd) in done.err.partition("cannot be looked into")[2]
    assert holding(data, CANARY) == set()


def test_a_kill_before_the_copies_is_made_good_by_the_next_call(
    shell: Shell, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only the stores themselves were done, the next erasure does the copies first."""
    with monkeypatch.context() as patch:
        patch.setattr("coachtui.overview.commands.erase.erase_copies", _killed)
        assert shell("erase", "Kín", "--hr", stdin=TYPED).code == 130
    assert holding(data, CANARY)
    assert shell("erase", "Kín", "--hr", stdin=TYPED).code == 3
    assert holding(data, CANARY) == set()


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_links_among_the_copies_are_not_followed(data: Path, tmp_path: Path) -> None:
    """A folder that leads out of the backups is left alone."""
    away = tmp_path / "away"
    shutil.copytree(data / "journal", away / "journal")
    (data / "backups/link").symlink_to(away)
    before = content(away)
    erase_copies(data, {"team": [REP]})
    assert content(away) == before


def test_a_list_that_cannot_be_written_costs_no_receipt(
    shell: Shell, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is erased by then is told in the receipt, and stderr says what is left to do."""
    with monkeypatch.context() as patch:
        patch.setattr("coachtui.overview.commands.receipts.note_erasures", _full)
        done = shell("erase", "Kín", "--hr", stdin=TYPED)
    erased(done)
    assert "could not be written" in done.err
    assert not read_erasures(data).hashes
    assert shell("erase", "Kín", "--hr", stdin=TYPED).code == 3
    assert read_erasures(data).holds("team", REP)
    assert read_erasures(data).holds("hr", "case-kin")


def _full(*_: object) -> None:
    raise WriteFailedError("full")


@pytest.mark.parametrize("at_call", range(0, 60, 6))
def test_a_disk_that_fails_among_the_copies_is_told_and_made_good(data: Path, at_call: int) -> None:
    """The copy is named, none is left half written, and the next call takes the rest out."""
    team_ids = {*_ids(data), REP}
    formal_ids = {*_ids(data / "hr"), REP}
    ids: dict[StoreName, set[str]] = {"team": team_ids, "hr": formal_ids}
    assert erase_copies(data, ids, Faulty(at_call, errno.ENOSPC).table())
    for path in snapshots(data / "backups"):
        json.loads(path.read_text(encoding="utf-8"))
    assert erase_copies(data, ids) == ()
    assert not [place for place in holding(data, CANARY) if "backups" in place]


def _ids(folder: Path) -> set[str]:
    """Give the ids of what belongs to the rep in a store."""
    found = set()
    for path in (folder / "journal").glob("*.jsonl"):
        if ".torn-" not in path.name:
            for line in path.read_bytes().splitlines()[1:]:
                docs = json.loads(line)["docs"]
                found |= {doc["id"] for doc in docs if CANARY in json.dumps(doc)}
    return found
