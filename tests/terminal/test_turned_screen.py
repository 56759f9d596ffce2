"""The screen turned to a rep, in a real terminal of 80 by 24, on the sample team."""

from collections.abc import Callable
from typing import Final

import pytest

from terminal import Terminal

Start = Callable[..., Terminal]
SHARED: Final = {"en": "SHARED with H'Duyên Niê", "vi": "DÙNG CHUNG với H'Duyên Niê"}
REFUSED: Final = {"en": "nothing else opens", "vi": "không mở gì khác"}
REPORT: Final = "Phiếu huấn luyện thị trường"
"""What a report is called in the language of the rep, whatever the manager reads."""
BEFORE_REPORT: Final = 15
"""Rows above the first report: promises, topics, what is ahead, targets, and five talks."""


@pytest.mark.usefixtures("own_world")
@pytest.mark.parametrize("language", SHARED)
def test_a_report_is_opened_and_copied_and_nothing_else(start: Start, language: str) -> None:
    """From the list of people to a report, its copy, and back to the manager's page, by keys."""
    shared = SHARED[language]
    terminal = start("demo", env={"COACHTUI_LANGUAGE": language}).wait_for("DEMO")
    terminal.wait_for("Rafael").keys("2").wait_for("Rafael dela")
    terminal.type("/duyen").wait_gone("Rafael").keys("enter").wait_quiet()
    terminal.keys("enter").wait_quiet()
    terminal.type("S").wait_for(shared).wait_for("Bếp ăn thiện nguyện").wait_for("10:00")
    terminal.type("j" * BEFORE_REPORT).wait_quiet()
    terminal.keys("enter").wait_for(REPORT).wait_for(shared).wait_quiet()
    terminal.type("h").wait_for(REFUSED[language]).wait_for(REPORT)
    terminal.type("y").wait_gone(shared).wait_for(REPORT)
    terminal.keys("escape").wait_for(shared).wait_quiet()
    terminal.keys("escape").wait_gone(REPORT).wait_for(shared).wait_quiet()
    terminal.keys("escape").wait_quiet()
    terminal.keys("escape").wait_gone(shared)
