"""What can be done with a commitment from its menu, by keys alone."""

from datetime import date, timedelta
from pathlib import Path

from coachtui.domain.commitment import Commitment
from coachtui.domain.items import Target
from coachtui.domain.repository import Put
from coachtui.overview.commitment_actions import actions_for
from coachtui.overview.commitment_form import new_commitment
from coachtui.overview.commitment_menu import CommitmentMenu, commitment_screen
from coachtui.overview.person_page import PersonPage
from coachtui.overview.promises import headline, search_text, timeline
from coachtui.overview.today import TodayScreen
from coachtui.ui.ask_date import AskDate
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask, AskLine, Choose
from coachtui.ui.form import FormScreen
from coachtui.ui.frame import Frame
from overview_desk import (
    TODAY,
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


def promised(tmp_path: Path, days: int = -3) -> tuple[Desk, Commitment, Frame]:
    """Give back a desk with a promise of mine, and an app that shows Today."""
    desk = open_desk(tmp_path)
    promise = add_promise(desk, add_rep(desk, "Nguyễn Văn An"), "intro to the CFO", days, mine=True)
    return desk, promise, app_of(desk, TodayScreen(desk))


def moved(desk: Desk, promise: Commitment, times: int) -> Commitment:
    """Move a promise so often, a day each, and give it back as stored."""
    for _ in range(times):
        promise = promise.moved(promise.due + timedelta(days=1), "busy", desk.clock.now())
        desk.repository.commit([Put(promise)])
        promise = stored(desk, promise)
    return promise


def test_what_fits_depends_on_state_and_day(tmp_path: Path) -> None:
    """Broken is offered only after the day, reopening only for what is closed."""
    desk, promise, _ = promised(tmp_path, days=1)
    before = {action.key for action in actions_for(promise, TODAY)}
    after = {action.key for action in actions_for(promise, TODAY + timedelta(days=2))}
    assert after - before == {"broken"}
    closed = {action.key for action in actions_for(promise.kept(desk.clock.now()), TODAY)}
    assert closed == {"reopen", "edit", "delete"}


async def test_moving_needs_a_later_day_and_a_reason(tmp_path: Path) -> None:
    """An earlier day is refused with a sentence, a later one asks why, then both are kept."""
    desk, promise, app = promised(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("enter", "down", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, AskDate)
        await pilot.press(*"19/11/2026", "enter")
        await pilot.pause()
        assert said(app) == "A move goes to a day after Friday 2026-11-20."
        await pilot.press("ctrl+u", *"27/11/2026", "enter")
        await pilot.pause()
        assert isinstance(app.screen, AskLine)
        await pilot.press("enter")
        await pilot.pause()
        assert stored(desk, promise).state == "open"
        await pilot.press(*"CFO is away", "enter")
        await pilot.pause()
        now = stored(desk, promise)
        assert (now.state, now.due, now.moves[0].reason) == (
            "moved",
            date(2026, 11, 27),
            "CFO is away",
        )
        assert isinstance(app.screen, TodayScreen)
        assert said(app) == "Commitment moved. u takes it back."


async def test_leaving_a_question_changes_nothing(tmp_path: Path) -> None:
    """Esc at the day or at the reason leaves the promise as it was, and goes back to the menu."""
    desk, promise, app = promised(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        seq = desk.repository.seq
        await pilot.press("enter", "down", "down", "enter")
        await pilot.pause()
        await pilot.press(*"27/11/2026", "enter")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, CommitmentMenu)
        assert desk.repository.seq == seq
        assert stored(desk, promise) == promise


async def test_the_third_move_asks_what_else(tmp_path: Path) -> None:
    """What was moved twice is not simply moved again: agreeing anew and dropping come first."""
    desk, promise, app = promised(tmp_path)
    moved(desk, promise, 2)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("enter", "down", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Choose)
        assert "It was moved 2 times. What now?" in shown_text(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press(*"budget gone", "enter")
        await pilot.pause()
        assert stored(desk, promise).state == "dropped"
        assert stored(desk, promise).reason == "budget gone"


async def test_kept_with_evidence_and_reopened(tmp_path: Path) -> None:
    """How it shows is kept with it; opening it again takes state and evidence back."""
    desk, promise, app = promised(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        await pilot.press(*"mail of Friday", "enter")
        await pilot.pause()
        assert stored(desk, promise).state == "kept"
        assert stored(desk, promise).evidence == "mail of Friday"
        await app.push_screen(CommitmentMenu(desk, promise.id))
        assert "mail of Friday" in shown_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert stored(desk, promise).state == "open"
        assert stored(desk, promise).evidence == ""


async def test_broken_is_said_by_a_person(tmp_path: Path) -> None:
    """After its day a promise can be marked not done, with or without a reason."""
    desk, promise, app = promised(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("enter", *["down"] * 4, "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert stored(desk, promise).state == "broken"


async def test_deleting_asks_with_the_name(tmp_path: Path) -> None:
    """D names what would go; Enter keeps it, y takes it out, undo brings it back."""
    desk, promise, app = promised(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("D")
        await pilot.pause()
        assert isinstance(app.screen, Ask)
        assert "intro to the CFO" in shown_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert stored(desk, promise).is_open
        await pilot.press("D")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert desk.repository.get(Commitment, promise.id) is None
        await pilot.press("u")
        await pilot.pause()
        assert stored(desk, promise).text == promise.text


async def test_editing_changes_words_and_day(tmp_path: Path) -> None:
    """The key e opens the form; what is typed is stored, an empty text refused at its field."""
    desk, promise, app = promised(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        await pilot.press("ctrl+u", "ctrl+s")
        await pilot.pause()
        assert "This cannot be empty." in shown_text(app)
        await pilot.press(*"intro to the CEO", "ctrl+s")
        await pilot.pause()
        assert stored(desk, promise).text == "intro to the CEO"
        assert stored(desk, promise).due == promise.due


async def test_a_stale_edit_of_other_fields_keeps_both(tmp_path: Path) -> None:
    """Changed elsewhere in another field meanwhile: one save keeps the text and the other's day."""
    desk, promise, app = promised(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        other = second_window(desk)
        theirs = other.get(Commitment, promise.id)
        assert theirs is not None
        other.commit([Put(theirs.revised(due=TODAY + timedelta(days=5)))])
        await pilot.press(*"!!", "ctrl+s")
        await pilot.pause()
        await pilot.pause()
        assert stored(desk, promise).text == "intro to the CFO!!"
        assert stored(desk, promise).due == TODAY + timedelta(days=5)


async def test_a_stale_tick_is_refused_in_words(tmp_path: Path) -> None:
    """Space on a row another window changed writes nothing and says so."""
    desk, promise, app = promised(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        other = second_window(desk)
        theirs = other.get(Commitment, promise.id)
        assert theirs is not None
        other.commit([Put(theirs.revised(text="changed there"))])
        await pilot.press("space")
        await pilot.pause()
        assert "changed elsewhere" in said(app)
        desk.repository.refresh()
        assert stored(desk, promise).state == "open"


async def test_the_menu_leads_to_the_person(tmp_path: Path) -> None:
    """The last row of the menu opens the page of the other one of the two."""
    _, _, app = promised(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert rows_on(app)[-1] == "Go to An"
        await pilot.press("end", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PersonPage)


async def test_a_new_promise_without_a_day_is_due_at_the_next_meeting(tmp_path: Path) -> None:
    """An empty day means the next one-on-one by cadence, and is kept as not stated."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.push_screen(new_commitment(desk, rep.id))
        await pilot.press("tab", "tab", *"send the offer", "ctrl+s")
        await pilot.pause()
        (promise,) = desk.repository.all(Commitment)
        assert (promise.owner, promise.text) == (rep.id, "send the offer")
        assert promise.due == TODAY + timedelta(days=7)
        assert not promise.due_stated


def test_a_promise_is_told_in_timeline_headline_and_search(tmp_path: Path) -> None:
    """Each promise stands once in its rep's timeline, has a headline, is found by its words."""
    desk, promise, _ = promised(tmp_path)
    moved(desk, promise, 1)
    (entry,) = timeline(desk.view, promise.rep_id)
    assert (entry.label, entry.text) == ("I owe", "intro to the CFO · due 21 Nov")
    assert headline(desk.view, promise.id) == "I owe · An · intro to the CFO"
    assert headline(desk.view, "gone") == ""
    assert dict(search_text(desk.view)) == {promise.id: "intro to the CFO\nbusy"}
    assert isinstance(commitment_screen(desk, Target("commitment", promise.id)), CommitmentMenu)
