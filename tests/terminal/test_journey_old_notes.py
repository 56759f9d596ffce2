"""In a real terminal: a page of old notes is sorted, survives a kill, and comes back from a backup.

Vietnamese and English, 80x24.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from shell import spawn
from stores import store_in
from terminal import Terminal

Start = Callable[..., Terminal]
PAGE = "20/11\nAn: hỏi khách rất kỹ\nnói nhanh quá\r\n\r\ngọi cho chị Hạnh\nmua sữa"
TEAM = "Name\nTrần An\nLê Bình\n"


@pytest.mark.parametrize("language", ["en", "vi"])
def test_from_a_page_to_a_backup_and_back(start: Start, own_world: Path, language: str) -> None:
    """Pasted, sorted by keys, killed, kept; backed up, and restored once the window is closed."""
    env = {"COACHTUI_LANGUAGE": language}
    assert spawn(["import", "people", "-"], TEAM.encode()).code == 0
    terminal = start(env=env).wait_for("Bình").keys("2").wait_for("LB").type("P")
    terminal.wait_gone("LB").wait_quiet().paste(PAGE).wait_for("mua sữa").keys("ctrl+s")
    terminal.wait_for("1 a An").type("b").type("1").wait_quiet().listen(1.2)
    terminal.kill()
    again = start(env=env).wait_for("Bình").keys("2").wait_for("LB").type("P").wait_for("mua sữa")
    made = spawn(["backup"])
    assert made.code == 0, made.err
    copy = made.out.strip()
    again.wait_quiet().keys("ctrl+s").wait_gone("nói nhanh").wait_for("mua sữa").wait_quiet()
    assert spawn(["restore", copy, "--yes"]).code == 4
    again.kill()
    with store_in(own_world / "data") as store:
        names = {person.id: person.short_name for person in store.all(Person)}
        kept = {each.text: names[each.person_id] for each in store.all(LogEntry)}
    assert kept == {"hỏi khách rất kỹ": "An", "nói nhanh quá": "Bình", "gọi cho chị Hạnh": "An"}
    restored = spawn(["restore", copy, "--yes"])
    assert restored.code == 0, restored.err
    with store_in(own_world / "data") as store:
        assert store.all(LogEntry) == ()
