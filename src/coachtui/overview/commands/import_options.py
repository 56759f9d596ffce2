"""Options that several imports have."""

from typing import Final

import click

from coachtui.language import N_

MAP: Final = click.option(
    "--map",
    "wishes",
    multiple=True,
    metavar="COLUMN=FIELD",
    help=N_(
        "What a column is; COLUMN may be its number, an empty FIELD leaves it out. Repeatable."
    ),
)
DRY_RUN: Final = click.option(
    "--dry-run", is_flag=True, help=N_("Show what would be done; change nothing.")
)
AS_JSON: Final = click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
