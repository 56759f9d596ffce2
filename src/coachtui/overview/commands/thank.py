"""`coachtui thank NAME TEXT`: thanks for something a person did."""

from typing import TypedDict, Unpack

import click

from coachtui.capture.money import money_of
from coachtui.domain.ids import ME
from coachtui.domain.label_lists import load_lists
from coachtui.domain.person import Person
from coachtui.domain.recognition import LONGEST_THANKS, Recognition
from coachtui.domain.recognition_wish import may_be_public, with_motive
from coachtui.domain.repository import Put
from coachtui.exchange.console import RefusedError
from coachtui.exchange.infile import USAGE
from coachtui.exchange.session import Session
from coachtui.exchange.whom import person_named
from coachtui.language import N_, Words
from coachtui.overview.recognition_words import (
    ADDED,
    correction_repeated,
    driven_by,
    label_found,
    not_an_amount,
    told,
    wish,
)
from coachtui.text import clean

HELP = N_(
    "Thank somebody: what you saw them do, and what came of it.\n\n"
    "It is on disk when the command ends, stands on their page, and in the next one-on-one, to be"
    " said aloud. With --public it is for the whole team to hear: that needs the person's wish,"
    " noted as their motivator or by --agreed, and no word in it that labels them.\n\n"
    'Example: coachtui thank An "stayed late and mended the order; the hotel kept us" --value 500k'
)


class Chosen(TypedDict):
    """What the options say."""

    public: bool
    agreed: bool
    value: str | None


@click.command(help=HELP)
@click.argument("name")
@click.argument("text", nargs=-1, required=True)
@click.option("--public", is_flag=True, help=N_("Said before the team, not to them alone."))
@click.option("--agreed", is_flag=True, help=N_("They said yes to thanks before the team."))
@click.option("--value", metavar="AMOUNT", help=N_("With money: 500k, 1,2tr or 350000."))
@click.pass_obj
def thank(session: Session, name: str, text: tuple[str, ...], **chosen: Unpack[Chosen]) -> None:
    """Write the thanks durably, and tell what drives the person."""
    words = session.words
    what = _what(" ".join(text), words)
    amount = _amount(chosen["value"], words)
    store = session.open()
    person = person_named(name, store.all(Person), words)
    if person.id == ME:
        raise RefusedError(words.say("That is you: thanks are for others."), USAGE)
    labelled = label_found(words, what, load_lists(words.language, session.folder))
    if chosen["public"]:
        repeats = correction_repeated(words, store, person.id, what)
        _refuse_public(words, person, labelled or repeats, agreed=chosen["agreed"])
    thanks = Recognition(
        person_id=person.id,
        what=what,
        kind="non_monetary" if amount is None else "monetary",
        value=amount,
        public=chosen["public"],
        public_agreed=chosen["agreed"],
        given_at=session.clock.now(),
        visibility="shared",
    )
    receipt = store.commit([Put(with_motive(thanks, person))], ADDED)
    for record in receipt.records:
        session.console.data(record.id)
    session.console.say(
        words.say("Thanked {name}: {what}", name=person.full_name, what=told(words, thanks))
    )
    for line in (driven_by(words, person), labelled):
        if line:
            session.console.say(line)


def _what(typed: str, words: Words) -> str:
    """Return what somebody is thanked for.

    Raises:
        RefusedError: there is nothing, or too much.
    """
    what = clean(typed).strip()
    if not what:
        raise RefusedError(words.say("There is nothing to thank for: write what they did."), USAGE)
    if len(what) > LONGEST_THANKS:
        said = words.say("At most {n} characters, please.", n=words.number(LONGEST_THANKS))
        raise RefusedError(said, USAGE)
    return what


def _amount(typed: str | None, words: Words) -> int | None:
    """Return the amount that goes with the thanks, in minor units; None for none.

    Raises:
        RefusedError: it is no amount.
    """
    if typed is None:
        return None
    amount = money_of(typed)
    if amount is None:
        raise RefusedError(not_an_amount(words), USAGE)
    return amount


def _refuse_public(words: Words, person: Person, problem: str, *, agreed: bool) -> None:
    """Refuse to thank before the team where the person or the words are not for that.

    Raises:
        RefusedError: they did not wish it, or there is a `problem` with the text.
    """
    if not may_be_public(person, agreed=agreed):
        raise RefusedError(f"{wish(words, person)} {words.say('Nothing was written.')}", USAGE)
    if problem:
        raise RefusedError(f"{problem} {words.say('Nothing was written.')}", USAGE)
