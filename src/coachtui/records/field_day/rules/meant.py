"""Which of a rep's field days is meant when somebody names only the rep."""

from collections.abc import Callable, Iterable
from datetime import date

from coachtui.records.field_day.model import FieldDay
from coachtui.records.field_day.rules.states import covers


def day_meant(days: Iterable[FieldDay], today: date) -> FieldDay | None:
    """Return the day that runs; else today's; else one whose report is owed; else the next ahead.

    A planned day that has passed without being held is meant before those ahead: it waits for a
    word. None where nothing of this kind stands.
    """
    everything = sorted(days, key=lambda each: (each.date, each.id))
    tests: tuple[Callable[[FieldDay], bool], ...] = (
        lambda day: day.state == "in_progress",
        lambda day: day.ahead and covers(day, today),
        lambda day: day.report_owed,
        lambda day: day.ahead,
    )
    for test in tests:
        for day in everything:
            if test(day):
                return day
    return None
