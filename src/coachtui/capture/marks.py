"""What may stand anywhere in a line: `#tag`, `@name`, `$deal`, `Q=4`.

A sign before a digit is text (`#302`, `$500`), and so is one within a word (`a@b.c`). A score is a
whole word, a competency key and 1 to 5 or `n`: `Q4`, `Q=44`, `Q=4.5` and `Q=4 triệu` are text.
"""

import re
from dataclasses import dataclass
from typing import Final

from coachtui.capture.due_words import AMOUNT
from coachtui.capture.entry import NAME_UNCLEAR, Setting
from coachtui.capture.names import Named, folded
from coachtui.capture.spans import Span
from coachtui.text import fold

_MARK: Final = re.compile(r"(?<![\w#@$&/.])([#@$])(?=[^\W\d_])")
_TAG: Final = re.compile(r"[^\W_](?:[\w-]*\w)?")
_NAME: Final = re.compile(r"[^\W\d_](?:[\w&'’-]*\w)?")
_DEAL: Final = re.compile(r"[^\W_](?:[\w./-]*\w)?")
_SCORE: Final = re.compile(
    r"(?<![^\s(\[,;:\"“])([A-Za-z])=([1-5nN])(?![\w=%+/*^-]|[.,]\w)",
)


@dataclass(frozen=True, slots=True)
class Marks:
    """What was marked, and where it stands."""

    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    deals: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    named: tuple[Named, ...] = ()
    """Each `@name` that is a known one."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores by competency, the last of each, and where they stand."""

    values: tuple[tuple[str, int | None], ...] = ()
    spans: tuple[Span, ...] = ()


def find_scores(text: str, competencies: frozenset[str]) -> Scores:
    """Give back the competency scores of a text; None where not observed."""
    if "=" not in text:
        return Scores()
    values: dict[str, int | None] = {}
    spans: list[Span] = []
    for found in _SCORE.finditer(text):
        key, score = found[1].upper(), found[2].lower()
        if key in competencies and not AMOUNT.match(text, found.end()):
            values.pop(key, None)
            values[key] = None if score == "n" else int(score)
            spans.append(found.span())
    return Scores(tuple(values.items()), tuple(spans))


class _Collected:
    """Marks while a line is gone through."""

    def __init__(self, text: str, setting: Setting) -> None:
        self.text = text
        self.low = folded(text)
        self.setting = setting
        self.tags: dict[str, str] = {}
        self.people: dict[str, None] = {}
        self.accounts: dict[str, None] = {}
        self.deals: dict[str, None] = {}
        self.named: list[Named] = []
        self.notes: dict[str, None] = {}

    def tag(self, start: int) -> int:
        found = _TAG.match(self.text, start)
        if found is None:
            return start
        self.tags.setdefault(found[0].lower(), found[0])
        return found.end()

    def deal(self, start: int) -> int:
        found = _DEAL.match(self.text, start)
        if found is None:
            return start
        low = fold(found[0])
        known = (deal for deal in self.setting.vocabulary.deals if fold(deal) == low)
        self.deals[next(known, found[0])] = None
        return found.end()

    def name(self, start: int) -> int:
        known = self.setting.vocabulary.names.marked_at(self.text, self.low, start)
        if known is None:
            found = _NAME.match(self.text, start)
            if found is None:
                return start
            self.accounts[found[0]] = None
            return found.end()
        bearers = known.bearers
        if self.setting.rep in bearers and self.setting.rep is not None:
            bearers = (self.setting.rep,)
        if len(bearers) > 1:
            self.notes[NAME_UNCLEAR] = None
        elif known.is_account:
            self.accounts[bearers[0].full_name] = None
        else:
            self.people[bearers[0].id] = None
            self.named.append(Named(known.start, known.end, bearers, is_account=False))
        return known.end


def find_marks(text: str, setting: Setting) -> Marks:
    """Give back the tags, names and deals of a text.

    A name after `@` is a known person's or account's, the longest that fits, with or without
    diacritics and spaces, or initials; a word that is none of these names an account.
    """
    if not _MARK.search(text):
        return Marks()
    collected = _Collected(text, setting)
    read = {"#": collected.tag, "$": collected.deal, "@": collected.name}
    spans: list[Span] = []
    end = 0
    for mark in _MARK.finditer(text):
        if mark.start() >= end:
            end = read[mark[1]](mark.end())
            spans.append((mark.start(), end))
    return Marks(
        tags=tuple(collected.tags.values()),
        people=tuple(collected.people),
        accounts=tuple(collected.accounts),
        deals=tuple(collected.deals),
        spans=tuple(spans),
        named=tuple(collected.named),
        notes=tuple(collected.notes),
    )
