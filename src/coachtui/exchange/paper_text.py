"""A document as plain text, to be read or copied, and as Markdown."""

from collections.abc import Iterator
from typing import Final

from coachtui.exchange.markdown import escaped
from coachtui.exchange.paper import (
    Block,
    Bullets,
    Grid,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Room,
    Signatures,
)
from coachtui.text import clean

DOTS: Final = "…" * 60
"""A line of room where nothing can be drawn over the whole width."""


def paper_text(paper: Paper) -> str:
    """Return a document as plain text."""
    parts = [*paper.marks, *paper.notices, *_head(paper.letterhead), paper.title.upper()]
    parts += ["\n".join(_text(block)) for block in paper.blocks]
    return "\n\n".join(part for part in (*parts, paper.foot) if part) + "\n"


def paper_markdown(paper: Paper) -> str:
    """Return a document as Markdown; what people typed stays text and never becomes markup."""
    parts = [f"# {escaped(paper.title)}"]
    parts += [f"> **{escaped(mark)}**" for mark in paper.marks]
    parts += [f"> {escaped(notice)}" for notice in paper.notices]
    parts += ["\n\n".join(map(escaped, part.splitlines())) for part in _head(paper.letterhead)]
    parts += ["\n".join(_markdown(block)) for block in paper.blocks]
    parts += ["---", escaped(paper.foot)] if paper.foot else []
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(head: Letterhead | None) -> Iterator[str]:
    if head is not None:
        yield f"{head.nation}\n{head.motto}"
        issuer = " · ".join(text for text in (head.issuer, head.number) if text)
        yield "\n".join(text for text in (issuer, head.dated) if text)


def _text(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield clean(block.text, lines=True)
        case Bullets():
            yield from (f"- {item}" for item in block.items)
        case Grid():
            yield from _rows(block)
        case Room():
            yield from [DOTS] * block.lines
        case Signatures():
            for line in block.lines:
                yield f"{line.role}: ____________________ {line.name}".rstrip()


def _rows(grid: Grid) -> Iterator[str]:
    """Give the rows: named ones as `name: value`, those under a head with each cell named."""
    if not grid.head:
        yield from (f"{row[0]}: {' · '.join(row[1:])}" for row in grid.rows)
        return
    for row in grid.rows:
        cells = zip(grid.head, row, strict=True)
        told = [f"{name}: {cell}" if name else cell for name, cell in cells if cell]
        yield f"- {' · '.join(told)}"


def _markdown(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {escaped(block.text)}"
        case Paragraph():
            sign = "> " if block.quoted else ""
            lines = [line for line in block.text.splitlines() if line.strip()]
            yield f"\n{sign.rstrip()}\n".join(f"{sign}{escaped(line)}" for line in lines)
        case Bullets():
            yield from (f"- {escaped(item)}" for item in block.items)
        case Grid():
            columns = len(block.head or block.rows[0]) if block.head or block.rows else 0
            yield _row(block.head or ("",) * columns)
            yield _row(("---",) * columns, literal=True)
            yield from map(_row, block.rows)
        case Room():
            yield from [DOTS, ""] * block.lines
        case Signatures():
            yield from (f"- {escaped(line.role)}: {escaped(line.name)}" for line in block.lines)


def _row(cells: tuple[str, ...], *, literal: bool = False) -> str:
    told = cells if literal else tuple(map(escaped, cells))
    return f"| {' | '.join(told)} |"
