"""What is on file of a rep's work, offered as evidence: chosen, an excerpt of it is copied."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from coachtui.domain.items import EvidenceItem
from coachtui.domain.parts import rows_of
from coachtui.domain.working_days import add_months
from coachtui.records.discipline.model import LONGEST_LINE, Evidence, EvidenceLink
from coachtui.text import clean
from coachtui.ui.desk import Desk

_MONTHS: Final = 12
"""How far back the records are offered: as far as the longest limit for a decision reaches."""
_CUT: Final = "…"


def offered_evidence(desk: Desk, person_id: str, now: datetime) -> tuple[Evidence, ...]:
    """Return what a review of a rep can rest on as pieces of evidence, the latest first.

    Each is a copy with its day, and a link to the record; the same record gives the same copy.
    """
    view, catalogue = desk.hr.view, desk.catalogue
    first = add_months(desk.clock.today(), -_MONTHS)
    found: list[EvidenceItem] = []
    for kind in catalogue:
        found += rows_of(catalogue, kind.evidence, EvidenceItem, view, person_id, first)
    found.sort(key=lambda item: (item.day, item.target.record_id), reverse=True)
    return tuple(_copied(desk, item, now) for item in found)


def shown_offers(offered: Sequence[Evidence]) -> list[tuple[str, str]]:
    """Return the choices of a list: the place of each, and its line."""
    return [(str(place), each.what) for place, each in enumerate(offered)]


def _copied(desk: Desk, item: EvidenceItem, now: datetime) -> Evidence:
    parts = (desk.words.day(item.day), item.label, clean(item.text))
    told = " · ".join(part for part in parts if part)
    if len(told) > LONGEST_LINE:
        told = told[: LONGEST_LINE - len(_CUT)].rstrip() + _CUT
    target = item.target
    return Evidence(
        kind="log",
        what=told,
        collected_at=now,
        source=EvidenceLink(kind=target.kind, id=target.record_id, on=item.day),
    )
