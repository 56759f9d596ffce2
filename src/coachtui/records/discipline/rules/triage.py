"""Five questions that sort conduct from capability, each answered with yes or no."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

Outcome = Literal["stop_call_hr", "conduct", "capability", "informal", "pause"]
"""`pause` is conduct too: the facts are recorded, and the case waits for a protected period."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        yes, no: what follows: an outcome, or the key of the next question.
    """

    key: str
    yes: str
    no: str


QUESTIONS: Final[tuple[Question, ...]] = (
    Question("danger", yes="stop_call_hr", no="act"),
    Question("act", yes="named", no="capability"),
    Question("named", yes="knew", no="informal"),
    Question("knew", yes="protected", no="informal"),
    Question("protected", yes="pause", no="conduct"),
)
"""In the order they are asked."""
_BY_KEY: Final[Mapping[str, Question]] = MappingProxyType({each.key: each for each in QUESTIONS})
_OUTCOMES: Final[Mapping[str, Outcome]] = MappingProxyType(
    {
        "stop_call_hr": "stop_call_hr",
        "conduct": "conduct",
        "capability": "capability",
        "informal": "informal",
        "pause": "pause",
    }
)


def asked_next(answers: Sequence[bool]) -> Question | None:
    """Return the question that comes after these answers; None when they are enough."""
    return _BY_KEY.get(_follow(answers))


def sorted_by(answers: Sequence[bool]) -> Outcome | None:
    """Return what the answers, in the order they were given, lead to; None while more is asked.

    Answers after the last question that is asked are not looked at.
    """
    return _OUTCOMES.get(_follow(answers))


def _follow(answers: Sequence[bool]) -> str:
    at = QUESTIONS[0].key
    for answer in answers:
        question = _BY_KEY.get(at)
        if question is None:
            break
        at = question.yes if answer else question.no
    return at
