"""`coachtui meet NAME`: straight into the one-on-one with a rep."""

from typing import Final

import click

from coachtui.domain.items import Target
from coachtui.domain.person import Person
from coachtui.domain.team import named, reps
from coachtui.exchange.console import RefusedError
from coachtui.exchange.session import Session
from coachtui.language import N_

_NOT_FOUND: Final = 3


@click.command(help=N_("Open the live one-on-one with a rep, found by name or its beginnings."))
@click.argument("name")
@click.pass_obj
def meet(session: Session, name: str) -> None:
    """Open the console of the one-on-one with the rep of that name."""
    team = reps(session.open().all(Person))
    found = named(name, team)
    if not found:
        raise RefusedError(session.words.say("No rep is called “{name}”.", name=name), _NOT_FOUND)
    if len(found) > 1:
        candidates = ", ".join(person.full_name for person in found)
        raise RefusedError(
            session.words.say(
                "“{name}” can be several people: {candidates}.", name=name, candidates=candidates
            ),
            _NOT_FOUND,
        )
    session.show(Target("one_on_one", found[0].id, "meet"))
