"""The whole store as one JSON object, out and in again, document for document."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from coachtui.domain.record import Record
from coachtui.exchange.problems import Problem
from coachtui.exchange.progress import Step, counted

SCHEMA: Final = 1
Document = Mapping[str, object]
Documents = Mapping[str, Sequence[Document]]
"""Documents by table."""

_LONGEST_ID: Final = 64
_PERSON: Final = "person"
_HR: Final = "hr"
"""Key of the HR records in an export."""


class RefusedDataError(Exception):
    """Data that cannot come in; nothing of it was taken."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(problem.key for problem in self.problems))


class _TwiceError(ValueError):
    """An object with one key twice."""


class _NotANumberError(ValueError):
    """NaN, an infinity, or a number too large to be one."""


def envelope(documents: Documents, tables: Iterable[str] = ()) -> dict[str, object]:
    """Return documents as an export holds them; `tables` are there even when empty."""
    empty: dict[str, list[Document]] = {table: [] for table in tables}
    held = {table: [dict(each) for each in rows] for table, rows in documents.items()}
    return {"schema": SCHEMA, "documents": {**empty, **held}}


def belonging_to(
    documents: Documents, person_id: str, links: Mapping[str, Sequence[str]]
) -> Documents:
    """Return a person's own documents: theirs by id, and what links to those.

    Args:
        documents: all documents.
        person_id: whose.
        links: by table, the fields that hold the id of another document.
    """
    ids = {person_id}
    themselves = [each for each in documents.get(_PERSON, ()) if each.get("id") == person_id]
    chosen: dict[str, dict[str, Document]] = {}
    grew = True
    while grew:
        grew = False
        for table, rows in documents.items():
            if table == _PERSON:
                continue
            mine = chosen.setdefault(table, {})
            for each in rows:
                identifier = str(each.get("id"))
                if identifier in mine or not ids & _linked(each, links.get(table, ())):
                    continue
                mine[identifier] = each
                ids.add(identifier)
                grew = True
    return {_PERSON: themselves, **{table: list(mine.values()) for table, mine in chosen.items()}}


def _linked(document: Document, fields: Sequence[str]) -> set[object]:
    return {value for field in fields if isinstance(value := document.get(field), str)}


@dataclass(frozen=True, slots=True)
class Export:
    """What an export holds.

    Attributes:
        team: the team's documents.
        hr: the HR documents; None where they were not asked for or there are none.
        head: head of the HR records they came from, as it stands there; nothing proves it.
        has_hr: whether there are any, asked for or not.
    """

    team: Documents
    hr: Documents | None = None
    head: str = ""
    has_hr: bool = False


def read_export(data: bytes, *, with_hr: bool = False) -> Export:
    """Return the documents of an export, as they stand in it; HR documents only if asked for.

    Raises:
        RefusedDataError: the bytes are no export, or its documents have no sound shape.
    """
    found = parsed(data)
    held = _opened(found)
    part = found.get(_HR) if isinstance(found, dict) else None
    problems: list[Problem] = []
    team = _sorted_out(held, problems)
    hr = None if part is None or not with_hr else _sorted_out(_opened(part), problems, f"{_HR}/")
    if problems:
        raise RefusedDataError(problems)
    head = part.get("head") if isinstance(part, dict) else None
    return Export(team, hr, head if isinstance(head, str) else "", has_hr=part is not None)


def _sorted_out(
    held: Mapping[str, object], problems: list[Problem], store: str = ""
) -> dict[str, list[Document]]:
    """Return the documents by table, and note what is wrong; `store` stands before a table."""
    documents: dict[str, list[Document]] = {}
    for table, rows in held.items():
        if not isinstance(rows, list) or not table or table.startswith("_"):
            problems.append(Problem("table_form", table=store + table))
            continue
        seen: set[str] = set()
        documents[table] = []
        for number, each in enumerate(rows, 1):
            problem = _shape(store + table, number, each, seen)
            if problem is not None:
                problems.append(problem)
            elif isinstance(each, dict):
                documents[table].append(each)
    return documents


def parsed(data: bytes) -> object:
    """Return the JSON value that bytes hold, which has no key twice and only finite numbers.

    Raises:
        RefusedDataError: they hold none.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedDataError([Problem("not_utf8")]) from error
    try:
        found: object = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite
        )
    except json.JSONDecodeError as error:
        problem = Problem("not_json", line=error.lineno, column=error.colno)
        raise RefusedDataError([problem]) from error
    except _TwiceError as error:
        raise RefusedDataError([Problem("twice_in_json")]) from error
    except _NotANumberError as error:
        raise RefusedDataError([Problem("number_json")]) from error
    except (RecursionError, ValueError) as error:  # nested without end; an integer without end
        raise RefusedDataError([Problem("not_an_export")]) from error
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TwiceError
    return found


def _no_number(name: str) -> float:
    raise _NotANumberError(name)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _NotANumberError
    return number


def _opened(found: object) -> dict[str, object]:
    """Return the tables of an export."""
    if not isinstance(found, dict):
        raise RefusedDataError([Problem("not_an_export")])
    schema, held = found.get("schema"), found.get("documents")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < SCHEMA:
        raise RefusedDataError([Problem("not_an_export")])
    if schema > SCHEMA:
        raise RefusedDataError([Problem("newer_export", schema=schema)])
    if not isinstance(held, dict):
        raise RefusedDataError([Problem("not_an_export")])
    return held


def _shape(table: str, number: int, each: object, seen: set[str]) -> Problem | None:
    """Return what is wrong with a document that the store relies on, and note its id."""
    if not isinstance(each, dict):
        return Problem("document_form", table=table, number=number)
    identifier, rev = each.get("id"), each.get("rev")
    if not isinstance(identifier, str) or not _is_id(identifier):
        return Problem("document_id", table=table, number=number)
    if identifier in seen:
        return Problem("document_twice", table=table, id=identifier)
    seen.add(identifier)
    if not isinstance(rev, int) or isinstance(rev, bool) or rev < 1:
        return Problem("document_rev", table=table, id=identifier)
    if not _encodes(each):
        where = {"where": "text", "type": "half_character"}
        return Problem("document_misfit", table=table, id=identifier, **where)
    return None


def _is_id(text: str) -> bool:
    return 1 <= len(text) <= _LONGEST_ID and text.isprintable() and _encodes(text)


def _encodes(value: object) -> bool:
    """Tell whether a value can be written as UTF-8, which half a surrogate pair cannot."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def misfits(
    documents: Documents,
    types: Mapping[str, type[Record]],
    store: str = "",
    step: Step | None = None,
) -> list[Problem]:
    """Return which documents do not fit the type of their table, by place and type of error.

    A table without a type here is one of a newer version, and nothing is said of its documents.
    What is given as `store` stands before the name of the table.
    """
    known = [(table, each) for table, rows in documents.items() if table in types for each in rows]
    return [
        problem
        for table, each in counted(known, step)
        for problem in _misfit(store + table, each, types[table])
    ]


def _misfit(table: str, document: Document, kind: type[Record]) -> list[Problem]:
    try:
        kind.from_document(document)
    except ValidationError as error:
        return [
            Problem(
                "document_misfit",
                table=table,
                id=str(document["id"]),
                where=".".join(map(str, each["loc"])) or "document",
                type=each["type"],
            )
            for each in error.errors(include_input=False, include_url=False, include_context=False)
        ]
    return []
