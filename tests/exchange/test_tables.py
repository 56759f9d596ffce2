"""Records as a table: a spreadsheet shows it right and runs none of it."""

import csv
import io
from datetime import UTC, date, datetime

import pytest

from coachtui.domain.commitment import Commitment, Move, Source
from coachtui.domain.log_entry import LogEntry, Score
from coachtui.exchange.csv_text import CSV_ENCODING, csv_text, harmless
from coachtui.exchange.grid import read_grid
from coachtui.exchange.tables import table_text
from coachtui.language import Words

WORDS = Words.of("en")


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+84 90 123", "-- change", "@an", "\t=1", "\r=1", "  =1", "＝1", "＠x", "-1+cmd", "-"],
)
def test_nothing_runs_in_a_spreadsheet(cell: str) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe; the import takes it away."""
    assert harmless(cell) == f"'{cell}"
    if cell.strip() == cell:
        rows = read_grid(csv_text(["a", "b"], [["x", cell]]).encode(CSV_ENCODING)).rows
        assert rows[1].cells[1] == cell


@pytest.mark.parametrize("cell", ["-5", "-1,250.50", "+3 %", "26/11/2026", "một = hai", ""])
def test_what_runs_nowhere_stays_as_it_is(cell: str) -> None:
    """Numbers below zero stay numbers, and a sign inside a text is no formula."""
    assert harmless(cell) == cell


def test_a_row_of_a_table_reads_as_people_read() -> None:
    """Groups are columns each, people stand by name, moments in the team's zone."""
    promise = Commitment(
        owner="me",
        counterparty="r1",
        text="gửi báo giá; =HYPERLINK(1)",
        due=date(2026, 11, 27),
        source=Source(kind="log_entry", id="x"),
        state="moved",
        moves=(
            Move(
                due_before=date(2026, 11, 20),
                due_after=date(2026, 11, 27),
                reason="ốm",
                at=datetime(2026, 11, 19, 2, tzinfo=UTC),
            ),
        ),
        happened_at=datetime(2026, 11, 23, 1, 0, tzinfo=UTC),
        tags=("giá", "gấp"),
    )
    text = table_text(Commitment, [promise], {"r1": "Trần Bình", "me": "Ngân"}, WORDS)
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["owner_name"], row["counterparty_name"]) == ("Ngân", "Trần Bình")
    assert row["source.kind"] == "log_entry"
    assert row["due"] == "2026-11-27"
    assert row["happened_at"] == "2026-11-23 08:00:00"
    assert row["tags"] == "giá; gấp"
    assert '"reason": "ốm"' in row["moves"]
    assert row["due_stated"] == "true"
    assert next(iter(row)) == "id"


def test_every_field_has_its_column() -> None:
    """A table without rows has the same columns, and what a newer version wrote is not lost."""
    line = LogEntry(person_id="r1", text="x", scores=(Score(competency="Q", score=4),))
    newer = LogEntry.model_validate({**dict(line), "mood": "good"})
    empty = csv_text([], []) and table_text(LogEntry, [], {}, WORDS)
    (head,) = csv.reader(io.StringIO(empty))
    full = list(csv.DictReader(io.StringIO(table_text(LogEntry, [newer], {}, WORDS))))
    assert set(full[0]) == {*head, "more"}
    assert full[0]["more"] == '{"mood": "good"}'
