"""Pieces of what was found: the line in which a word stands, and the marks that fall into it."""

from typing import Final

from coachtui.domain.search import Hit
from coachtui.text import cells, fold

Spans = tuple[tuple[int, int], ...]
_LEAD: Final = 8
"""Characters left in front of the first word found, where a line has to be cut."""
_NEAR: Final = 12
"""A word that begins no later in its line than this needs no cutting."""


def found_line(hit: Hit) -> tuple[int, int]:
    """Return from where to where the line below the title with the most different words stands.

    Of several it is the first; an empty piece where there is none.
    """
    best, most = (len(hit.text), len(hit.text)), -1
    at = len(hit.title) + 1
    for line in hit.text[at:].split("\n") if at <= len(hit.text) else ():
        piece = (at, at + len(line))
        words = {fold(line[first:last]) for first, last in within(hit.spans, *piece)}
        if len(words) > most:
            best, most = piece, len(words)
        at = piece[1] + 1
    return best


def excerpt(hit: Hit) -> tuple[str, Spans]:
    """Return that line from shortly before the first word on, and where the words stand in it."""
    begin, end = found_line(hit)
    at = next((first for first, _ in hit.spans if first >= begin), begin)
    if at - begin <= _NEAR:
        return hit.text[begin:end], within(hit.spans, begin, end)
    cut = hit.text.rfind(" ", begin, at - _LEAD) + 1 or at - _LEAD
    marks = tuple((first + 1, last + 1) for first, last in within(hit.spans, cut, end))
    return f"…{hit.text[cut:end]}", marks


def within(spans: Spans, start: int, end: int) -> Spans:
    """Return the part of spans that lies in a piece of the text, counted from its start."""
    return tuple(
        (max(first, start) - start, min(last, end) - start)
        for first, last in spans
        if first < end and last > start
    )


def lines_above(hit: Hit, width: int) -> int:
    """Return about how many lines, so many cells wide, stand above that line, if it has a word.

    The title and a blank line stand on top; a word in the title alone has nothing above it.
    """
    start, end = found_line(hit)
    if not within(hit.spans, start, end):
        return 0
    above = hit.text[:start].split("\n")[:-1]
    return 1 + sum(max(1, -(-cells(line) // max(width, 1))) for line in above)
