"""The ways out of damaged records, in words: what comes back, and what is asked first."""

from collections.abc import Mapping, Sequence
from typing import Final

from coachtui.domain.mending import Side, UnreadChanges, Way
from coachtui.language import N_, Words

WAYS: Final[Mapping[str, tuple[Way, ...]]] = {
    "damaged": ("readable", "backup"),
    "missing": ("readable", "backup"),
    "mismatch": ("journal", "snapshot", "backup"),
    "unchained": ("backup",),
    "chained": ("backup",),
}
"""Which ways may be open, by the reason a store gives."""
QUESTIONS: Final[Mapping[Way, tuple[str, str]]] = {
    "readable": (N_("Go on with what can be read?"), N_("Rebuild")),
    "journal": (N_("Go on with the journal, and put coach.json aside?"), N_("Go on")),
    "snapshot": (N_("Go on with coach.json, and put the journal aside?"), N_("Go on")),
    "backup": (N_("Bring the newest good backup back?"), N_("Bring back")),
}
"""What is asked before a way is taken, and the answer that takes it."""
_TOLD: Final = 4


def way_line(way: Way, side: Side, words: Words) -> str:
    """Return what a way brings back, after the name that stands at its key."""
    change = words.number(side.changes)
    if way == "readable":
        return words.count(
            side.records,
            "Rebuild: go on with {n} record, all that can be read (change {change}).",
            "Rebuild: go on with {n} records, all that can be read (change {change}).",
            change=change,
        )
    if way == "journal":
        return words.count(
            side.records,
            "Journal: go on with its {n} record, up to change {change}.",
            "Journal: go on with its {n} records, up to change {change}.",
            change=change,
        )
    if way == "snapshot":
        return words.count(
            side.records,
            "coach.json: go on with its {n} record, as of change {change}.",
            "coach.json: go on with its {n} records, as of change {change}.",
            change=change,
        )
    return words.say(
        "Backup: bring back the newest good one, of {moment}, up to change {change}.",
        moment=words.moment(side.at) if side.at else "?",
        change=change,
    )


def unread_lines(unread: Sequence[UnreadChanges], words: Words) -> list[str]:
    """Return the changes that cannot be read, a line each, the first few of many."""
    told = [_unread_line(each, words) for each in unread[:_TOLD]]
    if more := unread_count(unread[_TOLD:]):
        told.append(words.count(more, "… and {n} more change", "… and {n} more changes"))
    return told


def unread_count(unread: Sequence[UnreadChanges]) -> int:
    """Return how many changes cannot be read."""
    return sum(each.last - each.first + 1 for each in unread)


def _unread_line(each: UnreadChanges, words: Words) -> str:
    first, last = words.number(each.first), words.number(each.last)
    if each.first != each.last:
        return words.say("Changes {first} to {last} cannot be read.", first=first, last=last)
    if each.at is None:
        return words.say("Change {change} cannot be read.", change=first)
    return words.count(
        each.records,
        "Change {change} of {moment}, with {n} record, cannot be read.",
        "Change {change} of {moment}, with {n} records, cannot be read.",
        change=first,
        moment=words.moment(each.at),
    )
