"""Any text shows literally on every widget of the kit: no crash, nothing swallowed, no link."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

from coachtui.ui.ask_date import AskDate
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask, AskLine, Choose
from coachtui.ui.fields import CoachInput
from coachtui.ui.filter_line import FilterLine
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import cell, plain
from coachtui.ui.table import Column, Row, RowTable
from coachtui.ui.text_area import CoachTextArea
from desks import make_desk
from screens import HOSTILE, Stage, links, seen, settle


class Everything(CoachScreen[None]):
    """A screen that shows one text in every place it has."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"

    def __init__(self, desk: Desk, text: str) -> None:
        super().__init__(desk)
        self.text = text

    def heading(self) -> str:
        """Give the text."""
        return self.text

    def idle(self) -> str:
        """Give the text."""
        return self.text

    def body(self) -> Iterable[Widget]:
        """Give every widget of the kit."""
        table = RowTable(self.words, self.text)
        yield FilterLine(table, self.text)
        yield table
        yield RowTable(self.words, self.text, id="empty")
        yield CoachInput(self.text)
        yield CoachInput("", self.text)
        yield CoachTextArea(self.text)
        yield CoachTextArea("", self.text)

    def refresh_rows(self) -> None:
        """Show the text as heading of a column, of rows, and in each tone."""
        tones = [Row(tone, (self.text, self.text), tone) for tone in ("late", "good", "dim")]
        rows = [Row("", (self.text,), "head"), Row("plain", (self.text,)), *tones]
        self.query_one(RowTable).show((Column(self.text), Column("b", 24, "right")), rows)


async def no_save(values: Values) -> Values:
    """Refuse with what was typed."""
    return {"": values["a"], "a": values["a"]}


def dialogs(desk: Desk, text: str) -> list[Screen[bool] | Screen[str | None]]:
    """Give each dialog of the kit with the text in each of its places."""
    return [
        Ask(desk, text, yes=text, no=text, detail=text),
        AskLine(desk, text, initial=text, check=lambda typed: typed),
        AskDate(desk, text),
        Choose(desk, text, [("a", text), ("b", f"other {text}")]),
    ]


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_screen_shows_it_literally(tmp_path: Path, text: str) -> None:
    """Title, message line, rows, headings, empty lists, fields and placeholders."""
    desk = make_desk(tmp_path)
    desk.manager = text
    app = Stage()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await app.ask(Everything(desk, text), pilot)
        assert seen(app).count(text) == 17
        assert links(app) == []
        screen = app.screen
        assert isinstance(screen, Everything)
        screen.say(f"say {text}", "error")
        await pilot.press("slash")
        await settle(pilot)
        assert f"! say {text}" in seen(app)
        assert links(app) == []


@pytest.mark.parametrize("text", HOSTILE)
async def test_dialogs_show_it_literally(tmp_path: Path, text: str) -> None:
    """Question, answers, labels, values, options and error sentences."""
    desk = make_desk(tmp_path)
    app = Stage()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        for dialog in dialogs(desk, text):
            await app.push_screen(dialog)
            await settle(pilot)
            assert text in seen(app)
            await pilot.press("enter")
            await settle(pilot)
            assert links(app) == []
            if app.screen is dialog:
                await pilot.press("escape")


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_form_shows_it_literally(tmp_path: Path, text: str) -> None:
    """Title, labels, help, values, choices, and problems that quote what was typed."""
    desk = make_desk(tmp_path)
    fields = (
        FormField("a", text, help=text, required=True),
        FormField("b", text, "choice", (("x", text), ("y", "Rep"))),
        FormField("c", text, "passage", help=text),
    )
    initial = {"a": text, "b": "x", "c": text}
    app = Stage()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await app.ask(FormScreen(desk, Form("f", text, fields), initial, no_save), pilot)
        assert seen(app).count(text[:19]) >= 8
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert seen(app).count(f"! {text}") == 2
        assert links(app) == []


@pytest.mark.parametrize("text", HOSTILE)
async def test_the_copy_view_shows_it_whole_and_bare(tmp_path: Path, text: str) -> None:
    """The text begins in the corner of the screen, without a border, line by line."""
    app = Stage()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        await app.ask(CopyScreen(make_desk(tmp_path), f"{text}\nsecond"), pilot)
        assert seen(app).splitlines()[0].rstrip() == text
        assert seen(app).splitlines()[1].rstrip() == "second"
        assert links(app) == []
        await pilot.press("escape")
        assert app.answers == [None]


class Labelled(CoachScreen[None]):
    """A screen whose key is labelled with a hostile text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "nothing", HOSTILE[3]),
        Binding("e", "anything", HOSTILE[0]),
    ]

    def action_nothing(self) -> None:
        """Nothing."""

    def action_anything(self) -> None:
        """Nothing."""


async def test_the_key_line_shows_it_literally(tmp_path: Path) -> None:
    """A label is text, too."""
    app = Stage()
    async with app.run_test(size=(100, 24), notifications=True) as pilot:
        await app.ask(Labelled(make_desk(tmp_path)), pilot)
        assert f"n {HOSTILE[3]}  e {HOSTILE[0]}" in seen(app)
        assert links(app) == []


@given(st.text())
def test_text_is_given_to_widgets_unparsed(text: str) -> None:
    """Both ways onto the screen keep every printable character, and style no part of it."""
    assert cell(text).spans == []
    assert plain(text).spans == []
    printable = "".join(filter(str.isprintable, text))
    assert "".join(filter(str.isprintable, cell(text).plain)) == printable
    assert "".join(filter(str.isprintable, plain(text).plain)) == printable


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text("ab[]/@=()\\$'\"{}^ .,:ăđ", min_size=1, max_size=16).map(str.strip))
async def test_random_bracket_texts_show_literally(tmp_path: Path, text: str) -> None:
    """Whatever mixture of brackets, signs and backslashes: it is on the screen as it is."""
    app = Stage()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await app.ask(Everything(make_desk(tmp_path), f"<{text}>"), pilot)
        assert f"<{text}>" in seen(app)
        assert links(app) == []
