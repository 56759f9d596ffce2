"""A chained journal shows whatever was done to its files by hand, sums put right and all."""

import fcntl
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.domain.repository import Put, Remove
from coachtui.storage import REAL
from coachtui.storage.chain import verify
from forgery import (
    FIRST,
    OPEN,
    Change,
    chained,
    document,
    forge,
    forged,
    lines_of,
    make_chain,
    put_lines,
    rechain,
    resealed,
    segments,
    stripped,
    told,
    untold,
    untold_and_digested,
    with_,
    without,
)
from stores import content, entry, new_store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a chained store of nine lines in two segments."""
    return make_chain(tmp_path / "hr")


@pytest.fixture
def head(folder: Path) -> str:
    """Give the head the store had before anything was done to it."""
    return chained(folder).head


def test_an_untouched_journal_is_proved_whole_and_left_alone(folder: Path, head: str) -> None:
    """No problem, all lines, the store's own head; no file and no time of a file changes."""
    times = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    before = content(folder)
    for earlier in (None, head):
        report = verify(folder, earlier)
        assert (report.lines, report.head, report.problems, report.torn) == (9, head, (), 0)
    assert head.startswith("9:")
    assert content(folder) == before
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == times


def test_no_two_chains_begin_alike(tmp_path: Path) -> None:
    """The first line of each chain holds a random salt."""
    salts = set()
    for name in "abc":
        chained(tmp_path / name)
        salts.add(json.loads(lines_of(segments(tmp_path / name)[0])[0])["prev"])
    assert len(salts) == 3
    assert {len(salt) for salt in salts} == {64}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (document(untold), [("edited", 0)]),
        (document(untold_and_digested), [("broken", 1)]),
        (document(stripped), [("erased", 0)]),
        (document(without("body")), [("edited", 0), ("erased", 0)]),
        (document(with_(rev=2)), [("edited", 0), ("broken", 1)]),
        (document(with_(digest="")), [("edited", 0), ("broken", 1)]),
        (with_(at="2026-01-01T00:00:00Z"), [("broken", 1)]),
        (with_(by="somebody"), [("broken", 1)]),
        (with_(label="edit"), [("broken", 1)]),
        (with_(docs=[]), [("broken", 1)]),
        (with_(prev="0" * 64), [("broken", 0), ("broken", 1)]),
        (without("prev"), [("broken", 0), ("broken", 1)]),
    ],
)
@pytest.mark.parametrize("file", [FIRST, OPEN])
def test_a_line_edited_and_sealed_again_is_found_without_a_head(
    folder: Path, head: str, file: str, change: Change, expected: list[tuple[str, int]]
) -> None:
    """Content, author, moment or hash of a line: it is named, or the one that follows it."""
    place = 4
    seq = place - 1 if file == FIRST else place + 4
    forge(folder / "journal" / file, place, change)
    for earlier in (None, head):
        found = sorted(told(folder, earlier), key=lambda one: one[2])
        assert [(key, at - place, line - seq) for key, _, at, line in found] == [
            (key, later, later) for key, later in expected
        ]
        assert {name for _, name, _, _ in found} == {file}


def test_an_edit_that_is_not_sealed_again_is_found_whatever_the_byte(folder: Path) -> None:
    """Any single bit in any line but the last: damaged, in that line of that file."""
    for path in segments(folder):
        whole = path.read_bytes()
        end = whole.rindex(b"\n", 0, -1) if path.name == OPEN else len(whole) - 1
        for offset in range(0, end, 11):
            if whole[offset] == ord("\n"):
                continue
            spoilt = bytearray(whole)
            spoilt[offset] ^= 1
            path.write_bytes(spoilt)
            place = whole.count(b"\n", 0, offset) + 1
            assert told(folder)[0] == ("damaged", path.name, place, 0), offset
        path.write_bytes(whole)


def test_a_last_line_that_is_spoilt_and_whole_is_no_torn_tail(folder: Path) -> None:
    """A crash leaves no whole line: one with a bit flipped at the end is damage, not torn."""
    path = segments(folder)[-1]
    lines = lines_of(path)
    put_lines(path, [*lines[:-1], lines[-1].replace(b"entry 9", b"Entry 9")])
    assert told(folder) == [("damaged", OPEN, 5, 0)]


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"by":', b'"by": '), (b'"by":', b'"by":"other","by":'), (b"2026", b"\\u0032026")],
)
def test_bytes_that_say_the_same_are_an_edit_as_well(folder: Path, old: bytes, new: bytes) -> None:
    """A blank, a member written twice of which only the last is read, an escape: edited."""
    path = segments(folder)[-1]
    lines = lines_of(path)
    put_lines(path, [*lines[:2], resealed(lines[2].replace(old, new, 1)), *lines[3:]])
    assert told(folder) == [("edited", OPEN, 3, 7)]


def _deleted(lines: list[bytes]) -> list[bytes]:
    return lines[:2] + lines[3:]


def _swapped(lines: list[bytes]) -> list[bytes]:
    return [*lines[:2], lines[3], lines[2], *lines[4:]]


def _doubled(lines: list[bytes]) -> list[bytes]:
    return [*lines[:3], lines[2], *lines[3:]]


def _inserted(lines: list[bytes]) -> list[bytes]:
    return [*lines[:3], forged(lines[2], document(untold_and_digested)), *lines[3:]]


@pytest.mark.parametrize("file", [FIRST, OPEN])
@pytest.mark.parametrize("renumbered", [False, True])
@pytest.mark.parametrize("order", [_deleted, _swapped, _doubled, _inserted])
def test_lines_taken_out_moved_or_put_in_are_found_without_a_head(
    folder: Path,
    head: str,
    file: str,
    order: Callable[[list[bytes]], list[bytes]],
    *,
    renumbered: bool,
) -> None:
    """Told by the numbers, and by the hashes where somebody put the numbers right."""
    path = folder / "journal" / file
    first = 1 if file == FIRST else 6
    lines = order(lines_of(path))
    if renumbered:
        lines[1:] = [forged(raw, with_(seq=first + place)) for place, raw in enumerate(lines[1:])]
    put_lines(path, lines)
    place = 4 if order in {_doubled, _inserted} else 3
    for earlier in (None, head):
        key, name, where, _ = told(folder, earlier)[0]
        assert (key, name, where) == ("broken" if renumbered else "gap", file, place)


def test_a_segment_taken_out_or_put_in_is_found(folder: Path) -> None:
    """The first segment gone, the open one gone, one of another store in its place: named."""
    first, opened = segments(folder)
    whole = first.read_bytes()
    first.unlink()
    assert told(folder)[0][:2] == ("missing", OPEN)
    other = make_chain(folder.parent / "other", "another")
    first.write_bytes(segments(other)[0].read_bytes())
    assert told(folder) == [("gap", OPEN, 1, 5)]
    first.write_bytes(whole)
    opened.unlink()
    assert told(folder) == [("missing", OPEN, 0, 0)]
    (folder / "journal" / FIRST).unlink()
    assert [one[0] for one in told(folder, f"9:{'0' * 64}")] == ["missing", "cut"]


@pytest.mark.parametrize("file", [FIRST, OPEN])
def test_a_header_is_part_of_the_chain(folder: Path, file: str) -> None:
    """Another store, or another hash of the segment before, in a header: the next line tells."""
    path = folder / "journal" / file
    whole = path.read_bytes()
    forge(path, 1, with_(store="another"))
    assert told(folder)[0][:3] == ("broken", file, 2)
    path.write_bytes(whole)
    forge(path, 1, with_(prev="0" * 64))
    assert told(folder)[0][:3] == ("broken", file, 2 if file == FIRST else 1)
    path.write_bytes(whole)
    forge(path, 1, without("prev"))
    assert told(folder)[0][:2] == ("unchained" if file == FIRST else "broken", file)


def test_a_snapshot_that_says_something_else_is_found(folder: Path) -> None:
    """The store reads documents from the snapshot: one edited with a right sum is told."""
    chained(folder).compact()
    path = folder / "coach.json"
    whole = path.read_bytes()
    for old, new, key in (
        (b"entry 4", b"never 4", "snapshot"),
        (b'"seq":9', b'"seq":8', "rewritten"),
    ):
        spoilt = whole.replace(old, new)
        assert spoilt != whole
        path.write_bytes(resealed(spoilt) + b"\n}\n}\n")
        assert told(folder) == [(key, "coach.json", 0, 8 if key == "rewritten" else 9)]
    path.write_bytes(spoilt)
    # one whose sum is wrong, or that holds no documents, is never read by the store
    assert told(folder) == []
    path.write_bytes(resealed(whole.replace(b'"person":{', b'"person":1,"x":{')) + b"\n}\n}\n")
    assert told(folder) == []


def test_one_number_given_to_two_documents_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    """A chain forged so that its lines do not fold is told against the snapshot."""
    with chained(tmp_path) as store:
        notes = [store.commit([Put(entry(name))]).records[0] for name in "abc"]
        for note in notes[:2]:
            store.commit([Remove(note)])
        store.compact()
    for place in (3, 4):
        forge(segments(tmp_path)[0], place, document(with_(number=9)))
    rechain(tmp_path)
    assert told(tmp_path) == [("snapshot", "coach.json", 0, 6)]


def test_a_store_without_a_chain_proves_nothing(tmp_path: Path) -> None:
    """An ordinary store is told as unchained; an empty folder as missing."""
    new_store(tmp_path / "plain", "An")
    report = verify(tmp_path / "plain")
    assert report.head == ""
    assert [one.key for one in report.problems] == ["unchained"]
    assert told(tmp_path / "nothing") == [("missing", OPEN, 0, 0)]
    assert not (tmp_path / "nothing").exists()


def test_a_problem_is_told_only_after_a_second_look_under_the_lock(folder: Path) -> None:
    """What somebody is in the middle of switching is sound under the lock, and so is the report."""
    path = segments(folder)[0]
    sound = path.read_bytes()
    path.write_bytes(sound.replace(b"entry 4", b"entry X"))

    def flock(descriptor: int, how: int) -> None:
        fcntl.flock(descriptor, how)
        path.write_bytes(sound)

    assert not verify(folder, operations=replace(REAL, flock=flock)).problems
