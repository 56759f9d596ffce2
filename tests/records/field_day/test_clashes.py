"""What is in the way of a field day, and the sentence for it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from coachtui.domain.closing_days import closing_day
from coachtui.domain.ids import ME
from coachtui.domain.items import CalendarEntry, Target
from coachtui.domain.person import Person, Rhythm
from coachtui.language import Words
from coachtui.records.field_day.model import FieldDay
from coachtui.records.field_day.presentation.clash_words import clash_sentences
from coachtui.records.field_day.rules.clashes import Clash, clashes
from field_days import A_DAY, a_day

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
REP = Person(id="an", full_name="Nguyễn Văn An")
ME_MYSELF = Person(id=ME, full_name="Lê Hoàng Ngân", role="sales_manager")
EN = Words.of("en")


def taken(start: str, end: str, record_id: str = "other", on: date = A_DAY) -> CalendarEntry:
    """Return what takes up the time from one hour to another, in the team's zone."""
    return CalendarEntry(
        start=datetime.fromisoformat(f"{on}T{start}").replace(tzinfo=ZONE),
        end=datetime.fromisoformat(f"{on}T{end}").replace(tzinfo=ZONE),
        person_id="vuong",
        label="1-1",
        title="1-1 Vượng {day}",
        target=Target("one_on_one", record_id),
    )


def found(
    day: FieldDay, *entries: CalendarEntry, rep: Person = REP, me: Person | None = ME_MYSELF
) -> list[Clash]:
    """Return the clashes of a day; the day the tests stand at, +2, is a holiday."""
    return clashes(day, rep, me, entries, {date(2026, 11, 26): "Ngày Văn hóa"}, ZONE)


def kinds(day: FieldDay, *entries: CalendarEntry, rep: Person = REP) -> list[str]:
    """Return the kinds of the clashes of a day."""
    return [each.kind for each in found(day, *entries, rep=rep)]


def test_a_free_day_has_nothing_in_the_way() -> None:
    """A working Tuesday with both there and nothing in the calendar is free."""
    assert found(a_day()) == []


def test_leave_is_in_the_way_and_says_what_to_do() -> None:
    """A day on the rep's leave is told with name, day and the way out."""
    away = REP.revised(off_days=(A_DAY,))
    assert clash_sentences(EN, found(a_day(), rep=away)) == [
        "An is away on Tue 24 Nov. Take another day or another rep."
    ]
    paused = REP.revised(one_on_one=Rhythm(paused_until=A_DAY))
    assert kinds(a_day(), rep=paused) == ["rep_away"]


def test_who_has_left_is_told_as_left_not_as_away() -> None:
    """Somebody whose last day was the day before is no longer in the team."""
    gone = REP.revised(status="notice", left_on=date(2026, 11, 23))
    assert clash_sentences(EN, found(a_day(), rep=gone)) == [
        "An is no longer in the team on Tue 24 Nov. Plan it with somebody else."
    ]


def test_the_managers_own_day_off_is_in_the_way() -> None:
    """The manager's day off counts where it is known."""
    off = ME_MYSELF.revised(off_days=(A_DAY,))
    assert [each.kind for each in found(a_day(), me=off)] == ["me_away"]
    assert found(a_day(), me=None) == []


def test_holidays_and_weekends_are_in_the_way() -> None:
    """A holiday is told by its name; one that falls on a weekend is told once."""
    holiday = found(a_day(date=date(2026, 11, 26)))
    assert clash_sentences(EN, holiday) == [
        "Thu 26 Nov is a public holiday (Ngày Văn hóa). Take a working day."
    ]
    assert kinds(a_day(date=date(2026, 11, 22))) == ["weekend"]
    sunday = {date(2026, 11, 22): "Lễ"}
    both = clashes(a_day(date=date(2026, 11, 22)), REP, None, [], sunday, ZONE)
    assert [each.kind for each in both] == ["holiday"]


def test_what_takes_up_the_same_hours_is_in_the_way() -> None:
    """An afternoon clashes with what begins in it, not with the morning, noon or its own entry."""
    afternoon = a_day(duration="pm")
    assert kinds(afternoon, taken("09:00", "11:00"), taken("12:30", "13:00")) == []
    assert kinds(afternoon, taken("17:00", "18:00")) == []
    assert kinds(afternoon, taken("14:00", "15:00", record_id="day")) == []
    assert kinds(afternoon, taken("16:59", "18:00")) == ["busy"]
    assert clash_sentences(EN, found(afternoon, taken("14:00", "14:30"))) == [
        "1-1 Vượng {day} takes up Tue 24 Nov 14:00-14:30. Move one of the two, or plan other hours."
    ]


def test_both_of_two_days_are_checked() -> None:
    """Two days clash with what is in the way of the second, by calendar day."""
    days = a_day(date=date(2026, 11, 25), duration="two_days")
    late = taken("16:00", "17:00", on=date(2026, 11, 26))
    early = taken("09:00", "10:00", on=date(2026, 11, 25))
    met = found(days, late, early)
    assert [(each.kind, each.day.day) for each in met] == [
        ("busy", 25),
        ("holiday", 26),
        ("busy", 26),
    ]


def test_closing_days_are_told_and_do_not_ask() -> None:
    """The last two working days of a month are worth knowing, after what is in the way."""
    off = REP.revised(off_days=(date(2026, 11, 30),))
    met = found(a_day(date=date(2026, 11, 30)), taken("09:00", "10:00"), rep=off)
    assert [(each.kind, each.only_told) for each in met] == [
        ("rep_away", False),
        ("month_end", True),
    ]
    (told,) = clash_sentences(EN, met[1:])
    assert told == (
        "Mon 30 Nov is one of the last 2 working days of the month, when orders are closed."
        " Ask the rep whether it suits."
    )


def test_closing_days_are_working_days() -> None:
    """Weekends and holidays neither close nor count; a quarter closes for five days."""
    october = {date(2026, 10, 30): "Lễ"}
    assert closing_day(date(2026, 10, 29), {}) == "month_end"
    assert closing_day(date(2026, 10, 28), {}) is None
    assert closing_day(date(2026, 10, 28), october) == "month_end"
    assert closing_day(date(2026, 10, 30), october) is None
    assert closing_day(date(2026, 10, 31), {}) is None
    quarter = [day for day in range(20, 32) if closing_day(date(2026, 12, day), {})]
    assert quarter == [25, 28, 29, 30, 31]
    assert closing_day(date(2026, 12, 25), {}) == "quarter_end"


def test_every_kind_has_a_sentence_with_all_its_places_filled() -> None:
    """No sentence shows an empty place, in either language."""
    told = [
        Clash("holiday", A_DAY, "Lễ"),
        Clash("rep_away", A_DAY, "An"),
        Clash("left", A_DAY, "An"),
        Clash("me_away", A_DAY),
        Clash("weekend", A_DAY),
        Clash("busy", A_DAY),
        Clash("month_end", A_DAY),
        Clash("quarter_end", A_DAY),
    ]
    for language in ("en", "vi"):
        sentences = clash_sentences(Words.of(language), told)
        assert len(set(sentences)) == len(told)
        assert not [each for each in sentences if "{" in each]
