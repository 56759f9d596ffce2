#!/usr/bin/env python3
"""Go through a one-on-one in a real terminal and write docs/keystrokes.md.

python tools/keystrokes.py          write the page
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/support"))

from journey import Journey  # noqa: E402
from keystrokes import TEAM, page, steps  # noqa: E402
from shell import spawn  # noqa: E402
from terminal import Terminal  # noqa: E402

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
