"""The clocks of a case: every number comes from the pack, every calendar is handed in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from coachtui.domain.working_days import WorkingWeek, add_months
from coachtui.records.discipline.rules.facts import Period
from coachtui.records.discipline.rules.law import LawPack

ContractLength = Literal["indefinite", "definite", "short", "executive"]
_DAY: Final = timedelta(days=1)
_WHOLE: Final = 100
_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Limit:
    """Until when a decision may be issued.

    Attributes:
        base: last lawful day without any protected period.
        effective: last lawful day as it stands; None while the end of a protected period is open.
        protected_until: end of the protected period the limit was measured against.
    """

    base: date
    effective: date | None
    protected_until: date | None = None

    @property
    def extended(self) -> bool:
        """Whether the limit was made longer by a protected period."""
        return self.effective is not None and self.effective > self.base

    @property
    def paused(self) -> bool:
        """Whether no date can be named."""
        return self.effective is None


@dataclass(frozen=True, slots=True)
class Receipts:
    """Latest days for the notice to be received: the last lawful one, and one with room to it."""

    lawful: date
    safe: date


@dataclass(frozen=True, slots=True)
class NoticeLength:
    """How long before its end a termination is told: days, or working days."""

    days: int
    working: bool = False


def limit(
    pack: LawPack, acts: Iterable[date], periods: Iterable[Period] = (), *, finance: bool = False
) -> Limit:
    """Return the limit of a case; of several acts the earliest counts.

    A protected period that begins when the limit is over does not revive it.

    Raises:
        ValueError: there is no act, or the calendar does not reach so far.
    """
    months = "months_finance_assets_secrets" if finance else "months"
    base = add_months(min(acts), pack.rules["VN-07"].number(months))
    begun = [period for period in merged(periods) if period.first <= base]
    if not begun:
        return Limit(base, base)
    end = begun[-1].last
    if end is None:
        return Limit(base, None)
    rule = pack.rules["VN-08"]
    if (base - end).days >= rule.number("least_days_left"):
        return Limit(base, base, end)
    extended = end + timedelta(days=rule.number("extension_days"))
    return Limit(base, max(base, extended), end)


def merged(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Return periods by their first day, those that overlap or follow each other as one."""
    found: list[Period] = []
    for period in sorted(periods, key=lambda each: each.first):
        if found and (found[-1].last is None or period.first <= found[-1].last + _DAY):
            ends = (found[-1].last, period.last)
            last = None if None in ends else max(each for each in ends if each is not None)
            found[-1] = Period(found[-1].first, last)
        else:
            found.append(period)
    return tuple(found)


def protected_on(periods: Iterable[Period], day: date) -> Period | None:
    """Return the protected period a day falls into; None where it does not."""
    for period in merged(periods):
        if period.first <= day and (period.last is None or day <= period.last):
            return period
    return None


def receipts(pack: LawPack, hearing: date, week: WorkingWeek) -> Receipts:
    """Return the latest days on which the notice of a hearing must have been received.

    The day of the hearing does not count.

    Raises:
        OverflowError: the calendar does not reach back so far.
    """
    rule = pack.rules["VN-17"]
    days = rule.number("working_days")
    return Receipts(
        week.working_days_before(hearing, days),
        week.working_days_before(hearing, days + rule.number("safe_working_days")),
    )


def expunged_on(pack: LawPack, measure: str, on: date) -> date | None:
    """Return the day a measure imposed on a day is spent; None for one that is not (dismissal).

    Raises:
        ValueError: the calendar does not reach so far.
    """
    name = f"{measure}_months"
    rule = pack.rules["VN-12"]
    return add_months(on, rule.number(name)) if name in rule.value else None


def may_shorten_from(pack: LawPack, on: date, until: date) -> date:
    """Return the first day on which a deferral that runs from one day to another may be cut."""
    percent = pack.rules["VN-12"].number("shorten_after_percent")
    return on + timedelta(days=-(-(until - on).days * percent // _WHOLE))


def suspended_until(pack: LawPack, first: date, *, special: bool = False) -> date:
    """Return the last day a suspension may last to; its first day is day 1."""
    days = pack.rules["VN-14"].number("days_special" if special else "days")
    return first + timedelta(days=days - 1)


def advance(pack: LawPack, wages: int) -> int:
    """Return what is paid in advance of the wages of a suspension, in the same money."""
    return wages * pack.rules["VN-14"].number("advance_percent") // _WHOLE


def absence_reached(pack: LawPack, days: Iterable[date]) -> date | None:
    """Return the first day on which absence without good reason has reached what the law names.

    The window counts from a day absent, which is its day 1. None while it is not reached.
    """
    rule = pack.rules["VN-11"]
    absent = sorted(set(days))
    reached = [
        day
        for suffix in ("", "_year")
        for day in _filled(
            absent, rule.number(f"absent_days{suffix}"), rule.number(f"absent_within_days{suffix}")
        )
    ]
    return min(reached, default=None)


def _filled(absent: Sequence[date], count: int, within: int) -> Iterable[date]:
    for first, last in zip(absent, absent[count - 1 :], strict=False):
        if (last - first).days < within:
            yield last


def reviews(
    pack: LawPack, start: date, week: WorkingWeek, periods: Iterable[Period] = ()
) -> tuple[date, ...]:
    """Return the review days of a support plan; protected days pause it.

    None is given from where the end of a protected period is open.
    """
    paused = merged(periods)
    found: list[date] = []
    for offset in pack.holding("review_days").numbers("review_days"):
        day = _worked_through(start, offset, week, paused)
        if day is None:
            break
        found.append(day)
    return tuple(found)


def _worked_through(
    start: date, days: int, week: WorkingWeek, paused: Sequence[Period]
) -> date | None:
    day = start
    while True:
        period = protected_on(paused, day)
        if period is not None and period.last is None:
            return None
        if period is None and days <= 0 and week.is_working_day(day):
            return day
        day += _DAY
        days -= protected_on(paused, day) is None


def notice_length(pack: LawPack, contract: ContractLength) -> NoticeLength:
    """Return the notice of Art. 36 by the length of the contract."""
    rule = pack.rules["VN-23"]
    if contract == "short":
        return NoticeLength(rule.number("short_working_days"), working=True)
    return NoticeLength(rule.number(f"{contract}_days"))


def contract_length(
    kind: Literal["indefinite", "definite"] | None, months: int | None, *, executive: bool = False
) -> ContractLength | None:
    """Return what the notice goes by; None where too little of the contract is known.

    Args:
        kind: of the contract.
        months: it runs for, where it is a definite one.
        executive: whether it is with a manager of the enterprise, which goes before its length.
    """
    if executive:
        return "executive"
    if kind != "definite":
        return kind
    if months is None:
        return None
    return "short" if months < _YEAR else "definite"


def needs_internal_rules(pack: LawPack, employees: int) -> bool:
    """Tell whether an employer of so many people needs written internal labour rules."""
    return employees >= pack.rules["VN-02"].number("employees")


def register_rules_by(pack: LawPack, issued: date) -> date:
    """Return the last day to register internal labour rules issued on a day."""
    return issued + timedelta(days=pack.rules["VN-02"].number("register_within_days"))


def rules_effective_from(pack: LawPack, dossier: date) -> date:
    """Return when internal labour rules take effect whose whole dossier came in on a day."""
    return dossier + timedelta(days=pack.rules["VN-02"].number("effective_after_days"))
