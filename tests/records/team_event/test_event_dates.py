"""What is in the way of a date, and which date suits most."""

from datetime import date

from coachtui.domain.items import CalendarEntry, Target
from coachtui.domain.person import Person, Rhythm
from coachtui.records.team_event.model import DateOption
from coachtui.records.team_event.rules.dates import Around, DateClash, clashes, poll
from planned_events import CULTURE_DAY, NOW, ZONE, an_event, at, places

TEAM = tuple(Person(id=f"p{number}", full_name=f"Rep {number}") for number in range(1, 10))
THURSDAY = date(2026, 11, 26)
HOLIDAYS = {CULTURE_DAY: "Ngày Văn hóa"}


def taken(begins: str, ends: str, record_id: str = "ride") -> CalendarEntry:
    """Return a field day in the calendar."""
    return CalendarEntry(
        start=at(begins),
        end=at(ends),
        person_id="p1",
        label="ride",
        title="Field day",
        target=Target("field_day", record_id),
    )


def found(
    when: str,
    minutes: int = 180,
    people: tuple[Person, ...] = TEAM,
    *entries: CalendarEntry,
    event_id: str = "",
) -> list[DateClash]:
    """Return the clashes of a time."""
    return clashes(at(when), minutes, people, Around(entries, HOLIDAYS, ZONE, NOW, event_id))


def kinds(when: str, minutes: int = 180) -> list[str]:
    """Return the kinds of the clashes of a time."""
    return [each.kind for each in found(when, minutes)]


def away(count: int, day: date = THURSDAY) -> tuple[Person, ...]:
    """Return the team with so many of it away on a day."""
    off = tuple(each.revised(off_days=(day,)) for each in TEAM[:count])
    return (*off, *TEAM[count:])


def test_a_free_afternoon_has_nothing_in_the_way() -> None:
    """A working Thursday with everybody there is free."""
    assert found("2026-11-26T14:00") == []


def test_days_off_are_told_by_name() -> None:
    """A holiday is named, a weekend told; neither says on top that it is out of hours."""
    assert found("2026-11-24T19:00") == [DateClash("holiday", CULTURE_DAY, "Ngày Văn hóa")]
    assert kinds("2026-11-28T09:00") == ["weekend"]


def test_an_evening_is_out_of_hours() -> None:
    """A time not wholly from 8:00 to 18:00 is told; one ending at 18:00 is within."""
    assert kinds("2026-11-26T15:00") == []
    assert kinds("2026-11-26T15:01") == ["out_of_hours"]
    assert kinds("2026-11-26T07:30") == ["out_of_hours"]


def test_a_past_date_is_told() -> None:
    """What would have begun before now is in the past."""
    assert kinds("2026-11-19T14:00") == ["past"]


def test_closing_days_are_told() -> None:
    """The last two working days of a month and the last five of a quarter belong to orders."""
    assert kinds("2026-11-26T14:00") == []
    assert kinds("2026-11-27T14:00") == ["month_end"]
    assert kinds("2026-11-30T14:00") == ["month_end"]
    assert kinds("2026-12-24T14:00") == []
    assert kinds("2026-12-25T14:00") == ["quarter_end"]


def test_leave_is_told_by_name_and_many_by_their_number() -> None:
    """Each person away is named; above a quarter of those invited the number comes first."""
    assert found("2026-11-26T14:00", people=away(2)) == [
        DateClash("away", THURSDAY, "1"),
        DateClash("away", THURSDAY, "2"),
    ]
    crowd = found("2026-11-26T14:00", people=away(3))
    assert crowd[0] == DateClash("many_away", THURSDAY, count=3)
    assert [each.kind for each in crowd[1:]] == ["away"] * 3
    paused = TEAM[0].revised(one_on_one=Rhythm(paused_until=THURSDAY))
    assert found("2026-11-26T14:00", 180, (paused, *TEAM[1:])) == [DateClash("away", THURSDAY, "1")]


def test_exactly_a_quarter_away_is_not_many() -> None:
    """Two of eight are named only."""
    assert [each.kind for each in found("2026-11-26T14:00", people=away(2)[:8])] == ["away"] * 2


def test_what_stands_in_the_calendar_is_in_the_way() -> None:
    """An entry that overlaps is told with its record; one that only touches is not."""
    ride = taken("2026-11-26T08:00", "2026-11-26T17:00")
    (clash,) = found("2026-11-26T14:00", 180, TEAM, ride)
    assert (clash.kind, clash.entry) == ("busy", ride)
    assert found("2026-11-26T14:00", 180, TEAM, taken("2026-11-26T08:00", "2026-11-26T14:00")) == []


def test_an_event_is_not_in_its_own_way() -> None:
    """The event that is moved does not clash with where it stands now."""
    own = taken("2026-11-26T14:00", "2026-11-26T17:00", "kitchen")
    assert found("2026-11-26T14:00", 180, TEAM, own, event_id="kitchen") == []
    assert len(found("2026-11-26T14:00", 180, TEAM, own)) == 1


def test_every_day_of_a_long_event_is_looked_at() -> None:
    """A trip from Thursday to Saturday tells of Friday and Saturday; midnight ends a day."""
    trip = found("2026-11-26T09:00", 60 * 48)
    assert [(each.kind, each.day.day) for each in trip] == [
        ("out_of_hours", 26),
        ("month_end", 27),
        ("weekend", 28),
    ]
    assert kinds("2026-11-26T21:00", 180) == ["out_of_hours"]


def test_the_date_that_suits_most_comes_first() -> None:
    """Votes decide, the earlier date of two alike; a date without votes stands last."""
    early = DateOption(id="early", at=at("2026-12-03T14:00"))
    late = DateOption(id="late", at=at("2026-12-10T14:00"))
    none = DateOption(id="none", at=at("2026-12-01T14:00"))
    event = an_event("planned", date_options=(none, late, early))
    one, two, three = places(3)
    alike = (one.revised(votes=("late", "early")), two, three)
    assert [(option.id, who) for option, who in poll(event, alike)] == [
        ("early", ("p1",)),
        ("late", ("p1",)),
        ("none", ()),
    ]
    ahead = (one.revised(votes=("late",)), two.revised(votes=("late",)), three)
    assert poll(event, ahead)[0] == (late, ("p1", "p2"))


def test_the_end_of_the_calendar_is_in_no_way() -> None:
    """A mistyped year at the end of the calendar gives no clash, and no error."""
    assert found("9999-12-31T23:00") == []
