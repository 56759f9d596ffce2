"""Words of the date grammar, and the notation its patterns are written in."""

import re
from collections.abc import Mapping
from typing import Final, TypeVar

from coachtui.text import fold

Value = TypeVar("Value")

# The accented English is what Telex makes of it.
_WEEKDAYS: Final = {
    "mon|monday|monđay": 0,
    "tue|tues|tuesday|tué|tuésday|tuéday": 1,
    "wed|weds|wednesday|ưed|ưeds|ưednesday|ưednéday": 2,
    "thu|thur|thurs|thursday|thúday|thủsday": 3,
    "fri|friday": 4,
    "sat|saturday|sảtuday|satủday": 5,
    "sun|sunday": 6,
}
_AFTER_THU: Final = {
    "2|hai": 0,
    "3|ba": 1,
    "4|tư|tu": 2,
    "5|năm|nam": 3,
    "6|sáu|sau": 4,
    "7|bảy|bẩy|bay": 5,
}
_MONTHS: Final = {
    "jan|january": 1,
    "feb|february": 2,
    "mar|march": 3,
    "apr|april": 4,
    "may": 5,
    "jun|june": 6,
    "jul|july": 7,
    "aug|august": 8,
    "sep|sept|september": 9,
    "oct|october": 10,
    "nov|november": 11,
    "dec|december": 12,
}
_COUNTS: Final = {
    "a|an|one|một|mot": 1,
    "two|hai": 2,
    "three|ba": 3,
    "four|bốn|bon": 4,
    "five|năm|nam": 5,
    "six|sáu|sau": 6,
    "seven|bảy|bay": 7,
    "eight|tám|tam": 8,
    "nine|chín|chin": 9,
    "ten|mười|muoi": 10,
}
_UNITS: Final = {
    "d|day|days|ngày|ngay|hôm|hom": (1, 0),
    "w|ư|week|weeks|wk|wks|tuần|tuan|ưêk|ưêks|ưếk": (7, 0),
    "m|month|months|tháng|thang": (0, 1),
}


def _spread(table: Mapping[str, Value]) -> dict[str, Value]:
    return {word: value for words, value in table.items() for word in words.split("|")}


WEEKDAY: Final = _spread(_WEEKDAYS)
"""Monday is 0."""
AFTER_THU: Final = _spread(_AFTER_THU)
"""What follows `thứ`, and the weekday it makes."""
MONTH: Final = _spread(_MONTHS)
COUNT: Final = _spread(_COUNTS)
UNIT: Final = _spread(_UNITS)
"""Days and months that a unit counts."""


def _any(words: Mapping[str, object]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_PARTS: Final = {
    "weekday": f"(?P<weekday>{_any(WEEKDAY)})",
    "month": f"(?P<month>{_any(MONTH)})",
    "n": f"(?P<n>[0-9]{{1,3}}|{_any(COUNT)})",
    "d": "(?P<d>[0-9]{1,2})",
    "m": "(?P<m>[0-9]{1,2})",
    "y": "(?P<y>[0-9]{4})",
    "th": "(?:st|nd|rd|th)",
    "next": "(?P<next>next|nẽt)",
    "week": "(?:week|ưêk)",
    "span": "(?P<unit>days?|weeks?|wks?|ưêks?|ưếk|months?)",
    "quãng": "(?P<unit>ngày|hôm|tuần|tháng)",
    "sau": "(?P<next>sau|tới)",
}
_PART: Final = re.compile(r"\{([^\W\d]+)\}")
_WORD: Final = re.compile(r"[^\W\d_]+")
# A day ends where no letter, unit, fraction, range or possessive goes on.
_END: Final = r"(?![\w%/+=]|[-.,:'’]\w)"


def _with_plain(word: re.Match[str]) -> str:
    plain = fold(word[0])
    return word[0] if plain == word[0].lower() else f"(?:{word[0]}|{plain})"


def pattern(notation: str, *, plain: bool = True) -> re.Pattern[str]:
    """Give back the regular expression of a notation.

    In it `{name}` is a part of the table above, a space stands for one or more, and with `plain`
    a word with diacritics stands for itself without them too.
    """
    text = _PART.sub(lambda part: _PARTS[part[1]], notation)
    if plain:
        text = _WORD.sub(_with_plain, text)
    return re.compile(f"(?:{text}){_END}".replace(" ", r"\s+"), re.IGNORECASE)
