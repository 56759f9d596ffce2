"""A document comes out of every form with the same words, and says on every page what it must."""

import io
import subprocess
import sys
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

from docx import Document
from docx.oxml.ns import qn

from coachtui.exchange.docx_file import docx_file
from coachtui.exchange.docx_writer import FONT
from coachtui.exchange.export_folder import keep_together
from coachtui.exchange.paper import (
    Bullets,
    Grid,
    Heading,
    Paper,
    Paragraph,
    Signature,
    Signatures,
)
from coachtui.exchange.paper_html import paper_html
from coachtui.exchange.paper_text import paper_markdown, paper_text

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
SAID = "Đình Quý nói: “ở cửa hàng kế bên, ướt sũng, nghẽn đường”"
PAPER = Paper(
    title="Biên bản họp xử lý kỷ luật lao động",
    language="vi",
    blocks=(
        Paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc", centred=True),
        Heading("Diễn biến sự việc"),
        Paragraph(SAID, quoted=True),
        Bullets(("chứng cứ *một*", "<b>hai</b>")),
        Grid((("Họ và tên", "Nguyễn Văn Ân"),)),
        Grid((("tổ chức", "Cao Xuân Lộc"), ("HR", "Mai Thị Tường Vy")), ("Vai trò", "Tên")),
        Signatures((Signature("Người chủ trì", "(ký, ghi rõ họ tên)", "Phan Hữu Trí"),)),
    ),
    notices=("BẢN NHÁP, không phải tư vấn pháp lý",),
    marks=("GHI NHẬN LÀ TRÁI VỚI khoản 1 Điều 123",),
    foot="Vụ việc 2026-001 · đầu chuỗi 12:abc",
)
WORDS = (
    *("Biên bản họp xử lý kỷ luật lao động", "Độc lập – Tự do – Hạnh phúc", SAID),
    *("Diễn biến sự việc", "chứng cứ *một*", "<b>hai</b>", "Nguyễn Văn Ân", "Mai Thị Tường Vy"),
    *("Người chủ trì", "(ký, ghi rõ họ tên)", "Phan Hữu Trí"),
)
EVERY_PAGE = (*PAPER.notices, *PAPER.marks, PAPER.foot)


def body_of(data: bytes) -> str:
    """Return the text of a .docx, cells of tables included, in its order."""
    document = Document(io.BytesIO(data))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


class Shown(HTMLParser):
    """Collects the tags of a page and the text a reader sees, by the part of the sheet."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.by_part: dict[str, str] = {}
        self._part = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        if tag in {"thead", "tbody", "tfoot"} and tag not in self.by_part:
            self._part = tag

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data
        self.by_part[self._part] = self.by_part.get(self._part, "") + data


def test_every_vietnamese_word_is_in_the_docx_again() -> None:
    """The file is opened again and holds each text letter for letter, markup signs and all."""
    text = body_of(docx_file(PAPER, NOW))
    assert [word for word in WORDS if word not in text] == []


def test_header_and_footer_of_each_page_say_what_they_must() -> None:
    """Draft, mark and foot stand in header and footer, so on every page; pages are numbered."""
    document = Document(io.BytesIO(docx_file(PAPER, NOW)))
    (section,) = document.sections
    assert [line.text for line in section.header.paragraphs] == [*PAPER.marks, *PAPER.notices]
    assert section.header.paragraphs[0].runs[0].bold
    foot = section.footer.paragraphs[0]
    assert PAPER.foot in foot.text
    fields = foot.paragraph_format.element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]
    assert not section.different_first_page_header_footer


def test_the_docx_names_language_and_font() -> None:
    """A word processor spells it in Vietnamese, in a font that has every mark."""
    document = Document(io.BytesIO(docx_file(PAPER, NOW)))
    for name in ("Normal", "Title", "Heading 2", "List Bullet"):
        run = document.styles[name].element.find(qn("w:rPr"))
        assert run.find(qn("w:lang")).get(qn("w:val")) == "vi-VN"
        fonts = run.find(qn("w:rFonts"))
        assert {fonts.get(qn(face)) for face in ("w:ascii", "w:hAnsi", "w:cs")} == {FONT}
    known = document.core_properties
    assert (known.language, known.author, known.created) == ("vi-VN", "coachtui", NOW)


def test_a_control_character_breaks_no_file() -> None:
    """What no XML can hold is left out; the rest of the text is there."""
    paper = Paper("Tên", "vi", (Paragraph("một\x00\x0bhai"),))
    assert "mộthai" in body_of(docx_file(paper, NOW))


def test_the_docx_is_sound_xml() -> None:
    """Every part of the file can be read, and nothing in it points outside."""
    with ZipFile(io.BytesIO(docx_file(PAPER, NOW))) as parts:
        assert parts.testzip() is None
        names = [name for name in parts.namelist() if name.endswith(".rels")]
        assert not any(b'TargetMode="External"' in parts.read(name) for name in names)


def test_the_page_repeats_head_and_foot_and_makes_nothing_of_markup() -> None:
    """Browsers repeat the table's head and foot on each sheet; tags in a text stay text."""
    page = paper_html(PAPER)
    shown = Shown(page)
    assert [word for word in WORDS if word not in shown.text] == []
    assert all(each in shown.by_part["thead"] for each in (*PAPER.marks, *PAPER.notices))
    assert PAPER.foot in shown.by_part["tfoot"]
    assert "table-header-group" in page
    assert not {"script", "link", "img", "a", "iframe"} & set(shown.tags)
    assert '<html lang="vi">' in page


def test_text_and_markdown_hold_the_same_words() -> None:
    """Neither form leaves out a block, a mark, a notice or the foot."""
    text, markdown = paper_text(PAPER), paper_markdown(PAPER)
    expected = [*EVERY_PAGE, SAID, "Nguyễn Văn Ân", "Cao Xuân Lộc", "Phan Hữu Trí"]
    assert [each for each in expected if each not in text] == []
    assert [each for each in expected if each not in markdown] == []
    assert "chứng cứ \\*một\\*" in markdown
    assert "\\<b\\>hai" in markdown


def test_the_library_is_imported_only_when_a_file_is_asked_for() -> None:
    """Whoever imports the module pays nothing for the writer."""
    code = "import sys, coachtui.exchange.docx_file; sys.exit('docx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False, env={"PYTHONPATH": "src"})
    assert done.returncode == 0


def test_files_that_belong_together_get_one_number(tmp_path: Path) -> None:
    """One of two names is taken: both get the next one, and the old file stays as it is."""
    exports = tmp_path / "exports"
    exports.mkdir()
    (exports / "don.html").write_bytes(b"old")
    paths = keep_together(tmp_path, "Đơn", {".docx": b"1", ".html": b"2"})
    assert [path.name for path in paths] == ["don-2.docx", "don-2.html"]
    assert {path.stat().st_mode & 0o777 for path in paths} == {0o600}
    assert (exports / "don.html").read_bytes() == b"old"
    assert not (exports / "don.docx").exists()
