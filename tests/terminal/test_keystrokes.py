"""How many keys a one-on-one costs beyond the text of its facts, and the page that tells it."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from journey import Journey
from keystrokes import LIMIT, TEAM, page, steps
from shelf import Shelf
from shell import spawn
from terminal import Terminal

Start = Callable[..., Terminal]
PAGE = Path(__file__).parents[2] / "docs/keystrokes.md"
FACTS = {"note": 5, "quote": 2, "praise": 1, "adjusting": 1, "commitment": 3}


def test_twelve_facts_cost_forty_keys_at_most(start: Start, own_world: Path) -> None:
    """From Today to wrapped up, with all 12 facts stored; docs/keystrokes.md has these figures."""
    path = own_world / "team.csv"
    path.write_text(TEAM)
    assert spawn(("import", "people", str(path))).code == 0
    way = list(steps(Journey(start(env={"COACHTUI_LANGUAGE": "en"}))))
    assert sum(step.keys for step in way) <= LIMIT
    shelf = Shelf()
    assert Counter(kind for kind, _ in shelf.lines()) == FACTS
    assert all(promise["due_stated"] for promise in shelf.table("commitment"))
    assert shelf.one("one_on_one", state="held")["pulse"] is not None
    assert PAGE.read_text() == page(way), "run make keystrokes"
