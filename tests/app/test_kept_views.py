"""A filtered list is kept under a name and opened from the list of commands, from anywhere."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from coachtui.app import CoachApp
from coachtui.catalogue import catalogue
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.overview.people import PeopleScreen
from coachtui.overview.search import SearchScreen
from coachtui.storage.views_file import NAME, KeptView, change_views, read_views
from coachtui.ui.filter_line import FilterLine
from coachtui.ui.views import _lists, view_commands
from overview_desk import rows_on, said, titled
from places import Place
from screens import settle


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Give a store with three reps."""
    made = Place(tmp_path / "data")
    with made.store() as store:
        for name in ("Trần Thị Ánh", "Đặng Hải Đăng"):
            store.commit([Put(Person(full_name=name, territory="Huế"))])
        store.commit([Put(LogEntry(person_id="an", text="Kim cương đỏ"))])
    return made


async def opened(app: CoachApp, pilot: Pilot[None]) -> None:
    """Wait until the records are there."""
    while app.opening:
        await pilot.pause()
    await settle(pilot)


async def command(pilot: Pilot[None], typed: str) -> None:
    """Choose a command by its words."""
    await pilot.press("ctrl+p", *typed, "enter")
    await settle(pilot)


async def test_typing_a_name_replaces_the_proposed_one(place: Place) -> None:
    """The filter is proposed as the name; the first letter puts another in its place."""
    app = place.app()
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        for name in ("held ones", ""):
            await pilot.press("2", "slash", *"hue", "enter")
            await settle(pilot)
            await command(pilot, "keep this view")
            await pilot.press(*name, "enter")
            await settle(pilot)
        assert {view.name for view in read_views(place.folder)} == {"held ones", "hue"}


async def test_a_filtered_list_is_kept_and_opened_from_elsewhere(place: Place) -> None:
    """Filter, keep under a name, go elsewhere, choose the name: the list, filtered as before."""
    app = place.app()
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        await pilot.press("2", "slash", *"hue", "enter")
        await settle(pilot)
        assert len(rows_on(app)) == 2
        await command(pilot, "keep this view")
        await pilot.press("end", *"-team", "enter")
        await settle(pilot)
        assert said(app) == "Kept as “hue-team”: ^P opens it."
        assert read_views(place.folder) == (KeptView("hue-team", "person", 0, "hue"),)
        assert (place.folder / NAME).stat().st_mode & 0o777 == 0o600
        await pilot.press("escape", "1")
        await settle(pilot)
        await command(pilot, "hue-team")
        assert isinstance(app.screen, PeopleScreen)
        assert len(rows_on(app)) == 2
        assert "/hue" in titled(app)[0]
        assert app.focused is app.screen.query_one("RowTable")


async def test_a_search_is_kept_too_and_lists_without_a_number(place: Place) -> None:
    """A view of the search searches again; one of a list opens over whatever is in front."""
    change_views(place.folder, lambda _: (KeptView("gems", "search", 0, "kim cuong"),))
    change_views(place.folder, lambda old: (*old, KeptView("thanks", "recognition", 0, "dang")))
    app = place.app()
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        await command(pilot, "gems")
        assert isinstance(app.screen, SearchScreen)
        assert len(rows_on(app)) == 1
        await command(pilot, "keep this view")
        await pilot.press("enter")
        await settle(pilot)
        assert read_views(place.folder)[-1] == KeptView("kim cuong", "search", 0, "kim cuong")
        await command(pilot, "view: thanks")
        assert app.screen.query_one(FilterLine).value == "dang"


async def test_a_view_is_forgotten_and_replaced_by_its_name(place: Place) -> None:
    """The same name again takes the place of the old one; a forgotten one is gone."""
    change_views(place.folder, lambda _: (KeptView("Huế", "person", 0, "x"),))
    app = place.app()
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        await pilot.press("2", "slash", *"hue", "enter")
        await command(pilot, "keep this view")
        await pilot.press("enter")
        await settle(pilot)
        assert [view.text for view in read_views(place.folder)] == ["hue"]
        await command(pilot, "forget a kept view")
        await pilot.press("enter")
        await settle(pilot)
        assert read_views(place.folder) == ()


async def test_lists_of_hr_records_are_never_kept(place: Place) -> None:
    """What they are filtered by names people: no such list is known to the views."""
    assert "discipline" not in _lists(place.app()).values()
    assert "person" in _lists(place.app()).values()


async def test_nothing_is_offered_that_cannot_be_kept(place: Place) -> None:
    """An unfiltered list offers nothing, nor does a store that may only be read."""
    app = place.app()
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        await pilot.press("2")
        await settle(pilot)
        assert view_commands(app) == []


def test_each_list_is_known_by_its_own_path() -> None:
    """Every list the catalogue names is a class of that module: by this a view finds it again."""
    known = catalogue()
    for path in [kind.list_screen for kind in known if kind.list_screen]:
        made = known.load(path)
        assert isinstance(made, type)
        assert f"{made.__module__}:{made.__qualname__}" == path
