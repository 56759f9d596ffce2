"""The two lists of the prep page as rows and columns."""

from collections.abc import Iterable
from typing import Final

from coachtui.records.field_day.presentation.day_rows import PrepRow, StopRow
from coachtui.text import cells
from coachtui.ui.table import Column, Row, Tone

_LABEL_MOST: Final = 12
STOP_COLUMNS: Final = (
    Column(width=2, align="right"),
    Column(width=5),
    Column(),
    Column(width=10),
    Column(),
)


def prep_columns(rows: Iterable[PrepRow]) -> list[Column]:
    """Return the columns of what to know, as narrow as their texts."""
    every = tuple(rows)
    label = max((cells(row.label) for row in every), default=1)
    right = max((cells(row.right) for row in every), default=1)
    return [Column(width=min(label, _LABEL_MOST)), Column(), Column(width=right, align="right")]


def prep_row(row: PrepRow) -> Row:
    """Return the row of something to know: overdue ones and those seen carry their sign."""
    tone: Tone = "late" if row.late else "good" if row.done else ""
    return Row(row.key, (row.label, row.text, row.right), tone)


def route_row(row: StopRow) -> Row:
    """Return the row of a stop: one that overlaps carries a sign, one called off is toned down."""
    tone: Tone = "late" if row.late else "dim" if row.over else "good" if row.done else ""
    return Row(row.stop_id, row.cells, tone)
