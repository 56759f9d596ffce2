"""A one-on-one with 12 facts, from Today to wrapped up, with every key beyond them counted.

And docs/keystrokes.md, which tells of it, of the report of a field day and of replies.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from journey import Journey

LIMIT: Final = 40
"""Keys beyond the text of the facts."""
REP: Final = "Mei-Mei Johns"
TEAM: Final = f"sales_agent,manager\n{REP},Summer Sewald\n"
PLEDGE: Final = "Written by `make keystrokes`; a test goes the same way and compares.\n"
NOTES: Final = (
    "renewal at Hoà Phát slipped to Q1",
    "two of five calls went to the CFO",
    "her pipeline covers half the quarter",
    "demo at Minh Long went over time",
    "wants to learn price talks",
)
QUOTES: Final = ("I never ask for the budget early", "The demo is my best hour")
PRAISE: Final = "held the price, traded for a second year"
CHANGE: Final = "left the meeting without a next step"
PROMISES: Final = (
    "send the quote again fri",
    "me intro to the CFO +4d",
    "update the forecast +2d",
)


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the way: what is done, which keys that takes beyond the facts, and how many."""

    what: str
    pressed: str
    keys: int


def steps(journey: Journey) -> Iterator[Step]:
    """Go the way, from Today with one rep to wrapped up, and give each part of it."""
    journey.sees(f"{REP.partition(' ')[0]} · no one-on-one yet")
    parts = (
        ("open the one-on-one on Today", "`Enter`", _open),
        ("5 notes", "each `Enter`", lambda one: _log(one, "", NOTES)),
        ("2 of the rep's own words", 'each `"` and `Enter`', lambda one: _log(one, '"', QUOTES)),
        ("1 thing that went well", "`+ ` and `Enter`", lambda one: _log(one, "+ ", [PRAISE])),
        ("1 thing to change", "`-- ` and `Enter`", lambda one: _log(one, "-- ", [CHANGE])),
        (
            "3 commitments with owner and date",
            "each `> ` and `Enter`",
            lambda one: _log(one, "> ", PROMISES),
        ),
        ("read the promises back", "`^S`", _read_back),
        ("pulse, and the next date as proposed", "`8` `^S`", _pulse),
        ("copy for the chat, and back", "`y` `Esc`", _copy),
        ("done", "`^S`", _done),
    )
    for what, pressed, go in parts:
        before = journey.keys
        go(journey)
        yield Step(what, pressed, journey.keys - before)


def section(title: str, told: Iterable[str], way: Iterable[Step], limit: int) -> str:
    """Return a part of docs/keystrokes.md: what is counted, and the steps with their keys."""
    counted = list(way)
    rows = [f"| {step.what} | {step.pressed} | {step.keys} |" for step in counted]
    total = sum(step.keys for step in counted)
    return "\n".join(
        [
            f"# {title}",
            "",
            *told,
            "",
            "| step | keys beyond the facts | number |",
            "|---|---|---:|",
            *rows,
            f"| **all** | at most {limit} | **{total}** |",
            "",
        ]
    )


def one_on_one_section(way: Iterable[Step]) -> str:
    """Return what docs/keystrokes.md says of a one-on-one."""
    told = (
        "A one-on-one with 12 facts, from Today to wrapped up, in a real terminal at 80x24:",
        "every key beyond the text of the facts (a promise's owner and date are part of it).",
    )
    return section("What a one-on-one costs in keys", told, way, LIMIT)


def page(one_on_one: str, *others: str) -> str:
    """Return docs/keystrokes.md: the part of the one-on-one, and the others below it."""
    return "\n".join([one_on_one, *(f"#{other}" for other in others), PLEDGE])


def _open(journey: Journey) -> None:
    journey.presses("enter").sees(f"1-1 · {REP}").sees_cursor_in("NOTE   ›")


def _log(journey: Journey, sign: str, facts: Iterable[str]) -> None:
    for fact in facts:
        journey.logs(fact, sign, shown=fact.removeprefix("me ")[:16])


def _read_back(journey: Journey) -> None:
    journey.presses("ctrl+s").sees("page 1 of 2", "send the quote again")
    journey.sees_cursor_in("Pulse")


def _pulse(journey: Journey) -> None:
    journey.presses("8", "ctrl+s").sees("page 2 of 2")


def _copy(journey: Journey) -> None:
    journey.presses("y").sees_no_more("Reflection").presses("escape").sees("Reflection")


def _done(journey: Journey) -> None:
    journey.presses("ctrl+s").sees("TODAY")
