"""A team event by keys alone at 80x24: from an idea to closed, interrupted once, nothing lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from journey import Journey
from shelf import Shelf
from shell import spawn
from terminal import Terminal

Start = Callable[..., Terminal]
At = Callable[..., Journey]
ENGLISH = {"COACHTUI_LANGUAGE": "en"}
REPS = (
    *("Anna Snelling", "Boris Faz", "Cecily Lampkin", "Donn Cantrell"),
    *("Edan Pfau", "Fred Hill", "Gladys Colclough", "Hayden Neloms"),
    *("Ivan Marr", "Jonathan Berthelot", "Kami Bicknell"),
)
"""With the manager they are twelve; by given name in this order."""
TITLE, DIET = "December lunch", "no seafood, ever"
FIRST, SECOND = "17/12/2026 11:30", "18/12/2026 11:30"
COST = "4.536.000 lunch"
"""Eight per cent above twelve times 350,000."""
LIKED, CHANGE = "everybody talked to everybody", "a quieter place"
KEEP, DROP = "mixed tables", "the long speeches"
CHECK, CALL = "look for a quieter place", "call the host in Huế"


@pytest.fixture(autouse=True)
def team(own_world: Path) -> None:
    """Import eleven reps, as on the first day."""
    path = own_world / "team.csv"
    rows = "".join(f"{name},Summer Sewald\n" for name in REPS)
    path.write_text(f"sales_agent,manager\n{rows}")
    assert spawn(("import", "people", str(path))).code == 0


@pytest.fixture
def at(start: Start) -> At:
    """Give a function that starts the program at a moment, and waits for what it shows first."""

    def begun(moment: str, *arguments: str, shows: str) -> Journey:
        terminal = start(moment, *arguments, script="at.py", env=ENGLISH)
        return Journey(terminal).sees(shows)

    return begun


def opened(journey: Journey) -> Journey:
    """Open the event's page from the board."""
    journey.presses("6").finds("Team events", upper=True).sees(TITLE).presses("enter")
    return journey.finds("Checklist")


def planned(journey: Journey) -> None:
    """A template fills the plan, two dates stand to be chosen from."""
    journey.presses("6").finds("Team events", upper=True).presses("n")
    journey.finds("{month}: what kind of event?", month="Dec 2026").types("meal").presses("enter")
    journey.finds("Plan an event").presses("ctrl+u").types(TITLE)
    journey.presses(*["tab"] * 10).types(FIRST).finds("free").presses("tab").types(SECOND)
    journey.presses("ctrl+s").finds("Checklist").sees("2 dates to choose from", "0 of ")


def answered(journey: Journey) -> None:
    """All vote and answer by one key each; what one eats stays with the organiser."""
    journey.presses("r").finds("Replies").sees("1) Thu 17 Dec 11:30", "Kami")
    for _ in range(12):
        journey.presses("1", "+")
    journey.sees("12 yes", "1) Thu 17 Dec 11:30 (12)")
    journey.presses("home", "enter").finds("{name} · for this event only", name="Anna Snelling")
    journey.types(DIET).presses("ctrl+s").finds_no_more("Reckoned with").sees(DIET)
    journey.presses("escape").finds("Checklist")


def booked(journey: Journey) -> None:
    """The date that suits most is chosen; with a purpose it can be booked."""
    journey.presses("p").finds("Dates").sees("12 people").presses("enter")
    journey.finds("It is on {moment}; the cut-offs count from it.", moment="Thu 17 Dec 11:30")
    journey.presses("escape").finds("Head count locks").presses("s")
    journey.finds("It is {state} now.", state="planned").presses("s")
    journey.finds("It is {state} now.", state="booked")
    journey.terminal.hang_up().wait_end(reading=False)


def confirmed_late(journey: Journey) -> None:
    """After the lock the page warns, and says what a change costs; it is confirmed all the same."""
    opened(journey).sees("Head count locks Mon 14 Dec 11:30", "passed")
    journey.finds("Moving or cancelling costs {percent}% today", percent=100)
    journey.presses("s").finds("Lock the head count and confirm the event?")
    journey.terminal.wait_quiet()
    journey.presses("y").finds("It is {state} now.", state="confirmed")


def held(journey: Journey) -> None:
    """Steps are ticked, nine are there; the line is lost while the cost is typed."""
    opened(journey).presses("d").finds("Run sheet").presses("space").sees("1 of ")
    journey.presses("tab", *["+"] * 9, *["-"] * 3).sees("9 of 12")
    journey.presses("c").finds("What did it cost, and what for? Like 1,2tr taxi.")
    journey.types(COST).sees(COST)
    journey.terminal.hang_up().wait_end(reading=False)


def paid(journey: Journey) -> None:
    """What was half typed stands where it was; the cost is 8 % above what was allowed."""
    journey.sees("An unfinished text is kept where it was typed: team event.")
    opened(journey).presses("d").finds("Run sheet").presses("c").sees(COST).presses("enter")
    journey.sees("4,536,000 ₫ in all.").presses("escape").finds("Checklist")
    journey.presses("b").sees("336k over (8.0%)").presses("escape").finds("Checklist")
    journey.presses("s").finds("It is {state} now.", state="held")


def thought_of(journey: Journey) -> None:
    """Two answers show no score, nine do."""
    journey.presses("f").finds("All answers together")
    journey.types(f"4 {LIKED} / {CHANGE}").presses("enter").types("5").presses("ctrl+s")
    journey.sees("2 answers so far").finds("shown from {least} on", least=3)
    for _ in range(6):
        journey.types("4").presses("enter")
    journey.types("3").presses("ctrl+s").sees("4.0 of 5 · 9 answers", LIKED, CHANGE)
    journey.presses("escape").finds("Checklist")


def learnt_from(journey: Journey) -> None:
    """Keep, drop and two actions close it; needs are erased, the actions are promises."""
    journey.presses("o").finds("Retro · {title}", title=TITLE).types(KEEP).presses("tab")
    journey.types(DROP).presses("tab").types(CHECK).presses("tab").types("Boris").presses("tab")
    journey.types("+7d").presses("tab").types(CALL).presses("tab").types("Anna").presses("tab")
    journey.types("+9d").presses("tab").types("met").presses("ctrl+s")
    journey.finds("Closed; its actions stand as promises").sees(f"{TITLE} · closed")


def test_a_team_event_from_idea_to_closed(at: At, own_world: Path) -> None:
    """Twelve invited, a poll, a cut-off passed, 8 % over, nine answers, two promises."""
    journey = at("2026-12-01T09:00", shows="11 reps")
    planned(journey)
    answered(journey)
    booked(journey)
    confirmed_late(at("2026-12-15T09:00", shows="11 reps"))
    held(at("2026-12-17T11:35", shows="11 reps"))
    journey = at("2026-12-17T16:00", shows="team event")
    paid(journey)
    thought_of(journey)
    learnt_from(journey)
    check_what_is_stored(Shelf())
    check_what_is_gone(own_world / "data")
    at("2027-01-01T08:00", shows="11 reps").sees("Jan 2027 · no event planned")


def check_what_is_stored(shelf: Shelf) -> None:
    """The event is closed, and its actions are promises of those who took them on."""
    event = shelf.one("team_event")
    assert (event["state"], event["title"]) == ("closed", TITLE)
    places = shelf.table("invitation")
    assert [place["rsvp"] for place in places] == ["yes"] * 12
    assert sum(place["attended"] is True for place in places) == 9
    people = {document["id"]: document["full_name"] for document in shelf.table("person")}
    promised = {text: people[promise["owner"]] for text, promise in shelf.promises().items()}
    assert promised == {CHECK: "Boris Faz", CALL: "Anna Snelling"}
    feedback = shelf.one("event_feedback")
    answers = feedback["answers"]
    assert isinstance(answers, list)
    assert len(answers) == 9
    assert {key for answer in answers for key in answer} == {"score", "liked", "change"}


def check_what_is_gone(data: Path) -> None:
    """No file keeps what somebody needs, nor the batch of answers that came first."""
    raw = b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file())
    assert DIET.encode() not in raw
    assert raw.count(LIKED.encode()) <= 2
