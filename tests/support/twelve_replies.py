"""Twelve replies to an event, from Today to the last, with every key counted."""

from collections.abc import Iterator
from typing import Final

from journey import Journey
from keystrokes import Step, section

LIMIT: Final = 30
MOMENT: Final = "2026-12-01T09:00"
TITLE: Final = "December lunch"
REPS: Final = (
    *("Anna Snelling", "Boris Faz", "Cecily Lampkin", "Donn Cantrell"),
    *("Edan Pfau", "Fred Hill", "Gladys Colclough", "Hayden Neloms"),
    *("Ivan Marr", "Jonathan Berthelot", "Kami Bicknell"),
)
"""With the manager they are twelve."""
TEAM: Final = "sales_agent,manager\n" + "".join(f"{name},Summer Sewald\n" for name in REPS)
REPLIES: Final = "++.+-++.+-++"
"""Yes, maybe or no of each, in the order of the rows."""


def begin(journey: Journey) -> None:
    """Plan an event with two dates to choose from, and go back to Today."""
    journey.sees("11 reps").presses("6").finds("Team events", upper=True).presses("n")
    journey.finds("{month}: what kind of event?", month="Dec 2026").types("meal").presses("enter")
    journey.finds("Plan an event").presses("ctrl+u").types(TITLE).presses(*["tab"] * 10)
    journey.types("17/12/2026 11:30").finds("free").presses("tab").types("18/12/2026 11:30")
    journey.presses("ctrl+s").finds("Checklist").presses("escape")
    journey.finds("Team events", upper=True).presses("1").sees("TODAY")


def replies_steps(journey: Journey) -> Iterator[Step]:
    """Go the way from Today, and give each part of it."""
    parts = (
        ("the event of this month, on the board", "`6` `Enter`", _open),
        ("its replies", "`r`", _grid),
        (
            "12 replies, each with the date that suits",
            "each `1` or `2`, and `+` `.` or `-`",
            _answers,
        ),
    )
    for what, pressed, go in parts:
        before = journey.keys
        go(journey)
        yield Step(what, pressed, journey.keys - before)


def replies_section(way: list[Step]) -> str:
    """Return what docs/keystrokes.md says of it."""
    told = (
        "Twelve people have answered in the chat, each with a date that suits: from Today to the",
        "last of them. What somebody needs is text of its own and not counted.",
    )
    return section("What twelve replies cost in keys", told, way, LIMIT)


def _open(journey: Journey) -> None:
    journey.presses("6").finds("Team events", upper=True).sees(TITLE).presses("enter")
    journey.finds("Checklist")


def _grid(journey: Journey) -> None:
    journey.presses("r").finds("Replies").sees("1) Thu 17 Dec 11:30", "Kami")


def _answers(journey: Journey) -> None:
    for number, sign in enumerate(REPLIES):
        journey.presses("12"[number % 2], sign)
    journey.sees("8 yes", "1) Thu 17 Dec 11:30 (6)")
