#!/usr/bin/env python3
"""Go through a one-on-one and a coaching report in a real terminal; write docs/keystrokes.md.

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

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs/keystrokes.md"
PROGRAM = (sys.executable, "-m", "coachtui")
RIDE = (sys.executable, str(ROOT / "tests/support/at.py"), MOMENT, "ride", REP)


def main() -> None:
    """Write the page."""
    with _terminal(PROGRAM) as terminal:
        one_on_one = one_on_one_section(steps(Journey(terminal)))
    with _terminal(RIDE) as terminal:
        journey = Journey(terminal)
        begin(journey)
        report = kerbside_section(list(kerbside_steps(journey)))
    TARGET.write_text(page(one_on_one, report))


@contextmanager
def _terminal(command: Sequence[str]) -> Iterator[Terminal]:
    """Start a program over a new store with the team."""
    with TemporaryDirectory() as home:
        env = {
            "HOME": home,
            "COACHTUI_DATA": f"{home}/data",
            "COACHTUI_LANGUAGE": "en",
            "PYTHONPATH": str(ROOT / "src"),
        }
        path = Path(home) / "team.csv"
        path.write_text(TEAM)
        spawn(("import", "people", str(path)), environ=env)
        with Terminal(command, env=env) as terminal:
            yield terminal


if __name__ == "__main__":
    main()
