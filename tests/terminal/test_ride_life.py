"""The console of a field day while the line drops in the middle of a stop."""

import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coachtui.domain.clock import TEAM_ZONE
from coachtui.domain.repository import Put
from coachtui.records.field_day.model import FieldDay, Stop
from journey import Journey
from shelf import Shelf
from stores import person, store_in
from terminal import Terminal

Start = Callable[..., Terminal]
ENGLISH = {"COACHTUI_LANGUAGE": "en"}
HALF = "she hands the que"
OUT = 3.5
"""Seconds: three to be out, and a little for a busy machine."""


@pytest.fixture(autouse=True)
def planned(own_world: Path) -> None:
    """Let there be one rep, and today a day of two stops with them."""
    now = datetime.now(UTC)
    rep = person("Nguyễn Văn An")
    today = now.astimezone(ZoneInfo(TEAM_ZONE)).date()
    day = FieldDay(person_id=rep.id, date=today)
    stops = [
        Stop(
            person_id=rep.id,
            field_day_id=day.id,
            seq=number,
            account=account,
            planned_at=now + timedelta(hours=number),
        )
        for number, account in enumerate(("Minh Long", "Tân Phú"), 1)
    ]
    with store_in(own_world / "data") as store:
        store.commit([Put(rep), Put(day), *map(Put, stops)])


@pytest.fixture
def ride(start: Start) -> Callable[[], Journey]:
    """Give a function that opens the console of the day in a new terminal."""

    def run() -> Journey:
        journey = Journey(start("ride", "An", size=(80, 24), env=ENGLISH))
        return journey.sees("NOTE   ›").sees_cursor_in("NOTE   ›")

    return run


def at_the_second(ride: Callable[[], Journey]) -> Journey:
    """Run the first stop as a no-show, and begin the second."""
    journey = ride().presses("ctrl+t").sees("1 now")
    journey.logs("nobody at the gate").presses("ctrl+t").sees("Outcome*")
    journey.types("no-s").presses("ctrl+s").sees("2 next", "Minh Long: no-show")
    return journey.presses("ctrl+t").sees("2 now", "stop 2 of 2")


def test_hung_up_in_the_middle_of_a_stop(ride: Callable[[], Journey]) -> None:
    """The stop goes on, its line is there, and the half-typed one goes on at that stop."""
    journey = at_the_second(ride).logs("Q=4 asked about budget", shown="asked about budget")
    journey.types(HALF).sees_line(HALF)
    journey.terminal.hang_up().wait_end(OUT, reading=False)
    again = ride().sees("2 now", "asked about budget").sees_line(HALF)
    again.types("stion back").presses("enter").sees(f"{HALF}stion back").sees_line("")
    second = Shelf().one("stop", seq=2)
    assert Shelf().lines(part_of=second["id"]) == [
        ("note", "asked about budget"),
        ("note", f"{HALF}stion back"),
    ]
    assert second["ended_at"] is None


def test_a_half_filled_outcome_comes_back(ride: Callable[[], Journey]) -> None:
    """Hung up in the outcome, the stop still runs and the form has what was typed."""
    journey = at_the_second(ride).presses("ctrl+t").sees("Outcome*")
    journey.types("order").presses("enter", "enter").types("12")
    journey.sees("12")
    assert journey.terminal.signal(signal.SIGHUP).wait_end(OUT) == 128 + signal.SIGHUP
    again = ride().sees("2 now").presses("ctrl+t").sees("Your unsaved text is back", "12")
    again.presses("ctrl+s").sees("2 of 2 stops done")
    second = Shelf().one("stop", seq=2)
    assert (second["outcome"], second["discount_asked"]) == ("order", 0.12)
