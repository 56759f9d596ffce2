"""The manual page: what the commands say, in a form `man` reads."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from coachtui.cli.program import OWN

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/coachtui.1"


def test_the_page_is_what_the_commands_say() -> None:
    """docs/coachtui.1 is written by `make man` and was not forgotten."""
    done = subprocess.run(
        [sys.executable, ROOT / "tools/man.py", "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_command_has_its_part() -> None:
    """Each of the program's commands stands in the page with how it is called."""
    text = PAGE.read_text(encoding="utf-8")
    for name in OWN:
        assert f"\ncoachtui {name}" in text.replace("\\-", "-")


def test_the_wheel_brings_the_page() -> None:
    """It is installed where `man` looks, from the file that is there."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared == {"docs/coachtui.1": "share/man/man1/coachtui.1"}
    assert PAGE.is_file()


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff")
def test_man_has_nothing_against_it() -> None:
    """Groff reads the page without a warning, and no word of ours is taken as a request."""
    done = subprocess.run(
        ["/usr/bin/env", "groff", "-man", "-Tutf8", "-k", "-ww", "-z", PAGE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
