"""What holds for every line, however odd."""

from collections import Counter
from datetime import date
from typing import Final

from hypothesis import given, settings, strategies as st

from coachtui.capture import (
    EntryKind,
    KnownName,
    Setting,
    Vocabulary,
    agenda_command,
    complete,
    date_of,
    find_dates,
    kind_of,
    read,
    split_paste,
)
from coachtui.text import clean

_QUICK: Final = settings(max_examples=150, derandomize=True, deadline=None)
_AN: Final = KnownName("an", "Nguyễn Văn An", "An")
_VOCABULARY: Final = Vocabulary(
    people=(_AN, KnownName("mai", "Lê Thị Mai", "Mai"), KnownName("x", "[/b][@click=app.quit]x")),
    accounts=(KnownName("", "Sao Mai"), KnownName("", "Hoà Phát")),
    deals=("HD-12",),
    tags=("giahan",),
)
_TODAY: Final = date(2026, 11, 26)
_SETTING: Final = Setting(_TODAY, _AN, KnownName("me", "Ngân"), "em", "chị", _VOCABULARY)

_TYPED: Final = """> -> - -- + ? = => ! ~ " “ ” \\ me tôi An: chị em Hà mai Mai t6 thứ 6 sáu 28/11
    31/2 2/3 +3d trước by ( ) Q=4 Q=n N=5. #tag @Mai @sao @x $d triệu 2 tỷ % cuối tuần fri, next 5
    Dec . /1 bỏ ; : I'll"""
_WORDS: Final = st.sampled_from([*_TYPED.split(), "", "\t", "\u00a0"])
_LINES: Final = st.one_of(
    st.text(),
    st.lists(_WORDS, max_size=9).map(" ".join),
    st.tuples(st.sampled_from(["> ", '"', "-- ", ""]), st.text()).map("".join),
)
_DAYS: Final = st.dates()


def _letters(*texts: str) -> Counter[str]:
    return Counter(char for char in "".join(texts) if not char.isspace())


@_QUICK
@given(_LINES, _DAYS)
def test_no_character_is_lost(line: str, today: date) -> None:
    """Each character but spaces is in the text or in what was taken out, once."""
    setting = Setting(today, _AN, _SETTING.manager, "em", "chị", _VOCABULARY)
    reading = read(line, setting)
    assert _letters(reading.text, *reading.taken) == _letters(clean(line))
    assert reading.typed == clean(line)


@_QUICK
@given(_LINES)
def test_a_reading_can_be_stored(line: str) -> None:
    """Texts are clean, the text is empty only where the line was, and scores are in range."""
    reading = read(line, _SETTING)
    for text in (reading.text, reading.due_text, *reading.tags, *reading.accounts, *reading.taken):
        assert clean(text) == text
    assert bool(reading.text) == bool(clean(line).strip())
    assert all(score is None or 1 <= score <= 5 for _, score in reading.scores)
    owned = reading.owner is not None or reading.other_owner is not None
    assert owned == (reading.kind is EntryKind.COMMITMENT)
    assert reading.due is None or reading.kind is EntryKind.COMMITMENT


@_QUICK
@given(
    st.integers(1, 999_999),
    st.sampled_from(["triệu", "tỷ", "k", "%", " triệu", " tỷ", "tr", " USD", "$"]),
    st.sampled_from([">", "> giảm còn ", "> trước ", "> chốt thứ ", "> giá ", "> tăng +"]),
)
def test_an_amount_is_never_a_day(number: int, unit: str, before: str) -> None:
    """No amount makes a promise due, and a sign that touches it makes no promise."""
    reading = read(f"{before}{number}{unit}", _SETTING)
    assert reading.due is None
    assert (reading.kind is EntryKind.COMMITMENT) == (before != ">")


@_QUICK
@given(_LINES, _DAYS)
def test_a_day_that_is_understood_lies_ahead(line: str, today: date) -> None:
    """Without a year stated, nothing is due before today."""
    reading = read(f"> {line}", Setting(today))
    stated = str(reading.due.year) if reading.due else ""
    short = stated[2:]
    if reading.due and short not in reading.due_text:
        assert reading.due >= today


@_QUICK
@given(_LINES, st.integers(-1, 40))
def test_everything_else_is_total(text: str, cursor: int) -> None:
    """No text makes the other readers fail, at the ends of the calendar either."""
    for today in (date.min, _TODAY, date.max):
        agenda_command(text, today)
        agenda_command(f"/1 {text}", today)
        date_of(text, today)
        read(f"> {text}", Setting(today))
    for found in find_dates(text, _TODAY):
        assert 0 <= found.start < found.end <= len(text)
    assert kind_of(text) in EntryKind
    assert isinstance(complete(text, cursor, _VOCABULARY), str)
    assert all(line.strip() == line != "" for line in split_paste(text))


@_QUICK
@given(_LINES)
def test_a_backslash_makes_a_note_of_every_line(line: str) -> None:
    """A pasted line, escaped, is a note, and keeps its first sign."""
    for pasted in split_paste(line):
        reading = read(f"\\{pasted}", _SETTING)
        assert reading.kind is EntryKind.NOTE
        assert reading.due is None
