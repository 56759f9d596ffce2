"""A one-on-one as it is stored; its lines, turns and agenda items are records of their own."""

from datetime import datetime
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from coachtui.domain.record import Line, Moment, Part, Passage, Record

OneOnOneType = Literal[
    "o3",
    "skill",
    "pipeline",
    "goal_review",
    "development",
    "return_from_leave",
    "phone",
    "side_by_side",
]
OneOnOneState = Literal["planned", "in_progress", "held", "missed", "cancelled"]
Channel = Literal["in_person", "phone", "video"]
LONGEST_LINE = 240
"""Characters of a line about a one-on-one."""
LONGEST_PASSAGE = 2000
"""Characters of a passage of the reflection."""


class Pulse(Part):
    """How the rep feels, 1 to 10, and what would make it one higher."""

    score: int = Field(ge=1, le=10)
    one_higher: Line = Field(default="", max_length=LONGEST_LINE)


class Feedback(Part):
    """Feedback as situation, behaviour and impact."""

    direction: Literal["given", "received"] = "given"
    kind: Literal["positive", "adjusting", "appreciation"] = "positive"
    situation: Line = Field(default="", max_length=LONGEST_LINE)
    behaviour: Line = Field(min_length=1, max_length=LONGEST_LINE)
    impact: Line = Field(default="", max_length=LONGEST_LINE)
    next: Line = Field(default="", max_length=LONGEST_LINE)
    delivered_at: Moment | None = None
    entry_id: str | None = None
    """The logged line it was made from."""

    @property
    def complete(self) -> bool:
        """Whether all three parts are there, and the next step where it is adjusting."""
        whole = bool(self.situation and self.behaviour and self.impact)
        return whole and (self.kind != "adjusting" or bool(self.next))


class Reflection(Part):
    """What the manager keeps to themselves afterwards; always private."""

    energy: int | None = Field(default=None, ge=1, le=5)
    stood_out: Passage = Field(default="", max_length=LONGEST_PASSAGE)
    my_reaction: Passage = Field(default="", max_length=LONGEST_PASSAGE)
    watch_for: Passage = Field(default="", max_length=LONGEST_PASSAGE)
    my_follow_up: Passage = Field(default="", max_length=LONGEST_PASSAGE)


class TalkSeconds(Part):
    """How long each talked by the clock, kept when the talk ends."""

    rep: int = Field(default=0, ge=0)
    mgr: int = Field(default=0, ge=0)


class Acknowledgement(Part):
    """The rep has read the shared copy."""

    at: Moment
    comment: Passage = Field(default="", max_length=1000)


class Postponement(Part):
    """A date that was changed."""

    planned_before: Moment
    planned_after: Moment
    reason: Line = Field(default="", max_length=LONGEST_LINE)


class OneOnOne(Record):
    """One talk between the manager and a rep."""

    table: ClassVar[str] = "one_on_one"
    links: ClassVar[tuple[str, ...]] = ("person_id",)

    person_id: str
    type: OneOnOneType = "o3"
    origin: Literal["planned", "spontaneous"] = "planned"
    channel: Channel = "in_person"
    planned_at: Moment
    minutes: int = Field(default=30, ge=5, le=240)
    started_at: Moment | None = None
    ended_at: Moment | None = None
    opening_line: Line = Field(default="", max_length=LONGEST_LINE)
    state: OneOnOneState = "planned"
    reason: Line = Field(default="", max_length=LONGEST_LINE)
    """Why it was missed or cancelled."""
    talk_seconds: TalkSeconds = TalkSeconds()
    pulse: Pulse | None = None
    feedback: tuple[Feedback, ...] = ()
    reflection: Reflection = Reflection()
    rep_ack: Acknowledgement | None = None
    move_history: tuple[Postponement, ...] = ()

    @model_validator(mode="after")
    def _times_agree(self) -> Self:
        if self.state in {"in_progress", "held"} and self.started_at is None:
            raise ValueError("started_at_missing")
        if self.state == "held" and self.ended_at is None:
            raise ValueError("ended_at_missing")
        if self.started_at and self.ended_at and self.ended_at < self.started_at:
            raise ValueError("ends_before_start")
        return self

    @property
    def held(self) -> bool:
        """Whether the talk took place and was wrapped up."""
        return self.state == "held"

    @property
    def running(self) -> bool:
        """Whether the talk is going on, or was interrupted."""
        return self.state == "in_progress"

    @property
    def at(self) -> datetime:
        """When it took place, or will."""
        return self.started_at or self.planned_at

    def moved(self, planned_at: datetime, reason: str) -> Self:
        """Return it with a new date; the old one and the reason stay on record."""
        step = Postponement(planned_before=self.planned_at, planned_after=planned_at, reason=reason)
        return self.revised(planned_at=planned_at, move_history=(*self.move_history, step))

    def started(self, now: datetime) -> Self:
        """Return it as going on since `now`."""
        return self.revised(state="in_progress", started_at=now)
