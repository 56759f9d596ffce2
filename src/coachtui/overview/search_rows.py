"""What was found, as a row of the list and as a page: the words searched for are marked."""

from typing import Final

from textual.content import Content

from coachtui.domain.found_text import Spans, excerpt, within
from coachtui.domain.search import Hit
from coachtui.text import ellipsis
from coachtui.ui.rows import Row
from coachtui.ui.shown import plain

MARK: Final = "bold underline"
"""How what was searched for looks in a page: never by colour alone."""
_BETWEEN: Final = " — "
_LEAST: Final = 24
"""Cells a title gets at least."""


def hit_row(key: str, kind: str, hit: Hit, room: int) -> Row:
    """Return the row of a hit: kind in words, then title and the line in which a word stands.

    Where there is such a line the title takes at most half of the `room`, in cells.
    """
    line, below = excerpt(hit)
    title = ellipsis(hit.title, max(room // 2, _LEAST)) if line else hit.title
    start = len(title) + len(_BETWEEN)
    marks = (
        *within(hit.spans, 0, len(title)),
        *((first + start, last + start) for first, last in below),
    )
    text = f"{title}{_BETWEEN}{line}" if line else title
    return Row(key, (kind, text), marks=((), marks))


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
