"""Feedback is read from bulk lines, mixed, and silent below three answers."""

from random import Random

import pytest

from coachtui.records.team_event.model import Answer, EventFeedback
from coachtui.records.team_event.rules.feedback import Unread, merged, read_answers, summary


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("4 vui, đúng giờ / lần sau gần hơn", (4, "vui, đúng giờ", "lần sau gần hơn")),
        ("5", (5, "", "")),
        ("  3 ổn  ", (3, "ổn", "")),
        ("2 / bớt ồn", (2, "", "bớt ồn")),
        ("4/5 vui / gần hơn", (4, "vui", "gần hơn")),
        ("4: vui/ gần hơn", (4, "vui", "gần hơn")),
        ("4. ăn trưa/tối đều ngon", (4, "ăn trưa/tối đều ngon", "")),
        ("4, vui / a / b", (4, "vui", "a / b")),
        ("5 - hay", (5, "hay", "")),
    ],
)
def test_a_line_is_a_score_what_was_liked_and_what_to_change(
    line: str, answer: tuple[int, str, str]
) -> None:
    """Score first, then what was liked, and after a slash what to change."""
    score, liked, change = answer
    assert read_answers(line) == (Answer(score=score, liked=liked, change=change),)


@pytest.mark.parametrize(
    "line", ["vui", "6 vui", "0", "45 vui", "4,5 vui", "4.5", "4/10", "-3", "4vui", "4-5 vui"]
)
def test_what_does_not_begin_with_a_score_is_left_unread(line: str) -> None:
    """A line without a whole score from 1 to 5 is given back with its number, never guessed."""
    assert read_answers(f"\n{line}") == (Unread(2, line, "score"),)


def test_a_part_that_is_too_long_is_left_unread() -> None:
    """A part longer than is kept is given back whole instead of being cut."""
    line = "4 " + "x" * 241
    assert read_answers(f"5 hay\n\n{line}") == (
        Answer(score=5, liked="hay"),
        Unread(3, line, "too_long"),
    )


def _answers(*scores: int) -> tuple[Answer, ...]:
    return tuple(Answer(score=score, liked=f"liked {9 - score}", change="") for score in scores)


def test_all_answers_are_mixed_anew() -> None:
    """Old and new answers are mixed together, so that neither order nor batch can be told."""
    old = EventFeedback(event_id="E", answers=_answers(1, 2, 3))
    seen: list[list[Answer]] = []

    def shuffle(answers: list[Answer]) -> None:
        seen.append(list(answers))
        Random(4).shuffle(answers)

    kept = merged(old, _answers(4, 5), "E", shuffle)
    assert seen == [[*old.answers, *_answers(4, 5)]]
    assert list(kept.answers) != seen[0]
    assert sorted(each.score for each in kept.answers) == [1, 2, 3, 4, 5]
    assert kept.id != old.id
    assert (kept.event_id, kept.rev) == ("E", 0)


def test_two_answers_show_nothing_and_three_do() -> None:
    """Below three answers there is no summary at all; from three on there is."""
    assert summary(None) is None
    assert summary(EventFeedback(event_id="E", answers=_answers(5, 1))) is None
    told = summary(EventFeedback(event_id="E", answers=_answers(5, 1, 3)))
    assert told is not None
    assert (told.count, told.mean) == (3, 3.0)
    assert told.spread == {1: 1, 2: 0, 3: 1, 4: 0, 5: 1}


def test_what_was_written_stands_in_alphabetical_order() -> None:
    """The texts say neither in which order they are kept nor which of them belong together."""
    answers = (
        Answer(score=1, liked="vui", change="a"),
        Answer(score=5, liked="ăn ngon", change=""),
        Answer(score=3, liked="âm nhạc", change="Đi gần"),
    )
    told = summary(EventFeedback(event_id="E", answers=answers))
    assert told is not None
    assert told.liked == ("ăn ngon", "âm nhạc", "vui")
    assert told.changes == ("a", "Đi gần")
