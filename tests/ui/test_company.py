"""Who else is on stands in the title and in a list, and stops nobody."""

from pathlib import Path

from coachtui.domain.repository import WriteFailedError
from coachtui.domain.window import Window
from coachtui.overview.people import PeopleScreen
from coachtui.storage.presence import Presence
from coachtui.ui.attendance import Attendance, Company
from coachtui.ui.windows import WindowsDialog
from desks import MONDAY
from overview_desk import add_rep, app_of, open_desk, rows_on, shown_text, titled
from screens import settle

HERE = Window("HERE", MONDAY, "pts/1", process=11)
THERE = Window("THERE", MONDAY, "pts/7", remote=True, process=12)


def test_nobody_is_looked_for_before_the_first_look(tmp_path: Path) -> None:
    """Making it costs nothing: no folder, no file; the first look lets the window be seen."""
    company = Company(lambda: Presence(tmp_path, HERE))
    assert [*tmp_path.iterdir()] == []
    assert not company.look()
    assert (tmp_path / "sessions/HERE").exists()
    company.end()
    assert not (tmp_path / "sessions/HERE").exists()


def test_a_window_that_cannot_be_seen_goes_on_alone() -> None:
    """An error costs the information and nothing else, and is not tried every two seconds."""
    asked = []

    def enter() -> Attendance:
        asked.append(1)
        raise WriteFailedError("full")

    company = Company(enter)
    assert not company.look()
    assert not company.look()
    assert asked == [1]


async def test_the_title_tells_of_two_windows_while_there_are_two(tmp_path: Path) -> None:
    """It shows with the next look, on the screen in front, and goes when the other one goes."""
    desk = open_desk(tmp_path)
    add_rep(desk, "Nguyễn Văn An")
    desk.company = Company(lambda: Presence(tmp_path, HERE))
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await desk.refresh()
        assert "window" not in titled(app)[1]
        other = Presence(tmp_path, THERE)
        await desk.refresh()
        await settle(pilot)
        assert titled(app)[1] == "Lê Hoàng Ngân · 2 windows"
        other.close()
        await desk.refresh()
        await settle(pilot)
        assert titled(app)[1] == "Lê Hoàng Ngân"
    assert not (tmp_path / "sessions/HERE").exists()


async def test_the_list_says_who_is_on_where_and_since_when(tmp_path: Path) -> None:
    """The command lists this window first, then the others; Esc leaves."""
    desk = open_desk(tmp_path)
    desk.company = Company(lambda: Presence(tmp_path, HERE))
    app = app_of(desk, PeopleScreen(desk))
    other = Presence(tmp_path, THERE)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"who else", "enter")
        await settle(pilot)
        assert isinstance(app.screen, WindowsDialog)
        assert "2 windows" in shown_text(app)
        assert rows_on(app) == [
            "Mon 23 Nov 08:00 pts/1 this window 11",
            "Mon 23 Nov 08:00 pts/7 over SSH 12",
        ]
        await pilot.press("escape")
        await settle(pilot)
        assert not isinstance(app.screen, WindowsDialog)
    other.close()
