"""Every test runs in a home, a locale and a terminal of its own."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "coachtui",
    derandomize=True,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("coachtui")

# Each app under a pilot leaves a tree of widgets; looking through all of memory as often as a
# program on its own does took a seventh of the tests' time.
gc.set_threshold(50_000, 20, 20)

_DROPPED = ("COACHTUI", "SSH_", "TEXTUAL", "LC_", "XDG_")
_DROPPED_NAMES = ("COLUMNS", "LINES", "TERM", "COLORTERM", "NO_COLOR", "LANGUAGE", "TMUX")


@pytest.fixture(autouse=True)
def own_world(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty home, also for its child processes, and give that home back."""
    home = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        if name.startswith(_DROPPED) or name in _DROPPED_NAMES:
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / ".local/share"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / ".local/state"))
    monkeypatch.setenv("COACHTUI_DATA", str(home / "data"))
    monkeypatch.setenv("COACHTUI_CONFIG", str(home / "config.toml"))
    monkeypatch.setenv("LANG", "C.UTF-8")
    return home
