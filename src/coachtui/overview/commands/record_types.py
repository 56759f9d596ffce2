"""The type of record behind each table, as the catalogue names them."""

from typing import Literal

from coachtui.domain.audit import AuditEvent
from coachtui.domain.kind import Catalogue
from coachtui.domain.record import Record


def record_types(
    catalogue: Catalogue, store: Literal["team", "hr"] = "team"
) -> dict[str, type[Record]]:
    """Return the record types of all kinds of a store by table; of the team's, if none is named.

    Raises:
        TypeError: the catalogue names something that is no record type.
    """
    types: dict[str, type[Record]] = {AuditEvent.table: AuditEvent} if store == "hr" else {}
    for kind in catalogue:
        if kind.store != store:
            continue
        for path in kind.records:
            found = catalogue.load(path)
            if not isinstance(found, type) or not issubclass(found, Record):
                raise TypeError(f"{path} is no type of record")
            types[found.table] = found
    return types
