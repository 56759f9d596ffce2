"""The way of stored and typed text onto the screen: literally, never as markup."""

from pathlib import Path
from typing import Final

from rich.style import Style
from rich.text import Text
from textual.content import Content

from coachtui.text import cells

_SAID_BESIDES: Final = 18
"""Cells of a message that names a file, for its sign and its words."""


def cell(text: str, style: str | Style = "") -> Text:
    """Give back text for the cell of a table or tree, one line, nothing in it read as markup."""
    return Text(text, style=style, no_wrap=True, end="")


def plain(text: str, style: str = "") -> Content:
    """Give back text for any other widget, nothing in it read as markup.

    Args:
        text: shown as it is.
        style: a Textual style such as `$text-error bold`; '' for none.
    """
    return Content.styled(text, style) if style else Content(text)


def shown_path(path: str | Path, width: int) -> str:
    """Give back a path for a message on a screen of that width.

    A long one loses folders at its beginning, never the name of the file: `…/exports/plan.ics`.
    """
    parts = Path(path).parts
    room, told = width - _SAID_BESIDES, str(path)
    for first in range(1, len(parts)):
        if cells(told) <= room:
            break
        told = "/".join(("…", *parts[first:]))
    return told
