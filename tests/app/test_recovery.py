"""What the screens say and offer for each kind of damage, and what their keys do."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.paths import BACKUPS, DRAFTS, JOURNAL, SNAPSHOT
from coachtui.storage import Drafts
from coachtui.storage.header import decode_header, encode_header
from coachtui.storage.migrations import FORMAT
from coachtui.ui.damaged import DamagedScreen, FilesScreen, ReadOnlyScreen
from coachtui.ui.hand_edited import HandEditedScreen
from desks import FixedClock
from overview_desk import said, shown_text
from recovery_app import agree, coach, in_front, looked, running, until
from stores import content, new_store, store_in

OPEN = f"{JOURNAL}/open.jsonl"
Damage = Callable[[Path], None]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a data folder with two reps and a snapshot, and a rep after it."""
    folder = tmp_path / "data"
    new_store(folder, "Lan", "Mai")
    with store_in(folder) as store:
        store.compact()
        store.commit([Put(Person(full_name="Nam"))])
    return folder


def newer(folder: Path) -> None:
    """Make the journal one of a newer program."""
    first, rest = (folder / OPEN).read_bytes().split(b"\n", 1)
    header = replace(decode_header(first), format=FORMAT + 1)
    (folder / OPEN).write_bytes(encode_header(header) + rest)


def spoilt(folder: Path) -> None:
    """Change a letter of a line that another follows."""
    (folder / OPEN).write_bytes((folder / OPEN).read_bytes().replace(b"Mai", b"Mao"))


def lost(folder: Path) -> None:
    """Take the journal away, and the snapshot stays."""
    (folder / OPEN).unlink()


def gone(folder: Path) -> None:
    """Take journal and snapshot away, and the lock stays."""
    (folder / OPEN).unlink()
    (folder / SNAPSHOT).unlink()


def older(folder: Path) -> None:
    """Put an older journal back beside the snapshot."""
    (folder / OPEN).write_bytes(
        b"".join((folder / OPEN).read_bytes().splitlines(keepends=True)[:2])
    )


def foreign(folder: Path) -> None:
    """Put a link in the place of the journal."""
    (folder / JOURNAL).rename(folder.parent / "elsewhere")
    (folder / JOURNAL).symlink_to(folder.parent / "elsewhere")


@pytest.mark.parametrize(
    ("damage", "screen", "words", "keys"),
    [
        (newer, ReadOnlyScreen, "Update coachtui, then start again.", ""),
        (spoilt, ReadOnlyScreen, "is damaged: ", "r"),
        (lost, ReadOnlyScreen, "Part of the records is not where it was", "r"),
        (gone, DamagedScreen, "Is the disk mounted", ""),
        (older, ReadOnlyScreen, "do not belong together", "jc"),
        (foreign, DamagedScreen, "Give the folder back to your account", ""),
    ],
)
async def test_each_kind_says_what_is_wrong_and_offers_what_helps(
    data: Path, damage: Damage, screen: type[FilesScreen], words: str, keys: str
) -> None:
    """What happened, what is kept and what to do stand there; only keys that help are offered."""
    damage(data)
    before = content(data)
    app = coach(data)
    async with running(app) as pilot:
        assert isinstance(app.screen, screen)
        await looked(pilot, app, words)
        if keys:
            await until(pilot, lambda: bool(app.screen.active_bindings.get(keys[0])))
        offered = "".join(key for key in "rjcb" if key in app.screen.active_bindings)
        assert offered == keys
        assert {"l", "q"} <= app.screen.active_bindings.keys()
        assert "nothing was changed" in " ".join(shown_text(app).lower().split())
        for key in sorted({*"rjcb"} - {*keys}):
            await pilot.press(key)
        assert isinstance(app.screen, screen)
    assert content(data) == before


async def test_without_rights_everything_can_be_read(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that may not be written opens to read, says so, and Enter leads on."""
    monkeypatch.setattr("coachtui.storage.store._may_write", lambda *_: False)
    app = coach(data)
    async with running(app) as pilot:
        await looked(pilot, app, "may read the records and not write them")
        await pilot.press("enter")
        await looked(pilot, app, "Lan")
        assert "read-only" in shown_text(app)
        await pilot.press("ctrl+p")
        await pilot.press(*"why the")
        await pilot.press("enter")
        await looked(pilot, app, "may read the records and not write them")


@pytest.mark.parametrize(("key", "names"), [("j", set[str]()), ("c", {"Lan", "Mai"})])
async def test_of_two_that_differ_the_one_chosen_goes_on(
    data: Path, key: str, names: set[str]
) -> None:
    """After an older copy was put back, either the journal or coach.json goes on, as was chosen."""
    older(data)
    app = coach(data)
    async with running(app) as pilot:
        await until(pilot, lambda: key in app.screen.active_bindings)
        await pilot.press(key)
        await pilot.pause()
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, ReadOnlyScreen)
        await pilot.press(key)
        await pilot.pause()
        await pilot.pause()
        await pilot.press("y")
        await until(pilot, lambda: not isinstance(app.screen, FilesScreen) and not app.opening)
        await until(pilot, lambda: app.desk.repository.read_only == "")
        found = {one.full_name for one in app.desk.repository.all(Person)} - {"Me"}
        assert found == names
        await until(pilot, lambda: "The records are back." in said(app))


async def test_a_rebuild_says_what_it_is_without(tmp_path: Path) -> None:
    """What cannot be read is named before it is left out and after, with where it is kept."""
    folder = tmp_path / "data"
    new_store(folder, "Lan")
    with store_in(folder) as store:
        store.commit([Put(Person(full_name=name)) for name in ("Mai", "Nam")])
        store.commit([Put(Person(full_name="Oanh"))])
    spoilt(folder)
    app = coach(folder)
    async with running(app) as pilot:
        await looked(pilot, app, "with 2 records, cannot be read.")
        await pilot.press("r")
        await until(pilot, lambda: "Go on with what can be read?" in shown_text(app))
        assert "Change 3 of " in " ".join(shown_text(app).split())
        await agree(pilot)
        await until(pilot, lambda: "Rebuilt without the 1 change" in said(app))
        assert "are back" not in said(app)
        assert f"{BACKUPS}/before-restore-" in said(app)


async def test_beside_another_window_nothing_is_brought_back(data: Path) -> None:
    """While another window lives the key says so and changes nothing."""
    spoilt(data)
    other = Drafts(data / DRAFTS, "other", now=FixedClock().now)
    before = content(data)
    app = coach(data)
    async with running(app) as pilot:
        await until(pilot, lambda: "r" in app.screen.active_bindings)
        await pilot.press("r")
        await pilot.pause()
        await pilot.pause()
        await pilot.press("y")
        await until(pilot, lambda: "A window has the records open." in said(app))
    assert content(data) == before
    other.close()


async def test_opened_to_read_only_nothing_is_offered(data: Path) -> None:
    """With --read-only the screens for damage offer no key that writes."""
    older(data)
    app = coach(data, read_only=True)
    async with running(app) as pilot:
        assert isinstance(app.screen, ReadOnlyScreen)
        await pilot.pause(0.2)
        assert not {"r", "j", "c", "b"} & app.screen.active_bindings.keys()


async def test_records_replaced_while_open_are_told_and_opened_again(data: Path) -> None:
    """An older copy put back under a running program is noticed, and l opens what is there now."""
    with store_in(data) as store:
        store.commit([Put(Person(full_name="Oanh"))])
    early = (data / OPEN).read_bytes()
    with store_in(data) as store:
        store.commit([Put(Person(full_name="Phú"))])
        store.commit([Put(Person(full_name="Quân"))])
    app = coach(data)
    async with running(app) as pilot:
        assert not isinstance(app.screen, FilesScreen)
        (data / OPEN).unlink()
        (data / OPEN).write_bytes(early)
        await until(pilot, lambda: isinstance(app.screen, ReadOnlyScreen))
        await looked(pilot, app, "were replaced by an older copy while they were open")
        await pilot.press("l")
        await until(pilot, lambda: not isinstance(app.screen, FilesScreen) and not app.opening)
        await until(pilot, lambda: app.desk.repository.read_only == "")
        names = {one.full_name for one in app.desk.repository.all(Person)}
        assert {"Oanh", "Phú"} & names == {"Oanh"}


def edit(folder: Path, old: str, new: str) -> bytes:
    """Give somebody in coach.json another name, by hand; give the bytes of the file."""
    path = folder / SNAPSHOT
    tables = json.loads(path.read_text())
    next(one for one in tables["person"].values() if one["full_name"] == old)["full_name"] = new
    path.write_text(json.dumps(tables))
    return path.read_bytes()


async def test_of_a_hand_edit_the_journal_can_count(data: Path) -> None:
    """Refused, the edit leaves the records as they were, and its file is kept aside."""
    edited = edit(data, "Mai", "Mây")
    app = coach(data)
    async with running(app) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HandEditedScreen))
        await pilot.press("r")
        await until(pilot, lambda: "The journal counts." in said(app))
        names = {one.full_name for one in app.desk.repository.all(Person)}
        assert "Mây" not in names
    kept = [bytes_ for name, bytes_ in content(data).items() if "set-aside" in name]
    assert kept == [edited]


async def test_what_is_no_record_is_not_taken_in(data: Path) -> None:
    """Of two edits the one that fits is taken in, and that the other is no record stands there."""
    edit(data, "Mai", "Mây")
    edit(data, "Lan", "")
    app = coach(data)
    async with running(app) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HandEditedScreen))
        await looked(pilot, app, "1 entry of the file is no record")
        await pilot.press("a")
        await until(pilot, lambda: "1 record was taken in." in said(app))
        names = {one.full_name for one in app.desk.repository.all(Person)}
        assert {"Mây", "Lan", "Nam"} <= names


async def test_left_for_later_a_hand_edit_is_asked_about_again(data: Path) -> None:
    """Esc decides nothing: the records stand as the journal has them, and the next start asks."""
    edited = edit(data, "Mai", "Mây")
    for _ in range(2):
        app = coach(data)
        async with running(app) as pilot:
            await until(pilot, partial(in_front, app, HandEditedScreen))
            await pilot.press("escape")
            await pilot.pause()
            assert not in_front(app, HandEditedScreen)
    assert (data / SNAPSHOT).read_bytes() == edited
