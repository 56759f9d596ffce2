"""What another window changes is seen in dialogs too, and is not taken back unawares."""

from pathlib import Path

import pytest

from coachtui.domain.commitment import Commitment
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, Remove
from coachtui.overview.commitment_menu import CommitmentMenu
from coachtui.overview.history import HistoryScreen
from coachtui.overview.today import TodayScreen
from coachtui.ui.command_list import CommandList
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Choose
from coachtui.ui.frame import Frame
from coachtui.ui.keybar import KeyBar
from coachtui.ui.table import RowTable
from coachtui.ui.undo_question import UndoQuestion
from overview_desk import (
    add_promise,
    add_rep,
    app_of,
    open_desk,
    rows_on,
    said,
    second_window,
    shown_text,
    stored,
)
from screens import settle


def promised(tmp_path: Path) -> tuple[Desk, Commitment, Frame]:
    """Give back a desk with a promise of mine that is late, and an app that shows Today."""
    desk = open_desk(tmp_path)
    promise = add_promise(desk, add_rep(desk, "Nguyễn Văn An"), "intro to the CFO", -3, mine=True)
    return desk, promise, app_of(desk, TodayScreen(desk))


async def test_a_promise_kept_elsewhere_is_not_opened_again(tmp_path: Path) -> None:
    """The dialog shows it kept and says so; the list behind it too; no key is called Done now."""
    desk, promise, app = promised(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "Space Done" in app.screen.query_one(KeyBar).line
        second_window(desk).commit([Put(promise.kept(desk.clock.now()))], "Commitment kept")
        await desk.refresh()
        await settle(pilot)
        assert said(app) == "It was changed in another window just now."
        assert rows_on(app)[0] == "Open it again"
        assert "Space Open it again" in app.screen.query_one(KeyBar).line
        today = app.screen_stack[-2]
        needs = today.query_one("#needs", RowTable)
        assert not [row for row in needs.shown if "CFO" in " ".join(row.cells)]


async def test_done_on_what_was_just_kept_elsewhere_is_refused(tmp_path: Path) -> None:
    """Before the change is seen, the key is refused, and then the dialog shows what is so."""
    desk, promise, app = promised(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        second_window(desk).commit([Put(promise.kept(desk.clock.now()))], "Commitment kept")
        await pilot.press("space")
        await settle(pilot)
        assert stored(desk, promise).state == "kept"
        assert "changed elsewhere in the meantime" in said(app)
        assert rows_on(app)[0] == "Open it again"


async def test_a_promise_deleted_elsewhere_leaves_no_dead_keys(tmp_path: Path) -> None:
    """The dialog says that it is gone, and offers nothing but the way out."""
    desk, promise, app = promised(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        second_window(desk).commit([Remove(promise)], "Commitment deleted")
        await desk.refresh()
        await settle(pilot)
        assert said(app) == "It was deleted in another window just now."
        assert "It is no longer there; Esc leaves." in shown_text(app)
        line = app.screen.query_one(KeyBar).line
        assert "Esc Back" in line
        assert not [word for word in ("Done", "Edit", "Copy", "Open") if word in line]


async def test_help_and_history_work_in_a_dialog_about_a_record(tmp_path: Path) -> None:
    """The keys of every screen do there what they do elsewhere, and help lists them."""
    _, _, app = promised(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("question_mark")
        await settle(pilot)
        assert isinstance(app.screen, CommandList)
        assert [row for row in rows_on(app) if row.startswith("History")]
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("h")
        await settle(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert "intro to the CFO" in shown_text(app)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, CommitmentMenu)


async def test_a_dialog_about_no_record_has_help_and_no_history(tmp_path: Path) -> None:
    """A choice lists its keys; where letters are typed, they are typed."""
    desk, _, app = promised(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.push_screen(Choose(desk, "Which?", (("a", "how so?"), ("b", "other"))))
        await settle(pilot)
        await pilot.press("h")
        await settle(pilot)
        assert isinstance(app.screen, Choose)
        assert rows_on(app) == ["how so?"]


@pytest.mark.parametrize("answer", ["n", "y"])
async def test_undo_of_what_another_window_did_asks_first(tmp_path: Path, answer: str) -> None:
    """It is named, with the time, and stays unless one says yes."""
    desk, promise, app = promised(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        second_window(desk).commit([Put(promise.kept(desk.clock.now()))], "Commitment kept")
        await desk.refresh()
        await settle(pilot)
        await pilot.press("u")
        while not isinstance(app.screen, UndoQuestion):
            await pilot.pause()
        await settle(pilot)
        shown = " ".join(shown_text(app).split())
        assert "Undo: Commitment kept: " in shown
        assert "intro to the CFO" in shown
        assert "Another window did this at 08:00." in shown
        await pilot.press(answer)
        await settle(pilot)
        await app.workers.wait_for_complete()
        assert stored(desk, promise).state == ("open" if answer == "y" else "kept")


async def test_undo_of_what_came_while_the_question_stood_asks_again(tmp_path: Path) -> None:
    """A yes is for the change that was named, and for no other."""
    desk, promise, app = promised(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        other = second_window(desk)
        other.commit([Put(promise.kept(desk.clock.now()))], "Commitment kept")
        await pilot.press("u")
        while not isinstance(app.screen, UndoQuestion):
            await pilot.pause()
        await settle(pilot)
        first = app.screen
        rep = other.all(Person)[-1]
        other.commit([Put(rep.revised(territory="Đồng Nai"))], "Person saved")
        await pilot.press("y")
        while app.screen is first or not isinstance(app.screen, UndoQuestion):
            await pilot.pause()
        assert "Person saved" in shown_text(app)
        left = other.get(Commitment, promise.id)
        assert left is not None
        assert left.state == "kept"


async def test_ones_own_last_change_is_taken_back_at_once(tmp_path: Path) -> None:
    """What was done here, and what was undone and done again here, needs no question."""
    desk, promise, app = promised(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        for key, state in (("space", "kept"), ("u", "open"), ("U", "kept"), ("u", "open")):
            await pilot.press(key)
            await settle(pilot)
            await app.workers.wait_for_complete()
            await settle(pilot)
            assert stored(desk, promise).state == state
