"""Keys in the live console: how soon bytes come, how many, and Enter until the line shows."""

import time
from pathlib import Path
from statistics import median
from typing import Final

from tests.bench.figures import Figure, percentile, quartiles
from tests.bench.programs import Bench, Stopwatch
from tests.bench.team import REP

PROMPT: Final = "›"
PLANNED: Final = "Last reports"
"""A heading of the planner."""
_LETTERS: Final = "chị Hà hẹn thứ tư gửi báo giá mới cho bếp ăn khu công nghiệp "
_DROPPED: Final = 4
_MEDIAN, _P95, _LETTER = 10.0, 25.0, 1100


def latency(bench: Bench, folder: Path, keys: int) -> list[Figure]:
    """Type into the capture line at 120x40, and into a bare Textual field beside it."""
    with (
        bench.open(bench.coachtui(folder, "meet", REP), size=(120, 40)) as console,
        bench.open(bench.field, size=(120, 40)) as field,
    ):
        console.wait_for(PROMPT).wait_quiet(1.0)
        field.wait_for("field here").wait_quiet(1.0)
        ours, theirs = [], []
        for at in range(keys + _DROPPED):
            letter = _LETTERS[at % len(_LETTERS)]
            ours.append(console.key(letter)[0])
            theirs.append(field.key(letter)[0])
    ours, theirs = ours[_DROPPED:], theirs[_DROPPED:]
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    late = percentile(ours, 95)
    return [
        Figure(
            key="key_median",
            label="key to bytes out, 20,000 documents, median",
            value=median(ours),
            unit="ms",
            baseline=median(theirs),
            ratio=median(ratios),
            quartiles=quartiles(ratios),
            budget=f"<= {_MEDIAN:.0f} ms",
            kept=median(ours) <= _MEDIAN,
            note="a bare Textual field",
        ),
        Figure(
            key="key_p95",
            label="the same, 95 of 100",
            value=late,
            unit="ms",
            baseline=percentile(theirs, 95),
            budget=f"<= {_P95:.0f} ms",
            kept=late <= _P95,
            note="a bare Textual field",
        ),
    ]


def letter_bytes(bench: Bench, folder: Path, command: str = "meet") -> Figure:
    """Count the bytes of 40 letters typed at 80x24 into the console that a command opens."""
    with bench.open(bench.coachtui(folder, command, REP)) as console:
        console.wait_for(PROMPT).wait_quiet(1.0)
        counted = [float(console.key(letter)[1]) for letter in _LETTERS[: 40 + _DROPPED]]
    counted = counted[_DROPPED:]
    here = "" if command == "meet" else ", field day"
    return Figure(
        key="letter_bytes" if command == "meet" else f"letter_bytes_{command}",
        label=f"a letter typed at 80x24{here}",
        value=median(counted),
        unit="B",
        quartiles=quartiles(counted),
        budget=f"<= {_LETTER:,} B",
        kept=median(counted) <= _LETTER,
    )


def field_day_keys(bench: Bench, folder: Path, keys: int) -> Figure:
    """Type into the capture line of a field day at 80x24."""
    with bench.open(bench.coachtui(folder, "ride", REP)) as console:
        console.wait_for(PROMPT).wait_quiet(1.0)
        took = [console.key(_LETTERS[at % len(_LETTERS)])[0] for at in range(keys + _DROPPED)]
    took = took[_DROPPED:]
    return Figure(
        key="key_ride",
        label="key to bytes out, field day, 95 of 100",
        value=percentile(took, 95),
        unit="ms",
        quartiles=quartiles(took),
        budget=f"<= {_P95:.0f} ms",
        kept=percentile(took, 95) <= _P95,
    )


def planner(bench: Bench, folder: Path, rounds: int) -> Figure:
    """Time the key of the planner until the fortnight stands, in a program that runs already."""
    took = []
    for _ in range(rounds):
        with bench.open(bench.coachtui(folder)) as today:
            today.wait_for(REP).wait_quiet(1.0)
            sent = time.monotonic()
            today.keys("4")
            today.wait_for(PLANNED)
            took.append((today.came - sent) * 1000)
    return Figure(
        key="planner",
        label="the planner's first time, 5,000 documents",
        value=median(took),
        unit="ms",
        quartiles=quartiles(took),
    )


def line_shown(bench: Bench, folder: Path, lines: int) -> Figure:
    """Time Enter until the line stands on the screen as logged, which it does once durable."""
    with bench.open(bench.coachtui(folder, "meet", REP)) as console:
        console.wait_for(PROMPT).wait_quiet(1.0)
        took = [_enter(console, f"dòng {number:03d} x") for number in range(lines + _DROPPED)]
    took = took[_DROPPED:]
    return Figure(
        key="log_line_shown",
        label="Enter to the line shown, in a terminal",
        value=median(took),
        unit="ms",
        quartiles=quartiles(took),
    )


def _enter(console: Stopwatch, text: str) -> float:
    console.type(text)
    console.wait_for(text).wait_quiet(0.15)
    sent = time.monotonic()
    console.keys("enter")
    console.wait(lambda: any(text in line and PROMPT not in line for line in console.lines), text)
    return (console.came - sent) * 1000
