"""`y` gives a text to paste on every screen the catalogue opens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from coachtui.catalogue import catalogue
from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME
from coachtui.domain.items import Target
from coachtui.domain.kind import Kind
from coachtui.domain.parts import one_of
from coachtui.domain.repository import Put
from coachtui.overview.bin import BinScreen
from coachtui.overview.commitment_menu import CommitmentMenu
from coachtui.overview.today import TodayScreen
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.copying import row_lines
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Choose
from coachtui.ui.fields import InOrder
from coachtui.ui.form import FormScreen
from coachtui.ui.frame import Frame
from coachtui.ui.rows import Row
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, RowTable
from overview_desk import add_promise, add_rep, app_of, open_desk, said
from sample_file import Sample
from screens import settle

TEAM = [kind for kind in catalogue() if kind.store == "team"]
LISTS = [kind for kind in catalogue() if kind.list_screen]
PAGES = [kind for kind in TEAM if kind.record_screen and kind.slug in Sample().documents]


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Give a desk with the sample team; the tests of this file only read it."""
    desk = open_desk(tmp_path_factory.mktemp("team"))
    given = {
        table: [row for row in rows if row["id"] != ME]
        for table, rows in Sample().documents.items()
    }
    desk.repository.load(given, "")
    return desk


def ids(kinds: list[Kind]) -> list[str]:
    """Give back the names of parametrised tests."""
    return [kind.slug for kind in kinds]


async def pressed(app: Frame, pilot: Pilot[None]) -> Screen[object]:
    """Press `y`, in a field choose the same from the palette, and give back what is in front."""
    await settle(pilot)
    if isinstance(app.focused, InOrder):
        await app.run_action("app.copy_here")
    else:
        await pilot.press("y")
    await settle(pilot)
    return app.screen


def gives_text(screen: Screen[object]) -> bool:
    """Tell whether a screen shows a text to paste, or asks which of several."""
    return isinstance(screen, Choose) or (isinstance(screen, CopyScreen) and bool(screen.text))


@pytest.mark.parametrize("kind", LISTS, ids=ids(LISTS))
async def test_each_list_gives_its_rows(team: Desk, kind: Kind) -> None:
    """The list of each kind is copied as text; the HR records say that they are not."""
    screen = one_of(team.catalogue, kind.list_screen, CoachScreen, team)
    app = app_of(team, screen)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        found = await pressed(app, pilot)
        if kind.store == "hr":
            assert found is screen
            assert "HR records are not copied" in said(app)
        else:
            assert gives_text(found)


@pytest.mark.parametrize("kind", PAGES, ids=ids(PAGES))
async def test_each_record_page_gives_its_text(team: Desk, kind: Kind) -> None:
    """What the catalogue opens for a record of each kind is copied too, unless it is a form."""
    target = Target(kind.slug, str(team.repository.documents()[kind.slug][0]["id"]))
    app = app_of(team, TodayScreen(team))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.push_screen(one_of(team.catalogue, kind.record_screen, Screen, team, target))
        await settle(pilot)
        if isinstance(app.screen, FormScreen):
            return
        assert gives_text(await pressed(app, pilot)), (app.screen, said(app))


async def test_today_gives_text(team: Desk) -> None:
    """The first screen is copied."""
    app = app_of(team, TodayScreen(team))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        assert gives_text(await pressed(app, pilot))


async def test_an_empty_list_says_that_there_is_nothing(tmp_path: Path) -> None:
    """Where there is no row and no text, a sentence says so and no empty page opens."""
    desk = open_desk(tmp_path)
    screen = BinScreen(desk)
    app = app_of(desk, screen)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        assert await pressed(app, pilot) is screen
        assert said(app) == "There is nothing to copy here."


def shared(desk: Desk, promise: Commitment) -> Commitment:
    """Put a promise back as one that the rep sees."""
    desk.repository.commit([Put(promise.revised(visibility="shared"))])
    return promise


class Page(CoachScreen[None]):
    """A line of text and two lists."""

    AUTO_FOCUS = "#second"

    def body(self) -> Iterator[Widget]:
        """Give text and lists."""
        yield Static(plain("[b]told[/b]"), markup=False)
        yield RowTable(self.words, id="first")
        yield RowTable(self.words, id="second")

    def refresh_rows(self) -> None:
        """Fill the lists."""
        self.query_one("#first", RowTable).show((Column(),), [Row("a", ("not these",))])
        rows = [Row("", ("", "Head"), "head"), Row("b", ("one", "", "two\n three"), "late")]
        self.query_one("#second", RowTable).show((Column(), Column(), Column()), rows)


async def test_the_text_of_a_page_and_the_list_in_focus_are_given(tmp_path: Path) -> None:
    """Text stands as it is, signs stand for colours, and the filter decides which rows come."""
    desk = open_desk(tmp_path)
    app = app_of(desk, Page(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        found = await pressed(app, pilot)
        assert isinstance(found, CopyScreen)
        assert found.text == "[b]told[/b]\n\nHead\n- ! one · two three"
        await pilot.press("escape", "slash", "z", "enter")
        found = await pressed(app, pilot)
        assert isinstance(found, CopyScreen)
        assert found.text == "[b]told[/b]"


def test_rows_beyond_those_shown_are_copied() -> None:
    """Empty cells and rows leave no trace."""
    rows = [Row(str(number), ("", f"row {number}"), "good") for number in range(600)]
    lines = list(row_lines([*rows, Row("", ("", ""))]))
    assert (len(lines), lines[-1]) == (600, "- ✓ row 599")


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_an_overdue_promise_gives_a_reminder_in_the_reps_language(
    tmp_path: Path, language: str
) -> None:
    """Its text, its day and the rep's name are in it, whatever language the manager reads."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An", honorific="chú", language=language)
    promise = shared(desk, add_promise(desk, rep, "{gửi} báo giá", -3))
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        found = await pressed(app, pilot)
        assert isinstance(found, CopyScreen)
        assert "Rep owes" in found.text
        await pilot.press("r")
        day = "T6 20/11" if language == "vi" else "Fri 20 Nov"
        assert f"• {{gửi}} báo giá – {day}" in found.text
        assert "An" in found.text.splitlines()[0]
        assert "Rep owes" not in found.text
        await pilot.press("escape")
        await settle(pilot)
        await app.push_screen(CommitmentMenu(desk, promise.id))
        found = await pressed(app, pilot)
        assert isinstance(found, CopyScreen)
        assert f"• {{gửi}} báo giá – {day}" in found.text


async def test_what_i_owe_and_what_is_private_is_no_reminder(tmp_path: Path) -> None:
    """Nobody is reminded of the manager's own promise: the row is given as a line."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    promise = shared(desk, add_promise(desk, rep, "trả lời", -3, mine=True))
    app = app_of(desk, CommitmentMenu(desk, promise.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        found = await pressed(app, pilot)
        assert isinstance(found, CopyScreen)
        assert found.text == "I owe · An: trả lời · Fri 20 Nov"
        await pilot.press("r")
        assert found.text.startswith("I owe")
