"""The coach's own card: how it went over time, and the one mean the second line may see."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from coachtui.records.field_day.model import CardAnswer, CardQuestion, CoachCard
from coachtui.records.field_day.rules.card import QUESTIONS, card_trend, second_line_mean, worth

TODAY = date(2026, 11, 24)


def card(answers: dict[CardQuestion, CardAnswer], on: date = TODAY, key: str = "") -> CoachCard:
    """Return a card answered on a day."""
    return CoachCard(id=key or f"card-{on}", person_id="an", on=on, answers=answers)


def test_each_question_has_its_row() -> None:
    """Six rows in the order of the card, the oldest answer first; what was left out is no zero."""
    old = card({"rep_first": "no", "specific": "partly"}, date(2026, 9, 1))
    new = card({"rep_first": "yes"})
    found = card_trend([new, old])
    assert [row.question for row in found.rows] == list(QUESTIONS)
    assert len(QUESTIONS) == 6
    rows = {row.question: row for row in found.rows}
    assert [answer for _, answer, _ in rows["rep_first"].answers] == ["no", "yes"]
    assert (rows["rep_first"].share, rows["rep_first"].count) == (0.5, 2)
    assert [answer for _, answer, _ in rows["specific"].answers] == ["partly", None]
    assert (rows["specific"].share, rows["specific"].count) == (0.5, 1)
    assert (rows["phone_away"].share, rows["phone_away"].count) == (None, 0)
    assert found.cards == (old, new)
    assert found.share == pytest.approx((0.25 + 1.0) / 2)


def test_an_empty_card_counts_nowhere() -> None:
    """Somebody who answered nothing does not pull the coach down."""
    empty = card({}, key="empty")
    assert card_trend([empty]).share is None
    assert card_trend([empty]).cards == ()
    full = [card({"specific": "yes"}, key=str(number)) for number in range(4)]
    assert second_line_mean([*full, empty], TODAY) is None


def test_the_second_line_needs_five_cards() -> None:
    """Four cards show nothing; the fifth shows the mean of all."""
    cards = [card({"specific": "yes"}, key=str(number)) for number in range(4)]
    assert second_line_mean(cards, TODAY) is None
    assert second_line_mean([*cards, card({"specific": "no"}, key="e")], TODAY) == 0.8


def test_the_second_line_sees_six_months() -> None:
    """A card of six months ago or of tomorrow is not counted, one a day younger is."""
    cards = [card({"specific": "yes"}, key=str(number)) for number in range(4)]
    for on, counted in (
        (date(2026, 5, 24), False),
        (date(2026, 5, 25), True),
        (TODAY, True),
        (TODAY + timedelta(days=1), False),
    ):
        mean = second_line_mean([*cards, card({"specific": "yes"}, on, "e")], TODAY)
        assert (mean is not None) is counted, on


@given(
    st.dictionaries(
        st.sampled_from(QUESTIONS), st.sampled_from(("yes", "partly", "no")), min_size=1
    )
)
def test_a_share_is_of_what_was_answered(answers: dict[CardQuestion, CardAnswer]) -> None:
    """Questions left out never move the mean of a card."""
    worths = [worth(answer) for answer in answers.values()]
    given_worths = [each for each in worths if each is not None]
    assert card_trend([card(answers)]).share == pytest.approx(sum(given_worths) / len(answers))
    assert worth(None) is None
