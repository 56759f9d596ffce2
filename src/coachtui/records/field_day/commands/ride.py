"""`coachtui ride NAME`: straight into today's field console."""

import click

from coachtui.domain.items import Target
from coachtui.domain.person import Person
from coachtui.exchange.session import Session
from coachtui.exchange.whom import rep_named
from coachtui.language import N_

HELP = N_(
    "Open today's field console with a rep, found by name or its beginnings.\n\n"
    "Without a day planned it opens an empty one, which is kept from its first line or stop on.\n\n"
    "Example: coachtui ride An"
)


@click.command(help=HELP)
@click.argument("name")
@click.pass_obj
def ride(session: Session, name: str) -> None:
    """Open the console of the day with the rep of that name."""
    person = rep_named(name, session.open().all(Person), session.words)
    session.show(Target("field_day", person.id, "console"))
