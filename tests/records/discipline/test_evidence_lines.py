"""Evidence, witnesses and protected periods as lines of a form."""

import hashlib
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coachtui.language import Words
from coachtui.records.discipline.model import Evidence, ProtectedPeriod, Witness
from coachtui.records.discipline.screens import evidence_lines
from coachtui.records.discipline.screens.evidence_lines import (
    LineError,
    file_sum,
    read_evidence,
    read_witnesses,
    shown_evidence,
    shown_witnesses,
)
from coachtui.records.discipline.screens.period_lines import read_periods, shown_periods

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
WORDS = Words.of("en")


def test_a_path_is_hashed_and_only_its_name_is_kept(tmp_path: Path) -> None:
    """A line that begins like a path is a file: its hash and name are kept, not its folder."""
    photo = tmp_path / "biên lai.jpg"
    photo.write_bytes(b"receipt" * 100_000)
    (piece,) = read_evidence(str(photo), (), NOW, WORDS)
    assert piece.sha256 == hashlib.sha256(photo.read_bytes()).hexdigest()
    assert (piece.what, piece.file, piece.kind) == ("biên lai.jpg", "biên lai.jpg", "photo")
    assert str(tmp_path) not in piece.model_dump_json()


def test_a_description_needs_no_file() -> None:
    """Any other line says what there is in words."""
    (piece,) = read_evidence("CRM entry of 6 Oct, 10:00", (), NOW, WORDS)
    assert (piece.what, piece.sha256, piece.kind) == ("CRM entry of 6 Oct, 10:00", None, "document")


def test_evidence_on_file_is_not_hashed_again(tmp_path: Path) -> None:
    """A line as it was shown stands for the piece on file, though its file is gone by now."""
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"a")
    before = read_evidence(f"{photo}\nA bill", (), NOW, WORDS)
    photo.unlink()
    later = NOW.replace(hour=9)
    again = read_evidence(shown_evidence(before) + "\nAnother", before, later, WORDS)
    assert again[:2] == before
    assert again[2] == Evidence(what="Another", collected_at=later)


def test_what_is_no_plain_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder, a pipe, a missing file and one too large are each refused by name, none hangs."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "big").write_bytes(b"12345")
    monkeypatch.setattr(evidence_lines, "MOST_BYTES", 4)
    for name, part in (
        ("pipe", "no plain file"),
        ("gone", "no file gone"),
        ("big", "larger than"),
    ):
        with pytest.raises(LineError) as caught:
            file_sum(tmp_path / name)
        assert part in caught.value.told(WORDS)
    with pytest.raises(LineError):
        file_sum(tmp_path)


def test_a_witness_has_a_name_and_their_own_words() -> None:
    """`name: quote` is read and shown again the same, colons in the quotation included."""
    text = "Mai: “he said: no”\nBình"
    found = read_witnesses(text)
    assert found == (Witness(name="Mai", quote="“he said: no”"), Witness(name="Bình"))
    assert shown_witnesses(found) == text
    with pytest.raises(LineError):
        read_witnesses(": nobody")


@pytest.mark.parametrize("language", ["en", "vi"])
def test_protected_periods_are_shown_as_they_are_read(language: str) -> None:
    """A period with an end and one without come back the same in both languages."""
    words = Words.of(language)
    periods = (
        ProtectedPeriod(basis="family", first=date(2026, 11, 2), last=date(2027, 5, 1)),
        ProtectedPeriod(basis="custody", first=date(2026, 3, 1)),
    )
    assert read_periods(words, shown_periods(words, periods), TODAY) == periods


@pytest.mark.parametrize(
    "line", ["leave: 2/11 - 5/11", "leave: 05/11/2026 - 02/11/2026", "holiday: 2/11/2026", "leave:"]
)
def test_an_unclear_period_is_refused(line: str) -> None:
    """Days without years, an end before the begin, and an unknown ground are told."""
    with pytest.raises(LineError) as caught:
        read_periods(WORDS, line, TODAY)
    assert line in caught.value.told(WORDS)
