"""`coachtui read TEXT`: how a capture line is understood, without writing anything."""

from dataclasses import replace
from datetime import date

import click

from coachtui.capture.entries import known, setting_for, vocabulary_of
from coachtui.capture.entry import Reading, Setting
from coachtui.capture.names import KnownName
from coachtui.capture.reading import read as read_line
from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.repository import Repository, StoreError
from coachtui.domain.trouble import told
from coachtui.exchange.dates import asked_day
from coachtui.exchange.infile import has_records
from coachtui.exchange.session import Session
from coachtui.exchange.whom import person_named
from coachtui.language import N_

HELP = N_(
    "Show how a capture line is understood; nothing is written.\n\n"
    "Names are looked up among your people where there are any; without them it works too. Words"
    " after each other are one line, and a line may begin with a dash.\n\n"
    'Example: coachtui read "> me gửi bảng giá mới mai" --on 2026-11-26 --json'
)


@click.command(name="read", help=HELP, context_settings={"ignore_unknown_options": True})
@click.argument("text", nargs=-1, required=True)
@click.option("--on", "day", metavar="DATE", help=N_("The day on which it is typed (else today)."))
@click.option("--rep", metavar="NAME", help=N_("Whom it is about."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def read(session: Session, text: tuple[str, ...], day: str | None, rep: str, as_json: bool) -> None:
    """Print the reading of a line."""
    setting = _setting(session, _day(session, day), rep)
    reading = read_line(" ".join(text), setting)
    if as_json:
        session.console.json(as_object(reading))
    else:
        _print(session, reading)
    for note in reading.notes:
        session.console.say(session.words.say(note))


def as_object(reading: Reading) -> dict[str, object]:
    """Return a reading as other programs can count on it."""
    return {
        "kind": reading.kind.value,
        "text": reading.text,
        "owner": reading.owner,
        "due": reading.due.isoformat() if reading.due else None,
        "tags": list(reading.tags),
        "accounts": list(reading.accounts),
        "scores": dict(reading.scores),
    }


def _print(session: Session, reading: Reading) -> None:
    words = session.words
    owner = {"rep": words.say("the rep"), "me": words.say("me")}.get(reading.owner or "", "")
    scores = (f"{key}={'n' if score is None else score}" for key, score in reading.scores)
    rows = (
        (words.say("Kind"), words.label("entry_kind", reading.kind.value)),
        (words.say("Text"), reading.text),
        (words.say("Owner"), reading.other_owner or owner),
        (words.say("Due"), words.day_long(reading.due) if reading.due else ""),
        (words.say("Tags"), " ".join(f"#{tag}" for tag in reading.tags)),
        (words.say("Accounts"), ", ".join(reading.accounts)),
        (words.say("Scores"), " ".join(scores)),
    )
    session.console.table([row for row in rows if row[1]])


def _day(session: Session, typed: str | None) -> date:
    if typed is None:
        return session.clock.today()
    return asked_day(typed, "--on", session.words)


def _setting(session: Session, today: date, rep: str | None) -> Setting:
    store = _store(session)
    if store is None:
        name = (
            KnownName(id="", full_name=rep, short=rep.split()[-1]) if rep and rep.split() else None
        )
        return Setting(today=today, rep=name)
    person = person_named(rep, store.all(Person), session.words) if rep else None
    manager = store.get(Person, ME)
    setting = setting_for(person, manager, today, vocabulary_of(store))
    if setting.manager is None and manager is not None:
        return replace(setting, manager=known(manager))
    return setting


def _store(session: Session) -> Repository | None:
    """Return the records where there are any that can be read; none are made."""
    if not has_records(session):
        return None
    try:
        return replace(session, read_only=True).open()
    except StoreError as error:
        session.console.say(told(error, session.words))
        return None
