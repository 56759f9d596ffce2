"""What goes into a report, and how it reads."""

from datetime import UTC, datetime

import pytest

from coachtui.domain.log_entry import LogEntry, LogKind, Score
from coachtui.language import Words
from coachtui.records.field_day.presentation.durations import span
from coachtui.records.field_day.presentation.report_rows import (
    evidence_lines,
    submitted_told,
    wrapped,
)
from coachtui.records.field_day.rules.choosing import Sides, put_on, turned

FULL: Sides = {"a": "strength", "b": "strength", "c": "priority", "d": "priority"}


def logged(name: str, text: str, kind: LogKind = "note", *scores: Score) -> LogEntry:
    """Return a line of the day."""
    return LogEntry(
        id=name,
        person_id="an",
        part_of="day",
        entry_kind=kind,
        text=text,
        typed=text,
        scores=scores,
        happened_at=datetime(2026, 11, 24, 2, tzinfo=UTC),
    )


def test_a_line_goes_round_its_three_states() -> None:
    """None, strength, priority, and none again."""
    sides: Sides = {}
    seen = []
    for _ in range(3):
        sides, reason = turned(sides, "a")
        seen.append(sides.get("a"))
        assert not reason
    assert seen == ["strength", "priority", None]


def test_a_full_side_is_passed_over_with_its_reason() -> None:
    """A third strength becomes something to work on where there is room, else nothing; told why."""
    room: Sides = {"a": "strength", "b": "strength"}
    assert turned(room, "x") == ({**room, "x": "priority"}, "third_strength")
    assert turned(FULL, "x") == (FULL, "third_strength")
    assert turned({**room, "c": "priority", "d": "priority"}, "a")[1] == "third_priority"


def test_a_third_of_a_side_is_refused_and_changes_nothing() -> None:
    """The key of a side puts a line there, takes it off again, and refuses a third."""
    assert put_on(FULL, "x", "priority") == (FULL, "third_priority")
    assert put_on(FULL, "a", "strength")[0] == {key: FULL[key] for key in "bcd"}
    assert put_on({}, "a", "strength") == ({"a": "strength"}, "")


def test_what_stands_out_comes_first_and_each_line_once_a_competency() -> None:
    """Findings lead; plain lines follow; promises, questions and bare scores are not offered."""
    high, low = Score(competency="Q", score=5), Score(competency="N", score=1)
    lines = evidence_lines(
        [
            logged("plain", "chào hỏi"),
            logged("both", "hỏi giá", "note", high, low),
            logged("promise", "gửi báo giá", "commitment"),
            logged("asked", "ai quyết?", "question"),
            logged("bare", "Q=3", "note", Score(competency="Q", score=3)),
        ]
    )
    assert [each.key for each in lines] == ["both:Q", "both:N", "plain:"]


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (0, "0 min"),
        (12, "12 min"),
        (119, "119 min"),
        (120, "2 h"),
        (2879, "47 h"),
        (2880, "2 days"),
    ],
)
def test_a_time_is_told_in_what_people_count(minutes: int, told: str) -> None:
    """Minutes up to two hours, hours up to two days, then days."""
    words = Words.of("en")
    assert span(words, minutes) == told
    assert submitted_told(words, minutes) == f"Submitted, {told} after the last stop"


def test_wrapped_lines_stay_under_their_point() -> None:
    """A long point goes on below its text; empty lines stay."""
    text = wrapped("• " + "một hai ba bốn năm sáu bảy\n\nhết", 20)
    assert text.split("\n") == ["• một hai ba bốn năm", "  sáu bảy", "", "hết"]
