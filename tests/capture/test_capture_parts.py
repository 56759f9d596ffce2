"""Agenda commands, date fields, completion, pasted text and whom a quick log is for."""

from datetime import date
from typing import Final

import pytest

from coachtui.capture import (
    AgendaCommand,
    KnownName,
    Vocabulary,
    addressee,
    agenda_command,
    complete,
    date_of,
    split_paste,
)

_TODAY: Final = date(2026, 11, 26)
_FRIDAY: Final = date(2026, 11, 27)
_SATURDAY: Final = date(2026, 11, 28)
_VOCABULARY: Final = Vocabulary(
    people=(
        KnownName("ngan", "Lê Hoàng Ngân", "Ngân"),
        KnownName("dao", "Đặng Thị Hồng Đào", "Đào"),
        KnownName("rafael", "Rafael dela Cruz-Santos", "Rafael"),
        KnownName("an", "Nguyễn Hoài An", "An"),
        KnownName("an2", "Trần Thiên Ân", "Ân"),
    ),
    accounts=(KnownName("", "Ngân Hà Hotel"), KnownName("", "Minh Long")),
    deals=("HD-12", "HD-13"),
    tags=("giahan", "giá-sàn"),
)


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("/1", AgendaCommand(1, "done")),
        ("/12 ", AgendaCommand(12, "done")),
        ("/1 xong", AgendaCommand(1, "done")),
        ("/1 t6", AgendaCommand(1, "move", _FRIDAY)),
        ("/1 dời sang t6", AgendaCommand(1, "move", _FRIDAY)),
        ("/1 to fri", AgendaCommand(1, "move", _FRIDAY)),
        ("/12 28/11 khách dời lịch", AgendaCommand(12, "move", _SATURDAY, "khách dời lịch")),
        ("/2 mai, khách bận", AgendaCommand(2, "move", _FRIDAY, "khách bận")),
        ("/2 +2d", AgendaCommand(2, "move", _SATURDAY)),
        ("/1 bỏ", AgendaCommand(1, "drop")),
        ("/1 bo", AgendaCommand(1, "drop")),
        ("/1 drop", AgendaCommand(1, "drop")),
        ("/1 bỏ khách huỷ đơn", AgendaCommand(1, "drop", reason="khách huỷ đơn")),
        ("/1 Drop: not needed", AgendaCommand(1, "drop", reason="not needed")),
    ],
)
def test_a_slash_and_a_number_act_on_the_list(line: str, command: AgendaCommand) -> None:
    """Done, moved with the day and the reason after it, dropped with its reason."""
    assert agenda_command(line, _TODAY) == command


@pytest.mark.parametrize(
    "line",
    [
        "",
        "/",
        "/0",
        "/123",
        "/1/2",
        "/a",
        " /1",
        "1",
        "/1t6",
        "/1 khách chưa trả lời",
        "/1 2/3 số khách",
        "/1 31/2",
        "/1 hôm qua",
        "/1 1/11/2026",
        "/1 thu 6 triệu",
        "/1 bored",
        "/1 dropbox",
        "/tmp/x",
    ],
)
def test_any_other_line_is_no_command(line: str) -> None:
    """It is then logged as text, so nothing is lost."""
    assert agenda_command(line, _TODAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("hôm nay", _TODAY),
        ("Mai", _FRIDAY),
        (" mốt ", _SATURDAY),
        ("hôm qua", date(2026, 11, 25)),
        ("t2", date(2026, 11, 30)),
        ("CN", date(2026, 11, 29)),
        ("thứ 6 tuần sau", date(2026, 12, 4)),
        ("thu 6", _FRIDAY),
        ("thu", date(2026, 12, 3)),
        ("tuần sau", date(2026, 12, 4)),
        ("cuối tháng", date(2026, 11, 30)),
        ("3 ngày nữa", date(2026, 11, 29)),
        ("+3d", date(2026, 11, 29)),
        ("+2w", date(2026, 12, 10)),
        ("+1m", date(2026, 12, 26)),
        ("eom", date(2026, 11, 30)),
        ("5/1", date(2027, 1, 5)),
        ("05/01/26", date(2026, 1, 5)),
        ("2026-01-05", date(2026, 1, 5)),
        ("28-11", _SATURDAY),
        ("28.11", _SATURDAY),
        ("2/3", date(2027, 3, 2)),
        ("today", _TODAY),
        ("tomorrow", _FRIDAY),
        ("fri", _FRIDAY),
        ("Fri 27/11", _FRIDAY),
        ("next mon", date(2026, 11, 30)),
        ("in 2 weeks", date(2026, 12, 10)),
        ("in 3 days", date(2026, 11, 29)),
        ("27/11/2026", _FRIDAY),
    ],
)
def test_a_date_field_takes_every_way_to_write_a_day(text: str, day: date) -> None:
    """A whole text that is a day needs nothing around it to mean one."""
    assert date_of(text, _TODAY) == day


@pytest.mark.parametrize(
    "text", ["", " ", "31/2", "soon", "mai gọi", "t8", "28/11 29/11", "1", "x t6"]
)
def test_a_date_field_refuses_what_is_no_day(text: str) -> None:
    """Nothing is guessed from a part of the text."""
    assert date_of(text, _TODAY) is None


@pytest.mark.parametrize(
    ("typed", "ghost"),
    [
        ("@n", "gân"),
        ("gặp @nga", "n"),
        ("@ng", "ân"),
        ("@ngân", ""),
        ("@ngan h", "à Hotel"),
        ("@hong", " Đào"),
        ("@raf", "ael"),
        ("@le ho", "àng Ngân"),
        ("@lh", "N"),
        ("@min", "h Long"),
        ("#gia", "han"),
        ("#giá-", "sàn"),
        ("$hd", "-12"),
        ("$HD-12", ""),
        ("@", ""),
        ("@zz", ""),
        ("@nga ", ""),
        ("a@n", ""),
        ("ng", ""),
        ("", ""),
    ],
)
def test_ghost_text_completes_a_mark(typed: str, ghost: str) -> None:
    """People come first, then accounts; without diacritics; nothing where nothing fits."""
    assert complete(typed, len(typed), _VOCABULARY) == ghost


def test_no_ghost_text_within_a_word() -> None:
    """With letters right after the cursor nothing is offered; before a space it is."""
    assert complete("@ngan", 3, _VOCABULARY) == ""
    assert complete("@ng gửi", 3, _VOCABULARY) == "ân"
    assert complete("@ng", 99, _VOCABULARY) == "ân"


def test_a_pasted_text_becomes_its_lines() -> None:
    """One line each, cleaned, without the empty ones."""
    text = "> me gửi\r\n\r\n  - dòng 2\t \x1b[31m\n\n\x00\nba"
    assert split_paste(text) == ("> me gửi", "- dòng 2  [31m", "ba")


@pytest.mark.parametrize(
    ("line", "person", "rest"),
    [
        ("@dao > me gửi bảng giá mới mai", "dao", "> me gửi bảng giá mới mai"),
        ("@Đào: hợp đồng", "dao", "hợp đồng"),
        ("@Rafael dela Cruz-Santos call", "rafael", "call"),
        ("@Ân x", "an2", "x"),
        ("@minh long x", None, "@minh long x"),
        ("@nobody x", None, "@nobody x"),
        ("> me gửi @dao", None, "> me gửi @dao"),
    ],
)
def test_a_quick_log_says_whom_it_is_for(line: str, person: str | None, rest: str) -> None:
    """A line that begins with a known person's `@name` is theirs; any other is left whole."""
    found, text = addressee(line, _VOCABULARY)
    assert (found.id if found else None, text) == (person, rest)
