"""What a step froze of a case, to be read: what happened, or where the work falls short."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from coachtui.language import N_, Words
from coachtui.records.discipline.model import Capability, Evidence, Incident, Metric, Witness

_SOURCES: Final[Mapping[str, str]] = {
    "internal_rules": N_("internal labour rules"),
    "contract": N_("contract"),
    "law": N_("law"),
}


def incident_paragraphs(words: Words, incident: Incident) -> Iterator[str]:
    """Give what happened: days and place, facts, witnesses, evidence, and the rule it breaks."""
    say = words.say
    yield from _rows(
        (say("Happened"), _days(words, incident.acts)),
        (say("Hour"), incident.at),
        (say("Found"), _day(words, incident.discovered_on)),
        (say("Caught in the act"), say("yes") if incident.caught_in_act else ""),
        (say("Place"), incident.place),
    )
    if incident.facts:
        yield incident.facts
    yield from _listed(say("Witnesses"), (_witness(each) for each in incident.witnesses))
    yield from evidence_paragraphs(words, incident.evidence)
    clause = f"{incident.clause} · {say(_SOURCES[incident.clause_in])}" if incident.clause else ""
    yield from _rows(
        (say("Clause"), clause),
        (say("Rules registered on"), _day(words, incident.rules_registered_on)),
        (say("Rules effective on"), _day(words, incident.rules_effective_on)),
        (say("Finance or secrets"), say("yes") if incident.finance else ""),
        (say("Ground of Art. 125"), incident.ground),
        (say("Days absent"), _days(words, incident.absent)),
    )


def evidence_paragraphs(words: Words, evidence: Iterable[Evidence]) -> Iterator[str]:
    """Give the evidence as one paragraph, a line each; none where there is none."""
    yield from _listed(words.say("Evidence"), (evidence_words(words, each) for each in evidence))


def evidence_words(words: Words, one: Evidence) -> str:
    """Return a piece of evidence in one line; a copied excerpt says that it is one."""
    kind = words.label("evidence_kind", one.kind)
    parts = [words.say("copied excerpt") if one.source else kind, one.what, one.file]
    if one.collected_at is not None:
        parts.append(words.moment(one.collected_at))
    if one.sha256:
        parts.append(f"SHA-256 {one.sha256}")
    return " · ".join(dict.fromkeys(part for part in parts if part))


def capability_paragraphs(words: Words, work: Capability) -> Iterator[str]:
    """Give where the work falls short: criteria, gap, figures, and the support that is given."""
    say = words.say
    yield from _rows(
        (say("Published criteria"), work.standard),
        (say("Published on"), _day(words, work.criteria_issued_on)),
        (say("Organisation consulted on"), _day(words, work.organisation_consulted_on)),
    )
    if work.gap:
        yield work.gap
    figures = (_metric(words, each) for each in work.metrics)
    yield from _listed(say("Figures: unit, baseline, target"), figures)
    yield from _listed(say("Support given"), work.support)
    yield from _rows(
        (say("Plan starts on"), _day(words, work.starts_on)),
        (say("Review days"), _days(words, work.review_dates)),
    )


def _rows(*rows: tuple[str, str]) -> Iterator[str]:
    """Give the rows that say something, as one paragraph."""
    told = "\n".join(f"{label}: {value}" for label, value in rows if value)
    if told:
        yield told


def _listed(label: str, items: Iterable[str]) -> Iterator[str]:
    told = [f"– {item}" for item in items]
    if told:
        yield "\n".join((label, *told))


def _witness(one: Witness) -> str:
    return f"{one.name}: “{one.quote.strip('“”')}”" if one.quote else one.name


def _metric(words: Words, one: Metric) -> str:
    numbers = ("–" if each is None else _number(words, each) for each in (one.baseline, one.target))
    return " · ".join(part for part in (one.name, one.unit, " → ".join(numbers)) if part)


def _number(words: Words, number: float) -> str:
    return words.decimal(number) if number % 1 else f"{number:g}"


def _days(words: Words, days: Iterable[date]) -> str:
    found = [words.day(day) for day in sorted(days)]
    return words.join(found) if found else ""


def _day(words: Words, day: date | None) -> str:
    return "" if day is None else words.day(day)
