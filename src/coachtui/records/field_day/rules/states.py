"""The life of a field day: what may follow what, when it locks, and the hours it takes up."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from coachtui.domain.ids import new_id
from coachtui.records.field_day.model import (
    CoachingReport,
    DayState,
    Duration,
    FieldDay,
    Postponement,
    Prep,
    Talkback,
)

LOCKS_AFTER: Final = timedelta(days=30)
"""From the acknowledgement on."""
NO_REPLY_AFTER: Final = timedelta(days=14)
"""Without an acknowledgement it then locks as it was sent."""
NOTICE: Final = timedelta(hours=24)
"""The rep knows of a planned day this long before."""
GOOD_MINUTES, RED_MINUTES = 24 * 60, 48 * 60
"""From here on a report is late, and very late; two hours are the aim."""
AIM_MINUTES: Final = 120
_MORNING: Final = (time(8), time(12))
_AFTERNOON: Final = (time(13), time(17))
_WHOLE: Final = (time(8), time(17))
_WINDOWS: Final[dict[Duration, tuple[time, time]]] = {
    "am": _MORNING,
    "pm": _AFTERNOON,
    "day": _WHOLE,
    "two_days": _WHOLE,
}
_AFTER: Final[dict[DayState, frozenset[DayState]]] = {
    "proposed": frozenset({"confirmed", "in_progress", "cancelled"}),
    "confirmed": frozenset({"in_progress", "cancelled"}),
    "in_progress": frozenset({"debrief"}),
    "debrief": frozenset({"in_progress", "reported"}),
    "reported": frozenset({"acknowledged"}),
    "acknowledged": frozenset(),
    "cancelled": frozenset({"proposed"}),
}


class NotAllowedError(ValueError):
    """What was asked for does not fit the state of the day; `reason` is a key for its sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def _gone_to(day: FieldDay, state: DayState) -> None:
    if state not in _AFTER[day.state]:
        raise NotAllowedError(f"not_{state}")


def confirmed(day: FieldDay) -> FieldDay:
    """Return it as agreed with the rep.

    Raises:
        NotAllowedError: it does not stand as proposed; so do those below, each for its state.
    """
    _gone_to(day, "confirmed")
    return day.revised(state="confirmed")


def notified(day: FieldDay, now: datetime) -> FieldDay:
    """Return it with the notice to the rep given now."""
    if not day.ahead:
        raise NotAllowedError("not_ahead")
    return day.revised(notice_given_at=now)


def started(day: FieldDay, now: datetime) -> FieldDay:
    """Return it as going on since now."""
    _gone_to(day, "in_progress")
    return day.revised(state="in_progress", started_at=day.started_at or now)


def debriefing(day: FieldDay, ended_at: datetime) -> FieldDay:
    """Return it with its last stop over."""
    _gone_to(day, "debrief")
    return day.revised(state="debrief", ended_at=max(ended_at, day.started_at or ended_at))


def resumed(day: FieldDay) -> FieldDay:
    """Return it as going on again: there is one more stop."""
    _gone_to(day, "in_progress")
    return day.revised(state="in_progress", ended_at=None)


def reported(day: FieldDay) -> FieldDay:
    """Return it with its report submitted."""
    _gone_to(day, "reported")
    return day.revised(state="reported")


def acknowledged(day: FieldDay) -> FieldDay:
    """Return it with its report read by the rep."""
    _gone_to(day, "acknowledged")
    return day.revised(state="acknowledged")


def cancelled(day: FieldDay, reason: str) -> FieldDay:
    """Return it as called off; a reason is needed."""
    _gone_to(day, "cancelled")
    if not reason.strip():
        raise NotAllowedError("no_reason")
    return day.revised(state="cancelled", reason=reason)


def moved(day: FieldDay, new_date: date, reason: str) -> FieldDay:
    """Return it on another date, to be agreed and told anew; the old one and why stay on record."""
    if not day.ahead:
        raise NotAllowedError("not_ahead")
    if new_date == day.date:
        raise NotAllowedError("same_date")
    step = Postponement(date_before=day.date, date_after=new_date, reason=reason)
    return day.revised(
        date=new_date,
        state="proposed",
        notice_given_at=None,
        move_history=(*day.move_history, step),
    )


def copied(day: FieldDay, new_date: date) -> FieldDay:
    """Return a new day like it: rep, length, purpose, place and rules, nothing that happened."""
    return FieldDay(
        id=new_id(),
        person_id=day.person_id,
        second_line_manager_id=day.second_line_manager_id,
        date=new_date,
        duration=day.duration,
        purpose=day.purpose,
        prep=Prep(
            meet_at=day.prep.meet_at,
            ground_rules=day.prep.ground_rules,
            rep_plans_normal_day=day.prep.rep_plans_normal_day,
        ),
        debrief_mode=day.debrief_mode,
        debrief=Talkback(),
    )


def report_of(reports: Iterable[CoachingReport], day_id: str) -> CoachingReport | None:
    """Return the report of a day; None while there is none."""
    return next((each for each in reports if each.field_day_id == day_id), None)


def locked_since(day: FieldDay, report: CoachingReport | None) -> datetime | None:
    """Return when it locks or locked; None while nothing was submitted."""
    if report is None or day.state not in {"reported", "acknowledged"}:
        return None
    if report.ack is not None:
        return report.ack.at + LOCKS_AFTER
    return report.submitted_at + NO_REPLY_AFTER


def is_locked(day: FieldDay, report: CoachingReport | None, now: datetime) -> bool:
    """Tell whether nothing of it changes any more: it is only added to."""
    since = locked_since(day, report)
    return since is not None and since <= now


def shown_state(day: FieldDay, report: CoachingReport | None, now: datetime) -> str:
    """Return its state as people see it: a key of the labels `field_day_state`."""
    if is_locked(day, report, now):
        return "locked" if report is not None and report.ack is not None else "no_reply"
    return day.state


def read_only(day: FieldDay) -> bool:
    """Tell whether its texts and scores stand: the rep has them, lines are only added."""
    return day.state in {"reported", "acknowledged"}


def dates_of(day: FieldDay) -> tuple[date, ...]:
    """Return the calendar days it covers."""
    if day.duration == "two_days" and day.date < date.max:
        return day.date, day.date + timedelta(days=1)
    return (day.date,)


def covers(day: FieldDay, on: date) -> bool:
    """Tell whether it takes place, at least partly, on a calendar day."""
    return on in dates_of(day)


def window(day: FieldDay, on: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return from when to when it takes up a calendar day it covers, in the team's zone."""
    begins, ends = _WINDOWS[day.duration]
    return datetime.combine(on, begins, zone), datetime.combine(on, ends, zone)


def lacks_notice(day: FieldDay, zone: ZoneInfo) -> bool:
    """Tell whether a planned day ahead was told to the rep too late, or not at all."""
    if not day.ahead or day.origin == "spontaneous":
        return False
    begins = window(day, day.date, zone)[0]
    return day.notice_given_at is None or day.notice_given_at > begins - NOTICE


def lateness(minutes: int) -> Literal["good", "amber", "red"]:
    """Return how a report stands that came, or is owed, so many minutes after the last stop."""
    if minutes <= GOOD_MINUTES:
        return "good"
    return "amber" if minutes <= RED_MINUTES else "red"
