"""Starting the command line costs little and leaves no trace."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
HEAVY = ("textual", "rich", "pydantic", "tinydb")


def loaded_by(statement: str) -> set[str]:
    """Give back the top-level modules a fresh interpreter holds after a statement."""
    done = subprocess.run(
        [sys.executable, "-c", f"{statement}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("module", ["cli", "language", "settings", "paths", "text"])
def test_the_command_line_loads_nothing_heavy(module: str) -> None:
    """`--version` and `--help` wait for no screen library and no document model."""
    assert not loaded_by(f"import coachtui.{module}") & set(HEAVY)


@pytest.mark.parametrize(
    "module", ["domain", "capture", "storage", "exchange", "records.one_on_one.model"]
)
def test_what_a_record_is_needs_no_terminal(module: str) -> None:
    """Rules, models and the store load neither Textual nor Rich."""
    assert not loaded_by(f"import coachtui.{module}") & {"textual", "rich"}


def test_an_import_creates_no_file(own_world: Path) -> None:
    """Importing the whole program leaves home, data and settings untouched."""
    loaded = loaded_by(
        "import pkgutil, importlib, coachtui\n"
        "for found in pkgutil.walk_packages(coachtui.__path__, 'coachtui.'):\n"
        "    if not found.name.endswith('__main__'): importlib.import_module(found.name)"
    )
    assert "textual" in loaded
    assert list(own_world.rglob("*")) == []
