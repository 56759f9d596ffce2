"""`coachtui compact`."""

import click

from coachtui.exchange.records import open_records
from coachtui.exchange.session import Session
from coachtui.language import N_
from coachtui.paths import SNAPSHOT


@click.command(help=N_("Write everything into coach.json, which any TinyDB opens."))
@click.pass_obj
def compact(session: Session) -> None:
    """Write the snapshot."""
    open_records(session).compact()
    session.console.say(
        session.words.say("Everything is in {path}.", path=session.folder / SNAPSHOT)
    )
