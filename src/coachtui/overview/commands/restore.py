"""Taking an export in: the team's records, and the HR records where they are asked for."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Final

from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import UNNAMED, Person
from coachtui.domain.record import Record
from coachtui.domain.repository import (
    ChainedRepository,
    ReadOnlyStoreError,
    Repository,
    StaleWriteError,
    StoreError,
)
from coachtui.exchange.backups import kept_before
from coachtui.exchange.console import RefusedError
from coachtui.exchange.documents import Document, Documents, Export, misfits
from coachtui.exchange.erased import Sifted, without_erased
from coachtui.exchange.infile import has_records
from coachtui.exchange.problems import Problem
from coachtui.exchange.progress import Step
from coachtui.exchange.session import Session
from coachtui.language import N_
from coachtui.overview.commands.record_types import record_types
from coachtui.storage.erasures import StoreName, erased_of

LABEL: Final = N_("Data imported")
_NOT_FOUND: Final = 3
_FOUNDER: Final = (Person.table, ME)
_There = Mapping[tuple[str, object], Document]
"""The documents of a store by table and id."""


@dataclass(frozen=True, slots=True)
class Part:
    """What of an export goes into one store.

    Attributes:
        of: the store.
        documents: what is taken in; what was erased here is left out already.
        types: the record type of each table of that store.
    """

    of: StoreName
    documents: Documents
    types: Mapping[str, type[Record]]

    @property
    def mark(self) -> str:
        """What stands before the name of a table of it."""
        return "hr/" if self.of == "hr" else ""

    def problems(self, step: Step | None = None) -> list[Problem]:
        """Return which documents do not fit the type of their table."""
        return misfits(self.documents, self.types, self.mark, step)

    def unknown(self) -> list[str]:
        """Return the tables this version does not know."""
        return [self.mark + table for table in self.documents if table not in self.types]


def parts_of(session: Session, export: Export, *, with_hr: bool) -> tuple[Part, ...]:
    """Return what of an export comes in, the team's part first; tell what is left out and why.

    Raises:
        RefusedError: a store's documents stand among the other's, or there are no HR records.
        CorruptStoreError: the list of what was erased cannot be read.
    """
    words = session.words
    if with_hr and not export.has_hr:
        said = words.say("There are no HR records in this file: it was exported without --hr.")
        raise RefusedError(f"{said} {words.say('Nothing was imported.')}", _NOT_FOUND)
    if export.has_hr and not with_hr:
        session.console.say(
            words.say("The HR records in this file are left out: --hr was not given.")
        )
    of_team, of_hr = record_types(session.catalogue), record_types(session.catalogue, "hr")
    _keep_apart(
        session,
        export.team.keys() & of_hr.keys(),
        N_("HR records are not taken into the team's: {tables}."),
    )
    of_hr[LogEntry.table] = LogEntry  # lines of hearings; the team's have the same table
    _keep_apart(
        session,
        (export.hr or {}).keys() & (of_team.keys() - of_hr.keys()),
        N_("The team's records are not taken into the HR records: {tables}."),
    )
    team = _sifted(session, "team", export.team, of_team)
    if export.hr is None:
        return (team,)
    return (team, _sifted(session, "hr", export.hr, of_hr))


def _keep_apart(session: Session, tables: set[str], sentence: str) -> None:
    if tables:
        words = session.words
        said = words.say(sentence, tables=", ".join(sorted(tables)))
        raise RefusedError(f"{said} {words.say('Nothing was imported.')}")


def _sifted(
    session: Session, of: StoreName, documents: Documents, types: Mapping[str, type[Record]]
) -> Part:
    links = {table: kind.links for table, kind in types.items()}
    sifted = without_erased(documents, links, erased_of(session.folder, of))
    part = Part(of, sifted.documents, types)
    _tell_left_out(session, sifted, part.mark)
    return part


def _tell_left_out(session: Session, sifted: Sifted, mark: str) -> None:
    words, console = session.words, session.console
    total = sum(sifted.left_out.values())
    if total:
        title = words.count(
            total,
            "{n} document was erased here, or belongs to somebody who was, and is left out:",
            "{n} documents were erased here, or belong to somebody who was, and are left out:",
        )
        rows = [f"  {mark}{table} {count}" for table, count in sifted.left_out.items()]
        console.say("\n".join([title, *rows]))
    if sifted.leaderless:
        console.say(
            words.count(
                sifted.leaderless,
                "{n} person reported to somebody who was erased, and reports to nobody.",
                "{n} people reported to somebody who was erased, and report to nobody.",
            )
        )


def take_in(session: Session, parts: Sequence[Part]) -> dict[str, int]:
    """Write the parts, each into its store, and return how many documents of each table were new.

    What stands in the way of either is found before anything is written.

    Raises:
        StaleWriteError: a document of the same id and other content is there; nothing was written.
        StoreError: a store cannot be read or written; nothing was written.
        RefusedError: the team's records came in, and then the HR records could not be written.
    """
    team, formal = parts[0], next(iter(parts[1:]), None)
    hr = _opened_hr(session, formal) if formal is not None else None
    store = session.open()
    counts = _new(_there(store), team)
    fresh = any(counts.values()) or (formal is not None and _any_new(hr, formal))
    with kept_before(session) if fresh else nullcontext():
        store.load(team.documents, LABEL)
        if formal is not None and any(formal.documents.values()):
            try:
                counts |= _take_in_hr(session, hr, formal)
            except StoreError as error:
                said = session.words.say(
                    "The team's records of this file came in, its HR records could not be written."
                    " Import it again: what is here already is left alone."
                )
                raise RefusedError(said) from error
    return counts


def foreseen(session: Session, parts: Sequence[Part]) -> dict[str, int]:
    """Return how many documents of each table would be new; nothing is written.

    Raises:
        StaleWriteError: a document of the same id and other content is there.
        StoreError: a store cannot be read.
    """
    counts: dict[str, int] = {}
    for part in parts:
        there = _standing(session, part)
        if conflicts := _conflicts(there, part):
            raise StaleWriteError(conflicts)
        # the manager's own record is made with the store
        counts |= _new({**there, _FOUNDER: {}}, part)
    return counts


def _standing(session: Session, part: Part) -> _There:
    """Return what is on file in the store a part goes into and may not be another one there."""
    if part.of == "hr":
        return _there(session.open_hr()) if session.has_hr else {}
    there = _there(session.open()) if has_records(session) else {}
    untouched = there.get(_FOUNDER, {}).get("full_name") == UNNAMED
    return {key: each for key, each in there.items() if key != _FOUNDER or not untouched}


def _any_new(hr: ChainedRepository | None, part: Part) -> bool:
    rows = part.documents if hr is None else _new(_there(hr), part)
    return any(rows.values())


def _opened_hr(session: Session, part: Part) -> ChainedRepository | None:
    """Open the HR records, if there are any, and make sure that the part can be written to them.

    Raises:
        StaleWriteError: a document of the same id and other content is there.
        StoreError: they cannot be opened or written.
    """
    if not session.has_hr:
        return None
    hr = session.open_hr()
    if hr.read_only:
        raise ReadOnlyStoreError(hr.read_only)
    if conflicts := _conflicts(_there(hr), part):
        raise StaleWriteError(conflicts)
    return hr


def _conflicts(there: _There, part: Part) -> list[tuple[str, str]]:
    return [
        (part.mark + table, str(each["id"]))
        for table, rows in part.documents.items()
        for each in rows
        if there.get((table, each["id"]), each) != each
    ]


def _take_in_hr(session: Session, hr: ChainedRepository | None, part: Part) -> dict[str, int]:
    """Write the HR part, and note among the HR records that it comes in; only if any is new."""
    hr = hr or session.open_hr()
    counts = _new(_there(hr), part)
    if any(counts.values()):
        session.note_use(hr, "import")
        hr.load(part.documents, LABEL)
    session.console.say(session.words.say("Head of the HR records: {head}", head=hr.head))
    return counts


def _new(there: _There, part: Part) -> dict[str, int]:
    return {
        part.mark + table: sum((table, each["id"]) not in there for each in rows)
        for table, rows in sorted(part.documents.items())
    }


def _there(store: Repository) -> _There:
    """Return the documents of a store by table and id."""
    return {(table, each["id"]): each for table, rows in store.documents().items() for each in rows}
