"""The steps of a case: their order, what each needs, what it asks for, and where it rests."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from coachtui.records.discipline.model import StepKey, Track
from coachtui.records.discipline.rules.law import LawPack, Rule, System

DISCOVERED: Final = "discovered"
"""The state of a case without a step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSpec:
    """A step that a case can take.

    Attributes:
        after: the states it may follow; its own key among them: it may be done again.
        needs: what must be there, of the case and of the step itself; words in `case_words`.
        fields: the fields of a `CaseStep` it takes, in the order of the form.
        ends: whether nothing follows it but reopening the case.
        aside: whether it stands beside the line of steps: shown where it is possible or was done.
        pauses: whether it waits while a protected period runs.
        rule: key of the rule it rests on; "" where that depends on the pack.
        need: what it is for a stage of a ladder.
    """

    key: StepKey
    after: frozenset[str]
    fields: tuple[str, ...]
    needs: tuple[str, ...] = ()
    ends: bool = False
    aside: bool = False
    pauses: bool = False
    rule: str = ""
    need: str = ""

    @property
    def repeats(self) -> bool:
        """Whether it may be done again."""
        return self.key in self.after


_BEFORE_DECISION: Final = frozenset(
    {
        *(DISCOVERED, "recorded", "union_informed", "proposed"),
        *("hearing_notified", "hearing_held", "minutes_signed", "reopened"),
    }
)
_BEFORE_OUTCOME: Final = frozenset(
    {DISCOVERED, "investigation", "invited", "ladder_hearing", "reopened"}
)
_BEFORE_REFERRAL: Final = frozenset(
    {DISCOVERED, "expectation_set", "support_plan", "reading", "extended", "not_met", "reopened"}
)
_START: Final = frozenset({DISCOVERED, "reopened"})
_SAID: Final = ("on", "by", "text")


def _suspended(after: frozenset[str], rule: str = "") -> StepSpec:
    return StepSpec(
        key="suspended",
        after=after,
        fields=("on", "until", "by", "text"),
        needs=("until",),
        aside=True,
        rule=rule,
    )


def _closed(after: frozenset[str]) -> StepSpec:
    return StepSpec(
        key="closed_no_action",
        after=after,
        fields=_SAID,
        needs=("reason",),
        ends=True,
        aside=True,
    )


def _reopened(after: frozenset[str]) -> StepSpec:
    return StepSpec(key="reopened", after=after, fields=_SAID, needs=("reason",), aside=True)


_VN: Final[tuple[StepSpec, ...]] = (
    StepSpec(
        key="recorded",
        after=_START,
        fields=_SAID,
        needs=("acts", "discovered_on", "facts", "evidence"),
        rule="VN-16",
    ),
    StepSpec(
        key="union_informed",
        after=frozenset({"recorded"}),
        fields=("on", "by", "people", "text"),
        rule="VN-16",
    ),
    StepSpec(
        key="proposed",
        after=frozenset({"recorded", "union_informed", "proposed"}),
        fields=("on", "by", "measure", "months", "text"),
        needs=("measure",),
        pauses=True,
        rule="VN-10",
    ),
    StepSpec(
        key="hearing_notified",
        after=frozenset({"proposed", "hearing_notified"}),
        fields=("on", "by", "hearing_at", "place", "people", "text"),
        needs=("hearing_at", "notices"),
        pauses=True,
        rule="VN-17",
    ),
    StepSpec(
        key="hearing_held",
        after=frozenset({"hearing_notified"}),
        fields=("on", "by", "hearing_at", "place", "people", "text"),
        pauses=True,
        rule="VN-18",
    ),
    StepSpec(
        key="minutes_signed",
        after=frozenset({"hearing_held"}),
        fields=("on", "by", "people", "text"),
        pauses=True,
        rule="VN-19",
    ),
    StepSpec(
        key="decision_issued",
        after=frozenset({"minutes_signed"}),
        fields=("on", "by", "authority_ref", "measure", "months", "text"),
        needs=("measure",),
        pauses=True,
        rule="VN-09",
    ),
    StepSpec(
        key="served",
        after=frozenset({"decision_issued"}),
        fields=("on", "by", "people", "text"),
        rule="VN-19",
    ),
    _suspended(_BEFORE_DECISION, "VN-14"),
    StepSpec(
        key="shortened",
        after=frozenset({"served"}),
        fields=("on", "by", "authority_ref", "until", "text"),
        needs=("deferral_stands", "until", "half_served", "reason"),
        aside=True,
        rule="VN-12",
    ),
    StepSpec(
        key="annulled",
        after=frozenset({"decision_issued", "served", "shortened"}),
        fields=("on", "by", "authority_ref", "text"),
        needs=("reason",),
        ends=True,
        aside=True,
    ),
    _closed(_BEFORE_DECISION),
    _reopened(
        frozenset({"closed_no_action", "decision_issued", "served", "shortened", "annulled"})
    ),
)
_LADDER: Final[tuple[StepSpec, ...]] = (
    StepSpec(
        key="investigation",
        after=_START,
        fields=_SAID,
        needs=("acts", "facts", "evidence"),
        need="investigation",
    ),
    StepSpec(
        key="invited",
        after=frozenset({"investigation", "invited"}),
        fields=("on", "by", "hearing_at", "place", "people", "text"),
        needs=("hearing_at", "allegation"),
        need="allegation",
    ),
    StepSpec(
        key="ladder_hearing",
        after=frozenset({"invited"}),
        fields=("on", "by", "hearing_at", "place", "people", "text"),
        need="hearing",
    ),
    StepSpec(
        key="outcome",
        after=frozenset({"ladder_hearing"}),
        fields=("on", "by", "measure", "months", "text"),
        needs=("measure",),
        need="decision",
    ),
    StepSpec(
        key="appealed",
        after=frozenset({"outcome"}),
        fields=_SAID,
        needs=("reason",),
        aside=True,
        need="appeal",
    ),
    StepSpec(
        key="appeal_heard",
        after=frozenset({"appealed"}),
        fields=("on", "by", "people", "measure", "months", "text"),
        aside=True,
        need="appeal",
    ),
    _suspended(_BEFORE_OUTCOME),
    _closed(_BEFORE_OUTCOME),
    _reopened(frozenset({"closed_no_action", "outcome", "appeal_heard"})),
)
_CAPABILITY: Final[tuple[StepSpec, ...]] = (
    StepSpec(
        key="expectation_set",
        after=_START,
        fields=_SAID,
        needs=("standard", "criteria_issued_on", "organisation_consulted_on", "gap", "metrics"),
        rule="VN-23",
    ),
    StepSpec(
        key="support_plan",
        after=frozenset({"expectation_set"}),
        fields=_SAID,
        needs=("support", "starts_on", "review_dates"),
    ),
    StepSpec(
        key="reading",
        after=frozenset({"support_plan", "reading", "extended"}),
        fields=("on", "by", "readings", "evidence", "text"),
        needs=("readings",),
        pauses=True,
    ),
    StepSpec(
        key="extended",
        after=frozenset({"reading"}),
        fields=("on", "by", "until", "text"),
        needs=("extension_left", "until", "reason"),
        pauses=True,
    ),
    StepSpec(key="met", after=frozenset({"reading"}), fields=_SAID, ends=True),
    StepSpec(
        key="not_met",
        after=frozenset({"reading"}),
        fields=_SAID,
        needs=("two_readings", "support_given", "reason"),
        pauses=True,
    ),
    StepSpec(
        key="hr_referral",
        after=frozenset({"not_met"}),
        fields=_SAID,
        ends=True,
        pauses=True,
        rule="VN-23",
    ),
    _closed(_BEFORE_REFERRAL),
    _reopened(frozenset({"closed_no_action", "met", "hr_referral"})),
)
_TABLES: Final[Mapping[str, tuple[StepSpec, ...]]] = MappingProxyType(
    {"vn": _VN, "ladder": _LADDER}
)


def specs(track: Track, system: System) -> tuple[StepSpec, ...]:
    """Return the steps of a track under a system of law, in the order of the page."""
    return _CAPABILITY if track == "capability" else _TABLES[system]


def spec_of(track: Track, system: System, key: str) -> StepSpec | None:
    """Return a step of a track; None where it has no such step."""
    return next((spec for spec in specs(track, system) if spec.key == key), None)


def rule_of(pack: LawPack, spec: StepSpec) -> Rule | None:
    """Return the rule of a pack that a step rests on; None where the pack has none for it."""
    if spec.rule in pack.rules:
        return pack.rules[spec.rule]
    if spec.need:
        return _rule_of_need(pack, spec.need)
    if spec.key in {"closed_no_action", "reopened", "annulled", "suspended"}:
        return None
    return next((rule for rule in pack.rules.values() if "review_days" in rule.value), None)


def _rule_of_need(pack: LawPack, need: str) -> Rule | None:
    named = [rule for rule in pack.rules.values() if need in rule.listed("stage_order")]
    if need == "appeal":
        named = [rule for rule in pack.rules.values() if "appeal_working_days" in rule.value]
    stages = [pack.rules[stage.rule] for stage in pack.stages if need in stage.needs]
    warned = [pack.rules[stage.rule] for stage in pack.stages if stage.on_record]
    return next(iter([*named, *stages, *warned]), None)
