"""Values of a form as the parts of a case, and back; what does not fit is told at its field."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, TypeVar

from pydantic import ValidationError

from coachtui.capture.day_list import UnclearDaysError, as_days
from coachtui.capture.past_days import past_days_of
from coachtui.language import Words
from coachtui.text import clean
from coachtui.ui.editing import sentence
from coachtui.ui.form import Values

T = TypeVar("T")
YES, NO = "yes", "no"
_MOST_DAYS: Final = 60


class FieldProblemsError(Exception):
    """Values that do not fit; `problems` by field name."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = dict(problems)


def yes_no(words: Words) -> tuple[tuple[str, str], ...]:
    """Return the choices of a yes-or-no field."""
    return ((NO, words.say("no")), (YES, words.say("yes")))


def flag(value: bool) -> str:
    """Return a truth as the key of a yes-or-no field."""
    return YES if value else NO


def iso(day: date | None) -> str:
    """Return a day as a date field keeps it."""
    return "" if day is None else day.isoformat()


def day_in(values: Values, name: str) -> date | None:
    """Return the day in a date field; None where it is empty."""
    return date.fromisoformat(values[name]) if values.get(name) else None


def lines_of(text: str) -> list[str]:
    """Return the lines of a passage that hold something, cleaned."""
    return [line for each in text.splitlines() if (line := clean(each).strip())]


def shown_days(days: Iterable[date], today: date) -> str:
    """Return days as a line that `past_days` reads again."""
    return as_days(days, today)


def past_days(words: Words, name: str, text: str, today: date) -> tuple[date, ...]:
    """Return the days a line names.

    Raises:
        FieldProblemsError: a piece is no day, a day is to come, or there are too many.
    """
    try:
        days = past_days_of(text, today)
    except UnclearDaysError as error:
        told = words.say("“{part}” is no day. Write 6/10, 7/10 or 6/10-8/10.", part=error.part)
        raise FieldProblemsError({name: told}) from error
    if days and max(days) > today:
        raise FieldProblemsError({name: words.say("That day has not come yet.")})
    if len(days) > _MOST_DAYS:
        raise FieldProblemsError({name: words.say("At most {n} days, please.", n=_MOST_DAYS)})
    return days


def not_to_come(words: Words, values: Values, names: Iterable[str], today: date) -> Values:
    """Return the problem of each date field of `names` that holds a day to come."""
    told = words.say("That day has not come yet.")
    found = ((name, day_in(values, name)) for name in names)
    return {name: told for name, day in found if day is not None and day > today}


def checked(words: Words, make: Callable[[], T], fields: Mapping[str, str] | None = None) -> T:
    """Return what `make` makes; the model's own limits are told at the fields.

    Args:
        words: the reader's language.
        make: builds a part or record.
        fields: the form's field for a field of the record, where they are named otherwise.

    Raises:
        FieldProblemsError: a value does not fit.
    """
    try:
        return make()
    except ValidationError as error:
        named = fields or {}
        problems: Values = {}
        for each in error.errors(include_url=False, include_input=False):
            limits = each.get("ctx", {})
            parts = [part for part in each["loc"] if isinstance(part, str)]
            name = next((named[part] for part in parts if part in named), parts[0] if parts else "")
            reason = str(limits.get("error", ""))
            problems[name] = sentence(words, each["type"], reason, limits)
        raise FieldProblemsError(problems) from error
