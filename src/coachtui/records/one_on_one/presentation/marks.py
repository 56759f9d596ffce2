"""Whose matter an item of the bring-along list is, as a short word before it."""

from coachtui.language import Words
from coachtui.records.one_on_one.rules.bring_along import Group
from coachtui.text import cells, ellipsis

LEAST_CELLS, MOST_CELLS = 5, 7


def mark_of(group: Group, name: str, words: Words) -> str:
    """Return whose matter an item is: a word of five cells, or the rep's name in up to seven."""
    if group is Group.I_OWE:
        return words.say_in("whose", "ME")
    if group is Group.REP_OWES:
        return ellipsis(name.upper(), MOST_CELLS)
    if group is Group.LOGGED:
        return words.say_in("whose", "NOTED")
    return words.say_in("whose", "TALK")


def mark_cells(name: str) -> int:
    """Return how wide the column of these words is for a rep of that name."""
    return min(max(cells(name), LEAST_CELLS), MOST_CELLS)
