"""Disciplinary cases as they are stored, all in the HR store.

A case is what is known; its steps are what was done. A step is inserted once and never changed:
what is wrong with it is said in an addendum. The state of a case is that of its last step.
"""

from datetime import date
from typing import ClassVar, Final, Literal

from pydantic import Field, model_validator

from coachtui.domain.record import Line, Moment, Part, Passage, Record, Visibility

Track = Literal["conduct", "capability"]
StepKey = Literal[
    # conduct under a law with measures
    "recorded",
    "union_informed",
    "proposed",
    "hearing_notified",
    "hearing_held",
    "minutes_signed",
    "decision_issued",
    "served",
    "shortened",
    "annulled",
    # conduct on a ladder of warnings
    "investigation",
    "invited",
    "ladder_hearing",
    "outcome",
    "appealed",
    "appeal_heard",
    # capability
    "expectation_set",
    "support_plan",
    "reading",
    "extended",
    "met",
    "not_met",
    "hr_referral",
    # any
    "suspended",
    "closed_no_action",
    "reopened",
]
EvidenceKind = Literal["document", "log", "photo", "message", "statement"]
Basis = Literal["leave", "custody", "authority", "family"]
AttendeeRole = Literal[
    "employee", "organisation", "guardian", "employer", "hr", "witness", "companion", "minutes"
]
LONGEST_LINE, LONGEST_PASSAGE = 240, 4000
"""Characters of a line and of a passage of a case."""
_SHA256: Final = r"^[0-9a-f]{64}$"


class Witness(Part):
    """Somebody who saw it, and their own words: a quotation, never linted."""

    name: Line = Field(min_length=1, max_length=120)
    quote: Line = Field(default="", max_length=LONGEST_LINE)


class EvidenceLink(Part):
    """Where a copied excerpt was taken from; what stands there stays private."""

    kind: Line = Field(min_length=1, max_length=40)
    id: str
    on: date
    """The day it was seen or said."""


class Evidence(Part):
    """A piece of evidence; the hash shows later that the file is the same."""

    kind: EvidenceKind = "document"
    what: Line = Field(min_length=1, max_length=LONGEST_LINE)
    file: Line = Field(default="", max_length=LONGEST_LINE)
    """Name of the file, where it is one."""
    sha256: Line | None = Field(default=None, pattern=_SHA256)
    collected_at: Moment | None = None
    source: EvidenceLink | None = None
    """Of an excerpt copied from a one-on-one, a field day or a promise."""


class Incident(Part):
    """What happened, and the rule it breaks."""

    acts: tuple[date, ...] = Field(default=(), max_length=60)
    """Days of the act; of several the earliest counts."""
    at: Line = Field(default="", max_length=40)
    """The hour, as people say it."""
    discovered_on: date | None = None
    caught_in_act: bool = False
    place: Line = Field(default="", max_length=LONGEST_LINE)
    facts: Passage = Field(default="", max_length=LONGEST_PASSAGE)
    witnesses: tuple[Witness, ...] = Field(default=(), max_length=20)
    evidence: tuple[Evidence, ...] = Field(default=(), max_length=50)
    clause: Line = Field(default="", max_length=LONGEST_LINE)
    clause_in: Literal["internal_rules", "contract", "law"] = "internal_rules"
    rules_registered_on: date | None = None
    rules_effective_on: date | None = None
    finance: bool = False
    """Directly about finance, assets, technology or business secrets."""
    ground: Literal["", "125.1", "125.2", "125.3", "125.4"] = ""
    absent: tuple[date, ...] = Field(default=(), max_length=60)


class Metric(Part):
    """A published figure the work is measured by."""

    name: Line = Field(min_length=1, max_length=120)
    unit: Line = Field(default="", max_length=20)
    baseline: float | None = None
    target: float | None = None


class Capability(Part):
    """Where the work falls short of what was published."""

    standard: Line = Field(default="", max_length=LONGEST_LINE)
    """The published criteria."""
    criteria_issued_on: date | None = None
    organisation_consulted_on: date | None = None
    gap: Passage = Field(default="", max_length=LONGEST_PASSAGE)
    metrics: tuple[Metric, ...] = Field(default=(), max_length=3)
    support: tuple[Line, ...] = Field(default=(), max_length=12)
    """Coaching, training, tools that are given."""
    starts_on: date | None = None
    review_dates: tuple[date, ...] = Field(default=(), max_length=12)


class TrackChange(Part):
    """A case that was sorted anew."""

    before: Track
    after: Track
    reason: Line = Field(min_length=20, max_length=LONGEST_LINE)
    at: Moment


class DisciplineCase(Record):
    """What is known of a case; frozen field by field as its steps are issued."""

    table: ClassVar[str] = "discipline_case"
    links: ClassVar[tuple[str, ...]] = ("person_id",)

    visibility: Visibility = "formal"
    person_id: str
    number: str = Field(pattern=r"^\d{4}-\d{3,}$")
    track: Track
    pack: Line = Field(min_length=1, max_length=60)
    pack_version: Line = Field(default="", max_length=40)
    title: Line = Field(default="", max_length=120)
    incident: Incident = Incident()
    capability: Capability = Capability()
    statement: Passage = Field(default="", max_length=LONGEST_PASSAGE)
    """The rep's own account, in their words."""
    manager_notes: Passage = Field(default="", max_length=LONGEST_PASSAGE)
    """For the manager alone; in no document and no export."""
    previous: tuple[str, ...] = ()
    """Earlier cases it cites."""
    track_changes: tuple[TrackChange, ...] = ()


class Attendee(Part):
    """Somebody concerned by a notice, a hearing or a decision."""

    role: AttendeeRole
    name: Line = Field(default="", max_length=120)
    sent_on: date | None = None
    received_on: date | None = None
    came: bool | None = None
    signed: bool = False
    refusal: Line = Field(default="", max_length=LONGEST_LINE)
    """Why they did not sign."""
    served_on: date | None = None


class Override(Part):
    """A guard that was passed with a reason typed for it, or against it altogether."""

    guard: Line
    rule: Line
    article: Line = ""
    reason: Line = Field(min_length=10, max_length=LONGEST_LINE)
    contrary: bool = False
    """The law surely forbids it; it was decided elsewhere all the same, and is marked as that."""


class CaseStep(Record):
    """One step, as it was issued: inserted once, never changed."""

    table: ClassVar[str] = "case_step"
    links: ClassVar[tuple[str, ...]] = ("person_id", "case_id")

    visibility: Visibility = "formal"
    person_id: str
    case_id: str
    step: StepKey
    on: date
    """The day it was done; when it was recorded stands in `recorded_at`."""
    by: Line = Field(default="", max_length=120)
    """Who did or decided it."""
    authority_ref: Line = Field(default="", max_length=LONGEST_LINE)
    text: Passage = Field(default="", max_length=LONGEST_PASSAGE)
    """What was said or found; at a hearing the defence in the rep's own words."""
    people: tuple[Attendee, ...] = Field(default=(), max_length=20)
    hearing_at: Moment | None = None
    place: Line = Field(default="", max_length=LONGEST_LINE)
    measure: Line = Field(default="", max_length=LONGEST_LINE)
    """Key of a measure of the pack, or of a stage of its ladder; one taken elsewhere against the
    law in its own words."""
    months: int | None = Field(default=None, ge=1, le=60)
    until: date | None = None
    """Of a suspension, or the day an extension ends."""
    readings: dict[str, float] = Field(default_factory=dict)
    """Value by the name of the metric."""
    evidence: tuple[Evidence, ...] = Field(default=(), max_length=20)
    """What a review rests on."""
    incident: Incident | None = None
    """What was known when it was recorded, frozen with the step."""
    capability: Capability | None = None
    overrides: tuple[Override, ...] = ()

    @property
    def contrary(self) -> bool:
        """Whether it stands on file as contrary to the law."""
        return any(each.contrary for each in self.overrides)

    @model_validator(mode="after")
    def _signed_or_not(self) -> "CaseStep":
        if any(each.signed and each.refusal for each in self.people):
            raise ValueError("signed_and_refused")
        return self


class Addendum(Record):
    """Something added to an issued step, or to a case as a whole."""

    table: ClassVar[str] = "case_addendum"
    links: ClassVar[tuple[str, ...]] = ("person_id", "case_id")

    visibility: Visibility = "formal"
    person_id: str
    case_id: str
    step_id: str | None = None
    by: Line = Field(default="", max_length=120)
    text: Passage = Field(min_length=1, max_length=LONGEST_PASSAGE)


class ProtectedPeriod(Part):
    """Days on which nobody may be disciplined: that there is a pause, never why in detail."""

    basis: Basis
    first: date
    last: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "ProtectedPeriod":
        if self.last is not None and self.last < self.first:
            raise ValueError("period_ends_before_start")
        return self


class HrFile(Record):
    """What the law asks about a person, and what would tell of a case elsewhere."""

    table: ClassVar[str] = "hr_file"
    links: ClassVar[tuple[str, ...]] = ("person_id",)

    visibility: Visibility = "formal"
    person_id: str
    organisation_member: bool = False
    under_age: bool = False
    holds_post: bool = False
    """Whether there is a post to remove them from."""
    executive: bool = False
    """Whether they manage the enterprise, which has a longer notice."""
    protected: tuple[ProtectedPeriod, ...] = Field(default=(), max_length=20)


class CounselNote(Record):
    """An informal talk: outside both tracks, and no discipline."""

    table: ClassVar[str] = "counsel_note"
    links: ClassVar[tuple[str, ...]] = ("person_id",)

    visibility: Visibility = "formal"
    person_id: str
    on: date
    facts: Passage = Field(min_length=1, max_length=LONGEST_PASSAGE)
    expectation: Passage = Field(default="", max_length=LONGEST_PASSAGE)
    rep_said: Passage = Field(default="", max_length=LONGEST_PASSAGE)
