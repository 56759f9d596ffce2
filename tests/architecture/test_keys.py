"""The sheet of keys, and the rules every binding follows."""

import subprocess
import sys
from pathlib import Path

import pytest
from textual.binding import Binding

from coachtui.ui.global_keys import GLOBAL_KEYS

ROOT = Path(__file__).parents[2]
# The same bytes as backspace, tab, enter and escape; flow control; what no terminal sends alike.
NEVER = {"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+[", "ctrl+j", "ctrl+z", "ctrl+b", "ctrl+a", "f10"}
NEVER_LETTERS = {"w", "left_square_bracket", "right_square_bracket", "backspace"}


def test_the_sheet_of_keys_is_what_the_bindings_say() -> None:
    """docs/keys.md is written by `make keys` and was not forgotten."""
    done = subprocess.run(
        [sys.executable, ROOT / "tools/keys.py", "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("binding", list(Binding.make_bindings(GLOBAL_KEYS)), ids=lambda b: b.key)
def test_a_key_of_every_screen_steals_no_text(binding: Binding) -> None:
    """No priority binding is a key that types something, and none is one terminals garble."""
    assert binding.key not in NEVER | NEVER_LETTERS
    if binding.priority:
        assert len(binding.key) > 1
        assert binding.key not in {"question_mark", "colon"}


def test_every_command_of_every_screen_has_a_second_way() -> None:
    """Each global command has two keys, or stands in the palette as well, with a tip."""
    for binding in Binding.make_bindings(GLOBAL_KEYS):
        if binding.id != "app.go" and binding.action != "help_quit":
            assert binding.id
            assert binding.description
            assert binding.tooltip
