"""Words that label a person, found in a text, with what to write instead: what was seen.

What only the caller knows it decides itself: a note on oneself is not checked, the field that names
a rule is not, on a team's screen every hit refuses, and a user may say that a word is not about a
person.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coachtui.domain.label_lists import LabelLists, Neutral, Strength, Term
from coachtui.domain.label_words import Book, Written, read_words
from coachtui.domain.quoted_speech import QuotedSpeech

_CLAUSES: Final = frozenset(
    {"clause", "clauses", "article", "art", "section", "sec", "rule"}
    | {"điều", "khoản", "mục", "điểm", "dieu", "khoan", "muc"}
)
_BESIDE: Final = 4
"""Words between the name of a rule and its clause, at most one less."""
_WIDEST: Final = 60
"""Characters between the two."""
_LONGEST_NUMBER: Final = 4
"""Words in the number of a clause, as 7.5.2."""
_NOT_BESIDE: Final = frozenset('.!?\n“”«»"')


@dataclass(frozen=True, slots=True)
class Finding:
    """A label in a text.

    Attributes:
        start, end: where it stands, in characters of the text.
        text: as it stands there.
        key: its class: E1 to E8, V1 to V8, or `extra` for a company's own.
        neutral: what to write instead.
        strength: weak where it may be about a thing, or was typed without marks.
        stops: whether it is refused, as in a formal document; else it is a hint or a warning.
    """

    start: int
    end: int
    text: str
    key: str
    neutral: Neutral
    strength: Strength
    stops: bool


def find_labels(text: str, lists: LabelLists, *, formal: bool = False) -> tuple[Finding, ...]:
    """Return the labels of a text in order; none overlap.

    Somebody's own words in quotation marks are left alone where the text names the speaker, and in
    a `formal` text the date. There every label stops, except one typed without marks, and a
    company's `allow` excuses no insult and no trait of a person.
    """
    written = read_words(text)
    hits = list(_hits(written, lists, formal=formal))
    if not hits:
        return ()
    speech = QuotedSpeech(text, written, lists.speech, dated=formal)
    return tuple(
        Finding(start, end, text[start:end], term.key, term.neutral, term.strength, stops)
        for first, last, term in hits
        for start, end in ((written.starts[first], written.ends[last]),)
        for stops in (formal and not term.unsure,)
        if not speech.holds(start, end)
        and not (term.rule_name and _beside_clause(text, written, first, last))
    )


def _hits(written: Written, lists: LabelLists, *, formal: bool) -> Iterator[tuple[int, int, Term]]:
    """Give the first and last word of each term that is in no safe or allowed phrase."""
    safe = allowed = taken = 0
    for at in range(len(written.words)):
        safe = max(safe, _reach(lists.safe, written, at))
        allowed = max(allowed, _reach(lists.allow, written, at))
        if at < taken:
            continue
        found = _longest(lists, written, at)
        if found is None:
            continue
        size, term = found
        excused = allowed >= at + size and not (formal and term.never_allowed)
        if safe < at + size and not excused:
            taken = at + size
            yield at, taken - 1, term


def _longest(lists: LabelLists, written: Written, at: int) -> tuple[int, Term] | None:
    found = lists.terms.longest(written, at)
    if not written.plain[at]:
        return found
    plain = lists.plain_terms.longest(written, at)
    # a term that ends on the next line is longer where that line has its marks
    return plain if plain and (found is None or found[0] <= plain[0]) else found


def _reach(book: Book[None], written: Written, at: int) -> int:
    """Return the word up to which a phrase that begins here reaches; 0 for none."""
    found = book.longest(written, at)
    return at + found[0] if found is not None else 0


def _beside_clause(text: str, written: Written, first: int, last: int) -> bool:
    """Tell whether the number of a clause stands beside words, on either side."""
    for at in range(last + 1, min(last + 1 + _BESIDE, len(written.words) - 1)):
        if _clause_end(written, at) and _near(text, written.ends[last], written.starts[at]):
            return True
    for at in range(max(0, first - _BESIDE - _LONGEST_NUMBER), first):
        number = _clause_end(written, at)
        if number and 0 < first - number <= _BESIDE:
            return _near(text, written.ends[number], written.starts[first])
    return False


def _clause_end(written: Written, at: int) -> int:
    """Return the last word of the number of a clause that begins here; 0 where none does."""
    words = written.words
    if words[at] not in _CLAUSES or at + 1 >= len(words) or not words[at + 1][:1].isdecimal():
        return 0
    end = at + 1
    while end - at < _LONGEST_NUMBER and end + 1 < len(words) and words[end + 1][:1].isdecimal():
        end += 1
    return end


def _near(text: str, begin: int, end: int) -> bool:
    return end - begin <= _WIDEST and not _NOT_BESIDE.intersection(text[begin:end])
