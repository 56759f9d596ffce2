"""A page of old notes: what its lines tell of themselves, and that none gets lost."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from coachtui.capture.entry import EntryKind
from coachtui.capture.old_notes import old_lines, packed, unpacked

TODAY = date(2026, 11, 24)
TEAM = {"an": "a", "nguyễn an": "a", "bình": "b", "binh": "b"}


def whom(called: str) -> str:
    """Tell the two of the team by their names."""
    return TEAM.get(called.lower(), "")


@pytest.mark.parametrize(
    ("line", "person", "day", "text"),
    [
        ("An: gửi bảng giá", "a", None, "gửi bảng giá"),
        ("@binh nghe khách nhiều hơn", "b", None, "nghe khách nhiều hơn"),
        ("20/11 - An: hẹn lại", "a", date(2026, 11, 20), "hẹn lại"),
        ("An: 20/11 hẹn lại", "a", date(2026, 11, 20), "hẹn lại"),
        ("T5 19/11/2026: Bình: demo tốt", "b", date(2026, 11, 19), "demo tốt"),
        ("2026-10-02 họp sớm", "", date(2026, 10, 2), "họp sớm"),
        ("25/12 tới nhà", "", date(2025, 12, 25), "tới nhà"),
        ("- một gạch đầu dòng", "", None, "một gạch đầu dòng"),
        ("3) ba", "", None, "ba"),
        ("Khách: hỏi giá", "", None, "Khách: hỏi giá"),
        ("http://x.vn", "", None, "http://x.vn"),
        ("10 khách mới", "", None, "10 khách mới"),
    ],
)
def test_what_a_line_tells(line: str, person: str, day: date | None, text: str) -> None:
    """Day and name in front of a line are taken from it; what only looks so stays text."""
    (found,) = old_lines(line, whom, TODAY)
    assert (found.person_id, found.day, found.text) == (person, day, text)


def test_headings_stand_for_the_lines_below() -> None:
    """A day or a name on a line of its own holds until the next; signs say what a line is."""
    page = "20/11/2026\nAn:\n+ chào hỏi tốt\n-- nói nhanh\n\nBình:\n> gửi mẫu thứ sáu\n21/11\nxong"
    found = old_lines(page, whom, TODAY)
    assert [(one.person_id, one.kind, one.text) for one in found] == [
        ("a", EntryKind.PRAISE, "chào hỏi tốt"),
        ("a", EntryKind.ADJUSTING, "nói nhanh"),
        ("b", EntryKind.COMMITMENT, "gửi mẫu thứ sáu"),
        ("b", EntryKind.NOTE, "xong"),
    ]
    assert [one.day.day if one.day else 0 for one in found] == [20, 20, 20, 21]


@given(st.text())
def test_any_page_is_read_and_kept_as_a_draft(page: str) -> None:
    """Whatever is pasted gives lines with text, and a draft gives back the very same lines."""
    found = old_lines(page, whom, TODAY)
    assert all(one.text.strip() for one in found)
    assert unpacked(packed(found)) == found


def test_a_draft_that_is_none_keeps_its_lines() -> None:
    """Lines that another program left under the name come back as lines of nobody."""
    assert [one.text for one in unpacked("some\ttext\nmore")] == ["some text", "more"]
