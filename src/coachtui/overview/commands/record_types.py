"""The type of record behind each table, as the catalogue names them."""

from coachtui.domain.kind import Catalogue
from coachtui.domain.record import Record


def record_types(catalogue: Catalogue) -> dict[str, type[Record]]:
    """Return the record types of all kinds of the team's store by table.

    Raises:
        TypeError: the catalogue names something that is no record type.
    """
    types: dict[str, type[Record]] = {}
    for kind in catalogue:
        if kind.store != "team":
            continue
        for path in kind.records:
            found = catalogue.load(path)
            if not isinstance(found, type) or not issubclass(found, Record):
                raise TypeError(f"{path} is no type of record")
            types[found.table] = found
    return types
