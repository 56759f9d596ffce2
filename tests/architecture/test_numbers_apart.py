"""Deals cost nothing where nobody looks at them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
DUE = """
from coachtui.catalogue import catalogue
import coachtui.overview.commands.due
kinds = catalogue()
for kind in kinds:
    for path in (kind.due, kind.standing, kind.timeline):
        if path:
            kinds.load(path)
"""
TODAY = f"""
{DUE}
import coachtui.app, coachtui.overview.today, coachtui.overview.today_rows
"""


@pytest.mark.parametrize("statement", [DUE, TODAY], ids=["due", "today"])
def test_neither_today_nor_due_loads_deals(statement: str) -> None:
    """The first paint, the rows of Today and `coachtui due` wait for no module of deals."""
    done = subprocess.run(
        [sys.executable, "-c", f"{statement}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
    )
    loaded = [name for name in done.stdout.split() if name.startswith("coachtui.")]
    assert "coachtui.overview.commands.due" in loaded
    assert [name for name in loaded if "deal" in name or name.endswith(".numbers")] == []
