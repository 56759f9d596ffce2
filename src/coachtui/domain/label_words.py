"""A text as words with their places, and phrases looked up in it."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

NAME: Final = "<name>"
NUMBER: Final = "<number>"
_LONGEST: Final = 40
"""Characters of a word; a longer one is in no list, and is not looked at."""
_LETTER: Final = r"[^\W_](?:[^\W_]|[\u0300-\u036f])*"
_WORD: Final = re.compile(rf"{_LETTER}(?:['’]{_LETTER})*")
_PART: Final = re.compile(rf"{NAME}|{NUMBER}|{_LETTER}(?:['’]{_LETTER})*")
_HYPHENS: Final = frozenset("-‐‑")
_WIDEST_GAP: Final = 20

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Written:
    """The words of a text, in order; all lists are as long as `words`."""

    words: list[str]
    """NFC, in lower case, `’` as `'`."""
    starts: list[int]
    ends: list[int]
    joints: list[str]
    """What parts a word from the one before: a space (also a line end), `-`, or '' for more."""
    capitals: list[bool]
    titled: list[bool]
    """Whether only its first letter is a capital, as in a trade name."""
    plain: list[bool]
    """Whether the line on which it stands was typed without any mark on a letter."""


def read_words(text: str) -> Written:
    """Return the words of a text; in linear time, whatever stands in it."""
    found = Written([], [], [], [], [], [], [])
    end = line = 0
    lines: list[int] = []
    marked: set[int] = set()
    for match in _WORD.finditer(text):
        gap, raw = text[end : match.start()], match[0]
        end = match.end()
        line += gap.count("\n")
        lines.append(line)
        if not raw.replace("’", "'").isascii():
            marked.add(line)
        found.words.append(normal(raw) if len(raw) <= _LONGEST else "")
        found.starts.append(match.start())
        found.ends.append(end)
        found.joints.append(_joint(gap))
        found.capitals.append(raw[0].isupper())
        found.titled.append(raw[0].isupper() and (len(raw) == 1 or not raw.isupper()))
    found.plain.extend(each not in marked for each in lines)
    return found


def normal(word: str) -> str:
    """Return a word as words are compared."""
    return unicodedata.normalize("NFC", word.replace("’", "'")).casefold()


def _joint(gap: str) -> str:
    if gap == " ":
        return gap
    if gap in _HYPHENS:
        return "-"
    if gap.isspace() and len(gap) <= _WIDEST_GAP and gap.count("\n") <= 1:
        return " "
    return ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words one after the other, joined by a space or a hyphen."""

    parts: tuple[str, ...]
    hyphens: frozenset[int] = frozenset()
    """Parts with a hyphen before them, in the text too."""
    capitals: frozenset[int] = frozenset()
    """Parts with a capital, in the text too."""

    @classmethod
    def of(cls, text: str, *, exact: bool = False) -> "Phrase":
        """Return the phrase a text is; with `exact` its hyphens and capitals are needed."""
        matches = list(_PART.finditer(text))
        parts = tuple(each[0] if each[0] in {NAME, NUMBER} else normal(each[0]) for each in matches)
        if not exact:
            return cls(parts)
        return cls(
            parts,
            frozenset(at for at, each in enumerate(matches) if text[: each.start()].endswith("-")),
            frozenset(at for at, each in enumerate(matches) if each[0][0].isupper()),
        )

    def stands(self, written: Written, at: int) -> bool:
        """Tell whether the phrase stands in a text from its word `at` on, given its first word."""
        words = written.words
        if at + len(self.parts) > len(words):
            return False
        for number in range(1, len(self.parts)):
            part = self.parts[number]
            if words[at + number] != part and not _wild(part, written, at + number):
                return False
            if not written.joints[at + number]:
                return False
        return all(written.joints[at + number] == "-" for number in self.hyphens) and all(
            written.titled[at + number] for number in self.capitals
        )


def _wild(part: str, written: Written, at: int) -> bool:
    """Tell whether a word is what a placeholder stands for."""
    if part == NAME:
        return written.capitals[at]
    return part == NUMBER and written.words[at].isdecimal()


class Book(Generic[T]):
    """Phrases and what each stands for."""

    def __init__(self, entries: Iterable[tuple[Phrase, T]] = ()) -> None:
        by_first: dict[str, list[tuple[Phrase, T]]] = {}
        for phrase, value in entries:
            by_first.setdefault(phrase.parts[0], []).append((phrase, value))
        self._by_first = {
            first: (
                sorted(found, key=lambda entry: -len(entry[0].parts)),
                frozenset(part for phrase, _ in found for part in phrase.parts[1:2]),
                any(phrase.parts[1:2] in {(), (NAME,), (NUMBER,)} for phrase, _ in found),
            )
            for first, found in by_first.items()
        }

    def longest(self, written: Written, at: int) -> tuple[int, T] | None:
        """Return how many words the longest phrase at a word has, and its value; else None."""
        found = self._by_first.get(written.words[at])
        if found is None:
            return None
        entries, seconds, any_second = found
        if not any_second and (
            at + 1 == len(written.words) or written.words[at + 1] not in seconds
        ):
            return None
        for phrase, value in entries:
            if phrase.stands(written, at):
                return len(phrase.parts), value
        return None
