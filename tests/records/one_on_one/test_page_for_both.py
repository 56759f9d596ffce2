"""The page of wrapping up that the rep looks at too: nobody else is named on it."""

import pytest
from textual.widgets import Static

from coachtui.domain.items import Target
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.screens.console import OneOnOneConsole
from coachtui.records.one_on_one.screens.wrap_up import WrapUpTogether
from coachtui.settings import Settings
from coachtui.ui.lines import MessageLine
from places import Place


@pytest.mark.parametrize(("initials", "told"), [(True, "TTB"), (False, "Trần Thị Bích")])
async def test_others_are_initials_in_what_is_read_back_and_said(
    place: Place, initials: bool, told: str
) -> None:
    """As the settings want it: in what was agreed, and in what a message tells meanwhile."""
    now = place.clock.now()
    meeting = OneOnOne(id="talk", person_id="an", planned_at=now).started(now)
    agreed = LogEntry(
        person_id="an",
        part_of="talk",
        entry_kind="decision",
        text="hỏi Trần Thị Bích trước, An gọi sau",
        visibility="shared",
        happened_at=now,
    )
    with place.store() as store:
        store.commit([Put(Person(full_name="Trần Thị Bích")), Put(meeting), Put(agreed)])
    app = place.app(Target("one_on_one", "an", "meet"), settings=Settings(initials=initials))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        while not isinstance(app.screen, OneOnOneConsole):
            await pilot.pause()
        await pilot.press("ctrl+s")
        while not isinstance(app.screen, WrapUpTogether):
            await pilot.pause()
        await pilot.pause()
        back = str(app.screen.query_one("#read-back > Static", Static).render())
        assert f"hỏi {told} trước, An gọi sau" in back
        app.screen.say("Undone: Trần Thị Bích.")
        assert app.screen.query_one(MessageLine).text == f"Undone: {told}."
