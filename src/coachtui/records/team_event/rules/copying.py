"""An event made after another one: its plan, and nothing that happened."""

from collections.abc import Container, Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from coachtui.domain.ids import ME, new_id
from coachtui.domain.person import Person
from coachtui.records.team_event.model import (
    Budget,
    Invitation,
    TeamEvent,
    Vendor,
    month_of,
)
from coachtui.records.team_event.rules.budget import FIRST_PERCENT, REPEAT_PERCENT
from coachtui.records.team_event.rules.inviting import new_place


def copied(event: TeamEvent, month: date, here: Container[str]) -> TeamEvent:
    """Return an idea for a month with the plan of another event.

    Dates, ticks, costs paid, approval, feedback and retro are left behind; who is gone gives what
    they had to do to the manager.

    Args:
        event: the event to follow.
        month: any day of the month the new one is meant for.
        here: ids of the people who are still here.
    """
    return TeamEvent(
        title=event.title,
        kind=event.kind,
        month=month_of(month),
        template=event.template,
        copied_from=event.id,
        objectives=event.objectives,
        success_metric=event.success_metric,
        owner=_owner(event.owner, here),
        co_organisers=tuple(each for each in event.co_organisers if each in here),
        sponsor=event.sponsor,
        place=event.place,
        access=event.access,
        budget=_budget(event),
        vendor=Vendor(
            name=event.vendor.name,
            contact=event.vendor.contact,
            late_percent=event.vendor.late_percent,
        ),
        checklist=tuple(
            item.revised(
                id=new_id(), owner=_owner(item.owner, here), done_at=None, commitment_id=None
            )
            for item in event.checklist
        ),
        run_sheet=tuple(step.revised(id=new_id(), done_at=None) for step in event.run_sheet),
        risks=event.risks,
        visibility=event.visibility,
        tags=event.tags,
    )


def copied_places(
    places: Iterable[Invitation], event: TeamEvent, here: Mapping[str, Person], zone: ZoneInfo
) -> tuple[Invitation, ...]:
    """Return fresh places in a copied event for those who are still here.

    Replies, votes and consent to pictures are asked anew.

    Args:
        places: those in the event it follows.
        event: the copy.
        here: the people who are still here, by id.
        zone: the team's zone.
    """
    return tuple(
        new_place(here[each.person_id], event, zone).revised(visibility=each.visibility)
        for each in places
        if each.person_id in here
    )


def _owner(owner: str, here: Container[str]) -> str:
    return owner if owner in here else ME


def _budget(event: TeamEvent) -> Budget:
    """Return the plan of the money; what was a first event is a repeat from now on."""
    budget = event.budget
    repeat = event.over and budget.contingency_percent == FIRST_PERCENT
    return budget.revised(
        approved_by="",
        contingency_percent=REPEAT_PERCENT if repeat else budget.contingency_percent,
        lines=tuple(line.revised(id=new_id(), actual=None) for line in budget.lines),
    )
