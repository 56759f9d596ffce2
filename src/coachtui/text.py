"""Text at the border: clean, fold, sort, shorten. Pure functions, standard library only."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

SortKey = tuple[str, str, str]
"""Letters, then tones, then case; compares as a Vietnamese dictionary sorts."""

_LINE_END: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
# C0 but tab and newline, DEL, C1, bidi controls, invisible joints, lone surrogates.
_UNWANTED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069"
    "\ufeff\ud800-\udfff]"
)
_NOT_SLUG: Final = re.compile("[^a-z0-9]+")
_WORD: Final = re.compile(r"[^\W_]+")
_JOINT: Final = re.compile(r"[^\w\s]|_")
_NAME_PART: Final = re.compile(r"[\s-]+")

_SLUG_MAX: Final = 60
_INITIALS_MAX: Final = 6
_SHORTEST_INITIALS: Final = 2

# Letters Unicode does not take apart; one character each, so that offsets stay true.
_UNDECOMPOSED: Final = str.maketrans("đĐðÐøØłŁħĦŧŦıßẞæÆœŒþÞ", "ddddoollhhttissaaoott", "")


def _fold_table() -> dict[int, str]:
    table = {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].translate(_UNDECOMPOSED)
        if base.isalpha():
            table[code] = base.lower()
    return table


_FOLD: Final = _fold_table()

_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK: Final = {letter: chr(0x80 + rank) for rank, letter in enumerate(_ALPHABET)}
# Breve, circumflex and horn make letters of their own; these only make tones.
_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"
_TONE_RANK: Final = {tone: chr(2 + rank) for rank, tone in enumerate(_TONES)}
_NO_TONE: Final = "\x01"


def clean(text: str, *, lines: bool = False) -> str:
    """Give back `text` as it may be stored: no control characters, NFC.

    Line ends become a newline with `lines`, else a space; so do tabs. Spaces at the ends stay
    (a leading space means something in the capture line). Cleaning twice changes nothing more.
    """
    if text.isprintable():  # then there is nothing in it but what may stay
        return unicodedata.normalize("NFC", text)
    text = _LINE_END.sub("\n" if lines else " ", text)
    if not lines:
        text = text.replace("\t", " ")
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text))


def cleaned_away(text: str, *, lines: bool = False) -> int:
    """Count the characters `clean` removes; those it replaces or composes do not count."""
    return len(_UNWANTED.findall(_LINE_END.sub("\n" if lines else " ", text)))


def fold(text: str) -> str:
    """Give back `text` for search: NFC, lower case, without diacritics, `đ` as `d`.

    As long as the NFC text, so an offset in one is an offset in the other.
    """
    return unicodedata.normalize("NFC", text).translate(_FOLD).lower()


def query_words(query: str) -> tuple[str, ...]:
    """Give back the folded words of what was typed into a filter."""
    return tuple(fold(query).split())


def matches(folded_query_words: Iterable[str], folded_text: str) -> bool:
    """Tell whether every word begins a word of the text, in any order, or its initials ("nva").

    Both sides are folded. No words match everything.
    """
    return all(_begins_in(word, folded_text) for word in folded_query_words)


def _begins_in(word: str, text: str) -> bool:
    """Tell whether a word begins one of the text; most texts are decided without taking apart."""
    if text.startswith(word) or f" {word}" in text:
        return True
    if word in text and any(
        start.startswith(word) for start in (*text.split(), *_WORD.findall(text))
    ):
        return True
    joined = text if text.replace(" ", "").isalnum() else _JOINT.sub("", text)
    if word in joined and any(start.startswith(word) for start in joined.split()):
        return True
    if len(word) < _SHORTEST_INITIALS or joined.lstrip()[:1] != word[0]:
        return False
    return "".join(start[0] for start in joined.split()).startswith(word)


def _collate(char: str) -> tuple[str, str]:
    """Give back the letter and the tone of one NFC character, each as a sortable string."""
    decomposed = unicodedata.normalize("NFD", char)
    base, marks = decomposed[0], decomposed[1:]
    tone = "".join(_TONE_RANK[mark] for mark in marks if mark in _TONE_RANK) or _NO_TONE
    letter = unicodedata.normalize(
        "NFC", base.lower() + "".join(mark for mark in marks if mark not in _TONE_RANK)
    )
    if letter not in _LETTER_RANK:
        folded = fold(letter)
        tone += letter if folded in _LETTER_RANK else ""
        letter = folded
    if letter in _LETTER_RANK:
        return _LETTER_RANK[letter], tone
    if char.isspace():
        return "\x01", tone
    if char.isdecimal():
        return chr(0x70 + unicodedata.decimal(char)), tone
    return (letter if char.isalpha() else f"\x02{char}"), tone


def sort_key(text: str) -> SortKey:
    """Give back the key by which Vietnamese text sorts: letters, then tones, then case."""
    text = unicodedata.normalize("NFC", text)
    pairs = [_collate(char) for char in text]
    return (
        "".join(letter for letter, _ in pairs),
        "".join(tone for _, tone in pairs),
        text.swapcase(),
    )


def name_key(full_name: str, western: bool) -> tuple[SortKey, SortKey]:
    """Give back the key by which people sort: given name, then the whole name.

    The given name is the first word of a `western` name, else the last.
    """
    words = full_name.split() or [""]
    return sort_key(words[0 if western else -1]), sort_key(" ".join(words))


def initials(full_name: str) -> str:
    """Give back the first letter of each part of a name, upper case, at most six.

    Parts split at space and hyphen; accents stay. A name without a letter or digit gives `?`.
    """
    name = unicodedata.normalize("NFC", full_name)
    firsts = (_WORD.search(part) for part in _NAME_PART.split(name))
    return "".join(first[0][0].upper()[0] for first in firsts if first)[:_INITIALS_MAX] or "?"


def slug(text: str) -> str:
    """Give back `text` as part of a file name: a-z, 0-9 and single hyphens, 1 to 60 long."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")[:_SLUG_MAX].rstrip("-") or "untitled"


def _char_cells(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cells(text: str) -> int:
    """Count the terminal cells `text` takes on one line."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_char_cells, text))


def ellipsis(text: str, width: int) -> str:
    """Give back `text` in at most `width` cells, its cut marked by `…`."""
    if cells(text) <= width:
        return text
    if width <= 0:
        return ""
    used = 0
    for end, char in enumerate(text):
        used += _char_cells(char)
        if used > width - 1:
            return f"{text[:end].rstrip()}…"
    return text
