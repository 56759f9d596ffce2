"""`coachtui plan`: the field days ahead; with a name and a date it plans one."""

from datetime import date
from typing import Final

import click

from coachtui.domain.calendar import calendar
from coachtui.domain.holidays import known_holidays
from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, Repository
from coachtui.domain.view import View
from coachtui.exchange.console import RefusedError
from coachtui.exchange.dates import asked_day
from coachtui.exchange.infile import USAGE
from coachtui.exchange.session import Session
from coachtui.exchange.whom import rep_named
from coachtui.language import N_, Words
from coachtui.records.field_day.model import HALF_DAYS, LONGEST_LINE, FieldDay, Prep, Stop
from coachtui.records.field_day.presentation.clash_words import clash_sentences
from coachtui.records.field_day.rules.clashes import clashes
from coachtui.records.field_day.rules.states import dates_of, lacks_notice
from coachtui.records.field_day.rules.stops import standing_stops
from coachtui.text import clean

HELP = N_(
    "List the field days ahead, or with NAME and DATE plan one.\n\n"
    "What is in the way (a day off, a holiday, another meeting) is told on stderr; the day is"
    " planned all the same. Its id comes to stdout.\n\n"
    'Example: coachtui plan An 26/11/2026 --half am --meet-at "Chợ Bến Thành"'
)
_WHOLE: Final = "day"


@click.command(help=HELP)
@click.argument("name", required=False)
@click.argument("day", metavar="DATE", required=False)
@click.option(
    "--half",
    type=click.Choice(list(HALF_DAYS)),
    help=N_("How long (a whole day where not stated)."),
)
@click.option("--meet-at", metavar="TEXT", help=N_("Where you meet."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def plan(
    session: Session,
    name: str | None,
    day: str | None,
    half: str | None,
    meet_at: str | None,
    as_json: bool,
) -> None:
    """Print the days ahead, or plan one and tell what is in the way."""
    if name is None and half is None and meet_at is None:
        _list(session, as_json=as_json)
        return
    if name is None or day is None:
        said = session.words.say("To plan a day, give a rep's NAME and a DATE.")
        raise RefusedError(said, USAGE)
    on, place = _date(session, day), _place(meet_at or "", session.words)
    store = session.open()
    person = rep_named(name, store.all(Person), session.words)
    fresh = FieldDay(
        person_id=person.id,
        date=on,
        prep=Prep(meet_at=place),
        debrief_mode=session.settings.debrief,
    ).revised(duration=half or _WHOLE)
    warned = _warnings(session, store, fresh, person)
    store.commit([Put(fresh)], N_("Field day planned"))
    if as_json:
        planned = {"day": as_object(session.view(store), fresh), "warnings": warned}
        session.console.json({"schema": 1, **planned})
    else:
        session.console.data(fresh.id)
    _tell(session, fresh, person, warned)


def _date(session: Session, typed: str) -> date:
    on = asked_day(typed, "DATE", session.words)
    if on < session.clock.today():
        said = session.words.say(
            "{day} is past. Plan a day from today on.", day=session.words.day(on)
        )
        raise RefusedError(said, USAGE)
    return on


def _place(typed: str, words: Words) -> str:
    place = clean(typed).strip()
    if len(place) > LONGEST_LINE:
        said = words.say("At most {n} characters, please.", n=LONGEST_LINE)
        raise RefusedError(f"--meet-at: {said}", USAGE)
    return place


def _tell(session: Session, day: FieldDay, person: Person, warned: list[str]) -> None:
    words = session.words
    session.console.say(
        words.say(
            "Planned with {name}: {day}, {half}.",
            name=person.full_name,
            day=words.join([words.day_long(on) for on in dates_of(day)]),
            half=words.label("duration", day.duration),
        )
    )
    for warning in warned:
        session.console.say(warning)


def _warnings(session: Session, store: Repository, day: FieldDay, person: Person) -> list[str]:
    """Return what is in the way of a day, and what is still to be done about it."""
    words, dates = session.words, dates_of(day)
    entries = calendar(session.catalogue, session.view(store), dates[0], dates[-1])
    holidays: dict[date, str] = {}
    for year in {each.year for each in dates}:
        holidays.update(known_holidays(year, words.language))
    found = clashes(day, person, store.get(Person, ME), entries, holidays, words.zone)
    warned = [
        words.say("It is planned, but mind: {warning}", warning=each)
        for each in clash_sentences(words, found)
    ]
    if lacks_notice(day, words.zone):
        warned.append(words.say("No notice yet: tell the rep a day ahead at least."))
    return warned


def _list(session: Session, *, as_json: bool) -> None:
    store, today, words = session.open(), session.clock.today(), session.words
    view = session.view(store)
    ahead = [
        day
        for day in store.all(FieldDay)
        if day.state == "in_progress" or (day.ahead and dates_of(day)[-1] >= today)
    ]
    ahead.sort(key=lambda day: (day.date, day.id))
    if as_json:
        session.console.json({"schema": 1, "days": [as_object(view, day) for day in ahead]})
        return
    session.console.table([_row(view, day) for day in ahead])
    if not ahead:
        session.console.say(
            words.say("No field day is planned. “coachtui plan NAME DATE” plans one.")
        )


def _row(view: View, day: FieldDay) -> tuple[str, ...]:
    words, today = view.words, view.clock.today()
    person = view.repository.get(Person, day.person_id)
    return (
        " + ".join(words.day_short(on) for on in dates_of(day)),
        words.relative(day.date, today) if day.date >= today else "",
        words.label("duration", day.duration),
        person.full_name if person else day.person_id,
        words.label("field_day_state", day.state),
        _stops(words, len(_stops_of(view, day))),
        day.prep.meet_at,
    )


def _stops(words: Words, count: int) -> str:
    return words.count(count, "{n} stop", "{n} stops")


def _stops_of(view: View, day: FieldDay) -> list[Stop]:
    return standing_stops(view.repository.find(Stop, field_day_id=day.id))


def as_object(view: View, day: FieldDay) -> dict[str, object]:
    """Return a field day as other programs can count on it."""
    person = view.repository.get(Person, day.person_id)
    return {
        "id": day.id,
        "person": person.full_name if person else None,
        "person_id": day.person_id,
        "date": day.date.isoformat(),
        "dates": [on.isoformat() for on in dates_of(day)],
        "half": day.duration,
        "state": day.state,
        "origin": day.origin,
        "meet_at": day.prep.meet_at,
        "notice_given": day.notice_given_at is not None,
        "stops": [
            {
                "account": stop.account,
                "at": view.words.local(stop.at).isoformat() if stop.at else None,
                "role": stop.coach_role,
            }
            for stop in _stops_of(view, day)
        ],
    }
