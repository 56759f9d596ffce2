"""What an event is made of, and the keys and limits of all its records."""

from datetime import date, datetime, timedelta
from typing import Final, Literal

from pydantic import Field

from coachtui.domain.ids import ME, new_id
from coachtui.domain.record import Line, Moment, Part, Passage

EventState = Literal["idea", "planned", "booked", "confirmed", "held", "closed", "cancelled"]
EventKind = Literal["onsite", "offsite", "virtual"]
Rsvp = Literal["none", "yes", "maybe", "no"]
KeptAway = Literal["hours", "place", "remote", "food", "work", "leave", "other"]
"""What kept somebody away, where they said so: never asked for, and never their health."""
Category = Literal[
    "venue",
    "fnb",
    "transport",
    "activity",
    "facilitator",
    "av",
    "accommodation",
    "gift",
    "other",
]
Met = Literal["yes", "partly", "no"]
STATES: Final[tuple[EventState, ...]] = (
    "idea",
    "planned",
    "booked",
    "confirmed",
    "held",
    "closed",
)
"""The way of an event that is not cancelled."""
LONGEST_LINE, LONGEST_PASSAGE, MOST_MONEY = 240, 2000, 10**12
"""Characters of a line and of a passage; the largest sum, in minor units."""
MOST_OBJECTIVES, MOST_DATES, SHOWN_FROM = 2, 3, 3
"""Objectives and dates an event may have; answers below which feedback shows nothing."""
FIRST_DAY, LAST_DAY = -365, 90
"""Days from the event between which something of its checklist is due."""
FIRST_MINUTE, LAST_MINUTE = -1440, 4320
"""Minutes from its beginning between which a step of the day lies."""


class DateOption(Part):
    """A date to choose from, and how long the event would take."""

    id: str = Field(default_factory=new_id, min_length=1, max_length=64)
    at: Moment
    minutes: int = Field(default=180, ge=15, le=4320)

    @property
    def ends_at(self) -> datetime:
        """When it would end."""
        return self.at + timedelta(minutes=self.minutes)


class Access(Part):
    """How one gets there and in."""

    step_free: bool | None = None
    """None: nobody has looked yet."""
    travel_min: int | None = Field(default=None, ge=0, le=2880)
    """Minutes each way for most of those invited."""
    link: Line = Field(default="", max_length=LONGEST_LINE)
    """Where those who are not there in person join."""


class BudgetLine(Part):
    """What something is planned to cost, and what it cost; money in minor units."""

    id: str = Field(default_factory=new_id, min_length=1, max_length=64)
    category: Category = "other"
    what: Line = Field(default="", max_length=LONGEST_LINE)
    vendor: Line = Field(default="", max_length=120)
    planned: int = Field(default=0, ge=0, le=MOST_MONEY)
    actual: int | None = Field(default=None, ge=0, le=MOST_MONEY)
    """None: not paid yet, or not known."""


class Budget(Part):
    """What the event may cost."""

    per_head: int = Field(default=0, ge=0, le=MOST_MONEY)
    headcount: int | None = Field(default=None, ge=1, le=2000)
    """How many are reckoned with; None: as many as are invited."""
    currency: Line = Field(default="VND", min_length=3, max_length=3)
    contingency_percent: int = Field(default=10, ge=0, le=50)
    approved_by: Line = Field(default="", max_length=120)
    """Who approved a plan above what per head allows."""
    lines: tuple[BudgetLine, ...] = ()


class Vendor(Part):
    """Who provides it, and until when it can be changed."""

    name: Line = Field(default="", max_length=120)
    contact: Line = Field(default="", max_length=120)
    headcount_lock_at: Moment | None = None
    free_reschedule_until: Moment | None = None
    cancel_until: Moment | None = None
    """Until then cancelling costs `late_percent`, afterwards everything."""
    late_percent: int = Field(default=30, ge=0, le=100)


class ChecklistItem(Part):
    """Something to be done so many days before (below 0) or after the day."""

    id: str = Field(default_factory=new_id, min_length=1, max_length=64)
    text: Line = Field(min_length=1, max_length=LONGEST_LINE)
    owner: str = ME
    offset_days: int = Field(default=0, ge=FIRST_DAY, le=LAST_DAY)
    done_at: Moment | None = None
    commitment_id: str | None = None
    """The promise it stands for where somebody of the team owns it."""


class RunStep(Part):
    """A step of the day."""

    id: str = Field(default_factory=new_id, min_length=1, max_length=64)
    after_minutes: int = Field(default=0, ge=FIRST_MINUTE, le=LAST_MINUTE)
    """Minutes after the event begins; below 0 what has to be done before."""
    what: Line = Field(min_length=1, max_length=LONGEST_LINE)
    who: Line = Field(default="", max_length=120)
    done_at: Moment | None = None


class Risk(Part):
    """What may go wrong, and what is done then."""

    what: Line = Field(min_length=1, max_length=LONGEST_LINE)
    answer: Line = Field(default="", max_length=LONGEST_LINE)


class NextAction(Part):
    """What the retro decided; it stands as a commitment too where somebody of the team owns it."""

    text: Line = Field(min_length=1, max_length=500)
    owner: str = ME
    due: date
    commitment_id: str | None = None


class Retro(Part):
    """What is learnt from it."""

    keep: Passage = Field(default="", max_length=LONGEST_PASSAGE)
    drop: Passage = Field(default="", max_length=LONGEST_PASSAGE)
    next: tuple[NextAction, ...] = ()
    met: Met | None = None
    """Whether the success measure was met."""

    @property
    def whole(self) -> bool:
        """Whether all three were said."""
        return bool(self.keep and self.drop and self.next)


class Postponement(Part):
    """A beginning that was changed."""

    at_before: Moment
    at_after: Moment
    reason: Line = Field(default="", max_length=LONGEST_LINE)
