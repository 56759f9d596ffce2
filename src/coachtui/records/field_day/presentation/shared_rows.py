"""What a rep sees of field days: those agreed and ahead, and the reports that went out to them."""

from collections.abc import Iterator
from typing import Final

from coachtui.domain.person import Person
from coachtui.domain.scorecards import Scorecards, load_scorecards
from coachtui.domain.shared_row import SharedRow, SharedSection
from coachtui.domain.sharing import Share
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.field_day.model import CoachingReport, FieldDay
from coachtui.records.field_day.presentation.report_rows import Reader, draft_of, reader_text
from coachtui.records.field_day.rules.states import dates_of

SHARES: Final = (
    Share(
        FieldDay,
        ("person_id", "date", "duration", "state", "started_at", "prep.meet_at"),
        when=({"state": "confirmed"}, {"state": "reported"}, {"state": "acknowledged"}),
    ),
    Share(
        CoachingReport,
        (
            *("person_id", "field_day_id", "submitted_at", "rep_self_rating", "coach_comments"),
            *("strengths.competency", "strengths.evidence"),
            *("priorities.competency", "priorities.behaviour", "priorities.evidence"),
            *("next_steps.action", "next_steps.owner", "next_steps.due"),
        ),
    ),
)
"""A day once it is agreed with the rep, or its report is out: when and where, not what it is for.
Of a report what was sent, without how late it was or which lines it was made of. Stops, lines,
scores and the coach's cards never."""
_SOMEBODY: Final = "…"
"""Stands for anybody but the two."""


def shared_rows(view: View, person_id: str) -> Iterator[SharedRow]:
    """Give the field days ahead, and the reports."""
    find, words, today = view.repository.find, view.words, view.clock.today()
    days = {day.id: day for day in find(FieldDay, person_id=person_id)}
    for day in days.values():
        if day.ahead and dates_of(day)[-1] >= today:
            yield SharedRow(
                section=SharedSection.AHEAD,
                id=day.id,
                label=words.say("Ride"),
                text=_ahead(words, day),
                day=day.date,
            )
    reports = find(CoachingReport, person_id=person_id)
    person = view.repository.get(Person, person_id)
    if not reports or person is None:
        return
    shown = load_scorecards(words.language, view.folder)
    read = load_scorecards(person.language, view.folder)
    for report in reports:
        of = days.get(report.field_day_id)
        reader = Reader(
            words=view.words.in_language(person.language),
            scorecards=read,
            person=person,
            names={step.owner: _SOMEBODY for step in report.next_steps},
            day=of.date if of is not None else words.local(report.submitted_at).date(),
        )
        yield SharedRow(
            section=SharedSection.TALKS,
            id=report.id,
            label=words.say("Ride"),
            text=_told(words, report, shown),
            day=reader.day,
            page=reader_text(draft_of(report), reader),
        )


def _ahead(words: Words, day: FieldDay) -> str:
    parts = [words.label("duration", day.duration)]
    if day.prep.meet_at:
        parts.append(words.say("Meet at: {place}", place=day.prep.meet_at))
    return " · ".join(parts)


def _told(words: Words, report: CoachingReport, shown: Scorecards) -> str:
    """Return what the report is about, in a line: what to work on, then what went well."""

    def names(keys: Iterator[str]) -> str:
        found = ((key, shown.competencies.get(key)) for key in dict.fromkeys(keys) if key)
        return words.join([one.name if one else key for key, one in found]) or "–"

    parts = []
    if report.priorities:
        keys = names(each.competency for each in report.priorities)
        parts.append(words.say("priorities {keys}", keys=keys))
    keys = names(each.competency for each in report.strengths)
    parts.append(words.say("strengths {keys}", keys=keys))
    return " · ".join(parts)
