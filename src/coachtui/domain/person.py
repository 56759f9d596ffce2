"""A person: rep, manager or anyone else a record can name."""

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from coachtui.domain.record import Line, Part, Passage, Record
from coachtui.text import initials, name_key

Role = Literal["rep", "team_lead", "regional_manager", "sales_manager", "candidate", "other"]
PersonStatus = Literal["active", "notice", "left"]
NameOrder = Literal["vn", "western"]
Motive = Literal["monetary", "recognition", "growth", "autonomy", "purpose", "family_time"]
TenureBand = Literal["new", "developing", "established", "veteran"]
MOST_CRM_NAMES = 10
CrmName = Annotated[Line, Field(min_length=1, max_length=200)]
UNNAMED = "Me"
"""Name of the manager until they give theirs."""
PRONOUNS = ("anh", "chị", "em", "bạn", "mình", "tôi", "cô", "chú")
"""Words people address each other with, as `address_vi` holds them."""


class Address(Part):
    """How manager and rep address each other in Vietnamese."""

    rep: Line = Field(default="", max_length=10)
    manager: Line = Field(default="", max_length=10)


class Rhythm(Part):
    """How often, on which weekday (1 Monday to 7 Sunday) and how long the one-on-ones are."""

    cadence_days: int = Field(default=14, ge=3, le=90)
    weekday: int | None = Field(default=None, ge=1, le=7)
    minutes: int = Field(default=30, ge=15, le=90)
    paused_until: date | None = None


class Motivator(Part):
    """What drives a person."""

    kind: Motive
    note: Line = Field(default="", max_length=200)


class Retention(Part):
    """On what ground a person's records are kept, and whether they must not be erased."""

    basis: Literal["contract", "agreement", "law", "dispute"] = "contract"
    until: date | None = None
    """Last day; None: as long as the ground lasts, a hold until it is lifted."""
    hold: bool = False
    hold_reason: Line = Field(default="", max_length=200)

    def holds_on(self, day: date) -> bool:
        """Tell whether the records must not be erased on a day."""
        return self.hold and (self.until is None or day <= self.until)


class Person(Record):
    """Somebody of the team or around it."""

    table: ClassVar[str] = "person"
    links: ClassVar[tuple[str, ...]] = ("reports_to",)

    full_name: Line = Field(min_length=1, max_length=120)
    preferred_name: Line | None = Field(default=None, max_length=40)
    name_order: NameOrder = "vn"
    employee_no: Line | None = Field(default=None, max_length=40)
    crm_names: tuple[CrmName, ...] = Field(default=(), max_length=MOST_CRM_NAMES)
    """What the CRM calls them, where that is not the full name."""
    language: Literal["vi", "en"] = "vi"
    address_vi: Address = Address()
    role: Role = "rep"
    reports_to: str | None = None
    territory: Line = Field(default="", max_length=80)
    region: Line = Field(default="", max_length=40)
    status: PersonStatus = "active"
    left_on: date | None = None
    hire_date: date | None = None
    probation_end: date | None = None
    contract_type: Literal["indefinite", "definite"] | None = None
    contract_months: int | None = Field(default=None, ge=1, le=60)
    contract_end: date | None = None
    one_on_one: Rhythm = Rhythm()
    norm_half_days: float | None = Field(default=None, ge=0.1, le=20)
    """Half-days a month in the field agreed with this rep; None: the norm of their tenure."""
    last_ride_before: date | None = None
    last_1on1_before: date | None = None
    focus_competencies: tuple[str, ...] = Field(default=(), max_length=6)
    motivators: tuple[Motivator, ...] = ()
    personal: Passage = Field(default="", max_length=1000)
    off_days: tuple[date, ...] = ()
    retention: Retention = Retention()

    @model_validator(mode="after")
    def _dates_agree(self) -> Self:
        if self.status == "left" and self.left_on is None:
            raise ValueError("left_on_missing")
        if self.hire_date and self.probation_end and self.probation_end < self.hire_date:
            raise ValueError("probation_before_hire")
        if self.hire_date and self.contract_end and self.contract_end <= self.hire_date:
            raise ValueError("contract_ends_before_hire")
        return self

    @property
    def given_name(self) -> str:
        """The name people call: the preferred one, else the last word (first in western order)."""
        if self.preferred_name:
            return self.preferred_name
        words = self.full_name.split()
        return words[0] if self.name_order == "western" else words[-1]

    @property
    def short_name(self) -> str:
        """Name in lists: with "anh" or "chị" in front where that is how the rep is addressed."""
        honorific = self.address_vi.rep
        if honorific in {"", "em", "bạn", "mình", "tôi"}:
            return self.given_name
        return f"{honorific} {self.given_name}"

    @property
    def initials(self) -> str:
        """First letter of each part of the name."""
        return initials(self.full_name)

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Key that sorts people by given name, then by the rest, in Vietnamese order."""
        return name_key(self.full_name, western=self.name_order == "western")

    @property
    def is_rep(self) -> bool:
        """Whether this is somebody the manager holds one-on-ones with now."""
        return self.role == "rep" and self.status != "left"

    def tenure(self, today: date) -> TenureBand | None:
        """Return how long they have been here: under 3 months, 12 months, 5 years, or longer."""
        if self.hire_date is None:
            return None
        hired = self.hire_date
        months = (today.year - hired.year) * 12 + today.month - hired.month
        served = months - (today.day < hired.day)
        for limit, band in _TENURE:
            if served < limit:
                return band
        return "veteran"


_TENURE: tuple[tuple[int, TenureBand], ...] = ((3, "new"), (12, "developing"), (60, "established"))
"""Full months up to which each lasts."""
