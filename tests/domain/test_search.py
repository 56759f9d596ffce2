"""The search finds what is meant, best first, and shows where in the text as it was written."""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from coachtui.domain.search import Hit, Index

TABLE = tomllib.loads(Path(__file__).with_name("search_queries.toml").read_text(encoding="utf-8"))
ORDER = (
    *("person", "one_on_one", "field_day", "team_event", "commitment", "agenda_item"),
    *("recognition", "log_entry"),
)


def team() -> Index:
    """Give back an index of the table's records."""
    index = Index(ORDER)
    for identifier, (kind, title, text) in TABLE["documents"].items():
        index.put(kind, identifier, title, text)
    return index


def groups(first: Sequence[str | Sequence[str]]) -> Iterator[set[str]]:
    """Give what stands on top as groups whose order within does not matter."""
    return ({group} if isinstance(group, str) else set(group) for group in first)


@pytest.mark.parametrize("query", TABLE["queries"])
def test_the_table_of_queries_is_found_as_meant(query: str) -> None:
    """Each of the sixty queries of the table finds what it says, the best on top."""
    meant: Mapping[str, object] = TABLE["queries"][query]
    found = [hit.id for hit in team().search(query).hits]
    at, wanted = 0, set[str]()
    first, others = meant.get("first", []), meant.get("found", [])
    assert isinstance(first, list)
    assert isinstance(others, list)
    for group in groups(first):
        assert set(found[at : at + len(group)]) == group
        at += len(group)
        wanted |= group
    wanted |= set(others)
    assert wanted <= set(found)
    if meant.get("only"):
        assert set(found) == wanted
    none = meant.get("none", [])
    assert isinstance(none, list)
    assert not set(none) & set(found)


def test_the_table_has_sixty_queries() -> None:
    """No query of the table went missing, and all its names are records of it."""
    assert len(TABLE["queries"]) >= 60


def marked(hit: Hit) -> list[str]:
    """Give back the pieces of a hit that are highlighted."""
    return [hit.text[start:end] for start, end in hit.spans]


@pytest.mark.parametrize(
    ("query", "pieces"),
    [
        ("nguyen", ["Nguyễn"]),
        ("ngu an", ["Ngu", "An"]),
        ("nva", ["Nguyễn Văn An"]),
        ("va", ["Vă"]),
        ("hd2026", ["HĐ-2026/17"]),
        ("hd-2026", ["HĐ-2026"]),
        ("hoà", ["Hòa", "hoa"]),
        ("strase", ["Straße"]),
    ],
)
def test_hits_are_shown_in_the_text_as_it_was_written(query: str, pieces: list[str]) -> None:
    """What is highlighted is the original, diacritics, capitals and signs included."""
    index = Index()
    index.put("note", "1", "Nguyễn Văn An", "HĐ-2026/17 của Hòa, hoa cho Straße")
    (hit,) = index.search(query).hits
    assert marked(hit) == pieces


def test_a_text_in_pieces_is_highlighted_where_it_stands() -> None:
    """Decomposed text is composed once; spans fit the text that is given back."""
    index = Index()
    index.put("note", "1", unicodedata.normalize("NFD", "Đặng Thị Ánh"))
    (hit,) = index.search("anh").hits
    assert marked(hit) == ["Ánh"]
    assert hit.text == "Đặng Thị Ánh"


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=12))
def test_any_text_can_be_kept_and_any_query_asked(title: str, body: str, query: str) -> None:
    """Nothing breaks, and what is highlighted lies within the text, in order and apart."""
    index = Index()
    index.put("note", "1", title, body)
    for hit in index.search(query).hits:
        edges = [edge for span in hit.spans for edge in span]
        assert edges == sorted(edges)
        assert all(0 <= edge <= len(hit.text) for edge in edges)
        assert all(start < end for start, end in hit.spans)


@given(st.text(alphabet="abc ăÂđ·-.", min_size=1, max_size=20))
def test_a_word_of_a_record_finds_it(word: str) -> None:
    """Every word of a record finds it again, and is highlighted."""
    index = Index()
    index.put("note", "1", f"x {word} y")
    for part in word.split():
        if any(sign.isalnum() for sign in part):
            assert any(hit.spans for hit in index.search(part).hits)


DAYS = {
    "en": "One-on-one · Rafael · 2026-11-23",
    "vi": "Buổi 1-1 · Rafael · 23/11/2026",
    "short": "gặp lại Mon 23 Nov 09:00",
    "early": "gặp lại 05/01/2026",
    "other": "gặp 22/12/2026, 11 thùng, 23 kg",
}
"""One day as records may write it, another, and neither."""


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("23/11", {"en", "vi", "short"}),
        ("23 Nov", {"en", "vi", "short"}),
        ("mon 23 nov", {"en", "vi", "short"}),
        ("T2 23/11", {"en", "vi", "short"}),
        ("Nov 23", {"en", "vi", "short"}),
        ("23.11.2026", {"en", "vi"}),
        ("2026-11-23", {"en", "vi"}),
        ("23 November 2026", {"en", "vi"}),
        ("rafael 23/11", {"en", "vi"}),
        ("5/1", {"early"}),
        ("23/11/2025", set()),
        ("45/11", set()),
    ],
)
def test_a_day_is_found_however_it_is_written(query: str, found: set[str]) -> None:
    """As any screen writes it, in either language, whatever the record says it by."""
    index = Index()
    for name, title in DAYS.items():
        index.put("note", name, title)
    assert {hit.id for hit in index.search(query).hits} == found


def test_a_day_that_was_found_is_marked() -> None:
    """Where the record writes it, in its own way."""
    index = Index()
    index.put("note", "1", "An · 2026-11-23")
    assert marked(index.search("23 nov").hits[0]) == ["11-23"]


def test_an_unchanged_record_is_not_folded_again() -> None:
    """Keeping the same text again costs nothing; a changed one is found by its new words only."""
    index = Index()
    assert index.put("note", "1", "An", "giá sàn")
    assert not index.put("note", "1", "An", "giá sàn")
    assert index.put("note", "1", "An", "công nợ")
    assert not index.search("sàn").hits
    assert index.search("nợ").total == 1


def test_a_title_and_its_lines_are_kept_apart() -> None:
    """The same words over another title are another record."""
    index = Index()
    index.put("note", "1", "An", "Bình")
    assert index.put("note", "1", "An Bình")
    assert index.search("bình").hits[0].title == "An Bình"


def test_a_dropped_record_is_not_found() -> None:
    """What was taken out is in no hit and in no list of ids."""
    index = team()
    index.drop("person", ["an", "nobody"])
    assert "an" not in index.ids("person")
    assert "an" not in [hit.id for hit in index.search("nguyen").hits]
    assert index.text_of("person", "an") == ""


def test_the_total_counts_what_is_not_shown() -> None:
    """The best few are given back, and how many there are."""
    index = Index()
    for number in range(30):
        index.put("note", f"{number:02}", f"An {number}")
    found = index.search("an", most=5)
    assert (len(found.hits), found.total) == (5, 30)
    assert found.hits[0].id == "29", "of what fits alike the latest comes first"


def test_one_kind_alone_can_be_searched() -> None:
    """Asked for one kind, no other is found."""
    found = team().search("an", {"field_day"})
    assert {hit.kind for hit in found.hits} == {"field_day"}


@pytest.mark.parametrize("query", ["", "  ", "·", "[/]", "\u0301"])
def test_a_query_without_words_finds_nothing(query: str) -> None:
    """Spaces and signs alone are no query."""
    assert team().search(query).total == 0
