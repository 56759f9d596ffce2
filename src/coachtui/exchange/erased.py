"""Keeping out of an import what was erased here: nobody comes back from an older copy."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coachtui.domain.audit import AuditEvent
from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.exchange.documents import Document, Documents

_OF_UNKNOWN: Final = ("person_id",)
"""What links a document of a table this version does not know."""
_LEADER: Final = "reports_to"
_NOBODY: Final = frozenset({None, "", ME})


@dataclass(frozen=True, slots=True)
class Sifted:
    """Documents, and what of them was left out.

    Attributes:
        documents: what may come in.
        left_out: how many may not, by table.
        leaderless: how many people reported to somebody erased, and come in reporting to nobody.
    """

    documents: Documents
    left_out: Mapping[str, int]
    leaderless: int = 0


def without_erased(
    documents: Documents, links: Mapping[str, Sequence[str]], is_erased: Callable[[str], bool]
) -> Sifted:
    """Leave out what was erased, and what belongs to somebody who was.

    It is the rule by which an erasure takes documents: what is said to be somebody else's stays,
    and so do audit events, which hold ids and no content.

    Args:
        documents: what is to come in.
        links: by table, the fields that hold the id of another document.
        is_erased: tells of an id whether it was erased here.
    """
    asked: dict[str, bool] = {}

    def gone(value: object) -> bool:
        if not isinstance(value, str) or value in _NOBODY:
            return False
        return asked[value] if value in asked else asked.setdefault(value, is_erased(value))

    out: set[tuple[str, str]] = set()
    before = -1
    while before < len(out):
        before = len(out)
        for table, rows in documents.items():
            if table == AuditEvent.table:
                continue
            fields = () if table == Person.table else links.get(table, _OF_UNKNOWN)
            for each in rows:
                identifier = str(each.get("id"))
                if (table, identifier) not in out and (
                    gone(identifier) or _belongs(each, fields, gone)
                ):
                    out.add((table, identifier))
                    # whatever links to it is theirs as well
                    asked[identifier] = True
    return _sifted(documents, out, gone)


def _belongs(document: Document, fields: Sequence[str], gone: Callable[[object], bool]) -> bool:
    owner = document.get("person_id")
    if fields and isinstance(owner, str) and owner not in _NOBODY:
        return gone(owner)
    return any(gone(document.get(field)) for field in fields)


def _sifted(
    documents: Documents, out: set[tuple[str, str]], gone: Callable[[object], bool]
) -> Sifted:
    kept = {
        table: [each for each in rows if (table, str(each.get("id"))) not in out]
        for table, rows in documents.items()
    }
    people = kept.get(Person.table, [])
    counts = {table: len(rows) - len(kept[table]) for table, rows in sorted(documents.items())}
    led = sum(gone(each.get(_LEADER)) for each in people)
    if led:
        kept[Person.table] = [
            {**each, _LEADER: None} if gone(each.get(_LEADER)) else each for each in people
        ]
    return Sifted(kept, {table: n for table, n in counts.items() if n}, led)
