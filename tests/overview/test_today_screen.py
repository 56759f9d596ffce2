"""Today on the screen: drawn before the store is open, and worked by keys alone."""

import subprocess
import sys
from pathlib import Path

import pytest
from textual import events

from coachtui.domain.commitment import Commitment
from coachtui.domain.person import Person
from coachtui.overview.commitment_menu import CommitmentMenu
from coachtui.overview.people import PeopleScreen
from coachtui.overview.person_page import PersonPage
from coachtui.overview.today import TodayScreen
from coachtui.storage import open_store
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.dialogs import Choose
from overview_desk import (
    HOSTILE,
    TODAY,
    add_promise,
    add_rep,
    app_of,
    open_desk,
    rows_on,
    said,
    shown_text,
    stored,
    titled,
    waiting_desk,
)

HEAVY = (
    *("pydantic", "pydantic_core", "tinydb", "coachtui.domain.person"),
    *("coachtui.domain.commitment", "coachtui.records", "coachtui.storage", "markdown_it"),
    *("coachtui.ui.copying", "textual.widgets._text_area"),
)


def test_the_first_screen_reaches_no_record() -> None:
    """Importing Today loads no model, no store and no other screen: the frame comes first."""
    asked = "import sys, coachtui.overview.today; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & set(HEAVY)
    others = {name for name in loaded if name.startswith("coachtui.overview.")}
    assert "coachtui.overview.people" not in others
    assert "coachtui.overview.today_rows" not in others


async def test_the_frame_is_there_before_the_store(tmp_path: Path) -> None:
    """Without a store the screen shows day, panes and a word on waiting, and takes keys calmly."""
    desk = waiting_desk(tmp_path)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("n", "space", "e", "y", "enter")
        assert titled(app)[0] == "TODAY · Monday 2026-11-23 08:00"
        assert "Needs me" in shown_text(app)
        assert "Opening the records" in shown_text(app)


async def test_an_empty_store_names_the_keys(tmp_path: Path) -> None:
    """Where nobody is there yet, the screen says n and the import command."""
    desk = open_desk(tmp_path)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert "n adds a rep" in shown_text(app)
        assert "coachtui import people FILE.csv" in " ".join(shown_text(app).split())
        assert titled(app)[1] == "Lê Hoàng Ngân"


async def test_space_marks_a_promise_kept(tmp_path: Path) -> None:
    """Space marks a promise of mine kept, says so, the row goes; undo brings it back."""
    desk = open_desk(tmp_path)
    promise = add_promise(desk, add_rep(desk, "Nguyễn Văn An"), "intro to the CFO", -3, mine=True)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert rows_on(app, "#needs")[0] == "! overdue I owe An · intro to the CFO Fri 20 Nov"
        await pilot.press("space")
        await pilot.pause()
        assert stored(desk, promise).state == "kept"
        assert said(app) == "Commitment kept. u takes it back."
        assert not [row for row in rows_on(app, "#needs") if "CFO" in row]
        await pilot.press("u")
        await pilot.pause()
        assert stored(desk, promise).state == "open"
        assert [row for row in rows_on(app, "#needs") if "CFO" in row]


async def test_space_on_a_meeting_changes_nothing(tmp_path: Path) -> None:
    """A meeting cannot be ticked off; the screen says what can."""
    desk = open_desk(tmp_path)
    add_rep(desk, "An", last_1on1_before=TODAY.replace(month=10))
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        seq = desk.repository.seq
        await pilot.press("space")
        await pilot.pause()
        assert desk.repository.seq == seq
        assert said(app) == "Only a promise can be marked done here."


async def test_enter_on_a_shared_row_asks_which(tmp_path: Path) -> None:
    """Of several promises in a row Enter asks which one, and opens what can be done with it."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    add_promise(desk, rep, "first", -5, mine=True)
    add_promise(desk, rep, "second", -4, mine=True)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Choose)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, CommitmentMenu)
        assert "second" in shown_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        states = {each.text: each.state for each in desk.repository.all(Commitment)}
        assert states == {"first": "open", "second": "kept"}


async def test_the_filter_narrows_both_panes(tmp_path: Path) -> None:
    """Letters after / keep only the rows that hold them, accents aside, Esc brings all back."""
    desk = open_desk(tmp_path)
    for name in ("Đào", "Được", "Rafael"):
        add_promise(desk, add_rep(desk, name), f"promise to {name}", -1, mine=True)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        everything = rows_on(app, "#needs")
        await pilot.press("slash", "d", "a", "o")
        await pilot.pause()
        assert 0 < len(rows_on(app, "#needs")) < len(everything)
        assert all("Đào" in row for row in rows_on(app, "#needs"))
        assert len(rows_on(app, "#team")) == 1
        await pilot.press("escape")
        await pilot.pause()
        assert rows_on(app, "#needs") == everything
        assert len(rows_on(app, "#team")) == 3


async def test_tab_and_enter_open_a_page_from_the_team(tmp_path: Path) -> None:
    """The team is reached by tab, and Enter opens the page of the rep under the cursor."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PersonPage)
        assert titled(app)[0] == rep.full_name


async def test_n_offers_what_can_be_started(tmp_path: Path) -> None:
    """The key n lists a new record of each kind that can be started, and opens the one chosen."""
    desk = open_desk(tmp_path)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        assert set(rows_on(app)) >= {"Person", "One-on-one", "Commitment", "Agenda item"}
        await pilot.press(*"person", "enter")
        await pilot.pause()
        await pilot.press(*"An", "ctrl+s")
        await pilot.pause()
        assert [one.full_name for one in desk.repository.all(Person) if one.is_rep] == ["An"]
        assert isinstance(app.screen, TodayScreen)
        assert rows_on(app, "#team")


async def test_copy_shows_every_promise_as_plain_text(tmp_path: Path) -> None:
    """The key y gives each promise a line of its own, those that share a row too."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    add_promise(desk, rep, "one", -5)
    add_promise(desk, rep, "two", -4)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, CopyScreen)
        assert "- Rep owes · An: one · Wed 18 Nov overdue" in app.screen.text
        assert "- Rep owes · An: two · Thu 19 Nov overdue" in app.screen.text


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40)])
@pytest.mark.parametrize("language", ["en", "vi"])
async def test_any_size_shows_names_and_headings_whole(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    """From 60x20 to 140x40 no heading is cut, in either language, with a hostile name."""
    desk = open_desk(tmp_path, language)
    add_promise(desk, add_rep(desk, "Nguyễn Thị Phương Thảo"), "gửi báo giá", -2, mine=True)
    add_promise(desk, add_rep(desk, HOSTILE, name_order="western"), HOSTILE, -1)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        text = shown_text(app)
        words = desk.words
        for heading in ("Needs me", "Team", "met → next", "I owe", "Rep owes"):
            assert words.say(heading) in text
        assert "Thảo" in text
        assert HOSTILE in text
        assert max(len(line.rstrip()) for line in text.splitlines()) <= size[0]


async def test_a_big_team_keeps_both_panes_in_reach(tmp_path: Path) -> None:
    """With 35 reps nobody has met yet, the upper pane stays short and the team scrolls."""
    desk = open_desk(tmp_path)
    for number in range(35):
        add_rep(desk, f"Rep {number:02}", last_1on1_before=None)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert len(rows_on(app, "#team")) == 35
        assert app.screen.query_one("#team").size.height >= 6
        await pilot.press("tab", "end", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PersonPage)


async def test_a_store_to_be_read_only_says_so(tmp_path: Path) -> None:
    """Where nothing may be written, space says that and the row stays; the title says it too."""
    desk = open_desk(tmp_path)
    promise = add_promise(desk, add_rep(desk, "An"), "intro", -3, mine=True)
    desk.attach(open_store(tmp_path, now=desk.clock.now, read_only=True), desk.drafts)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert titled(app)[1] == "Lê Hoàng Ngân · read-only"
        await pilot.press("space")
        await pilot.pause()
        assert "read only" in said(app)
        assert stored(desk, promise).is_open


async def test_a_row_for_many_opens_the_roster_and_escape_leads_back(tmp_path: Path) -> None:
    """The row of those nobody has met opens the roster; Esc there goes back to Today."""
    desk = open_desk(tmp_path)
    for number in range(5):
        add_rep(desk, f"Rep {number}", last_1on1_before=None)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PeopleScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)


async def test_keys_in_one_read_take_their_turns(tmp_path: Path) -> None:
    """Two spaces that arrive at once mark the promise kept once, and no error is told."""
    desk = open_desk(tmp_path)
    promise = add_promise(desk, add_rep(desk, "An"), "intro", -3, mine=True)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        for _ in range(2):
            app.post_message(events.Key("space", " "))
        await pilot.pause()
        await pilot.pause()
        assert stored(desk, promise).state == "kept"
        assert said(app) == "Commitment kept. u takes it back."
