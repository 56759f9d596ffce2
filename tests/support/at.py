"""The program as if it were started at a moment: `at.py MOMENT [ARGUMENT ...]`."""

import sys
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from coachtui.catalogue import catalogue
from coachtui.cli import start
from coachtui.domain.clock import clock_starting_at


def run_at(day: str, arguments: Sequence[str]) -> int:
    """Run the program on a clock that starts at a moment; give back its exit code."""
    moment = datetime.fromisoformat(day)
    vars(start)["system_clock"] = lambda zone: clock_starting_at(
        moment.replace(tzinfo=ZoneInfo(zone)), zone
    )
    return start.run(arguments, catalogue)


if __name__ == "__main__":
    sys.exit(run_at(sys.argv[1], sys.argv[2:]))
