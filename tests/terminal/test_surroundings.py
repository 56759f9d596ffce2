"""The environment the program is started in cannot steer it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from terminal import Terminal

Start = Callable[..., Terminal]

HOSTILE = {
    "TEXTUAL": "devtools,debug",
    "TEXTUAL_LOG": "{home}/keys.log",
    "TEXTUAL_SCREENSHOT": "0",
    "TEXTUAL_SCREENSHOT_LOCATION": "{home}",
    "TEXTUAL_SCREENSHOT_FILENAME": "shot.svg",
    "TEXTUAL_DRIVER": "evil:Driver",
    "TEXTUAL_DEVTOOLS_HOST": "127.0.0.1",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_PRESS": "q",
    "TEXTUAL_FILTERS": "dim",
    "TEXTUAL_SHOW_RETURN": "1",
    "TEXTUAL_ALLOW_SIGNALS": "1",
    "TEXTUAL_THEME": "no-such-theme",
    "TEXTUAL_ANIMATIONS": "nonsense",
    "TEXTUAL_COLOR_SYSTEM": "nonsense",
    "TEXTUAL_FPS": "-1",
    "COLUMNS": "17",
    "LINES": "5",
}


ALONE = ["TEXTUAL_LOG", "TEXTUAL_DRIVER", "TEXTUAL_PRESS", "TEXTUAL_THEME", "TEXTUAL_ALLOW_SIGNALS"]


@pytest.mark.parametrize("names", [*([name] for name in ALONE), list(HOSTILE)], ids="+".join)
def test_no_variable_steers_the_screens(field: Start, own_world: Path, names: list[str]) -> None:
    """Each variable Textual would obey, and all at once: no file, no import, no stop, full size."""
    (own_world / "evil.py").write_text(f"open({str(own_world / 'imported')!r}, 'w')")
    env = {name: HOSTILE[name].format(home=own_world) for name in names}
    terminal = field(env=env).type("typed").wait_for("typed")
    terminal.keys("ctrl+z", "ctrl+c").type(" on").wait_for("typed on")
    assert {path.name for path in own_world.iterdir()} == {"data", "evil.py"}
    assert len(terminal.line(0)) <= 80
    assert "F1 Help" in terminal.line(23)


def test_what_is_loaded_before_the_first_frame(start: Start, own_world: Path) -> None:
    """Neither records, store nor other screens are imported before the first frame is out."""
    report = own_world / "modules.json"
    terminal = start(script="first_paint.py", env={"MODULES": str(report)})
    terminal.wait(report.exists, "the report").wait_for("^N").keys("q").wait_end()
    loaded = set(json.loads(report.read_text()))
    heavy = {
        "pydantic", "pydantic_core", "tinydb", "markdown_it", "tree_sitter", "dateutil",
        "icalendar", "holidays", "docx", "babel", "http.client", "urllib.request",
    }  # fmt: skip
    assert not loaded & heavy
    ours = {name for name in loaded if name.startswith("coachtui.")}
    assert not {
        name for name in ours if ".screens" in name or "storage" in name or ".model" in name
    }
    assert "textual" in loaded
