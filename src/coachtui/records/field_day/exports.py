"""Field days as Markdown, for the manager's own files."""

from collections.abc import Iterable, Iterator, Sequence

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_lines import standing
from coachtui.domain.log_rows import log_rows
from coachtui.domain.person import Person
from coachtui.domain.view import View
from coachtui.exchange.markdown import escaped
from coachtui.language import Words
from coachtui.records.field_day.model import CoachingReport, FieldDay, Stop, Talkback
from coachtui.records.field_day.presentation.report_text import reader_of, report_sections
from coachtui.records.field_day.presentation.rows import outcome_of
from coachtui.records.field_day.rules.states import report_of
from coachtui.records.field_day.rules.stops import in_order


def as_markdown(view: View, person_id: str) -> str:
    """Return a person's field days, newest first; what is private says so."""
    find = view.repository.find
    days = sorted(
        find(FieldDay, person_id=person_id), key=lambda day: (day.date, day.id), reverse=True
    )
    reports = find(CoachingReport, person_id=person_id)
    return "\n\n".join(part for day in days for part in _day(view, day, report_of(reports, day.id)))


def _day(view: View, day: FieldDay, report: CoachingReport | None) -> Iterator[str]:
    words, find = view.words, view.repository.find
    person = view.repository.get(Person, day.person_id)
    name = person.short_name if person else day.person_id
    yield f"### {words.day_long(day.date)}"
    yield escaped(outcome_of(view, day))
    if frame := _facts(_frame(words, day)):
        yield frame
    for stop in in_order(find(Stop, field_day_id=day.id)):
        yield _stop(view, stop, name)
    if between := _lines(view, standing(find(LogEntry, part_of=day.id)), name):
        yield "\n".join((f"#### {words.say('Between the stops')}", "", *between))
    if spoken := _talkback(words, day.debrief):
        yield "\n".join((f"#### {words.say('Debrief')}", "", spoken))
    if report is not None:
        sent = words.moment(report.submitted_at)
        yield f"#### {words.say('Coaching report')} · {sent}"
        yield from report_sections(report, reader_of(view, day, report, words), "#####")


def _frame(words: Words, day: FieldDay) -> Iterator[tuple[str, str]]:
    yield words.say("Meet at"), day.prep.meet_at
    yield words.say("Ground rules"), day.prep.ground_rules
    for purpose in day.purpose:
        why = (purpose.competency, purpose.why_this_rep, purpose.why_now)
        told = " · ".join(part for part in why if part)
        yield f"{words.say('Purpose')} {_mark(words)}", told
    yield f"{words.say('Business review')} {_mark(words)}", day.rep_business_review
    own = " ".join(f"{each.competency}={_score(each.score)}" for each in day.self_scores)
    yield words.say("Rep's own scores"), own


def _stop(view: View, stop: Stop, name: str) -> str:
    words = view.words
    at = f"{words.time(stop.at)} " if stop.at else ""
    account = stop.account or words.say("Stop {n}", n=stop.seq)
    told = [
        words.label("call_type", stop.call_type),
        words.label("coach_role", stop.coach_role),
        words.label("outcome", stop.outcome) if stop.outcome else "",
    ]
    if stop.cancelled_because is not None:
        told.append(words.say("called off: {reason}", reason=stop.cancelled_because or "–"))
    facts = _facts(_brief(words, stop))
    lines = _lines(view, standing(view.repository.find(LogEntry, part_of=stop.id)), name)
    spoken = _talkback(words, stop.kerbside)
    body = [part for part in (facts, "\n".join(lines), spoken) if part]
    head = f"#### {stop.seq}. {at}{escaped(account)}"
    return "\n\n".join((head, escaped(" · ".join(part for part in told if part)), *body))


def _brief(words: Words, stop: Stop) -> Iterator[tuple[str, str]]:
    brief = stop.pre_call
    yield words.say("Contact"), stop.contact
    yield words.say("Opportunity"), stop.opportunity_id
    yield words.say("Objective"), brief.objective
    yield words.say("Key question"), brief.primary_question
    yield words.say("Expected objection"), brief.expected_objection
    yield words.say("Commitment sought"), brief.commitment_sought
    yield words.say("Fallback"), brief.fallback
    yield words.say("Materials"), brief.materials
    yield words.say("Commitment obtained"), stop.commitment_obtained
    if stop.discount_asked is not None:
        yield words.say("Discount asked"), words.percent(stop.discount_asked)
    if stop.discount_given is not None:
        yield words.say("Discount given"), words.percent(stop.discount_given)
    if stop.crm_logged:
        yield words.say("CRM"), words.say("logged")


def _talkback(words: Words, talk: Talkback) -> str:
    return _facts(
        (
            (words.say("Against the plan"), talk.against_plan),
            (words.say("What went well"), talk.rep_went_well),
            (words.say("What the rep would change"), talk.rep_would_change),
            (words.say("The coach's one thing"), talk.coach_one_thing),
            (words.say("To try next"), talk.try_next),
        ),
    )


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- {title}: {escaped(text)}" for title, text in facts if text)


def _lines(view: View, entries: Sequence[LogEntry], name: str) -> list[str]:
    told = []
    for entry, row in zip(entries, log_rows(view, entries, name), strict=True):
        mark = f"**{row.mark}** " if row.mark else ""
        aside = f" ({escaped(row.aside)})" if row.aside else ""
        private = f" {_mark(view.words)}" if entry.visibility == "private" else ""
        told.append(f"- {row.time} {mark}{escaped(row.text)}{aside}{private}")
    return told


def _score(score: int | None) -> str:
    return "n" if score is None else str(score)


def _mark(words: Words) -> str:
    return f"({words.say('private')})"
