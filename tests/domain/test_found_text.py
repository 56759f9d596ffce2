"""What is shown of a hit: the line with most of the words, from shortly before the first one."""

import pytest

from coachtui.domain.found_text import excerpt, found_line, lines_above, within
from coachtui.domain.search import Hit, Index


def hit(query: str, title: str, body: str) -> Hit:
    """Give back the hit of a query in one record."""
    index = Index()
    index.put("note", "1", title, body)
    return index.search(query).hits[0]


def test_the_line_with_most_of_the_words_is_shown() -> None:
    """One word early on loses against both in a later line; the same word twice counts once."""
    found = hit("gia san", "An", "khách sạn, sạn\nkhác\nnói lại được giá sàn")
    start, end = found_line(found)
    assert found.text[start:end] == "nói lại được giá sàn"
    assert lines_above(found, 40) == 4, "title, blank line and two lines"


def test_a_long_line_begins_shortly_before_the_first_word() -> None:
    """The cut is marked and falls between words, and the marks move with it."""
    found = hit("kim", "An", "một dòng rất dài trước khi tới kim cương đỏ")
    text, marks = excerpt(found)
    assert text == "…khi tới kim cương đỏ"
    assert [text[start:end] for start, end in marks] == ["kim"]


def test_a_word_without_spaces_before_it_is_still_in_sight() -> None:
    """Where there is no space to cut at, it is cut all the same."""
    text, marks = excerpt(hit("kim", "An", "x" * 40 + ".kim"))
    assert [text[start:end] for start, end in marks] == ["kim"]
    assert len(text) < 20


@pytest.mark.parametrize("body", ["", "nothing of it\nhere"])
def test_a_word_in_the_title_alone_shows_the_first_line(body: str) -> None:
    """There is nothing to scroll to; the first line tells more, where there is one."""
    found = hit("an", "An", body)
    assert excerpt(found) == (body.split("\n", maxsplit=1)[0], ())
    assert lines_above(found, 20) == 0


def test_marks_are_cut_to_the_piece() -> None:
    """A span over the edge of a piece is marked up to the edge."""
    assert within(((0, 4), (6, 9)), 2, 7) == ((0, 2), (4, 5))
