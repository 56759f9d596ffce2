"""The key line where a keymap leaves commands without a key: it names the list that has them."""

from pathlib import Path

import pytest

from coachtui.domain.items import Target
from coachtui.domain.repository import Put
from coachtui.settings import Keymap, Settings
from coachtui.ui.keybar import KeyBar
from coachtui.ui.keynames import key_name, written_key
from places import Place
from planned_events import an_event
from screens import settle


@pytest.mark.parametrize(("preset", "named"), [("function-keys", True), ("", False)])
async def test_the_way_to_commands_without_a_key_is_named(
    tmp_path: Path, preset: str, named: bool
) -> None:
    """Without letters few of an event's commands have a key: the line says where the rest are."""
    place, event = Place(tmp_path), an_event()
    with place.store() as store:
        store.commit([Put(event)])
    app = place.app(Target("team_event", event.id), settings=Settings(keys=Keymap(preset)))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        while app.opening or not app.screen.query("EventPage, KeyBar"):
            await pilot.pause()
        await settle(pilot)
        line = app.screen.query_one(KeyBar).line
        assert "Done" in line
        assert ("^P Commands" in line) is named


def test_the_insert_key_is_written_as_on_a_keyboard() -> None:
    """As short as its neighbours, and read back from what it is written as."""
    assert key_name("insert") == "Ins"
    assert written_key("Ins") == "insert"
