"""A CSV file as rows of clean cells, whatever a spreadsheet made of it."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coachtui.exchange.problems import Problem
from coachtui.text import clean, cleaned_away

MOST_BYTES: Final = 32 * 1024 * 1024
MOST_ROWS: Final = 20_000
MOST_CELL: Final = 131_072
"""Characters in a cell from which on Python's reader refuses."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS: Final = (",", ";", "\t")
_FORMULA_GUARD: Final = re.compile(r"^\s*'(?=\s*[=+\-@＝＋－＠\t\r\0])")
_QUOTED: Final = re.compile(r'"[^"]*"?')
_OFFICE: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SAMPLE: Final = 4096
_MANY_NULS: Final = 0.3


class UnreadableTableError(Exception):
    """A file that is no table; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.key)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the number a spreadsheet shows for it, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A row out of which control characters were taken."""

    row: int
    characters: int


@dataclass(frozen=True, slots=True)
class Grid:
    """All rows that hold something, cleaned, and how the file was read."""

    rows: tuple[Row, ...]
    encoding: str
    delimiter: str
    cleaned: tuple[Cleaned, ...] = ()


def read_grid(data: bytes, most_rows: int = MOST_ROWS) -> Grid:
    """Return the rows of a CSV file in UTF-8, UTF-16 or Windows-1258, split at `,` `;` or tab.

    Raises:
        UnreadableTableError: the bytes are no such file, or one too large.
    """
    text, encoding = _text(data)
    text, delimiter = _delimited(text)
    rows: list[Row] = []
    cleaned: list[Cleaned] = []
    for number, cells in _records(text, delimiter):
        removed = sum(map(cleaned_away, cells))
        if removed:
            cleaned.append(Cleaned(number, removed))
        neat = tuple(_cell(cell) for cell in cells)
        if any(neat):
            rows.append(Row(number, neat))
        if len(rows) > most_rows + 1:
            raise UnreadableTableError(Problem("too_many_rows", limit=most_rows))
    if not rows:
        raise UnreadableTableError(Problem("empty_file"))
    return Grid(tuple(rows), encoding, delimiter, tuple(cleaned))


def text_of(data: bytes) -> str:
    """Return the text of a file in one of these encodings, which may be no table.

    Raises:
        UnreadableTableError: as `read_grid`.
    """
    return _text(data)[0]


def _text(data: bytes) -> tuple[str, str]:
    if len(data) > MOST_BYTES:
        raise UnreadableTableError(Problem("file_too_large", limit=MOST_BYTES // 1024 // 1024))
    if data.startswith(_OFFICE):
        raise UnreadableTableError(Problem("spreadsheet_file"))
    return _decoded(data)


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _as(data, encoding), encoding.removesuffix("-sig")
    if wide := _wide(data):
        return _as(data, wide), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _as(data, "cp1258"), "windows-1258"


def _wide(data: bytes) -> str:
    """Return the UTF-16 of bytes without a mark, by where their NULs stand; '' for none."""
    even, odd = data[:_SAMPLE:2], data[1:_SAMPLE:2]
    if odd and odd.count(0) > _MANY_NULS * len(odd) and not even.count(0):
        return "utf-16-le"
    if even and even.count(0) > _MANY_NULS * len(even) and not odd.count(0):
        return "utf-16-be"
    return ""


def _as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise UnreadableTableError(Problem("unknown_encoding", row=row)) from error


def _delimited(text: str) -> tuple[str, str]:
    """Return the text, and the delimiter that its first line names or holds most."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and first[4:5] in _DELIMITERS:
        return rest, first[4]
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = _QUOTED.sub("", first)
    return text, max(_DELIMITERS, key=bare.count)


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableTableError(_broken(str(error), number)) from error
        yield number, cells


def _broken(reason: str, row: int) -> Problem:
    if "field larger" in reason:
        return Problem("cell_too_long", row=row, limit=MOST_CELL)
    if "unexpected end" in reason:
        return Problem("open_quote", row=row)
    return Problem("stray_quote", row=row)


def _cell(raw: str) -> str:
    """Return a cell without control characters, outer spaces and a spreadsheet's formula guard."""
    return clean(_FORMULA_GUARD.sub("", clean(raw))).strip()
