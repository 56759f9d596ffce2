"""The tables of an export: which records they hold, and where they are written."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from coachtui.domain.kind import Kind
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.record import Record
from coachtui.domain.record_types import record_types
from coachtui.domain.repository import Repository
from coachtui.domain.view import View
from coachtui.exchange.console import RefusedError
from coachtui.exchange.csv_text import CSV_ENCODING
from coachtui.exchange.documents import belonging_to
from coachtui.exchange.infile import USAGE
from coachtui.exchange.outfile import printed, write_all, write_out
from coachtui.exchange.progress import LineProgress
from coachtui.exchange.session import Session
from coachtui.exchange.tables import table_text
from coachtui.language import N_

_ZIP: Final = ".zip"
_CSV: Final = ".csv"
Types = Mapping[str, type[Record]]


def kind_named(session: Session, typed: str | None, *, hr: bool) -> Kind | None:
    """Return the kind of records that is meant by its slug; None where none is named.

    Raises:
        RefusedError: there is none of that name, or it is one of the HR records and --hr is not
            given (2).
    """
    if typed is None:
        return None
    words, wanted = session.words, typed.strip().lower().replace("-", "_")
    for kind in session.catalogue:
        if kind.slug == wanted:
            if kind.store == "hr" and not hr:
                raise RefusedError(words.say("These are HR records: add --hr."), USAGE)
            return kind
    slugs = ", ".join(kind.slug for kind in session.catalogue)
    said = words.say("There is no kind “{name}”. Kinds: {slugs}.", name=typed, slugs=slugs)
    raise RefusedError(said, USAGE)


def tables_of(session: Session, kind: Kind) -> frozenset[str]:
    """Return the tables a kind has its records in."""
    paths = frozenset(kind.records)
    types = {each: path for path in paths if isinstance(each := session.catalogue.load(path), type)}
    return frozenset(each.table for each in types if issubclass(each, Record))


def of_kind(session: Session, kind: Kind | None, value: dict[str, object]) -> dict[str, object]:
    """Return an export that holds the documents of one kind alone; all where none is named."""
    if kind is None:
        return value
    wanted, part = tables_of(session, kind), value.pop("hr", None)
    if kind.store == "team":
        return {**value, "documents": _only(value, wanted)}
    empty = {**value, "documents": {}}
    if not isinstance(part, dict):
        return empty
    return {**empty, "hr": {**part, "documents": _only(part, wanted)}}


def _only(value: Mapping[str, object], tables: frozenset[str]) -> dict[str, object]:
    documents = value["documents"]
    if not isinstance(documents, dict):
        raise TypeError("documents")
    return {table: rows for table, rows in documents.items() if table in tables}


def put_tables(
    session: Session, view: View, person: Person | None, kind: Kind | None, output: str | None
) -> None:
    """Print the table of a kind, or write all tables into a folder or a zip.

    Raises:
        RefusedError: several tables and nowhere to put them (2), or a file is there already.
    """
    texts = _texts(session, view, person, kind)
    if output is None or printed(output):
        _print(session, kind, texts)
        return
    files = {f"{name}{_CSV}": text.encode(CSV_ENCODING) for name, text in texts.items()}
    if output.lower().endswith(_ZIP):
        write_out(session, output, _zipped(files))
    elif output.lower().endswith(_CSV):
        _write_one(session, kind, files, output)
    else:
        _write_all(session, Path(output), files)


def _texts(
    session: Session, view: View, person: Person | None, kind: Kind | None
) -> dict[str, str]:
    words = session.words
    names = {each.id: each.full_name for each in view.repository.all(Person)}
    texts: dict[str, str] = {}
    left_out: list[str] = []
    if kind is None or kind.store == "team":
        types = record_types(session.catalogue)
        _add(texts, left_out, (view.repository, types, ""), (session, person, kind, names))
    if view.hr is not None and (kind is None or kind.store == "hr"):
        types = {**record_types(session.catalogue, "hr"), LogEntry.table: LogEntry}
        _add(texts, left_out, (view.hr, types, "hr-"), (session, person, kind, names))
    if left_out:
        tables = ", ".join(left_out)
        session.console.say(
            words.say("Not in tables that are handed around: {tables}. JSON has it.", tables=tables)
        )
    return texts


def _add(
    texts: dict[str, str],
    left_out: list[str],
    source: tuple[Repository, Types, str],
    wanted: tuple[Session, Person | None, Kind | None, Mapping[str, str]],
) -> None:
    (store, types, mark), (session, person, kind, names) = source, wanted
    progress = LineProgress(session.console, N_("Writing a table: {done} of {of} records"))
    chosen = tables_of(session, kind) if kind else frozenset(types)
    ids = _ids(store, types, person)
    for table, of in types.items():
        if table not in chosen:
            continue
        records = [each for each in store.all(of) if ids is None or each.id in ids[table]]
        if not of.in_tables:
            left_out.extend([table] if records else [])
            continue
        texts[f"{mark}{table}"] = table_text(of, records, names, session.words, progress.step)


def _ids(store: Repository, types: Types, person: Person | None) -> dict[str, set[object]] | None:
    """Return by table the ids of what belongs to a person; None where everything is wanted."""
    if person is None:
        return None
    links = {table: of.links for table, of in types.items()}
    theirs = belonging_to(store.documents(), person.id, links)
    return {table: {each.get("id") for each in theirs.get(table, ())} for table in types}


def _print(session: Session, kind: Kind | None, texts: Mapping[str, str]) -> None:
    words = session.words
    if kind is None:
        said = words.say(
            "Tables are a file each: name a folder or a .zip with --output, or a kind with --kind."
        )
        raise RefusedError(said, USAGE)
    first, *others = texts or {"": ""}
    session.console.document(texts.get(first, ""))
    if others:
        session.console.say(
            words.say(
                "{tables}: further tables of this kind, with --output DIR.",
                tables=", ".join(others),
            )
        )


def _write_one(
    session: Session, kind: Kind | None, files: Mapping[str, bytes], output: str
) -> None:
    words = session.words
    if kind is None or len(files) != 1:
        said = words.say("There are {n} tables: name a folder or a .zip.", n=len(files))
        raise RefusedError(said, USAGE)
    write_out(session, output, next(iter(files.values())))


def _write_all(session: Session, folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, all or none.

    Raises:
        RefusedError: one of them is there already, or the folder cannot be written.
    """
    words = session.words
    there = next((folder / name for name in files if (folder / name).exists()), None)
    if there is not None:
        raise RefusedError(words.say("{path} is there already and was left as it is.", path=there))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_all({folder / name: data for name, data in files.items()})
    except OSError as error:
        reason = error.strerror or "?"
        said = words.say("{path} cannot be written: {reason}.", path=folder, reason=reason)
        raise RefusedError(said) from error
    session.console.say(
        words.count(
            len(files), "{n} table written to {path}.", "{n} tables written to {path}.", path=folder
        )
    )


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, data in files.items():
            parts.writestr(name, data)
    return out.getvalue()
