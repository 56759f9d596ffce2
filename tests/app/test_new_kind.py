"""A new kind of record, one folder's worth of classes, gets what all have without another change.

`gadgets.py` is all there is of the kind; here stands what the program does for it, in the app and
on the command line.
"""

import csv
import io
import json
from pathlib import Path
from typing import Final

import pytest
from textual.pilot import Pilot

from coachtui.app import CoachApp
from coachtui.domain.clock import system_clock
from coachtui.domain.repository import Put, Remove
from coachtui.overview.bin import BinScreen
from coachtui.overview.drafts import DraftsScreen
from coachtui.overview.history import HistoryScreen
from coachtui.overview.person_page import PersonPage
from coachtui.overview.search import SearchScreen
from coachtui.ui.command_list import CommandList
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.form import FormScreen
from coachtui.ui.versions import VersionsDialog
from gadgets import Gadget, GadgetList, with_gadgets
from overview_desk import TODAY, rows_on, said, shown_text, titled
from places import AN, Place
from screens import one_read, settle
from shell import Shell

LAMP: Final = Gadget(id="lamp", name="đèn bàn", person_id=AN.id, due=TODAY)
BAG: Final = Gadget(id="bag", name="túi mẫu", person_id=AN.id)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Give a store with a rep who has two gadgets, and a catalogue that knows what they are."""
    made = Place(tmp_path / "data")
    made.kinds = with_gadgets()
    with made.store() as store:
        store.commit([Put(LAMP), Put(BAG)], "Gadget added")
    return made


async def opened(app: CoachApp, pilot: Pilot[None], *keys: str) -> None:
    """Wait until the records are there, then press keys."""
    while app.opening:
        await pilot.pause()
    await press(app, pilot, *keys)


async def press(app: CoachApp, pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until what they set off is done."""
    await pilot.press(*keys)
    await settle(pilot)
    reading = [each for each in app.workers if each.group in {"history", "read", "restore"}]
    if reading:
        await app.workers.wait_for_complete(reading)
    await settle(pilot)


def names(place: Place) -> list[str]:
    """Give back the names on file, in order."""
    with place.store() as store:
        return sorted(one.name for one in store.all(Gadget))


async def test_its_list_its_filter_and_its_keys_in_help(place: Place) -> None:
    """Its number key lists it, `/` narrows the list, and help tells its keys beside everybody's."""
    app = place.app()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened(app, pilot, "9")
        assert isinstance(app.screen, GadgetList)
        assert rows_on(app) == ["túi mẫu new", "đèn bàn new"]
        one_read(app, ["/", *"den"])
        await settle(pilot)
        assert rows_on(app) == ["đèn bàn new"]
        assert "/den" in titled(app)[0]
        await press(app, pilot, "enter", "f1")
        assert isinstance(app.screen, CommandList)
        offered = rows_on(app)
        for command in ("Mark as old o", "Delete D", "History h", "Undo u", "Copy y"):
            assert command in offered
        assert any(row.startswith("Filter") for row in offered)


async def test_the_palette_opens_its_list_and_a_new_one(place: Place) -> None:
    """Ctrl+P goes to the list and starts a record; undo and redo name what they turned."""
    app = place.app()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened(app, pilot)
        await press(app, pilot, "ctrl+p", *"gadgets", "enter")
        assert isinstance(app.screen, GadgetList)
        await press(app, pilot, "ctrl+p", *"new: gadget", "enter")
        assert isinstance(app.screen, FormScreen)
        await press(app, pilot, *"kim", "ctrl+s")
        assert "kim new" in rows_on(app)
        await press(app, pilot, "u")
        assert said(app) == "Undone: Gadget added: kim."
        assert "kim new" not in rows_on(app)
        await press(app, pilot, "U")
        assert said(app) == "Done again: Gadget added: kim."
        assert "kim new" in rows_on(app)


async def test_a_filtered_list_is_kept_as_a_view(place: Place) -> None:
    """What the list is filtered by stands in the palette under a name, once it is kept."""
    app = place.app()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened(app, pilot, "9", "slash", *"den", "enter")
        await press(app, pilot, "ctrl+p", *"keep this view", "enter")
        await press(app, pilot, "end", *"-lent", "enter")
        await press(app, pilot, "escape", "1")
        await press(app, pilot, "ctrl+p", *"den-lent", "enter")
        assert isinstance(app.screen, GadgetList)
        assert rows_on(app) == ["đèn bàn new"]


async def test_the_search_finds_and_opens_it(place: Place) -> None:
    """Ctrl+F finds it without diacritics, by its words and under its name; Enter opens its form."""
    app = place.app()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened(app, pilot, "ctrl+f")
        assert isinstance(app.screen, SearchScreen)
        await press(app, pilot, *"ban den")
        assert [row.split()[0] for row in rows_on(app)] == ["Gadget"]
        await press(app, pilot, "enter")
        assert isinstance(app.screen, FormScreen)
        assert app.screen.texts["name"] == LAMP.name


async def test_two_windows_on_one_decide_between_versions(place: Place) -> None:
    """A save over another window's lays both versions side by side; what is chosen is stored."""
    app = place.app()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened(app, pilot, "9", "down", "enter")
        assert isinstance(app.screen, FormScreen)
        with place.store() as store:
            theirs = store.get(Gadget, LAMP.id)
            assert theirs is not None
            store.commit([Put(theirs.revised(name="đèn bàn đỏ", state="lent"))])
        await press(app, pilot, *" xanh", "ctrl+s")
        assert isinstance(app.screen, VersionsDialog)
        assert "đèn bàn đỏ" in shown_text(app)
        assert "Changed there alone, and kept: State." in shown_text(app)
        await press(app, pilot, "m", "enter")
        assert isinstance(app.screen, GadgetList)
        assert rows_on(app)[-1] == "đèn bàn xanh lent"


async def test_its_history_and_its_text_to_copy(place: Place) -> None:
    """`h` tells its changes under its name, `y` gives its rows as text."""
    app = place.app()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened(app, pilot, "9", "down", "o")
        await press(app, pilot, "h")
        assert isinstance(app.screen, HistoryScreen)
        assert titled(app)[0] == "History · đèn bàn"
        assert [row for row in rows_on(app) if "→" in row] == ["state new → old"]
        await press(app, pilot, "escape", "y")
        assert isinstance(app.screen, CopyScreen)
        assert app.screen.text == "- túi mẫu · new\n- đèn bàn · old"


async def test_what_is_deleted_comes_back_from_the_bin(place: Place) -> None:
    """The bin lists it under kind and name; Enter brings it back, and undo takes that out again."""
    app = place.app()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened(app, pilot, "9", "down", "D")
        assert names(place) == [BAG.name]
        await press(app, pilot, "ctrl+p", *"bin", "enter")
        assert isinstance(app.screen, BinScreen)
        assert "Gadget đèn bàn" in rows_on(app)[0]
        await press(app, pilot, "enter")
        assert names(place) == [BAG.name, LAMP.name]
        await press(app, pilot, "u")
        assert said(app) == "Undone: Restored from the bin: đèn bàn."
        assert names(place) == [BAG.name]


async def test_a_half_typed_one_stands_among_the_drafts(place: Place) -> None:
    """A form left without saving is listed under the kind's name, and Enter opens it as typed."""
    app = place.app()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened(app, pilot, "ctrl+p", *"new: gadget", "enter")
        await press(app, pilot, *"kim", "escape")
        await press(app, pilot, "ctrl+p", *"half-typed", "enter")
        assert isinstance(app.screen, DraftsScreen)
        assert any("Gadget" in row for row in rows_on(app))
        await press(app, pilot, "enter")
        assert isinstance(app.screen, FormScreen)
        assert app.screen.texts["name"] == "kim"


async def test_today_and_the_persons_page_tell_of_it(place: Place) -> None:
    """Its day stands on Today, its rows in what to bring along and in the timeline."""
    app = place.app()
    async with app.run_test(size=(120, 50), notifications=True) as pilot:
        await opened(app, pilot)
        assert "đèn bàn" in shown_text(app)
        await press(app, pilot, "2", "enter")
        assert isinstance(app.screen, PersonPage)
        assert any("ask for the đèn bàn" in row for row in rows_on(app, "#bring"))
        assert any("đèn bàn got" in row for row in rows_on(app, "#timeline"))


@pytest.fixture
def stocked(own_world: Path) -> Place:
    """Give the shell's own store with the same two, written now."""
    made = Place(own_world / "data")
    made.clock.moment = system_clock().now()
    with made.store() as store:
        day = system_clock().today()
        store.commit([Put(LAMP.revised(due=day)), Put(BAG)], "Gadget added")
    return made


@pytest.fixture
def shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, stocked: Place
) -> Shell:
    """Give a shell over that store, whose catalogue knows gadgets."""
    assert names(stocked) == [BAG.name, LAMP.name]
    return Shell(capsys, monkeypatch, with_gadgets)


def test_the_shell_finds_lists_and_shows_it(shell: Shell) -> None:
    """`search`, `due`, `show` and its own command tell of it."""
    (hit,) = shell("search", "den", "ban", "--kind", "gadget", "--json").json()["hits"]
    assert (hit["kind"], hit["id"]) == ("gadget", LAMP.id)
    assert LAMP.name in shell("due").out
    assert f"{LAMP.name} got" in shell("show", "An").out
    assert shell("gadgets").out == "2\n"
    assert "gadgets" in shell("--help").out


def test_the_shell_exports_it_in_every_form(shell: Shell, tmp_path: Path) -> None:
    """CSV, Markdown and a calendar of the kind alone; JSON comes back as it was."""
    table = shell("export", "--format", "csv", "--kind", "gadget").out
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    assert {(row["name"], row["person_name"]) for row in rows} == {
        (LAMP.name, AN.full_name),
        (BAG.name, AN.full_name),
    }
    told = shell("export", "An", "--format", "md", "--kind", "gadget").out
    assert "## Gadgets\n\n- " in told
    assert f"- {LAMP.name}" in told
    assert "Handover" in shell("export", "--format", "ics", "--kind", "gadget").out
    whole = shell("export", "--kind", "gadget").out
    assert {*json.loads(whole)["documents"]} == {"gadget"}
    everything = tmp_path / "all.json"
    assert shell("export", "--output", str(everything)).code == 0
    other = str(tmp_path / "other")
    assert shell("--data", other, "import", "data", str(everything)).code == 0
    assert shell("--data", other, "export", "--kind", "gadget").out == whole


def test_the_shell_tells_what_was_and_brings_it_back(shell: Shell, stocked: Place) -> None:
    """`history` lists its changes, `bin` what was deleted of it, and `bin restore` undoes that."""
    assert "Gadget added" in shell("history", LAMP.id).out
    with stocked.store() as store:
        lamp = store.get(Gadget, LAMP.id)
        assert lamp is not None
        store.commit([Remove(lamp)], "Gadget deleted")
    (gone,) = shell("bin", "--json").json()["deleted"]
    assert (gone["kind"], gone["name"]) == ("gadget", LAMP.name)
    assert shell("bin", "restore", LAMP.id).code == 0
    assert names(stocked) == [BAG.name, LAMP.name]


def test_the_shell_keeps_it_whole(shell: Shell, tmp_path: Path) -> None:
    """`check` proves it, a backup holds it, and `restore` gives it back."""
    assert shell("check").code == 0
    made = shell("backup", "--to", str(tmp_path / "copies"))
    other = str(tmp_path / "other")
    assert shell("--data", other, "restore", made.lines[0]).code == 0
    assert shell("--data", other, "gadgets").out == "2\n"


def test_an_erasure_takes_it_along(shell: Shell) -> None:
    """Whoever is erased takes the records of the new kind that are about them along."""
    typed = f"{AN.full_name}\n".encode()
    done = shell("erase", "An", stdin=typed)
    assert done.code == 0, done.err
    assert shell("gadgets").out == "0\n"
