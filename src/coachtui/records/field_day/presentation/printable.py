"""A report as a page to print; `report_text.report_html` imports it when the first is asked for."""

from typing import Final

from markdown_it import MarkdownIt

from coachtui.exchange.html_page import html_page
from coachtui.language import Language

_OFF: Final = ["html_block", "html_inline", "link", "image", "autolink", "reference"]
"""What would load something, lead away, or be taken for the page's own."""


def page(markdown: str, title: str, language: Language) -> str:
    """Return the page as `report_text.report_html` promises it."""
    body = MarkdownIt("commonmark", {"html": False}).disable(_OFF).render(markdown)
    return html_page(body, title, language)
