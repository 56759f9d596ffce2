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
    Letterhead,
    Paper,
    Paragraph,
    Room,
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
@page { @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; } }
h1, .centred { text-align: center; }
h1 { margin-bottom: .7em; }
h3 { font-size: 11pt; margin: 1em 0 .3em; break-after: avoid; }
.centred { font-weight: bold; }
.small { font-size: 9pt; }
.letterhead { display: flex; gap: 1em; text-align: center; }
.letterhead > div { flex: 3; }
.letterhead > .issuer { flex: 2; }
.letterhead .motto { border-bottom: 1px solid black; padding-bottom: .15em; }
.dated { text-align: right; font-style: italic; margin: .8em 0 1.2em; }
.dated ~ h1 { text-transform: uppercase; }
blockquote { margin: .5em 0 .5em 1.2em; padding-left: .8em; border-left: 2px solid silver; }
p, li, blockquote, .issuer, .grid td, .grid th { white-space: pre-line; overflow-wrap: anywhere; }
.grid { border-collapse: collapse; width: 100%; margin: .5em 0; }
.grid td, .grid th { border: 1px solid silver; padding: .2em .5em; text-align: left;
  vertical-align: top; min-width: 6.2em; }
.room { border-bottom: 1px dotted black; height: 1.9em; }
.grid tbody th { width: 34%; }
.sign { display: flex; flex-wrap: wrap; gap: 1em; margin-top: 2em; break-inside: avoid; }
.sign > div { flex: 0 1 calc(50% - .5em); text-align: center; break-inside: avoid; }
.sign > div:only-child { flex: 0 1 50%; margin-left: auto; }
.sign .name { margin-top: 4.5em; font-weight: bold; }
"""


def paper_html(paper: Paper) -> str:
    """Return a document as a page to print on A4; it loads nothing, and runs nothing."""
    head = [f'<p class="mark">{escape(mark)}</p>' for mark in paper.marks]
    head += [f'<p class="notice">{escape(notice)}</p>' for notice in paper.notices]
    body = [*_letterhead(paper.letterhead), f"<h1>{escape(paper.title)}</h1>"]
    body += [line for block in paper.blocks for line in _html(block)]
    parts = (
        '<table class="sheet">',
        f"<thead><tr><td>{_joined(head)}</td></tr></thead>",
        f'<tfoot><tr><td><p class="foot">{escape(paper.foot)}</p></td></tr></tfoot>',
        f"<tbody><tr><td>\n{_joined(body)}\n</td></tr></tbody>",
        "</table>\n",
    )
    return html_page(_joined(parts), paper.title, paper.language, _STYLE)


def _letterhead(head: Letterhead | None) -> Iterator[str]:
    if head is None:
        return
    issuer = f"<b>{escape(head.issuer)}</b><br>{escape(head.number)}"
    nation = f'<b>{escape(head.nation)}</b><br><b class="motto">{escape(head.motto)}</b>'
    left = f'<div class="issuer">{issuer}</div>' if head.issuer else ""
    yield f'<div class="letterhead">{left}<div>{nation}</div></div>'
    yield f'<p class="dated">{escape(head.dated)}</p>'


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
            style = ' class="small"' if block.small else ""
            yield f"<ul{style}>{''.join(f'<li>{escape(item)}</li>' for item in block.items)}</ul>"
        case Grid():
            yield '<table class="grid">'
            yield from _rows(block)
            yield "</table>"
        case Room():
            yield '<div class="room"></div>' * block.lines
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
