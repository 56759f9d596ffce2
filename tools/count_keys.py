#!/usr/bin/env python3
"""Go through a one-on-one in a real terminal and write docs/keystrokes.md.

make keystrokes          write the page
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from journey import Journey
from keystrokes import TEAM, page, steps
from shell import spawn
from terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs/keystrokes.md"
PROGRAM = (sys.executable, "-m", "coachtui")


def main() -> None:
    """Write the page."""
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
        with Terminal(PROGRAM, env=env) as terminal:
            TARGET.write_text(page(steps(Journey(terminal))))


if __name__ == "__main__":
    main()
