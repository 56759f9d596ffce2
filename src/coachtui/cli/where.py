"""`coachtui path`."""

import click

from coachtui.exchange.session import Session
from coachtui.language import N_


@click.command(help=N_("Print the folder in which the records lie."))
@click.pass_obj
def path(session: Session) -> None:
    """Print the data folder."""
    session.console.data(str(session.folder))
