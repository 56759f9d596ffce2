"""A ready-made event, and what is made from it."""

from dataclasses import dataclass
from datetime import date, time
from typing import Final, get_args

from coachtui.records.team_event.model import (
    Budget,
    BudgetLine,
    Category,
    ChecklistItem,
    EventKind,
    Risk,
    RunStep,
    TeamEvent,
    month_of,
)

_ROUNDED_TO: Final = 1000
"""Minor units to which a planned sum is cut."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be done so many days before (below 0) or after the day.

    Attributes:
        instead: the standard's items of that day are not wanted.
        kinds: of the standard's: the kinds of event it is for.
        category: of the standard's: only where money is reckoned for this.
    """

    days: int
    text: str
    instead: bool = False
    kinds: tuple[EventKind, ...] = get_args(EventKind)
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """What something may cost, in percent of what all may cost."""

    category: Category
    percent: int
    what: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the day, in minutes after it begins; below 0 before."""

    after: int
    what: str


@dataclass(frozen=True, slots=True)
class Template:
    """A ready-made event in one language.

    Attributes:
        key: stored with the event.
        starts: when it usually begins, by the clock on the wall.
        minutes: how long it takes.
        in_hours: whether it is meant for working time.
        per_head: what it may cost a person, in minor units.
        themes: keys of what it is for, at most two; an event keeps these.
        objectives: the same in words.
        success_metric: what is proposed; empty where nothing is.
        checklist, shares, steps, risks: what an event made from it has.
    """

    key: str
    name: str
    kind: EventKind
    starts: time
    minutes: int
    in_hours: bool
    per_head: int
    contingency_percent: int
    themes: tuple[str, ...]
    objectives: tuple[str, ...]
    success_metric: str
    checklist: tuple[Item, ...]
    shares: tuple[Share, ...]
    steps: tuple[Step, ...]
    risks: tuple[tuple[str, str], ...]

    def event(
        self, title: str, month: date, heads: int = 0, contingency_percent: int | None = None
    ) -> TeamEvent:
        """Return a new event, an idea without a date.

        Args:
            title: the template's name where it is blank.
            month: any day of the month it is meant for.
            heads: how many are reckoned with, at most 2000; with 0 the lines have no sum yet.
            contingency_percent: instead of the template's.
        """
        spared = self.contingency_percent if contingency_percent is None else contingency_percent
        return TeamEvent(
            title=title.strip() or self.name,
            kind=self.kind,
            month=month_of(month),
            template=self.key,
            objectives=self.themes,
            success_metric=self.success_metric,
            budget=Budget(
                per_head=self.per_head,
                contingency_percent=spared,
                lines=self.budget_lines(heads),
            ),
            checklist=tuple(
                ChecklistItem(text=item.text, offset_days=item.days) for item in self.checklist
            ),
            run_sheet=tuple(
                RunStep(after_minutes=step.after, what=step.what) for step in self.steps
            ),
            risks=tuple(Risk(what=what, answer=answer) for what, answer in self.risks),
        )

    def budget_lines(self, heads: int) -> tuple[BudgetLine, ...]:
        """Return the lines with their share of what so many people may cost, cut to thousands."""
        allowed = self.per_head * heads
        return tuple(
            BudgetLine(
                category=share.category,
                what=share.what,
                planned=allowed * share.percent // 100 // _ROUNDED_TO * _ROUNDED_TO,
            )
            for share in self.shares
        )
