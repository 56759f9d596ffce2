"""`coachtui replies EVENT FILE`: replies from a chat or a table, noted where they are clear."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import click

from coachtui.domain.person import Person
from coachtui.domain.repository import Repository
from coachtui.exchange.console import RefusedError
from coachtui.exchange.grid import UnreadableTableError, text_of
from coachtui.exchange.infile import read_bytes
from coachtui.exchange.session import Session
from coachtui.language import N_, Words
from coachtui.records.team_event.commands.which_event import event_named
from coachtui.records.team_event.model import EventNeeds, Invitation, TeamEvent
from coachtui.records.team_event.presentation.noting_rows import (
    Name,
    noting_cells,
    outcome,
    why_told,
    with_line,
)
from coachtui.records.team_event.presentation.pasted import read_pasted, who_may_reply
from coachtui.records.team_event.rules.noting import (
    SETTLED,
    OnFile,
    Reason,
    changes,
    effect,
    reasons,
)
from coachtui.records.team_event.rules.replies import ReadReply

HELP = N_(
    "Note the replies to an event: lines of a chat, one person each, or a CSV file with header.\n\n"
    "EVENT is its id, or words of its title. Only what is clear is noted, all of it as one change;"
    " every line is printed as it was understood, the others with the reason. The exit code is 0"
    " when every line was clear, 1 when some stay open. - reads stdin.\n\n"
    "Example: coachtui replies kitchen chat.txt --dry-run"
)
_MOST_BYTES: Final = 1024 * 1024
_OPEN: Final = 1


@dataclass(frozen=True, slots=True)
class _Read:
    """The lines, what stands in the way of each, and what they are held against."""

    event: TeamEvent
    reads: tuple[ReadReply, ...]
    reasons: tuple[Reason, ...]
    on_file: OnFile

    @property
    def taken(self) -> list[ReadReply]:
        """The lines that are clear and change something."""
        both = zip(self.reads, self.reasons, strict=True)
        return [read for read, reason in both if not reason]

    @property
    def left(self) -> int:
        """How many lines are not clear."""
        return sum(reason not in SETTLED for reason in self.reasons)


@click.command(help=HELP)
@click.argument("event", metavar="EVENT")
@click.argument("file", metavar="FILE|-")
@click.option("--dry-run", is_flag=True, help=N_("Show what would be done; change nothing."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def replies(session: Session, event: str, file: str, dry_run: bool, as_json: bool) -> None:
    """Note what is clear, and print every line as it was understood.

    Raises:
        click.exceptions.Exit: some lines stay open, with exit code 1.
    """
    words, store = session.words, session.open()
    meant = event_named(event, store.all(TeamEvent), words, coming=True)
    found = _read(session, store, meant, file)
    made = changes(found.taken, found.on_file, session.clock.now())
    if made and not dry_run:
        store.commit(made, N_("Replies noted"))
    _print(session, store, found, as_json=as_json, dry_run=dry_run)
    if found.left:
        raise click.exceptions.Exit(_OPEN)


def _read(session: Session, store: Repository, event: TeamEvent, file: str) -> _Read:
    """Return the lines of a file against what is on file.

    Raises:
        RefusedError: the file cannot be read, or holds no line.
    """
    words = session.words
    on_file = OnFile.of(
        event.id,
        store.find(Invitation, event_id=event.id),
        store.find(EventNeeds, event_id=event.id),
        forgotten=event.needs_forgotten_at is not None,
    )
    people = who_may_reply(store.all(Person), on_file.places)
    session.console.rest()
    try:
        text = text_of(read_bytes(file, _MOST_BYTES, words))
        reads = read_pasted(text, people).replies
    except UnreadableTableError as error:
        raise RefusedError(error.problem.said(words)) from error
    if not reads:
        raise RefusedError(words.say("There is no reply to read: one person a line, please."))
    return _Read(event, reads, reasons(reads, on_file), on_file)


def _print(
    session: Session, store: Repository, found: _Read, *, as_json: bool, dry_run: bool
) -> None:
    words, console = session.words, session.console
    both = list(zip(found.reads, found.reasons, strict=True))

    def name(person_id: str) -> str:
        person = store.get(Person, person_id)
        return person.full_name if person else person_id

    if as_json:
        lines = [as_object(words, read, reason, found.on_file, name) for read, reason in both]
        event = {"id": found.event.id, "title": found.event.title}
        console.json({"schema": 1, "event": event, "dry_run": dry_run, "lines": lines})
    else:
        console.table([_row(words, read, reason, found.on_file, name) for read, reason in both])
    count, left = len(found.taken), found.left
    console.say(_would(words, count, left) if dry_run else outcome(words, count, left))


def _would(words: Words, count: int, left: int) -> str:
    told = words.count(count, "{n} line would be noted.", "{n} lines would be noted.")
    if left:
        told += " " + words.count(left, "{n} line is not clear.", "{n} lines are not clear.")
    return told


def _row(
    words: Words, read: ReadReply, reason: Reason, on_file: OnFile, name: Name
) -> Sequence[str]:
    sign = "✓" if not reason else " " if reason in SETTLED else "!"
    cells = noting_cells(words, read, reason, on_file, name)
    return (f"{sign} {read.line}", *with_line(cells, read, reason))


def as_object(
    words: Words, read: ReadReply, reason: Reason, on_file: OnFile, name: Name
) -> dict[str, object]:
    """Return a line as it was understood, as other programs can count on it."""
    known = read.person_id is not None
    return {
        "line": read.line,
        "text": read.text,
        "person": name(read.person_id) if read.person_id is not None else None,
        "person_id": read.person_id,
        "candidates": [{"id": each, "name": name(each)} for each in read.candidates],
        "reply": read.rsvp,
        "before": effect(read, on_file).before if known else None,
        "diet": read.diet,
        "access": read.access,
        "transport": read.transport,
        "clear": reason in SETTLED,
        "changes": not reason,
        "why": reason,
        "message": why_told(words, read, reason, name),
    }
