"""An event as other programs can count on it; what people need for it is not in it."""

from coachtui.language import Words
from coachtui.records.team_event.model import Invitation, TeamEvent
from coachtui.records.team_event.presentation.gathered import Gathered
from coachtui.records.team_event.rules.budget import totals
from coachtui.records.team_event.rules.feedback import summary
from coachtui.records.team_event.rules.states import counted_in_hours
from coachtui.records.team_event.rules.templates import Templates


def event_object(words: Words, about: Gathered, templates: Templates) -> dict[str, object]:
    """Return an event as JSON has it: times in the team's zone, money in minor units."""
    event, told = about.event, summary(about.feedback)
    return {
        "id": event.id,
        "title": event.title,
        "kind": event.kind,
        "month": event.month.isoformat(),
        "state": event.state,
        **_times(words, event),
        "in_hours": counted_in_hours(event, about.week, words.zone),
        "place": event.place,
        "objectives": list(templates.objectives(event)),
        "success_metric": event.success_metric,
        "met": event.retro.met,
        "budget": _budget(about),
        "invited": [_invited(about, place) for place in about.places],
        "feedback": None if told is None else {"answers": told.count, "mean": round(told.mean, 2)},
    }


def _times(words: Words, event: TeamEvent) -> dict[str, object]:
    return {
        "starts_at": words.local(event.starts_at).isoformat() if event.starts_at else None,
        "ends_at": words.local(event.ends_at).isoformat() if event.ends_at else None,
    }


def _budget(about: Gathered) -> dict[str, object]:
    sums, budget = totals(about.event, about.places), about.event.budget
    return {
        "currency": budget.currency,
        "headcount": sums.headcount,
        "per_head": budget.per_head,
        "allowed": sums.allowed,
        "planned": sums.planned_whole,
        "actual": sums.actual,
        "over": sums.over,
        "contingency_used": sums.contingency_used,
    }


def _invited(about: Gathered, place: Invitation) -> dict[str, object]:
    return {
        "person_id": place.person_id,
        "person": about.full_name(place.person_id),
        "counted": place.counted,
        "reply": place.rsvp,
        "attended": place.attended,
    }
