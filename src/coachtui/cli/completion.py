"""`coachtui completion`: what a shell has to read in to complete commands, options and names."""

from typing import Final

import click
from click.shell_completion import get_completion_class

from coachtui.cli.completing import VARIABLE
from coachtui.exchange.session import Session
from coachtui.language import N_

HELP = N_(
    "Print what lets a shell complete commands, options and the names of reps with Tab.\n\n"
    'Bash: put eval "$(coachtui completion bash)" into ~/.bashrc.\n\n'
    'Zsh: put eval "$(coachtui completion zsh)" into ~/.zshrc, after compinit.\n\n'
    "Fish: coachtui completion fish > ~/.config/fish/completions/coachtui.fish"
)
SHELLS: Final = ("bash", "zsh", "fish")
_PROGRAM: Final = "coachtui"


@click.command(name="completion", help=HELP)
@click.argument("shell", metavar="|".join(SHELLS), type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script of a shell."""
    make = get_completion_class(shell)
    if make is None:
        raise click.UsageError(shell, ctx)
    asked = make(ctx.find_root().command, {}, _PROGRAM, VARIABLE)
    # its own `source` would start a bash to look at its version
    ctx.ensure_object(Session).console.data((asked.source_template % asked.source_vars()).strip())
