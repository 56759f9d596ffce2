"""What the next event should mind, by who was left out of those before."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coachtui.records.team_event.model import EventNeeds, KeptAway
from coachtui.records.team_event.rules.fairness import Share

SuggestionKind = Literal["hours", "place", "remote", "food", "new", "unreached"]
_MINDED: Final[tuple[Literal["hours", "place", "remote", "food"], ...]] = (
    "hours",
    "place",
    "remote",
    "food",
)
"""What kept people away and another event can do otherwise."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to mind.

    Attributes:
        kind: hours, place, a way to join from afar, food: these kept somebody away, or are
            needed; new: somebody who is new; unreached: somebody who came to none.
        person_ids: whom it concerns, by given name; never whose needs it is.
        count: how often it was so; for needs, how many people have them.
    """

    kind: SuggestionKind
    person_ids: tuple[str, ...]
    count: int


def suggestions(
    shares: Sequence[Share], needs: Iterable[EventNeeds] = ()
) -> tuple[Suggestion, ...]:
    """Return what the next event should mind, what concerned most people first.

    Args:
        shares: what each person who is here got from the last twelve months.
        needs: what people need for events still to come; only counted, never told whose.
    """
    found = [*_kept_away(shares, tuple(needs)), *_people(shares)]
    return tuple(sorted(found, key=lambda each: -max(each.count, len(each.person_ids))))


def _kept_away(shares: Sequence[Share], needs: Sequence[EventNeeds]) -> Iterable[Suggestion]:
    needed: Counter[KeptAway] = Counter()
    needed["food"] = len({each.person_id for each in needs if each.diet})
    needed["place"] = len({each.person_id for each in needs if each.access or each.transport})
    for kind in _MINDED:
        kept = [share for share in shares if share.kept_away.get(kind)]
        count = sum(share.kept_away[kind] for share in kept) + needed[kind]
        if count:
            yield Suggestion(kind, tuple(share.person_id for share in kept), count)


def _people(shares: Sequence[Share]) -> Iterable[Suggestion]:
    new = tuple(share.person_id for share in shares if share.tenure == "new" and not share.came)
    if new:
        yield Suggestion("new", new, len(new))
    missed = tuple(
        share.person_id for share in shares if not share.came and share.person_id not in new
    )
    if missed and any(share.came for share in shares):
        yield Suggestion("unreached", missed, len(missed))
