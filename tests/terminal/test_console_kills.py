"""kill -9 while lines are typed into the live console; `make faults` does it 200 times."""

import json
import subprocess
import sys
from pathlib import Path

RUN = Path(__file__).parents[1] / "faults/run.py"
KILLS = 8


def test_kills_lose_no_line_that_showed() -> None:
    """After 8 kills every line that showed is stored once, and half-typed ones were offered."""
    done = subprocess.run(
        [sys.executable, str(RUN), "L03", "--quick"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    outcome = json.loads(done.stdout)
    assert outcome["passed"], outcome
    assert (outcome["trials"], outcome["failures"]) == (KILLS, 0), outcome
