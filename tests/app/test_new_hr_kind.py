"""A new kind of HR record, one file, gets what the HR records have without another change."""

import io
from pathlib import Path
from typing import Final

import pytest
from textual.pilot import Pilot

from badges import Badge, BadgeList, BadgePage, with_badges
from coachtui.app import CoachApp, Opened
from coachtui.cli.run import hr_door
from coachtui.domain.repository import Put
from coachtui.exchange.console import Console
from coachtui.exchange.records import open_for_screens, open_hr, open_records
from coachtui.exchange.session import Session
from coachtui.language import Words
from coachtui.overview.history import HistoryScreen
from coachtui.overview.search import SearchScreen
from coachtui.settings import Settings
from coachtui.ui.desk import Desk
from desks import FixedClock
from overview_desk import TODAY, rows_on, said, titled
from places import AN
from screens import settle

BADGE: Final = Badge(id="b1", number="AX-774", person_id=AN.id, good_until=TODAY)


def session_over(folder: Path) -> Session:
    """Give back a session whose catalogue knows badges."""
    words = Words.of("en")
    console = Console(io.StringIO(), io.StringIO(), words)
    return Session(folder, words, FixedClock(), Settings(), with_badges(), console)


@pytest.fixture
def app(tmp_path: Path) -> CoachApp:
    """Give the app over a folder with a rep and a badge of theirs, locked."""
    session = session_over(tmp_path / "data")
    with open_records(session) as store:
        store.commit([Put(AN)])
    with open_hr(session) as hr:
        hr.commit([Put(BADGE)], "Badge handed out")
    desk = Desk(
        *(session.words, session.clock, session.catalogue, session.settings, session.folder),
        hr_door=hr_door(session),
    )

    def opened() -> Opened:
        return open_for_screens(session, None)

    return CoachApp(desk, opened)


async def press(app: CoachApp, pilot: Pilot[None], *keys: str) -> None:
    """Press keys once the records are there, and wait until what they set off is done."""
    while app.opening:
        await pilot.pause()
    await pilot.press(*keys)
    await settle(pilot)
    reading = [each for each in app.workers if each.group in {"history", "read"}]
    if reading:
        await app.workers.wait_for_complete(reading)
    await settle(pilot)


async def test_its_list_is_empty_until_the_room_is_unlocked(app: CoachApp) -> None:
    """Its number key lists it; what is in it shows, opens and is found only while it is open."""
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await press(app, pilot, "8")
        assert isinstance(app.screen, BadgeList)
        assert rows_on(app) == []
        await press(app, pilot, "ctrl+f", *"ax")
        assert isinstance(app.screen, SearchScreen)
        assert rows_on(app) == []
        await press(app, pilot, "escape", "escape", "o")
        assert rows_on(app) == ["AX-774"]
        await press(app, pilot, "ctrl+f", *"ax")
        assert rows_on(app) == ["Badge AX-774"]
        await press(app, pilot, "enter")
        assert isinstance(app.screen, BadgePage)


async def test_a_lock_closes_its_page(app: CoachApp) -> None:
    """The curtain locks the room: the page is gone, and the list shows nothing."""
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await press(app, pilot, "8", "o", "enter")
        assert isinstance(app.screen, BadgePage)
        await press(app, pilot, "f12", "f12")
        assert isinstance(app.screen, BadgeList)
        assert rows_on(app) == []


async def test_it_is_not_copied_and_has_a_history(app: CoachApp) -> None:
    """`y` says that HR records are not copied; `h` tells its changes, in words, and notes that."""
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await press(app, pilot, "8", "o", "y")
        assert "HR records are not copied" in said(app)
        await press(app, pilot, "enter", "y")
        assert isinstance(app.screen, BadgePage)
        assert "HR records are not copied" in said(app)
        await press(app, pilot, "h")
        assert isinstance(app.screen, HistoryScreen)
        assert titled(app)[0] == "History · AX-774"
        assert "good until 2026-11-23" in rows_on(app)
        await press(app, pilot, "y")
        assert isinstance(app.screen, HistoryScreen)
        assert "HR records are not copied" in said(app)


async def test_undo_and_views_keep_away_from_it(app: CoachApp) -> None:
    """Undo reaches no HR record, and its list is no view that is kept."""
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await press(app, pilot, "8", "o", "u")
        assert rows_on(app) == ["AX-774"]
        await press(app, pilot, "slash", "a", "enter")
        titles = [command.title for command in app.places()]
        assert not [title for title in titles if "Keep this view" in title]
