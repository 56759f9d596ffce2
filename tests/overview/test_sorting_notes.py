"""Sorting a pasted page of old notes: one key a line, nothing lost, nothing shared by itself."""

from datetime import date
from pathlib import Path

from textual import events

from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.overview.people import PeopleScreen
from coachtui.overview.sorting_keys import keys_of
from coachtui.overview.sorting_notes import LINES, PAGE, SortingNotes
from coachtui.ui.desk import Desk
from coachtui.ui.text_area import CoachTextArea
from overview_desk import add_rep, app_of, open_desk, said, shown_text, titled
from recovery_app import until

PAGE_TEXT = "chào hỏi tốt\nnói nhanh quá\n20/11 gửi bảng giá\nviệc nhà"


def entries(desk: Desk) -> dict[str, LogEntry]:
    """Give the log entries by their texts."""
    return {each.text: each for each in desk.repository.all(LogEntry)}


async def test_a_page_is_sorted_by_one_key_a_line(tmp_path: Path) -> None:
    """Digits and letters give lines to people, signs say what they are, ^S keeps what has both."""
    desk = open_desk(tmp_path)
    an, binh = add_rep(desk, "Trần An"), add_rep(desk, "Lê Bình")
    app = app_of(desk, SortingNotes(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.screen.query_one(CoachTextArea).post_message(events.Paste(PAGE_TEXT))
        await pilot.pause()
        await pilot.press("ctrl+s")
        assert titled(app)[0] == "OLD NOTES · 4 lines · 0 sorted"
        assert "1 a An · 2 b Bình" in shown_text(app)
        await pilot.press("plus", "1", "b", "greater_than_sign", "a", "ctrl+s")
        await pilot.pause()
        assert "3 lines kept" in said(app)
        assert titled(app)[0] == "OLD NOTES · 1 line · 0 sorted"
        assert "việc nhà" in shown_text(app)
    kept = entries(desk)
    assert kept["chào hỏi tốt"].entry_kind == "praise"
    assert kept["nói nhanh quá"].person_id == binh.id
    line = kept["gửi bảng giá"]
    assert (line.person_id, line.entry_kind) == (an.id, "commitment")
    assert line.happened_at is not None
    assert desk.words.local(line.happened_at).date() == date(2026, 11, 20)
    (promise,) = desk.repository.all(Commitment)
    assert promise.visibility == "private"
    assert {each.visibility for each in kept.values()} == {"private"}


async def test_undo_has_its_key_here_too(tmp_path: Path) -> None:
    """The key that undoes is nobody's: lines just kept are back to be sorted, and U keeps them."""
    desk = open_desk(tmp_path)
    add_rep(desk, "U Minh")
    app = app_of(desk, SortingNotes(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.screen.query_one(CoachTextArea).post_message(events.Paste("một\nhai"))
        await pilot.pause()
        await pilot.press("ctrl+s", "1", "ctrl+s")
        await until(pilot, lambda: titled(app)[0] == "OLD NOTES · 1 line · 0 sorted")
        await pilot.press("u")
        await until(pilot, lambda: titled(app)[0] == "OLD NOTES · 2 lines · 1 sorted")
        assert desk.repository.all(LogEntry) == ()
        await pilot.press("U")
        await until(pilot, lambda: titled(app)[0] == "OLD NOTES · 1 line · 0 sorted")
        assert set(entries(desk)) == {"một"}


async def test_letters_mean_people_and_nothing_else(tmp_path: Path) -> None:
    """A letter nobody has says so: it does not quit, or open another screen."""
    desk = open_desk(tmp_path)
    add_rep(desk, "Trần An")
    app = app_of(desk, SortingNotes(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.screen.query_one(CoachTextArea).post_message(events.Paste("một"))
        await pilot.pause()
        await pilot.press("ctrl+s", "q")
        assert isinstance(app.screen, SortingNotes)
        assert "Nobody has the key q." in said(app)
        await pilot.press("5", "g")
        assert isinstance(app.screen, SortingNotes)
        assert desk.repository.all(LogEntry) == ()


async def test_page_and_lines_survive(tmp_path: Path) -> None:
    """What was pasted, and what was sorted of it, comes back after the screen was left."""
    desk = open_desk(tmp_path)
    an = add_rep(desk, "Trần An")
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("P")
        assert isinstance(app.screen, SortingNotes)
        app.screen.query_one(CoachTextArea).post_message(events.Paste("một\nhai"))
        await pilot.pause()
        await pilot.press("escape", "P")
        assert app.screen.query_one(CoachTextArea).text == "một\nhai"
        await pilot.press("ctrl+s", "1", "escape", "P")
        await pilot.pause()
        assert titled(app)[0] == "OLD NOTES · 2 lines · 1 sorted"
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert [each.person_id for each in desk.repository.all(LogEntry)] == [an.id]
    held = desk.drafts.claim(LINES)
    assert held is not None
    assert held.text.endswith("hai")
    assert desk.drafts.claim(PAGE) is None


async def test_what_is_kept_already_does_not_come_back(tmp_path: Path) -> None:
    """A kill between keeping and dropping the draft brings no line twice."""
    desk = open_desk(tmp_path)
    add_rep(desk, "Trần An")
    app = app_of(desk, SortingNotes(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.screen.query_one(CoachTextArea).post_message(events.Paste("một"))
        await pilot.pause()
        await pilot.press("ctrl+s", "1")
        desk.drafts.flush()
        draft = desk.drafts.claim(LINES)
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert draft is not None
    desk.drafts.note(LINES, draft.text)
    app = app_of(desk, SortingNotes(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("escape")
    assert len(desk.repository.all(LogEntry)) == 1


async def test_the_palette_leads_there(tmp_path: Path) -> None:
    """The palette of any screen opens the sorting of old notes."""
    desk = open_desk(tmp_path)
    add_rep(desk, "Trần An")
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("ctrl+p", *"old notes", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SortingNotes)


def test_everybody_has_a_key(tmp_path: Path) -> None:
    """Fifteen people have a letter each, nobody shares one, and the first nine a digit too."""
    desk = open_desk(tmp_path)
    people = [
        add_rep(desk, f"Nguyễn Văn {name}")
        for name in ("An", "Anh", "Ân", "Ba", "Bê", "Bi", "Cu", "Dê", "Đa")
    ]
    people += [add_rep(desk, f"Lê A{number}") for number in range(6)]
    found = keys_of(people)
    flat = [key for keys in found.values() for key in keys]
    assert len(flat) == len(set(flat)) == 15 + 9
    assert ME not in found
