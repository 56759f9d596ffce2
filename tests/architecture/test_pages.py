"""The pages and their pictures: what is linked is there, and a picture fetches nothing."""

import re
from itertools import product
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_links_is_there(page: Path) -> None:
    """Each file a page links to, pictures included, exists."""
    linked = LINK.findall(page.read_text(encoding="utf-8"))
    assert [name for name in linked if not (page.parent / name).exists()] == []


@pytest.mark.parametrize(
    "name", ["today", "console", "person", "search", "field-days", "team-event"]
)
def test_each_picture_is_there_four_times_and_fetches_nothing(name: str) -> None:
    """`make screenshots` draws both languages dark and light, with the demo's mark in each."""
    for language, theme in product(("vi", "en"), ("dark", "light")):
        svg = (ROOT / f"docs/pictures/{name}-{language}-{theme}.svg").read_text(encoding="utf-8")
        assert "DEMO" in svg
        assert "url(http" not in svg
        assert "@font-face" not in svg
        assert "<image" not in svg


def test_every_page_of_docs_can_be_reached() -> None:
    """No page lies in docs that nothing links to from the README, straight or by another page."""
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or not page.exists():
            continue
        reached.add(page)
        if page.suffix == ".md":
            names = LINK.findall(page.read_text(encoding="utf-8"))
            waiting += [(page.parent / name).resolve() for name in names]
    assert [page.name for page in ROOT.glob("docs/*.md") if page not in reached] == []
