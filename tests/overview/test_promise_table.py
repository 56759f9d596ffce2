"""`x` on Today: the open promises both ways, as a file a spreadsheet opens."""

import csv
import io
from pathlib import Path

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
        assert str(path) in said(app)
        await pilot.press("x")
        await app.workers.wait_for_complete()
        assert len([*(tmp_path / "exports").glob("*.csv")]) == 2
    raw = path.read_bytes()
    assert raw.startswith("\ufeff".encode())
    assert path.stat().st_mode & 0o077 == 0
    head, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig")))
    assert head[:4] == ["Who owes it", "To whom", "Promise", "Due"]
    assert [row[:3] for row in rows] == [
        ["me", "Trần An", "'=HYPERLINK(1)"],
        ["me", "Trần An", "báo giá"],
        ["Trần An", "me", "gửi mẫu"],
    ]
    assert rows[0][3:5] == ["2026-11-19", "4"]
