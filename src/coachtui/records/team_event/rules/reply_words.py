"""The words of replies, read from `reply_words.toml`, and phrases looked up among typed words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal, get_args

from coachtui.capture.names import spelled_alike
from coachtui.domain.data_file import Row, rows, whole
from coachtui.domain.label_lists import texts
from coachtui.text import fold

FILE: Final = "reply_words.toml"
ANYBODY: Final = "@"
"""Stands for every pronoun, in phrases and in what was typed."""
_Answer = Literal["yes", "bare_yes", "no", "bare_no", "maybe", "late", "filler", "more"]
_Need = Literal["diet", "access", "transport"]
Sense = _Answer | _Need
_SENSES: Final[tuple[_Answer, ...]] = get_args(_Answer)
_NEEDS: Final[Mapping[str, _Need]] = {each: each for each in get_args(_Need)}
_CHOICE: Final = re.compile(r"\(([^(){}]*)\)|\{([^(){}]*)\}|(?<!\S)_(?!\S)")
_CLASSES: Final = {"<food>": "foods", "<drink>": "drinks"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means.

    Attributes:
        sense: what kind of thing it says.
        says: a need in words; "" for the rest.
        words: the phrase itself.
    """

    sense: Sense
    says: str
    words: tuple[str, ...]


class Book:
    """The phrases of one language.

    Attributes:
        pronouns: whether its pronouns say nothing and may stand anywhere.
    """

    def __init__(self, meanings: Iterator[Meaning], *, pronouns: bool) -> None:
        """Take the phrases in."""
        self.pronouns = pronouns
        self._found: dict[tuple[str, ...], list[Meaning]] = {}
        self._words: dict[str, set[str]] = {}
        for each in meanings:
            self._found.setdefault(_folded(each.words), []).append(each)
            for word in each.words:
                self._words.setdefault(fold(word), set()).add(word)
        self._longest = max(map(len, self._found), default=0)

    def at(self, typed: Sequence[str], start: int) -> Meaning | None:
        """Return what the longest phrase that begins at a word means.

        None where there is none, and where one typed without marks can mean several things.
        """
        for size in range(min(self._longest, len(typed) - start), 0, -1):
            words = typed[start : start + size]
            found = [each for each in self._found.get(_folded(words), ()) if _fits(words, each)]
            if found:
                meant = {(each.sense, each.says) for each in found}
                return found[0] if len(meant) == 1 else None
        return None

    def knows(self, word: str) -> bool:
        """Tell whether a word is in any phrase, or may be one of them typed without marks."""
        return any(spelled_alike(word, each) for each in self._words.get(fold(word), ()))


@dataclass(frozen=True, slots=True)
class ReplyWords:
    """Everything that is known of how people reply.

    Attributes:
        books: the phrases of each language.
        spelled: how a word is meant that was typed in another way, in lower case.
        own: how somebody says "I" who is addressed in a way; `neutral` is what anybody may say.
        pronouns, address, together, calling, particles, verbs, friendly, because, turns: see the
            file.
        everyday: names that are words too, in lower case.
    """

    books: tuple[Book, ...]
    spelled: Mapping[str, str]
    own: Mapping[str, frozenset[str]]
    pronouns: frozenset[str]
    address: frozenset[str]
    together: frozenset[str]
    calling: frozenset[str]
    particles: frozenset[str]
    verbs: frozenset[str]
    everyday: tuple[str, ...]
    friendly: tuple[str, ...]
    because: frozenset[str]
    turns: frozenset[str]

    def first_person(self, address: str) -> frozenset[str]:
        """Return how somebody says "I" who is addressed so; every pronoun where that is unknown."""
        if address not in self.own:
            return self.pronouns
        return self.own[address] | self.own["neutral"]

    def everyday_word(self, word: str) -> bool:
        """Tell whether a name, as it was typed, may be a word of a reply as well."""
        low = word.lower()
        listed = any(fold(each) == fold(low) and spelled_alike(low, each) for each in self.everyday)
        return listed or low in self.spelled or any(book.knows(low) for book in self.books)


@cache
def load_reply_words() -> ReplyWords:
    """Return the words that come with the program.

    Raises:
        DataFileError: the file was changed and is not complete.
    """
    text = files("coachtui.records.team_event.rules").joinpath(FILE).read_text("utf-8")
    content = whole(text, FILE)
    spelled, own = content.row("spelled"), content.row("own")
    return ReplyWords(
        books=tuple(
            Book(_meanings(each), pronouns=each.text("key") == "vi")
            for each in rows(content, "language", text)
        ),
        spelled={variant: meant for meant in spelled.values for variant in texts(spelled, meant)},
        own={each: frozenset(texts(own, each)) for each in own.values},
        pronouns=frozenset(texts(content, "pronouns")),
        address=frozenset(texts(content, "address")),
        together=frozenset(texts(content, "together")),
        calling=frozenset(texts(content, "calling")),
        particles=frozenset(texts(content, "particles")),
        verbs=frozenset(texts(content, "verbs")),
        everyday=texts(content, "everyday"),
        friendly=tuple(sorted(texts(content, "friendly"), key=len, reverse=True)),
        because=frozenset(texts(content, "because")),
        turns=frozenset(texts(content, "turns")),
    )


def _meanings(language: Row) -> Iterator[Meaning]:
    for sense in _SENSES:
        for pattern in texts(language, sense):
            named = next((mark for mark in _CLASSES if mark in pattern), "")
            for says, words in _forms(language, pattern, named):
                yield Meaning(sense, says, words)
    for need in rows(language, "need", ""):
        field = _NEEDS[need.text("field")]
        for pattern in texts(need, "forms"):
            for says, words in _forms(language, pattern, need.text("says")):
                yield Meaning(field, says, words)


def _forms(language: Row, pattern: str, says: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give every form of a pattern with what it says; the name of the food is in both."""
    for mark, key in _CLASSES.items():
        if mark in pattern:
            for one in texts(language, key):
                told = says.replace(mark, one) if says else one
                yield from _forms(language, pattern.replace(mark, one), told)
            return
    for form in expanded(pattern):
        yield says, form


def expanded(pattern: str) -> set[tuple[str, ...]]:
    """Return every way to read a pattern, as words; none is empty."""
    choice = _CHOICE.search(pattern)
    if choice is None:
        words = tuple(pattern.split())
        return {words} if words else set()
    head, tail = pattern[: choice.start()], pattern[choice.end() :]
    if choice[1] is not None:
        options = [*choice[1].split("|"), ""]
    else:
        options = choice[2].split("|") if choice[2] is not None else [ANYBODY, ""]
    return {form for option in options for form in expanded(f"{head} {option} {tail}")}


def _folded(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(fold, words))


def _fits(typed: Sequence[str], meaning: Meaning) -> bool:
    """Tell whether every word typed is the one of the phrase, or that word without its marks."""
    return all(map(spelled_alike, typed, meaning.words))
