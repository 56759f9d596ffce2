"""`coachtui import deals FILE...`: the deals of a CRM, into a file of their own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypedDict, Unpack

import click

from coachtui.domain.deals import Deals, Outcome
from coachtui.domain.person import Person
from coachtui.domain.repository import CorruptStoreError, ReadOnlyStoreError
from coachtui.exchange.columns import plain
from coachtui.exchange.console import RefusedError
from coachtui.exchange.deals.plan import Asked, DealPlan, Source, planned
from coachtui.exchange.deals.presets import LONGEST_NAME, Preset, read_presets, save_preset
from coachtui.exchange.grid import MOST_BYTES, UnreadableTableError, read_grid
from coachtui.exchange.infile import USAGE, has_records, read_bytes
from coachtui.exchange.progress import LineProgress
from coachtui.exchange.session import Session
from coachtui.language import N_, Words
from coachtui.overview.commands.deals_told import as_object, tell
from coachtui.overview.commands.import_options import AS_JSON, DRY_RUN, MAP
from coachtui.overview.commands.refused import refuse
from coachtui.storage.deals_file import BEFORE, NAME, read_deals, write_deals
from coachtui.text import clean

HELP = N_(
    "Take in the deals a CRM exports: CSV files of deals, and with them its price list, its reps"
    " and its customers, in any order.\n\n"
    "Columns are guessed from the header and shown. Deals are known by their number: new ones are"
    " added, others brought up to date, and the same files twice add nothing; with --replace what"
    " is not in the files goes. They lie in a file of their own, deals.json, outside the journal,"
    " and {press:app.undo} does not take them back. With one wrong row nothing is imported.\n\n"
    "Example: coachtui import deals pipeline.csv products.csv --currency USD --save-preset crm"
)
_READING: Final = N_("Deals read: {done} of {of}")
_MOST_ROWS: Final = 200_000
_OUTCOMES: Final[dict[str, Outcome]] = {"won": "won", "lost": "lost", "open": "open"}
_CURRENCY: Final = 3


class Chosen(TypedDict):
    """What the options say."""

    wishes: tuple[str, ...]
    products: tuple[str, ...]
    stages: tuple[str, ...]
    currency: str | None
    preset: str | None
    saved_as: str | None
    replace: bool
    dry_run: bool
    as_json: bool


@click.command(name="deals", help=HELP, short_help=N_("Take in the deals of a CRM."))
@click.argument("files", nargs=-1, required=True)
@MAP
@click.option(
    "--product",
    "products",
    multiple=True,
    metavar="NAME=LISTED",
    help=N_("Another name of a product of the price list. Repeatable."),
)
@click.option(
    "--stage",
    "stages",
    multiple=True,
    metavar="WORD=OUTCOME",
    help=N_("What a stage means: won, lost or open. Repeatable."),
)
@click.option("--currency", metavar="CODE", help=N_("Of all sums: VND, USD."))
@click.option("--preset", metavar="NAME", help=N_("Read the files as was kept by that name."))
@click.option(
    "--save-preset",
    "saved_as",
    metavar="NAME",
    help=N_("Keep what was said and guessed of the files by that name, for the next time."),
)
@click.option("--replace", is_flag=True, help=N_("Put these in the place of all that are here."))
@DRY_RUN
@AS_JSON
@click.pass_obj
def deals(session: Session, files: tuple[str, ...], **chosen: Unpack[Chosen]) -> None:
    """Read the files, and put the deals in the place of those that were there.

    Raises:
        RefusedError: an option or a file does not say what it must.
        StoreError: the file of the deals cannot be read or written; it is as it was.
    """
    preset = _preset(session, chosen)
    sources = _sources(session, files)
    here = _here(session, replace=chosen["replace"])
    asked = Asked(preset, session.clock.now(), chosen["wishes"], chosen["replace"])
    plan = planned(sources, here, asked, LineProgress(session.console, _READING).step)
    kept = _keep(session, plan, here, preset, chosen)
    people = session.open().all(Person) if has_records(session) else ()
    tell(session, plan, people, dry_run=chosen["dry_run"])
    if kept:
        session.console.say(
            session.words.say(
                "What was there before is kept in {path}; renamed to {name} it counts again.",
                path=session.folder / BEFORE,
                name=NAME,
            )
        )
    if chosen["as_json"]:
        session.console.json(as_object(session.words, plan, people, dry_run=chosen["dry_run"]))
    if plan.problems:
        refuse(session, plan.problems)


def _keep(session: Session, plan: DealPlan, here: Deals, preset: Preset, chosen: Chosen) -> bool:
    """Write what is new, and the preset, unless nothing is to be changed.

    Returns:
        Whether other deals made room for these.
    """
    if plan.problems or chosen["dry_run"]:
        return False
    if session.read_only:
        raise ReadOnlyStoreError("asked")
    fresh = plan.added or plan.changed or plan.gone or _beside(plan.book) != _beside(here)
    replaces = bool(fresh) and (session.folder / NAME).exists()
    if fresh:
        write_deals(session.folder, plan.book)
    name = clean(chosen["saved_as"] or "").strip()
    if name:
        save_preset(session.folder, name, Preset(plan.mapping).over(preset))
    return replaces


def _beside(book: Deals) -> tuple[object, ...]:
    return book.reps, book.currency, dict(book.prices)


def _here(session: Session, *, replace: bool) -> Deals:
    """Return the deals on file; a file that cannot be read is no hindrance to replacing it."""
    if replace:
        try:
            return read_deals(session.folder)
        except CorruptStoreError as error:
            if error.reason != "deals":
                raise
            return Deals()
    return read_deals(session.folder)


def _sources(session: Session, files: Sequence[str]) -> list[Source]:
    sources = []
    for file in files:
        try:
            grid = read_grid(read_bytes(file, MOST_BYTES, session.words), _MOST_ROWS)
        except UnreadableTableError as error:
            refuse(session, [error.problem.of(file)])
        sources.append(Source(Path(file).name, grid))
    return sources


def _preset(session: Session, chosen: Chosen) -> Preset:
    """Return what is known of this CRM: what the options say, over what was kept.

    Raises:
        RefusedError: an option does not say what it must, or nothing was kept by that name.
    """
    words = session.words
    said = Preset(
        products=dict(_pair(words, "--product", each) for each in chosen["products"]),
        stages={
            plain(word): _outcome(words, outcome)
            for word, outcome in (_pair(words, "--stage", each) for each in chosen["stages"])
        },
        currency=_currency(words, chosen["currency"]),
    )
    if len(chosen["saved_as"] or "") > LONGEST_NAME:
        limit = words.number(LONGEST_NAME)
        raise RefusedError(words.say("At most {n} characters, please.", n=limit), USAGE)
    # read where one is only saved as well: a file that is damaged stops it before the deals are in
    kept = read_presets(session.folder) if chosen["preset"] or chosen["saved_as"] else {}
    if chosen["preset"] is None:
        return said
    if chosen["preset"] not in kept:
        sentence = words.say(
            "Nothing was kept by the name “{name}”. There is: {names}.",
            name=chosen["preset"],
            names=", ".join(kept) or "–",
        )
        raise RefusedError(sentence, USAGE)
    return said.over(kept[chosen["preset"]])


def _pair(words: Words, option: str, typed: str) -> tuple[str, str]:
    left, mark, right = typed.rpartition("=")
    if not (mark and left.strip() and right.strip()):
        said = words.say(
            "{option} takes NAME=MEANING, as in {option} “GTXPro=GTX Pro”.", option=option
        )
        raise RefusedError(said, USAGE)
    return clean(left).strip(), clean(right).strip()


def _outcome(words: Words, typed: str) -> Outcome:
    outcome = _OUTCOMES.get(typed.lower())
    if outcome is None:
        raise RefusedError(words.say("A stage means won, lost or open."), USAGE)
    return outcome


def _currency(words: Words, typed: str | None) -> str:
    code = (typed or "").strip().upper()
    if code and not (len(code) == _CURRENCY and code.isascii() and code.isalpha()):
        raise RefusedError(words.say("A currency has three letters, as VND."), USAGE)
    return code
