"""`coachtui demo`: the screens on a throw-away copy of the sample data."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click

from coachtui.cli.opening import open_screens
from coachtui.cli.sample import load_sample
from coachtui.domain.clock import clock_starting_at
from coachtui.exchange.session import Session
from coachtui.language import N_

# 23 November 2026, a Monday, 08:00 in Ho Chi Minh City.
START: Final = datetime(2026, 11, 23, 1, tzinfo=UTC)


@click.command(help=N_("Try the program on a throw-away sample team; nothing of it is kept."))
@click.pass_obj
def demo(session: Session) -> None:
    """Run the screens on a copy of the sample data, on the morning that data is about."""
    with TemporaryDirectory(prefix="coachtui-demo-") as folder:
        shown = replace(
            session,
            folder=Path(folder) / "records",
            clock=clock_starting_at(START, session.settings.zone),
            read_only=False,
            sample=True,
        )
        open_screens(shown, None, load_sample)
