"""First frame, first data, `due`, memory, and what an idle program sends."""

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.bench.figures import CONTROL, Figure, at_most, paired
from tests.bench.programs import FRAME, Bench, Stopwatch
from tests.bench.team import REP

_MOST_MEMORY: Final = 100.0
_LOADED: Final = """
import sys
from coachtui.cli.start import run
run(sys.argv[1:])
sys.exit(any(name.partition(".")[0] == "textual" for name in sys.modules))
"""


def starts(bench: Bench, folder: Path, rounds: int) -> list[Figure]:
    """Start the program and hello side by side, in turns, the first round thrown away.

    Returns:
        First paint, first data, `due`, and the control: two identical apps.
    """
    steps: dict[str, Callable[[], list[float]]] = {
        "hello": lambda: bench.times(bench.hello, "hello there"),
        "app": lambda: bench.times(bench.coachtui(folder), FRAME, REP),
        "again": lambda: bench.times(bench.hello, "hello there"),
        "due": lambda: [bench.run(bench.coachtui(folder, "due"))],
    }
    told: list[dict[str, list[float]]] = []
    for number in range(rounds + 1):
        names = list(steps) if number % 2 else list(reversed(steps))
        told.append({name: steps[name]() for name in names})
    del told[0]

    def against(name: str, at: int, other: str) -> list[tuple[float, float]]:
        return [(each[name][at], each[other][0]) for each in told]

    hello = "a bare Textual app"
    return [
        paired(
            ("first_paint", "first paint, 5,000 documents", "ms"),
            against("app", 0, "hello"),
            at_most(1.35),
            hello,
        ),
        paired(
            ("first_data", "first screen's data", "ms"),
            against("app", 1, "hello"),
            at_most(1.8),
            hello,
        ),
        paired(
            ("due", "coachtui due", "ms"), against("due", 0, "app"), at_most(0.75), "first paint"
        ),
        paired(
            ("control", "two identical apps", "ms"),
            against("again", 0, "hello"),
            (f"{CONTROL[0]}–{CONTROL[1]} x", lambda ratio: CONTROL[0] <= ratio <= CONTROL[1]),
            "else the run is void",
        ),
    ]


def due_without_textual(bench: Bench, folder: Path) -> Figure:
    """Count whether `due` loads Textual."""
    command = [sys.executable, "-c", _LOADED, "--data", str(folder), "due"]
    environ = {"LANG": "C.UTF-8", **bench.environ}
    loaded = subprocess.run(command, env=environ, capture_output=True, check=False).returncode
    return Figure(
        "due_textual", "due: Textual loaded", float(loaded), "", budget="0", kept=loaded == 0
    )


def memory(bench: Bench, folder: Path) -> Figure:
    """Read what the program holds once the first screen shows its data."""
    held = [_held(bench, bench.hello, "hello there"), _held(bench, bench.coachtui(folder), REP)]
    return Figure(
        key="memory",
        label="memory, 5,000 documents",
        value=held[1],
        unit="MiB",
        baseline=held[0],
        ratio=held[1] / held[0],
        budget=f"<= {_MOST_MEMORY:.0f} MiB",
        kept=held[1] <= _MOST_MEMORY,
        note="a bare Textual app",
    )


def _held(bench: Bench, command: list[str], text: str) -> float:
    """Return the resident memory of a program in MiB."""
    with bench.open(command) as terminal:
        terminal.wait_for(text).wait_quiet()
        status = Path(f"/proc/{terminal.pid}/status").read_text(encoding="ascii")
    found = re.search(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def idle(bench: Bench, folder: Path, live: Path, seconds: int) -> Figure:
    """Count what two programs send while nobody touches a key: Today, and a live console."""
    with (
        bench.open(bench.coachtui(folder)) as today,
        bench.open(bench.coachtui(live, "meet", REP)) as console,
    ):
        today.wait_for(REP)
        console.wait_for("›")
        for terminal in (today, console):
            terminal.wait_quiet(1.0)
        sent = _sent_within((today, console), seconds)
    return Figure(
        key="idle",
        label=f"idle for {seconds} s, Today and console",
        value=float(sent),
        unit="B",
        budget="0",
        kept=sent == 0,
    )


def _sent_within(terminals: tuple[Stopwatch, ...], seconds: int) -> int:
    before = sum(len(terminal.sent) for terminal in terminals)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for terminal in terminals:
            terminal.read(0.25)
    return sum(len(terminal.sent) for terminal in terminals) - before
