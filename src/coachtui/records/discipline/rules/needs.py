"""What must be there before a step: of the case, and of the step itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from coachtui.records.discipline.model import Capability, CaseStep, DisciplineCase, HrFile, Incident
from coachtui.records.discipline.rules.clocks import may_shorten_from, protected_on, suspended_until
from coachtui.records.discipline.rules.deadlines import expunge_clock
from coachtui.records.discipline.rules.facts import Facts
from coachtui.records.discipline.rules.folding import (
    current_run,
    decisions,
    known_capability,
    known_incident,
    last_of,
    periods_of,
    state_of,
)
from coachtui.records.discipline.rules.guards import Bench
from coachtui.records.discipline.rules.steps import StepSpec, spec_of

_SHORTEST_REASON: Final = 10
_LAWFUL_ONLY_IN_VIETNAM: Final = frozenset({"criteria_issued_on", "organisation_consulted_on"})


@dataclass(frozen=True, slots=True)
class Known:
    """A case as its needs are looked at; `run` is what was done since it was last reopened."""

    case: DisciplineCase
    run: tuple[CaseStep, ...]
    file: HrFile | None
    bench: Bench

    @property
    def incident(self) -> Incident:
        """What happened."""
        return known_incident(self.case, self.run)

    @property
    def capability(self) -> Capability:
        """The work that falls short."""
        return known_capability(self.case, self.run)


def missing_of(spec: StepSpec, known: Known, step: CaseStep | None = None) -> tuple[str, ...]:
    """Return what is missing for a step, in the order of its table.

    Args:
        spec: the step.
        known: the case without it.
        step: the step as it is filled in; None: only what the case lacks is told.
    """
    lacking = [need for need in spec.needs if _lacks(need, known, step)]
    if step is None:
        return tuple(lacking)
    others = {
        "not_yet": step.on > known.bench.today,
        "day_order": _too_early(known, step),
        "too_long": step.step == "suspended" and _too_long(known, step),
        "paused": known.case.track == "capability" and spec.pauses and _paused(known, step),
    }
    return (*lacking, *(need for need, lacks in others.items() if lacks))


def follows(spec: StepSpec, known: Known) -> bool:
    """Tell whether a step may come next; a member's organisation is informed before a proposal."""
    state = state_of(known.case, known.run)
    if spec.key == "proposed" and state == "recorded":
        return known.file is None or not known.file.organisation_member
    return state in spec.after


def out_of_turn(spec: StepSpec, known: Known) -> bool:
    """Tell whether a decision can only have been taken elsewhere, so far ahead of its turn it is.

    What was left out speaks against it; what happened must have been recorded.
    """
    state = state_of(known.case, known.run)
    system = known.bench.pack.system
    at = spec_of(known.case.track, system, state)
    begun = at is not None and not at.aside and not at.ends
    return spec.key in {"decision_issued", "outcome"} and begun and not _decided(known)


def left_out(known: Known, facts: Facts) -> tuple[str, ...]:
    """Return the steps before a decision that were not taken, in their order."""
    before = ["hearing_notified", "hearing_held", "minutes_signed"]
    if facts.hearing_on is None:
        return tuple(before)
    done = {step.step for step in known.run}
    return tuple(key for key in before if key not in done)


def is_paused(file: HrFile | None, bench: Bench) -> bool:
    """Tell whether a protected period runs today, which holds a case of either track."""
    return protected_on(periods_of(file), bench.today) is not None


def _lacks(need: str, known: Known, step: CaseStep | None) -> bool:
    if need in _LAWFUL_ONLY_IN_VIETNAM and "VN-23" not in known.bench.pack.rules:
        return False
    if need in _OF_CASE:
        return not _OF_CASE[need](known)
    return step is not None and not _OF_STEP[need](known, step)


def _all_told(known: Known, step: CaseStep) -> bool:
    wanted = {"employee"}
    if known.file is not None:
        wanted |= {"organisation"} if known.file.organisation_member else set()
        wanted |= {"guardian"} if known.file.under_age else set()
    return wanted <= {each.role for each in step.people}


def _fits_metrics(known: Known, step: CaseStep) -> bool:
    named = {metric.name for metric in known.capability.metrics}
    return bool(step.readings) and step.readings.keys() <= named


def _extensions(bench: Bench) -> int:
    try:
        return bench.pack.holding("extensions").number("extensions")
    except KeyError:
        return 1


def _deferral(known: Known) -> CaseStep | None:
    standing: Sequence[CaseStep] = decisions(known.run)
    return standing[-1] if standing and standing[-1].measure == "deferral" else None


def _half_served(known: Known, step: CaseStep) -> bool:
    given, end = _deferral(known), expunge_clock(known.run, known.bench)
    if given is None or end is None:
        return True
    first = may_shorten_from(known.bench.pack, given.on, end.day)
    return step.on >= first and step.until is not None and first <= step.until <= end.day


def _too_long(known: Known, step: CaseStep) -> bool:
    if step.until is None or "VN-14" not in known.bench.pack.rules:
        return False
    return step.until > suspended_until(known.bench.pack, step.on, special=True)


def _too_early(known: Known, step: CaseStep) -> bool:
    aside = "suspended"
    return step.step != aside and any(step.on < each.on for each in known.run if each.step != aside)


def _paused(known: Known, step: CaseStep) -> bool:
    return protected_on(periods_of(known.file), step.on) is not None


def _decided(known: Known) -> bool:
    return last_of(current_run(known.run), "decision_issued", "outcome") is not None


_OF_CASE: Final[Mapping[str, Callable[[Known], bool]]] = MappingProxyType(
    {
        "acts": lambda known: bool(known.incident.acts),
        "discovered_on": lambda known: known.incident.discovered_on is not None,
        "facts": lambda known: bool(known.incident.facts),
        "evidence": lambda known: bool(known.incident.evidence),
        "standard": lambda known: bool(known.capability.standard),
        "criteria_issued_on": lambda known: known.capability.criteria_issued_on is not None,
        "organisation_consulted_on": lambda known: (
            known.capability.organisation_consulted_on is not None
        ),
        "gap": lambda known: bool(known.capability.gap),
        "metrics": lambda known: bool(known.capability.metrics),
        "support": lambda known: bool(known.capability.support),
        "starts_on": lambda known: known.capability.starts_on is not None,
        "review_dates": lambda known: bool(known.capability.review_dates),
        "two_readings": lambda known: sum(step.step == "reading" for step in known.run) > 1,
        "support_given": lambda known: bool(known.capability.support),
        "extension_left": lambda known: (
            sum(step.step == "extended" for step in known.run) < _extensions(known.bench)
        ),
        "deferral_stands": lambda known: _deferral(known) is not None,
    }
)
_OF_STEP: Final[Mapping[str, Callable[[Known, CaseStep], bool]]] = MappingProxyType(
    {
        "hearing_at": lambda _known, step: step.hearing_at is not None,
        "notices": _all_told,
        "allegation": lambda _known, step: bool(step.text),
        "measure": lambda _known, step: bool(step.measure),
        "reason": lambda _known, step: len(step.text) >= _SHORTEST_REASON,
        "until": lambda _known, step: step.until is not None and step.until >= step.on,
        "readings": _fits_metrics,
        "half_served": _half_served,
    }
)
