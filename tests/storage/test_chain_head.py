"""What a chain alone cannot show, the head kept from an earlier day does."""

from pathlib import Path

import pytest

from coachtui.domain.repository import Put
from coachtui.storage.chain import verify
from coachtui.storage.link import new_salt
from forgery import (
    chained,
    document,
    forge,
    lines_of,
    make_chain,
    put_lines,
    rechain,
    segments,
    told,
    untold_and_digested,
    with_,
)
from stores import entry


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a chained store of nine lines in two segments."""
    return make_chain(tmp_path / "hr")


@pytest.fixture
def head(folder: Path) -> str:
    """Give the head the store had before anything was done to it."""
    return chained(folder).head


@pytest.mark.parametrize("left", [1, 2, 4])
def test_a_tail_cut_off_is_found_with_a_head_alone(folder: Path, head: str, left: int) -> None:
    """Lines missing at the end, even all of a segment: sound as it stands, cut by the head."""
    path = segments(folder)[-1]
    put_lines(path, lines_of(path)[:left])
    assert told(folder) == []
    assert told(folder, head) == [("cut", "journal", 0, 9)]


def test_a_tail_cut_off_behind_the_snapshot_needs_no_head(folder: Path) -> None:
    """The snapshot stands for a line that is there no more: cut."""
    chained(folder).compact()
    path = segments(folder)[-1]
    put_lines(path, lines_of(path)[:-1])
    assert told(folder) == [("cut", "coach.json", 0, 9)]


def test_other_lines_in_the_place_of_a_tail_are_found_with_a_head(folder: Path, head: str) -> None:
    """Two lines cut off, three written by the program itself afterwards: rewritten."""
    path = segments(folder)[-1]
    put_lines(path, lines_of(path)[:-2])
    with chained(folder) as store:
        for number in range(3):
            store.commit([Put(entry(f"instead {number}"))], "add")
        assert told(folder, store.head) == []
    assert told(folder) == []
    assert told(folder, head) == [("rewritten", "journal", 0, 9)]


@pytest.mark.parametrize("salt", ["", new_salt()], ids=["without a salt", "with another"])
def test_a_chain_written_anew_is_found_with_a_head_alone(
    folder: Path, head: str, salt: str
) -> None:
    """One word changed, digest, sums and every hash after it put right: rewritten, by the head."""
    (folder / "coach.json").unlink()
    forge(segments(folder)[0], 4, document(untold_and_digested))
    rechain(folder, salt)
    assert told(folder) == []
    assert not chained(folder).reports
    assert told(folder, head) == [("rewritten", "journal", 0, 9)]


def test_the_last_line_alone_is_not_proved_until_there_is_a_head(folder: Path, head: str) -> None:
    """What is known of the limit: an edit of the last line is seen by the head, not without."""
    forge(segments(folder)[-1], 5, with_(by="somebody"))
    assert told(folder) == []
    assert told(folder, head) == [("rewritten", "journal", 0, 9)]


@pytest.mark.parametrize("text", ["", "9", "9:", "x:" + "0" * 64, "9:" + "0" * 63, "9:" + "G" * 64])
def test_what_is_no_head_is_refused(folder: Path, text: str) -> None:
    """A head mistyped is an error of whoever typed it, never a verdict on the journal."""
    with pytest.raises(ValueError, match="no head"):
        verify(folder, text)


def test_a_copy_without_a_lock_is_read_as_it_is(folder: Path, head: str) -> None:
    """On a medium where nothing may be made: read, judged, and no lock file left behind."""
    (folder / "lock").unlink()
    assert told(folder, head) == []
    put_lines(segments(folder)[-1], lines_of(segments(folder)[-1])[:-1])
    assert told(folder, head) == [("cut", "journal", 0, 9)]
    assert not (folder / "lock").exists()
