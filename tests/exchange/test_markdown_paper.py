"""Markdown becomes a document with the same words, and nothing in it leads anywhere."""

from coachtui.exchange.markdown import escaped
from coachtui.exchange.markdown_paper import markdown_paper
from coachtui.exchange.paper import Bullets, Heading, Paragraph

REPORT = """\
# Báo cáo: *ngày* đi cùng

Nguyễn Văn An

## Việc tốt

- **Đặt câu hỏi**: hỏi trước giá
- một dòng
  - Đã thấy: khách nói “được”
    và ngồi xuống

> lời của khách

#### Nhỏ
"""


def test_headings_lists_and_quotes_keep_their_words() -> None:
    """The first heading is the title; an entry in an entry is a line of it."""
    paper = markdown_paper(REPORT, "khác", "vi")
    assert paper.title == "Báo cáo: ngày đi cùng"
    assert paper.blocks == (
        Paragraph("Nguyễn Văn An"),
        Heading("Việc tốt"),
        Bullets(
            (
                "Đặt câu hỏi: hỏi trước giá",
                "một dòng\n– Đã thấy: khách nói “được” và ngồi xuống",
            )
        ),
        Paragraph("lời của khách", quoted=True),
        Heading("Nhỏ", 4),
    )


def test_without_a_heading_it_has_the_title_it_was_given() -> None:
    """A text without a title of its own gets the one that was handed in."""
    paper = markdown_paper("chỉ một dòng", "Tên", "vi")
    assert (paper.title, paper.blocks) == ("Tên", (Paragraph("chỉ một dòng"),))


def test_what_was_typed_comes_back_as_it_was_typed() -> None:
    """Signs that were escaped for Markdown stand in the document alone; links stay text."""
    typed = "[/b] =cmd|x #let $ *a* _b_ <b>c</b> `d` [e](http://f) 1) g & h"
    paper = markdown_paper(
        f"# {escaped(typed)}\n\n- {escaped(typed)}\n\n{escaped(typed)}", "", "en"
    )
    assert paper.title == typed
    assert paper.blocks == (Bullets((typed,)), Paragraph(typed))
