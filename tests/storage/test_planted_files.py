"""Links, pipes, folders and foreign files in the place of the store's own are never followed."""

import os
import socket
from pathlib import Path

import pytest

from coachtui.domain.repository import (
    CorruptStoreError,
    Put,
    ReadOnlyStoreError,
    WriteFailedError,
)
from coachtui.storage import Drafts
from stores import clock, entry, store_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a store of five entries with a snapshot and a line after it."""
    with store_in(tmp_path / "data") as store:
        for number in range(4):
            store.commit([Put(entry(f"entry {number}"))], "add")
        store.compact()
        store.commit([Put(entry("entry 4"))], "add")
    return tmp_path / "data"


PLANTED = ("coach.json", "journal/open.jsonl", "lock", "journal", "drafts")


@pytest.mark.parametrize("place", PLANTED)
@pytest.mark.parametrize("kind", ["link", "dangling", "fifo", "folder", "hard link", "socket"])
def test_a_planted_file_is_refused_and_its_target_untouched(
    folder: Path, tmp_path: Path, place: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link, pipe, folder or second name in the place of a file is never followed."""
    victim = tmp_path / "victim"
    victim.write_text("untouched")
    path = folder / place
    path.rename(tmp_path / "aside")
    if kind in {"link", "dangling"}:
        path.symlink_to(victim if kind == "link" else tmp_path / "nowhere")
    elif kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "hard link":
        path.hardlink_to(victim)
    else:
        monkeypatch.chdir(path.parent)
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path.name)
    if (place, kind) == ("drafts", "folder"):
        path.rmdir()
        path.symlink_to(tmp_path)
    with pytest.raises((CorruptStoreError, ReadOnlyStoreError, WriteFailedError)):
        _used(folder)
    assert victim.read_text() == "untouched"
    assert not (tmp_path / "nowhere").exists()


def _used(folder: Path) -> None:
    store = store_in(folder)
    Drafts(folder / "drafts", "S1", now=clock())
    store.commit([Put(entry("no"))])
