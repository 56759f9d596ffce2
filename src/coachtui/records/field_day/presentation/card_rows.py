"""The coach's own card as rows: how each question went, and who answered when."""

from dataclasses import dataclass
from typing import Final

from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.team import reps
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.field_day.model import CardAnswer, CoachCard, FieldDay
from coachtui.records.field_day.rules.card import (
    LEAST_CARDS,
    QUESTIONS,
    CardRow,
    card_trend,
    second_line_mean,
    worth,
)
from coachtui.ui.spark import spark

MOST_SIGNS: Final = 12
"""Answers drawn of each question, the latest."""
SECOND_LINE: Final = frozenset({"regional_manager", "sales_manager"})
_SIGNS: Final[dict[CardAnswer, str]] = {"yes": "+", "partly": "~", "no": "–"}


@dataclass(frozen=True, slots=True)
class Question:
    """One question: three texts, from the oldest answer to the latest in `curve`."""

    key: str
    label: str
    curve: str
    told: str


@dataclass(frozen=True, slots=True)
class Answered:
    """One card: who answered, when, on which day, and how."""

    card_id: str
    on: str
    who: str
    answers: str
    share: str


def question_rows(view: View) -> list[Question]:
    """Return the six questions with the trend of their answers."""
    words = view.words
    return [
        Question(
            key=row.question,
            label=words.label("card_question", row.question),
            curve=spark([worth(answer) for _, answer, _ in row.answers][-MOST_SIGNS:], 0, 1),
            told=_told(words, row),
        )
        for row in card_trend(view.repository.all(CoachCard)).rows
    ]


def _told(words: Words, row: CardRow) -> str:
    if row.share is None:
        return words.say("no answer yet")
    counts: dict[CardAnswer, int] = {"yes": 0, "partly": 0, "no": 0}
    for _, answer, _ in row.answers:
        if answer is not None:
            counts[answer] += 1
    given = [(answer, n) for answer, n in counts.items() if n]
    return " · ".join(f"{words.label('card_answer', answer)} {n}" for answer, n in given)


def answered_rows(view: View) -> list[Answered]:
    """Return the cards, the latest first."""
    words = view.words
    rows = []
    for card in reversed(card_trend(view.repository.all(CoachCard)).cards):
        person = view.repository.get(Person, card.person_id)
        day = view.repository.get(FieldDay, card.field_day_id) if card.field_day_id else None
        who = person.full_name if person else card.person_id
        if card.by == "second_line":
            who = words.say("{name} (second line)", name=who)
        if day is not None:
            who = words.say("{name}, ride of {day}", name=who, day=words.day_and_month(day.date))
        rows.append(
            Answered(
                card_id=card.id,
                on=words.day_short(card.on),
                who=who,
                answers=_answers(card),
                share=words.percent(card.share),
            )
        )
    return rows


def _answers(card: CoachCard) -> str:
    """Return a sign a question, in the order of the card."""
    given = (card.answers.get(question) for question in QUESTIONS)
    return " ".join(_SIGNS[answer] if answer else " " for answer in given)


def standing_told(view: View) -> str:
    """Return the mean of all cards, and what the second line may see of it."""
    words = view.words
    cards = view.repository.all(CoachCard)
    found = card_trend(cards)
    if found.share is None:
        return ""
    mine = words.count(
        len(found.cards),
        "{share} in {n} card",
        "{share} in {n} cards",
        share=words.percent(found.share),
    )
    seen = second_line_mean(cards, view.clock.today())
    if seen is None:
        below = words.say(
            "the second line sees nothing below {n} cards in six months", n=LEAST_CARDS
        )
        return f"{mine} · {below}"
    return f"{mine} · {words.say('the second line sees {share}', share=words.percent(seen))}"


def who_may_answer(view: View) -> list[Person]:
    """Return the reps, then the managers of the second line."""
    everybody = view.repository.all(Person)
    above = [
        each
        for each in everybody
        if each.role in SECOND_LINE and each.id != ME and each.status != "left"
    ]
    return [*reps(everybody), *sorted(above, key=lambda each: each.sort_key)]
