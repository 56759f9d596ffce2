"""Five yes-or-no answers sort a matter as the table of the domain has it."""

from itertools import product

import pytest

from coachtui.records.discipline.rules.triage import QUESTIONS, asked_next, sorted_by

Y, N = True, False


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ((Y,), "stop_call_hr"),
        ((N, N), "capability"),
        ((N, Y, N), "informal"),
        ((N, Y, Y, N), "informal"),
        ((N, Y, Y, Y, Y), "pause"),
        ((N, Y, Y, Y, N), "conduct"),
    ],
)
def test_each_way_through_the_table_has_its_outcome(
    answers: tuple[bool, ...], outcome: str
) -> None:
    """The outcome comes with the last answer that is needed, and not before."""
    assert sorted_by(answers) == outcome
    assert asked_next(answers) is None
    assert sorted_by(answers[:-1]) is None


def test_questions_are_asked_in_order() -> None:
    """Without an answer the first question is asked; each asks the next until it is sorted."""
    keys = []
    for count in range(len(QUESTIONS)):
        question = asked_next((False, True, True, True)[:count])
        assert question is not None
        keys.append(question.key)

    assert keys == [question.key for question in QUESTIONS]


def test_five_answers_always_sort_a_matter() -> None:
    """No five answers leave anything open, and a longer list changes nothing."""
    for answers in product((Y, N), repeat=5):
        assert sorted_by(answers) is not None
        assert sorted_by((*answers, Y)) == sorted_by(answers)
