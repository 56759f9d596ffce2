"""`coachtui due`: what is due, over all kinds of records."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

import click

from coachtui.domain.items import DueItem, Standing, Target, Urgency
from coachtui.domain.kind import Catalogue
from coachtui.domain.parts import asked, maybe_one_of, rows_of
from coachtui.domain.person import Person
from coachtui.domain.team import reps
from coachtui.domain.view import View
from coachtui.exchange.session import Session
from coachtui.exchange.whom import person_named
from coachtui.language import N_
from coachtui.overview.commands.hr_deadlines import counted_deadlines, told_deadlines
from coachtui.overview.promises import due_item, still_open
from coachtui.text import sort_key

HELP = N_(
    "List what is due: one-on-ones, your own promises and the reps', overdue ones first.\n\n"
    "Of the HR records it only counts the deadlines, unless --hr is given.\n\n"
    "Example: coachtui due --days 14 --rep An"
)
_END = datetime.max.replace(tzinfo=UTC)


@click.command(help=HELP)
@click.option(
    "--days",
    type=click.IntRange(0, 366),
    default=7,
    metavar="N",
    help=N_("How many days ahead (7 where not stated)."),
)
@click.option("--rep", metavar="NAME", help=N_("Only what is about this rep."))
@click.option(
    "--hr",
    is_flag=True,
    help=N_("Tell the deadlines of the HR records by name; this is noted among them."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def due(session: Session, days: int, rep: str | None, hr: bool, as_json: bool) -> None:
    """Print what is due, most urgent first."""
    store, words = session.open(), session.words
    view = session.view(store)
    person = person_named(rep, store.all(Person), words) if rep else None
    last = view.clock.today() + timedelta(days=days)
    of_hr = told_deadlines if hr else counted_deadlines
    found = [*items_due(view, session.catalogue, days), *of_hr(session, view, last)]
    items = [item for item in found if person is None or item.person_id == person.id]
    items.sort(key=_order)
    if as_json:
        session.console.json({"schema": 1, "items": [as_object(view, item) for item in items]})
        return
    session.console.table([_row(view, item) for item in items])
    if not items:
        session.console.say(_nothing(view, days))


def _nothing(view: View, days: int) -> str:
    if not reps(view.repository.all(Person)):
        return view.words.say("No reps are here yet: “coachtui import people FILE.csv”.")
    return view.words.count(
        days, "Nothing is due within {n} day.", "Nothing is due within {n} days."
    )


def items_due(view: View, catalogue: Catalogue, days: int) -> list[DueItem]:
    """Return what is due within so many days, or has no day, most urgent first.

    The kinds themselves look a week ahead and may sum up; here every promise and every meeting is
    a row of its own, whatever its day.
    """
    last = view.clock.today() + timedelta(days=days)
    told = [
        item
        for kind in asked(catalogue, view)
        for item in rows_of(catalogue, kind.due, DueItem, view)
    ]
    rows = [item for item in told if item.target.act != "list"]
    here = {item.target for item in rows}
    met = {(item.target.kind, item.person_id, item.due) for item in rows}
    labels = {item.target.kind: item.label for item in told}
    promises = (due_item(view, promise) for promise in still_open(view))
    rows += [item for item in promises if item.target not in here]
    rows += [
        item
        for item in _meetings(view, catalogue, labels)
        if item.target not in here and (item.target.kind, item.person_id, item.due) not in met
    ]
    return sorted((item for item in rows if item.due is None or item.due <= last), key=_order)


def _meetings(view: View, catalogue: Catalogue, labels: Mapping[str, str]) -> Iterator[DueItem]:
    words = view.words
    for person in reps(view.repository.all(Person)):
        for kind in catalogue:
            seen = maybe_one_of(catalogue, kind.standing, Standing, view, person.id)
            if seen is not None and seen.next is not None:
                yield DueItem(
                    urgency=Urgency.MEETING,
                    label=labels.get(kind.slug) or words.say(kind.singular),
                    person_id=person.id,
                    name=person.short_name,
                    text="" if seen.last else words.say("never met yet"),
                    due=seen.next,
                    at=None,
                    overdue=seen.overdue,
                    target=Target(kind.slug, person.id, "meet"),
                )


def _order(item: DueItem) -> tuple[object, ...]:
    return (
        item.urgency,
        not item.overdue,
        item.due or date.max,
        item.at or _END,
        sort_key(item.name),
        item.target.record_id,
    )


def _row(view: View, item: DueItem) -> tuple[str, ...]:
    words = view.words
    day = words.day_short(item.due) if item.due else ""
    when = words.relative(item.due, view.clock.today()) if item.due else ""
    if item.at is not None and item.due is not None:
        day = f"{day} {words.time(item.at)}"
    return ("!" if item.overdue else "", day, when, item.label, item.name, item.text)


def as_object(view: View, item: DueItem) -> dict[str, object]:
    """Return a row as other programs can count on it."""
    person = view.repository.get(Person, item.person_id) if item.person_id else None
    return {
        "kind": item.target.kind,
        "id": item.target.record_id or None,
        "person": person.full_name if person else item.name,
        "person_id": item.person_id or None,
        "label": item.label,
        "text": item.text,
        "due": item.due.isoformat() if item.due else None,
        "at": view.words.local(item.at).isoformat() if item.at else None,
        "overdue": item.overdue,
        "count": item.count,
    }
