"""Hearings as they stand in a calendar: that the time is taken, and nothing of what for."""

from collections.abc import Iterator
from datetime import date, timedelta

from coachtui.domain.items import CalendarEntry, Target
from coachtui.domain.view import View
from coachtui.records.discipline.model import CaseStep, DisciplineCase
from coachtui.records.discipline.presentation.case_rows import KIND
from coachtui.records.discipline.rules.folding import current_run, last_of

_USUAL = timedelta(hours=1)


def calendar(view: View, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the hearings from one day to another, both included, while the HR store is open.

    A calendar is shown to others: no name, no case, no place stands in an entry.
    """
    if view.hr is None:
        return
    words = view.words
    for case in view.hr.all(DisciplineCase):
        run = current_run(view.hr.find(CaseStep, case_id=case.id))
        told = last_of(run, "hearing_notified", "invited")
        if told is None or told.hearing_at is None:
            continue
        if last_of(run, "closed_no_action") is not None:
            continue
        if first <= words.local(told.hearing_at).date() <= last:
            yield CalendarEntry(
                start=told.hearing_at,
                end=told.hearing_at + _USUAL,
                person_id=case.person_id,
                label=words.say("Appointment"),
                title=words.say("Appointment"),
                target=Target(KIND, case.id),
                done=last_of(run, "hearing_held", "ladder_hearing") is not None,
            )
