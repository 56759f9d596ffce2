"""kill -9 while lines are typed into a live console; `make faults` does it hundreds of times."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

RUN = Path(__file__).parents[1] / "faults/run.py"


@pytest.mark.parametrize(("fault", "kills"), [("L03", 8), ("L04", 4)])
def test_kills_lose_no_line_that_showed(fault: str, kills: int) -> None:
    """After each kill every line that showed is stored once, and half-typed ones were offered.

    L03 is the console of a one-on-one, L04 that of a field day.
    """
    done = subprocess.run(
        [sys.executable, str(RUN), fault, "--quick"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    outcome = json.loads(done.stdout)
    assert outcome["passed"], outcome
    assert (outcome["trials"], outcome["failures"]) == (kills, 0), outcome
