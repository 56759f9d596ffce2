#!/usr/bin/env python3
"""Go through a one-on-one, a coaching report and replies in a real terminal; write their page.

The page is docs/keystrokes.md.

make keystrokes          write the page
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from journey import Journey
from kerbside import MOMENT, begin, kerbside_section, kerbside_steps
from keystrokes import REP, TEAM, one_on_one_section, page, steps
from shell import spawn
from terminal import Terminal
from twelve_replies import (
    MOMENT as FIRST_OF_MONTH,
    TEAM as ELEVEN,
    begin as plan_event,
    replies_section,
    replies_steps,
)

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs/keystrokes.md"
PROGRAM = (sys.executable, "-m", "coachtui")
AT = (sys.executable, str(ROOT / "tests/support/at.py"))
RIDE = (*AT, MOMENT, "ride", REP)
FIRST = (*AT, FIRST_OF_MONTH)


def main() -> None:
    """Write the page."""
    with _terminal(PROGRAM) as terminal:
        one_on_one = one_on_one_section(steps(Journey(terminal)))
    with _terminal(RIDE) as terminal:
        journey = Journey(terminal)
        begin(journey)
        report = kerbside_section(list(kerbside_steps(journey)))
    with _terminal(FIRST, ELEVEN) as terminal:
        journey = Journey(terminal)
        plan_event(journey)
        replies = replies_section(list(replies_steps(journey)))
    TARGET.write_text(page(one_on_one, report, replies))


@contextmanager
def _terminal(command: Sequence[str], team: str = TEAM) -> Iterator[Terminal]:
    """Start a program over a new store with a team, a list of reps as CSV."""
    with TemporaryDirectory() as home:
        env = {
            "HOME": home,
            "COACHTUI_DATA": f"{home}/data",
            "COACHTUI_LANGUAGE": "en",
            "PYTHONPATH": str(ROOT / "src"),
        }
        path = Path(home) / "team.csv"
        path.write_text(team)
        spawn(("import", "people", str(path)), environ=env)
        with Terminal(command, env=env) as terminal:
            yield terminal


if __name__ == "__main__":
    main()
