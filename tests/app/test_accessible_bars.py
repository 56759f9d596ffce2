"""Read aloud, a screen holds no sign that is no text: nothing has a bar beside it."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from coachtui.settings import Settings
from coachtui.ui.form import FormScreen
from places import Place
from screens import settle


@pytest.mark.parametrize("accessible", [True, False])
async def test_a_long_form_has_no_scroll_bar(tmp_path: Path, accessible: bool) -> None:
    """The form of a person is longer than its dialog; it scrolls without a bar when accessible."""
    app = Place(tmp_path).app(settings=Settings(accessible=accessible))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        while app.opening:
            await pilot.pause()
        await pilot.press("2")
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, FormScreen)
        scroll = app.screen.query_one(VerticalScroll)
        assert scroll.max_scroll_y > 0
        assert scroll.scrollbar_size_vertical == (0 if accessible else 1)
        labels = [field.label for field in app.screen.form.fields]
        assert len(set(labels)) == len(labels), "each field is called by a name of its own"
