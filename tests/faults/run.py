"""Injects faults: `python tests/faults/run.py [ID|all] [--seed 1] [--budget 600] [--quick]`."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Run the faults with the program and the tests' terminal in reach; give their exit code."""
    found_in = (ROOT / "src", ROOT / "tests/support", ROOT / "tests/faults")
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, found_in))}
    command = [sys.executable, "-m", "every", *sys.argv[1:]]
    return subprocess.run(command, env=environ, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
