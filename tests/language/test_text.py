"""Text at the border: cleaned, folded, sorted, shortened."""

import unicodedata

import pytest
from hypothesis import given, strategies as st

from coachtui.text import (
    cells,
    clean,
    cleaned_away,
    ellipsis,
    fold,
    initials,
    matches,
    name_key,
    query_words,
    slug,
    sort_key,
)

ANYTHING = st.text(st.characters(exclude_categories=()))
VIETNAMESE = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
)


@pytest.mark.parametrize(
    ("dirty", "one_line", "in_lines"),
    [
        ("a\r\nb\rc\nd", "a b c d", "a\nb\nc\nd"),
        ("a\x85b\u2028c\u2029d", "a b c d", "a\nb\nc\nd"),
        ("a\tb", "a b", "a\tb"),
        ("\x1b]52;c;eA==\x07", "]52;c;eA==", "]52;c;eA=="),
        ("a\x00b\x0bc\x0cd\x1ee\x7ff\x9bg", "abcdefg", "abcdefg"),
        ("\u061c\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\u200b\u2060x", "x", "x"),
        ("a\ud800b", "ab", "ab"),
        ("👩\u200d💻 1\u00a0k\u202f₫", "👩\u200d💻 1\u00a0k\u202f₫", "👩\u200d💻 1\u00a0k\u202f₫"),
        ("tie\u0302\u0301ng", "tiếng", "tiếng"),
        (" \\[b] ", " \\[b] ", " \\[b] "),
    ],
)
def test_clean_holds_its_table(dirty: str, one_line: str, in_lines: str) -> None:
    """Each row of the control-character table comes out as it says."""
    assert clean(dirty) == one_line
    assert clean(dirty, lines=True) == in_lines


@given(ANYTHING, st.booleans())
def test_clean_text_is_storable_and_stays(dirty: str, lines: bool) -> None:
    """Clean text is NFC, encodes, holds no control character, and cleaning it changes nothing."""
    cleaned = clean(dirty, lines=lines)
    assert clean(cleaned, lines=lines) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned.encode().decode() == cleaned
    assert {char for char in cleaned if unicodedata.category(char) == "Cc"} <= set(
        "\n\t" if lines else ""
    )


def test_what_cleaning_removed_is_counted() -> None:
    """Removed characters count; replaced and composed ones do not."""
    assert cleaned_away("a\r\nb\tc\x1b\u202ee\u0301\ud800") == 3
    assert cleaned_away("a\r\nb\tc", lines=True) == 0


@given(ANYTHING)
def test_fold_keeps_every_offset(anything: str) -> None:
    """A folded text is as long as its NFC text, so a match can be marked in the original."""
    composed = unicodedata.normalize("NFC", anything)
    assert len(fold(composed)) == len(composed)
    assert fold(anything) == fold(composed)


@given(st.text(VIETNAMESE + VIETNAMESE.upper() + " "))
def test_folded_vietnamese_is_plain_ascii(words: str) -> None:
    """Every Vietnamese letter, composed or not, folds to a lower-case letter of a to z."""
    folded = fold(words)
    assert folded.isascii()
    assert folded == folded.lower()
    assert fold(unicodedata.normalize("NFD", words)) == folded


def test_fold_forgives_spelling_of_tones() -> None:
    """Both places of the tone fold alike, and so does the barred d."""
    assert fold("hoà") == fold("hòa") == "hoa"
    assert fold("Đặng Thị Hồng Đào") == "dang thi hong dao"
    assert fold("ẞ ß İ Ø Ł") == "s s i o l"


def test_vietnamese_sorts_as_a_dictionary_does() -> None:
    """Letters first, then tones in their order, then case: not as code points stand."""
    ordered = [
        *("a", "A", "à", "ả", "ã", "á", "ạ", "an", "An", "Ánh", "ăn", "ân", "ấn"),
        *("da", "Da", "dần", "đa", "Đạt", "e", "ê", "o", "ô", "ơ", "u", "ư", "v", "x", "y"),
    ]
    backwards = ordered[::-1]
    assert sorted(backwards, key=sort_key) == ordered
    assert sorted(backwards) != ordered


def test_a_letter_outranks_a_tone_and_a_tone_outranks_case() -> None:
    """A later letter decides before an earlier tone, a later tone before an earlier capital."""
    assert sort_key("tà b") > sort_key("ta a")
    assert sort_key("tà a") < sort_key("ta b")
    assert sort_key("Ta a") < sort_key("ta á")
    assert sort_key("kế toán") == sort_key(unicodedata.normalize("NFD", "kế toán"))


@given(ANYTHING)
def test_anything_can_be_sorted(anything: str) -> None:
    """No text breaks sorting, and a text equals only itself."""
    assert sort_key(anything) == sort_key(unicodedata.normalize("NFC", anything))


def test_people_sort_by_given_name_then_whole_name() -> None:
    """The last word decides for Vietnamese names, the first for western ones."""
    names = [
        ("Nguyễn Văn An", False),
        ("Trần Thiên Ân", False),
        ("Đặng Thị Hồng Đào", False),
        ("H'Duyên Niê", True),
        ("Phạm Hải", False),
        ("Rafael dela Cruz-Santos", True),
    ]
    backwards = names[::-1]
    assert sorted(backwards, key=lambda name: name_key(*name)) == names
    assert name_key("Lê An", western=False) < name_key("Nguyễn An", western=False)
    assert name_key("", western=False) < name_key("A", western=True)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Đặng Thị Hồng Đào", "ĐTHĐ"),
        ("Rafael dela Cruz-Santos", "RDCS"),
        ("H'Duyên Niê", "HN"),
        ("Âu Dương Gia Hân", "ÂDGH"),
        ("  ánh  ", "Á"),
        ("[/b][@click=app.quit]x", "B"),
        ("a b c d e f g h", "ABCDEF"),
        ("—", "?"),
        ("", "?"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    """Initials take each part at space and hyphen, keep accents, and are never empty."""
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("an", True),
        ("văn ng", True),
        ("NVA", True),
        ("nv", True),
        ("Ân", True),
        ("guy", False),
        ("va", True),
        ("nvb", False),
        ("an hoa", False),
    ],
)
def test_a_filter_finds_word_beginnings_and_initials(query: str, found: bool) -> None:
    """All words must begin some word of the name, in any order and without diacritics."""
    assert matches(query_words(query), fold("Nguyễn Văn An")) is found


def test_a_filter_reads_names_with_signs() -> None:
    """Hyphens and apostrophes need not be typed, nor be in the way."""
    assert all(
        matches(query_words(query), fold("H'Duyên Niê"))
        for query in ("h'd", "duyen", "hduyen", "hn")
    )
    assert matches(query_words("santos raf"), fold("Rafael dela Cruz-Santos"))


@given(ANYTHING)
def test_a_slug_is_a_safe_file_name(anything: str) -> None:
    """A slug is 1 to 60 of a-z, 0-9 and hyphens, and neither starts nor ends with one."""
    name = slug(anything)
    assert 1 <= len(name) <= 60
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert name == name.strip("-")


def test_a_slug_stays_readable() -> None:
    """A name keeps its letters; a path loses its power."""
    assert slug("Đặng Thị Hồng Đào") == "dang-thi-hong-dao"
    assert slug("../../.ssh/x") == "ssh-x"
    assert slug("\n—") == "untitled"


@given(ANYTHING, st.integers(-1, 30))
def test_shortened_text_fits(anything: str, width: int) -> None:
    """A shortened text never takes more cells than it may, and a fitting one is untouched."""
    short = ellipsis(anything, width)
    assert cells(short) <= max(width, 0)
    assert cells(anything) > width or short == anything


def test_cells_count_what_a_terminal_shows() -> None:
    """Wide signs take two cells, combining marks none, in composed and decomposed text alike."""
    assert cells("Nguyễn") == cells(unicodedata.normalize("NFD", "Nguyễn")) == 6
    assert cells("日本 ₫") == 6
    assert ellipsis("Nguyễn Văn An", 8) == "Nguyễn…"
    assert ellipsis("日本語", 4) == "日…"
