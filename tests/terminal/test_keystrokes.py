"""How many keys a one-on-one and a report cost beyond what is said, and the page that tells it."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from journey import Journey
from kerbside import LIMIT as REPORT_LIMIT, MOMENT, begin, kerbside_section, kerbside_steps
from keystrokes import LIMIT, PLEDGE, REP, TEAM, one_on_one_section, page, steps
from shelf import Shelf
from shell import spawn
from terminal import Terminal

Start = Callable[..., Terminal]
PAGE = Path(__file__).parents[2] / "docs/keystrokes.md"
FACTS = {"note": 5, "quote": 2, "praise": 1, "adjusting": 1, "commitment": 3}


@pytest.fixture(autouse=True)
def team(own_world: Path) -> None:
    """Import the team."""
    path = own_world / "team.csv"
    path.write_text(TEAM)
    assert spawn(("import", "people", str(path))).code == 0


def written() -> list[str]:
    """Give back the parts of the page: of the one-on-one, of the report."""
    one_on_one, _, rest = PAGE.read_text().partition("\n##")
    parts = [one_on_one, f"#{rest.removesuffix(PLEDGE).removesuffix(chr(10))}"]
    assert page(*parts) == PAGE.read_text()
    return parts


def test_twelve_facts_cost_forty_keys_at_most(start: Start) -> None:
    """From Today to wrapped up, with all 12 facts stored; docs/keystrokes.md has these figures."""
    way = list(steps(Journey(start(env={"COACHTUI_LANGUAGE": "en"}))))
    assert sum(step.keys for step in way) <= LIMIT
    shelf = Shelf()
    assert Counter(kind for kind, _ in shelf.lines()) == FACTS
    assert all(promise["due_stated"] for promise in shelf.table("commitment"))
    assert shelf.one("one_on_one", state="held")["pulse"] is not None
    assert written()[0] == one_on_one_section(way), "run make keystrokes"


def test_a_report_costs_sixty_keys_at_most_from_the_last_stop_on(start: Start) -> None:
    """From the end of the last stop to submitted; docs/keystrokes.md has these figures."""
    env = {"COACHTUI_LANGUAGE": "en"}
    journey = Journey(start(MOMENT, "ride", REP, script="at.py", env=env))
    begin(journey)
    way = list(kerbside_steps(journey))
    assert sum(step.keys for step in way) <= REPORT_LIMIT
    report = Shelf().one("coaching_report")
    counts = [len(str(report[side]).split("evidence")) - 1 for side in ("strengths", "priorities")]
    assert counts == [2, 2]
    assert str(report["next_steps"]).count("action") == 2
    assert Shelf().one("field_day", state="reported")["self_rating"] == 4
    assert written()[1] == kerbside_section(way), "run make keystrokes"
