"""A field day by keys alone at 80x24: planned, ridden, interrupted, reported, acknowledged."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from journey import Journey
from shelf import Shelf
from shell import spawn
from stores import store_in
from terminal import Terminal

Start = Callable[..., Terminal]
ENGLISH = {"COACHTUI_LANGUAGE": "en"}
TEAM = "sales_agent,manager\nMei-Mei Johns,Summer Sewald\n"
MONDAY, TUESDAY = "2026-11-16", "2026-11-17"
"""A day to plan on and the one to ride on: no holiday, no end of a month."""
STOPS = (
    ("Hoà Phát", "win the spring order"),
    ("Minh Long", "meet the CFO"),
    ("Kim Đô", "renew for two years"),
    ("Phở 24", "find the buyer"),
)
EARLY_STEP, OFFER, INTRO = "send the offer", "send the offer thu", "intro to the CFO"
HALF, REST = "the CFO came in at min", "ute 20"
BUDGET, PRICE = "asked about budget before price", "named a price before the value"
CALM, NEXT, OVER = "kept calm at the counter", "left without a next step", "spoke over the buyer"
TRY, CLOSE = "three questions before a price", "close with a date"
SAID = "I will ask for the date first"


@pytest.fixture(autouse=True)
def team(own_world: Path) -> None:
    """Import the team from a file, as on the first day."""
    path = own_world / "team.csv"
    path.write_text(TEAM)
    assert spawn(("import", "people", str(path))).code == 0


@pytest.fixture
def at(start: Start) -> Callable[..., Journey]:
    """Give a function that starts the program at a moment, and waits for what it shows first."""

    def begun(moment: str, *arguments: str, shows: str) -> Journey:
        terminal = start(moment, *arguments, script="at.py", env=ENGLISH)
        return Journey(terminal).sees(shows)

    return begun


At = Callable[..., Journey]


def plan(journey: Journey, account: str, objective: str) -> None:
    """Add a stop with its brief to the day on screen."""
    journey.presses("n").finds("New stop").types(account)
    journey.presses(*["tab"] * 6).types(objective).presses("ctrl+s")
    journey.finds_no_more("New stop").sees(account, objective)


def planned(journey: Journey) -> None:
    """Plan tomorrow with four stops on screen 4, agree on it, and give notice."""
    journey.presses("4").finds("Field days", upper=True).presses("right", "n")
    journey.finds("Plan a field day").types("mei").presses("ctrl+s")
    journey.finds("Not saved yet. {press:edit.save} once more plans it all the same.")
    journey.presses("ctrl+s").finds_no_more("Plan a field day").sees("proposed · whole day")
    journey.presses("enter").finds("No stops yet: {press:day.new} adds one.")
    for account, objective in STOPS:
        plan(journey, account, objective)
    journey.presses("ctrl+s").sees("confirmed · whole day")
    journey.presses("y").sees("1. 08:00 Hoà Phát", "4. 11:45 Phở 24").presses("escape")
    journey.finds("Has {name} got the notice?", name="Mei-Mei Johns")
    # a question takes no key that was on its way before it stood there
    journey.terminal.wait_quiet()
    journey.presses("y").finds("Noted: {name} knows of the day.", name="Mei-Mei")
    journey.presses("escape").finds("Field days", upper=True).sees("confirmed · whole day")


def ends(journey: Journey, outcome: str, *keys: str) -> Journey:
    """End the stop that runs with an outcome."""
    said = journey.words.say("Outcome: {account}", account="")
    journey.presses("ctrl+t").sees(said).presses(*keys).sees(outcome)
    return journey.presses("ctrl+s").sees_no_more(said)


def ridden_into_stop_two(journey: Journey) -> None:
    """Start the day from Today, hold stop one, begin stop two, and lose the line in mid-word."""
    journey.goes_to("Ride").presses("enter").sees(*(objective for _, objective in STOPS))
    journey.presses("s").sees("1 next: 08:00 Hoà Phát", "win the spring order")
    journey.presses("ctrl+t").sees("1 now:")
    scored_only_with_evidence(journey)
    journey.logs("N=n", shown="N=n")
    ends(journey, "advance", "right").sees("2 next: 09:15 Minh Long")
    journey.presses("ctrl+t").sees("2 now:", "stop 2 of 4").types(HALF).sees(HALF)
    journey.terminal.hang_up().wait_end(reading=False)


def scored_only_with_evidence(journey: Journey) -> None:
    """A score of 5 is refused at Enter, stays in the line, and is taken with what was seen."""
    journey.types("Q=5").finds("! write what you saw").presses("enter")
    journey.sees("Q=5 needs what you saw: write it in the same line.").sees_line("Q=5")
    journey.types(f" {BUDGET}").presses("enter").sees_line("").sees(BUDGET, "1 line")


def ridden_on(journey: Journey) -> None:
    """Take up stop two with its half line; then a stop on the spot and a no-show."""
    journey.sees("An unfinished text is kept where it was typed: field day Mei-Mei.")
    journey.goes_to("Ride").presses("enter").sees("2 now:", "stop 2 of 4").sees_line(HALF)
    journey.sees_cursor_after(HALF).logs(REST, shown=HALF + REST)
    journey.logs(f"P=2 {PRICE}", shown=PRICE).logs(OFFER, "> ", shown=EARLY_STEP)
    journey.logs(f"me {INTRO} +4d", "> ", shown=INTRO)
    journey.types("/+ Trà sữa 9").presses("enter").sees("Outcome: Minh Long")
    journey.presses("right", "right").sees("continuation").presses("ctrl+s")
    journey.sees("5 now:", "stop 5 of 5", "Trà sữa 9").logs(CALM, "+ ")
    ends(journey, "advance", "right").sees("3 next:").presses("ctrl+t").sees("3 now:")
    ends(journey, "no-show", "left").sees("✓3 Kim Đô: no-show")
    journey.terminal.hang_up().wait_end(reading=False)


def ridden_to_the_end(journey: Journey) -> None:
    """Hold the last stop, and end the day with its outcome."""
    journey.goes_to("Ride").presses("enter").sees("4 next:").presses("ctrl+t").sees("4 now:")
    journey.logs(f"V=2 {NEXT}", shown=NEXT).logs(f"C=1 {OVER}", shown=OVER)
    journey.presses("ctrl+s").sees("Outcome: Phở 24").presses("right", "ctrl+s")
    journey.sees("Mei-Mei first")
    journey.terminal.hang_up().wait_end(reading=False)


def debriefed(journey: Journey) -> None:
    """The rep speaks first; only then the coach's fields open, and the gaps show."""
    journey.goes_to("report owed").presses("enter").sees("Mei-Mei first")
    journey.finds("locked until {name} answers both, or passes", name="Mei-Mei")
    journey.types("as planned").presses("enter")
    journey.types("the first call").presses("enter").types("price later").presses("enter")
    journey.finds("yours is open").types("Q=3 P=3 N=2").presses("enter")
    journey.sees("Mei-Mei 3 · me 5", "Mei-Mei 3 · me 2", "Mei-Mei 2 · me –")
    journey.types("4").presses("enter", "enter").types("ask before you show").presses("enter")
    journey.types(TRY).presses("enter").finds("Seen on the day").sees(f"differently       {TRY}")


def reported(journey: Journey) -> None:
    """A third priority is refused, an unfinished one too; then the report goes out."""
    journey.presses("down", "down", "down", "down", "-")
    journey.finds("A third priority is too much at a time: keep two, take one out.")
    journey.presses("ctrl+s")
    journey.finds("A priority does not say what to do differently: type it in one line.")
    journey.types(CLOSE).sees(f"differently       {CLOSE}").presses("ctrl+s")
    journey.finds("Submitted, {time} after the last stop", time="12 min")


def acknowledged(journey: Journey) -> None:
    """The rep's word is recorded the next morning, and the report stands."""
    journey.presses("4").finds("Field days", upper=True).presses("tab").sees("reported")
    journey.presses("enter").sees("Report · Mei-Mei Johns")
    journey.presses("k").finds("What {name} says", name="Mei-Mei").types(SAID).presses("ctrl+s")
    journey.finds("Acknowledged. From now on lines are only added.").presses("end").sees(SAID)


def test_a_field_day_from_the_plan_to_the_next_one_on_one(at: At) -> None:
    """Four stops planned, one added, one no-show, a hang-up; its promises are brought along."""
    planned(at(f"{MONDAY}T07:00", shows="Mei-Mei ·"))
    ridden_into_stop_two(at(f"{TUESDAY}T07:55", shows="4 stops"))
    ridden_on(at(f"{TUESDAY}T09:40", shows="1 of 4 stops done"))
    ridden_to_the_end(at(f"{TUESDAY}T17:00", shows="4 of 5 stops done"))
    journey = at(f"{TUESDAY}T17:12", shows="report owed")
    debriefed(journey)
    reported(journey)
    acknowledged(at("2026-11-18T08:00", shows="Mei-Mei ·"))
    check_what_is_stored(Shelf())
    later = at("2026-11-18T09:00", "meet", "Mei-Mei", shows="NOTE   ›")
    later.sees("Bring along", EARLY_STEP[:10], INTRO[:10])


def check_what_is_stored(shelf: Shelf) -> None:
    """Everything that was said and done is on record where it belongs."""
    day, report = shelf.one("field_day"), shelf.one("coaching_report")
    assert (day["state"], day["date"], day["self_rating"]) == ("acknowledged", TUESDAY, 4)
    stops = {str(stop["account"]): stop for stop in shelf.table("stop")}
    outcomes = {account: stop["outcome"] for account, stop in stops.items()}
    assert outcomes == {
        "Hoà Phát": "advance",
        "Minh Long": "continuation",
        "Trà sữa 9": "advance",
        "Kim Đô": "no_show",
        "Phở 24": "advance",
    }
    lines = [text for _, text in shelf.lines(part_of=stops["Minh Long"]["id"])]
    assert lines[0] == HALF + REST
    assert [(each["evidence"], each["behaviour"]) for each in points(report, "priorities")] == [
        (OVER, TRY),
        (NEXT, CLOSE),
    ]
    strengths = [each["evidence"] for each in points(report, "strengths")]
    assert sorted(map(str, strengths)) == sorted((BUDGET, CALM))
    assert str(report["ack"]).count(SAID) == 1
    promised = {text: promise["owner"] for text, promise in shelf.promises().items()}
    assert promised == {EARLY_STEP: day["person_id"], INTRO: "me"}


def points(report: object, side: str) -> list[dict[str, object]]:
    """Give back the strengths or priorities of a report."""
    assert isinstance(report, dict)
    found = report[side]
    assert isinstance(found, list)
    return found


def test_a_day_on_the_reps_leave_and_a_stop_that_overlaps_are_warned_of(
    at: At, own_world: Path
) -> None:
    """Each is said with what to do, and planned only when that is asked for once more."""
    with store_in(own_world / "data") as store:
        (rep,) = (each for each in store.all(Person) if each.full_name == "Mei-Mei Johns")
        store.commit([Put(rep.revised(off_days=(date.fromisoformat(TUESDAY),)))])
    journey = at(f"{MONDAY}T07:00", shows="Mei-Mei ·")
    journey.presses("4").finds("Field days", upper=True).presses("right", "n")
    journey.finds("Plan a field day").types("mei").presses("ctrl+s")
    journey.sees("Mei-Mei is away on Tue 17 Nov. Take another", "day or another rep.")
    journey.finds("Not saved yet. {press:edit.save} once more plans it all the same.")
    assert Shelf().table("field_day") == []
    journey.presses("ctrl+s").finds_no_more("Plan a field day").sees("proposed")
    journey.presses("enter").finds("No stops yet: {press:day.new} adds one.")
    plan(journey, *STOPS[0])
    journey.presses("n").finds("New stop").types("Minh Long").presses("tab", "tab", "ctrl+u")
    journey.types("8:30").presses("ctrl+s")
    journey.sees("Hoà Phát is planned from 08:00 to 08:45:", "change the hour or the minutes.")
    journey.finds("Not saved yet. {press:edit.save} once more keeps both as they are.")
    assert len(Shelf().table("stop")) == 1
    journey.presses("ctrl+s").finds_no_more("New stop").sees("08:30 Minh Long")
    assert len(Shelf().table("stop")) == 2
