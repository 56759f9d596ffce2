"""What promises give a review to rest on: what was agreed, and what became of it."""

from collections.abc import Iterator
from datetime import date

from coachtui.domain.commitment import Commitment
from coachtui.domain.items import EvidenceItem, Target
from coachtui.domain.view import View
from coachtui.overview.promises import KIND, owed_by, state


def evidence(view: View, person_id: str, first: date) -> Iterator[EvidenceItem]:
    """Give the promises between a person and the manager, both ways, from a day on.

    Its day is that on which a promise was closed, else made.
    """
    find = view.repository.find
    for promise in (
        *find(Commitment, owner=person_id),
        *find(Commitment, counterparty=person_id),
    ):
        at = promise.closed_at or promise.happened_at or promise.created_at
        day = view.words.local(at).date() if at is not None else promise.due
        if day >= first:
            parts = (promise.text, state(view, promise), promise.reason, promise.evidence)
            yield EvidenceItem(
                day=day,
                label=owed_by(view, promise),
                text=" · ".join(part for part in parts if part),
                target=Target(KIND, promise.id),
            )
