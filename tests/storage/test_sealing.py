"""A sealed store: nothing of a document on the disk, everything with the key, one chain."""

import json
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tinydb import TinyDB

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import (
    CorruptStoreError,
    LockedError,
    Put,
    ReadOnlyStoreError,
    Remove,
)
from coachtui.extras import extra
from coachtui.storage import REAL, Drafts, Store
from coachtui.storage.chain import verify
from coachtui.storage.keys import Keys, read_keys, write_keys
from coachtui.storage.line import decode, digest_of
from coachtui.storage.sealing import SealError, opened_change, opened_content, sealed_content
from forgery import Value, document, forge, lines_of, segments, with_
from seals import CANARY, files_with, opened, pair, seal_of, seal_over
from stores import NOW, clock, entry, person, store_in

SMALL = replace(REAL, segment_bytes=900)


def texts(store: Store) -> list[str]:
    """Give the texts of the entries, sorted."""
    return sorted(one.text for one in store.all(LogEntry))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a sealed store with a rep and two entries, in several segments and a snapshot."""
    store = opened(tmp_path, operations=SMALL)
    store.commit([Put(person(f"Rep {CANARY}"))], "add")
    store.commit([Put(entry(f"first {CANARY}", "somebody"))], "add")
    store.compact()
    store.commit([Put(entry(f"second {CANARY}", "somebody"))], "add")
    seal_over(store)
    return tmp_path


def test_nothing_of_a_document_is_on_the_disk(folder: Path) -> None:
    """No text, no person concerned, no date of a document stands in any file."""
    assert files_with(folder) == []
    assert files_with(folder, "somebody") == []
    for path in segments(folder):
        for raw in path.read_bytes().splitlines()[1:]:
            for doc in json.loads(raw)["docs"]:
                assert set(doc) == {"op", "table", "id", "rev", "number", "digest", "sealed"}


def test_with_the_key_all_is_there_and_new_lines_are_sealed_too(folder: Path) -> None:
    """Reading, writing, searching, removing and undoing work; no file ever holds the word."""
    store = opened(folder)
    assert store.read_only == ""
    assert texts(store) == [f"first {CANARY}", f"second {CANARY}"]
    assert len(store.find(LogEntry, person_id="somebody")) == 2
    third = store.commit([Put(entry(f"third {CANARY}", "somebody"))], "add").records[0]
    assert isinstance(third, LogEntry)
    store.commit([Put(third.revised(text=f"changed {CANARY}"))], "edit")
    assert files_with(folder) == []
    store.compact()
    assert store.undo() is not None
    assert store.undo() is not None
    assert store.redo() is not None
    assert f"third {CANARY}" in texts(store)
    store.commit([Remove(store.find(LogEntry, id=third.id)[0])], "delete")
    assert store.undo() is not None
    store.compact()
    assert files_with(folder) == []
    again = opened(folder)
    assert again.documents() == store.documents()
    assert verify(folder, seal=seal_of()).problems == ()


def test_without_the_key_nothing_is_read_and_the_lines_are_proved(folder: Path) -> None:
    """It opens read-only, every reader refuses, and the chain is proved all the same."""
    head = opened(folder).head
    store = opened(folder, who="")
    assert store.read_only == "sealed"
    readers: list[Callable[[], object]] = [
        lambda: store.get(Person, "x"),
        lambda: store.all(LogEntry),
        lambda: store.find(LogEntry, person_id="somebody"),
        lambda: store.words_in(Person, "tags"),
        store.documents,
        store.unreadable,
        lambda: store.as_of(NOW.replace(year=2027)),
        store.last_bodies,
    ]
    for read in readers:
        with pytest.raises(LockedError):
            read()
    with pytest.raises(ReadOnlyStoreError, match="sealed"):
        store.commit([Put(entry("x"))])
    assert store.head == head
    report = verify(folder, head)
    assert (report.head, report.problems) == (head, ())


def test_the_head_is_the_same_before_and_after(tmp_path: Path) -> None:
    """A head that was kept before the sealing proves the sealed journal, and the opened one."""
    store = opened(tmp_path)
    store.commit([Put(entry(CANARY))], "add")
    head = store.head
    seal_over(store)
    assert store.head == head
    assert verify(tmp_path, head).problems == ()
    store.unseal()
    assert store.head == head
    assert verify(tmp_path, head).problems == ()
    assert store_in(tmp_path, chained=True).documents() == store.documents()
    assert read_keys(tmp_path) is None


def test_hr_opens_it_with_its_own_key_alone(folder: Path) -> None:
    """The recovery key reads and writes; somebody else's key opens nothing."""
    store = opened(folder, who="HR")
    assert len(store.all(LogEntry)) == 2
    store.commit([Put(entry("by HR"))])
    assert "by HR" in texts(opened(folder))
    stranger = opened(folder, who="stranger")
    assert stranger.read_only == "damaged"
    assert stranger.all(LogEntry) == ()


def test_any_age_program_opens_a_body(folder: Path) -> None:
    """Stock age with the recovery key gives the document as JSON."""
    raw = segments(folder)[-1].read_bytes().splitlines()[-1]
    doc = json.loads(raw)["docs"][0]
    pyrage = extra("pyrage")
    identity = pyrage.x25519.Identity.from_str(pair("HR")[0])
    plain = json.loads(pyrage.decrypt(b64decode(doc["sealed"]), [identity]))
    assert (plain["id"], plain["rev"]) == (doc["id"], doc["rev"])
    assert plain["body"]["text"] == f"second {CANARY}"


def test_stock_tinydb_opens_the_snapshot(folder: Path) -> None:
    """The snapshot is plain TinyDB JSON, and a row of it is an envelope."""
    with TinyDB(folder / "coach.json") as database:
        rows = database.table("log_entry").all()
    assert all(set(row) == {"id", "rev", "digest", "sealed"} for row in rows)
    assert len(rows) == 2


def test_a_forgotten_document_leaves_its_ciphertext_too(folder: Path) -> None:
    """Forgetting takes what is sealed out of journal and snapshot; the chain is whole."""
    store = opened(folder)
    gone, kept = store.all(LogEntry)
    store.compact()
    store.forget([gone.id])
    lines = [json.loads(raw) for path in segments(folder) for raw in lines_of(path)]
    docs = [doc for line in lines for doc in line.get("docs", ()) if doc["id"] == gone.id]
    assert [("sealed" in doc, doc["op"]) for doc in docs] == [(False, "put"), (False, "forget")]
    assert gone.id not in (folder / "coach.json").read_text()
    assert verify(folder, seal=seal_of()).problems == ()
    assert [one.id for one in opened(folder).all(LogEntry)] == [kept.id]


def test_what_stood_at_a_moment_and_what_was_said_last_are_opened(folder: Path) -> None:
    """The past and the last bodies come with their texts."""
    store = opened(folder)
    first = next(one for one in store.all(LogEntry) if one.text.startswith("first"))
    store.commit([Put(first.revised(text="later"))])
    store.commit([Remove(store.find(LogEntry, id=first.id)[0])])
    said = {row["text"] for row in store.last_bodies()["log_entry"]}
    assert said == {"later", f"second {CANARY}"}
    then = store.as_of(store.changes_since(2)[0].at)
    assert [one.text for one in then.all(LogEntry)] == [f"first {CANARY}"]


def test_two_windows_read_each_others_sealed_lines(folder: Path) -> None:
    """What one writes the other opens at its next look."""
    a, b = opened(folder), opened(folder)
    a.commit([Put(entry("from a"))])
    assert b.refresh()
    assert "from a" in texts(b)
    b.commit([Put(entry("from b"))])
    assert a.refresh()
    assert texts(a) == texts(b)


def swapped(doc: Value) -> Value:
    """Give what is sealed in a line's first document."""
    return {"sealed": doc["sealed"]}


def sealed_of(path: Path, place: int) -> Value:
    """Give what is sealed in the first document of a line."""
    raw = path.read_bytes().splitlines()[place - 1]
    return swapped(json.loads(raw)["docs"][0])


def test_a_body_swapped_or_rolled_back_is_found(tmp_path: Path) -> None:
    """Another document's body, an older revision's, or rubbish in an envelope: named, not read."""
    store = opened(tmp_path)
    first = store.commit([Put(entry("first"))]).records[0]
    assert isinstance(first, LogEntry)
    store.commit([Put(entry("other"))])
    store.commit([Put(first.revised(text="newer"))])
    seal_over(store)
    (tmp_path / "coach.json").unlink()
    path = segments(tmp_path)[0]
    whole = path.read_bytes()
    for taken in (sealed_of(path, 3), sealed_of(path, 4), {"sealed": "rubbish"}):
        path.write_bytes(whole)
        forge(path, 5, document(with_(**taken)))
        assert verify(tmp_path).problems == ()
        (problem,) = verify(tmp_path, seal=seal_of()).problems
        assert (problem.key, problem.place) == ("edited", 5)
        again = opened(tmp_path)
        assert again.read_only == "damaged"
        assert texts(again) == ["other"]
        with pytest.raises(CorruptStoreError):
            again.last_bodies()


def test_a_ciphertext_taken_out_is_found_without_a_key(folder: Path) -> None:
    """A line that lost what was sealed in it, and no erasure tells of it, is a problem."""
    forge(segments(folder)[0], 3, document(lambda doc: doc.pop("sealed")))
    assert [problem.key for problem in verify(folder).problems] == ["erased"]


def test_a_snapshot_with_another_ciphertext_is_found_without_a_key(folder: Path) -> None:
    """The snapshot holds the very envelopes of the journal."""
    other = opened(folder)
    seal_over(other)
    snapshot = (folder / "coach.json").read_bytes()
    seal_over(other)
    (folder / "coach.json").write_bytes(snapshot)
    assert [problem.key for problem in verify(folder).problems] == ["snapshot"]


def test_a_lost_keys_file_locks_and_the_key_still_opens(folder: Path) -> None:
    """Without its keys the store is not taken for an open one; with a key it can be read."""
    (folder / "keys.toml").unlink()
    assert opened(folder, who="").read_only == "sealed"
    store = opened(folder)
    assert store.read_only == "missing"
    assert len(store.all(LogEntry)) == 2


def test_a_window_that_was_open_before_the_sealing_writes_nothing_plain(tmp_path: Path) -> None:
    """It is stopped at its next look or write: the store is another one now."""
    late = opened(tmp_path)
    store = opened(tmp_path)
    seal_over(store)
    with pytest.raises(ReadOnlyStoreError):
        late.commit([Put(entry(CANARY))])
    assert files_with(tmp_path) == []


def test_a_draft_is_sealed_and_its_name_tells_nothing(folder: Path) -> None:
    """Text, form and person of a draft stand in no file; the next session takes it back."""
    seal = seal_of()
    drafts = Drafts(folder / "drafts", "one", now=clock(), seal=seal)
    drafts.note(f"file.{CANARY}", f"half {CANARY}", ("line",))
    drafts.flush()
    assert files_with(folder) == []
    seal.forget()
    drafts.note(f"file.{CANARY}", f"half typed {CANARY}")
    drafts.rescue()
    drafts.close()
    assert files_with(folder) == []
    without = Drafts(folder / "drafts", "two", now=clock())
    assert without.claim(f"file.{CANARY}") is None
    without.close()
    after = Drafts(folder / "drafts", "three", now=clock(), seal=seal_of())
    assert [each.form for each in after.waiting()] == [f"file.{CANARY}"]
    held = after.claim(f"file.{CANARY}")
    assert held is not None
    assert held.text == f"half typed {CANARY}"
    after.flush()
    assert files_with(folder) == []


def test_a_draft_of_somebody_forgotten_goes_though_it_is_sealed(folder: Path) -> None:
    """Forgetting opens the drafts to see whom they are about."""
    gone = opened(folder).all(LogEntry)[0]
    drafts = Drafts(folder / "drafts", "one", now=clock(), seal=seal_of())
    drafts.note("form.kept", "stays")
    drafts.note(f"form.{gone.id}", "goes")
    drafts.flush()
    drafts.close()
    opened(folder).forget([gone.id])
    after = Drafts(folder / "drafts", "two", now=clock(), seal=seal_of())
    assert [each.form for each in after.waiting()] == ["form.kept"]


def test_a_sealed_body_in_another_envelope_does_not_open(folder: Path) -> None:
    """Id, revision and digest of the envelope have to be those inside."""
    raw = segments(folder)[0].read_bytes().splitlines()[2]
    doc = decode(raw).docs[0]
    assert opened_content(doc, seal_of()).body["id"] == doc.id
    for wrong in (replace(doc, id="x"), replace(doc, rev=9), replace(doc, digest="0")):
        with pytest.raises(SealError):
            opened_content(wrong, seal_of())


@pytest.mark.parametrize("text", ["", "pending = 3", 'pending = ""\nidentity = ""\n', "\x00", "["])
def test_keys_that_cannot_be_read_are_told_with_their_file(folder: Path, text: str) -> None:
    """A spoilt keys file is named; nothing is taken for open because of it."""
    (folder / "keys.toml").write_text(text)
    with pytest.raises(CorruptStoreError, match=r"keys\.toml"):
        read_keys(folder)
    assert opened(folder, who="").read_only == "sealed"


def test_the_keys_name_who_can_open_and_no_secret(folder: Path) -> None:
    """The file is plain, for its owner alone, and comes back as it was written."""
    path = folder / "keys.toml"
    assert path.stat().st_mode & 0o777 == 0o600
    assert "AGE-SECRET-KEY" not in path.read_text()
    odd = Keys((("manager", pair("HR")[1]), ('Bà "Hòa" \\ 😀', pair("x")[1])), "line 1\nline 2")
    write_keys(folder, odd, REAL)
    assert read_keys(folder) == replace(odd, identity="line 1\nline 2\n")
    assert "age -d" in path.read_text()


def test_a_body_sealed_in_an_older_format_is_brought_up_to_date(tmp_path: Path) -> None:
    """The format is sealed with the body; its digest is that of what was written."""
    store = opened(tmp_path)
    line = store.commit([Put(entry("x"))])
    assert line.seq == 2
    doc = decode(segments(tmp_path)[0].read_bytes().splitlines()[2]).docs[0]
    body = {"id": doc.id, "rev": doc.rev, "shared": True}
    old = replace(doc, body=body, text="", digest=digest_of(doc.salt, body))
    sealed = replace(old, body=None, salt="", sealed=sealed_content(old, seal_of(), 0))
    found = opened_change(sealed, seal_of())
    assert found.body == {"id": doc.id, "rev": doc.rev, "visibility": "shared"}
    assert opened_content(sealed, seal_of()).body == body
