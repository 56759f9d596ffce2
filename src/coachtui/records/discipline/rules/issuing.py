"""Issuing a step: what speaks against it, what a typed reason lifts, and what nothing lifts."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from coachtui.records.discipline.model import CaseStep, DisciplineCase, HrFile, Override
from coachtui.records.discipline.rules.folding import (
    Earlier,
    current_run,
    facts_of,
    ladder_facts_of,
    periods_of,
)
from coachtui.records.discipline.rules.guards import GATES, Bench, Refusal, refusals
from coachtui.records.discipline.rules.ladder import ladder_refusals
from coachtui.records.discipline.rules.needs import (
    Known,
    follows,
    left_out,
    missing_of,
    out_of_turn,
)
from coachtui.records.discipline.rules.plans import plan_refusals
from coachtui.records.discipline.rules.steps import StepSpec, spec_of

_PROPOSAL: Final = ("VN-G02", "VN-G03", "VN-G04", "VN-G05")
"""What the law surely forbids is not proposed either."""
_NEVER_CONTRARY: Final = frozenset({"proposed"})
"""The program's own proposal: what others did against the law is put on file, this is not made."""
_APPEAL: Final = frozenset({"LAD-G01", "LAD-G03", "LAD-G05"})
_TAKEN: Final = frozenset(
    {
        *("by", "authority_ref", "text", "people", "hearing_at", "place", "measure", "months"),
        *("until", "readings", "evidence"),
    }
)
"""The fields of a step that its table names, beside the day."""
_EVIDENT: Final = frozenset({"recorded", "investigation", "decision_issued", "outcome"})
_DECIDING: Final = frozenset({"decision_issued", "outcome"})
_WORK: Final = frozenset({"expectation_set", "support_plan"})
_FROZEN: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "expectation_set": (
            *("standard", "criteria_issued_on", "organisation_consulted_on", "gap", "metrics"),
        ),
        "support_plan": ("support", "starts_on", "review_dates"),
    }
)
_OF_CASE: Final = ("statement", "previous")


class RefusedStepError(Exception):
    """A step that may not be issued as it is; nothing was changed.

    Attributes:
        refusals: what the guards say and no reason has lifted.
        missing: what is not there yet, as `StepSpec.needs` names it; `order`: it is not its turn.
        unfit: fields that such a step does not take.
    """

    def __init__(
        self,
        refusals: Sequence[Refusal] = (),
        missing: Sequence[str] = (),
        unfit: Sequence[str] = (),
    ) -> None:
        super().__init__(f"{len(refusals)} refusals, {len(missing)} missing, {len(unfit)} unfit")
        self.refusals = tuple(refusals)
        self.missing = tuple(missing)
        self.unfit = tuple(unfit)


def refused(
    case: DisciplineCase,
    steps: Iterable[CaseStep],
    file: HrFile | None,
    others: Sequence[Earlier],
    draft: CaseStep,
    bench: Bench,
) -> tuple[Refusal, ...]:
    """Return what the guards say against a step, in their order; warnings are among it.

    A decision that comes before its turn is asked for all that was left out as well.

    Args:
        case: what is known.
        steps: those issued, of this case.
        file: what the law asks about the person.
        others: what the person was given in other cases, as `previous_measures` has it.
        draft: the step as it is filled in; its day is the day that is looked at.
        bench: the pack and the calendar.
    """
    if case.track == "capability":
        asked_plan = draft.step == "support_plan"
        return tuple(plan_refusals(case.capability, periods_of(file), bench)) if asked_plan else ()
    issued = tuple(steps)
    if bench.pack.system != "vn":
        return _on_ladder(case, issued, others, draft, bench)
    facts = facts_of(case, issued, file, others, draft, bench.zone)
    asked = set(_PROPOSAL if draft.step == "proposed" else GATES.get(draft.step, ()))
    if draft.step == "decision_issued":
        before = left_out(Known(case, current_run(issued), file, bench), facts)
        asked |= {key for step in before for key in GATES[step]}
    if not facts.acts:
        asked -= {"VN-G01", "VN-G05"}
    if not asked:
        return ()
    return refusals(bench.pack, facts, bench.week, draft.on, asked)


def override_for(refusal: Refusal, reason: str) -> Override:
    """Return the override that a reason makes of a refusal: contrary where it is surely forbidden.

    Raises:
        pydantic.ValidationError: the reason is too short or too long.
    """
    return Override(
        guard=refusal.key,
        rule=refusal.rule,
        article=refusal.article,
        reason=reason,
        contrary=refusal.effect in {"block", "pause"},
    )


def holding(found: Iterable[Refusal], draft: CaseStep) -> tuple[Refusal, ...]:
    """Return the refusals that hold a step in spite of the reasons typed into it."""
    return tuple(each for each in found if each.effect != "warn" and not _lifts(each, draft))


def issue(
    case: DisciplineCase,
    steps: Iterable[CaseStep],
    file: HrFile | None,
    others: Sequence[Earlier],
    draft: CaseStep,
    bench: Bench,
) -> CaseStep:
    """Return a step as it goes on file, what is known frozen into it; handed what `refused` is.

    A reason lifts a guard of confidence B. What the law surely forbids goes on file only with an
    override marked `contrary`, and is marked with it for good; it is never proposed. A decision
    carries the marks of the steps it rests on.

    Raises:
        RefusedStepError: it may not be issued as it is.
    """
    issued = tuple(steps)
    known = Known(case, current_run(issued), file, bench)
    spec = spec_of(case.track, bench.pack.system, draft.step)
    if spec is None:
        raise RefusedStepError(unfit=("step",))
    found = refused(case, issued, file, others, draft, bench)
    held = holding(found, draft)
    missing = [*_turn(spec, known, found, draft), *missing_of(spec, known, draft)]
    unfit = _unfit(case, issued, draft, spec)
    if held or missing or unfit:
        raise RefusedStepError(held, missing, unfit)
    return draft.revised(
        overrides=_marks(known, found, draft),
        incident=known.incident if draft.step in _EVIDENT else None,
        capability=known.capability if draft.step in _WORK else None,
    )


def frozen_fields(case: DisciplineCase, steps: Iterable[CaseStep]) -> frozenset[str]:
    """Return the fields of a case, of its incident and of its capability that no longer change."""
    run = current_run(steps)
    found = {name for step in run for name in _FROZEN.get(step.step, ())}
    done = {step.step for step in run}
    if done & {"recorded", "investigation"}:
        found |= type(case.incident).model_fields.keys()
    if done & {"decision_issued", "outcome", "met", "not_met"}:
        found |= set(_OF_CASE)
    return frozenset(found | ({"track", "person_id", "number", "pack"} if run else set()))


def frozen_changes(
    before: DisciplineCase, after: DisciplineCase, steps: Iterable[CaseStep]
) -> tuple[str, ...]:
    """Return the frozen fields a revised case has otherwise: there must be none to store it."""
    pairs = (
        (before, after),
        (before.incident, after.incident),
        (before.capability, after.capability),
    )
    changed = {
        name
        for old, new in pairs
        for name in type(old).model_fields
        if getattr(old, name) != getattr(new, name)
    }
    return tuple(sorted(changed & frozen_fields(before, steps)))


def _on_ladder(
    case: DisciplineCase,
    steps: Sequence[CaseStep],
    others: Sequence[Earlier],
    draft: CaseStep,
    bench: Bench,
) -> tuple[Refusal, ...]:
    if draft.step not in {"outcome", "appeal_heard"}:
        return ()
    facts = ladder_facts_of(case, steps, others, draft)
    found = ladder_refusals(bench.pack, facts, bench.week, draft.on)
    if draft.step == "outcome":
        return found
    asked = _APPEAL if draft.measure else _APPEAL - {"LAD-G01", "LAD-G03"}
    return tuple(each for each in found if each.key in asked)


def _turn(
    spec: StepSpec, known: Known, found: Iterable[Refusal], draft: CaseStep
) -> tuple[str, ...]:
    """Return `order` where it is not the turn of a step, nor decided elsewhere against the law."""
    if follows(spec, known):
        return ()
    elsewhere = out_of_turn(spec, known) and any(each.contrary for each in _used(found, draft))
    return () if elsewhere else ("order",)


def _unfit(
    case: DisciplineCase, steps: Sequence[CaseStep], draft: CaseStep, spec: StepSpec
) -> tuple[str, ...]:
    empty = type(draft).model_fields
    found = [
        name
        for name in sorted(_TAKEN - set(spec.fields))
        if getattr(draft, name) != empty[name].get_default(call_default_factory=True)
    ]
    if (draft.case_id, draft.person_id) != (case.id, case.person_id):
        found.append("case_id")
    if draft.rev or any(step.id == draft.id for step in steps):
        found.append("id")
    return tuple(found)


def _lifts(refusal: Refusal, draft: CaseStep) -> bool:
    return any(_meant(each, refusal, draft) for each in draft.overrides)


def _meant(override: Override, refusal: Refusal, draft: CaseStep) -> bool:
    """Tell whether an override is for a refusal, and strong enough."""
    if (override.guard, override.rule) != (refusal.key, refusal.rule):
        return False
    if refusal.effect == "override":
        return True
    return override.contrary and draft.step not in _NEVER_CONTRARY


def _marks(known: Known, found: Iterable[Refusal], draft: CaseStep) -> tuple[Override, ...]:
    marks = _used(found, draft)
    if draft.step in _DECIDING:
        marks += [each for step in known.run for each in step.overrides if each.contrary]
    return tuple(each for n, each in enumerate(marks) if each not in marks[:n])


def _used(found: Iterable[Refusal], draft: CaseStep) -> list[Override]:
    """Return the overrides that lift something, each with the article of what it lifts.

    `contrary` is what the law makes it: whoever lifts a confidence B typed no unlawful decision.
    """
    return [
        each.revised(article=refusal.article, contrary=refusal.effect in {"block", "pause"})
        for refusal in found
        if refusal.effect != "warn"
        for each in draft.overrides
        if _meant(each, refusal, draft)
    ]
