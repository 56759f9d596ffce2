"""What every engine behind the repository must do; a test class inherits it and gives `opener`."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TypeVar

import pytest

from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME, new_id
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.record import Record
from coachtui.domain.repository import (
    Change,
    Put,
    ReadOnlyStoreError,
    Remove,
    Repository,
    StaleWriteError,
    StoreError,
)
from stores import entry, manager, person, promise

Opener = Callable[..., Repository]
R = TypeVar("R", bound=Record)


class RepositoryContract:
    """The promises; `opener(read_only=False, author="me")` opens the same store once more."""

    @pytest.fixture
    def store(self, opener: Opener) -> Repository:
        """Give a store that was just made."""
        return opener()

    def test_begins_with_its_founding_records(self, store: Repository) -> None:
        """A new store holds what it was founded with, at revision 1."""
        assert [(one.id, one.rev) for one in store.all(Person)] == [(ME, 1)]

    def test_a_commit_is_read_back_equal_here_and_elsewhere(
        self, store: Repository, opener: Opener
    ) -> None:
        """What commit returned is what every handle reads, field for field."""
        receipt = store.commit([Put(person()), Put(promise("rep"))], "import")
        rep, owed = receipt.records
        assert (rep.rev, owed.rev, receipt.seq) == (1, 1, store.seq)
        for handle in (store, opener()):
            assert handle.get(Person, rep.id) == rep
            assert handle.get(Commitment, owed.id) == owed

    def test_stamps_are_set_by_the_store(self, opener: Opener) -> None:
        """A new record gets when and by whom; a change keeps that and moves `updated_at`."""
        store = opener(author="an")
        first = self._put(store, person())
        assert first.created_by == "an"
        assert first.created_at == first.recorded_at == first.updated_at
        second = self._put(store, first.revised(full_name="An"))
        assert (second.rev, second.created_at) == (2, first.created_at)
        assert second.updated_at
        assert first.updated_at
        assert second.updated_at > first.updated_at

    def test_a_stale_save_raises_and_writes_nothing(
        self, store: Repository, opener: Opener
    ) -> None:
        """Of two edits of one revision the second is refused, with all that came along."""
        first = self._put(store, promise("rep", "cũ"))
        mine, theirs = opener(), opener()
        won = mine.commit([Put(first.revised(text="mine"))], "edit").records[0]
        with pytest.raises(StaleWriteError) as caught:
            theirs.commit([Put(entry("along")), Put(first.revised(text="theirs"))], "edit")
        assert caught.value.conflicts == (("commitment", first.id),)
        assert opener().get(Commitment, first.id) == won
        assert not opener().all(LogEntry)

    @pytest.mark.parametrize("change", ["new_twice", "changed_gone", "removed_gone"])
    def test_a_record_that_is_not_as_read_is_stale(self, store: Repository, change: str) -> None:
        """New over an existing one, or a change of one that is gone, is a conflict too."""
        kept = self._put(store, entry("there"))
        gone = self._put(store, entry("gone"))
        store.commit([Remove(gone)])
        again = kept.revised(rev=0)
        wanted: dict[str, Change] = {
            "new_twice": Put(again),
            "changed_gone": Put(gone),
            "removed_gone": Remove(gone),
        }
        with pytest.raises(StaleWriteError):
            store.commit([wanted[change]])

    def test_remove_takes_out_that_record_alone(self, store: Repository, opener: Opener) -> None:
        """A removed record is gone for every handle, the others are not."""
        kept, gone = self._put(store, entry("stays")), self._put(store, entry("goes"))
        assert store.commit([Remove(gone)]).records == ()
        for handle in (store, opener()):
            assert handle.all(LogEntry) == (kept,)
            assert handle.get(LogEntry, gone.id) is None

    def test_no_change_writes_nothing(self, store: Repository) -> None:
        """An empty commit returns where the journal stands and adds no line."""
        before = store.seq
        assert store.commit([]).seq == before == store.seq

    def test_one_commit_is_one_line(self, store: Repository) -> None:
        """However many tables a commit touches, history shows one change with its label."""
        before = store.seq
        store.commit([Put(person()), Put(entry("a")), Put(promise("rep"))], "import")
        (change,) = store.changes_since(before)
        assert (change.label, change.by, len(change.touched)) == ("import", ME, 3)

    def test_find_by_link_by_field_and_by_both(self, store: Repository, opener: Opener) -> None:
        """Find gives exactly the equal ones, in the order of ids, whatever the field is."""
        wanted = (("an", "một"), ("binh", "khác"), ("an", "khác"))
        ids = sorted(new_id() for _ in wanted)
        a, b, c = (
            self._put(store, promise(owner, text).revised(id=identifier))
            for identifier, (owner, text) in zip(ids, wanted, strict=True)
        )
        for handle in (store, opener()):
            assert handle.find(Commitment, owner="an") == (a, c)
            assert handle.find(Commitment, text="khác") == (b, c)
            assert handle.find(Commitment, owner="an", text="khác") == (c,)
            assert handle.find(Commitment, id=b.id) == (b,)
            assert handle.find(Commitment, due=date(2026, 11, 27)) == (a, b, c)
            assert handle.find(Commitment, owner="nobody") == ()
            assert handle.find(Commitment, no_such_field=1) == ()
        assert handle.find(LogEntry, part_of=None) == ()

    def test_words_of_a_list_field(self, store: Repository, opener: Opener) -> None:
        """The texts that lists of all records of a type hold, each once and sorted."""
        for tags in (("b", "a"), ("b",), ()):
            self._put(store, entry("an").revised(tags=tags))
        for handle in (store, opener()):
            assert handle.words_in(LogEntry, "tags") == ("a", "b")
            assert handle.words_in(LogEntry, "text") == ()
            assert handle.words_in(Commitment, "tags") == ()

    def test_find_follows_a_link_that_changes(self, store: Repository, opener: Opener) -> None:
        """After a change of the field, also by another process, find gives the new holder only."""
        one = self._put(store, entry("x", part_of="first"))
        other = opener()
        assert other.find(LogEntry, part_of="first") == (one,)
        moved = self._put(store, one.revised(part_of="second"))
        assert other.refresh()
        for handle in (store, other):
            assert handle.find(LogEntry, part_of="first") == ()
            assert handle.find(LogEntry, part_of="second") == (moved,)

    def test_refresh_tells_of_others_only_once(self, store: Repository, opener: Opener) -> None:
        """What another handle wrote is there after refresh, which says so once."""
        other = opener()
        assert not other.refresh()
        new = self._put(store, entry("news"))
        assert other.get(LogEntry, new.id) is None
        assert other.refresh()
        assert other.get(LogEntry, new.id) == new
        assert not other.refresh()

    def test_changes_since_gives_every_line_once(self, store: Repository, opener: Opener) -> None:
        """A handle that was opened later tells the same history as the one that wrote it."""
        start = store.seq
        for number in range(3):
            store.commit([Put(entry(str(number)))], str(number))
        for handle in (store, opener()):
            assert [one.label for one in handle.changes_since(start)] == ["0", "1", "2"]
            assert [one.label for one in handle.changes_since(start + 2)] == ["2"]
            assert handle.changes_since(handle.seq) == ()

    def test_undo_and_redo_walk_my_changes(self, store: Repository, opener: Opener) -> None:
        """Undo takes my changes back one by one, redo does them again, also after a restart."""
        rep = self._put(store, person("An"), "add")
        self._put(store, rep.revised(full_name="Ân"), "rename")
        self._put(store, entry("talk flip"))
        store = opener()
        assert self._undone(store) == "rename"
        assert self._name(store, rep.id) == "An"
        store = opener()
        assert self._undone(store) == "add"
        assert store.get(Person, rep.id) is None
        assert store.undo() is None
        store = opener()
        assert [self._redone(store), self._redone(store)] == ["add", "rename"]
        assert self._name(store, rep.id) == "Ân"
        assert store.redo() is None
        assert [self._undone(store), self._undone(store)] == ["rename", "add"]

    def test_what_undo_would_take_back_is_told_first(self, store: Repository) -> None:
        """The change is named with all it touched, and nothing is written by asking."""
        assert store.undoable() is None
        store.commit([Put(person()), Put(promise("rep"))], "import")
        before = store.seq
        told = store.undoable()
        assert told is not None
        assert (told.label, len(told.touched), store.seq) == ("import", 2, before)
        assert store.undo() == told

    def test_each_record_tells_its_versions(self, store: Repository, opener: Opener) -> None:
        """Oldest first, with what stood in it, also by a handle that was opened later."""
        rep = self._put(store, person("An"), "add")
        store.commit([Remove(self._put(store, rep.revised(full_name="Ân"), "rename"))], "delete")
        for handle in (store, opener()):
            found = handle.versions("person", rep.id)
            assert [(one.label, one.deed) for one in found] == [
                *(("add", "stored"), ("rename", "stored"), ("delete", "removed")),
            ]
            assert [one.body and one.body["full_name"] for one in found] == ["An", "Ân", None]

    def test_what_was_removed_can_be_named_and_recalled(
        self, store: Repository, opener: Opener
    ) -> None:
        """As it stood last, until it is back or forgotten; a look at it changes nothing."""
        rep = self._put(store, person("An"), "add")
        store.commit([Remove(rep)], "delete")
        for handle in (store, opener()):
            (gone,) = handle.removed(datetime(2026, 1, 1, tzinfo=UTC))
            assert (gone.table, gone.id, gone.label) == ("person", rep.id, "delete")
            assert self._name(handle.recalled([gone]), rep.id) == "An"
            assert handle.get(Person, rep.id) is None
        store.forget([rep.id])
        assert store.removed(datetime(2026, 1, 1, tzinfo=UTC)) == ()

    def test_a_new_change_ends_redo(self, store: Repository) -> None:
        """After something new was done, what was undone stays undone."""
        self._put(store, entry("a"), "first")
        store.undo()
        self._put(store, entry("b"), "second")
        assert store.redo() is None
        assert self._undone(store) == "second"

    def test_undo_of_what_was_changed_since_is_a_conflict(
        self, store: Repository, opener: Opener
    ) -> None:
        """What somebody else changed since is not overwritten by an undo."""
        mine = self._put(store, entry("mine"), "add")
        theirs = opener(author="binh")
        changed = self._put(theirs, mine.revised(text="theirs"), "edit")
        with pytest.raises(StaleWriteError):
            store.undo()
        assert opener().get(LogEntry, mine.id) == changed

    def test_undo_leaves_the_changes_of_others(self, store: Repository, opener: Opener) -> None:
        """Undo takes back my last change even when somebody else wrote after it."""
        mine = self._put(store, entry("mine"), "add")
        theirs = self._put(opener(author="binh"), entry("theirs"), "add")
        assert self._undone(store) == "add"
        assert store.all(LogEntry) == (theirs,)
        assert mine not in store.all(LogEntry)

    def test_undo_of_a_removal_brings_the_record_back(self, store: Repository) -> None:
        """A removed record comes back as it was, at a revision no old form can match."""
        one = self._put(store, entry("keep me"))
        store.commit([Remove(one)], "delete")
        assert self._undone(store) == "delete"
        (back,) = store.all(LogEntry)
        assert (back.id, back.text, back.created_at) == (one.id, one.text, one.created_at)
        assert back.rev > one.rev

    def test_forgotten_is_gone_everywhere_and_not_undone(
        self, store: Repository, opener: Opener
    ) -> None:
        """Forgetting takes out the record and its past; the rest stays, undo passes it over."""
        keep = self._put(store, entry("keep"), "keep")
        rep = self._put(store, person("Bí Mật"), "add")
        self._put(store, rep.revised(full_name="Bí Mật Hơn"), "rename")
        assert store.forget([rep.id]) == 2
        for handle in (store, opener()):
            assert handle.get(Person, rep.id) is None
            assert handle.get(LogEntry, keep.id) == keep
        assert self._undone(store) == "keep"
        assert store.undo() is None
        assert store.forget([rep.id]) == 0

    def test_load_is_an_exact_round_trip(self, store: Repository, opener: Opener) -> None:
        """Documents of one store are taken into another with revisions, stamps and all."""
        rep = self._put(store, person())
        self._put(store, rep.revised(full_name="Hai"))
        exported = {"person": [self._stored(store, "person", rep.id)]}
        store.forget([rep.id])
        receipt = store.load(exported, "import")
        assert receipt.seq == store.seq
        assert self._stored(opener(), "person", rep.id) == exported["person"][0]
        assert store.load(exported, "import").seq == receipt.seq

    def test_load_refuses_other_content_but_renames_the_manager(self, store: Repository) -> None:
        """Another document of a known id is a conflict, except the manager nobody named yet."""
        rep = self._put(store, person())
        other = {**self._stored(store, "person", rep.id), "full_name": "Khác"}
        with pytest.raises(StaleWriteError):
            store.load({"person": [other]}, "import")
        me = {**manager().model_dump(mode="json"), "full_name": "Lê Hoàng Ngân", "rev": 4}
        store.load({"person": [me]}, "import")
        assert self._name(store, ME) == "Lê Hoàng Ngân"
        with pytest.raises(StaleWriteError):
            store.load({"person": [{**me, "full_name": "Khác"}]}, "import")

    def test_load_refuses_what_is_no_document(self, store: Repository) -> None:
        """A table of the store's own, a document without id or revision, one twice: nothing."""
        before = store.documents()
        good = {"id": "x", "rev": 1}
        for bad in (
            {"_meta": [good]},
            {"person": [{"rev": 1}]},
            {"person": [{"id": "x"}]},
            {"person": [{"id": "x", "rev": "1"}]},
            {"person": [good, {"id": "x", "rev": 2}]},
        ):
            with pytest.raises(ValueError, match=r"."):
                store.load({"log_entry": [good], **bad}, "import")
        assert store.documents() == before

    def test_an_odd_id_is_found_again_in_the_past(self, store: Repository) -> None:
        """Undo and forgetting work for ids that JSON has to escape."""
        one = self._put(store, person("An").revised(id='ô "\\ \u2028'), "add")
        self._put(store, one.revised(full_name="Ân"), "edit")
        assert self._undone(store) == "edit"
        assert self._name(store, one.id) == "An"
        assert store.forget([one.id]) == 3
        assert store.get(Person, one.id) is None

    def test_unreadable_documents_are_kept_and_listed(
        self, store: Repository, opener: Opener
    ) -> None:
        """A document that does not fit its type is listed without its values, and stays."""
        strange = {"id": "odd", "rev": 3, "full_name": "Bí Mật", "role": "wizard"}
        store.load({"person": [strange]}, "import")
        for handle in (store, opener()):
            assert [one.id for one in handle.all(Person)] == [ME]
            assert handle.get(Person, "odd") is None
            (found,) = handle.unreadable()
            assert (found.table, found.id, found.problems) == (
                "person",
                "odd",
                ("role: literal_error",),
            )
            assert strange in handle.documents()["person"]

    def test_unknown_fields_survive(self, store: Repository, opener: Opener) -> None:
        """A field of a newer program is still there after a save by this one."""
        document = {**person().model_dump(mode="json"), "rev": 1, "shoe_size": 42}
        store.load({"person": [document]}, "import")
        rep = store.get(Person, str(document["id"]))
        assert rep is not None
        self._put(store, rep.revised(full_name="Hai"))
        assert self._stored(opener(), "person", rep.id)["shoe_size"] == 42

    def test_documents_are_copies(self, store: Repository) -> None:
        """Who changes what `documents` gave changes nothing in the store."""
        self._put(store, entry("as it was"))
        given = store.documents()["log_entry"][0]
        assert isinstance(given, dict)
        given["text"] = "changed"
        assert store.documents()["log_entry"][0]["text"] == "as it was"

    def test_a_read_only_store_reads_and_refuses(self, store: Repository, opener: Opener) -> None:
        """Opened for reading, everything is there and every way to write is refused."""
        one = self._put(store, entry("x"), "add")
        reader = opener(read_only=True)
        assert reader.read_only
        assert reader.all(LogEntry) == (one,)
        writes: tuple[Callable[[], object], ...] = (
            lambda: reader.commit([Put(entry("y"))]),
            lambda: reader.load({"person": [{"id": "z", "rev": 1}]}, ""),
            reader.undo,
            reader.redo,
            lambda: reader.forget([one.id]),
        )
        for write in writes:
            with pytest.raises(ReadOnlyStoreError):
                write()
        self._put(store, entry("z"))
        assert reader.refresh()

    def test_what_json_cannot_hold_is_refused(self, store: Repository) -> None:
        """NaN and lone surrogates never reach a file; nothing of the commit is written."""
        before = store.seq
        for bad in (float("nan"), float("inf"), "\ud800"):
            strange = Person.model_validate({"full_name": "An", "extra": bad})
            with pytest.raises((ValueError, StoreError)):
                store.commit([Put(entry("along")), Put(strange)])
        assert store.seq == before
        assert not store.all(LogEntry)

    def _put(self, store: Repository, record: R, label: str = "") -> R:
        (stored,) = store.commit([Put(record)], label).records
        assert isinstance(stored, type(record))
        return stored

    def _stored(self, store: Repository, table: str, identifier: str) -> dict[str, object]:
        (found,) = (one for one in store.documents()[table] if one["id"] == identifier)
        return dict(found)

    def _name(self, store: Repository, identifier: str) -> str:
        found = store.get(Person, identifier)
        assert found is not None
        return found.full_name

    def _undone(self, store: Repository) -> str:
        change = store.undo()
        assert change is not None
        return change.label

    def _redone(self, store: Repository) -> str:
        change = store.redo()
        assert change is not None
        return change.label
