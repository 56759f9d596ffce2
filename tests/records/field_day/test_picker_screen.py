"""Who to ride with, on the screen: the order, the terms in words, the choice."""

from datetime import date, timedelta
from pathlib import Path

from coachtui.domain.person import Rhythm
from coachtui.records.field_day.screens.picker import Picker
from coachtui.ui.table import RowTable
from overview_desk import HOSTILE, TODAY, add_promise, add_rep, open_desk
from screens import Stage, seen, settle


def ranked(app: Stage) -> list[str]:
    """Give back the rows of the table in front."""
    table = app.screen.query_one(RowTable)
    return [
        " ".join(cell.plain.strip() for cell in table.get_row_at(at)).strip()
        for at in range(table.row_count)
    ]


async def test_the_reps_are_ranked_and_the_terms_printed(tmp_path: Path) -> None:
    """The longest without a ride comes first, each term stands below in figures and in words."""
    desk = open_desk(tmp_path)
    add_rep(desk, "Nguyễn Văn An", last_ride_before=TODAY - timedelta(days=10))
    far = add_rep(desk, "Rafael Cruz", last_ride_before=date(2026, 3, 11))
    add_promise(desk, far, "tender file", -3)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(Picker(desk, TODAY), pilot)
        assert [row.split()[1] for row in ranked(app)] == ["Rafael", "Nguyễn"]
        text = seen(app)
        assert "4·min(257/91, 2) = 8.0" in text
        assert "257 days since the last ride, norm 91" in text
        assert "1 commitment overdue" in text
        assert "pipeline risk not on file" in text
        assert "= 9.0" in text
        await pilot.press("down")
        await settle(pilot)
        assert "10 days since the last ride" in seen(app)


async def test_a_filter_tells_the_terms_of_the_rep_it_leaves(tmp_path: Path) -> None:
    """Another row under a cursor that stands still is told as one the cursor moved to."""
    desk = open_desk(tmp_path)
    add_rep(desk, "Rafael Cruz", last_ride_before=date(2026, 3, 11))
    add_rep(desk, "Nguyễn Văn An", last_ride_before=TODAY - timedelta(days=10))
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(Picker(desk, TODAY), pilot)
        assert "Why Cruz" in seen(app)
        await pilot.press("/", *"nguyen", "enter")
        await settle(pilot)
        assert "Why An" in seen(app)
        assert "10 days since the last ride" in seen(app)


async def test_enter_gives_the_rep_and_esc_nobody(tmp_path: Path) -> None:
    """The answer is the id of the rep under the cursor, or None."""
    desk = open_desk(tmp_path)
    an = add_rep(desk, "Nguyễn Văn An")
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(Picker(desk, TODAY), pilot)
        await pilot.press("enter")
        await settle(pilot)
        await app.ask(Picker(desk, TODAY), pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert app.answers == [an.id, None]


async def test_who_is_away_is_not_offered_and_nobody_left_says_what_to_do(tmp_path: Path) -> None:
    """A day off and a longer leave take a rep out; without anybody a sentence names the key."""
    desk = open_desk(tmp_path)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(Picker(desk, TODAY), pilot)
        assert "2, then n adds a rep" in seen(app)
        await pilot.press("escape")
        add_rep(desk, "Âu Dương Gia Hân", one_on_one=Rhythm(paused_until=TODAY))
        add_rep(desk, "Nguyễn Hữu Được", off_days=(TODAY,))
        await app.ask(Picker(desk, TODAY), pilot)
        assert "Everybody is away on that day" in seen(app)
        await pilot.press("escape")
        await app.ask(Picker(desk, TODAY + timedelta(days=1)), pilot)
        assert len(ranked(app)) == 2


async def test_a_hostile_name_is_shown_as_it_is(tmp_path: Path) -> None:
    """Neither the table nor the line of reasons reads a name as markup."""
    desk = open_desk(tmp_path)
    add_rep(desk, "x", preferred_name=HOSTILE)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(Picker(desk, TODAY), pilot)
        assert f"Why {HOSTILE}" in seen(app)
