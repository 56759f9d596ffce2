"""What a form may hand to an editor of the user's own, without a terminal to hand over."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.overview.today import TodayScreen
from coachtui.ui.form import Form, FormScreen
from coachtui.ui.form_fields import FormField
from coachtui.ui.outside import edited
from memory import MemoryDrafts
from overview_desk import app_of, open_desk, said
from screens import settle


async def test_a_form_of_the_hr_records_is_not_handed_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form that keeps its drafts with the HR records says no to F4, whatever the settings say."""
    monkeypatch.setenv("VISUAL", "no-such-editor")
    desk = open_desk(tmp_path)
    desk.settings = replace(desk.settings, editor="on")
    form = Form("case.1", "Case", (FormField("text", "Text", "passage"),))
    hidden = MemoryDrafts()
    screen = FormScreen(desk, form, {}, nothing, hidden)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await app.push_screen(screen)
        await settle(pilot)
        await pilot.press("f4")
        await settle(pilot)
        assert said(app) == "HR records are handed to no other program."


def test_an_empty_field_is_handed_out_empty(tmp_path: Path) -> None:
    """An editor that writes at the end of what it gets adds no blank line in front."""
    editor = tmp_path / "appends"
    editor.write_text('#!/bin/sh\necho typed >> "$1"\n')
    editor.chmod(0o755)
    environ = {**os.environ, "VISUAL": str(editor)}
    assert edited("", tmp_path, environ) == "typed"
    assert edited("before", tmp_path, environ) == "before\ntyped"


async def nothing(_: dict[str, str]) -> dict[str, str]:
    """Save nothing."""
    return {}
