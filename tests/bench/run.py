"""Measures coachtui against its budgets: `python tests/bench/run.py [--quick] [--json FILE]`."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Run the bench with the program and the tests' terminal in reach; give its exit code."""
    found_in = (ROOT, ROOT / "src", ROOT / "tests" / "support")
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, found_in))}
    command = [sys.executable, "-m", "tests.bench.table", *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, env=environ, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
