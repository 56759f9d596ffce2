"""Team events as the rules' tests need them: the charity kitchen of 26 November 2026."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from coachtui.domain.working_days import WorkingWeek
from coachtui.records.team_event.model import (
    Budget,
    BudgetLine,
    ChecklistItem,
    EventState,
    Invitation,
    NextAction,
    Retro,
    TeamEvent,
)

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CULTURE_DAY = date(2026, 11, 24)
WEEK = WorkingWeek(holidays=frozenset({CULTURE_DAY}))
# Monday 23 November 2026, 09:00 in the team's zone.
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)


def at(text: str) -> datetime:
    """Return a moment given as the team's zone writes it: `2026-11-26T14:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def an_event(state: EventState = "booked", **changes: object) -> TeamEvent:
    """Return the charity kitchen, Thursday 14:00 to 17:00, 500,000 a head for nine."""
    event = TeamEvent(
        id="kitchen",
        title="Bếp ăn thiện nguyện",
        kind="offsite",
        month=date(2026, 11, 1),
        state=state,
        objectives=("Work hand in hand across regions",),
        success_metric="Three pairs across regions",
        starts_at=at("2026-11-26T14:00"),
        ends_at=at("2026-11-26T17:00"),
        budget=Budget(
            per_head=500_000,
            contingency_percent=5,
            lines=(
                BudgetLine(id="food", category="fnb", planned=3_000_000),
                BudgetLine(id="bus", category="transport", planned=1_200_000),
            ),
        ),
        reason="rain" if state == "cancelled" else "",
    )
    return event.revised(**changes)


def places(count: int = 9, came: int = 0) -> tuple[Invitation, ...]:
    """Return the places of p1, p2 and so on, of whom the first `came` are noted as there."""
    return tuple(
        Invitation(
            person_id=f"p{number}", event_id="kitchen", attended=True if number <= came else None
        )
        for number in range(1, count + 1)
    )


def costing(*lines: tuple[int, int | None], percent: int = 0, per_head: int = 100) -> TeamEvent:
    """Return an event with lines of planned and actual cost."""
    made = tuple(BudgetLine(planned=planned, actual=actual) for planned, actual in lines)
    budget = Budget(per_head=per_head, contingency_percent=percent, lines=made)
    return an_event(budget=budget)


def listing(*items: ChecklistItem) -> TeamEvent:
    """Return the event with a checklist."""
    return an_event(checklist=items)


def learnt(actions: Sequence[NextAction] = ()) -> Retro:
    """Return a retro with something to keep, to drop and to do."""
    chosen = tuple(actions) or (NextAction(text="Book the bus earlier", due=date(2026, 12, 10)),)
    return Retro(keep="the kitchen", drop="the speech", next=chosen)
