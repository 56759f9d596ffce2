"""Two windows wrap up the same one-on-one."""

from datetime import timedelta

from coachtui.domain.items import Target
from coachtui.domain.repository import Put
from coachtui.records.one_on_one.model import OneOnOne, Pulse
from coachtui.records.one_on_one.rules.wrap_up import wrapped_up
from coachtui.records.one_on_one.screens.alone import WrapUpAlone
from coachtui.records.one_on_one.screens.console import OneOnOneConsole
from coachtui.records.one_on_one.screens.wrap_up import WrapUpTogether
from coachtui.ui.lines import MessageLine
from places import Place


async def test_the_second_window_asks_and_plans_nothing_twice(place: Place) -> None:
    """The other window's pulse is overwritten only when asked again; one next meeting stands."""
    now = place.clock.now()
    with place.store() as store:
        store.commit([Put(OneOnOne(person_id="an", planned_at=now).started(now))])
    app = place.app(Target("one_on_one", "an", "meet"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        while not isinstance(app.screen, OneOnOneConsole):
            await pilot.pause()
        await pilot.press("ctrl+s")
        while not isinstance(app.screen, WrapUpTogether):
            await pilot.pause()
        await pilot.press("8")
        with place.store() as other:
            (meeting,) = other.find(OneOnOne, person_id="an")
            planned = OneOnOne(person_id="an", planned_at=now + timedelta(days=14))
            held = wrapped_up(meeting, now, Pulse(score=7), (0, 0))
            other.commit([Put(held), Put(planned)])
        await app.desk.refresh()
        page = app.screen
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "7" in page.query_one(MessageLine).text
        await pilot.press("ctrl+s")
        while not isinstance(app.screen, WrapUpAlone):
            await pilot.pause()
    with place.store() as store:
        found = store.find(OneOnOne, person_id="an")
        assert sorted(each.state for each in found) == ["held", "planned"]
        assert [each.pulse.score for each in found if each.pulse] == [8]
