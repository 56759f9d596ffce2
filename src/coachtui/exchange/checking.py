"""Reading everything of a session's records to prove it: files, chain, models and links."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coachtui.domain.audit import AuditEvent
from coachtui.domain.record import Record
from coachtui.domain.record_types import record_types
from coachtui.domain.repository import CorruptStoreError, Unreadable
from coachtui.exchange.progress import Step, counted
from coachtui.exchange.session import Session
from coachtui.paths import HR
from coachtui.storage import REAL, chain
from coachtui.storage.chain import ChainProblem
from coachtui.storage.erasures import StoreName, read_erasures
from coachtui.storage.files import check_folder
from coachtui.storage.opening import Loaded, is_new, load_surely
from coachtui.storage.operations import told
from coachtui.storage.sealing import Seal

Tables = Mapping[str, Mapping[str, Mapping[str, object]]]
_CACHE: Final = {"snapshot_damaged": "damaged", "snapshot_edited": "edited"}
_NO_TROUBLE: Final = frozenset({"", "sealed", "network"})
_STORES: Final[tuple[StoreName, ...]] = ("team", "hr")
_UNKNOWN: Final = "table: unknown"
# what was done outlives what it was done with
_UNBOUND: Final = frozenset({AuditEvent.table})


@dataclass(frozen=True, slots=True)
class LooseLink:
    """A field that names a record which is not there (and was not erased).

    Attributes:
        table: the table of the record it is in.
        id: which one.
        field: which field.
    """

    table: str
    id: str
    field: str


@dataclass(frozen=True, slots=True)
class StoreCheck:
    """What a store proves.

    Attributes:
        of: which store.
        folder: where it lies.
        changes: how many sound lines its journal has.
        records: how many documents there are.
        problems: what in the journal is not as it was written.
        trouble: why the store can only be read, or not even that: as `Store.read_only`, or ''.
        place: the file or folder that trouble is about.
        snapshot: `damaged` or `edited` where `coach.json` cannot be used, else ''.
        closed: whether the content is sealed and was not opened: then models and links are not.
        unreadable: the documents that do not fit their type, with the fields.
        loose: the links to nothing.
    """

    of: StoreName
    folder: Path
    changes: int = 0
    records: int = 0
    problems: tuple[ChainProblem, ...] = ()
    trouble: str = ""
    place: str = ""
    snapshot: str = ""
    closed: bool = False
    unreadable: tuple[Unreadable, ...] = ()
    loose: tuple[LooseLink, ...] = ()

    @property
    def damaged(self) -> bool:
        """Whether files are damaged, missing, too new, or do not belong together."""
        return bool(self.problems or self.trouble)

    @property
    def odd(self) -> bool:
        """Whether something else is not as it should be."""
        return bool(self.snapshot or self.unreadable or self.loose)


def check_stores(
    session: Session, seal: Seal | None = None, step: Step | None = None
) -> tuple[StoreCheck, ...]:
    """Read both stores of a session, those that are there; nothing is changed.

    Args:
        session: whose records.
        seal: opens sealed HR records; without it their lines are proved and their content is not.
        step: is told how many of the documents of a store are through.

    Raises:
        StoreError: the file system refused, or the list of erasures cannot be read.
    """
    with told():
        return _Checker(session, seal, step).checks()


class _Checker:
    def __init__(self, session: Session, seal: Seal | None, step: Step | None) -> None:
        self._session, self._seal, self._step = session, seal, step
        self._erased = read_erasures(session.folder)
        self._ids: set[str] = set()

    def checks(self) -> tuple[StoreCheck, ...]:
        check_folder(self._session.folder / HR)
        folders: dict[StoreName, Path] = {
            "team": self._session.folder,
            "hr": self._session.folder / HR,
        }
        loaded = {of: self._load(of, at) for of, at in folders.items() if not is_new(at)}
        for found in loaded.values():
            if isinstance(found, Loaded):
                self._ids.update(*found.state.ids.values())
        return tuple(self._check(of, folders[of], found) for of, found in loaded.items())

    def _load(self, of: StoreName, folder: Path) -> Loaded | CorruptStoreError:
        try:
            return load_surely(folder, REAL, seal=self._seal if of == "hr" else None)
        except CorruptStoreError as error:
            return error

    def _check(self, of: StoreName, folder: Path, found: Loaded | CorruptStoreError) -> StoreCheck:
        if isinstance(found, CorruptStoreError):
            return StoreCheck(of, folder, trouble=found.reason, place=found.path)
        chained = of == "hr"
        report = chain.verify(folder, seal=self._seal if chained else None, chained=chained)
        trouble = "" if found.read_only in _NO_TROUBLE else found.read_only
        if found.chained not in {None, chained}:
            trouble = trouble or ("unchained" if chained else "chained")
        places = [each.path for each in found.reports if each.key == trouble]
        documents = {} if found.state.locked else found.state.tables
        unreadable, loose = self._documents(of, documents)
        return StoreCheck(
            of,
            folder,
            changes=report.lines,
            records=sum(map(len, found.state.tables.values())),
            problems=report.problems,
            trouble=trouble,
            place=next(iter(places), str(folder)),
            snapshot=next((_CACHE[one.key] for one in found.reports if one.key in _CACHE), ""),
            closed=found.state.locked,
            unreadable=unreadable,
            loose=loose,
        )

    def _documents(
        self, of: StoreName, tables: Tables
    ) -> tuple[tuple[Unreadable, ...], tuple[LooseLink, ...]]:
        types = record_types(self._session.catalogue, of)
        unreadable: list[Unreadable] = []
        loose: list[LooseLink] = []
        every = [(table, one) for table, rows in sorted(tables.items()) for one in rows.values()]
        for table, document in counted(every, self._step):
            kind = types.get(table)
            identifier = str(document.get("id", ""))
            problems = (_UNKNOWN,) if kind is None else kind.problems(document)
            if problems:
                unreadable.append(Unreadable(table, identifier, problems))
            if kind is not None and table not in _UNBOUND:
                fields = self._loose(kind, document)
                loose.extend(LooseLink(table, identifier, field) for field in fields)
        return tuple(unreadable), tuple(loose)

    def _loose(self, kind: type[Record], document: Mapping[str, object]) -> list[str]:
        """Return the fields that name nothing which is there, or was erased."""
        return [
            field
            for field in kind.links
            if isinstance(target := document.get(field), str)
            and target
            and target not in self._ids
            and not any(self._erased.holds(of, target) for of in _STORES)
        ]
