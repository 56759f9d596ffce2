"""Reading field_days.txt: a block a day, its stops under it, as README.md tells."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sample_team.script import FOLDER, fields, moment

BRIEF: Final = (
    "objective",
    "primary_question",
    "expected_objection",
    "commitment_sought",
    "fallback",
    "materials",
)
KERBSIDE: Final = ("rep_went_well", "rep_would_change", "coach_one_thing", "try_next")
DEBRIEF: Final = ("against_plan", *KERBSIDE)
PURPOSE: Final = ("competency", "why_this_rep", "why_now")
LOGGED: Final = frozenset({"-", '"', "+", "--", "?", "=", "!"})


@dataclass
class StopBlock:
    """One stop: when, how long, and what a stop says of itself; its lines as (mark, rest)."""

    at: datetime
    minutes: int
    values: dict[str, object]
    logged_in_crm: datetime | None = None
    lines: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class DayBlock:
    """One field day: whose, how it was planned and reported, and everything under its head."""

    code: str
    first: str
    duration: str
    planned: str
    """The day it was planned; `-` for one on the spur of the moment."""
    notice: str
    held: bool
    minutes_to_report: int
    acknowledged: str
    self_rating: int
    meet_at: str
    stops: list[StopBlock] = field(default_factory=list)
    rest: dict[str, list[str]] = field(default_factory=dict)
    """Lines about the whole day by their mark."""

    @property
    def spontaneous(self) -> bool:
        """Whether nobody planned it."""
        return self.planned == "-"

    def said(self, mark: str) -> str:
        """Return the one line of a mark; '' where there is none."""
        return next(iter(self.rest.get(mark, [])), "")


def read_field_days() -> list[DayBlock]:
    """Return the blocks of the script, in its order."""
    days: list[DayBlock] = []
    for line in (FOLDER / "field_days.txt").read_text("utf-8").splitlines():
        mark, _, rest = line.strip().partition(" ")
        if mark in {"#", "p"}:
            days.append(_day(mark, rest))
        elif mark == "@":
            days[-1].stops.append(_stop(rest))
        elif mark in {"b", "%", "c", "k"} or mark in LOGGED:
            _under(days[-1].stops[-1], mark, rest)
        elif mark:
            days[-1].rest.setdefault(mark, []).append(rest)
    return days


def named(names: tuple[str, ...], text: str) -> dict[str, object]:
    """Return the parts of a line by name; parts that are left out at its end are missing."""
    return dict(zip(names, fields(text), strict=False))


def _day(mark: str, rest: str) -> DayBlock:
    head, _, meet_at = rest.partition(" | ")
    code, first, duration, planned, notice, *after = head.split()
    minutes, acknowledged, rating = after or ("0", "", "0")
    return DayBlock(
        code=code,
        first=first,
        duration=duration,
        planned=planned,
        notice=notice,
        held=mark == "#",
        minutes_to_report=int(minutes),
        acknowledged=acknowledged,
        self_rating=int(rating),
        meet_at=meet_at,
    )


def _stop(rest: str) -> StopBlock:
    head, *names = fields(rest)
    day, clock, minutes, role, call, *after = head.split()
    values: dict[str, object] = {"coach_role": role, "call_type": call}
    if after:
        outcome, share = after
        values |= {"outcome": outcome, "talk_share_rep": int(share) / 100 if int(share) else None}
    values |= dict(zip(("account", "contact", "commitment_obtained"), names, strict=False))
    return StopBlock(moment(day, clock), int(minutes), values)


def _under(stop: StopBlock, mark: str, rest: str) -> None:
    if mark == "b":
        stop.values["pre_call"] = named(BRIEF, rest)
    elif mark == "k":
        stop.values["kerbside"] = named(KERBSIDE, rest)
    elif mark == "%":
        asked, given = (int(part) / 100 for part in rest.split())
        stop.values |= {"discount_asked": asked, "discount_given": given}
    elif mark == "c":
        stop.logged_in_crm = moment(*rest.split())
    else:
        stop.lines.append((mark, rest))
