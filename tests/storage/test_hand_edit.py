"""What somebody changed by hand in `coach.json`, held against what the program wrote."""

import json
from pathlib import Path

from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.paths import HR, SNAPSHOT
from coachtui.storage.hand_edit import hand_edit
from seals import seal_hr
from stores import entry, new_store, store_in

Tables = dict[str, dict[str, dict[str, object]]]


def filled(folder: Path) -> None:
    """Make a store of three reps with a snapshot of all of them."""
    new_store(folder, "Lan", "Mai", "Nam")
    with store_in(folder) as store:
        store.compact()


def edited(folder: Path) -> Tables:
    """Give the tables of the snapshot, to be changed and written back."""
    found: Tables = json.loads((folder / SNAPSHOT).read_text())
    return found


def write(folder: Path, tables: Tables) -> None:
    """Write the tables back as an editor does."""
    (folder / SNAPSHOT).write_text(json.dumps(tables))


def row(tables: Tables, name: str) -> dict[str, object]:
    """Give the document of a person."""
    return next(one for one in tables["person"].values() if one["full_name"] == name)


def test_each_kind_of_change_is_told_apart(tmp_path: Path) -> None:
    """A changed, a new and a removed record are named, and an entry without an id is counted."""
    filled(tmp_path)
    tables = edited(tmp_path)
    row(tables, "Lan")["full_name"] = "Lan Anh"
    gone = str(row(tables, "Mai")["id"])
    tables["person"] = {n: one for n, one in tables["person"].items() if one["id"] != gone}
    tables["person"]["90"] = {**row(tables, "Nam"), "id": "new", "full_name": "Oanh"}
    tables["person"]["91"] = {"full_name": "nobody"}
    write(tmp_path, tables)
    found = hand_edit(tmp_path)
    assert found is not None
    assert [one["full_name"] for one in found.changed.values()] == ["Lan Anh"]
    assert [one["full_name"] for one in found.added.values()] == ["Oanh"]
    assert (found.removed, found.odd, found.late) == ((("person", gone),), 1, 0)


def test_what_was_changed_in_the_program_since_is_late(tmp_path: Path) -> None:
    """An edit of a record that the program changed after the snapshot does not override it."""
    filled(tmp_path)
    with store_in(tmp_path) as store:
        lan = next(one for one in store.all(Person) if one.full_name == "Lan")
        store.commit([Put(lan.revised(full_name="Lan Chi"))])
    tables = edited(tmp_path)
    row(tables, "Lan")["full_name"] = "Lan Anh"
    write(tmp_path, tables)
    found = hand_edit(tmp_path)
    assert found is not None
    assert (found.changed, found.late) == ({}, 1)


def test_lines_after_the_snapshot_are_no_edit(tmp_path: Path) -> None:
    """What the journal holds beyond the snapshot is not taken for something removed by hand."""
    filled(tmp_path)
    with store_in(tmp_path) as store:
        store.commit([Put(Person(full_name="Oanh"))])
    write(tmp_path, edited(tmp_path))
    found = hand_edit(tmp_path)
    assert found is not None
    assert (found.changed, found.added, found.removed, found.late) == ({}, {}, (), 0)


def test_a_sound_snapshot_or_none_is_no_edit(tmp_path: Path) -> None:
    """Without a snapshot, or with the program's own, there is nothing to tell."""
    new_store(tmp_path, "Lan")
    assert hand_edit(tmp_path) is None
    with store_in(tmp_path) as store:
        store.compact()
    assert hand_edit(tmp_path) is None


def test_sealed_or_foreign_files_are_not_compared(tmp_path: Path) -> None:
    """Of sealed records, and of a snapshot of other records, it is only said that it differs."""
    new_store(tmp_path / "data", "Lan")
    with store_in(tmp_path / "data" / HR, chained=True) as hr:
        hr.commit([Put(entry("first"))])
    seal_hr(tmp_path / "data")
    write(tmp_path / "data" / HR, edited(tmp_path / "data" / HR))
    sealed = hand_edit(tmp_path / "data" / HR)
    filled(tmp_path / "other")
    filled(tmp_path / "own")
    write(tmp_path / "own", edited(tmp_path / "other"))
    foreign = hand_edit(tmp_path / "own")
    assert [one.closed for one in (sealed, foreign) if one] == [True, True]
