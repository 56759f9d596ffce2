"""What was found, as a row of the list and as a page: the words searched for are marked."""

from typing import Final

from textual.content import Content

from coachtui.domain.found_text import Spans, excerpt, within
from coachtui.domain.search import Hit
from coachtui.text import cells, ellipsis
from coachtui.ui.rows import Row
from coachtui.ui.shown import plain

MARK: Final = "bold underline"
"""How what was searched for looks in a page: never by colour alone."""
_BETWEEN: Final = " — "
_LEAST: Final = 24
"""Cells a title gets at least."""
_BEFORE_DAY: Final = " · "
_LONGEST_DAY: Final = 20


def hit_row(key: str, kind: str, hit: Hit, room: int) -> Row:
    """Return the row of a hit: kind in words, then title and the line in which a word stands.

    Where there is such a line the title takes at most half of the `room`, in cells.
    """
    line, below = excerpt(hit)
    title, above = hit.title, within(hit.spans, 0, len(hit.title))
    if line:
        title, above = _cut(hit, max(room // 2, _LEAST))
    start = len(title) + len(_BETWEEN)
    marks = (*above, *((first + start, last + start) for first, last in below))
    text = f"{title}{_BETWEEN}{line}" if line else title
    return Row(key, (kind, text), marks=((), marks))


def _cut(hit: Hit, most: int) -> tuple[str, Spans]:
    """Return a title in so many cells, and the words in it: a day at its end stays whole.

    It tells apart what else reads alike.
    """
    name, between, day = hit.title.rpartition(_BEFORE_DAY)
    tail = f"{between}{day}"
    if not name or cells(tail) > _LONGEST_DAY or cells(hit.title) <= most:
        cut = ellipsis(hit.title, most)
        return cut, within(hit.spans, 0, len(cut))
    head, at = ellipsis(name, most - cells(tail)), len(name)
    moved = ((first + len(head), last + len(head)) for first, last in _behind(hit, at))
    return head + tail, (*within(hit.spans, 0, len(head)), *moved)


def _behind(hit: Hit, at: int) -> Spans:
    return within(hit.spans, at, len(hit.title))


def page(hit: Hit) -> Content:
    """Return title and lines of a hit, a blank line between them, the words marked."""
    start = len(hit.title) + 1
    top = _marked(hit.title, within(hit.spans, 0, start - 1)).stylize("bold")
    if len(hit.text) <= start:
        return top
    below = _marked(hit.text[start:], within(hit.spans, start, len(hit.text)))
    return Content.assemble(top, "\n\n", below)


def _marked(text: str, spans: Spans) -> Content:
    content = plain(text)
    for start, end in spans:
        content = content.stylize(MARK, start, end)
    return content
