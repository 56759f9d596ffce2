"""How many keys a one-on-one, a report and replies cost beyond what is said, and their page."""

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
from twelve_replies import (
    LIMIT as REPLIES_LIMIT,
    MOMENT as FIRST_OF_MONTH,
    REPLIES,
    TEAM as ELEVEN,
    begin as plan_event,
    replies_section,
    replies_steps,
)

Start = Callable[..., Terminal]
PAGE = Path(__file__).parents[2] / "docs/keystrokes.md"
FACTS = {"note": 5, "quote": 2, "praise": 1, "adjusting": 1, "commitment": 3}


@pytest.fixture
def team(own_world: Path) -> None:
    """Import the team."""
    imported(own_world, TEAM)


@pytest.fixture
def eleven(own_world: Path) -> None:
    """Import eleven reps."""
    imported(own_world, ELEVEN)


def imported(home: Path, team: str) -> None:
    """Import a team, a list of reps as CSV."""
    path = home / "team.csv"
    path.write_text(team)
    assert spawn(("import", "people", str(path))).code == 0


def written() -> list[str]:
    """Give back the parts of the page: of the one-on-one, of the report, of the replies."""
    one_on_one, *others = PAGE.read_text().removesuffix(f"\n{PLEDGE}").split("\n##")
    parts = [one_on_one, *(f"#{other}" for other in others)]
    assert page(*parts) == PAGE.read_text()
    return parts


@pytest.mark.usefixtures("team")
def test_twelve_facts_cost_forty_keys_at_most(start: Start) -> None:
    """From Today to wrapped up, with all 12 facts stored; docs/keystrokes.md has these figures."""
    way = list(steps(Journey(start(env={"COACHTUI_LANGUAGE": "en"}))))
    assert sum(step.keys for step in way) <= LIMIT
    shelf = Shelf()
    assert Counter(kind for kind, _ in shelf.lines()) == FACTS
    assert all(promise["due_stated"] for promise in shelf.table("commitment"))
    assert shelf.one("one_on_one", state="held")["pulse"] is not None
    assert written()[0] == one_on_one_section(way), "run make keystrokes"


@pytest.mark.usefixtures("team")
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


@pytest.mark.usefixtures("eleven")
def test_twelve_replies_cost_thirty_keys_at_most(start: Start) -> None:
    """From Today to twelve replies with a date each, all stored; docs/keystrokes.md has these."""
    journey = Journey(start(FIRST_OF_MONTH, script="at.py", env={"COACHTUI_LANGUAGE": "en"}))
    plan_event(journey)
    way = list(replies_steps(journey))
    assert sum(step.keys for step in way) <= REPLIES_LIMIT
    places = Shelf().table("invitation")
    said = Counter(place["rsvp"] for place in places)
    assert said == Counter({"+": "yes", ".": "maybe", "-": "no"}[sign] for sign in REPLIES)
    assert all(place["votes"] for place in places)
    assert written()[2] == replies_section(way), "run make keystrokes"
