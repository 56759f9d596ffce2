"""What is known of a case, as the rules are handed it."""

from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Final, Literal
from zoneinfo import ZoneInfo

from coachtui.domain.clock import TEAM_ZONE

RuleSource = Literal["internal_rules", "contract", "law"]
Role = Literal["employee", "organisation", "guardian"]
ZONE: Final[tzinfo] = ZoneInfo(TEAM_ZONE)
"""Where a day begins, unless the team lives elsewhere."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days on which nobody may be disciplined, both ends included; `last` None: not known yet."""

    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who must be at the hearing.

    Attributes:
        received_on: when the notice reached them; None: not yet.
        came: whether they were there; None: the hearing is not held.
        refusal: why they did not sign the minutes.
        served_on: when the decision reached them.
    """

    role: Role
    name: str = ""
    received_on: date | None = None
    came: bool | None = None
    signed: bool = False
    refusal: str = ""
    served_on: date | None = None


@dataclass(frozen=True, slots=True)
class Imposed:
    """A measure imposed before.

    Attributes:
        on: the day of discipline.
        shortened_to: the day a deferral was cut down to.
        same_breach: whether it was for the breach that is looked at now.
    """

    measure: str
    on: date
    shortened_to: date | None = None
    same_breach: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A case of conduct.

    Attributes:
        acts: days of the breach, at least one.
        finance: whether it is directly about finance, assets, technology or business secrets.
        clause: the clause that names the act; "" none does.
        rules_registered_on, rules_effective_on: of the internal labour rules.
        measures: what is proposed, keys or as typed; one at most is lawful.
        provided: the heaviest measure the clauses provide for each breach, where several are
            dealt with at once.
        disciplined_already: whether this breach has led to a measure before.
        months: of a deferral.
        holds_post: whether there is a post to remove them from.
        ground: of a dismissal, as `125.1`.
        absent: days absent without good reason.
        earlier: measures imposed before.
        periods: protected ones.
        member: of the grass-roots organisation.
        under_age: whether a legal representative must come.
        defence: what the rep said for themselves, in their own words.
        decided_on: day of the decision; None: none yet, so today is looked at.
    """

    acts: tuple[date, ...]
    finance: bool = False
    clause: str = ""
    clause_in: RuleSource = "internal_rules"
    rules_registered_on: date | None = None
    rules_effective_on: date | None = None
    measures: tuple[str, ...] = ()
    provided: tuple[str, ...] = ()
    disciplined_already: bool = False
    months: int | None = None
    holds_post: bool = False
    ground: str = ""
    absent: tuple[date, ...] = ()
    earlier: tuple[Imposed, ...] = ()
    periods: tuple[Period, ...] = ()
    member: bool = False
    under_age: bool = False
    participants: tuple[Participant, ...] = ()
    hearing_on: date | None = None
    defence: str = ""
    decided_on: date | None = None
    issued_by: str = ""
    authority_ref: str = ""

    @property
    def must_attend(self) -> tuple[Role, ...]:
        """Who must be at the hearing, beside the employer."""
        roles: list[Role] = ["employee"]
        if self.under_age:
            roles.append("guardian")
        if self.member:
            roles.append("organisation")
        return tuple(roles)
