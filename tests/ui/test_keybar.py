"""The key line says what can be pressed here, in the reader's language, inside the screen."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given, strategies as st
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

from coachtui.language import N_
from coachtui.overview.bin import BinScreen
from coachtui.overview.targets import TargetsScreen
from coachtui.records.one_on_one.screens.listing import OneOnOneList
from coachtui.text import cells
from coachtui.ui.fields import CoachInput
from coachtui.ui.keybar import MOST_HINTS, Hint, KeyBar, hint_line
from coachtui.ui.keynames import character_of, key_name
from coachtui.ui.screen import CoachScreen
from coachtui.ui.table import Column, Row, RowTable
from desks import make_desk
from overview_desk import add_rep, app_of, open_desk
from screens import Stage, lines, settle

HELP = Binding("f1", "help", N_("Help"), priority=True, id="app.help")
ASK = Binding("question_mark", "help", N_("Help"), id="app.help")
LABELS = (
    *(N_("Today"), N_("Monday"), N_("Tuesday"), N_("Wednesday")),
    *(N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday")),
)


class Busy(CoachScreen[None]):
    """A screen with more keys than fit, and a field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        ASK,
        *(Binding("nemtsxyz"[at], f"do({at})", label) for at, label in enumerate(LABELS)),
        Binding("slash", "filter_here", N_("Sun")),
        Binding("ctrl+s,f2", "save", N_("Save")),
        Binding("h", "hidden", N_("Hidden"), show=False),
    ]
    AUTO_FOCUS: ClassVar[str | None] = ""
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (("enter", N_("Today")),)

    def body(self) -> Iterable[Widget]:
        """Give a field."""
        yield CoachInput()

    def action_help(self) -> None:
        """Nothing."""

    def action_do(self, at: int) -> None:
        """Nothing."""

    def action_filter_here(self) -> None:
        """Nothing."""

    def action_save(self) -> None:
        """Nothing."""


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_the_line_is_never_wider_than_the_screen(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    """In both languages and at every size at most seven hints show, whole, and help is one."""
    desk = make_desk(tmp_path, language)
    app = Stage()
    async with app.run_test(size=size) as pilot:
        await app.ask(Busy(desk), pilot)
        bar = app.screen.query_one(KeyBar)
        hints = [hint for hint in bar.line.split("  ") if hint.strip()]
        assert cells(bar.line) <= size[0] - 2
        assert len(hints) <= MOST_HINTS
        assert hints[-1].strip() == f"? {desk.words.say('Help')}"
        assert hints[0] == f"↵ {desk.words.say('Today')}"
        assert lines(app)[-1].strip() == bar.line.strip()


async def test_in_a_field_only_keys_that_are_no_text_are_offered(tmp_path: Path) -> None:
    """With the focus in a field no letter is offered as a command, and help is F1."""
    app = Stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await app.ask(Busy(make_desk(tmp_path)), pilot)
        bar = app.screen.query_one(KeyBar)
        before = bar.line
        await pilot.press("tab")
        await settle(pilot)
        assert bar.line.split() == ["↵", "Today", "^S", "Save", "F1", "Help"]
        await pilot.press("n")
        await settle(pilot)
        assert bar.line.split() == ["↵", "Today", "^S", "Save", "F1", "Help"]
        app.screen.set_focus(None)
        await settle(pilot)
        assert bar.line == before
        assert "Hidden" not in before


async def test_a_resize_fits_the_hints_anew(tmp_path: Path) -> None:
    """A narrower window shows fewer hints, a wider one more again."""
    app = Stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await app.ask(Busy(make_desk(tmp_path)), pilot)
        bar = app.screen.query_one(KeyBar)
        wide = bar.line
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert cells(bar.line) == 58
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert bar.line == wide


HINTS = st.builds(Hint, st.sampled_from(["n", "^S", "Space"]), st.text("aăâđ ", max_size=30))


@given(st.lists(HINTS, max_size=12), st.none() | HINTS, st.integers(10, 200))
def test_hints_fit_into_any_room(hints: list[Hint], help_hint: Hint | None, room: int) -> None:
    """Whatever the labels are, the line takes no more cells than there are, and shows help."""
    line = hint_line(hints, help_hint, room).plain
    assert cells(line) <= room
    if help_hint:
        assert help_hint.key in line


def test_keys_are_written_as_people_say_them() -> None:
    """Names of keys are short, and signs show as themselves."""
    told = {
        "ctrl+s": "^S",
        "f1": "F1",
        "question_mark": "?",
        "slash": "/",
        "colon": ":",
        "enter": "↵",
        "space": "Space",
        "G": "G",
        "shift+tab": "⇧Tab",
    }
    assert {key: key_name(key) for key in told} == told
    assert [character_of(key) for key in ("slash", "n", "ctrl+n", "f1")] == ["/", "n", None, None]


@pytest.mark.parametrize("sort", ["bin", "numbers", "talks"])
async def test_keys_about_a_row_go_with_the_last_row(tmp_path: Path, sort: str) -> None:
    """An empty list shows no key to open, restore, edit or delete; its rows bring them back."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    make: dict[str, Callable[[], Screen[None]]] = {
        "bin": lambda: BinScreen(desk),
        "numbers": lambda: TargetsScreen(desk, rep.id),
        "talks": lambda: OneOnOneList(desk),
    }
    screen = make[sort]()
    app = app_of(desk, screen)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        words = ("Open", "Restore", "Edit", "Delete")
        empty = screen.query_one(KeyBar).line
        assert not [word for word in words if word in empty]
        table = screen.query(RowTable).first()
        table.show((Column(),), [Row("one", ("one",))])
        await settle(pilot)
        filled = screen.query_one(KeyBar).line
        assert [word for word in words if word in filled]
        table.show((Column(),), [])
        await settle(pilot)
        assert screen.query_one(KeyBar).line == empty
