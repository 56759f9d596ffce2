"""A team event as it is stored: its plan, who is invited, what they need, what they thought.

Replies are records of their own, so that two windows can note them at once; needs and feedback are,
so that their content can be forgotten while the rest stays.
"""

from datetime import date, datetime, timedelta
from typing import ClassVar, Self

from pydantic import Field, model_validator

from coachtui.domain.ids import ME
from coachtui.domain.record import Line, Moment, Part, Record
from coachtui.records.team_event.model.parts import (
    FIRST_DAY,
    FIRST_MINUTE,
    LAST_DAY,
    LAST_MINUTE,
    LONGEST_LINE,
    LONGEST_PASSAGE,
    MOST_DATES,
    MOST_MONEY,
    MOST_OBJECTIVES,
    SHOWN_FROM,
    STATES,
    Access,
    Budget,
    BudgetLine,
    Category,
    ChecklistItem,
    DateOption,
    EventKind,
    EventState,
    KeptAway,
    Met,
    NextAction,
    Postponement,
    Retro,
    Risk,
    Rsvp,
    RunStep,
    Vendor,
)

__all__ = [
    "FIRST_DAY",
    "FIRST_MINUTE",
    "LAST_DAY",
    "LAST_MINUTE",
    "LONGEST_LINE",
    "LONGEST_PASSAGE",
    "MOST_DATES",
    "MOST_MONEY",
    "MOST_OBJECTIVES",
    "SHOWN_FROM",
    "STATES",
    "Access",
    "Answer",
    "Budget",
    "BudgetLine",
    "Category",
    "ChecklistItem",
    "DateOption",
    "EventFeedback",
    "EventKind",
    "EventNeeds",
    "EventState",
    "Invitation",
    "KeptAway",
    "Met",
    "NextAction",
    "Postponement",
    "Retro",
    "Risk",
    "Rsvp",
    "RunStep",
    "TeamEvent",
    "Vendor",
    "month_of",
]


class TeamEvent(Record):
    """Something the team does together: why, when, where, at what cost, and how it went."""

    table: ClassVar[str] = "team_event"
    links: ClassVar[tuple[str, ...]] = ("owner",)

    title: Line = Field(min_length=1, max_length=120)
    kind: EventKind = "onsite"
    month: date
    """The first of the month it is meant for."""
    state: EventState = "idea"
    template: Line = Field(default="", max_length=64)
    """Key of the template it was made from."""
    copied_from: str | None = None
    objectives: tuple[Line, ...] = Field(default=(), max_length=MOST_OBJECTIVES)
    success_metric: Line = Field(default="", max_length=LONGEST_LINE)
    owner: str = ME
    co_organisers: tuple[str, ...] = ()
    sponsor: Line = Field(default="", max_length=120)
    date_options: tuple[DateOption, ...] = Field(default=(), max_length=MOST_DATES)
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    in_hours_said: bool | None = None
    """Whether it counts as working time where the hours themselves do not tell."""
    place: Line = Field(default="", max_length=LONGEST_LINE)
    access: Access = Access()
    budget: Budget = Budget()
    vendor: Vendor = Vendor()
    checklist: tuple[ChecklistItem, ...] = ()
    run_sheet: tuple[RunStep, ...] = ()
    risks: tuple[Risk, ...] = ()
    retro: Retro = Retro()
    reason: Line = Field(default="", max_length=LONGEST_LINE)
    """Why it was cancelled."""
    confirmed_at: Moment | None = None
    closed_at: Moment | None = None
    needs_forgotten_at: Moment | None = None
    """When what people need for it was erased."""
    move_history: tuple[Postponement, ...] = ()

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.month.day != 1:
            raise ValueError("month_is_no_first")
        if (self.starts_at is None) != (self.ends_at is None):
            raise ValueError("times_not_whole")
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValueError("ends_before_start")
        if self.state in {"booked", "confirmed", "held", "closed"} and self.starts_at is None:
            raise ValueError("starts_at_missing")
        if self.state == "cancelled" and not self.reason:
            raise ValueError("cancelled_needs_reason")
        return self

    @property
    def standing(self) -> bool:
        """Whether it was not called off."""
        return self.state != "cancelled"

    @property
    def ahead(self) -> bool:
        """Whether it has not been held and still stands."""
        return self.state in {"idea", "planned", "booked", "confirmed"}

    @property
    def over(self) -> bool:
        """Whether it took place."""
        return self.state in {"held", "closed"}

    @property
    def length(self) -> timedelta:
        """How long it takes; three hours while no time stands."""
        if self.starts_at is None or self.ends_at is None:
            return timedelta(hours=3)
        return self.ends_at - self.starts_at


class Invitation(Record):
    """One person's place in an event: asked, answered, there or not."""

    table: ClassVar[str] = "invitation"
    links: ClassVar[tuple[str, ...]] = ("person_id", "event_id")

    person_id: str
    event_id: str
    counted: bool = True
    """False for somebody who is told of it and not reckoned with, as on leave."""
    rsvp: Rsvp = "none"
    answered_at: Moment | None = None
    votes: tuple[str, ...] = ()
    """Ids of the date options that suit."""
    attended: bool | None = None
    """None: nobody has noted it."""
    kept_away: KeptAway | None = None
    picture_consent: bool = False

    @property
    def answered(self) -> bool:
        """Whether they said anything."""
        return self.rsvp != "none"


class EventNeeds(Record):
    """What somebody needs for one event; only the organiser sees it, and it ends with the retro."""

    table: ClassVar[str] = "event_needs"
    links: ClassVar[tuple[str, ...]] = ("person_id", "event_id")
    in_tables: ClassVar[bool] = False

    person_id: str
    event_id: str
    diet: Line = Field(default="", max_length=LONGEST_LINE)
    access: Line = Field(default="", max_length=LONGEST_LINE)
    transport: Line = Field(default="", max_length=LONGEST_LINE)

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.diet or self.access or self.transport)


class Answer(Part):
    """One person's feedback, without a trace of the person."""

    score: int = Field(ge=1, le=5)
    liked: Line = Field(default="", max_length=LONGEST_LINE)
    change: Line = Field(default="", max_length=LONGEST_LINE)


class EventFeedback(Record):
    """All answers on an event, in no order; a later batch replaces the record by one for all."""

    table: ClassVar[str] = "event_feedback"
    links: ClassVar[tuple[str, ...]] = ("event_id",)
    in_tables: ClassVar[bool] = False

    event_id: str
    answers: tuple[Answer, ...] = ()
    replaces: tuple[str, ...] = ()
    """The record of an earlier batch, whose content is erased."""

    @property
    def shown(self) -> bool:
        """Whether there are enough answers to show any of them."""
        return len(self.answers) >= SHOWN_FROM


def month_of(moment: datetime | date) -> date:
    """Return the first of the month of a day, or of a moment as its own zone has it."""
    return date(moment.year, moment.month, 1)
