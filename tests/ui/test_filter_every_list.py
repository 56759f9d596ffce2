"""Every list can be filtered, and what is typed with `/` in one go arrives."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

import pytest
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from coachtui.ui.desk import Desk
from coachtui.ui.filter_line import FilterLine
from coachtui.ui.frame import Frame
from coachtui.ui.screen import CoachScreen
from coachtui.ui.table import Column, Row, RowTable
from desks import make_desk
from overview_desk import app_of, rows_on, titled
from screens import one_read, settle

LEFT, RIGHT = ("An", "Ánh", "Bình"), ("báo giá", "hợp đồng")


class Two(CoachScreen[None]):
    """Two lists without a filter of their own."""

    AUTO_FOCUS: ClassVar[str | None] = "#left"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "count", "Count", id="two.count"),
        Binding("escape", "back", "Back", id="app.back"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.counted = 0

    def heading(self) -> str:
        """Name it."""
        return "TWO"

    def body(self) -> Iterable[Widget]:
        """Give the lists side by side."""
        with Horizontal():
            yield RowTable(self.words, id="left")
            yield RowTable(self.words, id="right")

    def refresh_rows(self) -> None:
        """Fill the lists."""
        for name, texts in (("#left", LEFT), ("#right", RIGHT)):
            rows = [Row(text, (text,)) for text in texts]
            self.query_one(name, RowTable).show((Column(),), rows)

    def action_count(self) -> None:
        """Note that a single key was taken for a command."""
        self.counted += 1

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


def two(tmp_path: Path) -> tuple[Frame, Two]:
    """Give back an app with the screen."""
    desk = make_desk(tmp_path)
    screen = Two(desk)
    return app_of(desk, screen), screen


async def test_slash_and_text_in_one_read_lose_nothing(tmp_path: Path) -> None:
    """`/an` in one go filters by "an"; the letter n, a command of the list, is not run."""
    app, screen = two(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        one_read(app, "/an")
        await settle(pilot)
        assert screen.query_one(FilterLine).value == "an"
        assert screen.counted == 0
        assert rows_on(app, "#left") == ["An", "Ánh"]


async def test_a_list_without_a_filter_line_gets_one_when_asked(tmp_path: Path) -> None:
    """`/` filters the list in focus, the title names it; Esc on the rows shows all, then leaves."""
    app, screen = two(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        assert not screen.query(FilterLine)
        await pilot.press("tab", "slash", *"hop", "enter")
        await settle(pilot)
        assert rows_on(app, "#right") == ["hợp đồng"]
        assert len(rows_on(app, "#left")) == 3
        assert titled(app)[0] == "TWO · /hop"
        assert app.focused is screen.query_one("#right")
        await pilot.press("escape")
        await settle(pilot)
        assert len(rows_on(app, "#right")) == 2
        assert app.screen is screen
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is not screen


async def test_each_list_of_a_screen_has_a_filter_of_its_own(tmp_path: Path) -> None:
    """Two lists are filtered by two texts; opened again each line shows its own."""
    app, screen = two(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"binh", "enter")
        await pilot.press("tab")
        if app.focused is not screen.query_one("#right"):
            await pilot.press("tab")
        await pilot.press("slash", *"bao", "enter")
        await settle(pilot)
        assert (rows_on(app, "#left"), rows_on(app, "#right")) == (["Bình"], ["báo giá"])
        assert len(screen.query(FilterLine)) == 2


async def test_an_input_method_that_is_on_filters_as_well(tmp_path: Path) -> None:
    """What Telex sends for "đặng", Backspaces included, stands in the filter in order."""
    app, screen = two(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        one_read(app, ["/", "d", "backspace", "đ", "a", "backspace", "ặ", "n", "g"])
        await settle(pilot)
        assert screen.query_one(FilterLine).value == "đặng"


@pytest.mark.parametrize("key", ["slash"])
async def test_a_filter_survives_new_rows(tmp_path: Path, key: str) -> None:
    """A change elsewhere fills the list anew, and it stays filtered."""
    app, screen = two(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press(key, *"binh", "enter")
        screen.desk.publish()
        await settle(pilot)
        assert rows_on(app, "#left") == ["Bình"]
