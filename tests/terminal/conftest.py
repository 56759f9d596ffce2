"""Programs in real terminals."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from terminal import Terminal

ROOT = Path(__file__).parents[2]
SUPPORT = ROOT / "tests/support"
Start = Callable[..., Terminal]


def source_path() -> str:
    """Give back the search path of program and support."""
    return os.pathsep.join((str(ROOT / "src"), str(SUPPORT)))


def not_the_first_run(environ: Mapping[str, str]) -> None:
    """Let somebody have been here before: else three questions come first."""
    if not Path(environ["COACHTUI_CONFIG"]).exists():
        Path(environ["COACHTUI_DATA"]).mkdir(mode=0o700, parents=True, exist_ok=True)


@pytest.fixture
def start() -> Iterator[Start]:
    """Give back a function that starts the program, or a support script, in a terminal.

    `first` lets it be the first run of somebody who has neither settings nor records.
    """
    with ExitStack() as stack:

        def run(
            *arguments: str,
            script: str = "",
            size: tuple[int, int] = (80, 24),
            env: Mapping[str, str] | None = None,
            first: bool = False,
        ) -> Terminal:
            given = dict(env or {})
            if not first and not arguments:
                not_the_first_run({**os.environ, **given})
            program = [str(SUPPORT / script)] if script else ["-m", "coachtui"]
            given = {"PYTHONPATH": source_path(), "PYTHONDONTWRITEBYTECODE": "1", **given}
            terminal = Terminal([sys.executable, *program, *arguments], size, given)
            return stack.enter_context(terminal)

        yield run


@pytest.fixture
def bare(start: Start) -> Start:
    """Give back a function that starts the app of `bare.py` and waits for its records."""

    def run(*arguments: str, env: Mapping[str, str] | None = None) -> Terminal:
        return start(*arguments, script="bare.py", env=env).wait_for("FIRST ready")

    return run


@pytest.fixture
def field(bare: Start) -> Start:
    """Give back a function that starts the app of `bare.py` with the cursor in its field."""

    def run(*arguments: str, env: Mapping[str, str] | None = None) -> Terminal:
        return bare(*arguments, env=env).keys("9").wait_for("field above")

    return run
