"""Backing up and bringing back while the disk refuses or the process is killed at any step."""

import errno
import os
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import CorruptStoreError, Put, StoreError
from coachtui.paths import HR
from coachtui.storage import REAL, Operations
from coachtui.storage.backup import (
    ASKED,
    BEFORE_RESTORE,
    Aim,
    Made,
    make_backup,
)
from coachtui.storage.backup_reading import read_backup
from coachtui.storage.kept_backups import backups_in, prune
from coachtui.storage.manifest import read_manifest
from coachtui.storage.restoring import restore
from faulty import Faulty
from stores import content, entry, store_in

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def filled(folder: Path, *texts: str) -> Path:
    """Write lines into both stores of a data folder."""
    for store_folder, chained in ((folder, False), (folder / HR, True)):
        with store_in(folder if not chained else store_folder, chained=chained) as store:
            store.commit([Put(entry(text)) for text in texts], "log")
            store.compact()
    return folder


def backed_up(folder: Path, into: Path, operations: Operations = REAL, why: str = ASKED) -> Made:
    """Make a backup of a data folder."""
    return make_backup(folder, Aim(into, why, AT), operations)


def texts(folder: Path) -> tuple[set[str], set[str]]:
    """Give the lines of both stores."""
    found = []
    for store_folder, chained in ((folder, False), (folder / HR, True)):
        with store_in(store_folder, chained=chained) as store:
            assert store.read_only == "", store.reports
            found.append({each.text for each in store.all(LogEntry)})
    return found[0], found[1]


def steps(work: Path) -> int:
    """Count the operations of a restore over records."""
    folder = filled(work / "count", "old")
    copy = backed_up(folder, work / "counted").folder
    filled(folder, "new")
    faulty = Faulty()
    restore(folder, read_backup(copy), AT, faulty.table())
    return len(faulty.calls)


def test_a_disk_that_refuses_loses_nothing(tmp_path: Path) -> None:
    """Whatever operation of a restore fails, the old records or the backup are whole, or both."""
    number = steps(tmp_path)
    assert number > 60
    for at in range(0, number, 3):
        folder = filled(tmp_path / f"f{at}", "old")
        copy = backed_up(folder, tmp_path / f"c{at}").folder
        filled(folder, "new")
        try:
            restore(folder, read_backup(copy), AT, Faulty(at, errno.EIO).table())
        except StoreError:
            kept = backups_in(folder / "backups", BEFORE_RESTORE)
            assert kept or texts(folder) == ({"old", "new"}, {"old", "new"})
            for each in kept:
                read_backup(each)
        restore(folder, read_backup(copy), AT)
        assert texts(folder) == ({"old"}, {"old"})


@pytest.mark.parametrize("only", ["replace", "unlink"])
def test_a_kill_at_any_switch_is_mended_by_doing_it_again(tmp_path: Path, only: str) -> None:
    """A process killed between two switches leaves what a second restore brings right."""
    for at in range(9):
        folder = filled(tmp_path / f"f{at}", "old")
        copy = backed_up(folder, tmp_path / f"c{at}").folder
        filled(folder, "new")
        backup, faulty = read_backup(copy), Faulty(at)
        faulty.only = only
        child = os.fork()
        if not child:
            restore(folder, backup, AT, faulty.table())
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert status in {0, signal.SIGKILL}
        assert status or at
        restore(folder, backup, AT)
        assert texts(folder) == ({"old"}, {"old"})
        assert not [*(folder / "backups").glob("making-*")]


def test_a_backup_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """A full disk in the middle of a backup leaves no half of one, and the records as they are."""
    folder, into = filled(tmp_path / "data", "old"), tmp_path / "copies"
    before = content(folder)
    faulty = Faulty()
    backed_up(folder, into, faulty.table())
    done = backups_in(into)
    for at in range(0, len(faulty.calls), 2):
        try:
            backed_up(folder, into, Faulty(at, errno.ENOSPC).table())
        except StoreError:
            continue
        assert all(read_backup(path) for path in backups_in(into))
    assert {*done} <= {*backups_in(into)}
    assert not [*into.glob("making-*")]
    assert content(folder) == before


def test_pruning_keeps_the_last_and_one_a_day(tmp_path: Path) -> None:
    """The last so many stay, and the last of each of so many days; other names are not touched."""
    folder, into = filled(tmp_path / "data", "old"), tmp_path / "copies"
    made = []
    for day in range(1, 6):
        for hour in (8, 18):
            aim = Aim(into, ASKED, AT.replace(day=day, hour=hour))
            made.append(make_backup(folder, aim).folder)
    other = backed_up(folder, into, why=BEFORE_RESTORE).folder
    prune(into, ASKED, 3, 4)
    assert {*backups_in(into)} == {made[3], made[5], *made[7:], other}
    prune(into, ASKED, 1)
    assert {*backups_in(into)} == {made[-1], other}


def test_what_is_no_file_of_ours_stays_out(tmp_path: Path) -> None:
    """A link among the records is left out and told; one in place of a segment stops the backup."""
    folder, into = filled(tmp_path / "data", "old"), tmp_path / "copies"
    (folder / "rules.toml").symlink_to("/etc/passwd")
    made = backed_up(folder, into)
    assert made.left_out == ("rules.toml",)
    assert "rules.toml" not in read_manifest(made.folder).files
    segment = folder / "journal/open.jsonl"
    segment.rename(tmp_path / "moved")
    segment.symlink_to(tmp_path / "moved")
    with pytest.raises(CorruptStoreError):
        backed_up(folder, into)


def test_a_backup_is_no_part_of_the_next(tmp_path: Path) -> None:
    """Backups, exports and what lives as long as a window stay out of a backup."""
    folder = filled(tmp_path / "data", "old")
    (folder / "exports").mkdir()
    (folder / "exports/x.csv").write_text("x")
    (folder / "drafts/session-S").write_text("")
    backed_up(folder, folder / "backups")
    files = read_manifest(backed_up(folder, folder / "backups").folder).files
    assert {name.partition("/")[0] for name in files} == {"coach.json", "journal", "hr"}
    assert not [name for name in files if name.endswith("lock")]


def test_stopped_on_the_way_nothing_is_changed(tmp_path: Path) -> None:
    """Whoever stops a backup or a restore while its files are written finds all as it was."""

    def stop(done: int, of: int) -> None:
        if done == of:
            raise KeyboardInterrupt

    folder, into = filled(tmp_path / "data", "old"), tmp_path / "copies"
    copy = backed_up(folder, into).folder
    filled(folder, "new")
    before = content(folder)
    with pytest.raises(KeyboardInterrupt):
        make_backup(folder, Aim(into, ASKED, AT), step=stop)
    with pytest.raises(KeyboardInterrupt):
        restore(folder, read_backup(copy), AT, step=stop)
    assert content(folder) == before
    assert [*backups_in(into)] == [copy]
    assert not [*into.glob("making-*")]
