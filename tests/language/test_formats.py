"""Dates, numbers and lists as each language writes them."""

from datetime import UTC, date, datetime

import pytest

from coachtui.language import Words

VI = Words.of("vi")
EN = Words.of("en")
THURSDAY = date(2026, 11, 26)
FRIDAY = date(2026, 11, 27)
SUNDAY = date(2026, 11, 29)
# 07:02 in UTC is 14:02 in Vietnam; 17:30 is the next day there.
AT_TWO = datetime(2026, 11, 26, 7, 2, tzinfo=UTC)
LATE = datetime(2026, 11, 26, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("vietnamese", "english", "shown_vi", "shown_en"),
    [
        (VI.day(THURSDAY), EN.day(THURSDAY), "26/11/2026", "2026-11-26"),
        (VI.day(date(2026, 1, 5)), EN.day(date(2026, 1, 5)), "05/01/2026", "2026-01-05"),
        (VI.day_and_month(THURSDAY), EN.day_and_month(THURSDAY), "26/11", "26 Nov"),
        (VI.month_short(THURSDAY), EN.month_short(THURSDAY), "thg 11", "Nov"),
        (VI.month_year(THURSDAY), EN.month_year(THURSDAY), "11/2026", "Nov 2026"),
        (VI.weekday(THURSDAY), EN.weekday(THURSDAY), "Thứ Năm", "Thursday"),
        (VI.weekday_short(THURSDAY), EN.weekday_short(THURSDAY), "T5", "Thu"),
        (VI.weekday_short(SUNDAY), EN.weekday_short(SUNDAY), "CN", "Sun"),
        (VI.day_short(THURSDAY), EN.day_short(THURSDAY), "T5 26/11", "Thu 26 Nov"),
        (VI.day_long(FRIDAY), EN.day_long(FRIDAY), "Thứ Sáu 27/11/2026", "Friday 2026-11-27"),
        (VI.time(AT_TWO), EN.time(AT_TWO), "14:02", "14:02"),
        (VI.moment(AT_TWO), EN.moment(AT_TWO), "26/11/2026 14:02", "2026-11-26 14:02"),
        (VI.moment(LATE), EN.moment(LATE), "27/11/2026 00:30", "2026-11-27 00:30"),
        (VI.moment_short(LATE), EN.moment_short(LATE), "T6 27/11 00:30", "Fri 27 Nov 00:30"),
        (VI.minutes(17), EN.minutes(17), "17 ph", "17 min"),
        (VI.number(1234567), EN.number(1234567), "1.234.567", "1,234,567"),
        (VI.number(-1000), EN.number(-1000), "-1.000", "-1,000"),
        (VI.decimal(1234.56), EN.decimal(1234.56), "1.234,6", "1,234.6"),
        (VI.percent(0.31), EN.percent(0.31), "31%", "31%"),
        (VI.join([]), EN.join([]), "", ""),
        (VI.join(["a"]), EN.join(["a"]), "a", "a"),
        (VI.join(["a", "b"]), EN.join(["a", "b"]), "a và b", "a and b"),
        (VI.join(["a", "b", "c"]), EN.join(["a", "b", "c"]), "a, b và c", "a, b and c"),
        (VI.ago_days(0), EN.ago_days(0), "hôm nay", "today"),
        (VI.ago_days(1), EN.ago_days(1), "hôm qua", "yesterday"),
        (VI.ago_days(25), EN.ago_days(25), "25 ngày trước", "25 days ago"),
    ],
)
def test_each_format_in_both_languages(
    vietnamese: str, english: str, shown_vi: str, shown_en: str
) -> None:
    """What is shown is what people of that language write, in the team's zone."""
    assert (vietnamese, english) == (shown_vi, shown_en)


@pytest.mark.parametrize(
    ("day", "shown_vi", "shown_en"),
    [
        (26, "hôm nay", "today"),
        (27, "ngày mai", "tomorrow"),
        (30, "còn 4 ngày", "in 4 days"),
        (25, "trễ 1 ngày", "1 day late"),
        (23, "trễ 3 ngày", "3 days late"),
    ],
)
def test_a_due_day_is_told_from_today(day: int, shown_vi: str, shown_en: str) -> None:
    """How far a due day is away, or how late, is said in words."""
    due = date(2026, 11, day)
    assert VI.relative(due, THURSDAY) == shown_vi
    assert EN.relative(due, THURSDAY) == shown_en


def test_weeks_are_whole_in_both_languages() -> None:
    """Seven days have seven names, long and short."""
    week = [date(2026, 11, day) for day in range(23, 30)]
    for words in (VI, EN):
        assert len({words.weekday(day) for day in week}) == 7
    assert [VI.weekday_short(day) for day in week] == ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
