"""The views people keep: a list and what it is filtered by, under a name, in a file of their own.

They are no records: they stand in no journal, and taking one back is forgetting it.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from coachtui.domain.repository import CorruptStoreError
from coachtui.storage.files import check_folder, own_mark, read_file, write_over
from coachtui.storage.lock import exclusive
from coachtui.storage.operations import REAL, Operations, told
from coachtui.text import clean, fold, matches, query_words

NAME: Final = "views.json"
MOST: Final = 50
"""Views that are kept; the oldest gives way."""
_LOCK: Final = "lock"
_SCHEMA: Final = 1


@dataclass(frozen=True, slots=True)
class KeptView:
    """A filtered list.

    Attributes:
        name: as its maker named it.
        list: slug of the kind whose list it is, or the name of a screen of the program.
        table: which of the tables on that screen, counted from 0.
        text: what it is filtered by.
    """

    name: str
    list: str
    table: int
    text: str


Views = tuple[KeptView, ...]


def read_views(folder: Path, operations: Operations = REAL) -> Views:
    """Return the views of a data folder, in the order they were kept.

    Raises:
        CorruptStoreError: `views`: the file cannot be read; `unsafe`: it is no plain file of ours.
        OSError: the file system refused.
    """
    path = folder / NAME
    try:
        content = json.loads(read_file(path, operations))
        return tuple(_view(each) for each in content["views"])
    except FileNotFoundError:
        return ()
    except (ValueError, TypeError, KeyError, RecursionError):
        raise CorruptStoreError("views", str(path)) from None


def change_views(
    folder: Path, change: Callable[[Views], Sequence[KeptView]], operations: Operations = REAL
) -> Views:
    """Put what `change` makes of the views in their place (0600), and return it.

    A file that cannot be read is put aside as it is, under a name that says so.

    Raises:
        StoreBusyError, WriteFailedError, CorruptStoreError: the old file stands.
    """
    path = folder / NAME
    with told():
        check_folder(folder)
        with exclusive(folder / _LOCK, operations):
            views = tuple(change(_readable(folder, operations)))[-MOST:]
            content = {"schema": _SCHEMA, "views": [asdict(view) for view in views]}
            data = json.dumps(content, ensure_ascii=False, indent=1).encode()
            temporary = path.with_name(f"{NAME}.{own_mark()}.tmp")
            write_over(path, data, operations, temporary)
    return views


def _readable(folder: Path, operations: Operations) -> Views:
    try:
        return read_views(folder, operations)
    except CorruptStoreError as error:
        if error.reason == "views":
            aside = folder / f"{NAME}.damaged-{own_mark()}"
            operations.replace(str(folder / NAME), str(aside))
            return ()
        raise


def _view(found: object) -> KeptView:
    match found:
        case {
            "name": str() as name,
            "list": str() as where,
            "table": int() as nth,
            "text": str() as text,
        }:
            return KeptView(clean(name), clean(where), nth, clean(text))
        case _:
            raise ValueError("no view")


def drop_views_of(folder: Path, name: str, operations: Operations = REAL) -> int:
    """Take out the views whose name or filter fits a person's name; return how many there were.

    A file that cannot be read goes as a whole: nobody could tell who is in it.

    Raises:
        StoreBusyError, WriteFailedError, CorruptStoreError: the old file stands.
    """
    gone = 0
    folded = fold(name)
    if not (folder / NAME).exists():
        return gone

    def others(views: Views) -> Views:
        nonlocal gone
        kept = tuple(
            view
            for view in views
            if not any(matches(query_words(text), folded) for text in (view.name, view.text))
        )
        gone = len(views) - len(kept)
        return kept

    change_views(folder, others, operations)
    for aside in folder.glob(f"{NAME}.damaged-*"):
        operations.unlink(str(aside))
    return gone
