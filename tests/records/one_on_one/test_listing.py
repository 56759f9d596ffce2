"""The list of one-on-ones: when each is or was, with whom."""

from datetime import timedelta
from pathlib import Path

import pytest

from coachtui.domain.repository import Put
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.screens.listing import OneOnOneList
from overview_desk import add_rep, app_of, open_desk, rows_on, shown_text
from screens import settle

LONG = "Rafael dela Cruz-Santos III"


@pytest.mark.parametrize(("width", "called"), [(80, "Rafael dela Cruz-Sant…"), (120, LONG)])
async def test_a_long_name_is_whole_where_there_is_room(
    tmp_path: Path, width: int, called: str
) -> None:
    """At 80 columns what waits needs the cells; a wide list leaves them to the name."""
    desk = open_desk(tmp_path)
    planned = OneOnOne(person_id=add_rep(desk, LONG).id, planned_at=desk.clock.now())
    desk.repository.commit([Put(planned)])
    app = app_of(desk, OneOnOneList(desk))
    async with app.run_test(size=(width, 24), notifications=True) as pilot:
        await settle(pilot)
        assert called in shown_text(app)


async def test_a_day_of_another_year_is_told_with_its_year(tmp_path: Path) -> None:
    """This year's have their weekday; one half a year ahead may not be taken for this year's."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    now = desk.clock.now()
    for days in (7, 162):
        planned = OneOnOne(person_id=rep.id, planned_at=now + timedelta(days=days))
        desk.repository.commit([Put(planned)])
    app = app_of(desk, OneOnOneList(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        near, far = rows_on(app)
        assert near.startswith("Mon 30 Nov 08:00 Nguyễn Văn An")
        assert far.startswith("2027-05-04 08:00 Nguyễn Văn An")
