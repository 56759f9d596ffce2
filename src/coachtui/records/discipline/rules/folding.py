"""A case and its steps folded into where it stands, and into the facts the guards are handed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, tzinfo
from typing import Final, get_args

from coachtui.records.discipline.model import (
    Attendee,
    Capability,
    CaseStep,
    DisciplineCase,
    HrFile,
    Incident,
)
from coachtui.records.discipline.rules.facts import ZONE, Facts, Imposed, Participant, Period, Role
from coachtui.records.discipline.rules.ladder import LadderFacts, Warned
from coachtui.records.discipline.rules.steps import DISCOVERED

Earlier = Imposed | Warned
"""What a person was given before: a measure of the law, or a warning of a ladder."""
_LATEST: Final = datetime.max.replace(tzinfo=UTC)
_AFTER_HEARING: Final = frozenset({"minutes_signed", "decision_issued", "served"})
_PLAN: Final = ("support", "starts_on", "review_dates")
"""What of the work belongs to the plan."""
_ROLES: Final[tuple[Role, ...]] = get_args(Role)


def in_order(steps: Iterable[CaseStep]) -> tuple[CaseStep, ...]:
    """Return steps as they were recorded; those the store has not seen yet come last."""
    return tuple(sorted(steps, key=lambda step: step.recorded_at or _LATEST))


def current_run(steps: Iterable[CaseStep]) -> tuple[CaseStep, ...]:
    """Return the steps since the case was last reopened, that step included."""
    ordered = in_order(steps)
    starts = [place for place, step in enumerate(ordered) if step.step == "reopened"]
    return ordered[starts[-1] :] if starts else ordered


def state_of(case: DisciplineCase, steps: Iterable[CaseStep]) -> str:
    """Return the state of a case: the key of its last step, `discovered` where there is none.

    A suspension from work stands beside the steps and is no state.
    """
    run = current_run(step for step in steps if step.case_id == case.id)
    states = [step.step for step in run if step.step != "suspended"]
    return states[-1] if states else DISCOVERED


def last_of(steps: Iterable[CaseStep], *keys: str) -> CaseStep | None:
    """Return the last of the steps with one of these keys; None where there is none."""
    return next((step for step in reversed(in_order(steps)) if step.step in keys), None)


def decisions(steps: Iterable[CaseStep]) -> tuple[CaseStep, ...]:
    """Return the decisions and outcomes of a case, of every run, that were not annulled."""
    standing: list[CaseStep] = []
    for step in in_order(steps):
        if step.step in {"decision_issued", "outcome"}:
            standing.append(step)
        elif step.step == "annulled":
            standing = standing[:-1]
        elif step.step == "appeal_heard" and standing:
            given = standing.pop()
            if step.measure:
                standing.append(given.revised(measure=step.measure, months=step.months))
    return tuple(standing)


def known_incident(case: DisciplineCase, steps: Iterable[CaseStep]) -> Incident:
    """Return what happened: as the last step that froze it has it, else as the case has it."""
    found = [step.incident for step in current_run(steps) if step.incident is not None]
    return found[-1] if found else case.incident


def known_capability(case: DisciplineCase, steps: Iterable[CaseStep]) -> Capability:
    """Return the work that falls short, as the last step that froze it has it, or the case.

    The support is planned after the expectation was set: until a plan is issued the case has it.
    """
    found = [step for step in current_run(steps) if step.capability is not None]
    frozen = found[-1].capability if found else None
    if frozen is None:
        return case.capability
    if found[-1].step != "expectation_set":
        return frozen
    return frozen.revised(**{name: getattr(case.capability, name) for name in _PLAN})


def periods_of(file: HrFile | None) -> tuple[Period, ...]:
    """Return a person's protected periods."""
    return () if file is None else tuple(Period(each.first, each.last) for each in file.protected)


def hearing_on(steps: Iterable[CaseStep], zone: tzinfo) -> date | None:
    """Return the day of the hearing: that it was held on, else that it is set for."""
    current = current_run(steps)
    held = last_of(current, "hearing_held", "ladder_hearing")
    if held is not None:
        return held.on
    told = last_of(current, "hearing_notified", "invited")
    return (
        None if told is None or told.hearing_at is None else told.hearing_at.astimezone(zone).date()
    )


def participants_of(steps: Iterable[CaseStep]) -> tuple[Participant, ...]:
    """Return who must be at the hearing, with what is known of each by the last step that says so.

    A notice for another time starts anew: what was received before was for another hearing. One
    for the same time leaves out whom it names no more: somebody else has taken their place.
    """
    found: list[Participant] = []
    at: datetime | None = None
    for step in current_run(steps):
        if step.step == "hearing_notified":
            found = _still_told(found, step) if step.hearing_at == at else []
            at = step.hearing_at
        for each in step.people:
            _fold(found, each, step.step)
    return tuple(found)


def facts_of(
    case: DisciplineCase,
    steps: Iterable[CaseStep],
    file: HrFile | None,
    others: Sequence[Earlier],
    draft: CaseStep | None = None,
    zone: tzinfo = ZONE,
) -> Facts:
    """Return a case of conduct under a law, as its guards ask for it.

    Args:
        case: what is known.
        steps: those issued.
        file: what the law asks about the person.
        others: what the person was given in other cases.
        draft: a step that is to be taken; looked at as if it were issued.
        zone: where a moment has its day.
    """
    issued = in_order(steps)
    current = (*current_run(issued), *((draft,) if draft is not None else ()))
    incident = known_incident(case, current)
    decision = last_of(current, "decision_issued")
    meant = decision or last_of(current, "proposed")
    held = last_of(current, "hearing_held")
    before = len(decisions(issued)) - len(decisions(current_run(issued)))
    return Facts(
        acts=incident.acts,
        finance=incident.finance,
        clause=incident.clause,
        clause_in=incident.clause_in,
        rules_registered_on=incident.rules_registered_on,
        rules_effective_on=incident.rules_effective_on,
        measures=(meant.measure,) if meant and meant.measure else (),
        disciplined_already=before > 0,
        months=meant.months if meant else None,
        holds_post=file is not None and file.holds_post,
        ground=incident.ground,
        absent=incident.absent,
        earlier=tuple(each for each in others if isinstance(each, Imposed)),
        periods=periods_of(file),
        member=file is not None and file.organisation_member,
        under_age=file is not None and file.under_age,
        participants=participants_of(current),
        hearing_on=hearing_on(current, zone),
        defence=held.text if held else "",
        decided_on=decision.on if decision else None,
        issued_by=decision.by if decision else "",
        authority_ref=decision.authority_ref if decision else "",
    )


def ladder_facts_of(
    case: DisciplineCase, steps: Iterable[CaseStep], others: Sequence[Earlier], draft: CaseStep
) -> LadderFacts:
    """Return a step on a ladder of warnings, as its guards ask for it."""
    current = (*current_run(steps), draft)
    looked, told, held, appeal = (
        last_of(current, key)
        for key in ("investigation", "invited", "ladder_hearing", "appeal_heard")
    )
    given = last_of(current, "outcome")
    done = {
        "facts": bool(known_incident(case, current).facts),
        "investigation": looked is not None,
        "allegation": told is not None and bool(told.text),
        "companion": told is not None and any(one.role == "companion" for one in told.people),
        "hearing": held is not None,
        "meeting": held is not None,
        "explanation": held is not None and bool(held.text),
        "decision": given is not None,
        "appeal": appeal is not None,
    }
    return LadderFacts(
        stage=draft.measure or (given.measure if given else ""),
        done=frozenset(key for key, happened in done.items() if happened),
        earlier=tuple(each for each in others if isinstance(each, Warned)),
        investigated_by=looked.by if looked else "",
        heard_by=held.by if held else "",
        appeal_heard_by=appeal.by if appeal else "",
    )


def previous_measures(
    case: DisciplineCase, cases: Iterable[DisciplineCase], steps: Iterable[CaseStep]
) -> tuple[Earlier, ...]:
    """Return what the person of a case was given in other cases, whether it still stands or not.

    It was for the same breach where the case cites the earlier one and both name the same clause:
    one of the two alone is not enough to count against somebody.

    Args:
        case: the case that is looked at.
        cases: all cases, of anybody.
        steps: all steps, of any case.
    """
    by_case: dict[str, list[CaseStep]] = {}
    for step in steps:
        by_case.setdefault(step.case_id, []).append(step)
    found: list[Earlier] = []
    for other in cases:
        if other.person_id != case.person_id or other.id == case.id:
            continue
        of_other = by_case.get(other.id, [])
        same = _same_breach(case, other, of_other)
        found += (_given(of_other, step, same_breach=same) for step in decisions(of_other))
    return tuple(sorted(found, key=lambda each: each.on))


def _given(steps: Sequence[CaseStep], step: CaseStep, *, same_breach: bool) -> Earlier:
    if step.step == "outcome":
        return Warned(step.measure, step.on, step.months)
    cut = last_of(steps, "shortened")
    until = cut.until if cut is not None and step == decisions(steps)[-1] else None
    return Imposed(step.measure, step.on, until, same_breach)


def _same_breach(
    case: DisciplineCase, other: DisciplineCase, steps_of_other: Sequence[CaseStep]
) -> bool:
    now, before = case.incident, known_incident(other, steps_of_other)
    clauses = [" ".join(each.clause.casefold().split()) for each in (now, before)]
    named = bool(clauses[0]) and clauses[0] == clauses[1] and now.clause_in == before.clause_in
    return named and bool({other.id, other.number} & set(case.previous))


def _still_told(found: Iterable[Participant], notice: CaseStep) -> list[Participant]:
    named = {(each.role, " ".join(each.name.split())) for each in notice.people}
    return [
        one
        for one in found
        if not named or {(one.role, one.name), (one.role, "")} & named or not one.name
    ]


def _fold(found: list[Participant], each: Attendee, step: str) -> None:
    """Put what a step says of somebody onto what earlier ones said; an unnamed one is its role.

    Once the hearing is over nobody joins it any more, and no notice reaches anybody for it.
    """
    over = step in _AFTER_HEARING
    role = next((known for known in _ROLES if known == each.role), None)
    if role is None:
        return
    name = " ".join(each.name.split())
    place = next(
        (n for n, one in enumerate(found) if one.role == role and name in {one.name, ""}), None
    )
    if place is None:
        place = next((n for n, one in enumerate(found) if (one.role, one.name) == (role, "")), None)
    if place is None:
        if over:
            return
        place = len(found)
        found.append(Participant(role, name))
    known = found[place]
    found[place] = replace(
        known,
        name=name or known.name,
        received_on=known.received_on if over else each.received_on or known.received_on,
        came=known.came if each.came is None else each.came,
        signed=each.signed or (known.signed and not each.refusal),
        refusal=each.refusal or ("" if each.signed else known.refusal),
        served_on=each.served_on or known.served_on,
    )
