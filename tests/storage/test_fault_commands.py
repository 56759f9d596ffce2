"""The fault tests in their short form: killed, refused, cut off, side by side; nothing is lost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

RUNNER = Path(__file__).parents[1] / "faults/run.py"


@pytest.mark.parametrize(
    "fault", ["S01", "S02", "S03", "S04", "S06", "S07", "S15", "J03", "C01", "C03"]
)
def test_nothing_is_lost_and_the_control_loses(fault: str) -> None:
    """Our store survives the fault every time; plain JSONStorage, under the same, does not."""
    done = subprocess.run(
        [sys.executable, str(RUNNER), fault, "--quick", "--budget", "20"],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    outcome = json.loads(done.stdout)
    assert outcome["failures"] == 0
    assert outcome["detail"] or outcome["control_failures"] > 0
