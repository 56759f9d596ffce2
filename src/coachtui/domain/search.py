"""The search over all records: each is folded once, a query is matched against what was kept.

A record is a title and lines below it. Every word of a query has to begin a word of the record, or
to be the initials of words in capitals that stand together ("nva" of "Nguyễn Văn An").
"""

import heapq
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from coachtui.domain.search_words import (
    Spelled,
    initials_in,
    joined_in,
    joined_words,
    runs_of_capitals,
    signs_apart,
    spelled,
    spelled_query,
)
from coachtui.text import fold

MOST: Final = 200
"""Hits given back unless more are asked for."""
Key = tuple[str, str]
"""Kind and id of a record."""

_ACCENTS: Final = 1000
"""What a word typed with diacritics counts where they are the same: more than all else."""
_WHOLE_TITLE, _BEGUN_TITLE, _SHORT_TITLE = 40, 30, 25
_WHOLE, _BEGUN, _SHORT = 20, 10, 5
_SAME_SPELLING: Final = 4
_TITLE_PHRASE, _PHRASE, _FIRST_WORDS, _FIRST_KIND = 60, 45, 6, 8
_LEAST_INITIALS: Final = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found.

    Attributes:
        kind: slug of its kind.
        id: its identifier.
        score: how well it fits; the higher the better, comparable within one query only.
        text: its title, and below it its lines.
        spans: from where to where in `text` the words stand, in order and apart.
    """

    kind: str
    id: str
    score: int
    text: str
    spans: tuple[tuple[int, int], ...]

    @property
    def title(self) -> str:
        """The line that names it."""
        return self.text.partition("\n")[0]


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits of a query, best first, and how many there are in all."""

    hits: tuple[Hit, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class _Kept:
    """A record as it is searched; keys begin with a space, so that a word begins after one."""

    text: str
    key: str
    spelled: str
    cut: int
    """Where the title ends in both keys."""
    initials: str
    joined: str


@dataclass
class Index:
    """The records of all kinds, folded.

    `order` ranks kinds that fit alike, first ones first; the very first, people, counts more.
    """

    order: tuple[str, ...] = ()
    _kept: dict[Key, _Kept] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self._kept)

    def ids(self, kind: str) -> frozenset[str]:
        """Return the ids of the records of a kind."""
        return frozenset(identifier for slug, identifier in self._kept if slug == kind)

    def put(self, kind: str, identifier: str, title: str, body: str = "") -> bool:
        """Keep a record; return whether it had to be folded, which an unchanged one has not."""
        title = unicodedata.normalize("NFC", title.replace("\n", " "))
        body = unicodedata.normalize("NFC", body)
        text = f"{title}\n{body}" if body else title
        there = self._kept.get((kind, identifier))
        if there is not None and there.text == text and there.cut == len(title) + 1:
            return False
        self._kept[kind, identifier] = _Kept(
            text=text,
            key=f" {signs_apart(fold(text))} ",
            spelled=f" {spelled(text)} ",
            cut=len(title) + 1,
            initials=initials_in(text),
            joined=joined_in(text),
        )
        return True

    def drop(self, kind: str, identifiers: Iterable[str]) -> None:
        """Keep these records no longer; one that is not there is passed over."""
        for identifier in identifiers:
            self._kept.pop((kind, identifier), None)

    def has(self, kind: str, identifier: str) -> bool:
        """Tell whether a record is kept."""
        return (kind, identifier) in self._kept

    def text_of(self, kind: str, identifier: str) -> str:
        """Return title and lines of a record; '' where there is none."""
        there = self._kept.get((kind, identifier))
        return there.text if there else ""

    def search(self, query: str, kinds: Collection[str] | None = None, most: int = MOST) -> Found:
        """Return what holds every word of a query; nothing for a query without words.

        Args:
            query: as it was typed.
            kinds: slugs of the kinds looked into; None: all.
            most: how many hits are given back; the total counts all.
        """
        words = spelled_query(query)
        if not words:
            return Found()
        ranks = {slug: len(self.order) - at for at, slug in enumerate(self.order)}
        favoured = dict.fromkeys(self.order[:1], _FIRST_KIND)
        scored = [
            (score + favoured.get(key[0], 0), ranks.get(key[0], 0), key[1], key)
            for key, kept in self._kept.items()
            if (kinds is None or key[0] in kinds) and (score := _score(kept, words))
        ]
        best = heapq.nlargest(most, scored)
        return Found(tuple(self._hit(key, score, words) for score, _, _, key in best), len(scored))

    def _hit(self, key: Key, score: int, words: tuple[Spelled, ...]) -> Hit:
        kept = self._kept[key]
        return Hit(*key, score, kept.text, spans_in(kept.text, words))


def _score(kept: _Kept, words: tuple[Spelled, ...]) -> int:
    """Return how well a record fits; 0 where a word is not in it."""
    total = 0
    for word in words:
        found = _day_score(kept, word) if word.days else 0
        found = found or _word_score(kept, word)
        if not found:
            return 0
        total += found
    return total + _together(kept.key, kept.cut, words)


def _day_score(kept: _Kept, day: Spelled) -> int:
    """Return what it counts that a day stands in a record, however it is written there."""
    places = [at for written in day.days if (at := kept.key.find(written)) >= 0]
    if not places:
        return 0
    return _WHOLE_TITLE if min(places) < kept.cut else _WHOLE


def _word_score(kept: _Kept, word: Spelled) -> int:
    """Return what it counts that a word stands in a record; 0 where it does not."""
    key, cut = kept.key, kept.cut
    at = key.find(word.begins)
    if at >= 0:
        whole = key.find(word.whole)
        if at < cut:
            found = _WHOLE_TITLE if 0 <= whole < cut else _BEGUN_TITLE
        else:
            found = _WHOLE if whole >= 0 else _BEGUN
        if word.spelled in kept.spelled:
            found += _ACCENTS if word.accented else _SAME_SPELLING
        return found
    if len(word.short) >= _LEAST_INITIALS and word.short in kept.initials:
        return _SHORT_TITLE if word.short in kept.initials.partition("\n")[0] else _SHORT
    return _BEGUN if f" {word.short}" in kept.joined else 0


def _together(key: str, cut: int, words: tuple[Spelled, ...]) -> int:
    """Return what it counts that the words stand together as they were typed, and where."""
    first = _FIRST_WORDS if key.startswith(words[0].begins) else 0
    if len(words) == 1:
        return first
    at = key.find("".join(word.begins for word in words))
    return first + (_TITLE_PHRASE if 0 <= at < cut else _PHRASE if at >= 0 else 0)


def spans_in(text: str, words: tuple[Spelled, ...]) -> tuple[tuple[int, int], ...]:
    """Return from where to where in a text words stand, in order; those that touch are one."""
    key = f" {signs_apart(fold(text))} "
    found = sorted(span for word in words for span in _spans(text, key, word))
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)


def _spans(text: str, key: str, word: Spelled) -> Iterator[tuple[int, int]]:
    begun = [(match.start(), match.end() - 1) for match in re.finditer(re.escape(word.begins), key)]
    for day in word.days:
        # the space behind it may be the one in front of the next
        found = re.finditer(rf"{re.escape(day[:-1])}(?= )", key)
        begun += [(match.start(), match.end() - 1) for match in found]
    if begun:
        return iter(begun)
    ways: tuple[Callable[[str, str], Iterator[tuple[int, int]]], ...] = (
        runs_of_capitals,
        joined_words,
    )
    return (span for way in ways for span in way(text, word.short))
