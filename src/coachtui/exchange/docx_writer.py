"""The writer of .docx files; `docx_file` imports it when the first one is asked for."""

import io
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final

from docx import Document
from docx.document import Document as OpenDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph as DocxParagraph

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
from coachtui.language import Language
from coachtui.text import clean

FONT: Final = "Times New Roman"
"""Has every Vietnamese letter with its marks, and is what offices in Vietnam write in."""
_TAGS: Final[Mapping[Language, str]] = {"vi": "vi-VN", "en": "en-GB"}
_FACES: Final = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_SIZE, _SMALL = Pt(12), Pt(9)
_STYLES: Final = ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet")
_BESIDE: Final = 2
"""Signatures that stand side by side."""
_ROOM: Final = "\n\n\n"


def written(paper: Paper, now: datetime) -> bytes:
    """Return the file as `coachtui.exchange.docx_file.docx_file` promises it."""
    document = Document()
    _lay_out(document, paper, now)
    _every_page(document, paper)
    title = document.add_paragraph(style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _say(title, paper.title, bold=True)
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
                _say(document.add_paragraph(style="List Bullet"), item)
        case Grid():
            _grid(document, block)
        case Signatures():
            _signatures(document, block.lines)


def _paragraph(document: OpenDocument, block: Paragraph) -> None:
    line = document.add_paragraph()
    if block.centred:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if block.quoted:
        line.paragraph_format.left_indent = Mm(8)
    _say(line, block.text, italic=block.quoted)


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
        _repeat(table)
    document.add_paragraph()


def _repeat(table: Table) -> None:
    """Have the head of a table stand on every page it runs over."""
    row = OxmlElement("w:tblHeader")
    row.set(qn("w:val"), "true")
    cell = table.cell(0, 0).paragraphs[0].paragraph_format.element.getparent()
    cell.getparent().get_or_add_trPr().append(row)


def _signatures(document: OpenDocument, lines: Iterable[Signature]) -> None:
    waiting = tuple(lines)
    table = document.add_table(-(-len(waiting) // _BESIDE), _BESIDE)
    for number, line in enumerate(waiting):
        place = table.cell(number // _BESIDE, number % _BESIDE).paragraphs[0]
        place.alignment = WD_ALIGN_PARAGRAPH.CENTER
        place.paragraph_format.keep_together = True
        _say(place, line.role, bold=True)
        if line.note:
            _say(place, f"\n{line.note}", italic=True)
        _say(place, f"{_ROOM}{line.name}")


def _cell(table: Table, at: tuple[int, int], text: str, *, bold: bool) -> None:
    _say(table.cell(*at).paragraphs[0], text, bold=bold)


def _say(
    paragraph: DocxParagraph,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    small: bool = False,
) -> None:
    """Add a text as it is; a newline in it begins a line."""
    run = paragraph.add_run(clean(text, lines=True))
    run.bold, run.italic = bold or None, italic or None
    if small:
        run.font.size = _SMALL
