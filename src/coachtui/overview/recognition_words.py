"""What is said of thanks: how they read in a line, what drives somebody, what stands in the way."""

from typing import Final

from coachtui.domain.label_lint import Finding, find_labels
from coachtui.domain.label_lists import LabelLists
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.recognition_balance import Balance
from coachtui.domain.recognition_wish import may_be_public
from coachtui.domain.repeated_words import Told
from coachtui.domain.repository import Repository
from coachtui.language import N_, Words

ADDED: Final = N_("Recognition added")
EXAMPLE: Final = "500k"
"""How an amount can be typed."""


def told(words: Words, thanks: Recognition) -> str:
    """Return thanks in a line: what for, the money, and who heard it."""
    return " · ".join((thanks.what, *ways(words, thanks)))


def ways(words: Words, thanks: Recognition) -> list[str]:
    """Return how it was done: with money or not, and who heard it."""
    parts = []
    if thanks.value is not None:
        parts.append(words.money(thanks.value, thanks.currency))
    elif thanks.kind == "monetary":
        parts.append(words.label("recognition_kind", thanks.kind))
    parts.append(heard_by(words, public=thanks.public))
    return parts


def heard_by(words: Words, *, public: bool) -> str:
    """Return before whom somebody is thanked."""
    return words.say("before the team") if public else words.say("to them alone")


def driven_by(words: Words, person: Person) -> str:
    """Return the sentence on what drives a person, with the notes on it."""
    drivers = [
        f"{label} ({each.note})" if each.note else label
        for each in person.motivators
        for label in (words.label("motivator", each.kind),)
    ]
    if not drivers:
        return words.say("What drives {name} is not noted yet.", name=person.short_name)
    return words.say("Drives {name}: {what}.", name=person.short_name, what=", ".join(drivers))


def wish(words: Words, person: Person, *, agreed: bool = False) -> str:
    """Return whether a person may be thanked before the team, and if not, what to do."""
    name = person.short_name
    if may_be_public(person, agreed=agreed):
        return words.say("{name} may be thanked before the team.", name=name)
    return words.say("{name}'s yes to thanks before the team is not noted: ask first.", name=name)


def not_an_amount(words: Words) -> str:
    """Return the sentence on an amount that was not understood."""
    return words.say("That is no amount: type it as {example}, 1,2tr or 350000.", example=EXAMPLE)


def money_lacks(words: Words) -> str:
    """Return the sentence on an amount with thanks that are without money."""
    return words.say("An amount goes with money: choose that, or leave the amount empty.")


def label_found(words: Words, text: str, lists: LabelLists) -> str:
    """Return what a text says of a person instead of what was seen; '' where it labels nobody."""
    findings = find_labels(text, lists)
    return _label(words, findings[0]) if findings else ""


def correction_repeated(words: Words, repository: Repository, person_id: str, text: str) -> str:
    """Return why a text cannot be said before others: it stands among what somebody should change.

    '' where it does not.
    """
    noted = repository.find(LogEntry, person_id=person_id, entry_kind="adjusting")
    found = Told(entry.text for entry in noted).repeated(text)
    if not found:
        return ""
    return words.say(
        "“{words}” stands in what you noted for them to change: say that to them alone.",
        words=found,
    )


def _label(words: Words, found: Finding) -> str:
    neutral = found.neutral
    return words.say(
        "“{label}”: {what}. {ask} As in: {example}",
        label=found.text,
        what=neutral.name,
        ask=neutral.ask,
        example=neutral.example,
    )


def balance_told(words: Words, balance: Balance) -> str:
    """Return how somebody was thanked this quarter, and when last."""
    if balance.last is None:
        return words.say("never thanked")
    parts = [
        words.count(
            balance.count, "thanked {n} time this quarter", "thanked {n} times this quarter"
        )
    ]
    if balance.public:
        parts.append(words.say("{n} before the team", n=balance.public))
    if balance.with_money:
        parts.append(words.say("{n} with money", n=balance.with_money))
    if balance.matched:
        parts.append(words.say("{n} meeting what drives them", n=balance.matched))
    if balance.days_since is not None:
        parts.append(words.say("last {when}", when=words.ago_days(balance.days_since)))
    return " · ".join(parts)
