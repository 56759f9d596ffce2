"""A document as a page to print: what must stand on every page repeats on every page."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from coachtui.exchange.html_page import html_page
from coachtui.exchange.paper import (
    Block,
    Bullets,
    Grid,
    Heading,
    Paper,
    Paragraph,
    Signature,
    Signatures,
)

# Browsers repeat the head and the foot of a table on each sheet it runs over, and nothing else.
_STYLE: Final = """
body { font-family: "Times New Roman", "Noto Serif", "DejaVu Serif", serif; }
.sheet { border-collapse: collapse; width: 100%; }
.sheet > thead { display: table-header-group; }
.sheet > tfoot { display: table-footer-group; }
.sheet > * > tr > td { padding: 0 0 .8em; vertical-align: top; }
.notice, .foot { font-size: 9pt; margin: 0; color: #444; overflow-wrap: anywhere; }
.mark { font-weight: bold; border: 2px solid black; padding: .2em .5em; margin: 0 0 .3em; }
h1, .centred { text-align: center; }
blockquote { margin: .5em 0 .5em 1.2em; padding-left: .8em; border-left: 2px solid silver; }
p, blockquote, .grid td, .grid th { white-space: pre-line; overflow-wrap: anywhere; }
.grid { border-collapse: collapse; width: 100%; margin: .5em 0; }
.grid td, .grid th { border: 1px solid silver; padding: .2em .5em; text-align: left;
  vertical-align: top; }
.sign { display: flex; flex-wrap: wrap; gap: 1em; margin-top: 2em; break-inside: avoid; }
.sign > div { flex: 1 1 14em; text-align: center; break-inside: avoid; }
.sign .name { margin-top: 4.5em; }
"""


def paper_html(paper: Paper) -> str:
    """Return a document as a page to print on A4; it loads nothing, and runs nothing."""
    head = [f'<p class="mark">{escape(mark)}</p>' for mark in paper.marks]
    head += [f'<p class="notice">{escape(notice)}</p>' for notice in paper.notices]
    body = [f"<h1>{escape(paper.title)}</h1>"]
    body += [line for block in paper.blocks for line in _html(block)]
    parts = (
        '<table class="sheet">',
        f"<thead><tr><td>{_joined(head)}</td></tr></thead>",
        f'<tfoot><tr><td><p class="foot">{escape(paper.foot)}</p></td></tr></tfoot>',
        f"<tbody><tr><td>\n{_joined(body)}\n</td></tr></tbody>",
        "</table>\n",
    )
    return html_page(_joined(parts), paper.title, paper.language, _STYLE)


def _html(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case Paragraph(quoted=True):
            yield f"<blockquote>{escape(block.text)}</blockquote>"
        case Paragraph():
            style = ' class="centred"' if block.centred else ""
            yield f"<p{style}>{escape(block.text)}</p>"
        case Bullets():
            yield f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in block.items)}</ul>"
        case Grid():
            yield '<table class="grid">'
            yield from _rows(block)
            yield "</table>"
        case Signatures():
            yield f'<div class="sign">{"".join(map(_signature, block.lines))}</div>'


def _rows(grid: Grid) -> Iterator[str]:
    if grid.head:
        yield f"<thead>{_row(grid.head, 'th')}</thead>"
    for row in grid.rows:
        yield _row(row) if grid.head else _row(row, first="th")


def _row(cells: tuple[str, ...], tag: str = "td", first: str = "") -> str:
    tags = [first or tag, *[tag] * (len(cells) - 1)]
    told = (f"<{tag}>{escape(cell)}</{tag}>" for tag, cell in zip(tags, cells, strict=True))
    return f"<tr>{''.join(told)}</tr>"


def _signature(line: Signature) -> str:
    note = f"<br><i>{escape(line.note)}</i>" if line.note else ""
    name = f'<div class="name">{escape(line.name)}</div>'
    return f"<div><b>{escape(line.role)}</b>{note}{name}</div>"


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(parts)
