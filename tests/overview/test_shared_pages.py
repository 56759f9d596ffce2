"""Texts that open on a screen turned to a rep: as the rep reads them, and as closed as the list."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from canaries import CANARY, everything
from coachtui.catalogue import catalogue
from coachtui.domain.repository import Put
from coachtui.domain.sharing import shares_of
from coachtui.overview.person_page import PersonPage
from coachtui.overview.shared_screen import SharedCopy, SharedPage, SharedScreen
from coachtui.records.field_day.model import CoachingReport
from coachtui.ui.desk import Desk
from coachtui.ui.frame import Frame
from overview_desk import app_of, open_desk, said, shown_text, titled
from screens import settle

ELSEWHERE = ("1", "2", "h", "n", "e", "k", "t", "u", "U", "S", "plus", "colon", "ctrl+p", "f1")


async def on_shared(app: Frame, pilot: Pilot[None]) -> SharedScreen:
    """Share the screen from where it is."""
    await settle(pilot)
    await pilot.press("S")
    await settle(pilot)
    assert isinstance(app.screen, SharedScreen), said(app)
    return app.screen


def in_front(app: Frame) -> Screen[object]:
    """Give what is in front now."""
    return app.screen


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give a desk with all there can be about two reps, canaries where they must not look."""
    desk = open_desk(tmp_path)
    records = [one for rep in ("an", "binh") for one in everything(rep, shares_of(catalogue()))]
    desk.repository.commit([Put(one) for one in {each.id: each for each in records}.values()])
    return desk


@pytest.mark.parametrize(("guest", "other"), [("an", "binh"), ("binh", "an")])
async def test_no_frame_and_no_text_has_a_private_word(desk: Desk, guest: str, other: str) -> None:
    """Of every kind the whole list, each text that opens, and each copy of them."""
    app = app_of(desk, PersonPage(desk, guest))
    seen: list[str] = []
    opened: set[str] = set()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await on_shared(app, pilot)
        await pilot.press("y")
        await settle(pilot)
        seen.append(shown_text(app) + copied_text(app))
        await pilot.press("escape", "g")
        for _ in screen.table.shown:
            await settle(pilot)
            seen.append(shown_text(app))
            key = screen.table.highlighted_key or ""
            if key in screen.table.opening:
                opened.add(key.partition("/")[0])
                seen.extend(await read_through(app, pilot))
            await pilot.press("down")
    told = "\n".join(seen)
    assert opened == {"one_on_one", "field_day", "team_event"}
    assert f"seen by {guest}" in told
    assert CANARY not in told
    assert f"by {other}" not in told


async def read_through(app: Frame, pilot: Pilot[None]) -> list[str]:
    """Open the row under the cursor, copy its text, and go back; give what was seen."""
    await pilot.press("enter")
    await settle(pilot)
    assert isinstance(app.screen, SharedPage)
    seen = [shown_text(app)]
    await pilot.press("y")
    await settle(pilot)
    seen.append(shown_text(app) + copied_text(app))
    for _ in range(2):
        await pilot.press("escape")
        await settle(pilot)
    return seen


def copied_text(app: Frame) -> str:
    """Give the text that is shown to be copied."""
    assert isinstance(app.screen, SharedCopy)
    return app.screen.text


async def test_a_report_opens_as_the_rep_reads_it_and_nothing_from_there(
    desk: Desk,
) -> None:
    """The key bar offers Enter on such a row alone; from the text only the way back leads on."""
    app = app_of(desk, PersonPage(desk, "an"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await on_shared(app, pilot)
        assert "Open" not in shown_text(app)
        screen.table.highlight("field_day/report-reported-an")
        await settle(pilot)
        assert "Open" in shown_text(app)
        await pilot.press("enter")
        await settle(pilot)
        page = in_front(app)
        assert isinstance(page, SharedPage)
        assert titled(app)[0] == "SHARED with Rep An"
        assert "Phiếu huấn luyện thị trường" in shown_text(app)
        for key in (*ELSEWHERE, "enter"):
            await pilot.press(key)
            await settle(pilot)
            assert in_front(app) is page, key
            assert "nothing else opens until Esc" in said(app), key
            assert isinstance(page, SharedPage)
            page.say("")
        await pilot.press("escape")
        await settle(pilot)
        assert in_front(app) is screen
        assert screen.table.highlighted_key == "field_day/report-reported-an"


async def test_a_text_shared_no_longer_goes_while_it_is_open(desk: Desk) -> None:
    """What another window takes back is not on the page any more, nor to be copied."""
    app = app_of(desk, PersonPage(desk, "an"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await on_shared(app, pilot)
        screen.table.highlight("field_day/report-reported-an")
        await pilot.press("enter")
        await settle(pilot)
        page = in_front(app)
        report = desk.repository.get(CoachingReport, "report-reported-an")
        assert report is not None
        desk.repository.commit([Put(report.revised(visibility="private"))])
        desk.publish()
        await settle(pilot)
        assert "This is shared no longer." in shown_text(app)
        assert "seen by an" not in shown_text(app)
        await pilot.press("y")
        await settle(pilot)
        assert in_front(app) is page
