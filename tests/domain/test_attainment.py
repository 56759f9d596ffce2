"""How much of a target was sold: the month, the quarter, the trend."""

from datetime import date

import pytest
from pydantic import ValidationError

from coachtui.domain.attainment import (
    attainment,
    attainments,
    months_before,
    on_ramp,
    same_month,
)
from coachtui.domain.person import Person
from coachtui.domain.target import Target

TODAY = date(2026, 11, 23)


def target(month: int, actual: int | None, amount: int = 100, **more: object) -> Target:
    """Give back a target of a month of 2026."""
    return Target.model_validate(
        {"person_id": "an", "month": date(2026, month, 1), "amount": amount, "actual": actual}
        | more
    )


def test_the_last_month_of_which_something_is_known_counts() -> None:
    """On the first of a month last month's share stands until something is known of this one."""
    seen = attainment([target(10, 96), target(11, None)], TODAY)
    assert seen is not None
    assert (seen.target.month.month, seen.share, seen.quarter) == (10, 0.96, 0.96)
    fresh = attainment([target(11, None)], TODAY)
    assert fresh is not None
    assert (fresh.share, fresh.quarter) == (None, None)


def test_a_quarter_is_weighed_by_its_targets() -> None:
    """Sums count, not the mean of the shares, and other quarters and months ahead do not."""
    seen = attainment([target(9, 100), target(10, 50), target(11, 300, 300), target(12, 1)], TODAY)
    assert seen is not None
    assert seen.quarter == 350 / 400


def test_the_trend_has_a_gap_where_nothing_is_known() -> None:
    """Six months end with the one shown; a month without a target, or actual, is a gap."""
    seen = attainment([target(6, 50), target(8, 80), target(10, None), target(11, 70)], TODAY)
    assert seen is not None
    assert seen.trend == (0.5, None, 0.8, None, None, 0.7)


def test_pieces_and_money_are_not_added_up() -> None:
    """What the last target counts in is what its quarter and trend count in."""
    seen = attainment([target(10, 999, unit="units"), target(11, 60)], TODAY)
    assert seen is not None
    assert (seen.quarter, seen.trend[-2]) == (0.6, None)


def test_months_are_counted_back_over_a_year() -> None:
    """January minus one is December."""
    assert months_before(date(2026, 1, 1), 1) == date(2025, 12, 1)


def test_nothing_on_file_is_nothing() -> None:
    """Without a target up to this month nobody stands anywhere."""
    assert attainment([target(12, 3)], TODAY) is None
    assert attainments([target(11, 50)], TODAY).keys() == {"an"}


def test_a_month_is_its_first_day_and_a_target_more_than_nothing() -> None:
    """A day within a month and a target of 0 are refused."""
    for wrong in ({"month": date(2026, 11, 2)}, {"amount": 0}, {"actual": -1}, {"currency": "đ"}):
        with pytest.raises(ValidationError):
            Target.model_validate({**dict(target(11, 1)), **wrong})


def test_the_same_month_is_found_by_person_and_measure() -> None:
    """A target in pieces beside one in money is another one."""
    here = [target(11, 1), target(11, 1, unit="units")]
    assert same_month(here, target(11, 5)) == here[0]
    assert same_month(here, target(10, 5)) is None
    assert same_month(here[:1], here[0]) is None


@pytest.mark.parametrize(
    ("hired", "amounts", "ramps"),
    [
        (date(2026, 8, 17), {8: 90, 9: 150, 10: 200, 11: 240}, True),
        (date(2026, 8, 17), {9: 150, 10: 200, 11: 240, 12: 240}, True),
        (date(2026, 8, 17), {8: 90, 9: 150, 10: 150, 11: 240}, False),
        (date(2026, 8, 17), {11: 240}, False),
        (date(2026, 5, 4), {10: 200, 11: 240}, False),
        (date(2025, 11, 3), {8: 90, 9: 150}, False),
        (date(2026, 8, 17), {12: 90}, False),
        (None, {10: 200, 11: 240}, False),
    ],
)
def test_a_ramp_rises_each_month_from_the_start(
    hired: date | None, amounts: dict[int, int], ramps: bool
) -> None:
    """It begins when somebody of this year came and never stands still; what is ahead is out."""
    person = Person(id="an", full_name="An", hire_date=hired)
    own = [target(month, 5, amount) for month, amount in amounts.items()]
    assert on_ramp(person, own, TODAY) is ramps


def test_a_target_in_pieces_makes_no_ramp_of_one_in_money() -> None:
    """Only what is counted alike is compared."""
    person = Person(id="an", full_name="An", hire_date=date(2026, 8, 17))
    own = [target(9, 5, 90), target(10, 5, 150), target(11, 5, 200)]
    pieces = target(10, 5, 9, unit="units")
    assert on_ramp(person, [*own, pieces], TODAY)
