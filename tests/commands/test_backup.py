"""`coachtui backup` and `coachtui restore`: whole under writing, proved, and back as it was."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import writing_lines
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put
from coachtui.storage import Drafts
from coachtui.storage.chain import verify
from coachtui.storage.line import sealed
from coachtui.storage.manifest import read_manifest
from leavers import CANARY, NAME, ago, case, fill, fill_hr, team, warned
from seals import PASSPHRASE, files_with, opened, seal_hr
from shell import SOURCE, Shell
from stores import clock, content, entry, store_in

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
    for session in (own_world / "data").rglob("session-*"):
        session.unlink()  # its window is closed by now
    return own_world / "data"


def documents(shell: Shell, folder: Path) -> object:
    """Give all documents of a data folder as an export has them, but for who looked at them."""
    value = json.loads(shell("--data", str(folder), "export", "--hr").out)
    formal_part = value["hr"]["documents"]
    return value["documents"], {k: v for k, v in formal_part.items() if k != "audit_event"}


def made(shell: Shell, *options: str) -> Path:
    """Make a backup and give its folder."""
    done = shell("backup", *options)
    assert done.code == 0, done.err
    return Path(done.lines[0])


def test_a_backup_is_whole_while_another_process_writes(
    own_world: Path, shell: Shell, tmp_path: Path
) -> None:
    """Backups taken while somebody writes 300 lines are whole, each with all that was saved."""
    store_in(own_world / "data").close()
    paths = os.pathsep.join([str(SOURCE), str(Path(writing_lines.__file__).parent)])
    copies: dict[int, Path] = {}
    with subprocess.Popen(
        [sys.executable, writing_lines.__file__, str(own_world / "data")],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths},
        text=True,
    ) as writer:
        for told in writer.stdout or ():
            if int(told) % 50 == 20:
                copies[int(told)] = made(shell, "--to", str(tmp_path / "copies"))
    assert writer.returncode == 0
    assert len(copies) == writing_lines.LINES // 50
    for number, copy in copies.items():
        target = tmp_path / f"back-{number}"
        assert shell("--data", str(target), "restore", str(copy)).code == 0
        with store_in(target) as store:
            texts = {each.text.rpartition(" ")[0] for each in store.all(LogEntry)}
            assert (store.read_only, store.reports) == ("", ())
            assert store.seq == read_manifest(copy).stores["team"].seq
        assert {f"line {each}" for each in range(number + 1)} <= texts


def test_everything_comes_back_into_an_empty_folder(
    data: Path, shell: Shell, tmp_path: Path
) -> None:
    """A restore gives back all documents, the journals byte for byte, drafts and other files."""
    (data / "deals.json").write_bytes(b'{"of": "the import"}')
    copy = made(shell, "--to", str(tmp_path / "copies"))
    before, files = documents(shell, data), content(data)
    target = tmp_path / "back"
    done = shell("--data", str(target), "restore", str(copy))
    assert done.code == 0, done.err
    after = content(target)
    assert after["journal/open.jsonl"] == files["journal/open.jsonl"]
    assert files["hr/journal/open.jsonl"].startswith(after["hr/journal/open.jsonl"])
    assert after["deals.json"] == files["deals.json"]
    assert {name for name in after if name.startswith("drafts/")} >= {
        name for name in files if name.startswith("drafts/") and name.endswith(".json")
    }
    assert documents(shell, target) == before
    assert not verify(target / "hr").problems
    assert all(path.stat().st_mode & 0o077 == 0 for path in target.rglob("*"))


def test_what_stood_there_is_kept_and_can_be_brought_back_too(data: Path, shell: Shell) -> None:
    """A restore over records first backs them up; restoring that backup undoes the first."""
    copy = made(shell)
    with team(data.parent, ago(0)) as store:
        store.commit([Put(entry("written after the backup"))], "log")
    later = documents(shell, data)
    done = shell("restore", copy.name, "--yes")
    assert done.code == 0, done.err
    assert "written after" not in shell("export").out
    (kept,) = (data / "backups").glob("before-restore-*")
    assert str(kept) in done.err
    assert shell("restore", kept.name, "--yes").code == 0
    assert documents(shell, data) == later


def test_nothing_is_replaced_without_a_word(data: Path, shell: Shell) -> None:
    """Without --yes and without a keyboard records are not replaced, nor by a dry run."""
    copy = made(shell)
    before = content(data)
    assert shell("restore", str(copy)).code == 2
    dry = shell("restore", "latest", "--dry-run")
    assert dry.code == 0
    assert dry.lines == [str(copy)]
    assert shell("--read-only", "restore", "latest", "--yes").code == 1
    assert content(data) == before


@pytest.mark.parametrize("damage", ["flipped", "cut", "gone", "manifest", "no backup"])
def test_a_damaged_backup_is_refused(data: Path, shell: Shell, damage: str) -> None:
    """A backup with a changed, shorter or missing file, or none at all, changes nothing."""
    copy = made(shell)
    segment = copy / "hr/journal/open.jsonl"
    spoilt = segment.read_bytes()
    if damage == "flipped":
        segment.write_bytes(spoilt.replace(b"statement", b"Statement"))
    elif damage == "cut":
        segment.write_bytes(spoilt[: spoilt[:-1].rindex(b"\n") + 1])
    elif damage == "gone":
        (copy / "journal/open.jsonl").unlink()
    elif damage == "manifest":
        manifest = copy / "manifest.json"
        manifest.write_bytes(manifest.read_bytes().replace(b'"seq":', b'"seq":1', 1))
    else:
        (copy / "manifest.json").unlink()
    before = content(data)
    done = shell("restore", str(copy), "--yes")
    assert done.code == 5
    assert str(copy) in done.err
    assert content(data) == before


@pytest.mark.parametrize("path", ["../coach.json", "/etc/x", "backups/x", "a//b", "lock", "a/./b"])
def test_a_path_out_of_the_folder_is_refused(data: Path, shell: Shell, path: str) -> None:
    """A backup that names a file outside the data folder is refused whole, sound as it may be."""
    copy, before = made(shell), content(data / "journal")
    manifest = copy / "manifest.json"
    body = manifest.read_bytes().rpartition(b',"sum"')[0] + b"}"
    named = json.dumps(path).encode()
    manifest.write_bytes(sealed(body.replace(b'"coach.json"', named, 1)) + b"\n")
    assert shell("restore", str(copy), "--yes").code == 5
    assert content(data / "journal") == before


def test_the_last_backups_stay(data: Path, shell: Shell, tmp_path: Path) -> None:
    """--keep takes older backups away, and nothing that is no backup asked for."""
    place = tmp_path / "copies"
    place.mkdir()
    (place / "backup-of-mine").mkdir()
    copies = [made(shell, "--to", str(place)) for _ in range(4)]
    last = made(shell, "--to", str(place), "--keep", "2")
    there = {path.name for path in place.iterdir()}
    assert there == {copies[-1].name, last.name, "backup-of-mine"}
    listed = shell("backup", "--to", str(place), "--list", "--json").json()["backups"]
    assert [each["path"] for each in listed] == [str(copies[-1]), str(last)]
    assert data.is_dir()


def test_nobody_erased_comes_back(data: Path, shell: Shell, tmp_path: Path) -> None:
    """A backup from before an erasure, wherever it lies, brings nothing of the erased person."""
    inside, outside = made(shell), made(shell, "--to", str(tmp_path / "copies"))
    assert files_with(inside, CANARY)
    erased = shell("erase", NAME, "--hr", "--receipt", str(tmp_path / "r"), stdin=TYPED)
    assert erased.code == 0, erased.err
    assert str(outside) in erased.err
    assert not files_with(inside, CANARY)
    for copy in (inside, outside):
        done = shell("restore", str(copy), "--yes")
        assert done.code == 0, done.err
        assert CANARY not in shell("export", "--hr").out
        assert not files_with(data, CANARY), copy
        assert not verify(data / "hr").problems
        assert "stays" in shell("export").out


def test_sealed_records_stay_sealed(data: Path, shell: Shell, tmp_path: Path) -> None:
    """A backup of sealed HR records needs no passphrase and holds none of their words."""
    seal_hr(data)
    copy = made(shell, "--to", str(tmp_path / "copies"))
    assert not files_with(copy / "hr", CANARY)
    target = tmp_path / "back"
    assert shell("--data", str(target), "restore", str(copy)).code == 0
    assert (target / "hr/keys.toml").read_bytes() == (data / "hr/keys.toml").read_bytes()
    assert shell("--data", str(target), "export", "--hr").code == 2
    assert not verify(target / "hr").problems


def test_an_open_backup_of_records_sealed_since_is_sealed_again(
    data: Path, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup from before the sealing comes back, and is sealed as soon as a key is there."""
    outside, inside = made(shell, "--to", str(tmp_path / "copies")), made(shell)
    seal_hr(data)
    monkeypatch.setattr("coachtui.exchange.hr_keys.has_keyboard", lambda: True)
    monkeypatch.setattr("coachtui.exchange.hr_keys.asked_secretly", lambda _: PASSPHRASE)
    for copy in (outside, inside):
        assert shell("restore", str(copy), "--yes").code == 0
        assert CANARY in shell("export", "--hr").out
        assert not files_with(data / "hr", CANARY)


def test_a_sealed_backup_of_records_opened_since(data: Path, shell: Shell) -> None:
    """A backup among the records is opened with them, and comes back as open as they are."""
    seal_hr(data)
    copy = made(shell)
    with opened(data / "hr") as hr:
        hr.unseal()
    assert shell("restore", str(copy), "--yes").code == 0
    assert not (data / "hr/keys.toml").exists()
    assert CANARY in shell("export", "--hr").out


def test_nobody_erased_from_sealed_records_comes_back(
    data: Path, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sealed backup an erasure went into comes back without a gap in its chain."""
    seal_hr(data)
    inside, outside = made(shell), made(shell, "--to", str(tmp_path / "copies"))
    monkeypatch.setattr("coachtui.exchange.hr_keys.has_keyboard", lambda: True)
    monkeypatch.setattr("coachtui.exchange.hr_keys.asked_secretly", lambda _: PASSPHRASE)
    erased = shell("erase", NAME, "--hr", "--receipt", str(tmp_path / "r"), stdin=TYPED)
    assert erased.code == 0, erased.err
    for copy in (inside, outside):
        assert shell("restore", str(copy), "--yes").code == 0
        assert CANARY not in shell("export", "--hr").out
        assert not verify(data / "hr").problems


def test_an_open_window_is_not_overtaken(data: Path, shell: Shell) -> None:
    """While a window has the records open, nothing is brought back under it."""
    copy = made(shell)
    drafts = Drafts(data / "drafts", "S9", now=clock())
    assert shell("restore", str(copy), "--yes").code == 4
    drafts.close()
    assert shell("restore", str(copy), "--yes").code == 0


def test_damaged_records_can_be_replaced(data: Path, shell: Shell) -> None:
    """Where the records are damaged they are kept as they are, and the backup takes their place."""
    copy = made(shell)
    segment = data / "journal/open.jsonl"
    good = segment.read_bytes()
    segment.write_bytes(good.replace(b"stays", b"Stays", 1))
    (data / "coach.json").unlink()
    assert shell("backup").err.count("not whole") == 1
    done = shell("restore", str(copy), "--yes")
    assert done.code == 0, done.err
    assert segment.read_bytes() == good
    (kept,) = (data / "backups").glob("before-restore-*")
    assert b"Stays" in (kept / "journal/open.jsonl").read_bytes()


def test_an_import_keeps_a_copy_first(data: Path, shell: Shell) -> None:
    """Before people come in a backup is made; an import that adds nobody makes none."""
    shell("import", "people", "-", stdin="Name\nĐặng Mai\n".encode())
    shell("import", "people", "-", stdin="Name\nĐặng Mai\n".encode())
    (kept,) = (data / "backups").glob("before-import-*")
    assert "Mai" not in (kept / "journal/open.jsonl").read_text()


def test_where_a_backup_may_not_lie(data: Path, shell: Shell) -> None:
    """A folder among the records is refused, so that no backup holds another."""
    assert shell("backup", "--to", str(data / "journal")).code == 2
    assert shell("--read-only", "backup").code == 2


def test_a_second_folder_of_the_settings(
    data: Path, own_world: Path, shell: Shell, tmp_path: Path
) -> None:
    """A folder the settings name gets every backup too, with the same files."""
    (own_world / "config.toml").write_text(f'backup_folder = "{tmp_path / "usb"}"\n')
    done = shell("backup", "--json")
    assert done.code == 0, done.err
    first, second = (Path(str(each["path"])) for each in done.json()["backups"])
    assert (first.parent, second.parent) == (data / "backups", tmp_path / "usb")
    assert read_manifest(first).files == read_manifest(second).files
