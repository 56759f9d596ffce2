"""A pack of law or policy as the rules count with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from coachtui.language import Language

Confidence = Literal["A", "B", "C"]
Effect = Literal["block", "pause", "override", "warn", "show"]
System = Literal["vn", "ladder"]
_FROM_STRONGEST: Final[tuple[Effect, ...]] = ("block", "pause", "override", "warn", "show")
_STRONGEST: Final[Mapping[Confidence, Effect]] = {"A": "block", "B": "override", "C": "warn"}
Value = int | str | tuple[int, ...] | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it says, where it stands, how sure that is, and what it does.

    Attributes:
        article: where in the law, in English; `article_vi` in Vietnamese.
        graded: a grade of its own for a part of the rule, by the name in `value`.
        articles: the very clause of a part, in English; `articles_vi` in Vietnamese.
        verified_on: when somebody compared it with the text of the law; None: nobody has.
    """

    key: str
    article: str
    article_vi: str
    source: str
    confidence: Confidence
    effect: Effect
    text: Mapping[Language, str]
    value: Mapping[str, Value]
    graded: Mapping[str, Confidence]
    articles: Mapping[str, str]
    articles_vi: Mapping[str, str]
    verified_on: date | None = None
    verified_by: str = ""
    note: str = ""

    def number(self, name: str) -> int:
        """Return a number of the rule.

        Raises:
            KeyError: it says no such number.
        """
        value = self.value.get(name)
        if not isinstance(value, int):
            raise KeyError(name)
        return value

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return a list of numbers; none where the rule has no such list."""
        value = self.value.get(name)
        return (
            tuple(each for each in value if isinstance(each, int))
            if isinstance(value, tuple)
            else ()
        )

    def listed(self, name: str) -> tuple[str, ...]:
        """Return a list of words; none where the rule has no such list."""
        value = self.value.get(name)
        return (
            tuple(each for each in value if isinstance(each, str))
            if isinstance(value, tuple)
            else ()
        )

    def cited(self, part: str = "", *, vietnamese: bool = False) -> str:
        """Return the clause of a part of the rule, or where the rule as a whole stands."""
        if vietnamese:
            return self.articles_vi.get(part, self.article_vi)
        return self.articles.get(part, self.article)

    def grade(self, name: str = "") -> Confidence:
        """Return how sure a part of the rule is, or the rule as a whole."""
        return self.graded.get(name, self.confidence)

    def acts(self, name: str = "") -> Effect:
        """Return what the rule does where it rests on a part: never more than its grade allows."""
        strongest = _STRONGEST[self.grade(name)]
        return max(self.effect, strongest, key=_FROM_STRONGEST.index)


@dataclass(frozen=True, slots=True)
class Stage:
    """A rung of a ladder of warnings.

    Attributes:
        rule: key of the rule it stands on.
        live_months: how long it counts; None where it does not end. From `live_least_months` on,
            as the policy says.
        on_record: whether it belongs to the disciplinary record at all.
        final: whether a new breach while it is live is a matter for HR.
        ends: whether it ends the employment.
        needs: keys of what must have happened before.
    """

    key: str
    rule: str
    live_months: int | None
    live_least_months: int | None
    on_record: bool
    final: bool
    ends: bool
    needs: tuple[str, ...]
    text: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class LawPack:
    """A pack: its rules by key, and what is known about itself.

    Attributes:
        applies_from: first day on which this law was in force; None where it has none.
        stages: of a ladder, from the lightest to the heaviest; none under `vn`.
        file: name of the file it came from.
    """

    name: str
    system: System
    version: str
    compiled_on: date
    verified_on: date | None
    verified_by: str
    applies_from: date | None
    stale_after_days: int
    title: Mapping[Language, str]
    rules: Mapping[str, Rule]
    stages: tuple[Stage, ...]
    file: str

    @property
    def measures(self) -> tuple[str, ...]:
        """Keys of all that may be imposed, from the lightest to the heaviest."""
        if self.system == "ladder":
            return tuple(stage.key for stage in self.stages)
        return self.rules["VN-10"].listed("measures")

    def holding(self, name: str) -> Rule:
        """Return the first rule that has a value of that name.

        Raises:
            KeyError: none has.
        """
        for rule in self.rules.values():
            if name in rule.value:
                return rule
        raise KeyError(name)
