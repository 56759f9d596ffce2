"""`coachtui log NAME TEXT`: a line written down between two one-on-ones."""

from collections.abc import Sequence
from dataclasses import replace

import click

from coachtui.capture.entries import Logged, Place, entry_for, setting_for, too_long, vocabulary_of
from coachtui.capture.entry import Reading
from coachtui.capture.explain import Listener, explain
from coachtui.capture.pasted import split_paste
from coachtui.capture.reading import read
from coachtui.domain.ids import ME, new_ids
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.meeting_day import next_meeting_day
from coachtui.domain.person import Person
from coachtui.domain.repository import Change
from coachtui.exchange.console import RefusedError
from coachtui.exchange.infile import STDIN, USAGE, read_bytes
from coachtui.exchange.session import Session
from coachtui.exchange.whom import person_named
from coachtui.language import N_, Words
from coachtui.text import clean

HELP = N_(
    "Write a line about a rep; it is on disk when the command ends.\n\n"
    "A first sign followed by a space says what it is: > a promise, + what went well, -- what to"
    " change, ? a question, = a decision, ! a risk, and a quotation mark the rep's own words."
    " Without one it is a note. Dates may be in English or Vietnamese. A lone dash reads the line"
    " from stdin; several lines there become notes, one each.\n\n"
    'Example: coachtui log An "> me gửi bảng giá mới mai"'
)
_MOST_BYTES = 1024 * 1024


@click.command(help=HELP, context_settings={"ignore_unknown_options": True})
@click.argument("name")
@click.argument("text", nargs=-1, required=True)
@click.pass_obj
def log(session: Session, name: str, text: tuple[str, ...]) -> None:
    """Write the lines durably and tell how each was understood."""
    words = session.words
    lines = _lines(text, words)
    store = session.open()
    view = session.view(store)
    people = store.all(Person)
    person = person_named(name, people, words)
    listener = Listener(
        words=words,
        today=session.clock.today(),
        name=person.short_name,
        next_meeting=next_meeting_day(session.catalogue, view, person),
    )
    setting = setting_for(person, store.get(Person, ME), listener.today, vocabulary_of(store))
    readings = [read(line, setting) for line in lines]
    _refuse_long(readings, words)
    place = Place(person=person, at=session.clock.now(), next_meeting=listener.next_meeting)
    logged = _in_order([entry_for(reading, place, people) for reading in readings])
    changes: list[Change] = [change for each in logged for change in each.changes()]
    receipt = store.commit(changes, N_("Line logged"))
    for record in receipt.records:
        if isinstance(record, LogEntry):
            session.console.data(record.id)
    for reading, each in zip(readings, logged, strict=True):
        session.console.say(_told(reading, each, person, listener))


def _in_order(logged: list[Logged]) -> list[Logged]:
    """Return notes written in one moment with ids that keep their order."""
    if len(logged) == 1:
        return logged
    ids = new_ids(len(logged))
    return [
        replace(each, entry=each.entry.revised(id=identifier))
        for each, identifier in zip(logged, ids, strict=True)
    ]


def _lines(text: Sequence[str], words: Words) -> list[str]:
    """Return the lines to log: one as typed; of several each becomes a note.

    Raises:
        RefusedError: there is nothing to log, or bytes that are no text.
    """
    typed = " ".join(text)
    if typed == STDIN:
        try:
            typed = read_bytes(STDIN, _MOST_BYTES, words).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            said = words.say("The text is not UTF-8; nothing was logged.")
            raise RefusedError(said, USAGE) from error
    lines = split_paste(typed)
    if not lines:
        raise RefusedError(words.say("There is nothing to log."), USAGE)
    if len(lines) == 1:
        return [clean(typed).rstrip()]
    return [f"\\{line}" for line in lines]


def _refuse_long(readings: Sequence[Reading], words: Words) -> None:
    for number, reading in enumerate(readings, 1):
        most = too_long(reading)
        if most:
            said = words.say(
                "Line {number} is longer than {most} characters; nothing was logged. Split it.",
                number=number,
                most=words.number(most),
            )
            raise RefusedError(said, USAGE)


def _told(reading: Reading, logged: Logged, person: Person, listener: Listener) -> str:
    words = listener.words
    explained = explain(reading, listener)
    kind = words.label("entry_kind", logged.entry.entry_kind)
    parts = [words.say("Logged for {name}: {kind}", name=person.full_name, kind=kind)]
    parts.extend(part for part in (explained.told, explained.seen) if part)
    return " · ".join(parts)
