"""What is known of a case, by the names the letters call it; nothing private is among it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coachtui.domain.person import Person
from coachtui.language import Words
from coachtui.language.sentences import filled
from coachtui.records.discipline.model import (
    Addendum,
    Attendee,
    CaseStep,
    DisciplineCase,
    HrFile,
    Override,
)
from coachtui.records.discipline.presentation.case_words import step_name
from coachtui.records.discipline.presentation.law_words import article, measure_name
from coachtui.records.discipline.presentation.letter_templates import clause_told, common
from coachtui.records.discipline.rules.deadlines import ClockKind, clocks, expunge_clock
from coachtui.records.discipline.rules.facts import Participant
from coachtui.records.discipline.rules.folding import (
    Earlier,
    current_run,
    in_order,
    known_capability,
    known_incident,
    last_of,
    participants_of,
)
from coachtui.records.discipline.rules.guards import Bench

Named = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """All that a letter is drafted from.

    Attributes:
        others: what the person was given in other cases.
        head: of the chain of the HR store, as it is now; "" where that is not known.
    """

    case: DisciplineCase
    steps: Sequence[CaseStep]
    file: HrFile | None
    others: Sequence[Earlier]
    addenda: Sequence[Addendum]
    person: Person
    bench: Bench
    head: str = ""


def values_of(words: Words, file: CaseFile, step: CaseStep | None) -> dict[str, str]:
    """Return the texts a letter is filled with, "" for what is not known.

    Args:
        words: of the letter's language.
        file: the case.
        step: the one the letter belongs to; None before it is taken.
    """
    return {
        **_of_case(words, file),
        **_of_work(words, file),
        **_of_step(words, step),
        "organisation": next(
            (one.name for one in _people(file, step) if one.role == "organisation"), ""
        ),
        **_of_hearing(words, file),
        **_of_putting_off(words, file),
        **_of_decision(words, file, step),
    }


def lists_of(words: Words, file: CaseFile, step: CaseStep | None) -> dict[str, tuple[Named, ...]]:
    """Return the collections a letter lists, each entry by name."""
    incident = known_incident(file.case, file.steps)
    capability, shared = known_capability(file.case, file.steps), common(words.language)
    readings = step.readings if step is not None else {}
    found: dict[str, tuple[Named, ...]] = {
        "witnesses": tuple({"name": one.name, "quote": one.quote} for one in incident.witnesses),
        "evidence": tuple(
            {
                "kind": shared[f"evidence_{one.kind}"],
                "what": one.what,
                "file": one.file,
                "sha256": one.sha256 or "",
                "collected": words.moment(one.collected_at) if one.collected_at else "",
            }
            for one in incident.evidence
        ),
        "people": tuple(_attendee(words, one) for one in _people(file, step)),
        "support": tuple({"what": one} for one in capability.support),
        "reviews": tuple({"day": words.day_long(day)} for day in capability.review_dates),
        "metrics": tuple(
            {
                "name": one.name,
                "unit": one.unit,
                "baseline": _number(words, one.baseline),
                "target": _number(words, one.target),
                "reading": _number(words, readings.get(one.name)),
            }
            for one in capability.metrics
        ),
    }
    return found


def marks_of(words: Words, file: CaseFile) -> tuple[str, ...]:
    """Return the marks of all steps that stand on file against the law, each with its article."""
    found = []
    for step in file.steps:
        contrary = [each for each in step.overrides if each.contrary]
        if contrary:
            cited = dict.fromkeys(cited_as(words, file, each) for each in contrary)
            found.append(
                filled(
                    common(words.language)["contrary"],
                    {
                        "articles": "; ".join(cited),
                        "step": step_name(words, step.step),
                        "day": words.day(step.on),
                    },
                )
            )
    return tuple(found)


def cited_as(words: Words, file: CaseFile, override: Override) -> str:
    """Return the article of an override in the reader's language; as stored where it is unknown."""
    rule = file.bench.pack.rules.get(override.rule)
    if rule is None:
        return override.article or override.rule
    parts = ("", *rule.articles)
    part = next((each for each in parts if rule.cited(each) == override.article), None)
    return override.article if part is None else article(words, rule, part)


def measure_told(words: Words, file: CaseFile, step: CaseStep | None) -> str:
    """Return the measure a step names in the letter's language, with its months."""
    if step is None or not step.measure:
        return ""
    shared, on_screen = common(words.language), measure_name(words, file.bench.pack, step.measure)
    name = shared.get(f"measure_{step.measure}", on_screen)
    if file.bench.pack.system != "vn":
        name = on_screen
    if step.months is None:
        return name
    template = shared["one_month" if step.months == 1 else "months"]
    return filled(template, {"measure": name, "n": step.months})


def _of_case(words: Words, file: CaseFile) -> dict[str, str]:
    case, person = file.case, file.person
    incident, shared = known_incident(case, file.steps), common(words.language)
    return {
        "number": case.number,
        "person": person.full_name,
        "employee_no": person.employee_no or "",
        "matter": case.title or shared["matter"],
        "acts": words.join([words.day(day) for day in sorted(incident.acts)]),
        "hour": incident.at,
        "discovered": _day(words, incident.discovered_on),
        "caught": shared["yes" if incident.caught_in_act else "no"],
        "incident_place": incident.place,
        "facts": incident.facts,
        "clause": incident.clause,
        "clause_in": shared[incident.clause_in],
        "clause_whole": clause_told(words, incident.clause, incident.clause_in),
        "statement": case.statement,
    }


def _of_work(words: Words, file: CaseFile) -> dict[str, str]:
    work = known_capability(file.case, file.steps)
    return {
        "standard": work.standard,
        "criteria_issued": _day(words, work.criteria_issued_on),
        "consulted": _day(words, work.organisation_consulted_on),
        "gap": work.gap,
        "starts": _day(words, work.starts_on),
        "next_review": _clock(words, file, "review"),
    }


def _of_step(words: Words, step: CaseStep | None) -> dict[str, str]:
    return {
        "on": "" if step is None else words.day(step.on),
        "by": "" if step is None else step.by,
        "text": "" if step is None else step.text,
        "blank": "",
    }


def _of_hearing(words: Words, file: CaseFile) -> dict[str, str]:
    run = current_run(file.steps)
    told = last_of(run, "hearing_notified", "invited")
    held = last_of(run, "hearing_held", "ladder_hearing")
    at = told.hearing_at if told is not None else None
    places = (each.place for each in (held, told) if each is not None and each.place)
    return {
        "hearing": words.moment(at) if at is not None else "",
        "place": next(places, ""),
        "held": "" if held is None else words.day(held.on),
        "defence": "" if held is None else held.text,
    }


def _of_putting_off(words: Words, file: CaseFile) -> dict[str, str]:
    """Return what is known of a hearing that is put off: a second notice has the new time."""
    told = [each for each in in_order(current_run(file.steps)) if each.step == "hearing_notified"]
    last = told[-1] if told else None
    moved = [each for each in told if last is not None and each.hearing_at != last.hearing_at]
    old, new = (moved[-1], last) if moved else (last, None)

    def at(step: CaseStep | None) -> str:
        return words.moment(step.hearing_at) if step is not None and step.hearing_at else ""

    return {
        "put_off": at(old),
        "put_off_place": "" if old is None else old.place,
        "put_off_to": at(new),
        "put_off_to_place": "" if new is None else new.place,
    }


def _of_decision(words: Words, file: CaseFile, step: CaseStep | None) -> dict[str, str]:
    run = current_run(file.steps)
    decision = last_of(run, "decision_issued", "outcome")
    measured = (step, decision, last_of(run, "proposed"))
    named = next((each for each in measured if each is not None and each.measure), None)
    spent = expunge_clock(run, file.bench)
    return {
        "measure": measure_told(words, file, named),
        "decider": "" if decision is None else decision.by,
        "authority": "" if decision is None else decision.authority_ref,
        "decided": "" if decision is None else words.day(decision.on),
        "decision_text": "" if decision is None else decision.text,
        "expunged": "" if spent is None else words.day(spent.day),
        "decide_by": _clock(words, file, "decide_by"),
        "appeal_by": _clock(words, file, "appeal_by"),
    }


def _clock(words: Words, file: CaseFile, kind: ClockKind) -> str:
    found = clocks(file.case, file.steps, file.file, file.bench)
    return next((words.day(each.day) for each in found if each.kind == kind), "")


def _people(file: CaseFile, step: CaseStep | None) -> tuple[Attendee, ...]:
    """Return who is concerned: as the step has them, else as the last step that names somebody.

    What earlier and later steps of the case say of each of them is put onto it.
    """
    run = current_run(file.steps)
    named = [each for each in run if each.people]
    people = step.people if step and step.people else named[-1].people if named else ()
    known: dict[tuple[str, str], Participant] = {
        (each.role, each.name): each for each in participants_of(run)
    }
    return tuple(
        each
        if (each.role, each.name) not in known
        else each.revised(
            received_on=known[each.role, each.name].received_on,
            came=known[each.role, each.name].came,
            signed=known[each.role, each.name].signed,
            refusal=known[each.role, each.name].refusal,
        )
        for each in people
    )


def _attendee(words: Words, one: Attendee) -> Named:
    shared = common(words.language)
    return {
        "role": shared[f"role_{one.role}"],
        "name": one.name,
        "sent": _day(words, one.sent_on),
        "received": _day(words, one.received_on),
        "came": "" if one.came is None else shared["yes" if one.came else "no"],
        "signed": shared["yes"] if one.signed else "",
        "refusal": one.refusal,
    }


def _day(words: Words, day: date | None) -> str:
    return "" if day is None else words.day(day)


def _number(words: Words, number: float | None) -> str:
    return "" if number is None else words.decimal(number) if number % 1 else f"{number:g}"
