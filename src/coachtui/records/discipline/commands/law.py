"""`coachtui law PACK`: the days the law or the policy names for an act, a hearing, a decision."""

from datetime import date
from typing import Final, TypedDict, Unpack

import click

from coachtui.domain.holidays import public_holidays
from coachtui.domain.working_days import WorkingWeek
from coachtui.exchange.console import RefusedError
from coachtui.exchange.dates import asked_day
from coachtui.exchange.infile import USAGE
from coachtui.exchange.session import Session
from coachtui.exchange.whom import NOT_FOUND
from coachtui.extras import MissingExtraError
from coachtui.language import N_, Words
from coachtui.records.discipline.presentation.law_days import (
    KnownDays,
    day_object,
    day_row,
    grade_lines,
    notes,
    old_pack,
    pack_object,
    refusal_object,
)
from coachtui.records.discipline.presentation.law_words import banner, pack_problem, refusal_words
from coachtui.records.discipline.rules.answers import Question, answers, spoken_against
from coachtui.records.discipline.rules.facts import Facts, Period
from coachtui.records.discipline.rules.guards import refusals
from coachtui.records.discipline.rules.law import LawPack
from coachtui.records.discipline.rules.packs import load_made_up, load_packs

HELP = N_(
    "Print the days a pack of law or policy names: the last lawful day for a decision, the latest"
    " day for the notice of a hearing to be received, the day a measure is expunged, each with its"
    " article and confidence (A, B or C).\n\n"
    "PACK is vn-2019, uk-acas, generic or a pack of your company in the folder lawpacks of the"
    " records. It is decision support, not legal advice.\n\n"
    "Example: coachtui law vn-2019 --happened 06/10/2026 --hearing 30/11/2026"
)
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_SPAN: Final = ".."


class Typed(TypedDict):
    """What was typed on the command line."""

    pack: str
    happened: tuple[str, ...]
    finance: bool
    protected: tuple[str, ...]
    decided: str | None
    measure: str | None
    hearing: str | None
    saturdays: bool | None
    as_json: bool


@click.command(help=HELP)
@click.argument("pack", metavar="PACK")
@click.option(
    "--happened",
    metavar="DATE",
    multiple=True,
    required=True,
    help=N_("The day of the breach; of several days the earliest counts."),
)
@click.option(
    "--finance", is_flag=True, help=N_("It is about finance, assets, technology or secrets.")
)
@click.option(
    "--protected",
    metavar="FROM..TO",
    multiple=True,
    help=N_("A protected period; without TO its end is not known yet."),
)
@click.option("--decided", metavar="DATE", help=N_("The day of the decision."))
@click.option("--measure", metavar="KEY", help=N_("The measure decided, as reprimand."))
@click.option("--hearing", metavar="DATE", help=N_("The day of the hearing."))
@click.option(
    "--saturdays/--no-saturdays",
    default=None,
    help=N_("The company works Monday to Saturday, or not; else as the settings say."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def law(session: Session, **typed: Unpack[Typed]) -> None:
    """Print the days, what each rests on, and what speaks against deciding."""
    words, today = session.words, session.clock.today()
    pack = _pack(session, typed["pack"])
    asked = _question(words, pack, typed)
    chosen = typed["saturdays"]
    saturdays = session.settings.saturday if chosen is None else chosen
    known = _known_days(words, asked, saturdays=saturdays)
    found = answers(pack, asked, known.week)
    against = spoken_against(pack, asked, known.week, today)
    told = [*notes(words, pack, asked, found, known), *old_pack(words, pack, today)]
    if typed["as_json"]:
        page = {
            "schema": 1,
            "pack": pack_object(words, pack, today),
            "days": [day_object(words, pack, each) for each in found],
            "refusals": [refusal_object(words, pack, each) for each in against],
            "holidays_known": known.holidays_known,
            "notes": told,
        }
        session.console.json(page)
        return
    session.console.data(banner(words, pack))
    session.console.table([day_row(words, pack, each) for each in found])
    told = [*(str(refusal_words(words, pack, each)) for each in against), *told]
    for line in (*told, *grade_lines(words, found)):
        session.console.data(line)


def _pack(session: Session, name: str) -> LawPack:
    """Return the pack of a name, and tell of files that were left out.

    Raises:
        RefusedError: there is no such pack (exit code 3).
    """
    packs = load_packs(session.folder)
    for problem in packs.problems:
        session.console.say(pack_problem(session.words, problem))
    pack = packs.named(name)
    if pack is None:
        said = session.words.say(
            "There is no law pack “{name}”. There are: {known}.",
            name=name,
            known=", ".join(packs.names),
        )
        raise RefusedError(said, NOT_FOUND)
    return pack


def _question(words: Words, pack: LawPack, typed: Typed) -> Question:
    measure, decided = (typed["measure"] or "").strip(), typed["decided"]
    if bool(measure) != bool(decided):
        said = words.say("--decided and --measure go together: give both or neither.")
        raise RefusedError(said, USAGE)
    asked = Question(
        acts=tuple(_day(words, each, "--happened") for each in typed["happened"]),
        finance=typed["finance"],
        periods=tuple(_period(words, each) for each in typed["protected"]),
        decided=_day(words, decided, "--decided") if decided else None,
        measure=measure,
        hearing=_day(words, typed["hearing"], "--hearing") if typed["hearing"] else None,
    )
    _check_order(words, asked)
    if measure and measure not in pack.measures:
        raise RefusedError(_no_measure(words, pack, asked), USAGE)
    return asked


def _check_order(words: Words, asked: Question) -> None:
    first = min(asked.acts)
    for option, day in (("--hearing", asked.hearing), ("--decided", asked.decided)):
        if day is not None and day < first:
            said = words.say(
                "{option} is before the breach of {day}.", option=option, day=words.day(first)
            )
            raise RefusedError(said, USAGE)


def _no_measure(words: Words, pack: LawPack, asked: Question) -> str:
    """Return why what was typed is no measure, by the law's own article where it has one."""
    known = ", ".join(pack.measures)
    said = words.say("--measure is one of: {known}.", known=known)
    if pack.system != "vn":
        return said
    facts = Facts(acts=asked.acts, measures=(asked.measure,))
    week, today = WorkingWeek(), asked.acts[0]
    found = refusals(pack, facts, week, today, ("VN-G02",))
    return " ".join([*(str(refusal_words(words, pack, each)) for each in found), said])


def _day(words: Words, typed: str, option: str) -> date:
    day = asked_day(typed, option, words)
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        said = words.say(
            "{option} takes a date of the years {first} to {last}.",
            option=option,
            first=_FIRST_YEAR,
            last=_LAST_YEAR,
        )
        raise RefusedError(said, USAGE)
    return day


def _period(words: Words, typed: str) -> Period:
    first, dots, last = typed.partition(_SPAN)
    if not dots:
        said = words.say("--protected takes FROM..TO, as 2026-11-02..2027-05-01.")
        raise RefusedError(said, USAGE)
    begun = _day(words, first, "--protected")
    ended = _day(words, last, "--protected") if last.strip() else None
    if ended is not None and ended < begun:
        said = words.say("--protected ends before it begins: write FROM..TO.")
        raise RefusedError(said, USAGE)
    return Period(begun, ended)


def _known_days(words: Words, asked: Question, *, saturdays: bool) -> KnownDays:
    made_up = load_made_up()
    worked = frozenset(each.day for each in made_up)
    days = [day for day in (asked.hearing, asked.decided) if day is not None] or asked.acts
    years = sorted({day.year + step for day in days for step in (-1, 0, 1)})
    try:
        off = frozenset(day for year in years for day in public_holidays(year, words.language))
    except MissingExtraError:
        return KnownDays(WorkingWeek(saturdays, frozenset(), worked), False, made_up)
    return KnownDays(WorkingWeek(saturdays, off, worked), True, made_up)
