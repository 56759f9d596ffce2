"""From a dirty export of a CRM to a number beside the agenda, by commands and keys at 80x24."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from coachtui.domain.log_entry import LogEntry
from crm import PIPELINE, REPS, written
from journey import Journey
from keyed import keyed
from shell import spawn
from stores import store_in
from terminal import Terminal

Start = Callable[..., Terminal]
NAME = "Nguyễn Văn An"
DEAL = "Kim-Đô/5E"
ASKED = "asked for the price of $kim"


@pytest.fixture(autouse=True)
def imported(own_world: Path) -> None:
    """Import the team and the deals from files, as a shell does."""
    team = own_world / "team.csv"
    team.write_text(REPS, encoding="utf-8")
    assert spawn(("import", "people", str(team))).code == 0
    done = spawn(("import", "deals", *written(own_world / "crm"), "--currency", "USD"))
    assert done.code == 0, done.err


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_number_stands_beside_the_agenda(
    start: Start, own_world: Path, language: Literal["en", "vi"]
) -> None:
    """A target is typed, target and deals stand over the log, and a deal completes in a line."""
    words = keyed(language)
    terminal = start(env={"COACHTUI_LANGUAGE": language})
    journey = Journey(terminal, words).sees("An ·")
    won = words.say("Deals: won {value}", value=f"{'4,41k' if language == 'vi' else '4.41k'} USD")
    journey.presses("2").sees(NAME).presses("enter").sees(won)
    journey.presses("t").finds("No target yet: {press:list.new} adds this month's.")
    journey.presses("n").finds("Target of {name}", name=NAME)
    journey.presses("enter").types("500tr").presses("enter").types("350tr").presses("ctrl+s")
    journey.finds_no_more("Target of {name}").sees("70%")
    journey.presses("escape").finds("Timeline").sees("70%", won)
    journey.presses("o").sees("›", "70%", won)
    journey.types(ASKED).sees("-Đô/5E").presses("right", "enter")
    journey.sees_line("")
    journey.presses("escape")
    with store_in(own_world / "data") as store:
        deals = [entry.deals for entry in store.all(LogEntry)]
    assert deals == [(DEAL,)]


def test_a_long_import_tells_how_far_it_is_and_leaves_no_trace_of_it(
    start: Start, own_world: Path
) -> None:
    """On a terminal one line tells that it goes on, and is gone at the end."""
    head, *rows = PIPELINE.splitlines()
    text = "\n".join(f"{at}{row}" for at in range(5000) for row in rows)
    path = own_world / "many.csv"
    path.write_text(f"{head}\n{text}\n", encoding="utf-8")
    terminal = start("import", "deals", str(path), env={"COACHTUI_LANGUAGE": "en"})
    terminal.wait_for("40,000 added")
    assert re.search(rb"Deals read: [\d,]+ of 40,000|Working for \d+ s", terminal.raw)
    assert "Deals read" not in terminal.text()
    assert "Working" not in terminal.text()
