"""The list of drafts: age and form in words, who holds each; opening, copying, discarding."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from coachtui.domain.ids import ME, new_id
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put
from coachtui.overview.draft_rows import age_told
from coachtui.overview.drafts import DraftsScreen
from coachtui.records.field_day.model import FieldDay
from coachtui.records.one_on_one.screens.console import OneOnOneConsole
from coachtui.records.team_event.screens.replies_paste import PasteScreen
from coachtui.storage import Drafts
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from coachtui.ui.form import FormScreen
from coachtui.ui.form_draft import draft_text
from coachtui.ui.frame import Frame
from coachtui.ui.quick_log import QuickLog
from hr_rooms import hr_desk, settled
from hr_screens import FORM
from overview_desk import add_rep, app_of, open_desk, rows_on, said, shown_text, titled
from planned_events import an_event

BEFORE = timedelta(hours=3)


@contextmanager
def another(desk: Desk, form: str, text: str, ago: timedelta = BEFORE) -> Iterator[Drafts]:
    """Keep a draft in another session, which lives as long as this lasts."""
    at = desk.clock.now() - ago
    drafts = Drafts(desk.folder / "drafts", new_id(), now=lambda: at)
    drafts.note(form, text)
    drafts.flush()
    yield drafts
    drafts.close()


def left(desk: Desk, form: str, text: str, ago: timedelta = BEFORE) -> None:
    """Leave a draft as a session does that ended."""
    with another(desk, form, text, ago):
        pass


def files(desk: Desk) -> str:
    """Give what stands in all drafts on the disk."""
    return "".join(path.read_text() for path in (desk.folder / "drafts").glob("*.json"))


def app_with_drafts(desk: Desk) -> Frame:
    """Give an app that opens with the list."""
    return app_of(desk, DraftsScreen(desk))


async def test_each_draft_says_what_how_old_and_whose(tmp_path: Path) -> None:
    """Form and age stand in words, with who holds it: this window, another one, or nobody."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Phạm Lan")
    left(desk, f"one_on_one.{rep.id}", "half a line", timedelta(days=2))
    desk.drafts.note("quick_log", "mine")
    with another(desk, f"field_day.new.{rep.id}", draft_text({"goal": "coach the close"})):
        async with app_with_drafts(desk).run_test(size=(100, 24)) as pilot:
            await pilot.pause()
            assert isinstance(pilot.app, Frame)
            assert rows_on(pilot.app) == [
                "quick log, ^N just now 4 letters this window",
                "field day · Lan 3 hours ago 15 letters another window",
                "one-on-one · Lan 2 days ago 11 letters nobody",
            ]
            assert titled(pilot.app)[0] == "DRAFTS · 3"


async def test_the_text_below_is_what_was_typed(tmp_path: Path) -> None:
    """Below the list stands the text itself, not how it is stored, and y shows it to be copied."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Phạm Lan")
    left(desk, f"field_day.new.{rep.id}", draft_text({"goal": "coach the [/] close", "x": ""}))
    async with app_with_drafts(desk).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(pilot.app, Frame)
        assert "coach the [/] close" in shown_text(pilot.app)
        assert "goal" not in shown_text(pilot.app)
        await pilot.press("y")
        assert isinstance(pilot.app.screen, CopyScreen)
        assert pilot.app.screen.text == "coach the [/] close"


async def test_enter_goes_where_the_text_was_typed(tmp_path: Path) -> None:
    """Enter opens the conversation, the form or the quick log, and each has its text back."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Phạm Lan")
    left(desk, f"one_on_one.{rep.id}", "half a line", timedelta(minutes=3))
    left(desk, f"one_on_one.new.{rep.id}", draft_text({"topic": "x"}), timedelta(minutes=4))
    left(desk, "quick_log", "in passing", timedelta(minutes=5))
    made = (OneOnOneConsole, FormScreen, QuickLog)
    async with app_with_drafts(desk).run_test(size=(80, 24)) as pilot:
        for nth, screen in enumerate(made):
            await pilot.pause()
            assert isinstance(pilot.app.screen, DraftsScreen)
            await pilot.press("home", *["down"] * nth, "enter")
            await pilot.pause()
            assert isinstance(pilot.app.screen, screen)
            if screen is OneOnOneConsole:
                assert isinstance(pilot.app, Frame)
                assert "half a line" in shown_text(pilot.app)
            pilot.app.pop_screen()


async def test_enter_opens_the_form_of_an_event_or_a_stop(tmp_path: Path) -> None:
    """Texts of an event and of a field day come back in the field they were typed in."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Phạm Lan")
    day = FieldDay(person_id=rep.id, date=desk.clock.today())
    event = an_event()
    desk.repository.commit([Put(day), Put(event)])
    filled = draft_text({"text": "order the rice", "account": "order the rice"})
    names = (
        f"team_event.replies.{event.id}",
        f"team_event.item.new.{event.id}",
        f"field_day.stop.{day.id}.new",
    )
    for minutes, name in enumerate(names, 3):
        text = "order the rice" if "replies" in name else filled
        left(desk, name, text, timedelta(minutes=minutes))
    async with app_with_drafts(desk).run_test(size=(80, 24)) as pilot:
        for nth, screen in enumerate((PasteScreen, FormScreen, FormScreen)):
            await pilot.pause()
            assert isinstance(pilot.app.screen, DraftsScreen)
            await pilot.press("home", *["down"] * nth, "enter")
            await pilot.pause()
            assert isinstance(pilot.app.screen, screen)
            assert isinstance(pilot.app, Frame)
            assert "order the rice" in shown_text(pilot.app)
            pilot.app.pop_screen()


async def test_a_text_of_another_window_is_left_alone(tmp_path: Path) -> None:
    """What another window holds is neither opened nor discarded here, and that is said."""
    desk = open_desk(tmp_path)
    with another(desk, "quick_log", "theirs"):
        async with app_with_drafts(desk).run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("enter")
            assert isinstance(pilot.app, Frame)
            assert "Another window holds this text." in said(pilot.app)
            await pilot.press("D")
            await pilot.pause()
            assert "It is discarded there" in said(pilot.app)
        assert "theirs" in files(desk)


async def test_a_draft_is_discarded_after_a_question(tmp_path: Path) -> None:
    """D asks; no keeps the text, yes takes it from the disk, whether mine or nobody's."""
    desk = open_desk(tmp_path)
    left(desk, "quick_log", "nobody's")
    desk.drafts.note("commitment:new:x", "mine")
    async with app_with_drafts(desk).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("D")
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        assert {"mine", "nobody's"} <= {word.strip('",') for word in files(desk).split()}
        for _ in range(2):
            await pilot.press("D")
            await pilot.pause()
            await pilot.press("y")
            await pilot.pause()
        assert isinstance(pilot.app, Frame)
        assert rows_on(pilot.app) == []
        assert "No text is half-typed." in shown_text(pilot.app)
    assert files(desk) == ""


async def test_texts_of_hr_records_show_only_while_they_are_unlocked(tmp_path: Path) -> None:
    """A draft of an HR record is in the list only with the room open; the lock closes the list."""
    desk = hr_desk(tmp_path)
    await desk.hr.unlock()
    desk.hr.drafts.note(FORM, "a delicate matter")
    desk.hr.lock()
    app = app_with_drafts(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert rows_on(app) == []
        await desk.hr.unlock()
        await pilot.pause()
        assert "a delicate matter" in shown_text(app)
        desk.hr.lock()
        await pilot.pause()
        assert not isinstance(app.screen, DraftsScreen)
        assert "a delicate matter" not in shown_text(app)
    await settled(desk)


def test_ages_are_told_in_words(tmp_path: Path) -> None:
    """Minutes, hours and days each have their sentence; yesterday is a day of the team's zone."""
    desk = open_desk(tmp_path)
    now, words = desk.clock.now(), desk.words
    told = [
        age_told(now - timedelta(minutes=ago), now, words) for ago in (0, 1, 59, 60, 400, 600, 4000)
    ]
    assert told == [
        "just now",
        "1 minute ago",
        "59 minutes ago",
        "1 hour ago",
        "6 hours ago",
        "yesterday",
        "3 days ago",
    ]
    assert age_told(None, now, words) == "of an unknown day"


async def test_a_text_whose_record_is_gone_can_still_be_copied(tmp_path: Path) -> None:
    """A draft of a record that is not on file opens nothing and says so; y still copies it."""
    desk = open_desk(tmp_path)
    left(desk, f"feedback.{LogEntry(person_id=ME, text='x').id}", "kept")
    async with app_with_drafts(desk).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        assert isinstance(pilot.app, Frame)
        assert "not on file" in said(pilot.app)
        await pilot.press("y")
        assert isinstance(pilot.app.screen, CopyScreen)
