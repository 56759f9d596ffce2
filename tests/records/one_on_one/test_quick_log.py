"""The quick log after an interruption."""

import pytest

from coachtui.domain.ids import new_ids
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put
from coachtui.storage import Drafts
from coachtui.ui.command_list import CommandList
from coachtui.ui.keybar import KeyBar
from coachtui.ui.lines import MessageLine
from coachtui.ui.quick_log import QuickLog
from coachtui.ui.waiting import Waiting
from places import Place
from screens import seen, settle


@pytest.mark.parametrize("was_written", [False, True])
async def test_a_line_on_its_way_becomes_one_entry(place: Place, was_written: bool) -> None:
    """Killed before or after the commit: the line is there once, the half-typed one comes back."""
    (identifier,) = new_ids(1)
    left = Drafts(place.folder / "drafts", "DEAD", now=place.clock.now)
    left.note("quick_log", "@an and th", (Waiting(identifier, "@an on its way").kept(),))
    left.flush()
    left.close()
    if was_written:
        with place.store() as store:
            store.commit([Put(LogEntry(id=identifier, person_id="an", text="on its way"))])
    app = place.app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        while not app.desk.is_open:
            await pilot.pause()
        await pilot.press("ctrl+n")
        while not isinstance(app.screen, QuickLog):
            await pilot.pause()
        for _ in range(3):
            writing = [each for each in app.workers if each.group == "lines"]
            if writing:
                await app.workers.wait_for_complete(writing)
            await pilot.pause()
        assert app.screen.capture.field.value == "@an and th"
        await pilot.press(*"en", "enter")
        while isinstance(app.screen, QuickLog):
            await pilot.pause()
    with place.store() as store:
        assert [entry.text for entry in store.all(LogEntry)] == ["on its way", "and then"]


async def test_it_says_what_it_kept_and_which_key_does(place: Place) -> None:
    """Enter stands in its keys and in help; afterwards the screen says for whom it was logged."""
    app = place.app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        while not app.desk.is_open:
            await pilot.pause()
        await pilot.press("ctrl+n")
        while not isinstance(app.screen, QuickLog):
            await pilot.pause()
        await settle(pilot)
        assert "↵ Log it" in app.screen.query_one(KeyBar).line
        await pilot.press("f1")
        while not isinstance(app.screen, CommandList):
            await pilot.pause()
        await settle(pilot)
        assert "Log it" in seen(app)
        await pilot.press("escape")
        while not isinstance(app.screen, QuickLog):
            await pilot.pause()
        await pilot.press(*"an in passing", "enter")
        while isinstance(app.screen, QuickLog):
            await pilot.pause()
        said = app.screen.query_one(MessageLine).text
        assert said == "Line logged: Nguyễn Văn An. u takes it back."
