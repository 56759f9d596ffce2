"""`coachtui search TEXT`: finds records of every kind."""

import click

from coachtui.domain.finder import Finder
from coachtui.domain.found_text import found_line
from coachtui.domain.search import Hit, Index
from coachtui.domain.view import View
from coachtui.exchange.console import RefusedError
from coachtui.exchange.session import Session
from coachtui.language import N_

HELP = N_(
    "Find records that hold all these words, in any order, the best first.\n\n"
    "Accents and capitals do not matter, the beginning of a word is enough, and “nva” finds"
    " Nguyễn Văn An. The HR records are not searched.\n\n"
    'Example: coachtui search "hop dong an"'
)
_MOST = 50


@click.command(help=HELP, context_settings={"ignore_unknown_options": True})
@click.argument("text", nargs=-1, required=True)
@click.option("--kind", metavar="KIND", help=N_("Only records of this kind, as in field_day."))
@click.option("--all", "everything", is_flag=True, help=N_("All that is found, not the best 50."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def search(
    session: Session, text: tuple[str, ...], kind: str | None, everything: bool, as_json: bool
) -> None:
    """Print what was found."""
    words, kinds = session.words, _kinds(session, kind)
    if not any(sign.isalnum() for each in text for sign in each):
        raise RefusedError(words.say("Say what to look for: a word, initials or a day."), 2)
    view = session.view(session.open())
    index = _filled(session, view)
    query = " ".join(text)
    found = index.search(query, kinds, len(index) if everything else _MOST)
    if as_json:
        hits = [_as_object(hit) for hit in found.hits]
        session.console.json({"schema": 1, "total": found.total, "hits": hits})
    else:
        names = {one.slug: words.say(one.singular) for one in session.catalogue}
        session.console.table([(names[hit.kind], hit.title, _line(hit)) for hit in found.hits])
    if not found.total:
        session.console.say(words.say("No record has all of “{text}”.", text=query))
    elif found.total > len(found.hits):
        shown, total = words.number(len(found.hits)), words.number(found.total)
        session.console.say(
            words.say("The best {shown} of {total}; --all prints all.", shown=shown, total=total)
        )


def _filled(session: Session, view: View) -> Index:
    """Return the index over all records, and tell how far it is filled."""
    finder, words = Finder(session.catalogue), session.words
    for number in finder.steps(view):
        told = words.number(number)
        session.console.passing(words.say("Looking through the records: {n} so far.", n=told))
    session.console.passing("")
    return finder.index


def _kinds(session: Session, kind: str | None) -> frozenset[str] | None:
    """Return the kind asked for, None for all.

    Raises:
        RefusedError: there is no such kind that is searched.
    """
    searched = [one.slug for one in session.catalogue if one.search_text and one.store == "team"]
    if kind is None:
        return None
    if kind not in searched:
        raise RefusedError(
            session.words.say(
                "There is no kind “{kind}” to search. There are: {kinds}.",
                kind=kind,
                kinds=", ".join(searched),
            ),
            2,
        )
    return frozenset({kind})


def _line(hit: Hit) -> str:
    start, end = found_line(hit)
    return hit.text[start:end]


def _as_object(hit: Hit) -> dict[str, object]:
    """Return a hit as other programs can count on it; spans count characters of the text."""
    return {
        "kind": hit.kind,
        "id": hit.id,
        "score": hit.score,
        "title": hit.title,
        "text": hit.text,
        "spans": [list(span) for span in hit.spans],
    }
