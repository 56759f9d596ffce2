"""Words as the search compares them: folded, apart, spelled the one way, joined, as initials."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from coachtui.domain.search_days import days_in
from coachtui.text import fold

_SIGN: Final = re.compile(r"[\W_]")
_JOINED: Final = re.compile(r"[^\W_]+(?:(?:[^\w\s]|_)+[^\W_]+)+")
_UPPER: Final = "".join(
    chr(code)
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if chr(code).isupper()
)
_CAPITALS: Final = re.compile(rf"(?<!\w)[{_UPPER}][^\W_]*(?:[ -][{_UPPER}][^\W_]*)+")
_WORD: Final = re.compile(r"[^\W_]+")

# The tone of an open oa, oe and uy stands on either letter; the later one here.
_TONES: Final = "\u0300\u0301\u0309\u0303\u0323"
_PLACES: Final = {
    unicodedata.normalize("NFC", f"{first}{tone}{second}"): unicodedata.normalize(
        "NFC", f"{first}{second}{tone}"
    )
    for first, second in ("oa", "oe", "uy")
    for tone in _TONES
}
_EARLY: Final = re.compile("|".join(_PLACES))


@dataclass(frozen=True, slots=True)
class Spelled:
    """A word of a query; what was typed in one with signs in it is several words in a row.

    Attributes:
        begins: folded, a space in front: where it stands, a word begins with it.
        whole: that, and a space behind it.
        spelled: as typed in lower case, a space in front.
        accented: whether it was typed with diacritics.
        short: folded, the signs in it left out.
        days: of a day, how records may write it; () for any other word.
    """

    begins: str
    whole: str
    spelled: str
    accented: bool
    short: str
    days: tuple[str, ...] = ()


def spelled_query(query: str) -> tuple[Spelled, ...]:
    """Return the words of a query, of which a day is one; one of signs alone is none."""
    text = unicodedata.normalize("NFC", query)
    words, at = [], 0
    for (start, end), days in sorted(days_in(fold(text))):
        words += [_spelled_word(word) for word in text[at:start].split()]
        words.append(replace(_spelled_word(text[start:end]), days=days))
        at = end
    words += [_spelled_word(word) for word in text[at:].split()]
    return tuple(word for word in words if word.short)


def _spelled_word(word: str) -> Spelled:
    folded = " ".join(signs_apart(fold(word)).split())
    typed = " ".join(spelled(word).split())
    return Spelled(
        begins=f" {folded}",
        whole=f" {folded} ",
        spelled=f" {typed}",
        accented=typed != folded,
        short=folded.replace(" ", ""),
    )


def signs_apart(text: str) -> str:
    """Return a text with a space for every sign that is no letter and no digit; as long as it."""
    return _SIGN.sub(" ", text)


def spelled(text: str) -> str:
    """Return a text in lower case, its tones where one spelling puts them, signs as spaces."""
    return signs_apart(_EARLY.sub(lambda match: _PLACES[match[0]], text.lower()))


def joined_in(text: str) -> str:
    """Return what reads as one word without the signs in it, folded, each after a space."""
    found = (_SIGN.sub("", fold(match[0])) for match in _JOINED.finditer(text))
    return "".join(f" {word}" for word in found)


def joined_words(text: str, short: str) -> Iterator[tuple[int, int]]:
    """Give from where to where such words stand that begin with `short`, to their end."""
    for match in _JOINED.finditer(text):
        if _SIGN.sub("", fold(match[0])).startswith(short):
            yield match.span()


def initials_in(text: str) -> str:
    """Return the initials of words in capitals that stand together, folded, title and rest."""
    title, _, rest = text.partition("\n")
    return "\n".join(
        " ".join(_firsts(match[0]) for match in _CAPITALS.finditer(part)) for part in (title, rest)
    )


def runs_of_capitals(text: str, short: str) -> Iterator[tuple[int, int]]:
    """Give from where to where words stand whose initials are `short`."""
    for match in _CAPITALS.finditer(text):
        at = _firsts(match[0]).find(short)
        if at >= 0 and short:
            words = list(_WORD.finditer(match[0]))
            yield (
                match.start() + words[at].start(),
                match.start() + words[at + len(short) - 1].end(),
            )


def _firsts(run: str) -> str:
    return "".join(word[0][0] for word in _WORD.finditer(fold(run)))
