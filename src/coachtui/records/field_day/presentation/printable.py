"""A report as a page to print; `report_text.report_html` imports it when the first is asked for."""

from html import escape
from typing import Final

from markdown_it import MarkdownIt

from coachtui.language import Language

_OFF: Final = ["html_block", "html_inline", "link", "image", "autolink", "reference"]
"""What would load something, lead away, or be taken for the page's own."""
_STYLE: Final = """
@page { size: A4; margin: 20mm; }
body { max-width: 42em; margin: 2em auto; padding: 0 1em;
  font: 11pt/1.45 "Segoe UI", "Helvetica Neue", "Noto Sans", Arial, sans-serif; }
h1 { font-size: 17pt; line-height: 1.25; margin: 0 0 .3em; }
h2 { font-size: 12.5pt; margin: 1.3em 0 .3em; border-bottom: 1px solid silver; }
ul { margin: .3em 0; padding-left: 1.3em; }
li { margin: .25em 0; break-inside: avoid; overflow-wrap: anywhere; }
h1, h2 { break-after: avoid; }
@media print { body { max-width: none; margin: 0; padding: 0; } }
"""
_PAGE: Final = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}</body>
</html>
"""


def page(markdown: str, title: str, language: Language) -> str:
    """Return the page as `report_text.report_html` promises it."""
    body = MarkdownIt("commonmark", {"html": False}).disable(_OFF).render(markdown)
    return _PAGE.format(language=language, title=escape(title), style=_STYLE, body=body)
