"""Field days and stops for tests, on the day the clock of tests stands at."""

from datetime import UTC, date, datetime

from coachtui.records.field_day.model import FieldDay, Stop

A_DAY = date(2026, 11, 24)


def a_day(**changes: object) -> FieldDay:
    """Return a whole planned day with An; `changes` are fields."""
    return FieldDay(id="day", person_id="an", date=A_DAY).revised(**changes)


def a_stop(seq: int = 1, **changes: object) -> Stop:
    """Return the stop of that number on the day, an hour after the one before."""
    planned = datetime(2026, 11, 24, 1 + seq, 0, tzinfo=UTC)  # 09:00 in the team's zone
    stop = Stop(
        id=f"stop{seq}",
        person_id="an",
        field_day_id="day",
        seq=seq,
        account=f"Account {seq}",
        planned_at=planned,
    )
    return stop.revised(**changes)
