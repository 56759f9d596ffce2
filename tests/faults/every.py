"""Every fault, and the run of one or all of them until the budget is spent.

One JSON line a fault; exit 1 if any failed.

A fault fails as well when its control passes: then the test proves nothing.
"""

import argparse
import json
import random
import sys
import time

import console_faults
import disk_faults
import power_faults
import storage_faults
import writer_faults
from trial import Fault, Trial, folder

FAULTS: dict[str, Fault] = {
    **storage_faults.FAULTS,
    **power_faults.FAULTS,
    **disk_faults.FAULTS,
    **writer_faults.FAULTS,
    **console_faults.FAULTS,
}
"""Every fault by its id; a group is a module with a dict of this kind."""


def main(arguments: list[str]) -> int:
    """Run one fault or all of them; return the exit code."""
    parser = argparse.ArgumentParser(description="Inject faults and count what is lost.")
    parser.add_argument("fault", nargs="?", default="all", choices=["all", *FAULTS])
    parser.add_argument("--seed", type=int, default=1, help="seed of the random numbers")
    parser.add_argument("--budget", type=float, default=600, help="seconds for all together")
    parser.add_argument("--quick", action="store_true", help="few trials each")
    given = parser.parse_args(arguments)
    names = list(FAULTS) if given.fault == "all" else [given.fault]
    ends = time.monotonic() + given.budget
    passed = True
    for place, name in enumerate(names):
        # what an earlier fault left of its share goes to the later ones
        share = (ends - time.monotonic()) / (len(names) - place)
        passed &= _run(name, random.Random(f"{given.seed} {name}"), share, quick=given.quick)
    return 0 if passed else 1


def _run(name: str, dice: random.Random, seconds: float, *, quick: bool) -> bool:
    began = time.monotonic()
    with folder() as home:
        outcome = FAULTS[name](Trial(dice, home, quick, max(seconds, 1)))
    line = {
        "fault": name,
        "passed": outcome.passed,
        "trials": outcome.trials,
        "failures": outcome.failures,
        "control_trials": outcome.control_trials,
        "control_failures": outcome.control_failures,
        "seconds": round(time.monotonic() - began, 1),
        "detail": outcome.detail or outcome.skipped,
    }
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
    return outcome.passed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
