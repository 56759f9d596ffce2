"""Coaching hours on the screen: shades that need no colour, the gap, the lines at 2 h and 3 h."""

from datetime import UTC, date, datetime, timedelta

import pytest

from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.language import Words
from coachtui.overview.person_page import PersonPage
from coachtui.records.field_day.presentation import ledger_rows
from coachtui.records.field_day.presentation.ledger_rows import Figures
from coachtui.records.field_day.rules.ledger import Hours
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.text import cells
from coachtui.ui.day_cells import spread
from field_days import a_day
from places import Place
from screens import lines, seen, settle

TODAY = date(2026, 11, 23)
SEPTEMBER = date(2026, 9, 1)
AN = Person(id="an", full_name="Nguyễn Văn An")


def cell(
    hours: Hours, month: date = SEPTEMBER, *, half_days: bool = False, wide: bool = False
) -> str:
    """Return what a cell of An's shows: in a column of eight cells, or of thirteen."""
    figures = Figures(Words.of("en"), TODAY, half_days, not wide)
    rows = ledger_rows.month_rows(figures.words, [AN], {("an", month): hours}, [month], figures)
    (column,) = ledger_rows.month_columns(figures.words, [month], TODAY)
    return rows[0].cells[0].shown((13 if wide else 8) - column.gap).rstrip()


@pytest.mark.parametrize(
    ("hours", "shown"),
    [
        (Hours(), "·"),
        (Hours(planned_hours=4), "░ /4.0!"),
        (Hours(planned_hours=1.5, held_hours=1.5), "░ 1.5"),
        (Hours(planned_hours=2, held_hours=2), "▒ 2.0"),
        (Hours(planned_hours=2.5, held_hours=2.5), "▒ 2.5"),
        (Hours(planned_hours=3, held_hours=3), "█ 3.0"),
        (Hours(planned_hours=1, held_hours=8), "█ 8.0"),
        (Hours(planned_hours=18.4, held_hours=16.6), "█ 16.6!"),
        (Hours(planned_hours=2.5, held_hours=1.5), "░ 1.5!"),
    ],
)
def test_shade_and_figures_tell_hours_and_gap(hours: Hours, shown: str) -> None:
    """Three shades part at 2 and 3 hours; a month that is over marks what was not held.

    All figures have one decimal, and the column after them stays apart.
    """
    assert cell(hours) == shown
    assert len(shown) < 8


def test_a_wide_screen_has_room_for_what_was_planned() -> None:
    """Held and planned stand side by side, as one figure where both are the same."""
    assert cell(Hours(planned_hours=18.4, held_hours=16.6), wide=True) == "█ 16.6/18.4!"
    assert cell(Hours(planned_hours=1.5, held_hours=1.5), wide=True) == "░ 1.5"
    assert "held, /planned" in ledger_rows.legend(Words.of("en"), half_days=False, brief=True)
    assert "held/planned" in ledger_rows.legend(Words.of("en"), half_days=False)


def test_half_days_stand_in_the_other_view_and_what_comes_has_no_shade() -> None:
    """The same shade by hours, half-days as figures; a month to come shows what is planned."""
    hours = Hours(planned_half=4, held_half=2, planned_hours=16, held_hours=8)
    assert cell(hours, half_days=True) == "█ 2/4!"
    assert cell(Hours(planned_half=2, planned_hours=8), date(2026, 12, 1)) == "  /8.0"


def test_the_months_are_six_that_were_and_two_that_come() -> None:
    """This one counts to those that were; over the turn of a year too."""
    months = ledger_rows.months_around(TODAY)
    assert (months[0], months[5], months[-1]) == (
        date(2026, 6, 1),
        date(2026, 11, 1),
        date(2027, 1, 1),
    )
    assert len(months) == 8
    assert ledger_rows.end_of(date(2026, 12, 1)) == date(2026, 12, 31)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_eight_months_fit_into_80_columns(language: str) -> None:
    """Names and months take 80 cells at most, each heading has room."""
    words = Words.of(language)
    columns = ledger_rows.month_columns(words, ledger_rows.months_around(TODAY), TODAY)
    widths = spread(columns, 80 - ledger_rows.NAME_WIDTH - 1, 14)
    assert sum(widths) + ledger_rows.NAME_WIDTH + 1 <= 80
    for column, width in zip(columns, widths, strict=True):
        assert all(cells(head) <= width for head in column.heads)


@pytest.mark.parametrize(
    ("hours", "month", "gap", "line"),
    [
        (Hours(2, 1, 8, 4), SEPTEMBER, "4.0 hours fewer than planned", "enough"),
        (Hours(1, 2, 4, 8), SEPTEMBER, "4.0 hours more than planned", "enough"),
        (Hours(0, 0, 2, 2), SEPTEMBER, "as planned", "fair"),
        (Hours(0, 0, 1, 1), SEPTEMBER, "as planned", "too little"),
        (Hours(2, 0, 8, 1), date(2026, 11, 1), "still ahead: 7.0 hours", "so far"),
        (Hours(2, 0, 8, 0), date(2026, 12, 1), "still ahead: 8.0 hours", ""),
    ],
)
def test_a_cell_in_words_tells_the_gap_and_the_line(
    hours: Hours, month: date, gap: str, line: str
) -> None:
    """What was missed is told once the month is over; before that it is still ahead."""
    words = Words.of("en")
    assert ledger_rows.told(words, "An", hours, month, TODAY)[1] == gap
    assert line in ledger_rows.line_told(words, hours, month, TODAY)


async def test_the_ledger_adds_field_days_and_one_on_ones_and_keys_work_it(place: Place) -> None:
    """Both kinds count, v changes to half-days, arrows tell each cell, Enter opens the rep."""
    start = datetime(2026, 10, 14, 1, tzinfo=UTC)
    held = a_day(date=date(2026, 10, 14), state="debrief", started_at=start, ended_at=start)
    talk = OneOnOne(
        person_id="an",
        planned_at=start + timedelta(days=1),
        state="held",
        started_at=start + timedelta(days=1),
        ended_at=start + timedelta(days=1, hours=1),
        minutes=60,
    )
    with place.store() as store:
        store.commit([Put(held), Put(talk)])
    async with place.app().run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("4", "o")
        await settle(pilot)
        assert "█ 9" in lines(pilot.app)[3]
        await pilot.press("left")
        await settle(pilot)
        assert "An · 2026-10: 9.0 of 9.0 hours held · 2 of 2 half-days" in seen(pilot.app)
        await pilot.press("v")
        await settle(pilot)
        assert "█ 2" in lines(pilot.app)[3]
        assert "half-days held/planned" in seen(pilot.app)
        await pilot.press("down")
        await settle(pilot)
        assert "Team · 2026-10" in seen(pilot.app)
        await pilot.press("up", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PersonPage)
