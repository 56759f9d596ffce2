"""Tables for spreadsheets, none of whose cells runs as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

CSV_ENCODING: Final = "utf-8-sig"
"""What `csv_text` is written to a file in, so that spreadsheets read its Vietnamese."""
_FORMULA: Final = re.compile(r"[\t\r\n\0]|\s*[=+\-@＝＋－＠]")
_NUMBER: Final = re.compile(r"[+-]?\d+([.,]\d+)*\s?%?")


def csv_text(head: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV (CRLF); written to a file, encode it as `CSV_ENCODING`.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front; the import
    takes it away again. Numbers below zero stay numbers.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(map(harmless, head))
    for row in rows:
        writer.writerow(map(harmless, row))
    return out.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs."""
    runs = _FORMULA.match(cell) is not None and _NUMBER.fullmatch(cell) is None
    return f"'{cell}" if runs else cell
