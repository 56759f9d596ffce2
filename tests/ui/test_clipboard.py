"""Texts leave the program for the terminal's clipboard only where the settings say so."""

import base64
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from coachtui.settings import Settings
from coachtui.ui.clipboard import ClipboardApp, osc52
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.fields import CoachInput
from desks import make_desk
from screens import Stage, seen, settle

CODED = base64.b64encode("chào An".encode()).decode()
SEQUENCE = f"\x1b]52;c;{CODED}\x07"
WRAPPED = f"\x1bPtmux;\x1b{SEQUENCE}\x1b\\"


class Copying(ClipboardApp[None]):
    """An app with a field, which keeps what it was asked to copy."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def compose(self) -> list[CoachInput]:
        """Give the field."""
        return [CoachInput("chào An")]

    def copy_to_clipboard(self, text: str) -> None:
        """Note it, and copy."""
        self.asked.append(text)
        super().copy_to_clipboard(text)


def test_the_text_goes_in_the_form_that_passes() -> None:
    """Plain outside tmux; inside, the wrapped form too, its escapes doubled."""
    assert osc52("chào An", {"TERM": "xterm-256color"}) == SEQUENCE
    assert osc52("chào An", {"TERM": "screen.xterm"}) == SEQUENCE + WRAPPED
    assert osc52("chào An", {"TMUX": "/tmp/x,1,0"}) == SEQUENCE + WRAPPED


@given(st.text())
def test_a_text_cannot_end_its_own_sequence(text: str) -> None:
    """Nothing of the text itself reaches the terminal uncoded."""
    body = osc52(text, {}).removeprefix("\x1b]52;c;").removesuffix("\x07")
    assert all(sign.isalnum() or sign in "+/=" for sign in body)


async def test_what_is_cut_can_be_pasted_and_stays_inside() -> None:
    """Cut and paste work in a field; without the setting Textual's own clipboard is not used."""
    app = Copying()
    async with app.run_test() as pilot:
        field = app.query_one(CoachInput)
        field.select_all()
        await pilot.press("ctrl+x", "ctrl+v", "ctrl+v")
        assert field.value == "chào Anchào An"
        assert app.clipboard == "chào An"
        assert super(ClipboardApp, app).clipboard == ""


async def test_what_is_copied_leaves_where_it_is_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the setting the copy view sends the text and says so; Textual is asked to write it."""
    desk = make_desk(tmp_path)
    desk.settings = replace(Settings(), clipboard="osc52")
    app = Copying()
    app.shares_clipboard = True
    monkeypatch.setattr("sys.__stderr__", StringIO())
    async with app.run_test() as pilot:
        await app.push_screen(CopyScreen(desk, "chào An"))
        await settle(pilot)
        assert app.asked == ["chào An"]
        assert super(ClipboardApp, app).clipboard == "chào An"
        assert "Sent to the clipboard" in seen(app)


async def test_the_copy_view_sends_nothing_unasked(tmp_path: Path) -> None:
    """Without the setting the text is shown to be selected by hand, and that is all."""
    app = Stage()
    async with app.run_test() as pilot:
        await app.ask(CopyScreen(make_desk(tmp_path), "chào An"), pilot)
        assert app.clipboard == ""
        assert "clipboard" not in seen(app)


async def test_the_copy_view_scrolls_by_keys(tmp_path: Path) -> None:
    """A text longer than the screen is reached whole, line by line and page by page."""
    app = Stage()
    text = "\n".join(f"line {n}" for n in range(100))
    async with app.run_test(size=(60, 20)) as pilot:
        await app.ask(CopyScreen(make_desk(tmp_path), text), pilot)
        first = []
        for key in ("j", "down", "k", "pagedown", "space", "pageup", "up"):
            await pilot.press(key)
            await settle(pilot)
            first.append(seen(app).splitlines()[0].strip())
        assert first == [f"line {n}" for n in (1, 2, 1, 20, 39, 20, 19)]
        await pilot.press("q")
        assert app.answers == [None]
