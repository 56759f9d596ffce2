"""Runs every measurement, prints the table, writes it as JSON; run by run.py."""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final

from tests.bench import keys, searching, starting, storing
from tests.bench.figures import Figure, table
from tests.bench.programs import Bench
from tests.bench.storing import now, per_fsync
from tests.bench.team import ROOT, fill

_PACKAGES: Final = ("textual", "rich", "tinydb", "pydantic", "click", "coachtui")


def main() -> int:
    """Measure, print, write; 1 when a budget was missed."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="coachtui-bench-") as folder:
        place = Path(folder)
        os.environ["HOME"] = folder
        figures = list(_measured(Bench(place), place, quick=asked.quick))
        foot = _foot(place)
    for line in [*table(figures), "", *foot]:
        _say(line)
    written = {
        "figures": {figure.key: figure.as_dict() for figure in figures},
        "versions": {name: version(name) for name in _PACKAGES},
        "foot": foot,
        "quick": asked.quick,
    }
    asked.json.parent.mkdir(parents=True, exist_ok=True)
    asked.json.write_text(json.dumps(written, ensure_ascii=False, indent=1), encoding="utf-8")
    return int(not all(figure.kept for figure in figures))


def _measured(bench: Bench, place: Path, *, quick: bool) -> Iterator[Figure]:
    rounds, writes = (7, 50) if quick else (21, 300)
    small, five, twenty, large = (
        fill(place / name, number, now)
        for name, number in (("1k", 1000), ("5k", 5000), ("20k", 20_000), ("100k", 100_000))
    )
    first_paint, first_data, due, control = starting.starts(bench, five, rounds)
    yield from (control, first_paint, first_data)
    yield storing.log_line(small, writes)
    yield storing.log_line_by_size(large, small, writes)
    yield storing.stock_insert(five, rounds)
    yield keys.line_shown(bench, small, rounds)
    yield from keys.latency(bench, twenty, 40 if quick else 120)
    yield starting.idle(bench, five, twenty, 10 if quick else 60)
    yield keys.letter_bytes(bench, small)
    yield keys.planner(bench, five, 3 if quick else 7)
    yield keys.letter_bytes(bench, small, "ride")
    yield keys.field_day_keys(bench, twenty, 40 if quick else 120)
    yield starting.memory(bench, five)
    yield storing.opening(five, rounds)
    yield searching.search(20_000)
    yield searching.lint()
    yield due
    yield starting.due_without_textual(bench, five)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures coachtui against its budgets.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, 10 s idle")
    parser.add_argument("--json", type=Path, default=ROOT / "out" / "bench.json", metavar="FILE")
    return parser.parse_args()


def _foot(place: Path) -> list[str]:
    versions = " · ".join(f"{name} {version(name)}" for name in _PACKAGES)
    machine = f"{platform.machine()}, {os.cpu_count()} processors, {platform.system()}"
    return [
        f"Python {platform.python_version()} · {versions}",
        f"{machine} · an append + fsync of one byte {per_fsync(place):.2f} ms",
        "Ratios are medians of the ratios inside pairs; the quartiles are of those ratios.",
    ]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
