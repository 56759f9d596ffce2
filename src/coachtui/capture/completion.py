"""Ghost text after `@`, `#` and `$`."""

import re
from collections.abc import Iterator
from typing import Final

from coachtui.capture.entry import Vocabulary
from coachtui.capture.names import KnownName, folded, forms_of, initials_of

_MARK: Final = re.compile(r"(?<![\w#@$&/.])[#@$](?=[^\W\d_])")
_LONGEST: Final = 60


def complete(line: str, cursor: int, vocabulary: Vocabulary) -> str:
    """Give back what to show after the cursor to complete a tag, name or deal; "" for nothing."""
    return next(completions(line, cursor, vocabulary), "")


def completions(line: str, cursor: int, vocabulary: Vocabulary) -> Iterator[str]:
    """Give what may complete a tag, name or deal at the cursor, the best first.

    Names complete from any word they begin with, without diacritics, and from initials: people
    first, then accounts. A name already whole is left alone, and so is a word the cursor is within.
    """
    before = line[:cursor]
    if line[cursor : cursor + 1].strip():
        return
    marks = list(_MARK.finditer(before, max(0, len(before) - _LONGEST)))
    if not marks or before[-1:].isspace():
        return
    start = marks[-1].end()
    typed = folded(before[start:])
    if not typed:
        return
    given: set[str] = set()
    for candidate in _candidates(before[start - 1], vocabulary):
        low = folded(candidate)
        if low == typed:
            return
        if low.startswith(typed) and low not in given:
            given.add(low)
            yield candidate[len(typed) :]


def _candidates(mark: str, vocabulary: Vocabulary) -> Iterator[str]:
    if mark == "#":
        yield from vocabulary.tags
    elif mark == "$":
        yield from vocabulary.deals
    else:
        yield from _names(vocabulary.people)
        yield from _names(vocabulary.accounts)


def _names(names: tuple[KnownName, ...]) -> Iterator[str]:
    forms = [forms_of(name) for name in names]
    for one in forms:
        yield from one[:1]
    for one in forms:
        yield from one[1:]
    yield from filter(None, map(initials_of, names))
