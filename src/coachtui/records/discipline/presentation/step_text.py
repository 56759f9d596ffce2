"""An issued step to be read: as it was issued, with its marks and what was added to it since."""

from collections.abc import Iterable, Iterator

from coachtui.language import Words
from coachtui.records.discipline.model import Addendum, Attendee, CaseStep
from coachtui.records.discipline.presentation.case_words import contrary_words, measure_words
from coachtui.records.discipline.presentation.known_text import (
    capability_paragraphs,
    evidence_paragraphs,
    incident_paragraphs,
)
from coachtui.records.discipline.rules.law import LawPack


def step_paragraphs(
    words: Words, pack: LawPack, step: CaseStep, addenda: Iterable[Addendum]
) -> Iterator[str]:
    """Give the paragraphs of a step, with what it froze; a mark against the law stands first."""
    contrary = contrary_words(words, step, pack)
    if contrary:
        yield words.say("On file {contrary}.", contrary=contrary)
    head = [words.say("Done on {day}", day=words.day_long(step.on))]
    if step.recorded_at is not None:
        head.append(words.say("recorded {moment}", moment=words.moment(step.recorded_at)))
    head += [each for each in (step.by, step.authority_ref, step.place) if each]
    yield " · ".join(head)
    yield from _told(words, pack, step)
    yield from (_attendee(words, each) for each in step.people)
    if step.text:
        yield step.text
    yield from evidence_paragraphs(words, step.evidence)
    if step.incident is not None:
        yield from incident_paragraphs(words, step.incident)
    if step.capability is not None:
        yield from capability_paragraphs(words, step.capability)
    for each in step.overrides:
        yield words.say(
            "Reason typed for {guard} ({article}): {reason}",
            guard=each.guard,
            article=each.article or each.rule,
            reason=each.reason,
        )
    yield from (addendum_words(words, added) for added in addenda)


def _told(words: Words, pack: LawPack, step: CaseStep) -> Iterator[str]:
    if step.hearing_at is not None:
        yield words.say("Hearing: {moment}", moment=words.moment(step.hearing_at))
    if step.measure:
        yield measure_words(words, pack, step)
    if step.until is not None:
        yield words.say("Until {day}", day=words.day_long(step.until))
    for name, value in step.readings.items():
        yield f"{name}: {value:g}"


def addendum_words(words: Words, addendum: Addendum) -> str:
    """Return an addendum with who said it and when."""
    at = addendum.recorded_at or addendum.created_at
    when = words.moment(at) if at is not None else ""
    head = " · ".join(part for part in (words.say("Addendum"), when, addendum.by) if part)
    return f"{head}\n{addendum.text}"


def _attendee(words: Words, one: Attendee) -> str:
    parts = [words.label("attendee_role", one.role), one.name]
    days = (
        (one.received_on, words.say("received")),
        (one.served_on, words.say("served")),
    )
    parts += [f"{label} {words.day(day)}" for day, label in days if day is not None]
    if one.came is not None:
        parts.append(words.say("came") if one.came else words.say("did not come"))
    if one.signed:
        parts.append(words.say("signed"))
    if one.refusal:
        parts.append(words.say("did not sign: {reason}", reason=one.refusal))
    return " · ".join(part for part in parts if part)
