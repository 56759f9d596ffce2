"""Measures: which there are, how long they stand, what counts, and what is none at all."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from coachtui.records.discipline.rules.clocks import expunged_on
from coachtui.records.discipline.rules.facts import Facts, Imposed
from coachtui.records.discipline.rules.law import LawPack, Rule
from coachtui.text import clean, fold

_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Words in a measure that no measure may have, and the rule they run into."""

    phrase: str
    rule: Rule
    part: str

    @property
    def money(self) -> bool:
        """Whether they take money from somebody."""
        return self.part == "money_words"


def is_measure(pack: LawPack, key: str) -> bool:
    """Tell whether a measure is one the pack knows."""
    return key in pack.measures


def heaviest(pack: LawPack, keys: Iterable[str]) -> str:
    """Return the heaviest of measures the pack knows; "" where it knows none of them."""
    known = [key for key in keys if key in pack.measures]
    return max(known, key=pack.measures.index, default="")


def spent_on(pack: LawPack, imposed: Imposed) -> date | None:
    """Return the day from which a measure no longer stands; None where it is not spent by time.

    On that day itself it is spent already, the reading that favours the rep.
    """
    end = expunged_on(pack, imposed.measure, imposed.on)
    if end is None or imposed.shortened_to is None:
        return end
    return min(end, max(imposed.shortened_to, imposed.on))


def is_live(pack: LawPack, imposed: Imposed, day: date) -> bool:
    """Tell whether a measure stands on a day."""
    end = spent_on(pack, imposed)
    return imposed.on <= day and (end is None or day < end)


def counts_for_repeat(pack: LawPack, imposed: Imposed, facts: Facts, day: date) -> bool:
    """Tell whether an earlier measure makes this breach a repeat of Art. 125(3).

    It must be one that counts, for the same breach, and stand both when the breach was done again
    and on `day`, that of the decision: a spent measure never counts.
    """
    if imposed.measure not in pack.rules["VN-11"].listed("repeat_counts"):
        return False
    if not imposed.same_breach or not is_live(pack, imposed, day):
        return False
    return any(imposed.on < act and is_live(pack, imposed, act) for act in facts.acts)


def forbidden(pack: LawPack, text: str) -> Forbidden | None:
    """Return what in a text can be no measure, as soon as it is typed; None where nothing is.

    Whole words with their marks; a phrase of two words and more without any marks as well.
    """
    if pack.system != "vn":
        return None
    said = _spaced(text)
    for rule, name in (("VN-13", "money_words"), ("VN-10", "no_measure_words")):
        for phrase in pack.rules[rule].listed(name):
            sought = _spaced(phrase)
            folded = fold(sought)
            if sought in said or (" " in folded.strip() and folded in said):
                return Forbidden(phrase, pack.rules[rule], name)
    return None


def _spaced(text: str) -> str:
    plain = clean(unicodedata.normalize("NFKC", text)).casefold()
    return f" {' '.join(_WORD.findall(plain))} "
