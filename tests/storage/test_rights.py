"""Nobody else reads the files, whatever the umask (P01)."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tinydb import TinyDB

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put
from coachtui.storage import Drafts
from stores import clock, entry, store_in


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """Run under a umask."""
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_folders_are_0700_and_files_0600(tmp_path: Path) -> None:
    """Store, lock, segments, snapshot, drafts, copies: for the owner alone."""
    folder = tmp_path / "new/data"
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    folder.parent.chmod(0o700)
    store = store_in(folder)
    store.commit([Put(entry("x"))], "add")
    store.compact()
    drafts = Drafts(folder / "drafts", "S1", now=clock())
    drafts.note("form", "half")
    drafts.flush()
    (folder / "coach.json").write_bytes(b"spoiled")
    with (folder / "journal/open.jsonl").open("ab") as file:
        file.write(b"torn")
    again = store_in(folder)
    again.commit([Put(entry("y"))])
    again.compact()
    store.forget([store.all(LogEntry)[0].id])
    found = [folder.parent, folder, *folder.rglob("*")]
    assert len(found) > 10
    for path in found:
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_stock_tinydb_leaves_its_file_to_the_umask(tmp_path: Path) -> None:
    """Control: under umask 022 JSONStorage makes a file that everybody reads."""
    before = os.umask(0o022)
    with TinyDB(tmp_path / "stock.json") as database:
        database.insert({"a": 1})
    os.umask(before)
    assert (tmp_path / "stock.json").stat().st_mode & 0o777 == 0o644
