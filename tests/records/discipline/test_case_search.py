"""A search finds cases only while the HR records are open, and no more of them than their list."""

from pathlib import Path

from casework_desk import a_case, case_desk, opened
from coachtui.domain.finder import Finder
from coachtui.overview.people import PeopleScreen
from coachtui.overview.search import SearchScreen, finder_of
from coachtui.records.discipline.presentation.case_search import search_text
from coachtui.records.discipline.screens.case_page import CasePage
from coachtui.settings import Settings
from overview_desk import rows_on, shown_text, titled
from prepping import front
from screens import one_read, settle

CANARY = "canary7q4"


async def test_a_case_is_found_while_open_and_gone_once_locked(tmp_path: Path) -> None:
    """By number and initials; locking takes it off the open search and out of memory."""
    desk = case_desk(tmp_path)
    async with opened(desk, a_case(title="Visits"), screen=PeopleScreen(desk)) as pilot:
        await pilot.press("ctrl+f")
        one_read(pilot.app, "2026-001")
        await settle(pilot)
        app = front(pilot)
        assert "with the HR records" in titled(app)[0]
        (row,) = rows_on(app)
        assert "2026-001 · conduct" in row
        assert "2026-001 · conduct · Visits · NVA" in shown_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(front(pilot).screen, CasePage)
        desk.hr.lock()
        await settle(pilot)
        assert isinstance(front(pilot).screen, SearchScreen)
        assert rows_on(front(pilot)) == []
        assert "Visits" not in shown_text(front(pilot))
        assert not finder_of(desk).index.ids("discipline")


async def test_only_what_the_list_shows_is_searched(tmp_path: Path) -> None:
    """Facts, statements and notes stand on the page of the case, whose reading is noted."""
    desk = case_desk(tmp_path)
    told = a_case(statement=CANARY, manager_notes=CANARY)
    async with opened(desk, told, screen=PeopleScreen(desk)):
        (found,) = search_text(desk.view)
        assert "closed that day" not in found[1]
        index = Finder(desk.catalogue).follow(desk.view)
        assert index.search(CANARY).total == 0
        assert index.search("NVA 2026").total == 1


async def test_names_stand_where_the_settings_want_them(tmp_path: Path) -> None:
    """As in the list of cases: initials, unless the settings say names."""
    desk = case_desk(tmp_path)
    async with opened(desk, a_case(), screen=PeopleScreen(desk)):
        assert " · NVA · " in next(search_text(desk.view))[1]
        desk.settings = Settings(initials=False)
        assert " · An · " in next(search_text(desk.view))[1]


async def test_locked_records_are_never_read(tmp_path: Path) -> None:
    """Without an open room there is nothing to give."""
    desk = case_desk(tmp_path)
    assert list(search_text(desk.view)) == []
    assert Finder(desk.catalogue).follow(desk.view).search("2026").total == 0
