"""Files that name somebody are found whatever their form; what cannot be looked into is told."""

import unicodedata
import zipfile
from pathlib import Path

import pytest

from coachtui.exchange.naming import files_naming

NAME = "Nguyễn Văn Kín"


def found(folder: Path, *spared: str) -> tuple[set[str], set[str]]:
    """Give the names of the files that hold the name, and of those that were not read."""
    naming = files_naming(folder, NAME, frozenset(spared))
    return {path.name for path in naming.named}, {path.name for path in naming.closed}


@pytest.mark.parametrize(
    "text",
    [
        f"về {NAME}, hôm nay",
        unicodedata.normalize("NFD", NAME),
        NAME.upper(),
        "Nguyễn\n  Văn Kín",
        "Nguyễn\n Văn\nKín",
        "DESCRIPTION:Nguyễn V\r\n ăn Kín",
    ],
)
def test_a_text_that_names_them_is_found(tmp_path: Path, text: str) -> None:
    """In any case and form of Unicode, over line ends and the folded lines of a calendar."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/a.md").write_bytes(text.encode())
    (tmp_path / "b.md").write_text("Nguyễn Văn Kiên", encoding="utf-8")
    assert found(tmp_path) == ({"a.md"}, set())


def test_a_document_whose_words_are_cut_in_runs_is_found(tmp_path: Path) -> None:
    """The parts of a DOCX are read without their tags."""
    with zipfile.ZipFile(tmp_path / "letter.docx", "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", "<w:t>Nguyễn </w:t><w:t>Văn</w:t><w:t> Kín</w:t>")
    assert found(tmp_path) == ({"letter.docx"}, set())


def test_the_name_of_a_file_counts_and_the_rest_is_told(tmp_path: Path) -> None:
    """A PDF cannot be looked into, nor a broken archive; a link and what is spared are left."""
    (tmp_path / "ride-nguyen-van-kin-2.pdf").write_bytes(b"x")
    (tmp_path / "other.pdf").write_bytes(b"x")
    (tmp_path / "broken.docx").write_bytes(b"x")
    (tmp_path / "hr").mkdir()
    (tmp_path / "hr/coach.json").write_text(NAME, encoding="utf-8")
    (tmp_path / "link.md").symlink_to(tmp_path / "hr/coach.json")
    named, closed = found(tmp_path, "hr")
    assert named == {"ride-nguyen-van-kin-2.pdf"}
    assert closed == {"other.pdf", "broken.docx"}
