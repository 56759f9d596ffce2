"""`coachtui join NAME ACCOUNT`: into a call that starts now, planned or not."""

from datetime import datetime

import click

from coachtui.domain.items import Target
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, Repository
from coachtui.exchange.console import RefusedError
from coachtui.exchange.infile import USAGE
from coachtui.exchange.session import Session
from coachtui.exchange.whom import rep_named
from coachtui.language import N_, Words
from coachtui.records.field_day.model import FieldDay, Stop
from coachtui.records.field_day.rules.states import covers, resumed, started
from coachtui.records.field_day.rules.stops import begun, current, ended, next_seq, standing_stops
from coachtui.text import clean, fold

HELP = N_(
    "Join a rep's call that starts now: the stop is begun and on disk, then its console opens.\n\n"
    "It is part of today's field day with the rep where there is one, else of one made for it. A"
    " stop that is going on there ends.\n\n"
    'Example: coachtui join An "Hoà Phát"'
)
_LONGEST_ACCOUNT = 120
_NOON = 12


@click.command(help=HELP)
@click.argument("name")
@click.argument("account")
@click.pass_obj
def join(session: Session, name: str, account: str) -> None:
    """Begin the stop, with a day around it, and open it."""
    words = session.words
    customer = _account(account, words)
    store = session.open()
    person = rep_named(name, store.all(Person), words)
    now = session.clock.now()
    day = _day(session, store, person)
    stops = list(store.find(Stop, field_day_id=day.id))
    stop = _stop(day, stops, customer, now)
    changes = [Put(day), Put(stop)]
    running = current(stops)
    if running is not None and running.id != stop.id:
        changes.append(Put(ended(running, now)))
    store.commit(changes, N_("Stop added"))
    session.console.say(
        words.say(
            "{time} with {name} at {account}: the stop is begun.",
            time=words.time(stop.actual_at or now),
            name=person.full_name,
            account=customer,
        )
    )
    session.show(Target("field_day", day.id, "console"))


def _account(typed: str, words: Words) -> str:
    account = clean(typed).strip()
    if not account:
        raise RefusedError(words.say("Say at which customer: coachtui join NAME ACCOUNT."), USAGE)
    if len(account) > _LONGEST_ACCOUNT:
        said = words.say("At most {n} characters, please.", n=_LONGEST_ACCOUNT)
        raise RefusedError(f"ACCOUNT: {said}", USAGE)
    return account


def _day(session: Session, store: Repository, person: Person) -> FieldDay:
    """Return the day the call belongs to, going on: the one that runs, today's, or a new one."""
    now, today = session.clock.now(), session.clock.today()
    days = sorted(store.find(FieldDay, person_id=person.id), key=lambda each: (each.date, each.id))
    for day in days:
        if day.state == "in_progress" and covers(day, today):
            return day
    for day in days:
        if covers(day, today) and day.ahead:
            return started(day, now)
        if covers(day, today) and day.report_owed:
            return resumed(day)
    return FieldDay(
        person_id=person.id,
        date=today,
        duration="am" if session.clock.local(now).hour < _NOON else "pm",
        origin="spontaneous",
        state="in_progress",
        started_at=now,
        debrief_mode=session.settings.debrief,
    )


def _stop(day: FieldDay, stops: list[Stop], account: str, now: datetime) -> Stop:
    """Return the stop at a customer, begun: as it was planned or is going on, else a new one."""
    for stop in standing_stops(stops):
        if not stop.over and fold(stop.account) == fold(account):
            return stop if stop.running else begun(stop, now)
    return Stop(
        person_id=day.person_id,
        field_day_id=day.id,
        seq=next_seq(stops),
        account=account,
        actual_at=now,
        on_the_spot=True,
    )
