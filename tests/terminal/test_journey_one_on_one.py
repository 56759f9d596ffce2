"""A one-on-one by keys alone at 80x24: imported, interrupted, resumed, wrapped up, exported."""

from collections.abc import Callable
from pathlib import Path

import pytest

from journey import Journey
from shelf import Shelf
from shell import spawn
from terminal import Terminal

Start = Callable[..., Terminal]
ENGLISH = {"COACHTUI_LANGUAGE": "en"}
TEAM = """sales_agent,manager,regional_office
Mei-Mei Johns,Summer Sewald,West
Anna Snelling,Summer Sewald,West
"""
SIX = (
    ("", "renewal at Hoà Phát slipped to Q1"),
    ('"', "I never ask for the budget early"),
    ("+ ", "held the price"),
    ("-- ", "no next step agreed"),
    ("> ", "send the quote +3d"),
    ("> ", "me intro to the CFO +4d"),
)
HALF = "she wants to cal"
QUOTE, INTRO, PRICES = "send the quote", "intro to the CFO", "gửi bảng giá mới"
A_FORTNIGHT = "14"
SHOWN = 10
"""Letters of an item that the narrow list shows at least."""


@pytest.fixture(autouse=True)
def team(own_world: Path) -> None:
    """Import the team from a file, as on the first day."""
    path = own_world / "team.csv"
    path.write_text(TEAM)
    done = spawn(("import", "people", str(path)))
    assert done.code == 0, done.err


def opened(terminal: Terminal) -> Journey:
    """Wait for the rows of Today."""
    return Journey(terminal).sees("Mei-Mei ·")


def log_six_lines(journey: Journey) -> None:
    """Log a line of every kind."""
    for sign, fact in SIX:
        said = fact.removeprefix("me ").rpartition(" +")[0] if sign == "> " else fact
        journey.logs(fact, sign, shown=said)


def hung_up_in_mid_word(terminal: Terminal) -> None:
    """Log six lines in a one-on-one with Mei-Mei, and lose the line within a word."""
    journey = opened(terminal).goes_to("Mei-Mei · no one-on-one yet").presses("enter")
    journey.sees("1-1 · Mei-Mei Johns", PRICES)
    log_six_lines(journey)
    journey.types(HALF).sees(HALF)
    terminal.hang_up().wait_end(reading=False)


def taken_up_again(terminal: Terminal) -> Journey:
    """Open the interrupted one-on-one: its lines are there, the cursor after the half word."""
    journey = opened(terminal)
    assert "1-1" in journey.row_of("Mei-Mei · interrupted · 6 lines")
    journey.presses("enter").sees("6 lines · ✓ saved", HALF)
    assert journey.capture_line.endswith(f"› {HALF}")
    journey.sees_cursor_after(HALF)
    return journey.logs("l", shown=f"{HALF}l").sees("7 lines · ✓ saved")


def talk_prompt_and_tick(journey: Journey) -> None:
    """Turn the talk clock twice, walk one prompt on, and tick the first item of the list."""
    journey.presses("ctrl+t").sees("● Mei-Mei talking")
    journey.presses("ctrl+t").sees("● I talk")
    journey.presses("ctrl+g").sees("[G] R O W")
    journey.types("/1").presses("enter")
    journey.terminal.wait(lambda: "✓" in journey.row_of(PRICES), "the tick")


def wrap_up(journey: Journey) -> None:
    """Read back, pulse, next date; then alone: preview, copy, reflection, done."""
    journey.presses("ctrl+s").sees("page 1 of 2", f"Mei-Mei: {QUOTE}", f"Me: {INTRO}")
    journey.sees_cursor_in("Pulse").presses("8", "enter")
    journey.sees_cursor_in("one higher?").presses("enter")
    journey.sees_cursor_in("Next one-on-one").presses("enter")
    journey.sees("page 2 of 2", "What Mei-Mei will see", f"You: {QUOTE}")
    assert "budget early" not in journey.terminal.text()
    journey.presses("y").sees_no_more("Reflection").sees(f"You: {QUOTE}", f"I: {INTRO}")
    journey.presses("escape").sees("Reflection").presses("tab")
    journey.sees_cursor_in("What stood out").types("calmer than last time").sees("calmer than")
    journey.presses("ctrl+s").sees("TODAY")


def test_a_one_on_one_survives_a_hang_up_and_its_promises_come_back(start: Start) -> None:
    """Interrupted in mid-word, it is offered, resumed, wrapped up, exported, and carried on."""
    assert spawn(("log", "Mei-Mei", f"> me {PRICES} mai")).code == 0
    hung_up_in_mid_word(start(env=ENGLISH))
    journey = taken_up_again(start(env=ENGLISH))
    talk_prompt_and_tick(journey)
    wrap_up(journey)
    journey.presses("q")
    assert journey.terminal.wait_end() == 0

    shelf = Shelf()
    held = shelf.one("one_on_one", state="held")
    assert held["pulse"] == {"score": 8, "one_higher": ""}
    assert "calmer than last time" in str(held["reflection"])
    kinds = ["note", "quote", "praise", "adjusting", "commitment", "commitment", "note"]
    assert [kind for kind, _ in shelf.lines(part_of=held["id"])] == kinds
    states = {text: promise["state"] for text, promise in shelf.promises().items()}
    assert states == {PRICES: "kept", QUOTE: "open", INTRO: "open"}

    later = opened(start(A_FORTNIGHT, script="later.py", env=ENGLISH))
    assert "2 commitments open" in later.row_of("1-1      Mei-Mei ·")
    later.goes_to("1-1      Mei-Mei ·").presses("enter")
    later.sees("Bring along", QUOTE[:SHOWN], INTRO[:SHOWN])
    text = later.terminal.text()
    assert text.index(INTRO[:SHOWN]) < text.index(QUOTE[:SHOWN])
    assert PRICES[:SHOWN] not in text


def test_a_postponed_one_on_one_changes_no_promise(start: Start) -> None:
    """Another date with a reason leaves every promise exactly as it was, and both on record."""
    for promise in (f"> me {PRICES} mai", f"> {QUOTE} +3d", f"> {INTRO}"):
        assert spawn(("log", "Mei-Mei", promise)).code == 0
    journey = opened(start(env=ENGLISH)).presses("3").sees("No one-on-one yet")
    journey.presses("n").sees("Plan a one-on-one").types("mei").presses("tab", "ctrl+u")
    journey.types("+2d 9:00").presses("ctrl+s").sees_no_more("Plan a one-on-one")
    journey.sees("planned")
    before = Shelf().promises()
    assert set(before) == {PRICES, QUOTE, INTRO}

    journey.presses("e").sees("One-on-one with Mei-Mei Johns").presses("ctrl+u")
    journey.types("+1w 14:30").presses(*["shift+tab"]).types("she is with a client")
    journey.presses("ctrl+s").sees_no_more("One-on-one with").sees("14:30")
    shelf = Shelf()
    assert shelf.promises() == before
    (moved,) = shelf.table("one_on_one")
    assert moved["state"] == "planned"
    assert "she is with a client" in str(moved["move_history"])
