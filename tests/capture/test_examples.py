"""Every example of the design, and the traps it names."""

import unicodedata
from datetime import date
from typing import Final

import pytest

from coachtui.capture import EntryKind, KnownName, Setting, Vocabulary, kind_of, read

_TODAY: Final = date(2026, 11, 26)
_AN: Final = KnownName("an", "Nguyễn Văn An", "An")
_NGAN: Final = KnownName("me", "Lê Hoàng Ngân", "Ngân")
_VOCABULARY: Final = Vocabulary(
    people=(
        _AN,
        _NGAN,
        KnownName("dao", "Đặng Thị Hồng Đào", "Đào"),
        KnownName("nhu", "Phạm Trương Quỳnh Như", "Như"),
        KnownName("lan", "Trần Thị Lan", "Lan"),
        KnownName("mai", "Lê Thị Mai", "Mai"),
        KnownName("dang", "Nguyễn Hải Đăng", "Đăng"),
        KnownName("duyen", "H'Duyên Niê", "H'Duyên"),
        KnownName("rafael", "Rafael dela Cruz-Santos", "Rafael"),
        KnownName("an2", "Trần Thiên Ân", "Ân"),
    ),
    accounts=tuple(KnownName("", name) for name in ("Hoà Phát", "Minh Long", "Sao Mai", "Lan Chi")),
    deals=("HD-12",),
)
_SETTING: Final = Setting(_TODAY, _AN, _NGAN, "em", "chị", _VOCABULARY)


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("renewal at Hoà Phát slipped to Q1", "note", "renewal at Hoà Phát slipped to Q1"),
        ("- no next step", "note", "no next step"),
        ('"I never ask for the budget early', "quote", "I never ask for the budget early"),
        ('"I never ask for the budget early"', "quote", "I never ask for the budget early"),
        ("“Em chưa tự tin khi bàn giá”", "quote", "Em chưa tự tin khi bàn giá"),
        ('"Sao lại thế?"', "quote", "Sao lại thế?"),
        ('"Sao lại thế?', "quote", "Sao lại thế?"),
        ('"Đắt quá" là câu khách nói', "quote", '"Đắt quá" là câu khách nói'),
        (
            "+ held the price, traded for a 2-year term",
            "praise",
            "held the price, traded for a 2-year term",
        ),
        ("-- no next step agreed", "adjusting", "no next step agreed"),
        ("> An gửi báo giá trước thứ 6", "commitment", "gửi báo giá"),
        ("-> An gửi báo giá trước thứ 6", "commitment", "gửi báo giá"),
        ("> me intro to the CFO 28/11", "commitment", "intro to the CFO"),
        ("> me gửi bảng giá mới mai", "commitment", "gửi bảng giá mới"),
        ("? who signs", "question", "who signs"),
        ("who signs above 2 tỷ?", "question", "who signs above 2 tỷ?"),
        ("- who signs above 2 tỷ?", "question", "who signs above 2 tỷ?"),
        ("ai ký trên 2 tỷ? #acme ~", "question", "ai ký trên 2 tỷ? #acme"),
        ("= drop Sao Mai from the forecast", "decision", "drop Sao Mai from the forecast"),
        ("=> drop Sao Mai from the forecast", "decision", "drop Sao Mai from the forecast"),
        ("! credit hold at Minh Long", "risk", "credit hold at Minh Long"),
        ("+ vì sao tốt?", "praise", "vì sao tốt?"),
    ],
)
def test_the_first_sign_says_the_kind(line: str, kind: str, text: str) -> None:
    """Each sign of the design makes its kind, and leaves the text."""
    reading = read(line, _SETTING)
    assert (reading.kind, reading.text) == (kind, text)


@pytest.mark.parametrize(
    "line",
    [
        "+84903123456",
        "-5% là quá nhiều",
        ">2 tỷ",
        "$500 đặt cọc",
        "#302 phòng họp",
        "=SUM(A1)",
        "!!! gấp",
        "--dry-run",
        "->x",
        ">",
        "+",
        "?",
        "??",
        '"',
        "~",
        "— dash",
        "1 + 1 = 2",
    ],
)
def test_a_sign_that_touches_something_is_text(line: str) -> None:
    """An amount is never a promise, a bullet never a criticism, and a sign alone says nothing."""
    reading = read(line, _SETTING)
    assert (reading.kind, reading.text, reading.taken) == (EntryKind.NOTE, line, ())


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (" > not a promise fri", "> not a promise fri"),
        ("\\> not a promise fri", "> not a promise fri"),
        ("  why?", "why?"),
        ("\\-- x", "-- x"),
        ("\t+ x", "+ x"),
    ],
)
def test_a_leading_space_or_backslash_makes_a_note(line: str, text: str) -> None:
    """What follows is plain text, its sign kept."""
    reading = read(line, _SETTING)
    assert (reading.kind, reading.text, reading.due) == (EntryKind.NOTE, text, None)


def test_the_kind_shows_before_anything_follows_the_sign() -> None:
    """While typing, `> ` already announces a commitment, though logging it would be a note."""
    assert kind_of("> ") is EntryKind.COMMITMENT
    assert kind_of("-- ") is EntryKind.ADJUSTING
    assert kind_of(">") is EntryKind.NOTE
    assert read("> ", _SETTING).kind is EntryKind.NOTE


@pytest.mark.parametrize(
    ("line", "owner", "other", "text"),
    [
        ("> gửi báo giá", "rep", None, "gửi báo giá"),
        ("> An gửi báo giá", "rep", None, "gửi báo giá"),
        ("> An: gửi báo giá", "rep", None, "gửi báo giá"),
        ("> an: gửi báo giá", "rep", None, "gửi báo giá"),
        ("> nguyen van an gửi báo giá", "rep", None, "gửi báo giá"),
        ("> anh An gửi báo giá", "rep", None, "gửi báo giá"),
        ("> em gửi báo giá", "rep", None, "gửi báo giá"),
        ("> Em: gửi báo giá", "rep", None, "gửi báo giá"),
        ("> @an gửi báo giá", "rep", None, "@an gửi báo giá"),
        ("> me gửi báo giá", "me", None, "gửi báo giá"),
        ("> Me: gửi báo giá", "me", None, "gửi báo giá"),
        ("> tôi gửi báo giá", "me", None, "gửi báo giá"),
        ("> toi gui bao gia", "me", None, "gui bao gia"),
        ("> chị gửi báo giá", "me", None, "gửi báo giá"),
        ("> chi gui bao gia", "me", None, "gui bao gia"),
        ("> Ngân gửi báo giá", "me", None, "gửi báo giá"),
        ("> I'll send the quote", "me", None, "send the quote"),
        ("> me và An gặp khách", "me", None, "me và An gặp khách"),
        ("> mẹ em ốm", "rep", None, "mẹ em ốm"),
        ("> tối mai gọi khách", "rep", None, "tối mai gọi khách"),
        ("> chi phi gui sau", "rep", None, "chi phi gui sau"),
        ("> chi tiền trước", "rep", None, "chi tiền trước"),
        ("> meeting notes", "rep", None, "meeting notes"),
        ("> embargo the price list", "rep", None, "embargo the price list"),
        ("> anh em mình gặp khách", "rep", None, "anh em mình gặp khách"),
        ("> chị Hà ký", None, "chị Hà", "chị Hà ký"),
        ("> chị ấy ký", None, "chị ấy", "chị ấy ký"),
        ("> Lan: gửi hợp đồng", None, "Trần Thị Lan", "Lan: gửi hợp đồng"),
        ("> Lan gửi hợp đồng", None, "Trần Thị Lan", "Lan gửi hợp đồng"),
        ("> lan: gửi hợp đồng", None, "Trần Thị Lan", "lan: gửi hợp đồng"),
        ("> chị lan gửi hợp đồng", None, "Trần Thị Lan", "chị lan gửi hợp đồng"),
        ("> @Lan gửi hợp đồng", None, "Trần Thị Lan", "@Lan gửi hợp đồng"),
        ("> Ân gửi hợp đồng", None, "Trần Thiên Ân", "Ân gửi hợp đồng"),
        ("> H'Duyên gửi mẫu", None, "H'Duyên Niê", "H'Duyên gửi mẫu"),
        ("> Dang gửi mẫu", None, "Nguyễn Hải Đăng", "Dang gửi mẫu"),
        ("> Thu Trang: gửi mẫu", None, "Thu Trang", "Thu Trang: gửi mẫu"),
        ("> Đang làm báo giá", "rep", None, "Đang làm báo giá"),
        ("> Đào tạo đội mới", "rep", None, "Đào tạo đội mới"),
        ("> Như đã hứa, gửi mẫu", "rep", None, "Như đã hứa, gửi mẫu"),
        ("> lan truyền tin vui", "rep", None, "lan truyền tin vui"),
        ("> An toàn kho: báo cáo", "rep", None, "An toàn kho: báo cáo"),
        ("> An-Phat gửi PO", "rep", None, "An-Phat gửi PO"),
        ("> Hoà Phát: gửi báo giá", "rep", None, "Hoà Phát: gửi báo giá"),
        ("> CRM: cập nhật", "rep", None, "CRM: cập nhật"),
        ("> gửi cho Lan", "rep", None, "gửi cho Lan"),
    ],
)
def test_the_owner_of_a_promise(line: str, owner: str, other: str | None, text: str) -> None:
    """The rep owns it unless the line begins with somebody else, who is said, never lost."""
    reading = read(line, _SETTING)
    assert (reading.owner, reading.other_owner, reading.text) == (owner, other, text)


def test_the_rep_is_known_though_the_vocabulary_is_empty() -> None:
    """The two who talk need not be in the vocabulary."""
    alone = Setting(_TODAY, _AN, _NGAN)
    assert read("> An gửi báo giá", alone).text == "gửi báo giá"
    assert read("> Ngân gửi báo giá", alone).owner == "me"
    nobody = Setting(_TODAY)
    assert read("> An gửi báo giá", nobody).text == "An gửi báo giá"
    assert read("> An gửi báo giá", nobody).owner == "rep"


def test_only_promises_have_an_owner_and_a_day() -> None:
    """A note with a day and a name stays as typed; among GROW's options it has an owner."""
    note = read("me gửi bảng giá mai", _SETTING)
    assert (note.owner, note.due, note.text) == (None, None, "me gửi bảng giá mai")
    options = Setting(_TODAY, _AN, _NGAN, "em", "chị", _VOCABULARY, options=True)
    assert read("rủ kế toán trưởng cùng dự", options).owner == "rep"
    mine = read("tôi: gọi giám đốc", options)
    assert (mine.owner, mine.text, mine.kind) == ("me", "gọi giám đốc", EntryKind.NOTE)


def test_a_tilde_at_the_end_hides() -> None:
    """`~` after a space at the end hides the line and leaves the text; elsewhere it is text."""
    hidden = read("> An gửi báo giá trước thứ 6 ~ ", _SETTING)
    assert (hidden.hidden, hidden.text, hidden.due) == (True, "gửi báo giá", date(2026, 11, 27))
    assert not read("= bỏ Sao Mai~", _SETTING).hidden
    assert not read("~ 20 khách", _SETTING).hidden


def test_a_known_name_is_never_a_day() -> None:
    """A person, a place or an account that ends the line is no date, in whatever case."""
    named = Vocabulary(accounts=(KnownName("", "Quán Thứ Bảy"), KnownName("", "Sao Mai")))
    setting = Setting(_TODAY, _AN, vocabulary=named)
    for line in ("> gặp Quán Thứ Bảy", "> gặp quan thu bay", "> gặp sao mai", "> gặp Sao Mai"):
        assert read(line, setting).due is None, line
    assert read("> gặp thứ bảy", setting).due == date(2026, 11, 28)


def test_line_ends_control_characters_and_nfd_are_cleaned() -> None:
    """What is read is one composed line that can be stored."""
    decomposed = unicodedata.normalize("NFD", "> An gửi báo giá trước thứ 6")
    assert read(decomposed, _SETTING).due == date(2026, 11, 27)
    reading = read("> An gửi\nbáo giá\x1b\ud800 \u202et6", _SETTING)
    assert (reading.text, reading.typed) == ("gửi báo giá", "> An gửi báo giá t6")


def test_a_promise_of_nothing_but_a_day_keeps_its_words() -> None:
    """Where all would be taken out, all of it stays."""
    assert read("> mai", _SETTING).text == "mai"
    assert read("> me t6", _SETTING).text == "me t6"
    assert read("> me", _SETTING).text == "me"


def test_a_day_that_is_past_is_said_to_be() -> None:
    """A year that makes it past is taken at its word, with a note."""
    reading = read("> gửi báo giá 1/11/2026", _SETTING)
    assert reading.due == date(2026, 11, 1)
    assert reading.notes == ("That day is past.",)


def test_of_several_days_the_last_counts_and_this_is_said() -> None:
    """The earlier one stays in the text."""
    reading = read("> gửi nháp trước t6, bản cuối trước 2/12", _SETTING)
    assert (reading.due, reading.text) == (date(2026, 12, 2), "gửi nháp trước t6, bản cuối")
    assert len(reading.notes) == 1
