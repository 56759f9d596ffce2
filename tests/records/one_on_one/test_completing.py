"""The key that takes what the capture line offers: a name or a deal, then the next one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot
from textual.widgets import Static

from coachtui.domain.items import Target
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put
from coachtui.records.one_on_one.screens.console import OneOnOneConsole
from coachtui.ui.fields import CoachInput
from coachtui.ui.quick_log import QuickLog
from places import Place

DEALS = ("Finjob/AB12", "Finjob/CD34", "Isdom/1")


@asynccontextmanager
async def talking(place: Place, language: str = "en") -> AsyncIterator[Pilot[None]]:
    """Open the console of a rep of whom three deals were named before."""
    with place.store() as store:
        store.commit([Put(LogEntry(person_id="an", text="x", deals=DEALS))])
    app = place.app(Target("one_on_one", "an", "meet"), language)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        while not isinstance(app.screen, OneOnOneConsole):
            await pilot.pause()
        await pilot.pause()
        yield pilot


def line(pilot: Pilot[None]) -> CoachInput:
    """Give the field of the capture line in front."""
    return pilot.app.screen.query_one("CaptureField", CoachInput)


def hint(pilot: Pilot[None]) -> str:
    """Give what stands below the capture line."""
    return str(pilot.app.screen.query_one(".capture--reading", Static).render()).strip()


async def test_tab_takes_the_ghost_text_and_says_so(place: Place) -> None:
    """Where one thing completes the line, Tab takes it, and moves the next time."""
    async with talking(place) as pilot:
        await pilot.press(*"$isd")
        assert hint(pilot).endswith("Tab takes it")
        await pilot.press("tab")
        assert line(pilot).value == "$Isdom/1" or line(pilot).value == "$isdom/1"
        assert line(pilot).has_focus
        assert "takes it" not in hint(pilot)
        await pilot.press("tab")
        assert not line(pilot).has_focus


async def test_tab_again_gives_the_next_of_several(place: Place) -> None:
    """Each in its turn and round again; typing on ends it, and Tab moves as ever."""
    async with talking(place) as pilot:
        await pilot.press(*"$fin")
        assert hint(pilot).endswith("Tab takes it · 1 of 2")
        seen = []
        for _ in range(3):
            await pilot.press("tab")
            seen.append(line(pilot).value.lower())
        assert seen == ["$finjob/ab12", "$finjob/cd34", "$finjob/ab12"]
        assert hint(pilot).endswith("Tab: the next · 1 of 2")
        await pilot.press("space")
        await pilot.press("tab")
        assert not line(pilot).has_focus


async def test_tab_moves_where_nothing_is_offered(place: Place) -> None:
    """In an empty line, behind a plain word, and with the cursor within the line."""
    async with talking(place) as pilot:
        for keys in ((), tuple("fin"), (*"$fin", "left")):
            line(pilot).value = ""
            line(pilot).focus()
            await pilot.press(*keys, "tab")
            assert not line(pilot).has_focus, keys


async def test_the_right_arrow_takes_it_too(place: Place) -> None:
    """At the end of the line, as in any field."""
    async with talking(place) as pilot:
        await pilot.press(*"$isd")
        await pilot.pause()
        await pilot.press("right")
        assert line(pilot).value.lower() == "$isdom/1"


async def test_the_quick_log_takes_names_so(place: Place) -> None:
    """The name of the rep is taken by the same key, from wherever one is."""
    async with talking(place) as pilot:
        await pilot.press("ctrl+n")
        while not isinstance(pilot.app.screen, QuickLog):
            await pilot.pause()
        await pilot.pause()
        await pilot.press(*"ngu", "tab")
        assert line(pilot).value.startswith("@ngu")
        assert line(pilot).value.endswith("An")
        assert line(pilot).has_focus
