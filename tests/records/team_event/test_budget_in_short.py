"""Sums of a budget too long for their column or line are rounded, never cut."""

from pathlib import Path

import pytest

from coachtui.domain.repository import Put
from coachtui.language import Words
from coachtui.records.team_event.model import Budget, BudgetLine
from coachtui.records.team_event.presentation.budget_rows import budget_rows, total_lines
from coachtui.records.team_event.presentation.gathered import gathered
from coachtui.records.team_event.screens.budget import BudgetScreen
from coachtui.records.team_event.screens.work import EventWork
from coachtui.text import cells
from coachtui.ui.desk import Desk
from desks import make_desk
from planned_events import an_event
from screens import Stage, seen, settle

LINES = (
    BudgetLine(id="hall", category="venue", planned=1_250_000_000, actual=1_470_260_028),
    BudgetLine(id="food", category="fnb", planned=3_000_000, actual=2_000_000),
)
DEAR = Budget(per_head=120_000_000, contingency_percent=5, lines=LINES)
WIDTH = 78


def desk_of(folder: Path, budget: Budget) -> Desk:
    """Return a desk with an event of that budget."""
    desk = make_desk(folder)
    desk.repository.commit([Put(an_event(budget=budget))])
    return desk


@pytest.mark.parametrize(
    ("language", "dear", "cheap"),
    [
        ("en", ("1.25bn", "1.47bn", "+220m"), ("3,000,000", "2,000,000", "-1,000,000")),
        ("vi", ("1,25 tỷ", "1,47 tỷ", "+220tr"), ("3.000.000", "2.000.000", "-1.000.000")),
    ],
)
def test_what_fits_stands_in_full_and_the_rest_in_short(
    tmp_path: Path, language: str, dear: tuple[str, ...], cheap: tuple[str, ...]
) -> None:
    """A cell of a column is whole or rounded; with more room it is whole again."""
    about = gathered(desk_of(tmp_path, DEAR).view, an_event(budget=DEAR))
    words = Words.of(language)
    rows = budget_rows(words, about, 11)
    assert [row.cells[2:] for row in rows] == [dear, cheap]
    whole = budget_rows(words, about, 15)[0].cells
    assert whole[2] == words.number(1_250_000_000)
    assert whole[4] == f"+{words.number(220_260_028)}"


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_line_of_sums_that_is_too_wide_has_them_rounded(tmp_path: Path, language: str) -> None:
    """Each line alone: what has room stays exact to the dong."""
    words = Words.of(language)
    about = gathered(desk_of(tmp_path, DEAR).view, an_event(budget=DEAR))
    plan, allowed, cost, *_ = total_lines(words, about, WIDTH)
    assert words.money(1_253_000_000) in plan
    assert words.money(120_000_000) in allowed or "120" in allowed
    assert words.money_short(1_470_000_000) in cost
    assert cells(plan) <= WIDTH
    exact = [*total_lines(words, about, 200)]
    assert words.money(1_472_260_028) in exact[2]


async def test_no_sum_is_cut_on_screen(tmp_path: Path) -> None:
    """At 80x24 no number ends in dots and every line of sums is there; wide, all is exact."""
    desk = desk_of(tmp_path, DEAR)
    app = Stage()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.ask(BudgetScreen(EventWork(desk, an_event(budget=DEAR))), pilot)
        await settle(pilot)
        narrow = seen(app)
        assert "1.25bn" in narrow
        assert "1.47bn" in narrow
        assert "+220m" in narrow
        assert "! Above what the heads allow" in narrow
        await pilot.resize_terminal(120, 30)
        await settle(pilot)
        assert "1,250,000,000" in seen(app)
        assert "+220,260,028" in seen(app)
