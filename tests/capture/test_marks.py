"""Scores, tags, names and deals anywhere in a line."""

from datetime import date
from typing import Final

import pytest

from coachtui.capture import KnownName, Setting, Vocabulary, read

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
    ("line", "text", "scores"),
    [
        ("giữ giá N=4", "giữ giá", (("N", 4),)),
        ("q=4 hỏi tốt", "hỏi tốt", (("Q", 4),)),
        ("hỏi tốt Q=n, chốt C=2.", "hỏi tốt, chốt.", (("Q", None), ("C", 2))),
        ("Q=2 rồi Q=3", "rồi", (("Q", 3),)),
        ("Q=4", "Q=4", (("Q", 4),)),
        ("quý 4", "quý 4", ()),
        ("Q4 đạt", "Q4 đạt", ()),
        ("Q4=120%", "Q4=120%", ()),
        ("Q=4.5", "Q=4.5", ()),
        ("Q=4,5", "Q=4,5", ()),
        ("Q=44", "Q=44", ()),
        ("Q=0 Q=6", "Q=0 Q=6", ()),
        ("Q=4/5", "Q=4/5", ()),
        ("Q=4%", "Q=4%", ()),
        ("Q=4 đ", "Q=4 đ", ()),
        ("Q=2 để khách nói trước", "để khách nói trước", (("Q", 2),)),
        ("O=4 đưa lịch hẹn", "đưa lịch hẹn", (("O", 4),)),
        ("M=4 triệu", "M=4 triệu", ()),
        ("X=4 A=n", "X=4 A=n", ()),
        ("Q = 4", "Q = 4", ()),
        ("abcQ=4", "abcQ=4", ()),
    ],
)
def test_a_score_is_never_a_quarter_or_an_amount(
    line: str, text: str, scores: tuple[tuple[str, int | None], ...]
) -> None:
    """A competency, an equals sign and 1 to 5 or n, as a whole word; all else is text."""
    reading = read(line, _SETTING)
    assert (reading.text, reading.scores) == (text, scores)


def test_tags_names_and_deals_are_read_and_stay_in_the_text() -> None:
    """People come before accounts, names are found without diacritics, words unknown are kept."""
    line = "gặp @lan ở @minhlong, @Hoa Phat và @VinMart #giahan #Giá-sàn $hd-12 $ACME-2026"
    reading = read(line, _SETTING)
    assert reading.text == line
    assert reading.people == ("lan",)
    assert reading.accounts == ("Minh Long", "Hoà Phát", "VinMart")
    assert reading.tags == ("giahan", "Giá-sàn")
    assert reading.deals == ("HD-12", "ACME-2026")


@pytest.mark.parametrize(
    ("line", "people", "accounts"),
    [
        ("@An", ("an",), ()),
        ("@an", ("an",), ()),
        ("@Ân", ("an2",), ()),
        ("@NHĐ", ("dang",), ()),
        ("@Quỳnh", ("nhu",), ()),
        ("@Lan Chi", (), ("Lan Chi",)),
        ("@rafael dela cruz-santos", ("rafael",), ()),
        ("@h'duyen", ("duyen",), ()),
        ("@nguyễn", ("an",), ()),
        ("@thị", (), ()),
        ("a@lan.vn", (), ()),
        ("#302 @9h $500 C# a/#b", (), ()),
    ],
)
def test_the_longest_name_after_the_sign_is_meant(
    line: str, people: tuple[str, ...], accounts: tuple[str, ...]
) -> None:
    """Short names, whole names, initials and one word of a name lead to one person or account."""
    reading = read(line, _SETTING)
    assert (reading.people, reading.accounts, reading.tags) == (people, accounts, ())
    assert bool(reading.notes) == (line == "@thị")
