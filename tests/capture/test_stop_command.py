"""`/` in a field day's capture line, and the hour a pasted line begins with."""

from datetime import time

import pytest
from hypothesis import given, strategies as st

from coachtui.capture.clock_prefix import clock_prefix
from coachtui.capture.stop_command import StopCommand, stop_command


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("/", StopCommand("turn")),
        ("/ ", StopCommand("turn")),
        ("/2", StopCommand("go", number=2)),
        ("/12", StopCommand("go", number=12)),
        ("/+ Minh Long", StopCommand("add", account="Minh Long")),
        ("/+Minh Long 9h15", StopCommand("add", account="Minh Long", at=time(9, 15))),
        ("/+ Đại lý số 7 lúc 14h", StopCommand("add", account="Đại lý số 7", at=time(14))),
        ("/+ Kho 9", StopCommand("add", account="Kho 9")),
        ("/+ Lô 9:75", StopCommand("add", account="Lô 9:75")),
        ("/+", StopCommand("add")),
    ],
)
def test_the_three_commands(line: str, command: StopCommand) -> None:
    """`/` turns, `/2` goes, `/+` adds, with an hour where one stands at the end."""
    assert stop_command(line) == command


@pytest.mark.parametrize("line", ["", "//", "/0", "/2/3", "/2 đã gọi", "/ok", " /", "a / b", "+ a"])
def test_anything_else_is_text(line: str) -> None:
    """What is none of the three is logged."""
    assert stop_command(line) is None


@pytest.mark.parametrize(
    ("line", "hour", "rest"),
    [
        ("9h15 hỏi ngân sách", time(9, 15), "hỏi ngân sách"),
        ("9:15 asked", time(9, 15), "asked"),
        ("14h họp", time(14), "họp"),
        ("9g15: gặp anh Tuấn", time(9, 15), "gặp anh Tuấn"),
        ("9 giờ 15 ổn", time(9, 15), "ổn"),
        ("3 giờ chiều gọi", time(15), "gọi"),
        ("11h trưa ăn", time(11), "ăn"),
        ("- 10:05 - smiled", time(10, 5), "smiled"),
        ("2:30 pm call", time(14, 30), "call"),
        ("12am call", time(0), "call"),
        ("lúc 9h khách tới", time(9), "khách tới"),
        ("9h 15 thùng sữa", time(9), "15 thùng sữa"),
    ],
)
def test_the_hour_a_line_begins_with(line: str, hour: time, rest: str) -> None:
    """An hour in either language gives the time, and the line without it."""
    assert clock_prefix(line) == (hour, rest)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "9h15",
        "25:00 x",
        "9:75 x",
        "9h/ngày lái xe",
        "9:15:22 log",
        "9h15-10h họp",
        "16:9 screen",
        "100h x",
        "15% off",
        "9 giấy tờ",
        "13pm x",
        "asked at 9h15",
    ],
)
def test_what_is_no_hour_stays(line: str) -> None:
    """A span, a share, an impossible hour, or an hour alone: the line comes back as it is."""
    assert clock_prefix(line) == (None, line)


@given(st.text())
def test_both_are_total(line: str) -> None:
    """Neither throws, and the rest of a line is always its end."""
    stop_command(line)
    _, rest = clock_prefix(line)
    assert line.endswith(rest)
