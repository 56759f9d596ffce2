"""What is said of targets: one in a line, all of a person's, and how an amount is read."""

from collections.abc import Iterator
from typing import Final

from coachtui.capture.money import money_of
from coachtui.domain.person import Person
from coachtui.domain.target import MOST, Target
from coachtui.domain.view import View
from coachtui.exchange.amounts import NotAnAmountError, amount_of
from coachtui.exchange.markdown import escaped
from coachtui.language import N_, Words
from coachtui.ui.target_words import measured, month_name, share_told

ADDED: Final = N_("Target added")
EDITED: Final = N_("Target edited")
DELETED: Final = N_("Target deleted")
_DONG: Final = "VND"


def amount_typed(text: str, unit: str, currency: str) -> int | None:
    """Return the amount a text names, in minor units or pieces; None where it names none."""
    amount = money_of(text) if unit == "money" and currency == _DONG else None
    if amount is None:
        try:
            amount = amount_of(text, currency if unit == "money" else _DONG)
        except NotAnAmountError:
            return None
    return amount if amount <= MOST else None


def told(words: Words, target: Target) -> str:
    """Return a target in a line: its month, what was sold of it, and the share."""
    if target.actual is None:
        amount = measured(words, target.amount, target)
        return f"{month_name(words, target)}: {words.say('target {amount}', amount=amount)}"
    sold = words.say(
        "{actual} of {amount}",
        actual=measured(words, target.actual, target),
        amount=measured(words, target.amount, target),
    )
    return f"{month_name(words, target)}: {sold} ({share_told(words, target.share)})"


def targets_of(view: View, person_id: str) -> list[Target]:
    """Return a person's targets, the latest month first."""
    found = view.repository.find(Target, person_id=person_id)
    return sorted(found, key=lambda each: (each.month, each.id), reverse=True)


def headline(view: View, target_id: str) -> str:
    """Return the line that names a target; '' where there is none."""
    target = view.repository.get(Target, target_id)
    if target is None:
        return ""
    person = view.repository.get(Person, target.person_id)
    name = person.short_name if person else target.person_id
    return f"{name} · {told(view.words, target)}"


def search_text(view: View) -> Iterator[tuple[str, str]]:
    """Give the words of each target, by its id."""
    for target in view.repository.all(Target):
        yield target.id, headline(view, target.id)


def as_markdown(view: View, person_id: str) -> str:
    """Return a person's targets as a list, the latest month first; '' where there is none."""
    lines = (told(view.words, target) for target in targets_of(view, person_id))
    return "\n".join(f"- {escaped(line)}" for line in lines)
