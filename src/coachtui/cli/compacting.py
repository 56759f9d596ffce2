"""`coachtui compact`."""

import click

from coachtui.exchange.housekeeping import empty_bin
from coachtui.exchange.records import open_for_command
from coachtui.exchange.session import Session
from coachtui.language import N_
from coachtui.paths import SNAPSHOT


@click.command(help=N_("Write everything into coach.json, which any TinyDB opens."))
@click.pass_obj
def compact(session: Session) -> None:
    """Write the snapshot, without what was deleted longer ago than the bin keeps it."""
    words = session.words
    session.console.passing(words.say("Writing {path}; Ctrl+C leaves the old one.", path=SNAPSHOT))
    store = open_for_command(session)
    forgotten = empty_bin(store, session.clock)
    store.compact()
    session.console.passing("")
    if forgotten:
        session.console.say(
            words.count(
                forgotten,
                "{n} record that was deleted over 30 days ago has been forgotten for good.",
                "{n} records that were deleted over 30 days ago have been forgotten for good.",
            )
        )
    session.console.say(words.say("Everything is in {path}.", path=session.folder / SNAPSHOT))
