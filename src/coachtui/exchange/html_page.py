"""A page to print on A4 that loads nothing and runs nothing, around any body."""

from html import escape
from typing import Final

from coachtui.language import Language

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


def html_page(body: str, title: str, language: Language, style: str = "") -> str:
    """Return a whole page.

    Args:
        body: HTML, escaped already.
        title: of the window and of the printed page, as text.
        language: of the text, for the reader's program.
        style: more CSS for this kind of page.
    """
    return _PAGE.format(language=language, title=escape(title), style=_STYLE + style, body=body)
