"""A PDF has every letter anybody typed, and nothing of what they typed is taken for markup."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from coachtui import extras
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
from coachtui.exchange.pdf_file import pdf_file
from coachtui.extras import MissingExtraError
from coachtui.language import Language

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
TONES = "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ"
LETTERS = f"{TONES} đ {TONES.upper()} Đ ₫ – … “ ” ·"
HOSTILE = '[/b] =cmd|x #let $ *a* _b_ @c <d> `e` // f ~ --- \\u{41} "q" #sys.inputs'
HASH = "0123456789abcdef" * 8

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler-utils is not installed"
)


def hostile(language: Language = "vi") -> Paper:
    """Return a paper with hostile text in every place a text can stand in."""
    return Paper(
        title=HOSTILE,
        language=language,
        blocks=(
            Heading(HOSTILE),
            Paragraph(f"{HOSTILE}\n{HOSTILE}"),
            Paragraph(HOSTILE, quoted=True),
            Paragraph(HOSTILE, centred=True),
            Bullets((HOSTILE, HOSTILE), small=True),
            Grid(((HOSTILE, HOSTILE),)),
            Grid(((HOSTILE, ""),), (HOSTILE, "Ký")),
            Grid(()),
            Room(2),
            Signatures((Signature(HOSTILE, HOSTILE, HOSTILE),) * 3),
        ),
        notices=(HOSTILE,),
        marks=(HOSTILE,),
        foot=HOSTILE,
    )


def text_of(paper: Paper, folder: Path, *how: str) -> str:
    """Return the text of a paper's PDF, page after page, as it is read from the file."""
    file = folder / "a.pdf"
    file.write_bytes(pdf_file(paper, NOW))
    done = subprocess.run(["pdftotext", *how, file, "-"], capture_output=True, check=True)
    return done.stdout.decode()


@needs_poppler
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", ["text", "bold", "quoted"])
def test_every_vietnamese_letter_comes_out(language: Language, form: str, tmp_path: Path) -> None:
    """All 134 letters and the sign of the currency are read from the file again, in each face."""
    blocks: dict[str, Block] = {
        "text": Paragraph(LETTERS),
        "bold": Heading(LETTERS, 3),
        "quoted": Paragraph(LETTERS, quoted=True),
    }
    text = text_of(Paper("Tên", language, (blocks[form],)), tmp_path)
    assert [each for each in LETTERS.split() if each not in text] == []


@needs_poppler
def test_letters_taken_apart_are_put_together(tmp_path: Path) -> None:
    """What a Mac types as letter and mark is one letter in the file."""
    assert "Trần Thị Hà" in text_of(Paper("Tên", "vi", (Paragraph("Trần Thị Hà"),)), tmp_path)


@needs_poppler
def test_nothing_that_was_typed_is_markup(tmp_path: Path) -> None:
    """Signs that mean something to the typesetter stand in the file as they were typed."""
    text = "".join(text_of(hostile(), tmp_path).split())
    whole = "".join(HOSTILE.split())
    assert text.count(whole) >= 16
    assert "sysinputs" not in text


@needs_poppler
def test_what_must_stand_on_every_page_does(tmp_path: Path) -> None:
    """Mark, notice and foot are on each page of a long paper, with its number of all pages."""
    paper = Paper(
        title="Hồ sơ",
        language="vi",
        blocks=tuple(Paragraph(f"đoạn {n}\n{HOSTILE * 8}") for n in range(40)),
        notices=("BẢN NHÁP " * 60,),
        marks=("TRÁI VỚI Điều 123",),
        foot="đầu chuỗi 17:0123abcd",
    )
    pages = text_of(paper, tmp_path, "-layout").split("\f")[:-1]
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "TRÁI VỚI Điều 123" in page
        assert page.count("NHÁP") == 60
        assert "đầu chuỗi 17:0123abcd" in page
        assert page.rstrip().replace(" ", "").endswith(f"{number}/{len(pages)}")
    whole = "".join(pages)
    assert [n for n in range(40) if f"đoạn {n}\n" not in whole] == []


@needs_poppler
@pytest.mark.parametrize(
    "block",
    [
        Paragraph(HASH),
        Bullets((HASH,)),
        Grid((("SHA-256", HASH),)),
        Grid(((HASH, HASH),), ("a", "b")),
    ],
    ids=["text", "list", "named", "table"],
)
def test_a_long_word_stays_on_the_page(block: Paragraph | Bullets | Grid, tmp_path: Path) -> None:
    """A hash wider than the page is broken, and no sign of it is lost beyond the edge."""
    text = text_of(Paper("Tên", "vi", (block,), foot=HASH), tmp_path)
    joined = "".join(text.split())
    assert joined.count(HASH) == (3 if isinstance(block, Grid) and block.head else 2)
    assert "\u200b" not in joined


@needs_poppler
def test_a_letterhead_stands_above_the_title(tmp_path: Path) -> None:
    """Nation, issuer and day come before the title, which is in capitals there."""
    head = Letterhead("CỘNG HÒA", "Độc lập", "Huế, ngày 02", "CÔNG TY", "Số: 1")
    text = text_of(Paper("Quyết định", "vi", (), letterhead=head), tmp_path)
    first, title = text.split("QUYẾT ĐỊNH")
    assert all(each in first for each in ("CỘNG HÒA", "Độc lập", "Huế, ngày 02", "CÔNG TY"))
    assert "Số: 1" in first
    assert "CÔNG TY" not in title


def test_the_same_paper_gives_the_same_bytes() -> None:
    """Made twice for one moment, the file is the same byte for byte."""
    assert pdf_file(hostile(), NOW) == pdf_file(hostile(), NOW)
    assert pdf_file(hostile(), NOW).startswith(b"%PDF-")


@needs_poppler
def test_it_brings_its_fonts_and_takes_none_of_the_machine(tmp_path: Path) -> None:
    """Every font is in the file, and each is one that comes with the typesetter."""
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf_file(Paper(LETTERS, "vi", (Paragraph("✓ 中文"),)), NOW))
    done = subprocess.run(["pdffonts", file], capture_output=True, check=True, text=True)
    rows = [line.split() for line in done.stdout.splitlines()[2:]]
    assert rows
    shipped = ("LibertinusSerif", "DejaVuSansMono", "NewCM")
    assert [row[0] for row in rows if not row[0].split("+")[1].startswith(shipped)] == []
    assert [row[0] for row in rows if row[-5] != "yes"] == []


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the typesetter is missing, the error names the extra that brings it."""

    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(MissingExtraError) as caught:
        pdf_file(hostile(), NOW)
    assert caught.value.install == "coachtui[pdf]"


def test_the_typesetter_is_imported_only_when_a_file_is_asked_for() -> None:
    """Whoever imports the module pays nothing for the library."""
    code = "import sys, coachtui.exchange.pdf_file; sys.exit('typst' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False, env={"PYTHONPATH": "src"})
    assert done.returncode == 0


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=4, max_size=4))
def test_no_text_breaks_the_typesetter(texts: list[str]) -> None:
    """Whatever was typed, a file is made of it."""
    one, two, three, four = texts
    blocks: tuple[Block, ...] = (
        Heading(one),
        Paragraph(two, quoted=True),
        Bullets((three, one)),
        Grid(((four, two),), (one, three)),
        Signatures((Signature(three, two, one),)),
    )
    paper = Paper(one, "vi", blocks, notices=(four,), marks=(three,), foot=two)
    assert pdf_file(paper, NOW).startswith(b"%PDF-")
