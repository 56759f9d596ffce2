"""Known people and accounts, found in a line as people write them: short, whole, unaccented."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from coachtui.text import fold, initials

_FIRST_WORD: Final = re.compile(r"[^\s:,;.!?()\"“”]+")
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SHORTEST_INITIALS: Final = 2


@dataclass(frozen=True, slots=True)
class KnownName:
    """Somebody or something a line may name; `id` is empty for an account."""

    id: str
    full_name: str
    short: str = ""
    """The given or preferred name."""


@dataclass(frozen=True, slots=True)
class Named:
    """Where a known name stands: `text[start:end]`; several `bearers` when whose is not clear."""

    start: int
    end: int
    bearers: tuple[KnownName, ...]
    is_account: bool

    @property
    def words(self) -> int:
        """How long the span is, in characters."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class _Form:
    folded: str
    spelled: str
    bearer: KnownName
    is_account: bool


def folded(text: str) -> str:
    """Give back `text` folded, as long as it was, with one kind of apostrophe."""
    return fold(text).replace("’", "'")


def _spelling(word: str) -> tuple[str, tuple[str, ...]]:
    """Give back a word without its tones, and the tones: `hoà` and `hòa` are spelled alike."""
    parts = unicodedata.normalize("NFD", word.lower())
    letters = "".join(char for char in parts if char not in _TONES)
    return letters, tuple(sorted(char for char in parts if char in _TONES))


def is_plain(word: str) -> bool:
    """Tell whether a word was written without diacritics."""
    return fold(word) == word.lower()


def spelled_alike(typed: str, meant: str) -> bool:
    """Tell whether each word typed is the one meant, or that word without its diacritics."""
    pairs = zip(typed.split(), meant.split(), strict=False)
    return all(is_plain(one) or _spelling(one) == _spelling(other) for one, other in pairs)


def bounded(text: str, end: int) -> bool:
    """Tell whether a name may end at `end`: no letter, hyphen or possessive goes on after it."""
    after = text[end : end + 2]
    if not after:
        return True
    glued = after[0] in "-'’@/" and after[1:].isalnum()
    return not (after[0].isalnum() or after[0] == "_" or glued)


def forms_of(name: KnownName) -> tuple[str, ...]:
    """Give back how a name is written: short, whole, and its last words, without doubles."""
    words = name.full_name.split()
    tails = [" ".join(words[first:]) for first in range(1, len(words) - 1)]
    short = name.short or (words[-1] if words and name.id else "")
    return tuple(dict.fromkeys(form for form in (short, name.full_name, *tails) if form.strip()))


def initials_of(name: KnownName) -> str:
    """Give back the initials of a name, "" where there is but one."""
    letters = initials(name.full_name)
    return letters if len(letters) >= _SHORTEST_INITIALS else ""


class NameIndex:
    """The known names by their first and by their last word, built once per vocabulary."""

    __slots__ = ("_first", "_last", "_parts")

    def __init__(self, people: Iterable[KnownName], accounts: Iterable[KnownName]) -> None:
        self._first: dict[str, list[_Form]] = {}
        self._last: dict[str, list[str]] = {}
        self._parts: dict[str, list[KnownName]] = {}
        for person in people:
            self._add(person, is_account=False)
            for part in {*folded(person.full_name).split(), folded(initials_of(person))}:
                self._parts.setdefault(part, []).append(person)
        for account in accounts:
            self._add(account, is_account=True)

    def _add(self, name: KnownName, *, is_account: bool) -> None:
        written = (name.full_name, name.short) if is_account else forms_of(name)
        for spelled in filter(str.strip, written):
            form = folded(spelled)
            words = form.split()
            entry = _Form(form, spelled, name, is_account)
            self._first.setdefault(words[0], []).append(entry)
            if len(words) > 1:
                joined = _Form("".join(words), "".join(spelled.split()), name, is_account)
                self._first.setdefault(joined.folded, []).append(joined)
                self._last.setdefault(words[-1], []).append(form)

    def person_at(self, text: str, low: str, start: int) -> Named | None:
        """Give back the longest name of a person that begins at `start`, as it is spelled.

        `low` is `folded(text)`. A word with other diacritics is another word: `đang` is not Đăng.
        """
        found = [form for form in self._forms(text, low, start) if not form.is_account]
        spelled = [
            form
            for form in found
            if spelled_alike(text[start : start + len(form.folded)], form.spelled)
        ]
        return self._longest(text, spelled, start)

    def marked_at(self, text: str, low: str, start: int) -> Named | None:
        """Give back the longest person or account that begins at `start`, after an `@`.

        Where none does: the people with those initials, or with that word in the name.
        """
        longest = self._longest(text, self._forms(text, low, start), start)
        if longest is not None:
            return longest
        word = _FIRST_WORD.match(low, start)
        bearers = self._parts.get(word[0], []) if word else []
        return (
            Named(start, word.end(), tuple(bearers), is_account=False) if word and bearers else None
        )

    def ends_at(self, low: str, end: int) -> bool:
        """Tell whether a known name of two words or more ends at `end` of the folded text."""
        words = low[:end].split()
        if not words:
            return False
        return any(
            low[:end].endswith(form)
            and (len(form) == end or not low[end - len(form) - 1].isalnum())
            for form in self._last.get(words[-1], ())
        )

    def _forms(self, text: str, low: str, start: int) -> list[_Form]:
        word = _FIRST_WORD.match(low, start)
        if word is None:
            return []
        return [
            form
            for form in self._first.get(word[0], ())
            if low.startswith(form.folded, start) and bounded(text, start + len(form.folded))
        ]

    @staticmethod
    def _longest(text: str, forms: list[_Form], start: int) -> Named | None:
        if not forms:
            return None
        length = max(len(form.folded) for form in forms)
        longest = [form for form in forms if len(form.folded) == length]
        first = [form for form in longest if not form.is_account] or longest
        typed = _spelling(text[start : start + length])
        exact = [form for form in first if _spelling(form.spelled) == typed] or first
        bearers = tuple(dict.fromkeys(form.bearer for form in exact))
        return Named(start, start + length, bearers, first[0].is_account)
