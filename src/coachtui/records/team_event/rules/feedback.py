"""Feedback typed in bulk: read, mixed so that no answer keeps its place, and summed up."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coachtui.records.team_event.model import LONGEST_LINE, Answer, EventFeedback
from coachtui.text import clean, sort_key

BEST: Final = 5
Shuffle = Callable[[list[Answer]], None]
"""Mixes answers in place."""
_LINE: Final = re.compile(
    r"([1-5])(?:/5)?(?=$|[\s.:)–—,/-])(?!\s*[–—.,/-]\s*\d)\s*[.:)–—,-]?\s*(.*)"
)
"""A score, "4" or "4/5", and not the beginning of another number."""
_SLASH: Final = re.compile(r"(?:^|\s)/\s*|/(?:\s|$)")
"""What parts the two; "ăn trưa/tối" is one word."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that is no answer.

    Attributes:
        line: its number, from 1.
        text: as it was typed.
        why: it does not begin with a score from 1 to 5 (`score`), or a part is longer than it may
            be (`too_long`).
    """

    line: int
    text: str
    why: Literal["score", "too_long"]


@dataclass(frozen=True, slots=True)
class Summary:
    """What enough answers say together.

    Attributes:
        count: how many answers there are.
        mean: of their scores, 1 to 5.
        spread: how many gave each score, by score from 1 to 5.
        liked, changes: what they wrote, in alphabetical order, so that nothing shows which belong
            together.
    """

    count: int
    mean: float
    spread: Mapping[int, int]
    liked: tuple[str, ...]
    changes: tuple[str, ...]


def read_answers(text: str) -> tuple[Answer | Unread, ...]:
    """Return the answers of typed lines in their order; blank lines are left out.

    A line is a score, what was liked, and after a slash what to change: "4 vui / gần hơn".
    """
    lines = enumerate(clean(text, lines=True).split("\n"), 1)
    return tuple(_answer(number, line.strip()) for number, line in lines if line.strip())


def joined(found: Sequence[EventFeedback]) -> EventFeedback | None:
    """Return all answers on an event as one record; two windows may have stored one each.

    It is for reading: `merged` makes the record that is stored.
    """
    if len(found) <= 1:
        return found[0] if found else None
    return found[-1].revised(
        answers=tuple(answer for each in found for answer in each.answers),
        replaces=tuple(name for each in found for name in each.replaces),
    )


def merged(
    old: EventFeedback | None,
    new: Sequence[Answer],
    event_id: str,
    shuffle: Shuffle,
) -> EventFeedback:
    """Return a new record of all answers, old and new, mixed by `shuffle`, which sorts in place."""
    answers = [*(old.answers if old is not None else ()), *new]
    shuffle(answers)
    return EventFeedback(event_id=event_id, answers=tuple(answers))


def summary(feedback: EventFeedback | None) -> Summary | None:
    """Return what the answers say together; None while there are too few to show any."""
    if feedback is None or not feedback.shown:
        return None
    answers = feedback.answers
    scores = [each.score for each in answers]
    return Summary(
        count=len(answers),
        mean=sum(scores) / len(scores),
        spread={score: scores.count(score) for score in range(1, BEST + 1)},
        liked=_sorted(each.liked for each in answers),
        changes=_sorted(each.change for each in answers),
    )


def _answer(number: int, line: str) -> Answer | Unread:
    found = _LINE.fullmatch(line)
    if found is None:
        return Unread(number, line, "score")
    liked, _, change = _SLASH.sub("\n", found[2], count=1).partition("\n")
    if max(len(liked), len(change)) > LONGEST_LINE:
        return Unread(number, line, "too_long")
    return Answer(score=int(found[1]), liked=liked.strip(), change=change.strip())


def _sorted(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(filter(None, texts), key=sort_key))
