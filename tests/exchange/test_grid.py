"""CSV files are read whatever a spreadsheet made of them, or refused with the row."""

import codecs

import pytest

from coachtui.exchange.grid import MOST_ROWS, UnreadableTableError, read_grid
from coachtui.exchange.problems import SENTENCES, Problem
from coachtui.language import Words

TEXT = "Họ tên;Khu vực\nNguyễn Thị Ánh;Huế\n"
ROWS = (("Họ tên", "Khu vực"), ("Nguyễn Thị Ánh", "Huế"))


def refused(data: bytes) -> Problem:
    """Return why a file is refused."""
    with pytest.raises(UnreadableTableError) as caught:
        read_grid(data)
    return caught.value.problem


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (
            TEXT.replace("ọ", "o\u0323").replace("ễ", "ê\u0303").replace("ị", "i\u0323")
            .replace("Á", "A\u0301").replace("ự", "ư\u0323").replace("ế", "ê\u0301")
            .encode("cp1258"),
            "windows-1258",
        ),
    ],
)  # fmt: skip
def test_every_encoding_gives_the_same_rows(data: bytes, encoding: str) -> None:
    """UTF-8 with and without a mark, UTF-16 both ways and Windows-1258 give composed letters."""
    grid = read_grid(data)
    assert (tuple(row.cells for row in grid.rows), grid.encoding) == (ROWS, encoding)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    """The delimiter most frequent in the header outside quotation marks splits the rows."""
    text = f'"Name, short; or long"{delimiter}Region\r\nAn{delimiter}Huế\r\n'
    grid = read_grid(text.encode())
    assert grid.delimiter == delimiter
    assert grid.rows[1].cells == ("An", "Huế")


def test_a_spreadsheets_own_first_line_is_followed() -> None:
    """`sep=;` names the delimiter and is no row."""
    grid = read_grid(b"sep=;\nName;Region\nAn;Hue\n")
    assert [row.cells for row in grid.rows] == [("Name", "Region"), ("An", "Hue")]


def test_row_numbers_are_those_of_a_spreadsheet() -> None:
    """Empty rows count, and a cell of two lines is one row."""
    grid = read_grid(b'Name\n\n"An\nHai"\nBa\n')
    assert [(row.number, row.cells) for row in grid.rows] == [
        (1, ("Name",)),
        (3, ("An Hai",)),
        (4, ("Ba",)),
    ]


def test_control_characters_are_taken_out_and_counted() -> None:
    """ESC, NUL and direction marks never come in; the rows they stood in are told."""
    grid = read_grid("Name\nA\x1b]52;c;eA==\x07n\nB\x00\u202ea\n".encode())
    assert [row.cells[0] for row in grid.rows] == ["Name", "A]52;c;eA==n", "Ba"]
    assert [(one.row, one.characters) for one in grid.cleaned] == [(2, 2), (3, 2)]


@pytest.mark.parametrize("cell", ["=cmd|x", "+84 903", "-5", "@SUM(A1)", "＝1"])
def test_a_formula_guard_is_taken_off(cell: str) -> None:
    """A cell that an export guarded with `'` comes back as it was; any other quote stays."""
    grid = read_grid(f"Name\n'{cell}\n{cell}\n'Ngọc\n".encode())
    assert [row.cells[0] for row in grid.rows[1:]] == [cell, cell, "'Ngọc"]


@pytest.mark.parametrize(
    ("data", "key", "row"),
    [
        (b'Name,Region\nAn,"Hue\nBa,Hue\n', "open_quote", 2),
        (b'Name\nAn\n"Ba" x\n', "stray_quote", 3),
        (b"Name\nAn\n" + b"x" * 1024 * 1024 + b"\n", "cell_too_long", 3),
        (b"Name\nAn\n\x81\x8d\xff\n", "unknown_encoding", 3),
    ],
)
def test_a_broken_row_is_named(data: bytes, key: str, row: int) -> None:
    """An open quote, text after a quote, a cell of 1 MB and unknown letters name their row."""
    problem = refused(data)
    assert (problem.key, problem.values["row"]) == (key, row)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "empty_file"),
        (b"\xef\xbb\xbf \n,\n", "empty_file"),
        (b"PK\x03\x04whatever", "spreadsheet_file"),
        (b"Name\n" + b"An\n" * 100_000, "too_many_rows"),
    ],
)
def test_what_is_no_team_is_refused(data: bytes, key: str) -> None:
    """Nothing, a workbook and 100,000 rows are refused as what they are."""
    assert refused(data).key == key


def test_as_many_rows_as_allowed_are_read() -> None:
    """The limit counts rows below the header."""
    assert len(read_grid(b"Name\n" + b"An\n" * MOST_ROWS).rows) == MOST_ROWS + 1


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_problem_can_be_said(language: str) -> None:
    """No problem is without a sentence, and no sentence keeps a placeholder it was given."""
    words = Words.of(language)
    names = ("row", "field", "limit", "columns", "column", "other", "table", "id", "number")
    for key in SENTENCES:
        said = Problem(key, **dict.fromkeys(names, "7")).said(words)
        assert not any(f"{{{name}}}" in said for name in names)
