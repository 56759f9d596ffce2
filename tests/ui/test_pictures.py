"""Small pictures of numbers, and the day a date field understood."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from coachtui.language import Words
from coachtui.text import cells
from coachtui.ui.spark import bar, spark
from coachtui.ui.understood import understood_day

MONDAY = date(2026, 11, 23)


def test_a_spark_is_as_high_as_its_value() -> None:
    """Lowest and highest fill the range, what lies outside stays at its edge, gaps are gaps."""
    assert spark([1, 10], 1, 10) == "▁█"
    assert spark([-5, 99, None, 5.5], 1, 10) == "▁█ ▅"
    assert spark([3, 3], 3, 3) == "██"
    assert spark([1, 10], 1, 10, plain=True) == "18"


@given(st.floats(allow_nan=False), st.integers(0, 40), st.booleans())
def test_a_bar_is_exactly_as_long_as_asked(share: float, width: int, plain: bool) -> None:
    """Whatever the share is, the bar takes its width; ASCII where that is wanted."""
    drawn = bar(share, width, plain=plain)
    assert cells(drawn) == width
    assert drawn.isascii() or not plain


def test_a_bar_never_tells_none_or_all_when_it_is_neither() -> None:
    """A little shows, and so does what is missing."""
    assert bar(0.001, 9) == "█░░░░░░░░"
    assert bar(0.999, 9) == "████████░"
    assert (bar(0, 3), bar(1, 3)) == ("░░░", "███")


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "t6", "= Friday 2026-11-27 · in 4 days"),
        ("vi", "mai", "= Thứ Ba 24/11/2026"),
        ("en", "2026-11-20", "= Friday 2026-11-20 · 3 days ago"),
        ("en", "2017-03-06", "= Monday 2017-03-06"),
        ("en", "hm", ""),
        ("en", "", ""),
    ],
)
def test_a_day_is_told_with_its_weekday_and_distance(language: str, text: str, told: str) -> None:
    """The reading names the day in full, and nothing where there is no day."""
    shown = understood_day(Words.of(language), text, MONDAY)
    assert shown.startswith(told)
    assert bool(shown) is bool(told)
    assert "ago" not in shown.removesuffix("3 days ago")
