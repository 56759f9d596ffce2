"""What field days and their coaching reports give a review to rest on."""

from collections.abc import Iterator
from datetime import date

from coachtui.domain.items import EvidenceItem, Target
from coachtui.domain.line_evidence import line_evidence
from coachtui.domain.view import View
from coachtui.records.field_day.model import CoachingReport, FieldDay
from coachtui.records.field_day.presentation.due_rows import KIND
from coachtui.records.field_day.presentation.rows import lines_of


def evidence(view: View, person_id: str, first: date) -> Iterator[EvidenceItem]:
    """Give the telling lines beside a person, and what their reports say, from a day on."""
    words = view.words
    for day in view.repository.find(FieldDay, person_id=person_id):
        mine = (line for line in lines_of(view, day) if line.person_id == person_id)
        yield from line_evidence(view, mine, first, words.say("field day"))
    for report in view.repository.find(CoachingReport, person_id=person_id):
        on = words.local(report.submitted_at).date()
        if on >= first:
            yield from _of_report(view, report, on)


def _of_report(view: View, report: CoachingReport, on: date) -> Iterator[EvidenceItem]:
    say, target = view.words.say, Target(KIND, report.field_day_id)
    for strength in report.strengths:
        told = _joined(strength.competency, strength.evidence)
        yield EvidenceItem(on, say("coaching report · strength"), told, target)
    for priority in report.priorities:
        told = _joined(priority.competency, priority.evidence, priority.behaviour)
        yield EvidenceItem(on, say("coaching report · to work on"), told, target)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
