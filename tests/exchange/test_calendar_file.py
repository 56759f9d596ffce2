"""A calendar file tells an independent reader what the calendar holds, and nothing private."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import ics

from coachtui.domain.items import CalendarEntry, Target
from coachtui.exchange.calendar_file import calendar_file

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
TITLE = "Đi thị trường · Nguyễn Văn Ân, cả ngày; với khách – rất, rất dài để bị gấp dòng"


def at(hour: int, minute: int = 0, day: int = 24) -> datetime:
    """Return a moment in November 2026, given in Vietnam's time, in UTC as it is stored."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def a_stop(number: int, begins: datetime, ends: datetime) -> CalendarEntry:
    """Return a stop within the day."""
    return CalendarEntry(
        start=begins,
        end=ends,
        person_id="an",
        label="Điểm",
        title=f"Hoà Phát {number}",
        target=Target("field_day", f"stop{number}", "stop"),
        place=f"Hoà Phát {number}",
    )


DAY = CalendarEntry(
    start=at(8),
    end=at(17),
    person_id="an",
    label="Đi thị trường",
    title=TITLE,
    target=Target("field_day", "day"),
    place="Cà phê Cộng, 26 Lý Tự Trọng",
    details=("1. 09:00 Hoà Phát 1 (quan sát)", "2. 13:30 Hoà Phát 2 (làm mẫu); \\ , xong"),
    parts=(a_stop(1, at(9), at(9, 45)), a_stop(2, at(13, 30), at(14, 15))),
)


def read(data: bytes) -> list[ics.Event]:
    """Return the events as the independent reader has them, the earliest first."""
    return sorted(ics.Calendar(data.decode()).events, key=lambda event: (event.begin, event.uid))


def test_another_reader_has_the_local_times_and_the_stops() -> None:
    """Day and stops are an event each, at the hours the team's clock shows."""
    events = read(calendar_file([DAY], ZONE, NOW, "An"))
    told = [
        (each.name, each.begin.format("YYYY-MM-DD HH:mm ZZ"), each.end.format("HH:mm"))
        for each in events
    ]
    assert told == [
        (TITLE, "2026-11-24 08:00 +07:00", "17:00"),
        ("Hoà Phát 1", "2026-11-24 09:00 +07:00", "09:45"),
        ("Hoà Phát 2", "2026-11-24 13:30 +07:00", "14:15"),
    ]


def test_another_reader_has_the_vietnamese_text_as_it_was() -> None:
    """Place and details come back letter by letter, with line ends, commas and backslashes."""
    day, *stops = read(calendar_file([DAY], ZONE, NOW, "An"))
    assert day.location == DAY.place
    assert day.description == "\n".join(DAY.details)
    assert day.categories == {"Đi thị trường"}
    assert [stop.location for stop in stops] == ["Hoà Phát 1", "Hoà Phát 2"]


def test_a_proposal_is_tentative() -> None:
    """What is only proposed says so, what is agreed is confirmed; each is read by itself."""
    proposed = replace(DAY, tentative=True, parts=())
    assert [each.status for each in read(calendar_file([proposed], ZONE, NOW, ""))] == ["TENTATIVE"]
    assert {each.status for each in read(calendar_file([DAY], ZONE, NOW, ""))} == {"CONFIRMED"}


def test_a_record_keeps_its_uid() -> None:
    """Moved and made again the events keep their UIDs; two days of one record have one each."""
    second = replace(DAY, start=at(8, day=25), end=at(17, day=25), parts=(), number=2)
    before = read(calendar_file([DAY, second], ZONE, NOW, ""))
    later = replace(DAY, start=at(7), end=at(16))
    after = read(calendar_file([second, later], ZONE, at(12), ""))
    assert {each.uid for each in before} == {each.uid for each in after}
    assert len({each.uid for each in before}) == 4


def test_the_file_is_whole_by_itself() -> None:
    """It brings the rules of the zone, ends its lines with CRLF and folds them to 75 bytes."""
    data = calendar_file([DAY], ZONE, NOW, "Lịch của An")
    assert b"BEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh\r\n" in data
    assert b"DTSTART;TZID=Asia/Ho_Chi_Minh:20261124T080000\r\n" in data
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert "X-WR-CALNAME:Lịch của An" in data.decode()
    assert read(calendar_file([], ZONE, NOW, "")) == []


def test_text_cannot_become_a_field() -> None:
    """A line end in a title starts no property of its own."""
    hostile = replace(DAY, title="x\r\nATTACH:http://example.com", parts=())
    data = calendar_file([hostile], ZONE, NOW, "")
    assert not [line for line in data.split(b"\r\n") if line.startswith(b"ATTACH")]
