"""The cells of the planner: what stands where, in signs that need no colour."""

from datetime import UTC, date, datetime, timedelta

import pytest

from coachtui.domain.ids import ME
from coachtui.domain.items import CalendarEntry, Target
from coachtui.domain.person import Person, Rhythm
from coachtui.records.field_day.model import FieldDay
from coachtui.records.field_day.presentation import planner_rows
from coachtui.records.field_day.presentation.planner_rows import NAME_WIDTH, Period, Plan
from coachtui.ui.day_cells import spread
from field_days import a_day
from keyed import keyed

TODAY = date(2026, 11, 23)
WEDNESDAY = date(2026, 11, 25)
EN = keyed("en")
AN = Person(id="an", full_name="Nguyễn Văn An")
BINH = Person(id="binh", full_name="Trần Bình")
BOSS = Person(id=ME, full_name="Lê Hoàng Ngân", role="sales_manager")


def entry(day: date, hour: int = 9, rep: str = "an", kind: str = "one_on_one") -> CalendarEntry:
    """Return half an hour of a kind with a rep at an hour of the team's zone."""
    start = datetime(day.year, day.month, day.day, hour, tzinfo=UTC) - timedelta(hours=7)
    label = "Field day" if kind == "field_day" else "1-1"
    target = Target(kind, "day" if kind == "field_day" else "talk")
    return CalendarEntry(start, start + timedelta(minutes=30), rep, label, f"{label} An", target)


def plan(
    *entries: CalendarEntry,
    people: tuple[Person, ...] = (BOSS, AN),
    month: bool = False,
    day: FieldDay | None = None,
    holidays: dict[date, str] | None = None,
) -> Plan:
    """Return the plan of the fortnight, or the month, that holds Monday 23 November."""
    period = Period.holding(TODAY, month=month)
    field_day = day or a_day()
    return Plan(period, TODAY, people, entries, {field_day.id: field_day}, holidays or {})


def texts(shown: Plan, person_id: str = "an", *, short: bool = False) -> dict[date, str]:
    """Return what stands in the cells of a row that are not empty, by day."""
    row = next(row for row in planner_rows.rows(EN, shown) if row.key == person_id)
    cells = zip(shown.period.days, row.cells, strict=True)
    texts = ((day, cell.short if short else cell.text) for day, cell in cells)
    return {day: text for day, text in texts if text.strip(" ·")}


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("month", [False, True])
def test_fortnight_and_month_fit_into_80_columns(language: str, month: bool) -> None:
    """Names, days and rules take 80 cells at most, and every heading has room in its column."""
    words = keyed(language)
    for number in range(1, 13):
        period = Period.holding(date(2026, number, 15), month=month)
        columns = planner_rows.columns(words, Plan(period, TODAY, (), (), {}, {}))
        widths = spread(columns, 80 - NAME_WIDTH - 1, 14)
        taken = sum(widths) + sum(column.begins for column in columns)
        assert NAME_WIDTH + 1 + taken <= 80
        for column, width in zip(columns, widths, strict=True):
            assert all(len(head) <= width - column.gap for head in column.heads)


def test_a_fortnight_begins_on_a_monday_and_its_weekends_are_narrow() -> None:
    """From any day of the first week on the same 14 days, weekends narrower than the others."""
    periods = {Period.holding(TODAY + timedelta(days=ahead), month=False) for ahead in range(7)}
    assert periods == {Period(TODAY, date(2026, 12, 6))}
    columns = planner_rows.columns(EN, plan())
    assert [column.least for column in columns] == [5, 5, 5, 5, 5, 4, 4] * 2


def test_periods_follow_each_other_without_a_gap() -> None:
    """Forth and back leads to the same period; months meet at their ends."""
    for month in (False, True):
        period = Period.holding(date(2026, 12, 31), month=month)
        after = period.beside(1)
        assert after.first == period.last + timedelta(days=1)
        assert after.beside(-1) == period
        assert after.years == (2027,)


def test_today_is_marked_by_a_sign() -> None:
    """One column bears the mark, in a fortnight before the number, in a month as its day."""
    for month, expected in ((False, ("Mon", "▼23")), (True, ("▼", "23"))):
        columns = planner_rows.columns(EN, plan(month=month))
        assert [column.heads for column in columns if "▼" in "".join(column.heads)] == [expected]


@pytest.mark.parametrize(
    ("state", "duration", "text", "short"),
    [
        ("proposed", "day", "△", "△"),
        ("proposed", "am", "△am", "△a"),
        ("confirmed", "pm", "▲pm", "▲p"),
        ("in_progress", "day", "▶", "▶"),
        ("debrief", "day", "!", "!"),
        ("reported", "am", "✓am", "✓a"),
        ("acknowledged", "day", "✓", "✓"),
    ],
)
def test_a_field_day_shows_its_state_and_its_half_of_the_day(
    state: str, duration: str, text: str, short: str
) -> None:
    """Each state has a sign of its own; morning and afternoon stand behind it."""
    started = datetime(2026, 11, 24, 1, tzinfo=UTC)
    day = a_day(state=state, duration=duration, started_at=started)
    shown = plan(entry(WEDNESDAY, kind="field_day"), day=day)
    assert texts(shown) == {WEDNESDAY: text}
    assert texts(shown, short=True) == {WEDNESDAY: short}


def test_other_kinds_show_their_label_and_several_a_plus() -> None:
    """A one-on-one stands as such; with a field day beside it, that one and a plus."""
    assert texts(plan(entry(WEDNESDAY))) == {WEDNESDAY: "1-1"}
    both = plan(entry(WEDNESDAY, 8), entry(WEDNESDAY, 9, kind="field_day"))
    assert texts(both) == {WEDNESDAY: "△+"}
    assert texts(both, ME) == {WEDNESDAY: "△+"}


def test_late_evenings_and_midnights_stand_on_the_day_of_the_teams_zone() -> None:
    """An hour that is another date in UTC stands on the team's day, its end at midnight too."""
    start = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
    late = CalendarEntry(
        start, start + timedelta(minutes=30), "an", "1-1", "1-1", Target("one_on_one", "x")
    )
    assert texts(plan(late)) == {date(2026, 11, 24): "1-1"}


def test_leave_and_holidays_are_greyed_and_say_so() -> None:
    """A day off has the word, a holiday its pattern in every row; something there goes first."""
    away = AN.revised(off_days=(WEDNESDAY,))
    holidays = {date(2026, 11, 24): "Ngày Văn hóa"}
    shown = plan(people=(BOSS, away), holidays=holidays)
    assert texts(shown) == {date(2026, 11, 24): "░░░", WEDNESDAY: "off"}
    row = next(row for row in planner_rows.rows(EN, shown) if row.key == "an")
    assert [cell.tone for cell in row.cells[1:3]] == ["off", "off"]
    assert "public holiday: Ngày Văn hóa" in planner_rows.told(EN, shown, "an", date(2026, 11, 24))
    busy = plan(entry(WEDNESDAY), people=(BOSS, away))
    assert texts(busy) == {WEDNESDAY: "1-1"}
    assert "off · 1-1" in planner_rows.told(EN, busy, "an", WEDNESDAY)


def test_who_is_away_for_longer_is_off_from_today_to_that_day() -> None:
    """A pause greys today and what follows up to its last day; what is past stays as it was."""
    until = date(2026, 11, 26)
    paused = AN.revised(one_on_one=Rhythm(paused_until=until))
    shown = plan(people=(BOSS, paused), month=True)
    assert set(texts(shown)) == {TODAY + timedelta(days=ahead) for ahead in range(4)}


def test_my_own_days_off_stand_in_my_row() -> None:
    """The manager's leave is greyed in the first row alone."""
    shown = plan(people=(BOSS.revised(off_days=(WEDNESDAY,)), AN))
    assert texts(shown, ME) == {WEDNESDAY: "off"}
    assert texts(shown) == {}


def test_rows_are_me_the_reps_and_whoever_else_is_met() -> None:
    """Somebody who left has a row where something stands with them; two Ans have their initials."""
    other = Person(id="an2", full_name="Trần Thiên An")
    left = BINH.revised(status="left", left_on=date(2026, 10, 1))
    people = (BOSS, AN, left, other)
    names = [row.name for row in planner_rows.rows(EN, plan(people=people))]
    assert names == ["Me", "An NVA", "An TTA"]
    shown = plan(entry(WEDNESDAY, rep="binh"), people=people)
    assert [row.key for row in planner_rows.rows(EN, shown)] == [ME, "an", "an2", "binh"]


def test_a_cell_in_words_tells_whose_and_when() -> None:
    """An empty one names the key that plans; mine name the rep."""
    empty = planner_rows.told(EN, plan(), "an", WEDNESDAY)
    assert empty == "An · Wed 25 Nov: nothing yet, ↵ plans a field day"
    shown = plan(entry(WEDNESDAY, 8, kind="field_day"), entry(WEDNESDAY))
    told = planner_rows.told(EN, shown, ME, WEDNESDAY)
    assert told == "Me · Wed 25 Nov: Field day An, whole day, proposed · 1-1 An 09:00-09:30"


def test_a_month_explains_the_letters_that_stand_in_it() -> None:
    """Letters and signs that are shown are told, no others; a fortnight tells all its signs."""
    away = AN.revised(off_days=(WEDNESDAY,))
    both = (entry(TODAY, 8), entry(TODAY, 10), entry(date(2026, 11, 26), kind="field_day"))
    month = plan(*both, people=(BOSS, away), month=True)
    assert planner_rows.legend(EN, month) == "1 1-1  o off  + more  △ proposed"
    fortnight = planner_rows.legend(EN, plan(*both))
    assert "▲ confirmed" in fortnight
    assert "1-1" not in fortnight


def test_a_weekend_of_leave_looks_like_any_weekend() -> None:
    """Leave has its word on working days alone, so that no row mixes the word with a letter."""
    saturday = date(2026, 11, 28)
    away = AN.revised(off_days=(date(2026, 11, 27), saturday))
    assert texts(plan(people=(BOSS, away))) == {date(2026, 11, 27): "off"}
    assert "off" in planner_rows.told(EN, plan(people=(BOSS, away)), "an", saturday)
