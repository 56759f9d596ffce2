"""Where the imported deals lie: a file of their own, replaced whole, outside journal and undo."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import NoneType
from typing import Final, TypeVar

from pydantic_core import from_json

from coachtui.domain.deals import Deal, Deals, Outcome
from coachtui.domain.repository import CorruptStoreError
from coachtui.paths import BACKUPS, LOCK
from coachtui.storage.files import (
    check_folder,
    make_folder,
    names_in,
    own_mark,
    read_file,
    write_over,
)
from coachtui.storage.line import dump
from coachtui.storage.lock import exclusive
from coachtui.storage.operations import REAL, Operations, told

T = TypeVar("T")
Whose = Callable[[Sequence[str]], Iterable[str]]
"""Picks the names of some reps among all names of a CRM."""
NAME: Final = "deals.json"
BEFORE: Final = "deals.before.json"
"""Keeps what an import took the place of; renamed to the other it counts again."""
FILES: Final = (BEFORE, NAME)
_SCHEMA: Final = 1
_COLUMNS: Final = (
    *("id", "rep", "account", "product", "outcome", "stage"),
    *("value", "list_price", "engaged", "closed", "next_step"),
)
_OUTCOMES: Final[Mapping[str, Outcome]] = {"won": "won", "lost": "lost", "open": "open"}
_NUMBER, _TEXT = (int, NoneType), (str, NoneType)
_SHAPE: Final = (*[(str,)] * 6, _NUMBER, _NUMBER, _TEXT, _TEXT, _TEXT)
"""What each column may hold."""
_ODD: Final = (AttributeError, KeyError, TypeError, ValueError, RecursionError)
"""What a file of any shape, put there by anybody, may raise."""


class DealsFile:
    """The deals of a data folder, read again only when the file changed."""

    def __init__(self, folder: Path | None, operations: Operations = REAL) -> None:
        self._path = None if folder is None else folder / NAME
        self._operations = operations
        self._seen: tuple[int, ...] = ()
        self._deals = Deals()
        self.damaged = False
        """Whether a file is there that cannot be read; its deals count as none."""

    @property
    def deals(self) -> Deals:
        """The deals as they lie there now; none where there is no file."""
        mark = self._mark()
        if mark != self._seen:
            self._seen, self._deals, self.damaged = mark, Deals(), False
            if mark and self._path is not None:
                try:
                    self._deals = read_deals(self._path.parent, self._operations)
                except (CorruptStoreError, OSError):
                    self.damaged = True
        return self._deals

    def _mark(self) -> tuple[int, ...]:
        if self._path is None:
            return ()
        try:
            status = self._path.lstat()
        except OSError:
            return ()
        return status.st_ino, status.st_size, status.st_mtime_ns


def read_deals(folder: Path, operations: Operations = REAL) -> Deals:
    """Return the deals of a data folder; none where nothing was imported.

    Raises:
        CorruptStoreError: `deals`: the file cannot be read; `unsafe`: it is no plain file of ours.
        OSError: the file system refused.
    """
    return _read(folder / NAME, operations)


def _read(path: Path, operations: Operations) -> Deals:
    try:
        data = read_file(path, operations)
    except FileNotFoundError:
        return Deals()
    try:
        return _parsed(from_json(data))
    except _ODD:
        raise CorruptStoreError("deals", str(path)) from None


def write_deals(folder: Path, deals: Deals, operations: Operations = REAL) -> None:
    """Put these deals in the place of those that were there, whole and durable (0600).

    The file that was there, sound or not, is kept as `BEFORE`, instead of the one before it.

    Raises:
        StoreBusyError, WriteFailedError, CorruptStoreError: the old file stands.
    """
    with told():
        make_folder(folder, operations)
        check_folder(folder)
        with exclusive(folder / LOCK, operations):
            with suppress(FileNotFoundError, CorruptStoreError):  # a link holds nothing of ours
                _over(folder / BEFORE, read_file(folder / NAME, operations), operations)
            _write(folder / NAME, deals, operations)


def deals_named(folder: Path, whose: Whose) -> int:
    """Return how many deals `drop_reps` would take out."""
    book = DealsFile(folder).deals
    return len(book.of(whose(book.names)))


def drop_reps(folder: Path, whose: Whose, operations: Operations = REAL) -> int:
    """Take the deals of some reps out for good, and return how many there were on file.

    They go from the file that was there before, too, and from those in the backups of the folder.
    `whose` picks them among all names a file has. One that cannot be read goes as a whole: nobody
    could tell who is in it.

    Raises:
        StoreBusyError, WriteFailedError, CorruptStoreError: the old file stands.
    """
    own = [folder / name for name in FILES if os.path.lexists(folder / name)]
    copies = _copies(folder)
    if not own and not copies:
        return 0
    with told(), exclusive(folder / LOCK, operations):
        for copy in copies:
            with suppress(CorruptStoreError, OSError):  # what is left of the name there is told
                _drop(copy, whose, operations)
        dropped = {path.name: _drop(path, whose, operations) for path in own}
    return dropped.get(NAME, 0)


def _copies(folder: Path) -> list[Path]:
    """Return the files of deals in the backups; links are not followed."""
    backups = folder / BACKUPS
    places = (backups / name for name in names_in(backups) if not (backups / name).is_symlink())
    return [place / name for place in places for name in FILES if (place / name).is_file()]


def _drop(path: Path, whose: Whose, operations: Operations) -> int:
    try:
        deals = _read(path, operations)
    except CorruptStoreError as error:
        if error.reason == "deals":
            operations.unlink(str(path))
            return 0
        raise
    gone = frozenset(whose(deals.names))
    kept = tuple(deal for deal in deals.deals if deal.rep not in gone)
    reps = tuple(name for name in deals.reps if name not in gone)
    if (len(kept), len(reps)) != (len(deals.deals), len(deals.reps)):
        _write(path, replace(deals, deals=kept, reps=reps), operations)
    return len(deals.deals) - len(kept)


def _write(path: Path, deals: Deals, operations: Operations) -> None:
    value = {
        "schema": _SCHEMA,
        "currency": deals.currency,
        "imported_at": deals.imported_at.isoformat() if deals.imported_at else None,
        "files": [*deals.files],
        "reps": [*deals.reps],
        "prices": dict(deals.prices),
        "columns": [*_COLUMNS],
    }
    rows = ",\n".join(dump(_row(deal)) for deal in deals.deals)
    text = f'{dump(value)[:-1]},"deals":[\n{rows}\n]}}\n'
    _over(path, text.encode(), operations)


def _over(path: Path, data: bytes, operations: Operations) -> None:
    temporary = path.with_name(f"{path.name}.{own_mark()}.tmp")
    write_over(path, data, operations, temporary)


def _row(deal: Deal) -> list[str | int | None]:
    return [
        *(deal.id, deal.rep, deal.account, deal.product, deal.outcome, deal.stage),
        *(deal.value, deal.list_price, _iso(deal.engaged), _iso(deal.closed), deal.next_step),
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _parsed(value: Mapping[str, object]) -> Deals:
    if value["schema"] != _SCHEMA or value["columns"] != [*_COLUMNS]:
        raise ValueError("schema")
    at, rows = value["imported_at"], _of(value["deals"], list)
    prices = _of(value["prices"], dict)
    _check(rows)
    return Deals(
        deals=tuple(
            Deal(
                key,
                rep,
                buyer,
                what,
                _OUTCOMES[end],
                stage,
                worth,
                price,
                _day(on),
                _day(till),
                step,
            )
            for key, rep, buyer, what, end, stage, worth, price, on, till, step in rows
        ),
        reps=_texts(value["reps"]),
        currency=_of(value["currency"], str),
        imported_at=datetime.fromisoformat(_of(at, str)) if at else None,
        files=_texts(value["files"]),
        prices={_of(name, str): _of(price, int) for name, price in prices.items()},
    )


def _check(rows: Iterable[Iterable[object]]) -> None:
    """Refuse rows of another shape; thousands of rows have but a few.

    Raises:
        TypeError, ValueError: a value is of another type, or there are too many or too few.
    """
    for shape in {tuple(map(type, row)) for row in rows}:
        if not all(kind in allowed for kind, allowed in zip(shape, _SHAPE, strict=True)):
            raise TypeError("deal")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(_of(each, str) for each in _of(value, list))


def _of(value: object, wanted: type[T]) -> T:
    """Return a value that is of a type.

    Raises:
        TypeError: it is of another.
    """
    if not isinstance(value, wanted):
        raise TypeError(wanted.__name__)
    return value
