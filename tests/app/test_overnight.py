"""A window left open over days: what comes back from behind the curtain is of today."""

from datetime import timedelta
from pathlib import Path

from coachtui.ui.lines import TitleLine
from places import Place
from screens import settle


async def test_today_is_today_again_behind_the_curtain(tmp_path: Path) -> None:
    """Nothing was written meanwhile, yet day and rows are those of the day it is drawn aside."""
    place = Place(tmp_path / "data")
    app = place.app()
    async with app.run_test(notifications=True) as pilot:
        while not app.desk.is_open:
            await pilot.pause()
        await settle(pilot)
        await pilot.press("f12")
        place.clock.moment += timedelta(days=3)
        await pilot.press("f12")
        await settle(pilot)
        assert "2026-11-26" in app.screen.query_one(TitleLine).texts[0]
