"""The guards of the conduct track in Vietnam, in their order: pure functions over pack and facts.

What a refusal does comes from the pack: `block` and `pause` stand, `override` waits for a reason in
writing, `warn` only tells.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from functools import partial
from types import MappingProxyType
from typing import Final

from coachtui.domain.working_days import WorkingWeek
from coachtui.records.discipline.rules.clocks import (
    absence_reached,
    limit,
    protected_on,
    receipts,
)
from coachtui.records.discipline.rules.facts import ZONE, Facts, Participant
from coachtui.records.discipline.rules.law import Confidence, Effect, LawPack
from coachtui.records.discipline.rules.measures import (
    counts_for_repeat,
    forbidden,
    heaviest,
    is_measure,
)

_SOURCES: Final = frozenset({"internal_rules", "contract", "law"})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a step may not be taken, or not without more.

    Attributes:
        key: of the guard, as `VN-G05`.
        reason: what is wrong, as `time_barred`; its sentence is in `presentation.law_words`.
        rule: key of the rule it rests on; `part` names the part of it, "" for the whole.
        confidence: of the part of the rule it rests on.
        effect: block, pause, override or warn.
        values: what fills the sentence: days, names, numbers, typed words.
    """

    key: str
    reason: str
    rule: str
    part: str
    article: str
    confidence: Confidence
    effect: Effect
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bench:
    """What a case is looked at with: the pack, the calendar, the day, and where a day begins."""

    pack: LawPack
    week: WorkingWeek
    today: date
    zone: tzinfo = ZONE

    def refused(
        self, key: str, reason: str, rule: str, part: str = "", **values: object
    ) -> Refusal:
        """Return a refusal that rests on a rule, or on a part of it with a grade of its own."""
        found = self.pack.rules[rule]
        effect = found.acts(part)
        return Refusal(
            key=key,
            reason=reason,
            rule=rule,
            part=part,
            article=found.cited(part),
            confidence=found.grade(part),
            effect="warn" if effect == "show" else effect,
            values=MappingProxyType(values),
        )


Guard = Callable[[Bench, Facts], Iterator[Refusal]]


def refusals(
    pack: LawPack, facts: Facts, week: WorkingWeek, today: date, keys: Iterable[str] = ()
) -> tuple[Refusal, ...]:
    """Return all that speaks against a step, in the order of the guards.

    Args:
        pack: of the system `vn`.
        facts: what is known of the case.
        week: the company's working days.
        today: the day the step is taken.
        keys: the guards to ask, as `GATES` names them for a step; all where none is named.
    """
    asked = tuple(keys) or tuple(GUARDS)
    bench = Bench(pack, week, today)
    return tuple(each for key in GUARDS if key in asked for each in GUARDS[key](bench, facts))


def standing(found: Iterable[Refusal], reasons: Mapping[str, str]) -> tuple[Refusal, ...]:
    """Return the refusals that hold a step: a reason typed for its guard lifts an override only.

    Args:
        found: what the guards said.
        reasons: what was typed, by key of the guard.
    """
    return tuple(
        each
        for each in found
        if each.effect in {"block", "pause"}
        or (each.effect == "override" and not reasons.get(each.key, "").strip())
    )


def _named_rule(bench: Bench, facts: Facts) -> Iterator[Refusal]:
    key, first = "VN-G01", min(facts.acts)
    if not facts.clause.strip():
        yield bench.refused(key, "no_rule", "VN-13", "unnamed")
    elif facts.clause_in not in _SOURCES:
        yield bench.refused(key, "no_rule", "VN-01")
    elif facts.clause_in == "internal_rules":
        if facts.rules_registered_on is None:
            yield bench.refused(key, "rules_not_registered", "VN-02", "effective_after_days")
        elif facts.rules_effective_on is None or facts.rules_effective_on > first:
            yield bench.refused(
                key, "rules_not_in_force", "VN-02", "effective_after_days", act=first
            )


def _lawful_measure(bench: Bench, facts: Facts) -> Iterator[Refusal]:
    key = "VN-G02"
    for measure in facts.measures:
        found = forbidden(bench.pack, measure)
        if found is not None:
            reason = "money" if found.money else "no_measure"
            yield bench.refused(key, reason, found.rule.key, found.part, phrase=found.phrase)
        elif not is_measure(bench.pack, measure):
            yield bench.refused(key, "no_measure", "VN-10", phrase=measure)
        else:
            yield from _LIMITS.get(measure, _unlimited)(bench, facts)


def _unlimited(_bench: Bench, _facts: Facts) -> Iterator[Refusal]:
    yield from ()


def _deferral(bench: Bench, facts: Facts) -> Iterator[Refusal]:
    rule = bench.pack.rules["VN-10"]
    least, most = rule.number("deferral_least_months"), rule.number("deferral_most_months")
    if facts.months is None or not least <= facts.months <= most:
        yield bench.refused("VN-G02", "deferral_months", "VN-10", least=least, most=most)


def _demotion(bench: Bench, facts: Facts) -> Iterator[Refusal]:
    if not facts.holds_post:
        yield bench.refused("VN-G02", "no_post", "VN-10")


def _dismissal(bench: Bench, facts: Facts) -> Iterator[Refusal]:
    key, rule = "VN-G02", bench.pack.rules["VN-11"]
    if facts.ground not in rule.listed("grounds"):
        yield bench.refused(key, "no_ground", "VN-11")
    elif facts.ground == rule.value["repeat_ground"]:
        day = facts.decided_on or bench.today
        if not any(counts_for_repeat(bench.pack, each, facts, day) for each in facts.earlier):
            yield bench.refused(key, "no_repeat", "VN-11", "repeat_counts")
    elif facts.ground == rule.value["absence_ground"]:
        reached = absence_reached(bench.pack, facts.absent)
        if reached is None:
            yield bench.refused(key, "no_absence", "VN-11", "absence_ground")
        else:
            yield bench.refused(key, "absence_counted", "VN-11", "absent_days", day=reached)


_LIMITS: Final[Mapping[str, Guard]] = {
    "deferral": _deferral,
    "demotion": _demotion,
    "dismissal": _dismissal,
}


def _one_measure(bench: Bench, facts: Facts) -> Iterator[Refusal]:
    key = "VN-G03"
    if len(facts.measures) > 1:
        yield bench.refused(key, "two_measures", "VN-04", count=len(facts.measures))
    if facts.disciplined_already and facts.measures:
        yield bench.refused(key, "disciplined_already", "VN-04")
    wanted = heaviest(bench.pack, facts.provided) if len(facts.provided) > 1 else ""
    if wanted and facts.measures and facts.measures[0] != wanted:
        yield bench.refused(key, "not_heaviest", "VN-04", measure=wanted)


def _unprotected(bench: Bench, facts: Facts) -> Iterator[Refusal]:
    days = [facts.decided_on or bench.today]
    if facts.hearing_on is not None:
        days.append(facts.hearing_on)
    for day in dict.fromkeys(days):
        period = protected_on(facts.periods, day)
        if period is not None:
            yield bench.refused("VN-G04", "protected", "VN-05", day=day, until=period.last)


def _in_time(bench: Bench, facts: Facts) -> Iterator[Refusal]:
    key, day = "VN-G05", facts.decided_on or bench.today
    found = limit(bench.pack, facts.acts, facts.periods, finance=facts.finance)
    if found.effective is None:  # whatever lies after the base lies in the open period: VN-G04
        return
    if day > found.effective:
        rule = "VN-08" if found.extended else "VN-07"
        yield bench.refused(key, "time_barred", rule, day=day, last=found.effective)
    elif day > found.base:
        yield bench.refused(
            key, "extended_only", "VN-08", "counted_from", day=day, last=found.effective
        )


def _notified(bench: Bench, facts: Facts) -> Iterator[Refusal]:
    key = "VN-G06"
    for role in facts.must_attend:
        if not _of(facts, role):
            yield bench.refused(key, "nobody_notified", "VN-17", role=role)
    if facts.hearing_on is None:
        yield bench.refused(key, "no_hearing", "VN-17")
        return
    latest = receipts(bench.pack, facts.hearing_on, bench.week)
    for each in facts.participants:
        tell = partial(bench.refused, key, role=each.role, name=each.name, day=each.received_on)
        if each.received_on is None or each.received_on > latest.lawful:
            yield tell("short_notice", "VN-17", last=latest.lawful)
        elif each.received_on > latest.safe:
            yield tell("tight_notice", "VN-17", "safe_working_days", last=latest.safe)


def _heard(bench: Bench, facts: Facts) -> Iterator[Refusal]:
    """Tell who was not heard; who was told and did not come has let the hearing go on (VN-18)."""
    for role in facts.must_attend:
        present = _of(facts, role)
        away = all(each.came is False and each.received_on is not None for each in present)
        came = any(each.came for each in present)
        if role == "employee":
            came = came and bool(facts.defence.strip())
        if not present or not (came or away):
            reason = "no_defence" if role == "employee" else "not_heard"
            yield bench.refused("VN-G07", reason, "VN-03", role=role)


def _minuted(bench: Bench, facts: Facts) -> Iterator[Refusal]:
    for each in facts.participants:
        if each.came and not each.signed and not each.refusal.strip():
            yield bench.refused("VN-G08", "not_signed", "VN-19", role=each.role, name=each.name)


def _competent(bench: Bench, facts: Facts) -> Iterator[Refusal]:
    if not facts.issued_by.strip() or not facts.authority_ref.strip():
        yield bench.refused("VN-G09", "no_authority", "VN-20")


def _served(bench: Bench, facts: Facts) -> Iterator[Refusal]:
    for role in facts.must_attend:
        if not _of(facts, role):
            yield bench.refused("VN-G10", "not_served", "VN-19", role=role, name="")
    for each in facts.participants:
        if each.served_on is None:
            yield bench.refused("VN-G10", "not_served", "VN-19", role=each.role, name=each.name)


def _of(facts: Facts, role: str) -> list[Participant]:
    return [each for each in facts.participants if each.role == role]


GUARDS: Final[Mapping[str, Guard]] = MappingProxyType(
    {
        "VN-G01": _named_rule,
        "VN-G02": _lawful_measure,
        "VN-G03": _one_measure,
        "VN-G04": _unprotected,
        "VN-G05": _in_time,
        "VN-G06": _notified,
        "VN-G07": _heard,
        "VN-G08": _minuted,
        "VN-G09": _competent,
        "VN-G10": _served,
    }
)
GATES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "recorded": ("VN-G01",),
        "hearing_notified": ("VN-G04",),
        "hearing_held": ("VN-G04", "VN-G06"),
        "minutes_signed": ("VN-G07", "VN-G08"),
        "decision_issued": ("VN-G02", "VN-G03", "VN-G04", "VN-G05", "VN-G09"),
        "served": ("VN-G10",),
    }
)
"""The guards before a case comes into each state."""
