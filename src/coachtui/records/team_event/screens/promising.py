"""Keeps the promises of reps in step with the items and actions they own."""

from collections.abc import Iterable, Sequence

from coachtui.domain.record import Record
from coachtui.domain.repository import Change, Put
from coachtui.records.team_event.model import TeamEvent
from coachtui.records.team_event.presentation.gathered import Gathered
from coachtui.records.team_event.presentation.page_rows import promises_of
from coachtui.records.team_event.rules.checklist import promises
from coachtui.records.team_event.screens.work import Beside, EventWork


def promised(work: EventWork, others: Sequence[Record] = ()) -> Beside:
    """Return what gives the event with its promises named in it, their changes and others."""

    def changes(before: TeamEvent, after: TeamEvent) -> tuple[TeamEvent, Iterable[Change]]:
        desk = work.desk
        stored = promises_of(desk.view, before)
        week = Gathered(after).week
        event, found = promises(before, after, week, desk.words.zone, stored, desk.clock.now())
        return event, (*found, *map(Put, others))

    return changes
