"""Numbers beside the agenda: two lines above the log at 80x24, and deals that complete."""

from datetime import date

import pytest

from coachtui.domain.deals import Deal, Deals
from coachtui.domain.items import Target as Place_
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put
from coachtui.domain.target import Target
from coachtui.records.one_on_one.screens.console import OneOnOneConsole
from coachtui.storage.deals_file import write_deals
from places import AN, Place
from screens import seen

LEAST_LOG = 8
"""Rows of the log that must stay at 80x24."""


def filled(place: Place) -> Place:
    """Give the rep a target and deals."""
    with place.store() as store:
        month = date(2026, 11, 1)
        store.commit([Put(Target(person_id=AN.id, month=month, amount=10**8, actual=7 * 10**7))])
    name = AN.full_name
    deals = (
        Deal("7F", name, "Hoà Phát", "GTX", "open", "New", None, 100),
        Deal("8G", name, "Hoà Phát", "GTX", "won", "Won", 90, 100, None, date(2026, 9, 1)),
        Deal("9H", "Trần Bình", "Minh Long", "GTX", "open", "New", None, 100),
    )
    write_deals(place.folder, Deals(deals, (name, "Trần Bình")))
    return place


@pytest.mark.parametrize(("size", "lines"), [((80, 24), 2), ((80, 20), 1), ((120, 24), 3)])
async def test_target_and_deals_stand_above_the_log(
    place: Place, size: tuple[int, int], lines: int
) -> None:
    """As many lines as there is room for, and the log keeps its rows."""
    app = filled(place).app(Place_("one_on_one", AN.id, "meet"))
    async with app.run_test(size=size, notifications=True) as pilot:
        while not isinstance(app.screen, OneOnOneConsole):
            await pilot.pause()
        await pilot.pause()
        text = seen(app)
        told = ("Target Nov 2026: 70% of 100m", "Deals: won 90 ₫", "against the team")
        assert [line in text for line in told] == [at < lines for at in range(3)]
        if size == (80, 24):
            assert app.screen.log_table.size.height >= LEAST_LOG


async def test_the_lines_follow_the_size_of_the_terminal(place: Place) -> None:
    """Made wider, the terminal shows more; made low, what is talked about has the room."""
    app = filled(place).app(Place_("one_on_one", AN.id, "meet"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        while not isinstance(app.screen, OneOnOneConsole):
            await pilot.pause()
        await pilot.resize_terminal(130, 30)
        await pilot.pause()
        assert "against the team" in seen(app)
        await pilot.resize_terminal(80, 16)
        await pilot.pause()
        assert "Deals: won" not in seen(app)


async def test_without_numbers_nothing_stands_there(place: Place) -> None:
    """A rep without target and deals has the console as it was."""
    app = place.app(Place_("one_on_one", AN.id, "meet"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        while not isinstance(app.screen, OneOnOneConsole):
            await pilot.pause()
        await pilot.pause()
        assert "Target" not in seen(app)
        assert "Deals" not in seen(app)


async def test_a_dollar_completes_the_open_deals_of_the_rep(place: Place) -> None:
    """`$hoa` becomes the open deal of Hoà Phát, typed without marks; another's does not come."""
    app = filled(place).app(Place_("one_on_one", AN.id, "meet"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        while not isinstance(app.screen, OneOnOneConsole):
            await pilot.pause()
        assert app.screen.vocabulary().deals == ("Hoà-Phát/7F",)
        await pilot.press(*"asked for $hoa")
        await pilot.pause()
        await pilot.press("right", "enter")
        for _ in range(20):
            await pilot.pause()
            with place.store() as store:
                entries = store.all(LogEntry)
            if entries:
                break
    assert [entry.deals for entry in entries] == [("Hoà-Phát/7F",)]


async def test_a_key_shows_all_numbers_and_the_usual_ones_again(place: Place) -> None:
    """At 80x24 what a wide screen shows comes on a key; log and line keep their rows."""
    app = filled(place).app(Place_("one_on_one", AN.id, "meet"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        while not isinstance(app.screen, OneOnOneConsole):
            await pilot.pause()
        await pilot.press("f6")
        await pilot.pause()
        assert "against the team" in seen(app)
        assert app.screen.log_table.size.height >= LEAST_LOG - 1
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "against the team" not in seen(app)
        assert "Deals: won 90 ₫" in seen(app)
