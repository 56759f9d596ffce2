"""A new kind of record, one folder's worth of classes, gets what all have without another change.

`gadgets.py` is all there is of the kind; here stands what the program does for it in the app.
"""

from datetime import date
from pathlib import Path
from typing import Final

import pytest
from textual.pilot import Pilot

from casework_desk import case_desk
from coachtui.app import CoachApp
from coachtui.domain.repository import Put
from coachtui.language import Words
from coachtui.overview.bin import BinScreen
from coachtui.overview.drafts import DraftsScreen
from coachtui.overview.history import HistoryScreen
from coachtui.overview.person_page import PersonPage
from coachtui.overview.search import SearchScreen
from coachtui.records.discipline.screens.offered_evidence import offered_evidence
from coachtui.ui.command_list import CommandList
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.form import FormScreen
from coachtui.ui.table import RowTable
from coachtui.ui.versions import VersionsDialog
from gadgets import Gadget, GadgetList, with_gadgets
from overview_desk import TODAY, rows_on, said, shown_text, titled
from places import AN, Place
from screens import one_read, settle

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


@pytest.mark.parametrize("language", ["en", "vi"])
async def test_its_history_has_a_word_for_each_field(place: Place, language: str) -> None:
    """A field's word is the type's own, else its name with spaces; a key is told so too."""
    with place.store() as store:
        lamp = store.get(Gadget, LAMP.id)
        assert lamp is not None
        changed = lamp.revised(best_before=date(2026, 12, 1), kept_in="sample_bag")
        store.commit([Put(changed)], "Gadget moved")
    app = place.app(language=language)
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened(app, pilot, "9", "down", "h")
        assert isinstance(app.screen, HistoryScreen)
        day = {"en": "2026-12-01", "vi": "01/12/2026"}[language]
        place_of = Words.of(language).say("Place")
        assert rows_on(app)[1:3] == [f"best before {day}", f"{place_of} car → sample bag"]


async def test_a_row_of_it_is_copied_alone(place: Place) -> None:
    """In the text to copy a key shows the row under the cursor instead, and all again."""
    app = place.app()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened(app, pilot, "9", "down", "y", "o")
        assert isinstance(app.screen, CopyScreen)
        assert app.screen.text == "đèn bàn · new"
        await press(app, pilot, "o")
        assert app.screen.text == "- túi mẫu · new\n- đèn bàn · new"


async def test_where_a_person_stands_with_it_opens_it(place: Place) -> None:
    """What is next with it heads what to bring along; Enter there opens what is meant."""
    app = place.app()
    async with app.run_test(size=(120, 50), notifications=True) as pilot:
        await opened(app, pilot, "2", "enter", "tab")
        assert isinstance(app.screen, PersonPage)
        meetings = [row for row in rows_on(app, "#bring") if row.startswith("Gadget today")]
        assert len(meetings) == 1
        app.screen.query_one("#bring", RowTable).highlight("meeting/gadget/an")
        await press(app, pilot, "enter")
        assert isinstance(app.screen, FormScreen)
        assert app.screen.texts["name"] == LAMP.name


async def test_a_review_can_rest_on_it(tmp_path: Path) -> None:
    """What it tells of a person's work is offered as evidence in a case."""
    desk = case_desk(tmp_path)
    desk.catalogue = with_gadgets()
    desk.repository.commit([Put(LAMP)])
    await desk.hr.unlock()
    (offered,) = offered_evidence(desk, AN.id, desk.clock.now())
    assert offered.what == "2026-11-23 · Gadget · keeps the đèn bàn"
    desk.hr.close()


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
