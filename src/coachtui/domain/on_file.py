"""Which record an id stands for, and the line that names one, whatever its kind."""

from collections.abc import Iterable

from coachtui.domain.items import Target
from coachtui.domain.kind import Catalogue, Kind
from coachtui.domain.parts import maybe_one_of
from coachtui.domain.record import Record
from coachtui.domain.record_types import kinds_by_table, types_of
from coachtui.domain.repository import Repository
from coachtui.domain.view import View


def record_named(catalogue: Catalogue, view: View, identifier: str) -> Target | None:
    """Return the record of an id; None where there is none, or it is locked or nobody's to read."""
    for kind in catalogue:
        if type_on_file(catalogue, view, Target(kind.slug, identifier)) is not None:
            return Target(kind.slug, identifier)
    return None


def record_meant(catalogue: Catalogue, view: View, target: Target) -> Target | None:
    """Return the record behind what a row opens: of a meeting that is none yet, the person."""
    kind = next((kind for kind in catalogue if kind.slug == target.kind), None)
    if kind is not None and kind.meant and target.act == "meet":
        found = maybe_one_of(catalogue, kind.meant, str, view, target.record_id)
        if found:
            return Target(kind.slug, found)
    if type_on_file(catalogue, view, target) is not None:
        return target
    return record_named(catalogue, view, target.record_id)


def type_on_file(catalogue: Catalogue, view: View, target: Target) -> type[Record] | None:
    """Return the type of the record a target names; None as for `record_named`."""
    kind = next((kind for kind in catalogue if kind.slug == target.kind), None)
    repository = repository_of(view, kind) if kind is not None else None
    if kind is None or repository is None:
        return None
    for each in types_of(catalogue, kind):
        if each.in_tables and repository.get(each, target.record_id) is not None:
            return each
    return None


def repository_of(view: View, kind: Kind) -> Repository | None:
    """Return where the records of a kind are; None while they are locked."""
    return view.hr if kind.store == "hr" else view.repository


def headline_of(catalogue: Catalogue, view: View, target: Target) -> str:
    """Return the line that names a record; empty where there is none, or it is not there."""
    kind = next((kind for kind in catalogue if kind.slug == target.kind), None)
    if kind is None:
        return ""
    return maybe_one_of(catalogue, kind.headline, str, view, target.record_id) or ""


def headline_of_first(catalogue: Catalogue, view: View, touched: Iterable[tuple[str, str]]) -> str:
    """Return the line that names the first record of a change that has one; '' for none.

    Args:
        catalogue: the kinds.
        view: where the records are looked up.
        touched: table and id of each; those of no kind, and nobody's to read, are passed over.
    """
    of = kinds_by_table(catalogue)
    for table, identifier in touched:
        if table in of and of[table].type.in_tables:
            found = headline_of(catalogue, view, Target(of[table].kind.slug, identifier))
            if found:
                return found
    return ""
