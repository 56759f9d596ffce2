"""The two tables of phrasings, written before the grammar, hold."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from coachtui.capture import KnownName, Setting, read

_HERE: Final = Path(__file__).parent
_THURSDAY: Final = date(2026, 11, 26)
_AN: Final = KnownName("an", "Nguyễn Văn An", "An")
_NGAN: Final = KnownName("me", "Lê Hoàng Ngân", "Ngân")


@dataclass(frozen=True)
class Phrasing:
    """A row of a table."""

    line: str
    on: date = _THURSDAY
    due: date | None = None
    text: str | None = None


def _table(language: str) -> list[Phrasing]:
    rows = tomllib.loads((_HERE / f"phrasings_{language}.toml").read_text("utf-8"))["phrases"]
    return [Phrasing(**row) for row in rows]


_ALL: Final = [*_table("en"), *_table("vi")]


def _setting(on: date) -> Setting:
    return Setting(on, _AN, _NGAN, rep_pronoun="em", manager_pronoun="chị")


@pytest.mark.parametrize("language", ["en", "vi"])
def test_each_language_has_sixty_phrasings_with_and_without_a_day(language: str) -> None:
    """The tables are as long as was agreed, and hold what is no day too."""
    rows = _table(language)
    assert len(rows) >= 60
    assert sum(row.due is None for row in rows) >= 20
    assert len({(row.line, row.on) for row in rows}) == len(rows)


@pytest.mark.parametrize("row", _ALL, ids=lambda row: f"{row.on} {row.line}")
def test_a_phrasing_means_the_day_of_the_table(row: Phrasing) -> None:
    """Each phrasing gives the day meant, none where it states none, and keeps the text stated."""
    reading = read(row.line, _setting(row.on))
    assert reading.due == row.due
    if row.text is not None:
        assert reading.text == row.text


@pytest.mark.parametrize("row", [row for row in _ALL if row.due is None], ids=lambda row: row.line)
def test_what_states_no_day_stays_whole(row: Phrasing) -> None:
    """Where no day is understood, none of its words leave the text."""
    reading = read(row.line, _setting(row.on))
    assert reading.due_text == ""
    assert reading.taken[:1] in ((), (">",), ("+",), ("!",))
    assert reading.taken[1:] in ((), ("me",))


@pytest.mark.parametrize(
    "line",
    [
        "> meet on 31/2",
        "> call 2/3",
        "> gửi báo giá cho chị mai",
        "> gửi báo giá tháng sau",
        "> send the quote next month",
        "> họp t3 27/11",
        "> send samples 5-6",
        "> call after fri",
    ],
)
def test_an_unclear_day_is_said_to_be_left_as_text(line: str) -> None:
    """What may be a day but is not clear stays text, and the reading says so."""
    reading = read(line, _setting(_THURSDAY))
    assert reading.due is None
    assert len(reading.notes) == 1


def test_the_unaccented_spelling_means_the_same() -> None:
    """A Vietnamese phrasing typed without diacritics gives the same day, or none, never another."""
    plain = str.maketrans(
        {letter: base for base, letters in _LETTERS.items() for letter in letters}
    )
    same = 0
    for row in _table("vi"):
        unaccented = read(row.line.translate(plain), _setting(row.on)).due
        if row.due is not None:
            assert unaccented in {row.due, None}, row.line
            same += unaccented == row.due
    assert same >= 70


_LETTERS: Final = {
    "a": "àáảãạăằắẳẵặâầấẩẫậ",
    "e": "èéẻẽẹêềếểễệ",
    "i": "ìíỉĩị",
    "o": "òóỏõọôồốổỗộơờớởỡợ",
    "u": "ùúủũụưừứửữự",
    "y": "ỳýỷỹỵ",
    "d": "đ",
}
