"""The keys a case needs stand below it, in both languages and at 80 columns; the rest in help."""

from pathlib import Path

import pytest

from casework_desk import a_case, case_desk, opened, until_signed
from coachtui.language import Words
from coachtui.records.discipline.screens.case_page import CasePage
from coachtui.records.discipline.screens.cases import CaseList
from coachtui.records.discipline.screens.hr_file_form import hr_file_form
from coachtui.ui.form import FormScreen
from coachtui.ui.keybar import KeyBar
from places import AN
from prepping import front, press

PAGE = ("↵ ", "e ", "p ", "v ", "a ", "l ", "? ")
LIST = ("↵ ", "n ", "t ", "c ", "L ", "/ ", "? ")


@pytest.mark.parametrize("language", ["en", "vi"])
async def test_the_hr_file_is_among_the_hints_of_a_case(tmp_path: Path, language: str) -> None:
    """Seven hints fit into 80 columns: the HR file is one of them, and p opens it."""
    desk = case_desk(tmp_path)
    desk.words = Words.of(language)
    async with opened(desk, a_case(), *until_signed(), screen=CasePage(desk, a_case())) as pilot:
        app = front(pilot)
        line = f"{app.screen.query_one(KeyBar).line}  "
        assert all(hint in line for hint in PAGE), line
        await press(pilot, "p")
        assert isinstance(app.screen, FormScreen)
        assert app.screen.heading() == hr_file_form(desk, AN).heading()


@pytest.mark.parametrize("language", ["en", "vi"])
async def test_the_clocks_are_among_the_hints_of_the_list(tmp_path: Path, language: str) -> None:
    """New, talk, clocks, lock and filter stand below the list with open and help."""
    desk = case_desk(tmp_path)
    desk.words = Words.of(language)
    async with opened(desk, a_case(), *until_signed(), screen=CaseList(desk)) as pilot:
        line = f"{front(pilot).screen.query_one(KeyBar).line}  "
        assert all(hint in line for hint in LIST), line
