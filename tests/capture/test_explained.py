"""What is told while a line is typed."""

from datetime import date
from typing import Final

from coachtui.capture import KnownName, Setting, Vocabulary, read
from coachtui.capture.explain import Explained, Listener, explain
from coachtui.language import Words

_TODAY: Final = date(2026, 11, 26)
_AN: Final = KnownName("an", "Nguyễn Văn An", "An")
_LAN: Final = KnownName("lan", "Trần Thị Lan", "Lan")
_SETTING: Final = Setting(_TODAY, _AN, vocabulary=Vocabulary(people=(_AN, _LAN)))


def told(line: str) -> Explained:
    """Return how a line in a talk with An is explained."""
    return explain(read(line, _SETTING), Listener(Words.of("en"), _TODAY, "An", date(2026, 12, 3)))


def test_somebody_else_s_promise_is_seen_by_them() -> None:
    """A promise of another known person names that person as owner and as reader."""
    shown = told("> Lan gửi hợp đồng t6")
    assert shown.told.startswith("Trần Thị Lan owes it, not An")
    assert shown.seen == "Trần Thị Lan will see it"


def test_a_promise_of_nobody_known_says_that_it_stays_a_note() -> None:
    """Where the owner is nobody here, the line is shown as the private note it becomes."""
    shown = told("> chị Hà gửi hợp đồng t6")
    assert shown.mark == told("any note").mark
    assert "stays a note" in shown.told
    assert shown.seen == told("any note").seen


def test_what_was_not_clear_is_told_first() -> None:
    """The warning stands at the beginning, where a narrow screen does not cut it off."""
    assert told("> gửi báo giá 31/2").told.startswith("There is no such day")
