"""The sums of a budget."""

from hypothesis import given, strategies as st

from coachtui.records.team_event.rules.budget import totals, usual_contingency
from planned_events import an_event, costing, places

COSTS = st.integers(0, 10**9)
LINES = st.lists(st.tuples(COSTS, st.none() | COSTS), max_size=8)


def test_a_plan_with_its_contingency() -> None:
    """4.2 million and 5 % of it stay within 500,000 for each of nine."""
    sums = totals(an_event(), places(9))
    assert (sums.headcount, sums.allowed) == (9, 4_500_000)
    assert (sums.planned, sums.contingency, sums.planned_whole) == (4_200_000, 210_000, 4_410_000)
    assert sums.per_head_planned == 490_000
    assert not sums.needs_approval
    assert (sums.actual, sums.open_lines, sums.over) == (0, 2, -4_500_000)


def test_a_budget_eight_per_cent_over() -> None:
    """Paid above what is allowed shows as so much over and so many per cent."""
    sums = totals(costing((60, 68), (40, 40)), places(1))
    assert (sums.over, sums.over_percent) == (8, 8.0)
    assert sums.open_lines == 0


def test_contingency_goes_to_what_costs_more() -> None:
    """Lines above plan use it up, lines below give back, and it is never used beyond itself."""
    assert totals(costing((100, 108), (100, None), percent=10), places(1)).contingency_used == 8
    assert totals(costing((100, 108), (100, 95), percent=10), places(1)).contingency_used == 3
    assert totals(costing((100, 90), percent=10), places(1)).contingency_used == 0
    assert totals(costing((100, 150), percent=10), places(1)).contingency_used == 10


def test_who_is_only_told_is_not_reckoned_with() -> None:
    """A place that does not count takes no share; a said head count goes before the places."""
    told = places(9)[0].revised(counted=False)
    assert totals(an_event(), (told, *places(9)[1:])).headcount == 8
    event = an_event(budget=an_event().budget.revised(headcount=12))
    assert totals(event, places(9)).headcount == 12


def test_a_head_costs_what_those_who_came_cost() -> None:
    """Paid money is shared by those who were there, and by the head count before that is noted."""
    event = costing((100, 90))
    assert totals(event, places(9, came=6)).per_head_actual == 15
    assert totals(event, places(9)).per_head_actual == 10


def test_nobody_invited_divides_nothing() -> None:
    """Without heads every sum for one is 0, and any plan needs approval."""
    sums = totals(costing((100, 90)), ())
    assert (sums.per_head_planned, sums.per_head_actual, sums.over_percent) == (0, 0, 0.0)
    assert sums.needs_approval


def test_a_first_event_of_its_kind_sets_more_aside() -> None:
    """Ten per cent, until one of the kind was held; one that was called off teaches nothing."""
    assert usual_contingency((), "offsite") == 10
    assert usual_contingency((an_event("cancelled"), an_event("booked")), "offsite") == 10
    assert usual_contingency((an_event("closed"),), "offsite") == 5
    assert usual_contingency((an_event("closed"),), "virtual") == 10


@given(LINES, st.integers(0, 50), st.integers(0, 30), COSTS)
def test_the_sums_agree(
    lines: list[tuple[int, int | None]], percent: int, heads: int, per_head: int
) -> None:
    """Whatever the lines, sums are whole, add up, and approval is asked exactly above the limit."""
    sums = totals(costing(*lines, percent=percent, per_head=per_head), places(heads))
    assert sums.planned == sum(planned for planned, _ in lines)
    assert sums.actual == sum(actual for _, actual in lines if actual is not None)
    assert abs(sums.contingency * 100 - sums.planned * percent) <= 50
    assert sums.planned_whole == sums.planned + sums.contingency
    assert sums.over == sums.actual - per_head * heads
    assert sums.needs_approval == (sums.planned_whole > per_head * heads)
    assert 0 <= sums.contingency_used <= sums.contingency
    assert sums.open_lines == sum(actual is None for _, actual in lines)
    assert abs(sums.per_head_planned * heads - sums.planned_whole * bool(heads)) <= heads / 2
