"""The type of record behind each table, as the catalogue names them."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from coachtui.domain.audit import AuditEvent
from coachtui.domain.kind import Catalogue, Kind
from coachtui.domain.record import Record


class OfKind(NamedTuple):
    """A type of record and the kind it belongs to."""

    kind: Kind
    type: type[Record]


def record_types(
    catalogue: Catalogue, store: Literal["team", "hr"] = "team"
) -> dict[str, type[Record]]:
    """Return the record types of all kinds of a store by table; of the team's, if none is named.

    Raises:
        TypeError: the catalogue names something that is no record type.
    """
    types: dict[str, type[Record]] = {AuditEvent.table: AuditEvent} if store == "hr" else {}
    for table, of in kinds_by_table(catalogue).items():
        if of.kind.store == store:
            types[table] = of.type
    return types


def kinds_by_table(catalogue: Catalogue) -> Mapping[str, OfKind]:
    """Return type and kind of the records of each table, both stores'. Raises `TypeError` so."""
    return {
        found.table: OfKind(kind, found)
        for kind in catalogue
        for found in types_of(catalogue, kind)
    }


def types_of(catalogue: Catalogue, kind: Kind) -> tuple[type[Record], ...]:
    """Return the record types of a kind, its own first.

    Raises:
        TypeError: the catalogue names something that is no record type.
    """
    types = []
    for path in kind.records:
        found = catalogue.load(path)
        if not isinstance(found, type) or not issubclass(found, Record):
            raise TypeError(f"{path} is no type of record")
        types.append(found)
    return tuple(types)
