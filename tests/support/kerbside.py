"""From the last stop's end to a submitted report, with every key beyond what is said counted."""

from collections.abc import Iterator
from typing import Final

from journey import Journey
from keystrokes import REP, Step, section

MOMENT: Final = "2026-11-17T16:00"
"""When the program starts for it: the last call of a working day."""
LIMIT: Final = 60
"""Keys beyond what is said and seen."""
ACCOUNT: Final = "Hoà Phát"
SEEN: Final = (
    ("Q=5", "asked about budget before price"),
    ("+", "let the CFO finish"),
    ("P=2", "named a price before the value"),
    ("C=1", "left without a next step"),
    ("> ", "send the offer thu"),
    ("> ", "me intro to the CFO +4d"),
)
ANSWERS: Final = ("one order of two", "the first call", "price later")
OWN_SCORES: Final = "Q=3 P=3 C=2"
ONE_THING, TRY, CHANGE = "the price came too early", "value first", "close with a date"


def begin(journey: Journey) -> None:
    """Go to the end of the last stop, from the console of a day; nothing of it is counted."""
    journey.finds("Type a line and press Enter; ^T begins the next stop.")
    journey.types(f"/+ {ACCOUNT}").presses("enter").sees("1 now:")
    for sign, fact in SEEN:
        shown = fact.removeprefix("me ")[:12]
        journey.logs(f"{sign} {fact}", shown=shown)
    journey.keys = 0


def kerbside_steps(journey: Journey) -> Iterator[Step]:
    """Go the way, from the stop that still runs to the submitted report, and give each part."""
    parts = (
        ("end the last stop with its outcome, and the day", "`^S` `→` `^S`", _end),
        ("the rep first: three answers", "each `Enter`", _answers),
        ("the rep's own scores and rating, no review", "`Enter`, `4` `Enter`, `Enter`", _scores),
        ("the coach's one thing, and what to try", "each `Enter`", _coach),
        ("what to do differently for the second priority", "`Enter`", _change),
        ("submit", "`^S`", _submit),
    )
    for what, pressed, go in parts:
        before = journey.keys
        go(journey)
        yield Step(what, pressed, journey.keys - before)


def kerbside_section(way: list[Step]) -> str:
    """Return what docs/keystrokes.md says of it."""
    told = (
        "From the end of a field day's last stop to the submitted report, with two strengths, two",
        "priorities and two next steps: every key beyond what is said and seen.",
    )
    return section("What a coaching report costs in keys", told, way, LIMIT)


def _end(journey: Journey) -> None:
    journey.presses("ctrl+s").sees(f"Outcome: {ACCOUNT}").presses("right").sees("advance")
    journey.presses("ctrl+s").sees("Mei-Mei first")


def _answers(journey: Journey) -> None:
    for answer in ANSWERS:
        journey.types(answer).presses("enter")
    journey.finds("yours is open")


def _scores(journey: Journey) -> None:
    journey.types(OWN_SCORES).presses("enter").sees("Mei-Mei 3 · me 5")
    journey.presses("4", "enter", "enter")


def _coach(journey: Journey) -> None:
    journey.types(ONE_THING).presses("enter").types(TRY).presses("enter")
    journey.finds("Seen on the day").sees(f"differently       {TRY}")


def _change(journey: Journey) -> None:
    journey.presses("enter").types(CHANGE).sees(f"differently       {CHANGE}")


def _submit(journey: Journey) -> None:
    journey.presses("ctrl+s").finds("Submitted, {time} after the last stop", time="0 min")
    journey.sees(f"Report · {REP}")
