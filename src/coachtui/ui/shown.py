"""The way of stored and typed text onto the screen: literally, never as markup."""

from rich.style import Style
from rich.text import Text
from textual.content import Content


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
