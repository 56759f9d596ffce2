"""Field days take up time in the calendar with their stops within them."""

from datetime import UTC, date, datetime, timedelta

from coachtui.domain.items import CalendarEntry
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.field_day.model import FieldDay, PreCall, Prep, Purpose
from coachtui.records.field_day.presentation.calendar import calendar
from field_days import A_DAY, a_day, a_stop
from places import Place


def entries(
    place: Place, *records: Record, first: date = A_DAY, last: date = A_DAY
) -> list[CalendarEntry]:
    """Store records and return what stands in the calendar."""
    with place.store() as store:
        store.commit([Put(record) for record in records])
        return list(calendar(View(store, Words.of("en"), place.clock), first, last))


def hours(entry: CalendarEntry, place: Place) -> tuple[str, str]:
    """Return from when to when an entry is, by the team's clock."""
    begins, ends = place.clock.local(entry.start), place.clock.local(entry.end)
    return f"{begins:%d %H:%M}", f"{ends:%d %H:%M}"


def test_a_day_stands_there_with_its_stops(place: Place) -> None:
    """The day takes its usual hours, each stop that stands and has an hour its own."""
    day = a_day(state="confirmed", prep=Prep(meet_at="Cà phê Cộng"))
    stops = (
        a_stop(1, minutes=60),
        a_stop(2, cancelled_because="closed"),
        a_stop(3, planned_at=None),
    )
    (found,) = entries(place, day, *stops)
    assert hours(found, place) == ("24 08:00", "24 17:00")
    assert (found.title, found.place, found.tentative) == ("Field day · An", "Cà phê Cộng", False)
    assert [each.place for each in found.parts] == ["Account 1"]
    assert hours(found.parts[0], place) == ("24 09:00", "24 10:00")
    told = "\n".join(found.details)
    assert "Account 3" in told
    assert "Account 2" not in told


def test_a_stop_stands_where_it_was(place: Place) -> None:
    """A stop that ended takes the time it took; one ended as it began the time it was planned."""
    nine = datetime(2026, 11, 24, 2, 10, tzinfo=UTC)
    day = a_day(state="in_progress", started_at=nine)
    took = a_stop(1, actual_at=nine, ended_at=nine + timedelta(minutes=20))
    no_show = a_stop(2, ended_at=datetime(2026, 11, 24, 2, 0, tzinfo=UTC), outcome="no_show")
    (found,) = entries(place, day, took, no_show)
    assert [hours(each, place) for each in found.parts] == [
        ("24 09:10", "24 09:30"),
        ("24 10:00", "24 10:45"),
    ]


def test_two_days_are_an_entry_each(place: Place) -> None:
    """Each of the two has its own number and its own stops; the days asked for alone are given."""
    day = a_day(duration="two_days", state="proposed")
    next_day = a_stop(2, planned_at=datetime(2026, 11, 25, 2, 0, tzinfo=UTC))
    found = entries(place, day, a_stop(1), next_day, last=A_DAY + timedelta(days=1))
    assert [hours(each, place)[0] for each in found] == ["24 08:00", "25 08:00"]
    assert [each.number for each in found] == [1, 2]
    assert [[part.place for part in each.parts] for each in found] == [["Account 1"], ["Account 2"]]
    assert all(each.tentative and each.parts[0].tentative for each in found)
    second = A_DAY + timedelta(days=1)
    (later,) = entries(place, first=second, last=second)
    assert later.number == 2


def test_what_was_called_off_takes_no_time(place: Place) -> None:
    """A cancelled day is not there; one that was held is, as done."""
    started = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    cancelled = a_day(state="cancelled", reason="ill")
    held = FieldDay(
        id="held", person_id="an", date=A_DAY, state="debrief", started_at=started, duration="pm"
    )
    (found,) = entries(place, cancelled, held)
    assert (found.target.record_id, found.done) == ("held", True)
    assert hours(found, place) == ("24 13:00", "24 17:00")


def test_nothing_private_stands_there(place: Place) -> None:
    """Why this rep, the brief, the agreed rules and the lines stay where they are."""
    day = a_day(
        purpose=(Purpose(competency="Q", why_this_rep="canary", why_now="canary"),),
        prep=Prep(ground_rules="canary"),
        rep_business_review="canary",
    )
    stop = a_stop(1, pre_call=PreCall(objective="canary"), contact="canary")
    line = LogEntry(person_id="an", part_of="stop1", text="canary")
    (found,) = entries(place, day, stop, line)
    assert "canary" not in repr(found)
