"""Letters in both languages, opened by other programs: every word is there, with every mark."""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coachtui.domain.person import Person
from coachtui.exchange.docx_file import docx_file
from coachtui.exchange.paper import Paper
from coachtui.exchange.pdf_file import pdf_file
from coachtui.language import Language, Words
from coachtui.records.discipline.presentation.case_pack import case_pack
from coachtui.records.discipline.presentation.letter_templates import LETTERS
from coachtui.records.discipline.presentation.letters import drafted, offers
from sample_cases import Walk, capability_to, conduct_case, conduct_to, told
from sample_letters import BOTH, contrary_walk, file_of, text_in_pdf, words_of

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
HOSTILE = "[/b] =cmd|x #let $ ắẩễộữỵ"

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler-utils is not installed"
)
needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


def ladder() -> Walk:
    """Return a case on a ladder of warnings with its outcome."""
    walk = Walk(conduct_case("uk-acas"))
    people = told(date(2026, 11, 10))
    with_companion = (people[0], people[0].revised(role="companion", name="Lê Bạn"))
    at = datetime(2026, 11, 12, 2, tzinfo=UTC)
    walk.take("investigation", date(2026, 11, 2), by="Ngân")
    walk.take(
        "invited", date(2026, 11, 3), hearing_at=at, text="Ba lần ghé.", people=with_companion
    )
    walk.take("ladder_hearing", date(2026, 11, 12), text="Tôi gọi điện.", by="Vy")
    walk.take("outcome", date(2026, 11, 16), measure="first_written", by="Trí", text="Ghé trước.")
    return walk


def papers_in(language: Language) -> dict[str, Paper]:
    """Return every letter and a case pack in a language, by a name for its file."""
    words = Words.of(language)
    files = {
        "told": file_of(conduct_to("hearing_notified")),
        "served": file_of(conduct_to("served"), date(2026, 12, 4)),
        "contrary": file_of(contrary_walk(), date(2027, 5, 4)),
        "work": file_of(capability_to(1)),
        "ladder": file_of(ladder()),
    }
    found = {
        f"{name}-{offer.key}-{language}": drafted(words, file, offer)
        for name, file in files.items()
        for offer in offers(words, file)
        if not offer.against
    }
    return {**found, f"served-pack-{language}": case_pack(words, files["served"])}


@pytest.fixture(scope="module")
def papers() -> Mapping[str, Paper]:
    """Return every letter in both languages."""
    return {name: paper for language in BOTH for name, paper in papers_in(language).items()}


def lacking(papers: Mapping[str, Paper], folder: Path) -> dict[str, set[str]]:
    """Return the words that are not in the PDF of a paper, by its name."""
    found = {}
    for name, paper in papers.items():
        text = text_in_pdf(folder / f"{name}.pdf")
        if lost := {word for word in words_of(paper) if word not in text}:
            found[name] = lost
    return found


def test_every_letter_is_among_them(papers: Mapping[str, Paper]) -> None:
    """No wording is left out of the comparison."""
    for language in BOTH:
        ends = [f"-{key}-{language}" for key in LETTERS]
        assert [end for end in ends if not any(name.endswith(end) for name in papers)] == []


@needs_libreoffice
@needs_poppler
def test_libreoffice_opens_every_letter_with_every_mark(
    papers: Mapping[str, Paper], tmp_path: Path
) -> None:
    """Each .docx is converted without a screen, and no word in it lost a mark or a sign."""
    for name, paper in papers.items():
        (tmp_path / f"{name}.docx").write_bytes(docx_file(paper, NOW))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [
            *("soffice", profile, "--headless", "--convert-to", "pdf"),
            *sorted(path.name for path in tmp_path.glob("*.docx")),
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=300,
    )
    assert lacking(papers, tmp_path) == {}


@needs_poppler
def test_every_pdf_has_every_mark(papers: Mapping[str, Paper], tmp_path: Path) -> None:
    """The PDF of each letter holds all its words, as they were typed."""
    for name, paper in papers.items():
        (tmp_path / f"{name}.pdf").write_bytes(pdf_file(paper, NOW))
    assert lacking(papers, tmp_path) == {}


@needs_poppler
@pytest.mark.parametrize("language", BOTH)
def test_a_hostile_name_comes_out_as_it_is(language: Language, tmp_path: Path) -> None:
    """A rep whose name means something to typesetter, terminal and spreadsheet keeps it."""
    words = Words.of(language)
    file = replace(file_of(conduct_to("recorded")), person=Person(id="p5", full_name=HOSTILE))
    ready = [each for each in offers(words, file) if not each.against]
    assert len(ready) > 3
    for offer in ready:
        (tmp_path / "a.pdf").write_bytes(pdf_file(drafted(words, file, offer), NOW))
        assert "".join(HOSTILE.split()) in text_in_pdf(tmp_path / "a.pdf")
