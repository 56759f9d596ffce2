"""What an event may cost, is planned to cost, and cost. Money is in minor units throughout."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from coachtui.records.team_event.model import EventKind, Invitation, TeamEvent

FIRST_PERCENT, REPEAT_PERCENT = 10, 5
"""Contingency of a first event of its kind, and of a repeat."""
_WHOLE: Final = 100


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of a budget.

    Attributes:
        headcount: how many are reckoned with: as the budget says, else all counted places.
        came: how many are noted as having come.
        allowed: per head times head count.
        planned: the sum of the planned lines, without contingency.
        contingency: what is set aside on top of it, rounded to the unit.
        planned_whole: both together.
        actual: the sum of what was paid so far.
        open_lines: lines whose cost is not known yet.
        per_head_planned: `planned_whole` for each of the head count; 0 where there is none.
        per_head_actual: `actual` for each who came, for each of the head count while nobody is
            noted; 0 where there is none.
        over: `actual` less `allowed`: below 0 what is left.
        over_percent: `over` in per cent of `allowed`; 0 where nothing is allowed.
        contingency_used: how much of the contingency went to lines that cost more than planned.
        needs_approval: whether `planned_whole` exceeds `allowed` and nobody approved it.
    """

    headcount: int
    came: int
    allowed: int
    planned: int
    contingency: int
    planned_whole: int
    actual: int
    open_lines: int
    per_head_planned: int
    per_head_actual: int
    over: int
    over_percent: float
    contingency_used: int
    needs_approval: bool


def totals(event: TeamEvent, places: Sequence[Invitation]) -> Totals:
    """Return the sums of an event's budget."""
    budget = event.budget
    headcount = budget.headcount or sum(each.counted for each in places)
    came = sum(each.attended is True for each in places)
    allowed = budget.per_head * headcount
    planned = sum(line.planned for line in budget.lines)
    contingency = _divided(planned * budget.contingency_percent, _WHOLE)
    paid = [(line.planned, line.actual) for line in budget.lines if line.actual is not None]
    actual = sum(cost for _, cost in paid)
    beyond = actual - sum(meant for meant, _ in paid)
    over = actual - allowed
    return Totals(
        headcount=headcount,
        came=came,
        allowed=allowed,
        planned=planned,
        contingency=contingency,
        planned_whole=planned + contingency,
        actual=actual,
        open_lines=len(budget.lines) - len(paid),
        per_head_planned=_divided(planned + contingency, headcount),
        per_head_actual=_divided(actual, came or headcount),
        over=over,
        over_percent=over / allowed * _WHOLE if allowed else 0.0,
        contingency_used=min(max(beyond, 0), contingency),
        needs_approval=planned + contingency > allowed and not budget.approved_by,
    )


def usual_contingency(events: Iterable[TeamEvent], kind: EventKind) -> int:
    """Return the per cent to set aside for a kind of event: less once one of it was held."""
    known = any(event.over and event.kind == kind for event in events)
    return REPEAT_PERCENT if known else FIRST_PERCENT


def _divided(amount: int, by: int) -> int:
    """Return the quotient to the nearest unit, halves up; 0 where there is nothing to share by."""
    return (2 * amount + by) // (2 * by) if by else 0
