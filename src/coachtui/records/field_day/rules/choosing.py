"""Which observed lines go into the report: at most two strengths and two priorities."""

from collections.abc import Mapping
from typing import Final

from coachtui.records.field_day.model import MOST_PRIORITIES, MOST_STRENGTHS
from coachtui.records.field_day.rules.report import Side

MOST: Final[Mapping[Side, int]] = {"strength": MOST_STRENGTHS, "priority": MOST_PRIORITIES}
_REFUSED: Final[Mapping[Side, str]] = {
    "strength": "third_strength",
    "priority": "third_priority",
}
_ROUND: Final[tuple[Side, ...]] = ("strength", "priority")

Sides = Mapping[str, Side]
"""What each chosen line is, by its key."""


def put_on(sides: Sides, key: str, side: Side) -> tuple[Sides, str]:
    """Return the choice with a line put on a side, and the reason where that was refused.

    A line that stands on the side already is taken off it.
    """
    others = {one: on for one, on in sides.items() if one != key}
    if sides.get(key) == side:
        return others, ""
    if _full(others, side):
        return sides, _REFUSED[side]
    return {**others, key: side}, ""


def turned(sides: Sides, key: str) -> tuple[Sides, str]:
    """Return the choice with a line on its next side: none, strength, priority, none.

    A side that is full is passed over, and the reason returned.
    """
    others = {one: on for one, on in sides.items() if one != key}
    now = sides.get(key)
    reason = ""
    for side in _ROUND[_ROUND.index(now) + 1 if now else 0 :]:
        if not _full(others, side):
            return {**others, key: side}, reason
        reason = reason or _REFUSED[side]
    return others, reason


def _full(sides: Sides, side: Side) -> bool:
    return sum(on == side for on in sides.values()) >= MOST[side]
