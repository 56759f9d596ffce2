"""What the form of an event's plan holds at first, and the event its values make."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Final

from coachtui.capture.moments import moment_of
from coachtui.capture.money import money_of
from coachtui.language import Words
from coachtui.records.team_event.model import (
    MOST_DATES,
    MOST_OBJECTIVES,
    DateOption,
    TeamEvent,
)
from coachtui.ui.form import Values

YES, NO, BY_HOURS = "yes", "no", "hours"
_TRUTH: Final = {YES: True, NO: False}
DATES: Final = tuple(f"date_{number}" for number in range(1, MOST_DATES + 1))
_OBJECTIVES: Final = tuple(f"objective_{number}" for number in range(1, MOST_OBJECTIVES + 1))
_PLAIN: Final = ("title", "kind", "success_metric", "place", "sponsor")
TWO, LAST_YEAR = time(14), 9998
"""The hour of a day alone; after the last year there is no room for the days around a date."""


def typed_moment(text: str, words: Words, now: datetime, begins: time = TWO) -> datetime | None:
    """Return the moment a text names; a day alone means the hour at which it usually begins.

    None where it names none, or one beyond what calendars reckon with.
    """
    local = words.local(now)
    usual = local.replace(hour=begins.hour, minute=begins.minute, second=0, microsecond=0)
    at = moment_of(text, local.date(), usual)
    return None if at is None or at.year > LAST_YEAR else at


def charter_values(words: Words, event: TeamEvent) -> Values:
    """Return what the form of an event holds at first."""
    budget, access = event.budget, event.access
    said = {True: YES, False: NO, None: BY_HOURS}[event.in_hours_said]
    step_free = {True: YES, False: NO, None: ""}[access.step_free]
    values = {name: str(getattr(event, name)) for name in _PLAIN}
    values |= {
        "per_head": words.number(budget.per_head) if budget.per_head else "",
        "headcount": _number(budget.headcount),
        "contingency": str(budget.contingency_percent),
        "minutes": str(int(event.length.total_seconds() // 60)),
        "in_hours": said,
        "travel": _number(access.travel_min),
        "step_free": step_free,
        "link": access.link,
        "approved_by": budget.approved_by,
        "objective_own": "",
    }
    values |= dict(zip(_OBJECTIVES, (*event.objectives, "", ""), strict=False))
    shown = [shown_moment(words, option.at) for option in event.date_options]
    return values | dict(zip(DATES, (*shown, "", "", ""), strict=False))


def shown_moment(words: Words, at: datetime) -> str:
    """Return a moment as `typed_moment` reads it again."""
    return f"{words.day(words.local(at).date())} {words.time(at)}"


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def chartered(
    base: TeamEvent, values: Values, words: Words, now: datetime, begins: time
) -> TeamEvent:
    """Return an event with what `values` hold; what they do not hold stays.

    `begins` is the hour of a date that is typed without one.

    Raises:
        pydantic.ValidationError: a value does not fit.
    """
    changes: dict[str, object] = {name: values[name] for name in _PLAIN if name in values}
    if "in_hours" in values:
        changes["in_hours_said"] = _TRUTH.get(values["in_hours"])
    changes["budget"] = base.budget.revised(**_read(values, _BUDGET))
    changes["access"] = base.access.revised(**_read(values, _ACCESS))
    changes["objectives"] = objectives_of(base, values)
    changes["date_options"] = _options(base, values, words, now, begins)
    return _lasting(base.revised(**changes), values)


def _whole(text: str) -> int | None:
    return int(text) if text else None


_Reader = Callable[[str], object]
_BUDGET: Final[dict[str, tuple[str, _Reader]]] = {
    "per_head": ("per_head", lambda text: money_of(text) or 0),
    "headcount": ("headcount", _whole),
    "contingency": ("contingency_percent", lambda text: int(text or 0)),
    "approved_by": ("approved_by", str),
}
_ACCESS: Final[dict[str, tuple[str, _Reader]]] = {
    "travel": ("travel_min", _whole),
    "step_free": ("step_free", _TRUTH.get),
    "link": ("link", str),
}


def _read(values: Values, readers: dict[str, tuple[str, _Reader]]) -> dict[str, object]:
    """Return the fields of a part that `values` hold."""
    return {field: read(values[name]) for name, (field, read) in readers.items() if name in values}


def objectives_of(base: TeamEvent, values: Values) -> tuple[str, ...]:
    """Return the objectives the fields name, those in one's own words last."""
    before = dict(zip(_OBJECTIVES, (*base.objectives, "", ""), strict=False))
    found = [values.get(name, before[name]) for name in _OBJECTIVES]
    found.append(values.get("objective_own", ""))
    return tuple(dict.fromkeys(text for text in found if text))


def _options(
    base: TeamEvent, values: Values, words: Words, now: datetime, begins: time
) -> tuple[DateOption, ...]:
    """Return the dates to choose from; one that is typed as before keeps its votes."""
    if not any(name in values for name in DATES):
        return base.date_options
    minutes = int(values.get("minutes") or base.length.total_seconds() // 60)
    before = dict(zip(DATES, base.date_options, strict=False))
    found: list[DateOption] = []
    for name in DATES:
        old = before.get(name)
        at = typed_moment(values[name], words, now, begins) if values.get(name) else None
        if name not in values and old is not None:
            found.append(old)
        elif at is not None:
            kept = old is not None and old.at == at
            found.append(old if kept and old else DateOption(at=at, minutes=minutes))
    return tuple(found)


def _lasting(event: TeamEvent, values: Values) -> TeamEvent:
    """Return an event that takes as long as the form says."""
    if not values.get("minutes"):
        return event
    minutes = int(values["minutes"])
    changes: dict[str, object] = {
        "date_options": tuple(one.revised(minutes=minutes) for one in event.date_options)
    }
    if event.starts_at is not None:
        # A length the model refuses has to reach it as typed.
        from_start = DateOption(at=event.starts_at, minutes=minutes)
        changes["ends_at"] = from_start.ends_at
    return event.revised(**changes)
