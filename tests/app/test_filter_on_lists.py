"""The lists of the program and the pages with lists on them are filtered with the same key."""

from pathlib import Path

import pytest

from coachtui.overview.person_page import PersonPage
from coachtui.ui.filter_line import FilterLine
from coachtui.ui.table import RowTable
from places import Place
from screens import one_read, settle


@pytest.mark.parametrize("number", ["1", "2", "3", "4", "6"])
async def test_each_list_takes_the_filter_in_one_read(tmp_path: Path, number: str) -> None:
    """`/xq` typed at once stands in the filter of the list behind each number key."""
    app = Place(tmp_path / "data").app()
    async with app.run_test(notifications=True) as pilot:
        while app.opening:
            await pilot.pause()
        await pilot.press(number)
        await settle(pilot)
        one_read(app, "/xq")
        await settle(pilot)
        values = [line.value for line in app.screen.query(FilterLine) if line.has_focus]
        assert values == ["xq"]
        assert any(table.filter_text == "xq" for table in app.screen.query(RowTable))


async def test_a_pane_of_a_page_is_filtered_by_itself(tmp_path: Path) -> None:
    """On a person's page the list in focus is filtered; Esc clears it before it leaves."""
    app = Place(tmp_path / "data").app()
    async with app.run_test(notifications=True) as pilot:
        while app.opening:
            await pilot.pause()
        await pilot.press("2")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, PersonPage)
        focused = app.focused
        assert isinstance(focused, RowTable)
        await pilot.press("slash", "x", "enter")
        await settle(pilot)
        assert focused.filter_text == "x"
        await pilot.press("escape")
        assert focused.filter_text == ""
        assert isinstance(app.screen, PersonPage)
