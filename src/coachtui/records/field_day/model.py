"""A field day as it is stored: the day, its stops, its report, and the coach's own card.

The lines logged on the day are log entries, each part of the stop (or, between stops, of the day)
it was logged at; a line with scores is an observation, its text the evidence.
"""

from datetime import date, datetime
from typing import ClassVar, Final, Literal, Self

from pydantic import Field, model_validator

from coachtui.domain.ids import ME
from coachtui.domain.log_entry import Score
from coachtui.domain.record import Line, Moment, Part, Passage, Record

DayState = Literal[
    "proposed", "confirmed", "in_progress", "debrief", "reported", "acknowledged", "cancelled"
]
Duration = Literal["am", "pm", "day", "two_days"]
DebriefMode = Literal["per_call", "end_of_day"]
CallType = Literal[
    "prospect", "discovery", "demo", "proposal", "negotiation", "service", "merchandising"
]
CoachRole = Literal["observe", "joint", "model"]
Outcome = Literal["advance", "continuation", "order", "no_sale", "no_show"]
CardAnswer = Literal["yes", "partly", "no"]
CardQuestion = Literal[
    "silent_on_observe", "rep_first", "specific", "one_thing", "dated_step", "phone_away"
]
HALF_DAYS: Final[dict[Duration, int]] = {"am": 1, "pm": 1, "day": 2, "two_days": 4}
LONGEST_LINE, LONGEST_PASSAGE = 240, 2000
"""Characters of a line about a field day, and of a passage."""
MOST_PURPOSES, MOST_STRENGTHS, MOST_PRIORITIES = 3, 2, 2


class Purpose(Part):
    """What the day is for: a competency, why this rep, why now."""

    competency: Line = ""
    why_this_rep: Line = Field(default="", max_length=LONGEST_LINE)
    why_now: Line = Field(default="", max_length=LONGEST_LINE)


class Prep(Part):
    """What was looked at and agreed before the day."""

    territory_numbers_seen: bool = False
    dev_plan_seen: bool = False
    meet_at: Line = Field(default="", max_length=LONGEST_LINE)
    rep_plans_normal_day: bool = True
    ground_rules: Line = Field(default="", max_length=LONGEST_LINE)


class Talkback(Part):
    """A debrief, of a call or of the day: the rep first, then the coach's one thing."""

    against_plan: Line = Field(default="", max_length=LONGEST_LINE)
    rep_went_well: Line = Field(default="", max_length=LONGEST_LINE)
    rep_would_change: Line = Field(default="", max_length=LONGEST_LINE)
    rep_passed: bool = False
    """The rep had nothing to say and said so."""
    coach_one_thing: Line = Field(default="", max_length=LONGEST_LINE)
    try_next: Line = Field(default="", max_length=LONGEST_LINE)

    @property
    def rep_spoke(self) -> bool:
        """Whether the coach may speak: the rep said both, or passed."""
        return self.rep_passed or bool(self.rep_went_well and self.rep_would_change)


class Postponement(Part):
    """A date that was changed."""

    date_before: date
    date_after: date
    reason: Line = Field(default="", max_length=LONGEST_LINE)


class FieldDay(Record):
    """A half-day to two days that the manager spends beside a rep."""

    table: ClassVar[str] = "field_day"
    links: ClassVar[tuple[str, ...]] = ("person_id",)

    person_id: str
    """The rep."""
    coach_id: str = ME
    second_line_manager_id: str | None = None
    date: date
    """Its first day."""
    duration: Duration = "day"
    origin: Literal["planned", "spontaneous"] = "planned"
    state: DayState = "proposed"
    reason: Line = Field(default="", max_length=LONGEST_LINE)
    """Why it was cancelled."""
    notice_given_at: Moment | None = None
    purpose: tuple[Purpose, ...] = Field(default=(), max_length=MOST_PURPOSES)
    prep: Prep = Prep()
    debrief_mode: DebriefMode = "end_of_day"
    debrief: Talkback = Talkback()
    self_scores: tuple[Score, ...] = ()
    """The rep's own scores of the day, given before the coach's are shown."""
    self_rating: int | None = Field(default=None, ge=1, le=5)
    rep_business_review: Passage = Field(default="", max_length=LONGEST_PASSAGE)
    started_at: Moment | None = None
    ended_at: Moment | None = None
    """When the last stop ended and the debrief began."""
    move_history: tuple[Postponement, ...] = ()

    @model_validator(mode="after")
    def _times_agree(self) -> Self:
        running = {"in_progress", "debrief", "reported", "acknowledged"}
        if self.state in running and self.started_at is None:
            raise ValueError("started_at_missing")
        if self.started_at and self.ended_at and self.ended_at < self.started_at:
            raise ValueError("ends_before_start")
        if self.state == "cancelled" and not self.reason:
            raise ValueError("cancelled_needs_reason")
        return self

    @property
    def half_days(self) -> int:
        """How many half-days it takes."""
        return HALF_DAYS[self.duration]

    @property
    def ahead(self) -> bool:
        """Whether it has not begun and still stands."""
        return self.state in {"proposed", "confirmed"}

    @property
    def running(self) -> bool:
        """Whether it is going on, or its debrief is."""
        return self.state in {"in_progress", "debrief"}

    @property
    def held(self) -> bool:
        """Whether it took place."""
        return self.state in {"debrief", "reported", "acknowledged"}

    @property
    def report_owed(self) -> bool:
        """Whether it is over but for its report."""
        return self.state == "debrief"


class PreCall(Part):
    """What the rep says before a call."""

    objective: Line = Field(default="", max_length=LONGEST_LINE)
    primary_question: Line = Field(default="", max_length=LONGEST_LINE)
    expected_objection: Line = Field(default="", max_length=LONGEST_LINE)
    commitment_sought: Line = Field(default="", max_length=LONGEST_LINE)
    fallback: Line = Field(default="", max_length=LONGEST_LINE)
    materials: Line = Field(default="", max_length=LONGEST_LINE)


class Stop(Record):
    """A call on a customer within a field day."""

    table: ClassVar[str] = "stop"
    links: ClassVar[tuple[str, ...]] = ("person_id", "field_day_id")

    person_id: str
    field_day_id: str
    seq: int = Field(ge=1)
    account: Line = Field(default="", max_length=120)
    contact: Line = Field(default="", max_length=120)
    planned_at: Moment | None = None
    minutes: int = Field(default=45, ge=5, le=480)
    actual_at: Moment | None = None
    ended_at: Moment | None = None
    opportunity_id: Line = Field(default="", max_length=80)
    call_type: CallType = "discovery"
    coach_role: CoachRole = "observe"
    pre_call: PreCall = PreCall()
    talk_share_rep: float | None = Field(default=None, ge=0, le=1)
    """The rep's share of the talk, as the coach guessed it."""
    outcome: Outcome | None = None
    commitment_obtained: Line = Field(default="", max_length=LONGEST_LINE)
    kerbside: Talkback = Talkback()
    crm_logged: bool = False
    crm_logged_at: Moment | None = None
    discount_asked: float | None = Field(default=None, ge=0, le=1)
    discount_given: float | None = Field(default=None, ge=0, le=1)
    on_the_spot: bool = False
    """Whether it was added while the day was going on."""
    cancelled_because: Line | None = Field(default=None, max_length=LONGEST_LINE)
    """Why it was called off; None while it stands."""

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.actual_at and self.ended_at and self.ended_at < self.actual_at:
            raise ValueError("ends_before_start")
        if self.outcome == "order" and not self.account:
            raise ValueError("order_needs_account")
        return self

    @property
    def cancelled(self) -> bool:
        """Whether it was called off."""
        return self.cancelled_because is not None

    @property
    def running(self) -> bool:
        """Whether it has begun and not ended."""
        return self.actual_at is not None and self.ended_at is None and not self.cancelled

    @property
    def over(self) -> bool:
        """Whether nothing more happens there: it ended or was called off."""
        return self.ended_at is not None or self.cancelled

    @property
    def unplanned(self) -> bool:
        """Whether it began without a stated objective: marked "no plan", never blocked."""
        return self.actual_at is not None and not self.pre_call.objective

    @property
    def at(self) -> datetime | None:
        """When it began, or is planned to."""
        return self.actual_at or self.planned_at


class Strength(Part):
    """Something the rep did well, with one observed line."""

    competency: Line = ""
    evidence: Line = Field(min_length=1, max_length=LONGEST_LINE)
    entry_id: str | None = None
    """The logged line it was taken from."""


class Priority(Part):
    """Something to work on: what to do differently, with one observed line."""

    competency: Line = ""
    behaviour: Line = Field(default="", max_length=LONGEST_LINE)
    evidence: Line = Field(min_length=1, max_length=LONGEST_LINE)
    entry_id: str | None = None


class NextStep(Part):
    """An agreed step: it stands as a commitment too."""

    action: Line = Field(min_length=1, max_length=500)
    owner: str
    due: date
    commitment_id: str | None = None


class Acknowledgement(Part):
    """The rep has read the report."""

    at: Moment
    comment: Passage = Field(default="", max_length=1000)


class CoachingReport(Record):
    """What the rep gets of a field day; read-only once it is acknowledged."""

    table: ClassVar[str] = "coaching_report"
    links: ClassVar[tuple[str, ...]] = ("person_id", "field_day_id")

    person_id: str
    field_day_id: str
    strengths: tuple[Strength, ...] = Field(min_length=1, max_length=MOST_STRENGTHS)
    priorities: tuple[Priority, ...] = Field(default=(), max_length=MOST_PRIORITIES)
    next_steps: tuple[NextStep, ...] = Field(min_length=1)
    rep_self_rating: int | None = Field(default=None, ge=1, le=5)
    coach_comments: Passage = Field(default="", max_length=LONGEST_PASSAGE)
    rep_comments: Passage = Field(default="", max_length=LONGEST_PASSAGE)
    word_count: int = Field(default=0, ge=0)
    reading_seconds: int = Field(default=0, ge=0)
    submitted_at: Moment
    minutes_to_submit: int = Field(default=0, ge=0)
    """From the end of the last stop."""
    ack: Acknowledgement | None = None


class CoachCard(Record):
    """How the rep or the second-line manager saw the manager as a coach: six answers."""

    table: ClassVar[str] = "coach_card"
    links: ClassVar[tuple[str, ...]] = ("person_id", "field_day_id")

    person_id: str
    """Who answered."""
    field_day_id: str | None = None
    by: Literal["rep", "second_line"] = "rep"
    on: date
    answers: dict[CardQuestion, CardAnswer]

    @property
    def share(self) -> float:
        """The mean of the answers, 0 to 1: yes 1, partly a half, no 0."""
        worth = {"yes": 1.0, "partly": 0.5, "no": 0.0}
        return sum(worth[each] for each in self.answers.values()) / max(len(self.answers), 1)
