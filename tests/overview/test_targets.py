"""Targets and deals on the screens: typed, changed, shown beside, counted on Today."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coachtui.domain.deals import Deal, Deals
from coachtui.domain.items import Target as Place
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.domain.target import Target
from coachtui.language import Words
from coachtui.overview.person_page import PersonPage
from coachtui.overview.target_form import target_screen
from coachtui.overview.target_words import as_markdown, headline, search_text
from coachtui.overview.targets import TargetsScreen
from coachtui.overview.today import TodayScreen
from coachtui.overview.today_items import Member
from coachtui.overview.today_view import team_table
from coachtui.storage.deals_file import write_deals
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from coachtui.ui.form import FormScreen
from overview_desk import HOSTILE, add_rep, app_of, open_desk, rows_on, said, shown_text

NOVEMBER = date(2026, 11, 1)


def put(desk: Desk, rep: Person, month: int, actual: int | None, **more: object) -> Target:
    """Put a target of 500 million into the store and give it back as stored."""
    given = {"person_id": rep.id, "month": date(2026, month, 1), "amount": 500_000_000}
    target = Target.model_validate({**given, "actual": actual, **more})
    desk.repository.commit([Put(target)])
    found = desk.repository.get(Target, target.id)
    assert found is not None
    return found


def deals(name: str) -> Deals:
    """Give back three deals of a rep, one of each outcome."""
    return Deals(
        (
            Deal("1A", name, HOSTILE, "GTX", "won", "Won", 90, 100, None, date(2026, 9, 1)),
            Deal("2B", name, "", "GTX", "lost", "Lost", 0, 100),
            Deal("3C", name, "", "GTX", "open", "New", None, 100),
        ),
        (name,),
    )


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type a text into the field in focus."""
    await pilot.press(*text)


async def test_a_target_is_typed_from_the_person_page(tmp_path: Path) -> None:
    """t, then n: the month stands there, the sum is read as it is typed, Enter walks on."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    app = app_of(desk, PersonPage(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("t")
        await pilot.pause()
        assert isinstance(app.screen, TargetsScreen)
        assert "No target yet: n adds this month's." in shown_text(app)
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("enter")
        await typed(pilot, "500tr")
        assert said(app) == "= 500,000,000 ₫"
        await pilot.press("enter")
        await typed(pilot, "350tr")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert rows_on(app) == ["Nov 2026 350,000,000 ₫ 500,000,000 ₫ 70% ███████░░░"]
        await pilot.press("escape")
        await pilot.pause()
        assert "Target Nov 2026: 70% of 500m · quarter 70%" in shown_text(app)
    (stored,) = desk.repository.all(Target)
    assert (stored.month, stored.amount, stored.actual) == (NOVEMBER, 500_000_000, 350_000_000)


async def test_a_target_is_changed_and_deleted(tmp_path: Path) -> None:
    """Enter edits the row, D asks and takes it out, u would bring it back."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    target = put(desk, rep, 11, None)
    app = app_of(desk, TargetsScreen(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("down", "down")
        await typed(pilot, "100tr")
        await pilot.press("ctrl+s")
        await pilot.pause()
        stored = desk.repository.get(Target, target.id)
        assert stored is not None
        assert (stored.amount, stored.actual) == (500_000_000, 100_000_000)
        await pilot.press("D")
        await pilot.pause()
        assert "Delete “An · Nov 2026: 100,000,000 ₫ of 500,000,000 ₫ (20%)”?" in shown_text(app)
        await pilot.press("y")
        await pilot.pause()
        assert said(app) == "Target deleted. u takes it back."
    assert desk.repository.all(Target) == ()


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (("ctrl+s",), "This cannot be empty"),
        (("enter", *"many", "ctrl+s"), "That is no amount"),
        (("enter", "0", "ctrl+s"), "A target is more than 0."),
        ((*"x", "enter", *"5tr", "ctrl+s"), "That is no month"),
        (("enter", *"5tr", "ctrl+s"), "There is a target for Nov 2026 already"),
    ],
)
async def test_what_cannot_be_is_refused_at_its_field(
    tmp_path: Path, keys: tuple[str, ...], told: str
) -> None:
    """Nothing, no sum, no month, and a second target of a month: the form stays open."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    put(desk, rep, 11, None)
    app = app_of(desk, TargetsScreen(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        assert told in shown_text(app)
    assert len(desk.repository.all(Target)) == 1


async def test_pieces_are_counted_where_the_last_target_counts_them(tmp_path: Path) -> None:
    """A new month begins with the unit of the last; 40 is forty pieces then."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    put(desk, rep, 10, 30, amount=40, unit="units")
    app = app_of(desk, TargetsScreen(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("enter", *"50")
        assert said(app) == "= 50 pieces"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert rows_on(app)[0] == "Nov 2026 – 50 pieces –"


async def test_the_page_shows_deals_and_the_lens(tmp_path: Path) -> None:
    """Won, rate, pipeline, discount, what the CRM lacks; the lens by margin; y copies them."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    app = app_of(desk, TargetsScreen(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert "coachtui import deals FILE.csv brings them" in shown_text(app)
        write_deals(desk.folder, deals("Trần Bình"))
        desk.publish()
        await pilot.pause()
        assert "No deal on file is by that name" in shown_text(app)
        write_deals(desk.folder, deals("Nguyễn Văn An"))
        desk.publish()
        await pilot.pause()
        text = shown_text(app)
        assert "Deals: won 90 ₫" in text
        assert "win rate 50% · 1 open, 100 ₫ · discount 10.0%" in text
        assert "2 deals without customer" in text
        assert "+20%" in text
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, CopyScreen)
        assert "discount 10.0%" in shown_text(app)


@pytest.mark.parametrize("size", [(80, 24), (60, 14), (120, 30)])
async def test_the_page_of_a_person_keeps_its_panes(tmp_path: Path, size: tuple[int, int]) -> None:
    """Numbers stand in the heading as far as there is room; promises and timeline stay."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    put(desk, rep, 11, 350_000_000)
    write_deals(desk.folder, deals("Nguyễn Văn An"))
    app = app_of(desk, PersonPage(desk, rep.id))
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        text = shown_text(app)
        assert ("Deals: won" in text) == (size[1] >= 22)
        assert ("without customer" in text) == (size[0] >= 120)
        for pane in ("Promises", "To bring along", "Timeline"):
            assert f"─ {pane} " in text


async def test_today_tells_how_much_of_the_target_is_sold(tmp_path: Path) -> None:
    """A column with share and trend stands in the team table once anybody has a target."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    add_rep(desk, "Bình")
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert "Target" not in shown_text(app)
        put(desk, rep, 10, 500_000_000)
        put(desk, rep, 11, 350_000_000)
        desk.publish()
        await pilot.pause()
        assert "Target" in shown_text(app)
        assert any("70% ▇▅" in row for row in rows_on(app, "#team"))


def test_the_column_of_targets_outlives_the_pulse() -> None:
    """Where there is no room for all, the curve of the pulse goes first, then the target."""
    member = Member(
        "a", "An", "16/11 → today", "2 !", "3", (5, 6), "! call", overdue=False, attained="70% ▇▅"
    )
    columns, rows = team_table(Words.of("en"), [member], 56)
    assert "70% ▇▅" in rows[0].cells
    assert len(columns) == len(rows[0].cells) == 6
    for narrow in (38, 20):
        columns, rows = team_table(Words.of("en"), [member], narrow)
        assert rows[0].cells == ("An", "16/11 → today", "2 !", "3", "! call")
        assert len(columns) == 5


def test_a_target_is_found_named_and_exported(tmp_path: Path) -> None:
    """Its line has name, month, sums; a hostile name is text; what is gone has no line."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "x", preferred_name=HOSTILE)
    target = put(desk, rep, 11, None)
    told = f"{HOSTILE} · Nov 2026: target 500,000,000 ₫"
    assert headline(desk.view, target.id) == told
    assert dict(search_text(desk.view)) == {target.id: told}
    assert as_markdown(desk.view, rep.id) == "- Nov 2026: target 500,000,000 ₫"
    assert headline(desk.view, "gone") == ""


async def test_a_form_without_a_rep_asks_for_whom(tmp_path: Path) -> None:
    """From the palette, or where the target is gone, the rep is the first thing asked."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")

    class Asking(TargetsScreen):
        def on_mount(self) -> None:
            self.app.push_screen(target_screen(desk, Place("target", "gone")))

    app = app_of(desk, Asking(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert "Target of a rep" in shown_text(app)
        await pilot.press(*"an", "enter", "enter", *"5tr", "ctrl+s")
        await pilot.pause()
    assert [each.person_id for each in desk.repository.all(Target)] == [rep.id]
