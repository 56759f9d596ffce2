"""Scores as they are read: gaps with their sign, trends as small pictures."""

from datetime import date

import pytest

from coachtui.language import Words
from coachtui.records.field_day.presentation.score_words import (
    MOST_SIGNS,
    gap_words,
    score_words,
    trend_spark,
    trend_words,
)
from coachtui.records.field_day.rules.scores import Gap, TrendRow

WORDS = Words.of("en")
DAY = date(2026, 11, 24)


def row(*scores: int | None, mean: float | None = None) -> TrendRow:
    """Return a trend of these scores."""
    count = sum(score is not None for score in scores)
    return TrendRow("Q", tuple((DAY, score, "e") for score in scores), mean, count, None)


@pytest.mark.parametrize(
    ("gap", "told"),
    [
        (Gap("Q", 3, 4, 1), "Q rep 3 · coach 4 (+1)"),
        (Gap("N", 5, 2, -3), "N rep 5 · coach 2 (−3)"),
        (Gap("C", 3, 3, 0), "C rep 3 · coach 3 (0)"),
        (Gap("P", None, 4, None), "P rep – · coach 4"),
        (Gap("P", 2, None, None), "P rep 2 · coach –"),
    ],
)
def test_a_gap_shows_both_and_its_sign(gap: Gap, told: str) -> None:
    """The difference has its sign; where a side has no number there is a dash and none."""
    assert gap_words(WORDS, gap) == told


def test_not_observed_is_no_number() -> None:
    """It is never shown as a zero."""
    assert (score_words(None), score_words(4)) == ("N/O", "4")


def test_a_trend_is_drawn_from_1_to_5() -> None:
    """A 1 is lowest, a 5 highest, not observed a gap; plain terminals get ASCII."""
    assert trend_spark(row(1, None, 3, 5)) == "▁ ▅█"
    assert trend_spark(row(1, None, 5), plain=True) == "1 8"


def test_a_long_trend_shows_its_end() -> None:
    """Of more scores than fit the latest are drawn."""
    drawn = trend_spark(row(*[1] * 40, 5))
    assert (len(drawn), drawn[-1]) == (MOST_SIGNS, "█")


def test_too_few_scores_have_a_count_only() -> None:
    """A mean is told with what it is of; below three scores only their number is."""
    assert trend_words(WORDS, row(3, 4, 4, mean=11 / 3)) == "3.7 of 3 scores"
    assert trend_words(WORDS, row(3, 4)) == "2 scores"
    assert trend_words(WORDS, row(None)) == "0 scores"
