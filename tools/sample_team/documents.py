"""The documents of the sample as the store would have left them, and the people in it."""

import json
import tomllib
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import AgendaItem, LogEntry, TalkFlip
from coachtui.domain.person import Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.record import Record
from coachtui.domain.target import Target
from coachtui.records.field_day.model import CoachCard, CoachingReport, FieldDay, Stop
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.team_event.model import EventFeedback, EventNeeds, Invitation, TeamEvent
from sample_team.script import FOLDER, moment

KINDS: Final[tuple[type[Record], ...]] = (
    Person,
    OneOnOne,
    FieldDay,
    Stop,
    CoachingReport,
    CoachCard,
    Commitment,
    LogEntry,
    TalkFlip,
    AgendaItem,
    TeamEvent,
    Invitation,
    EventNeeds,
    EventFeedback,
    Recognition,
    Target,
)
CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
STARTED: Final = moment("24/08", "07:30")
"""When the manager entered the team."""
CANDIDATES_CAME: Final = moment("09/11", "10:00")
CHANGED_LATER: Final = {"R8": moment("28/09", "09:31"), "R9": moment("30/10", "17:20")}
"""Reps whose rhythm was changed in the quarter."""


class Documents:
    """What is in a store: the team's, or one of other kinds of records."""

    def __init__(self, kinds: Iterable[type[Record]] = KINDS) -> None:
        self._tables: dict[str, list[dict[str, object]]] = {kind.table: [] for kind in kinds}
        self._counted: dict[str, int] = {}

    def new_id(self, at: datetime, code: str, letter: str) -> str:
        """Return the next id in ULID form: its time, then whose, what, and which one."""
        key = code + letter
        self._counted[key] = self._counted.get(key, 0) + 1
        milliseconds = int(at.timestamp() * 1000)
        head = "".join(CROCKFORD[milliseconds >> 5 * place & 31] for place in reversed(range(10)))
        return f"{head}{key}{self._counted[key]:013d}"

    def put(self, record: Record, at: datetime, last: datetime | None = None, rev: int = 1) -> None:
        """Take in a record stored at a moment and changed for the last time at another."""
        stored = record.revised(rev=rev, created_at=at, recorded_at=at, updated_at=last or at)
        self._tables[record.table].append(stored.model_dump(mode="json"))

    def text(self) -> str:
        """Return all as JSON: tables in the order of their ids, two lines a document.

        The first line is what every record has, the second what it says.
        """
        tables = []
        for table, rows in self._tables.items():
            written = [_two_lines(row) for row in sorted(rows, key=lambda row: str(row["id"]))]
            tables.append(f"  {json.dumps(table)}: [\n" + ",\n".join(written) + "\n  ]")
        return '{\n "schema": 1,\n "documents": {\n' + ",\n".join(tables) + "\n }\n}\n"


def _two_lines(row: dict[str, object]) -> str:
    common = {key: value for key, value in row.items() if key in Record.model_fields}
    own = {key: value for key, value in row.items() if key not in common}
    first, second = (json.dumps(part, ensure_ascii=False)[1:-1] for part in (common, own))
    return f"   {{{first},\n    {second}}}"


def enter_people(documents: Documents) -> dict[str, Person]:
    """Take in everybody and return the reps by code."""
    known = tomllib.loads((FOLDER / "people.toml").read_text("utf-8"))
    director = ""
    for row in known["around"]:
        at = STARTED if row["role"] == "other" else CANDIDATES_CAME
        somebody = _person(documents, row, at)
        director = director or somebody.id
        documents.put(somebody, at)
    me = Person(id="me", role="sales_manager", reports_to=director, **known["manager"])
    documents.put(me, STARTED)
    reps = {row["code"]: _person(documents, row, STARTED) for row in known["rep"]}
    for code, rep in reps.items():
        changed = CHANGED_LATER.get(code)
        documents.put(rep, STARTED, changed, 2 if changed else 1)
    return reps


def _person(documents: Documents, row: dict[str, object], at: datetime) -> Person:
    values = dict(row)
    code = str(values.pop("code"))
    if code.startswith("R"):
        rhythm = ("cadence_days", "weekday", "paused_until")
        values["one_on_one"] = {key: values.pop(key) for key in rhythm if key in values}
        values["contract_type"] = "definite" if "contract_end" in values else "indefinite"
        values |= {"role": "rep", "reports_to": "me"}
    rep, manager = _list(values.pop("address"))
    motivators = [_list(one) for one in _list(values.pop("motivators", []))]
    return Person.model_validate(
        values
        | {
            "id": documents.new_id(at, code, "P"),
            "address_vi": {"rep": rep, "manager": manager},
            "motivators": tuple({"kind": kind, "note": note} for kind, note in motivators),
            "focus_competencies": tuple(_list(values.pop("focus", []))),
            "off_days": tuple(_list(values.pop("off_days", []))),
        }
    )


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("a list is expected in people.toml")
    return value
