"""Two windows wrap up the same one-on-one."""

from datetime import timedelta

from coachtui.domain.items import Target
from coachtui.domain.repository import Put
from coachtui.records.one_on_one.model import OneOnOne, Pulse, Reflection
from coachtui.records.one_on_one.rules.wrap_up import wrapped_up
from coachtui.records.one_on_one.screens.alone import WrapUpAlone
from coachtui.records.one_on_one.screens.console import OneOnOneConsole
from coachtui.records.one_on_one.screens.wrap_up import WrapUpTogether
from coachtui.ui.lines import MessageLine
from coachtui.ui.versions import VersionsDialog
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


async def test_two_reflections_are_laid_side_by_side(place: Place) -> None:
    """What both windows wrote into one field is asked about; what only one wrote stands."""
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
        await pilot.press("ctrl+s")
        while not isinstance(app.screen, WrapUpAlone):
            await pilot.pause()
        await pilot.press("tab", *"mine")
        with place.store() as other:
            meeting = next(each for each in other.all(OneOnOne) if each.state == "held")
            theirs = Reflection(stood_out="theirs", watch_for="budget")
            other.commit([Put(meeting.revised(reflection=theirs))])
        await app.desk.refresh()
        await pilot.press("ctrl+s")
        while not isinstance(app.screen, VersionsDialog):
            await pilot.pause()
        await pilot.pause()
        await pilot.press("b", "enter")
        while isinstance(app.screen, VersionsDialog | WrapUpAlone):
            await pilot.pause()
    with place.store() as store:
        kept = next(each for each in store.all(OneOnOne) if each.state == "held").reflection
        assert (kept.stood_out, kept.watch_for) == ("theirs / mine", "budget")
