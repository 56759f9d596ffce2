"""The demo's HR records: locked at first, and two cases once they are opened."""

from collections.abc import Callable
from pathlib import Path

from terminal import Terminal

Start = Callable[..., Terminal]


def test_the_demo_shows_its_cases_once_they_are_unlocked(start: Start, tmp_path: Path) -> None:
    """5 shows a locked page; Enter and y open it: two cases, one with 134 days to decide in."""
    terminal = start("demo", env={"TMPDIR": str(tmp_path)}).wait_for("Rafael")
    terminal.keys("5").wait_for("Discipline is locked.")
    assert "2026-001" not in terminal.text()
    terminal.keys("enter").wait_for("Open the HR records?")
    terminal.wait_quiet().keys("y").wait_for("2026-001").wait_for("2026-002")
    terminal.keys("down", "enter").wait_for("Case 2026-001").wait_for("134 days left")
    rows = terminal.text().splitlines()
    assert next(row for row in rows if "notice of the hearing" in row).startswith("!")
