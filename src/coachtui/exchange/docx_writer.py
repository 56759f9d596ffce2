"""The writer of .docx files; `docx_file` imports it when the first one is asked for."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from docx import Document
from docx.document import Document as OpenDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph as DocxParagraph
from docx.text.run import Run

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
from coachtui.language import Language
from coachtui.text import clean

FONT: Final = "Times New Roman"
"""Has every Vietnamese letter with its marks, and is what offices in Vietnam write in."""
_TAGS: Final[Mapping[Language, str]] = {"vi": "vi-VN", "en": "en-GB"}
_FACES: Final = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_SIZE, _IN_TABLE, _SMALL = Pt(12), Pt(11), Pt(9)
_WIDTH: Final = 166
"""Millimetres of a line."""
_HEAD_SHARES: Final = (2, 3)
_LEAST, _MOST, _BY_HAND = 14, 34, 18
"""Letters a column is as wide as, and one that is filled in by hand."""
_STYLES: Final = ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet")
_BESIDE: Final = 2
"""Signatures that stand side by side."""
_ROOM: Final = "\n\n\n"
_APART: Final = Pt(12)


def written(paper: Paper, now: datetime) -> bytes:
    """Return the file as `coachtui.exchange.docx_file.docx_file` promises it."""
    document = Document()
    _lay_out(document, paper, now)
    _every_page(document, paper)
    if paper.letterhead is not None:
        _letterhead(document, paper.letterhead)
    title = document.add_paragraph(style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _say(title, paper.title, bold=True).font.all_caps = paper.letterhead is not None or None
    for block in paper.blocks:
        _write(document, block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _lay_out(document: OpenDocument, paper: Paper, now: datetime) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    for name in _STYLES:
        style = document.styles[name]
        if isinstance(style, ParagraphStyle):
            _dress(style, paper.language)
    known = document.core_properties
    known.author = known.last_modified_by = "coachtui"
    known.title, known.language, known.comments = paper.title, _TAGS[paper.language], ""
    known.created = known.modified = now.astimezone(UTC).replace(tzinfo=None)


def _dress(style: ParagraphStyle, language: Language) -> None:
    """Give a style its font for every script, black letters, and the language to spell in."""
    style.font.name = FONT
    style.font.color.rgb = RGBColor(0, 0, 0)
    if style.name == "Normal":
        style.font.size = _SIZE
    elif style.name == "Title":
        style.font.size = Pt(16)
        if (line := style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")) is not None:
            line.getparent().remove(line)
    run = style.element.get_or_add_rPr()
    fonts = run.find(qn("w:rFonts"))
    for face in _FACES:
        fonts.set(qn(face), FONT)
    for themed in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(themed), None)
    spelt = OxmlElement("w:lang")
    for attribute in ("w:val", "w:eastAsia"):
        spelt.set(qn(attribute), _TAGS[language])
    run.append(spelt)


def _every_page(document: OpenDocument, paper: Paper) -> None:
    section = document.sections[0]
    lines = [(mark, True) for mark in paper.marks] + [(each, False) for each in paper.notices]
    for number, (text, loud) in enumerate(lines):
        line = section.header.paragraphs[0] if number == 0 else section.header.add_paragraph()
        _say(line, text, bold=loud, small=True)
    foot = section.footer.paragraphs[0]
    _say(foot, f"{paper.foot} · " if paper.foot else "", small=True)
    _field(foot, "PAGE")
    _say(foot, " / ", small=True)
    _field(foot, "NUMPAGES")


def _letterhead(document: OpenDocument, head: Letterhead) -> None:
    """Put who it is from beside the name of the nation, and place and day below."""
    table = document.add_table(1, 2 if head.issuer else 1)
    nation = table.cell(0, -1).paragraphs[0]
    _say(nation, f"{head.nation}\n", bold=True)
    _say(nation, head.motto, bold=True).underline = True
    if head.issuer:
        issuer = table.cell(0, 0).paragraphs[0]
        _say(issuer, f"{head.issuer}\n", bold=True)
        _say(issuer, head.number)
        _widen(table, _HEAD_SHARES)
    for cell in table.rows[0].cells:
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in cell.paragraphs[0].runs:
            run.font.size = _IN_TABLE
    dated = document.add_paragraph()
    dated.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _say(dated, head.dated, italic=True)


def _field(paragraph: DocxParagraph, code: str) -> None:
    """Put in what the word processor counts, as the number of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = paragraph.add_run("1")
    run.font.size = _SMALL
    field.append(run.element)
    paragraph.paragraph_format.element.append(field)


def _write(document: OpenDocument, block: Block) -> None:
    match block:
        case Heading():
            _say(document.add_paragraph(style=f"Heading {block.level}"), block.text, bold=True)
        case Paragraph():
            _paragraph(document, block)
        case Bullets():
            for item in block.items:
                _say(document.add_paragraph(style="List Bullet"), item, small=block.small)
        case Grid():
            _grid(document, block)
        case Room():
            _room(document, block.lines)
        case Signatures():
            _signatures(document, block.lines)


def _paragraph(document: OpenDocument, block: Paragraph) -> None:
    line = document.add_paragraph()
    if block.centred:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if block.quoted:
        line.paragraph_format.left_indent = Mm(8)
    _say(line, block.text, italic=block.quoted, bold=block.centred)


def _room(document: OpenDocument, lines: int) -> None:
    for _ in range(lines):
        line = document.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(
            Mm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
        line.add_run("\t")


def _grid(document: OpenDocument, grid: Grid) -> None:
    rows = [grid.head, *grid.rows] if grid.head else list(grid.rows)
    if not rows:
        return
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            named = at == 0 if grid.head else column == 0
            _cell(table, (at, column), text, bold=named)
    if grid.head:
        _mark_row(table, 0, "w:tblHeader")
    _widen(table, _weights(rows) if grid.head else (1, *[2] * (len(rows[0]) - 1)))
    gap = document.add_paragraph()
    gap.paragraph_format.space_after = Pt(0)
    gap.paragraph_format.line_spacing = _APART


def _weights(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Return how wide the columns are to each other; one that is filled in by hand has room."""
    columns = tuple(zip(*rows, strict=True))
    return tuple(
        min(max(*map(len, column), _LEAST), _MOST) if any(column[1:]) else _BY_HAND
        for column in columns
    )


def _widen(table: Table, weights: Sequence[int]) -> None:
    """Share the width of the page among the columns of a table."""
    table.autofit = False
    for column, weight in zip(table.columns, weights, strict=True):
        column.width = Mm(_WIDTH * weight / sum(weights))
        for cell in column.cells:
            cell.width = column.width


def _mark_row(table: Table, row: int, kind: str) -> None:
    """Have a row stand on every page (`w:tblHeader`), or never run over the end of one."""
    mark = OxmlElement(kind)
    mark.set(qn("w:val"), "true")
    cell = table.cell(row, 0).paragraphs[0].paragraph_format.element.getparent()
    cell.getparent().get_or_add_trPr().append(mark)


def _signatures(document: OpenDocument, lines: Iterable[Signature]) -> None:
    waiting = tuple(lines)
    table = document.add_table(-(-len(waiting) // _BESIDE), _BESIDE)
    alone = len(waiting) == 1  # who signs alone signs on the right, as letters are signed
    for number, line in enumerate(waiting, int(alone)):
        place = table.cell(number // _BESIDE, number % _BESIDE).paragraphs[0]
        place.alignment = WD_ALIGN_PARAGRAPH.CENTER
        place.paragraph_format.space_before = _APART
        if number % _BESIDE == 0 or alone:
            _mark_row(table, number // _BESIDE, "w:cantSplit")
        _say(place, line.role, bold=True)
        if line.note:
            _say(place, f"\n{line.note}", italic=True)
        _say(place, f"{_ROOM}{line.name}", bold=True)


def _cell(table: Table, at: tuple[int, int], text: str, *, bold: bool) -> None:
    _say(table.cell(*at).paragraphs[0], text, bold=bold).font.size = _IN_TABLE


def _say(
    paragraph: DocxParagraph,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    small: bool = False,
) -> Run:
    """Add a text as it is and return it; a newline in it begins a line."""
    run = paragraph.add_run(clean(text, lines=True))
    run.bold, run.italic = bold or None, italic or None
    if small:
        run.font.size = _SMALL
    return run
