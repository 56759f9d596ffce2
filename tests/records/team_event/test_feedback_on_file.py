"""What the files tell of feedback: what was thought, and not by whom or in what order."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachtui.records.team_event.model import Answer, EventFeedback
from coachtui.records.team_event.presentation.feedback_rows import feedback_lines
from coachtui.records.team_event.screens.work import EventWork
from invited import TWELVE, id_of, taken_up

FIRST, SECOND, LAST = "zebra of the first", "middle of the second", "apple of the last"


def by_text(answers: list[Answer]) -> None:
    """Mix answers so that a test can tell: by the alphabet, whoever came first."""
    answers.sort(key=lambda each: each.liked)


def lines_of(folder: Path) -> Iterator[str]:
    """Give every line of every file, drafts and backups included."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield from path.read_bytes().decode("utf-8", "replace").splitlines()


async def three_batches(folder: Path) -> EventWork:
    """Return an event on which three answers came one after the other."""
    work = taken_up(folder)
    for score, liked in ((5, FIRST), (4, SECOND), (3, LAST)):
        await work.keep_feedback([Answer(score=score, liked=liked)], by_text)
        await work.forget_replaced()
    return work


async def test_no_file_keeps_a_batch_apart(tmp_path: Path) -> None:
    """Wherever one answer stands all stand, in the order they were mixed in."""
    await three_batches(tmp_path)
    holding = [line for line in lines_of(tmp_path) if FIRST in line or SECOND in line]
    assert holding
    for line in holding:
        places = [line.find(text) for text in (LAST, SECOND, FIRST)]
        assert -1 not in places
        assert places == sorted(places)


async def test_no_file_ties_an_answer_to_a_person(tmp_path: Path) -> None:
    """The record holds score and texts alone, and names nobody of those invited."""
    work = await three_batches(tmp_path)
    (kept,) = work.desk.repository.all(EventFeedback)
    assert all(set(each.model_dump()) == {"score", "liked", "change"} for each in kept.answers)
    for line in (each for each in lines_of(tmp_path) if FIRST in each):
        record = next(part for part in re.split(r"(?<=\})(?=,?\{)", line) if FIRST in part)
        for name in TWELVE:
            assert name not in record
            assert f'"{id_of(name)}"' not in record


@pytest.mark.parametrize("count", [1, 2, 3])
async def test_a_score_shows_from_three_answers_on(tmp_path: Path, count: int) -> None:
    """One or two answers on file show how many there are, and nothing of what they say."""
    work = taken_up(tmp_path)
    answers = [Answer(score=5, liked=FIRST) for _ in range(count)]
    await work.keep_feedback(answers, by_text)
    told = "\n".join(feedback_lines(work.desk.words, work.feedback))
    assert (FIRST in told) is (count == 3)
    assert ("5.0 of 5" in told) is (count == 3)


async def test_undo_brings_no_batch_back(tmp_path: Path) -> None:
    """Feedback is no change that undo takes back: all three answers stay."""
    work = await three_batches(tmp_path)
    repository = work.desk.repository
    repository.undo()
    (kept,) = repository.all(EventFeedback)
    assert len(kept.answers) == 3
