"""Half-typed text outlives its session, belongs to one session at a time, and is never merged."""

import errno
import json
import os
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from coachtui.domain.repository import CorruptStoreError, WriteFailedError
from coachtui.storage import REAL, Drafts, Operations
from faulty import Faulty
from stores import NOW, clock, content


def session(folder: Path, name: str, operations: Operations = REAL) -> Drafts:
    """Give a session with drafts in a folder."""
    return Drafts(folder / "drafts", name, now=lambda: NOW, operations=operations)


def left_by(folder: Path, name: str, form: str, text: str, pending: tuple[str, ...] = ()) -> None:
    """Leave a draft as a session that was killed would."""
    drafts = session(folder, name)
    drafts.note(form, text, pending)
    drafts.flush()
    os.close(drafts._holder)


def files(folder: Path) -> list[str]:
    """Give the names of the drafts."""
    return sorted(path.name for path in (folder / "drafts").glob("*.json"))


def test_a_draft_comes_back_to_the_next_session(tmp_path: Path) -> None:
    """After a kill the same form gets its half-typed text and the lines on their way."""
    left_by(tmp_path, "A", "one_on_one.01J", "nửa ch", ("line 1", "line 2"))
    draft = session(tmp_path, "B").claim("one_on_one.01J")
    assert draft is not None
    assert (draft.text, draft.pending) == ("nửa ch", ("line 1", "line 2"))
    assert files(tmp_path) == ["one_on_one.01J-B.json"]


def test_the_file_is_json_anybody_can_read(tmp_path: Path) -> None:
    """A draft holds form, text, pending lines and when it was noted."""
    left_by(tmp_path, "A", "form", "text", ("line",))
    value = json.loads((tmp_path / "drafts/form-A.json").read_text())
    assert value == {
        "form": "form",
        "text": "text",
        "pending": ["line"],
        "at": "2026-11-23T01:00:00Z",
    }


def test_a_draft_that_is_held_is_not_taken(tmp_path: Path) -> None:
    """While its session lives, nobody else gets the draft or sees it listed."""
    alive = session(tmp_path, "A")
    alive.note("form", "mine")
    alive.flush()
    other = session(tmp_path, "B")
    assert other.claim("form") is None
    assert other.waiting() == ()
    alive.close()
    assert [one.form for one in other.waiting()] == ["form"]
    assert other.claim("form") is not None


def test_of_two_windows_one_gets_it(tmp_path: Path) -> None:
    """Eight sessions claim at the same time: one has the draft, the others nothing."""
    for turn in range(20):
        folder = tmp_path / str(turn)
        left_by(folder, "A", "form", "text")
        windows = [session(folder, f"W{number}") for number in range(8)]
        barrier = threading.Barrier(len(windows))
        got: list[str] = []

        def claim(window: Drafts, barrier: threading.Barrier, got: list[str]) -> None:
            barrier.wait(20)
            draft = window.claim("form")
            if draft is not None:
                got.append(draft.text)

        threads = [
            threading.Thread(target=claim, args=(window, barrier, got)) for window in windows
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        assert got == ["text"]


def test_other_drafts_are_listed_and_never_merged(tmp_path: Path) -> None:
    """Two left drafts of one form: the newest is claimed, the other stays and is listed."""
    for name, text in (("A", "older"), ("B", "newer one")):
        drafts = Drafts(tmp_path / "drafts", name, now=clock())
        drafts.note("form", text)
        drafts.flush()
        drafts.close()
    left_by(tmp_path, "C", "other", "xyz", ("line",))
    late = Drafts(tmp_path / "drafts", "D", now=lambda: NOW + timedelta(days=2))
    claimed = late.claim("form")
    assert claimed is not None
    assert claimed.text == "newer one"
    assert {(one.form, one.letters, one.pending) for one in late.waiting()} == {
        ("form", 5, 0),
        ("other", 3, 1),
    }
    assert all(one.age > timedelta(days=1) for one in late.waiting())
    assert late.claim("form") is None


def test_dropped_after_the_save_it_is_gone(tmp_path: Path) -> None:
    """A draft let go of leaves no file and nothing to claim."""
    drafts = session(tmp_path, "A")
    drafts.note("form", "text")
    drafts.flush()
    drafts.drop("form")
    assert files(tmp_path) == []
    drafts.flush()
    assert files(tmp_path) == []
    drafts.close()
    assert session(tmp_path, "B").claim("form") is None
    assert sorted(path.name for path in (tmp_path / "drafts").iterdir()) == ["session-B"]


def test_an_emptied_form_leaves_no_draft(tmp_path: Path) -> None:
    """When everything typed was deleted again, an older draft does not come back."""
    drafts = session(tmp_path, "A")
    drafts.note("form", "text")
    drafts.flush()
    drafts.note("form", "")
    assert drafts.dirty
    drafts.flush()
    assert not drafts.dirty
    assert files(tmp_path) == []


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """A flush without news writes nothing; one with news writes that form alone, once."""
    faulty = Faulty()
    drafts = session(tmp_path, "A", faulty.table())
    drafts.note("a", "1")
    drafts.note("b", "2")
    drafts.flush()
    faulty.calls.clear()
    drafts.flush()
    assert faulty.calls == []
    drafts.note("b", "3")
    drafts.flush()
    assert faulty.calls.count("write") == 1


def test_a_full_disk_keeps_the_text_and_the_old_draft(tmp_path: Path) -> None:
    """Fail each operation of a flush: told why, the old draft whole, the next flush works."""
    number = 0
    while True:
        faulty = Faulty(error=errno.ENOSPC)
        folder = tmp_path / str(number)
        drafts = session(folder, "A", faulty.table())
        drafts.note("form", "old")
        drafts.flush()
        drafts.note("form", "new text")
        faulty.calls.clear()
        faulty.at = number
        reason = _flushed(drafts)
        assert reason in {"", "full"}
        assert drafts.dirty == bool(reason)
        finished = len(faulty.calls) <= number
        faulty.at = None
        kept = json.loads((folder / "drafts/form-A.json").read_text())["text"]
        assert kept in {"old", "new text"}
        drafts.flush()
        assert json.loads((folder / "drafts/form-A.json").read_text())["text"] == "new text"
        if finished:
            break
        number += 1
    assert number > 5


def _flushed(drafts: Drafts) -> str:
    try:
        drafts.flush()
    except WriteFailedError as error:
        return error.reason
    return ""


def test_rescue_saves_every_form_it_can_and_never_raises(tmp_path: Path) -> None:
    """In a signal handler, a form that cannot be written does not take the others with it."""

    def replaced(old: str, new: str) -> None:
        if "bad" in new:
            raise OSError(errno.EIO, "bad")
        REAL.replace(old, new)

    drafts = session(tmp_path, "A", replace(REAL, replace=replaced))
    for form in ("bad", "good", "worse bad"):
        drafts.note(form, form)
    drafts.rescue()
    assert files(tmp_path) == ["good-A.json"]


def test_a_handler_that_comes_in_the_middle_of_a_flush_wins(tmp_path: Path) -> None:
    """A rescue with newer text during a flush: the newer text is what stays on disk."""
    drafts: list[Drafts] = []

    def fsync(descriptor: int) -> None:
        os.fsync(descriptor)
        if drafts and len(drafts) == 1:
            drafts.append(drafts[0])
            drafts[0].note("form", "newer")
            drafts[0].rescue()

    mine = session(tmp_path, "A", replace(REAL, fsync=fsync))
    mine.note("form", "older")
    drafts.append(mine)
    mine.flush()
    assert json.loads((tmp_path / "drafts/form-A.json").read_text())["text"] == "newer"
    assert [path.name for path in (tmp_path / "drafts").glob("*.tmp")] == []


@given(
    st.text(max_size=20),
    st.text(max_size=50),
    st.lists(st.text(max_size=20), max_size=3),
)
def test_any_form_and_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, form: str, text: str, pending: list[str]
) -> None:
    """Whatever the form is called and whatever was typed, half a surrogate too, comes back."""
    folder = tmp_path_factory.mktemp("drafts")
    form = form[:20] or "x"
    left_by(folder, "A", form, text or "x", tuple(pending))
    draft = session(folder, "B").claim(form)
    assert draft is not None
    assert (draft.form, draft.text, draft.pending) == (form, text or "x", tuple(pending))


def test_a_form_cannot_name_a_file_elsewhere(tmp_path: Path) -> None:
    """A form called like a path is a file in the folder of drafts all the same."""
    drafts = session(tmp_path, "A")
    for form in ("../../outside", "/etc/x", "..", ".", "a/b", "a\nb", "x" * 40):
        drafts.note(form, form)
    drafts.flush()
    assert set(content(tmp_path)) == {f"drafts/{name}" for name in files(tmp_path)} | {
        "drafts/session-A"
    }
    assert len(files(tmp_path)) == 7


def test_a_spoiled_draft_is_given_as_text(tmp_path: Path) -> None:
    """A draft that is no JSON any more is not dropped: its bytes are the text."""
    left_by(tmp_path, "A", "form", "text")
    (tmp_path / "drafts/form-A.json").write_bytes(b'{"form": "form", "text": "half a sent')
    draft = session(tmp_path, "B").claim("form")
    assert draft is not None
    assert "half a sent" in draft.text


def test_a_link_in_the_place_of_a_draft_is_not_followed(tmp_path: Path) -> None:
    """A planted link at the session's file is refused; at the draft it is replaced."""
    victim = tmp_path / "victim"
    victim.write_text("untouched")
    (tmp_path / "drafts").mkdir(mode=0o700)
    (tmp_path / "drafts/session-A").symlink_to(victim)
    with pytest.raises(CorruptStoreError):
        session(tmp_path, "A")
    (tmp_path / "drafts/form-B.json").symlink_to(victim)
    drafts = session(tmp_path, "B")
    drafts.note("form", "text")
    drafts.flush()
    assert victim.read_text() == "untouched"
