"""The coach's own card over time: private to the coach, but for one mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, get_args

from coachtui.capture.calendar_days import months_after
from coachtui.records.field_day.model import CardAnswer, CardQuestion, CoachCard

MONTHS: Final = 6
"""The second line sees the mean of so many months."""
LEAST_CARDS: Final = 5
"""Below so many cards in that time it sees none: nobody who answered is found out."""
QUESTIONS: Final[tuple[CardQuestion, ...]] = get_args(CardQuestion)
_WORTH: Final[dict[CardAnswer, float]] = {"yes": 1.0, "partly": 0.5, "no": 0.0}


@dataclass(frozen=True, slots=True)
class CardRow:
    """How one question was answered, the oldest card first.

    Attributes:
        answers: day, answer (None: left out) and the card it stands on.
        share: the mean, 0 to 1; None where nobody answered.
        count: of answers.
    """

    question: CardQuestion
    answers: tuple[tuple[date, CardAnswer | None, str], ...]
    share: float | None
    count: int


@dataclass(frozen=True, slots=True)
class CardTrend:
    """All cards, the oldest first.

    Attributes:
        cards: those with an answer.
        rows: one a question, in the order of the card.
        share: the mean of the cards, 0 to 1; None without cards.
    """

    cards: tuple[CoachCard, ...]
    rows: tuple[CardRow, ...]
    share: float | None


def worth(answer: CardAnswer | None) -> float | None:
    """Return what an answer counts, 0 to 1; None for one that was left out."""
    return None if answer is None else _WORTH[answer]


def card_trend(cards: Iterable[CoachCard]) -> CardTrend:
    """Return how the coach was seen over time; a card without an answer does not count."""
    answered = tuple(sorted(filter(_answered, cards), key=lambda card: (card.on, card.id)))
    rows = tuple(_row(question, answered) for question in QUESTIONS)
    return CardTrend(answered, rows, _mean([card.share for card in answered]))


def second_line_mean(cards: Iterable[CoachCard], today: date) -> float | None:
    """Return what the second line may see: the mean of six months, None below five cards."""
    since = months_after(today, -MONTHS) or today
    recent = [card.share for card in cards if _answered(card) and since < card.on <= today]
    return _mean(recent) if len(recent) >= LEAST_CARDS else None


def _answered(card: CoachCard) -> bool:
    return bool(card.answers)


def _row(question: CardQuestion, cards: Iterable[CoachCard]) -> CardRow:
    answers = tuple((card.on, card.answers.get(question), card.id) for card in cards)
    given = [_WORTH[answer] for _, answer, _ in answers if answer is not None]
    return CardRow(question, answers, _mean(given), len(given))


def _mean(shares: list[float]) -> float | None:
    return sum(shares) / len(shares) if shares else None
