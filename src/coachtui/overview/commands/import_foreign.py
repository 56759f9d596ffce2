"""`coachtui import jrnl` and `import taskwarrior`: what people have comes along."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import click

from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.meeting_day import next_meeting_day
from coachtui.domain.person import Person
from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.domain.view import View
from coachtui.exchange.backups import kept_before
from coachtui.exchange.console import RefusedError
from coachtui.exchange.foreign import (
    Unclear,
    UnreadableFileError,
    entries_of,
    same_id,
    whose,
)
from coachtui.exchange.grid import MOST_BYTES
from coachtui.exchange.infile import has_records, read_bytes
from coachtui.exchange.jrnl_file import SOURCE as JRNL, read_jrnl
from coachtui.exchange.session import Session
from coachtui.exchange.taskwarrior_file import SOURCE as TASKWARRIOR, Task, read_tasks
from coachtui.exchange.whom import NOT_FOUND, person_named
from coachtui.language import N_
from coachtui.overview.commands.import_options import AS_JSON, DRY_RUN
from coachtui.storage.erasures import erased_of

JRNL_HELP: Final = N_(
    "Take in a journal that “jrnl --export json” wrote, as log entries.\n\n"
    "Whom an entry is about is told by a tag or a name with @, in any case and without accents;"
    " --for takes those that name nobody. What is not understood is listed and left out. The same"
    " file twice adds nothing. - reads stdin.\n\n"
    "Example: coachtui import jrnl notes.json --for An --dry-run"
)
TASKWARRIOR_HELP: Final = N_(
    "Take in tasks that “task export” wrote, as promises.\n\n"
    "Whom a task is promised is told by a tag, a part of its project, or a name with @; --for takes"
    " those that name nobody. A task without a day is due at the next meeting. Notes below a task"
    " become log entries. What is not understood is listed and left out. The same file twice adds"
    " nothing. - reads stdin.\n\n"
    "Example: coachtui import taskwarrior tasks.json --dry-run"
)
_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class _Here:
    """The records a file is held against.

    Attributes:
        view: them.
        session: the run.
        fallback: whom entries are about that name nobody; None leaves them out.
    """

    view: View
    session: Session
    fallback: Person | None

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody on file."""
        return self.view.repository.all(Person)

    def about(self, called: Sequence[str]) -> tuple[list[Person], list[str]]:
        """Return whom tags mean, else whom --for names, and the tags that mean nobody."""
        found, rest = whose(called, self.people)
        return found or ([self.fallback] if self.fallback else []), rest

    def is_known(self, record: Record) -> bool:
        """Tell whether a record is here already."""
        return self.view.repository.get(type(record), record.id) is not None


@dataclass
class _Plan:
    """What a file brings.

    Attributes:
        against: the records it is held against.
        unclear: what does not come in.
        records: what is new, in the order of the file.
        here: how many of its records are here already, or were erased here.
    """

    against: _Here
    unclear: list[Unclear]
    records: dict[str, Record] = field(default_factory=dict)
    here: int = 0

    def __post_init__(self) -> None:
        self._erased = erased_of(self.against.session.folder, "team")

    def add(self, records: Iterable[Record]) -> None:
        """Take records in that are not here yet."""
        for record in records:
            known = record.id in self.records or self.against.is_known(record)
            if known or self._erased(record.id):
                self.here += 1
            else:
                self.records[record.id] = record

    def leave_out(self, number: int, at: datetime) -> None:
        """Note that an entry names nobody."""
        day = self.against.session.words.local(at).date().isoformat()
        self.unclear.append(Unclear(number, day, "nobody"))


_FOR = click.option(
    "--for", "name", metavar="NAME", help=N_("Whom entries are about that name nobody.")
)


@click.command(help=JRNL_HELP, short_help=N_("Take in a journal of jrnl."))
@click.argument("file")
@_FOR
@DRY_RUN
@AS_JSON
@click.pass_obj
def jrnl(session: Session, file: str, name: str | None, dry_run: bool, as_json: bool) -> None:
    """Add the entries of a journal that are not here yet."""
    here = _here(session, name)
    try:
        notes, unclear = read_jrnl(_bytes(session, file), session.words.zone)
    except UnreadableFileError:
        raise _not_such(session, "jrnl --export json") from None
    plan = _Plan(here, unclear)
    for note in notes:
        people, tags = here.about(note.tags)
        if people:
            plan.add(entries_of(JRNL, note, people, tags))
        else:
            plan.leave_out(note.number, note.at)
    _finish(session, plan, dry_run=dry_run, as_json=as_json)


@click.command(help=TASKWARRIOR_HELP, short_help=N_("Take in tasks of Taskwarrior."))
@click.argument("file")
@click.option("--theirs", is_flag=True, help=N_("The reps owe these promises, and not you."))
@_FOR
@DRY_RUN
@AS_JSON
@click.pass_obj
def taskwarrior(
    session: Session, file: str, theirs: bool, name: str | None, dry_run: bool, as_json: bool
) -> None:
    """Add the tasks of a file that are not here yet."""
    here = _here(session, name)
    try:
        tasks, unclear = read_tasks(_bytes(session, file), session.words.zone)
    except UnreadableFileError:
        raise _not_such(session, "task export") from None
    plan = _Plan(here, unclear)
    for task in tasks:
        people, tags = here.about(task.tags)
        if people:
            plan.add(_of_task(here, task, (people, tags), theirs=theirs))
        else:
            plan.leave_out(task.number, task.made_at)
    _finish(session, plan, dry_run=dry_run, as_json=as_json)


def _here(session: Session, name: str | None) -> _Here:
    if not has_records(session):
        said = session.words.say("Nobody is here yet: “coachtui import people FILE.csv”.")
        raise RefusedError(said, NOT_FOUND)
    view = session.view(session.open())
    people = view.repository.all(Person)
    fallback = person_named(name, people, session.words) if name else None
    return _Here(view, session, fallback)


def _bytes(session: Session, file: str) -> bytes:
    session.console.rest()
    return read_bytes(file, MOST_BYTES, session.words)


def _not_such(session: Session, program: str) -> RefusedError:
    words = session.words
    said = words.say("This is not what “{program}” writes.", program=program)
    return RefusedError(f"{said} {words.say('Nothing was imported.')}")


def _of_task(
    here: _Here, task: Task, about: tuple[list[Person], list[str]], *, theirs: bool
) -> Iterator[Record]:
    """Give the promise a task becomes, and a log entry for each note below it."""
    people, tags = about
    rep = people[0]
    owner, counterparty = (rep.id, ME) if theirs else (ME, rep.id)
    due = task.due or (task.closed_at and here.session.words.local(task.closed_at).date())
    yield Commitment(
        id=same_id(TASKWARRIOR, task.uuid, task.made_at),
        owner=owner,
        counterparty=counterparty,
        text=task.text,
        due=due or next_meeting_day(here.session.catalogue, here.view, rep),
        due_stated=task.due is not None,
        source=Source(kind=TASKWARRIOR, id=task.uuid),
        state=task.state,
        closed_at=task.closed_at,
        happened_at=task.made_at,
        tags=tuple(tags),
    )
    for note in task.notes:
        yield from entries_of(TASKWARRIOR, note, people, ())


def _finish(session: Session, plan: _Plan, *, dry_run: bool, as_json: bool) -> None:
    """Write what is new, and tell of it and of what was left out.

    Raises:
        RefusedError: the file held something, and nothing of it could be understood.
        StoreError: as `Repository.commit`; nothing was written.
    """
    records = [*plan.records.values()]
    plan.unclear.sort(key=lambda each: each.number)
    if records and not dry_run:
        with kept_before(session):
            store = plan.against.view.repository
            store.commit([Put(each) for each in records], N_("Notes imported"))
    if as_json:
        session.console.json(_as_object(session, plan, records, dry_run=dry_run))
    else:
        session.console.table([_row(plan, each) for each in records])
    _tell(session, plan, len(records), dry_run=dry_run)
    if plan.unclear and not records and not plan.here:
        raise RefusedError(session.words.say("Nothing was imported."))


def _row(plan: _Plan, record: Record) -> tuple[str, ...]:
    here = plan.against
    words, person = here.session.words, _rep(here, record)
    if isinstance(record, Commitment):
        who = words.say("I owe") if record.mine else words.say("Rep owes")
        return record.id, words.day(record.due), person, who
    at = record.happened_at
    return record.id, words.day(words.local(at).date()) if at else "", person, words.say("note")


def _rep(here: _Here, record: Record) -> str:
    identifier = ""
    if isinstance(record, Commitment):
        identifier = record.rep_id
    elif isinstance(record, LogEntry):
        identifier = record.person_id
    person = here.view.repository.get(Person, identifier)
    return person.full_name if person else identifier


def _tell(session: Session, plan: _Plan, new: int, *, dry_run: bool) -> None:
    words, console = session.words, session.console
    for unclear in plan.unclear[:_SHOWN]:
        console.say(unclear.said(words))
    if (more := len(plan.unclear) - _SHOWN) > 0:
        console.say(words.count(more, "And {n} more problem.", "And {n} more problems."))
    if plan.here:
        console.say(
            words.count(plan.here, "{n} record is here already.", "{n} records are here already.")
        )
    if plan.unclear:
        left = len(plan.unclear)
        console.say(words.count(left, "{n} entry left out.", "{n} entries left out."))
    if dry_run:
        console.say(words.count(new, "{n} record would come in.", "{n} records would come in."))
        console.say(words.say("Dry run, nothing was changed."))
    else:
        console.say(words.count(new, "Added: {n} record.", "Added: {n} records."))


def _as_object(
    session: Session, plan: _Plan, records: Sequence[Record], *, dry_run: bool
) -> dict[str, object]:
    return {
        "schema": 1,
        "dry_run": dry_run,
        "added": [
            {"id": each.id, "kind": each.table, "person": _rep(plan.against, each)}
            for each in records
        ],
        "here": plan.here,
        "left_out": [
            {
                "number": each.number,
                "day": each.day or None,
                "reason": each.reason,
                "message": each.said(session.words),
            }
            for each in plan.unclear
        ],
    }
