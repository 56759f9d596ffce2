"""`coachtui numbers` and `coachtui lens`: where the reps stand, and what a discount costs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import click

from coachtui.domain.attainment import Attainment, attainments
from coachtui.domain.deal_figures import Figures, discount_lens, figures
from coachtui.domain.deal_owners import owners
from coachtui.domain.deals import Deals, rep_key
from coachtui.domain.person import Person
from coachtui.domain.target import Target
from coachtui.domain.team import reps
from coachtui.exchange.console import RefusedError
from coachtui.exchange.infile import USAGE, has_records
from coachtui.exchange.session import Session
from coachtui.exchange.whom import person_named
from coachtui.language import N_, Words
from coachtui.overview.commands.deals_told import figures_as_object
from coachtui.overview.numbers_rows import CUTS
from coachtui.storage.deals_file import read_deals
from coachtui.ui.deal_words import lens_told, points, tenths
from coachtui.ui.target_words import share_told, sum_brief

HELP = N_(
    "Print where the reps stand: target, deals won, win rate, pipeline, discount.\n\n"
    "Deals come from “coachtui import deals”, targets from the rep's page or “coachtui import"
    " targets”. Reps whom only the CRM knows stand below. Sums in --json are in minor units.\n\n"
    "Example: coachtui numbers An --json"
)
LENS_HELP = N_(
    "Print how much more must be sold so that a price cut costs no profit.\n\n"
    "CUT and the margin are per cent of the price. Without --margin the setting “margin” counts."
    "\n\n"
    "Example: coachtui lens 5 --margin 30"
)
_MOST: Final = 100.0
_NONE: Final = "–"
_NUMBER: Final = re.compile(r"-(\d.*)")


@dataclass(frozen=True, slots=True)
class _Rep:
    """Somebody, and their numbers; without a person only the CRM knows them."""

    name: str
    person: Person | None
    stands: Attainment | None
    seen: Figures


@click.command(help=HELP)
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def numbers(session: Session, name: str | None, as_json: bool) -> None:
    """Print the numbers of one rep, or of all.

    Raises:
        RefusedError: nobody or several are called so.
        StoreError: the deals cannot be read.
    """
    words = session.words
    book = read_deals(session.folder)
    there = has_records(session)
    people = session.open().all(Person) if there else ()
    targets = session.open().all(Target) if there else ()
    found = list(_reps(session, book, people, targets))
    if name is not None:
        person = person_named(name, people, words)
        found = [each for each in found if each.person is not None and each.person.id == person.id]
    if as_json:
        session.console.json(
            {
                "schema": 1,
                "as_of": book.as_of.isoformat() if book.as_of else None,
                "reps": [_as_object(each, book) for each in found],
            }
        )
        return
    session.console.table(
        [_head(words), *(_row(words, each, book.currency) for each in found)] if found else []
    )
    if not book.deals:
        session.console.say(
            words.say("No deals are on file: coachtui import deals FILE.csv brings them.")
        )
    elif book.as_of is not None:
        session.console.say(words.say("Deals as of {day}.", day=words.day(book.as_of)))


def _reps(
    session: Session, book: Deals, people: Sequence[Person], targets: Sequence[Target]
) -> Iterator[_Rep]:
    stands = attainments(targets, session.clock.today())
    whose = owners(book.names, people)
    for person in reps(people):
        seen = figures(book, book.of(whose.of(person.id)))
        yield _Rep(person.full_name, person, stands.get(person.id), seen)
    for name in sorted((*whose.strangers, *whose.unclear), key=rep_key):
        yield _Rep(name, None, None, figures(book, book.of([name])))


def _head(words: Words) -> tuple[str, ...]:
    say = words.say
    return (
        *(say("Rep"), say("Target"), say("Won"), say("Win rate"), say("Still open")),
        *(say("Pipeline"), say("Discount"), say("vs team"), say("No customer")),
    )


def _row(words: Words, rep: _Rep, currency: str) -> tuple[str, ...]:
    seen, none = rep.seen, rep.seen.deals == 0
    share = rep.stands.share if rep.stands else None
    return (
        rep.name,
        share_told(words, share),
        _NONE if none else sum_brief(words, seen.won_value, currency),
        _NONE if seen.win_rate is None else tenths(words, seen.win_rate),
        _NONE if none else words.number(seen.open),
        _NONE if none else sum_brief(words, seen.open_value, currency),
        _NONE if seen.discount is None else tenths(words, seen.discount),
        _NONE if seen.against_team is None else _points(words, seen.against_team),
        _NONE if none else words.number(seen.without_account),
    )


def _points(words: Words, more: float) -> str:
    return words.say("{points} points", points=points(words, more))


def _as_object(rep: _Rep, book: Deals) -> dict[str, object]:
    stands = rep.stands
    return {
        "person_id": rep.person.id if rep.person else None,
        **figures_as_object(rep.name, rep.seen, book.currency),
        "target": None
        if stands is None
        else {
            "month": stands.target.month.isoformat(),
            "amount": stands.target.amount,
            "actual": stands.target.actual,
            "unit": stands.target.unit,
            "currency": stands.target.currency,
            "share": stands.share,
            "quarter": stands.quarter,
            "trend": list(stands.trend),
        },
    }


class _Signed(click.Command):
    """Takes `-5` for the number it is, and for no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the sign from numbers: a cut goes down either way."""
        return super().parse_args(ctx, [_NUMBER.sub(r"\1", each) for each in args])


@click.command(cls=_Signed, help=LENS_HELP)
@click.argument("cut", required=False)
@click.option("--margin", metavar="PER_CENT", help=N_("What is left of the price before the cut."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def lens(session: Session, cut: str | None, margin: str | None, as_json: bool) -> None:
    """Print what a price cut costs, or the usual ones.

    Raises:
        RefusedError: a number is none, or nobody said what the margin is.
    """
    words = session.words
    cuts = CUTS if cut is None else (_share(words, "CUT", cut),)
    left = session.settings.margin / _MOST if margin is None else _share(words, "--margin", margin)
    if not left:
        said = words.say("What is the margin? --margin 30, or the setting “margin”.")
        raise RefusedError(said, USAGE)
    if as_json:
        rows = [{"cut": each, "more": discount_lens(each, left)} for each in cuts]
        session.console.json({"schema": 1, "margin": left, "cuts": rows})
        return
    for each in cuts:
        session.console.data(lens_told(words, each, left))


def _share(words: Words, name: str, typed: str) -> float:
    try:
        number = float(typed.strip().removesuffix("%").lstrip("-").replace(",", "."))
    except ValueError:
        number = 0.0
    if not 0 < number < _MOST:
        said = words.say("{name} is a number of per cent, as 5 or 7.5.", name=name)
        raise RefusedError(said, USAGE)
    return number / _MOST
