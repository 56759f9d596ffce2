"""What of a kind may be shown to the person it is about.

A kind names its rules and its rows by path. One that says nothing of it is shown with what says of
itself that it is shared: a record with a `person_id` whose visibility is `shared`, whole, as the
line that names it. A kind whose records mix what is shared with what is not says what stays.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from coachtui.domain.kind import Catalogue, Kind
from coachtui.domain.record import Record
from coachtui.domain.record_types import types_of

IS_SHARED: Final[Mapping[str, object]] = {"visibility": "shared"}
"""What a record says of itself when the person may read it."""


@dataclass(frozen=True, slots=True)
class Share:
    """One type of record that may be shown: whose it is, what tells that it is shared, and of what.

    Attributes:
        record: the type.
        keeps: what the person may read, as dotted names; all else is cut off before a record is
            given. None: all of it.
        whose: fields of which one holds the person's id.
        when: fields and values a record is asked for by; any of these sets will do.
        through: a type that is shared itself, and its field with the id of the record, where only
            such a record says whose this one is; `whose` counts for nothing then.
        replaced_by: field by which another record takes the place of one; '' where none does.
    """

    record: type[Record]
    keeps: tuple[str, ...] | None = None
    whose: tuple[str, ...] = ("person_id",)
    when: tuple[Mapping[str, object], ...] = (IS_SHARED,)
    through: tuple[type[Record], str] | None = None
    replaced_by: str = ""


def shares_of(catalogue: Catalogue) -> tuple[Share, ...]:
    """Return what may be shown of all kinds; of those in the HR store nothing, whatever they say.

    Raises:
        TypeError: the catalogue names something else.
    """
    return tuple(
        share for kind in catalogue if kind.store == "team" for share in _shares(catalogue, kind)
    )


def _shares(catalogue: Catalogue, kind: Kind) -> Iterator[Share]:
    if not kind.shares:
        for each in types_of(catalogue, kind):
            if each.in_tables and "person_id" in each.model_fields:
                yield Share(each)
        return
    found = catalogue.load(kind.shares)
    if not isinstance(found, tuple):
        raise TypeError(f"{kind.shares} names no shares")
    for share in found:
        if not isinstance(share, Share):
            raise TypeError(f"{kind.shares} names no shares")
        yield share
