"""Every screen has its title, its place for messages, and follows the records."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

import pytest
from textual import events
from textual.binding import BindingType
from textual.widget import Widget

from coachtui.text import cells
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask
from coachtui.ui.fields import PASTE_LIMIT, CoachInput
from coachtui.ui.filter_line import FILTER, FilterLine
from coachtui.ui.screen import CoachScreen
from coachtui.ui.table import Column, Row, RowTable
from desks import make_desk
from screens import Stage, lines, seen, settle

NAME = "Nguyễn Thị Phương Thảo"


class People(CoachScreen[None]):
    """A list with a filter."""

    BINDINGS: ClassVar[list[BindingType]] = [FILTER]
    AUTO_FOCUS: ClassVar[str | None] = "RowTable"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.refreshed = 0

    def heading(self) -> str:
        """Give the title."""
        return "People of the Mekong delta and beyond"

    def idle(self) -> str:
        """Give the idle line."""
        return "n starts a one-on-one"

    def body(self) -> Iterable[Widget]:
        """Give filter and list."""
        table = RowTable(self.words)
        yield FilterLine(table, "name")
        yield table

    def refresh_rows(self) -> None:
        """Show three people."""
        self.refreshed += 1
        names = ("An", "Đăng", NAME)
        self.query_one(RowTable).show((Column(),), [Row(name, (name,)) for name in names])


class Writing(CoachScreen[None]):
    """A field."""

    def body(self) -> Iterable[Widget]:
        """Give the field."""
        yield CoachInput()


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_title_body_message_and_keys_have_their_places(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """The title is the first line, keys are the last, messages stand above them, at every size."""
    desk = make_desk(tmp_path)
    desk.demo = True
    app = Stage()
    async with app.run_test(size=size) as pilot:
        await app.ask(People(desk), pilot)
        shown = lines(app)
        assert shown[0].startswith(" People of the ")
        assert shown[0].endswith("Lê Hoàng Ngân · DEMO ")
        assert "An" in shown[1]
        assert shown[-2].strip() == "n starts a one-on-one"
        assert "/ Filter" in shown[-1]
        assert {cells(line) for line in shown} == {size[0]}


async def test_a_message_takes_the_place_that_is_kept_for_it(tmp_path: Path) -> None:
    """Saying something moves no other line, carries its sign, and can be taken back."""
    app = Stage()
    screen = People(make_desk(tmp_path))
    async with app.run_test() as pilot:
        await app.ask(screen, pilot)
        before = lines(app)
        screen.say("The disk is full. [/b]\nNothing was changed.", "error")
        await settle(pilot)
        after = lines(app)
        assert after[-2].strip() == "! The disk is full. [/b] Nothing was changed."
        assert [*before[:-2], before[-1]] == [*after[:-2], after[-1]]
        screen.say("")
        await settle(pilot)
        assert lines(app) == before


async def test_changes_show_at_once_in_front_and_on_return_behind(tmp_path: Path) -> None:
    """A screen refreshes when records change; one behind another screen, when it comes back."""
    desk = make_desk(tmp_path)
    app = Stage()
    screen = People(desk)
    async with app.run_test() as pilot:
        await app.ask(screen, pilot)
        first = screen.refreshed
        desk.publish()
        assert screen.refreshed == first + 1
        await app.ask(Writing(desk), pilot)
        desk.publish()
        desk.publish()
        assert screen.refreshed == first + 1
        app.pop_screen()
        await settle(pilot)
        assert screen.refreshed == first + 2


class Eager(People):
    """Wants its rows before its own setting-up goes on."""

    def on_mount(self) -> None:
        """Have the rows first."""
        super().on_mount()


async def test_a_screen_that_wants_its_rows_first_follows_once(tmp_path: Path) -> None:
    """One that calls its base on mounting draws once for a change, and follows no more at its end.

    The base's handler runs for each screen anyway.
    """
    desk, app = make_desk(tmp_path), Stage()
    screen = Eager(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.ask(screen, pilot)
        drawn = screen.refreshed
        desk.publish()
        await settle(pilot)
        assert screen.refreshed == drawn + 1


async def test_a_closed_screen_follows_no_longer(tmp_path: Path) -> None:
    """What was closed is not called back."""
    desk = make_desk(tmp_path)
    app = Stage()
    screen = People(desk)
    async with app.run_test() as pilot:
        await app.ask(screen, pilot)
        seen_before = screen.refreshed
        await app.pop_screen()
        await settle(pilot)
        desk.publish()
        assert screen.refreshed == seen_before


async def test_the_filter_opens_narrows_and_is_named_in_the_title(tmp_path: Path) -> None:
    """`/` opens it, words without accents narrow, Enter goes to the list, Esc shows all again."""
    app = Stage()
    screen = People(make_desk(tmp_path))
    async with app.run_test() as pilot:
        await app.ask(screen, pilot)
        await pilot.press("slash", *"thao")
        await settle(pilot)
        assert "↵ To the list  Esc Show all" in lines(app)[-1]
        await pilot.press("enter")
        await settle(pilot)
        table = screen.query_one(RowTable)
        assert (table.row_count, table.highlighted_key) == (1, NAME)
        assert "· /thao" in lines(app)[0]
        assert app.focused is table
        assert screen.close_filter()
        await settle(pilot)
        assert table.row_count == 3
        assert "/thao" not in seen(app)
        assert not screen.close_filter()


async def test_escape_in_the_filter_clears_it(tmp_path: Path) -> None:
    """Esc in the filter empties it, hides it, and gives the list back its cursor keys."""
    app = Stage()
    screen = People(make_desk(tmp_path))
    async with app.run_test() as pilot:
        await app.ask(screen, pilot)
        await pilot.press("slash", *"zzz")
        await settle(pilot)
        assert "Nothing matches “zzz”. Esc shows all." in seen(app)
        await pilot.press("escape", "j")
        await settle(pilot)
        assert screen.query_one(RowTable).highlighted_key == "Đăng"
        assert not screen.query_one(FilterLine).display


async def test_a_screen_without_a_list_offers_no_filter(tmp_path: Path) -> None:
    """Where there is nothing to filter the key is not offered and does nothing."""
    app = Stage()
    async with app.run_test() as pilot:
        await app.ask(Writing(make_desk(tmp_path)), pilot)
        assert app.screen.check_action("filter", ()) is False


async def test_a_refused_paste_is_said_on_the_message_line(tmp_path: Path) -> None:
    """The user reads how long it was, and what to do."""
    app = Stage()
    async with app.run_test(size=(120, 24)) as pilot:
        await app.ask(Writing(make_desk(tmp_path)), pilot)
        app.post_message(events.Paste("x" * (PASTE_LIMIT + 1)))
        await settle(pilot)
        assert "200,001 characters" in lines(app)[-2]


async def test_a_dialog_over_a_screen_is_small(tmp_path: Path) -> None:
    """A dialog takes at most 76 x 20 cells, and all of a smaller screen."""
    desk = make_desk(tmp_path)
    for size in ((60, 20), (200, 60)):
        app = Stage()
        async with app.run_test(size=size) as pilot:
            question = Ask(desk, "Delete? " * 90, yes="Delete", no="Keep", detail="So. " * 300)
            await app.ask(question, pilot)
            box = app.screen.query_one(".dialog").region
            assert box.width == min(76, size[0])
            assert box.height <= 20
            assert "y  Delete" in seen(app)


class Many(CoachScreen[None]):
    """A list longer than the screen."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"

    def body(self) -> Iterable[Widget]:
        """Give the list."""
        yield RowTable(self.words)

    def refresh_rows(self) -> None:
        """Show many rows."""
        rows = [Row(f"{nth}", (f"row {nth}",)) for nth in range(60)]
        self.query_one(RowTable).show((Column(),), rows)


async def test_a_long_message_is_shown_whole(tmp_path: Path) -> None:
    """What a line has no room for takes another, the row under the cursor stays; then one again."""
    desk = make_desk(tmp_path)
    long = "Restored: " + "the promise to send the quotation " * 3 + "and u takes it back."
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(Many(desk))
        await settle(pilot)
        await pilot.press("end")
        await settle(pilot)
        assert "row 59" in seen(app)
        assert isinstance(app.screen, CoachScreen)
        app.screen.say(long, "good")
        await settle(pilot)
        shown = lines(app)
        assert long.split() == " ".join(shown[-3:-1]).split()[1:]
        assert shown[-4].split() == ["row", "59"]
        app.screen.say("Saved.", "good")
        await settle(pilot)
        assert lines(app)[-2].split() == ["✓", "Saved."]
        assert "row 59" in lines(app)[-3]
