"""`x` on Today: the open promises both ways, as a file a spreadsheet opens."""

import csv
import io
from pathlib import Path

from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.overview.promise_table import promises_csv
from coachtui.overview.today import TodayScreen
from overview_desk import add_promise, add_rep, app_of, open_desk, said


async def test_both_ways_as_a_table(tmp_path: Path) -> None:
    """Mine come first, the oldest on top, with days overdue; a cell runs no formula; path said."""
    desk = open_desk(tmp_path)
    an = add_rep(desk, "Trần An")
    add_promise(desk, an, "gửi mẫu", 3)
    add_promise(desk, an, "=HYPERLINK(1)", -4, mine=True)
    add_promise(desk, an, "báo giá", 1, mine=True)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("x")
        await app.workers.wait_for_complete()
        (path,) = (tmp_path / "exports").glob("*.csv")
        assert f"/exports/{path.name}" in said(app)
        await pilot.press("x")
        await app.workers.wait_for_complete()
        assert len([*(tmp_path / "exports").glob("*.csv")]) == 2
    raw = path.read_bytes()
    assert raw.startswith("\ufeff".encode())
    assert path.stat().st_mode & 0o077 == 0
    head, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig")))
    assert head[:4] == ["Who owes it", "To whom", "Promise", "Due"]
    assert [row[:3] for row in rows] == [
        ["Lê Hoàng Ngân", "Trần An", "'=HYPERLINK(1)"],
        ["Lê Hoàng Ngân", "Trần An", "báo giá"],
        ["Trần An", "Lê Hoàng Ngân", "gửi mẫu"],
    ]
    assert rows[0][3:5] == ["2026-11-19", "4"]


def test_my_name_stands_there_once_it_is_known(tmp_path: Path) -> None:
    """Whoever is sent the table reads the manager's name, not “me”."""
    desk = open_desk(tmp_path)
    an = add_rep(desk, "Trần An")
    add_promise(desk, an, "báo giá", 1, mine=True)
    me = desk.repository.get(Person, ME)
    assert me is not None
    desk.repository.commit([Put(me.revised(full_name="Lê Thu Hà"))])
    assert "\r\nLê Thu Hà,Trần An,báo giá," in promises_csv(desk.view)
