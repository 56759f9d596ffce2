"""What an import of deals did, or would do, in words and as JSON."""

from collections.abc import Mapping, Sequence
from typing import Final

from coachtui.domain.deal_figures import Figures, figures
from coachtui.domain.deals import Deals
from coachtui.domain.person import Person
from coachtui.exchange.console import Console
from coachtui.exchange.deals.plan import DealPlan
from coachtui.exchange.session import Session
from coachtui.language import N_, Words
from coachtui.overview.commands.deal_names_told import MOST_NAMED, names_as_object, names_told

_PARTS: Final[Mapping[str, str]] = {
    "deals": N_("{file}: deals, {rows} rows"),
    "prices": N_("{file}: the price list, {rows} rows"),
    "reps": N_("{file}: the reps, {rows} rows"),
    "accounts": N_("{file}: the customers, {rows} rows; nothing of it is kept"),
}
_UNLISTED: Final = N_("Not in the price list: {names}. --product NAME=LISTED says what is meant.")
_STAGES: Final = N_("Stages nobody knows, taken as open: {names}. --stage WORD=OUTCOME says more.")


def tell(session: Session, plan: DealPlan, people: Sequence[Person], *, dry_run: bool) -> None:
    """Narrate how the files were read and what came of it."""
    console, words = session.console, session.words
    _tell_files(console, words, plan)
    if plan.problems:
        return
    _tell_dirt(console, words, plan)
    for line in names_told(words, plan.book, people):
        console.say(line)
    if dry_run:
        console.say(words.say("Dry run, nothing was changed."))
    console.say(_counts(words, plan))


def _tell_files(console: Console, words: Words, plan: DealPlan) -> None:
    for read in plan.read:
        if read.part is not None:
            rows = words.number(len(read.rows))
            console.say(words.say(_PARTS[read.part], file=read.name, rows=rows))
        for column in read.layout.columns:
            if column.field and read.part != "accounts":
                console.say(f"  {column.shown} → {column.field}")
        dropped = [one.shown for one in read.layout.columns if one.dropped]
        if dropped:
            console.say(f"{words.say('Dropped, never kept')}: {', '.join(dropped)}")


def _counts(words: Words, plan: DealPlan) -> str:
    number = words.number
    said = words.say(
        "Deals: {added} added, {changed} changed, {known} here already.",
        added=number(plan.added),
        changed=number(plan.changed),
        known=number(plan.known),
    )
    if plan.gone:
        gone = words.count(plan.gone, "{n} is gone.", "{n} are gone.", n=number(plan.gone))
        said = f"{said} {gone}"
    return said


def _tell_dirt(console: Console, words: Words, plan: DealPlan) -> None:
    for (written, meant), times in sorted(plan.aliases.items()):
        console.say(
            words.count(
                times,
                "{n} deal says “{written}”: taken as “{meant}”.",
                "{n} deals say “{written}”: taken as “{meant}”.",
                n=words.number(times),
                written=written,
                meant=meant,
            )
        )
    for sentence, counted in (
        (_UNLISTED, plan.unlisted),
        (_STAGES, plan.stages),
    ):
        if counted:
            console.say(words.say(sentence, names=_named(words, counted)))
    if plan.repeated:
        console.say(
            words.count(
                plan.repeated,
                "{n} row has the number of an earlier one: the last counts.",
                "{n} rows have the number of an earlier one: the last counts.",
            )
        )
    _tell_lacking(console, words, plan.book)


def _tell_lacking(console: Console, words: Words, book: Deals) -> None:
    seen = figures(book, book.deals)
    lacking = (
        (seen.without_account, N_("without customer: {n}")),
        (sum(not deal.rep for deal in book.deals), N_("without rep: {n}")),
        (sum(deal.engaged is None for deal in book.deals), N_("without first day: {n}")),
        (_unvalued(book), N_("won without value: {n}")),
        (seen.without_next_step or 0, N_("open without next step: {n}")),
    )
    told = [words.say(sentence, n=words.number(number)) for number, sentence in lacking if number]
    if told:
        said = words.say("Kept, though the CRM lacks something: {what}.", what=", ".join(told))
        console.say(said)


def _unvalued(book: Deals) -> int:
    return sum(deal.outcome == "won" and deal.value is None for deal in book.deals)


def _named(words: Words, counted: Mapping[str, int]) -> str:
    most = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    told = [f"“{name}” ({words.number(times)})" for name, times in most[:MOST_NAMED]]
    return ", ".join(told) + (" …" if len(most) > MOST_NAMED else "")


def as_object(
    words: Words, plan: DealPlan, people: Sequence[Person], *, dry_run: bool
) -> dict[str, object]:
    """Return the result as other programs can count on it."""
    book = plan.book
    return {
        "schema": 1,
        "dry_run": dry_run,
        "files": [{"name": one.name, "part": one.part, "rows": len(one.rows)} for one in plan.read],
        "deals": len(book.deals),
        "added": plan.added,
        "changed": plan.changed,
        "known": plan.known,
        "gone": plan.gone,
        "repeated": plan.repeated,
        "aliases": [
            {"written": written, "meant": meant, "deals": times}
            for (written, meant), times in sorted(plan.aliases.items())
        ],
        "unlisted": dict(plan.unlisted),
        "stages_taken_as_open": dict(plan.stages),
        "without_account": sum(not deal.account for deal in book.deals),
        **names_as_object(book, people),
        "problems": [problem.as_json(words) for problem in plan.problems],
    }


def figures_as_object(name: str, seen: Figures, currency: str) -> dict[str, object]:
    """Return a rep's figures as other programs can count on them; sums are in minor units."""
    return {
        "name": name,
        "currency": currency,
        "deals": seen.deals,
        "won": seen.won,
        "lost": seen.lost,
        "open": seen.open,
        "won_value": seen.won_value,
        "win_rate": seen.win_rate,
        "open_value": seen.open_value,
        "discount": seen.discount,
        "discounted_deals": seen.discounted,
        "deep_discounts": seen.deep,
        "discount_against_team": seen.against_team,
        "without_account": seen.without_account,
        "open_without_next_step": seen.without_next_step,
        "open_for_long": seen.slow,
        "risk": seen.risk,
        "won_value_by_month": list(seen.series),
    }
