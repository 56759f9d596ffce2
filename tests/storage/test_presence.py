"""Windows tell each other that they are there; a dead one is seen as dead by its lock."""

import os
import signal
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coachtui.domain.repository import CorruptStoreError, StoreError
from coachtui.domain.window import Window
from coachtui.storage.files import names_in
from coachtui.storage.presence import Presence, decode, encode, others
from stores import new_store, store_in

SINCE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
FIRST = Window("FIRST", SINCE, "pts/3", remote=True, process=4711)
SECOND = Window("SECOND", SINCE, "pts/4", remote=False, process=4712)


def test_two_windows_see_each_other_and_not_themselves(tmp_path: Path) -> None:
    """Each is told of the other whole; an onlooker such as doctor is told of both."""
    first, second = Presence(tmp_path, FIRST), Presence(tmp_path, SECOND)
    assert first.others() == (SECOND,)
    assert second.others() == (FIRST,)
    assert others(tmp_path) == (FIRST, SECOND)


def test_a_closed_window_is_gone_with_its_file(tmp_path: Path) -> None:
    """Closing removes the file at once."""
    first, second = Presence(tmp_path, FIRST), Presence(tmp_path, SECOND)
    second.close()
    assert first.others() == ()
    assert list(names_in(tmp_path / "sessions")) == ["FIRST"]


def test_a_killed_window_is_dead_at_once_and_swept_by_the_next(tmp_path: Path) -> None:
    """After kill -9 the file is left and tells nothing; the next window removes it."""
    ready, write = os.pipe()
    child = os.fork()
    if child == 0:
        _here = Presence(tmp_path, FIRST)
        os.write(write, b"x")
        signal.pause()
        os._exit(0)
    os.read(ready, 1)
    assert others(tmp_path) == (FIRST,)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert (tmp_path / "sessions/FIRST").exists()
    assert others(tmp_path) == ()
    Presence(tmp_path, SECOND)
    assert list(names_in(tmp_path / "sessions")) == ["SECOND"]


def test_nobody_else_reads_who_is_on(tmp_path: Path) -> None:
    """The folder is 0700 and the file 0600, whatever the umask."""
    before = os.umask(0)
    try:
        here = Presence(tmp_path, FIRST)
    finally:
        os.umask(before)
    modes = [
        stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("sessions", "sessions/FIRST")
    ]
    assert modes == [0o700, 0o600]
    here.close()


def test_a_hidden_window_writes_nothing_and_sees_the_others(tmp_path: Path) -> None:
    """Where nothing may be written, a window looks and is not seen."""
    hidden = Presence(tmp_path, SECOND, hidden=True)
    assert list(names_in(tmp_path)) == []
    first = Presence(tmp_path, FIRST)
    assert (hidden.others(), first.others()) == ((FIRST,), ())
    hidden.close()


def test_presence_is_no_gate(tmp_path: Path) -> None:
    """A store opens and is written with any number of windows on, dead or alive."""
    Presence(tmp_path, FIRST)
    new_store(tmp_path, "Trần Quỳnh Như")
    with store_in(tmp_path) as store:
        assert store.read_only == ""


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"3", b'{"since": 4, "process": "x"}', b"\xff"])
def test_a_file_that_cannot_be_read_still_tells_that_somebody_is_there(data: bytes) -> None:
    """Half a file, or one from another version, costs the details and nothing else."""
    assert decode("FIRST", data) == Window("FIRST")


def test_what_a_window_tells_comes_back_whole() -> None:
    """Writing and reading change nothing; a window that tells nothing is one too."""
    for window in (FIRST, SECOND, Window("THIRD")):
        assert decode(window.session, encode(window)) == window


def test_a_planted_link_is_refused(tmp_path: Path) -> None:
    """A folder of sessions that is a link leads nowhere."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "sessions").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CorruptStoreError):
        Presence(tmp_path, FIRST)
    assert list(names_in(tmp_path / "elsewhere")) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file in the way is an error of the store, which whoever asks may pass over."""
    (tmp_path / "sessions").write_text("")
    with pytest.raises(StoreError):
        Presence(tmp_path, FIRST)
    assert others(tmp_path) == ()
