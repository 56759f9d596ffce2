"""Screen 5 in a small window and in both languages: every screen of a case opens and fits."""

import re
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from case_keys import QUESTION, CaseKeys, Start, case_keys, hr_seeded, team_of_one
from casework_desk import a_case, a_step, until_signed
from coachtui.language import Language
from coachtui.records.discipline.model import CaseStep

MOMENT = "2026-11-10T08:00"
SMALL, USUAL = (60, 20), (80, 24)
KEYS = re.compile(r"Esc |\? (Help|Trợ giúp)")
"""What stands in the line of keys of any screen."""


@pytest.fixture(autouse=True)
def team(own_world: Path) -> Path:
    """Put one rep on file and a case about to be decided; give back the data folder."""
    folder = own_world / "data"
    team_of_one(folder)
    decided = a_step(
        "decision_issued",
        date(2026, 11, 9),
        measure="reprimand",
        by="Director",
        authority_ref="Charter 12",
    )
    other = a_case(id="other", number="2026-002", track="capability", incident={})
    hr_seeded(folder, a_case(), *_steps(decided), other, at=datetime(2026, 11, 9, 2, tzinfo=UTC))
    return folder


def _steps(*last: CaseStep) -> list[CaseStep]:
    return [*until_signed(), *last]


def fits(journey: CaseKeys, columns: int) -> None:
    """Check the screen in front: no fault, and no key in the line of keys cut."""
    journey.terminal.wait_quiet(0.1)
    text = journey.terminal.text()
    assert "Traceback" not in text
    keys = next(line for line in reversed(journey.terminal.lines) if KEYS.search(line))
    assert len(keys) <= columns
    assert "…" not in keys, text


@pytest.mark.parametrize(
    ("size", "language"), [(SMALL, "en"), (USUAL, "vi")], ids=["60x20-en", "80x24-vi"]
)
def test_every_screen_of_a_case_fits(
    start: Start, size: tuple[int, int], language: Language
) -> None:
    """Locked page, question, list, pages, forms, triage and what speaks against: all as wide."""
    journey = case_keys(start, MOMENT, size, language).presses("5")
    fits(journey.finds("Discipline is locked."), size[0])
    fits(journey.presses("enter").finds(QUESTION), size[0])
    fits(journey.presses("y").sees("2026-001", "2026-002"), size[0])
    fits(journey.presses("enter").sees("✓ "), size[0])
    for key in ("enter", "e", "p", "v", "l"):
        before = journey.terminal.text()
        journey.presses(key).terminal.wait(partial(differs, journey, before), key)
        fits(journey, size[0])
        journey.presses("escape").terminal.wait(partial(shows, journey, before), "the page")
    journey.presses("escape").sees("2026-002").presses("n").finds("Who is it about?")
    journey.presses("enter")
    fits(journey.finds("What is it about? · {name}", name="Mei-Mei Johns"), size[0])
    fits(journey.presses("n", "n").sees("✓ 2"), size[0])
    fits(
        journey.presses("enter").finds("Work that falls short · {name}", name="Mei-Mei Johns"),
        size[0],
    )


def differs(journey: CaseKeys, before: str) -> bool:
    """Tell whether something else is on the screen now."""
    return journey.terminal.text() != before


def shows(journey: CaseKeys, text: str) -> bool:
    """Tell whether this is on the screen again, messages aside."""
    return journey.terminal.text().splitlines()[:3] == text.splitlines()[:3]
