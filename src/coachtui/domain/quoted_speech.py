"""Which quotation marks hold somebody's own words: where a speaker, and a date, stand beside them.

Quotation marks alone are none: he is “lazy” is the writer's word.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coachtui.domain.label_lists import Speech
from coachtui.domain.label_words import Book, Written

_SIGN: Final = re.compile('[“”«»"\n]')
_CLOSING: Final = {"“": "”", "«": "»", '"': '"'}
_SENTENCE_END: Final = re.compile(r"[.!?…][\s”»\"]|\n")
_MONTH: Final = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE: Final = re.compile(
    r"(?<![\d/.-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|\d{1,2}\.\d{1,2}\.\d{2,4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\x20{_MONTH}|{_MONTH}\.?\x20\d{{1,2}}"
    r"|ng(?:à|a\u0300?)y\x20\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_NEAR: Final = 240
"""Characters to either side in which a speaker and a date are looked for."""
_BEFORE_VERB, _AFTER_VERB, _AROUND = 7, 5, 8
"""Words between the speaker and the verb, the verb and the quotation; words looked at after it."""
_CHAIN: Final = 16
"""Characters between two quotations of the same speaker, as in “a” and “b”."""


@dataclass(frozen=True, slots=True)
class _Quote:
    """What lies between two quotation marks; the places of the signs themselves."""

    opened: int
    closed: int


class QuotedSpeech:
    """The quotations of a text that hold somebody's own words."""

    def __init__(self, text: str, written: Written, speech: Speech, *, dated: bool) -> None:
        """Find them; with `dated` a date must stand on the same line, or just after."""
        self._text = text
        self._written = written
        self._speech = speech
        self._dates = [match.start() for match in _DATE.finditer(text)]
        self._found = list(self._spoken(list(_quotes(text)), dated=dated))
        self._opened = [quote.opened for quote in self._found]

    def holds(self, start: int, end: int) -> bool:
        """Tell whether a piece of the text lies in one of them."""
        at = bisect_right(self._opened, start) - 1
        return at >= 0 and end <= self._found[at].closed

    def _spoken(self, quotes: list[_Quote], *, dated: bool) -> Iterator[_Quote]:
        left, spoke = 0, False
        for number, quote in enumerate(quotes):
            right = quotes[number + 1].opened if number + 1 < len(quotes) else len(self._text)
            begin = self._sentence_start(max(left, quote.opened - _NEAR), quote.opened)
            chained = spoke and begin == left and quote.opened - left <= _CHAIN
            spoke = (
                chained
                or self._before(begin, quote.opened)
                or self._after(quote.closed + 1, min(right, quote.closed + 1 + _NEAR))
            )
            left = quote.closed + 1
            if spoke and (not dated or self._is_dated(quote)):
                yield quote

    def _sentence_start(self, begin: int, end: int) -> int:
        for match in _SENTENCE_END.finditer(self._text, begin, end):
            begin = match.end()
        return begin

    def _is_dated(self, quote: _Quote) -> bool:
        line = self._text.rfind("\n", max(0, quote.opened - _NEAR), quote.opened) + 1
        first = max(line, quote.opened - _NEAR)
        at = bisect_left(self._dates, first)
        if at < len(self._dates) and self._dates[at] < quote.opened:
            return True
        at = bisect_left(self._dates, quote.closed)
        last = self._text.find("\n", quote.closed, quote.closed + _NEAR)
        last = last if last >= 0 else quote.closed + _NEAR
        return at < len(self._dates) and self._dates[at] < last

    def _words_in(self, begin: int, end: int) -> tuple[int, int]:
        starts = self._written.starts
        return bisect_left(starts, begin), bisect_left(starts, end)

    def _before(self, begin: int, end: int) -> bool:
        """Tell whether what leads to a quotation says who spoke: a verb, or a name and a colon."""
        first, last = self._words_in(begin, end)
        verb = self._last(self._speech.verbs, first, last)
        if verb is not None:
            at, size = verb
            after = [each for each in self._written.words[at + size : last] if each.isalpha()]
            return len(after) <= _AFTER_VERB and self._speaker_leads(first, at)
        return self._text[begin:end].rstrip().endswith(":") and self._only_speaker(first, last)

    def _speaker_leads(self, first: int, verb: int) -> bool:
        words = self._written.words
        for at in range(verb - 1, max(first, verb - _BEFORE_VERB) - 1, -1):
            if words[at] in self._speech.nobody:
                return False
            if self._role(at, verb) or (
                self._name(at) and (at > first or at == verb - 1 or self._stands_out(at))
            ):
                return True
        return False

    def _stands_out(self, at: int) -> bool:
        """Tell whether a first word, always written with a capital, is a name all the same."""
        written = self._written
        return (
            written.capitals[at + 1]
            or not written.words[at + 1].isalpha()
            or self._text[written.ends[at]] in ",("
        )

    def _only_speaker(self, first: int, last: int) -> bool:
        found = False
        at = first
        while at < last:
            role = self._role(at, last)
            word = self._written.words[at]
            if not role and word.isalpha() and word not in self._speech.not_names:
                if not self._name(at):
                    return False
                found = True
            found = found or bool(role)
            at += role or 1
        return found and last - first <= _AROUND + 2

    def _after(self, begin: int, end: int) -> bool:
        """Tell whether what follows a quotation says who spoke."""
        match = _SENTENCE_END.search(self._text, begin, end)
        first, last = self._words_in(begin, match.start() if match else end)
        last = min(last, first + _AROUND)
        if first == last:
            return False
        gap = self._text[begin : self._written.starts[first]].strip(" ,.")
        if gap in {"—", "–", "-", "("}:
            return self._speaker_in(first, last)
        if gap:
            return False
        for at in range(first, last):
            verb = self._speech.verbs.longest(self._written, at)
            if verb is not None:
                return (
                    self._speaker_in(at + verb[0], last)
                    if at == first
                    else self._speaker_in(first, at)
                )
        return False

    def _speaker_in(self, first: int, last: int) -> bool:
        for at in range(first, last):
            if self._written.words[at] in self._speech.nobody:
                return False
            if self._role(at, last) or self._name(at):
                return True
        return False

    def _last(self, book: Book[None], first: int, last: int) -> tuple[int, int] | None:
        for at in range(last - 1, first - 1, -1):
            found = book.longest(self._written, at)
            if found is not None and at + found[0] <= last:
                return at, found[0]
        return None

    def _role(self, at: int, last: int) -> int:
        """Return how many words of a role begin here; 0 for none."""
        found = self._speech.roles.longest(self._written, at)
        return found[0] if found is not None and at + found[0] <= last else 0

    def _name(self, at: int) -> bool:
        word = self._written.words[at]
        known = word in self._speech.nobody or word in self._speech.not_names
        return self._written.capitals[at] and not known


def _quotes(text: str) -> Iterator[_Quote]:
    """Give each quotation that opens and closes; straight marks do so on one line.

    A second opening sign begins anew, and an empty line ends what was never closed.
    """
    opened, sign = -1, ""
    for match in _SIGN.finditer(text):
        found, at = match[0], match.start()
        if found == "\n":
            if sign == '"' or text[at + 1 : at + 2] in {"\n", "\r"}:
                sign = ""
        elif sign and found == _CLOSING[sign]:
            yield _Quote(opened, at)
            sign = ""
        elif found in "“«" or (found == '"' and not sign):
            opened, sign = at, found
