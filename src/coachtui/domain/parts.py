"""Calls what the catalogue names, and holds it to the type it should give."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from coachtui.domain.kind import Catalogue, Kind
from coachtui.domain.view import View

T = TypeVar("T")


def asked(catalogue: Catalogue, view: View) -> Iterator[Kind]:
    """Give the kinds that may have something to tell of the records in a view.

    Where there are no HR records at all, nothing of their kinds is imported for it.
    """
    for kind in catalogue:
        if kind.store == "team" or view.hr is not None or view.hr_waits:
            yield kind


def one_of(catalogue: Catalogue, path: str, wanted: type[T], *handed: object) -> T:
    """Call what `path` names with `handed` and return what it gives.

    Raises:
        TypeError: the catalogue names something of another make.
    """
    found = called(catalogue, path, *handed)
    if not isinstance(found, wanted):
        raise TypeError(f"{path} gives no {wanted.__name__}")
    return found


def maybe_one_of(catalogue: Catalogue, path: str, wanted: type[T], *handed: object) -> T | None:
    """As `one_of`; None where the kind has no such part or it gives None."""
    found = called(catalogue, path, *handed) if path else None
    if found is None or isinstance(found, wanted):
        return found
    raise TypeError(f"{path} gives no {wanted.__name__}")


def rows_of(catalogue: Catalogue, path: str, wanted: type[T], *handed: object) -> list[T]:
    """Call what `path` names and return the rows it gives; none where there is no such part.

    Raises:
        TypeError: as `one_of`.
    """
    found = called(catalogue, path, *handed) if path else ()
    if not isinstance(found, Iterable):
        raise TypeError(f"{path} gives no rows")
    rows = []
    for row in found:
        if not isinstance(row, wanted):
            raise TypeError(f"{path} gives no {wanted.__name__}")
        rows.append(row)
    return rows


def called(catalogue: Catalogue, path: str, *handed: object) -> object:
    """Call what `path` names.

    Raises:
        TypeError: it cannot be called.
    """
    part = catalogue.load(path)
    if not callable(part):
        raise TypeError(f"{path} cannot be called")
    given: object = part(*handed)
    return given
