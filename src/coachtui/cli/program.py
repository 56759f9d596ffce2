"""The command `coachtui` and its commands by name, each imported only when it is called."""

import dataclasses
import difflib
import os
from collections.abc import Callable, Mapping

import click
from click.shell_completion import CompletionItem

from coachtui.cli.completing import commands, completed
from coachtui.cli.help import Context, in_language
from coachtui.exchange.console import RefusedError
from coachtui.exchange.session import Session
from coachtui.language import N_
from coachtui.paths import config_file, data_folder

Row = tuple[str, str]
"""Path of a `click.Command`, and its short help (a message id)."""

OWN: Mapping[str, Row] = {
    "meet": ("coachtui.cli.meeting:meet", N_("Open the live one-on-one with a rep.")),
    "log": ("coachtui.overview.commands.log:log", N_("Write a line about a rep.")),
    "thank": (
        "coachtui.overview.commands.thank:thank",
        N_("Thank somebody for what they did."),
    ),
    "due": ("coachtui.overview.commands.due:due", N_("List what is due.")),
    "show": ("coachtui.overview.commands.show:show", N_("Show a rep on a page.")),
    "search": ("coachtui.overview.commands.search:search", N_("Find records by their words.")),
    "read": ("coachtui.overview.commands.read:read", N_("Show how a line is understood.")),
    "lint": ("coachtui.overview.commands.lint:lint", N_("Find labels in a text.")),
    "import": (
        "coachtui.overview.commands.import_:import_",
        N_("Take in people from a CSV file, or an earlier export."),
    ),
    "numbers": (
        "coachtui.overview.commands.numbers:numbers",
        N_("Print where the reps stand: targets and deals."),
    ),
    "lens": (
        "coachtui.overview.commands.numbers:lens",
        N_("Print what a price cut costs at a margin."),
    ),
    "export": (
        "coachtui.overview.commands.export:export",
        N_("Print everything, or everything about one person."),
    ),
    "erase": (
        "coachtui.overview.commands.erase:erase",
        N_("Erase a person and everything that belongs to them."),
    ),
    "history": (
        "coachtui.overview.commands.history:history",
        N_("List every change of a person or a record."),
    ),
    "bin": (
        "coachtui.overview.commands.bin:bin_",
        N_("List what was deleted of late, or bring it back."),
    ),
    "backup": (
        "coachtui.overview.commands.backup:backup",
        N_("Copy everything into a new folder, proved."),
    ),
    "restore": (
        "coachtui.overview.commands.bring_back:bring_back",
        N_("Bring a backup back."),
    ),
    "verify": (
        "coachtui.overview.commands.verify:verify",
        N_("Prove that the HR records are as they were written."),
    ),
    "check": (
        "coachtui.overview.commands.check:check",
        N_("Read everything and prove it; nothing is changed."),
    ),
    "seal": (
        "coachtui.overview.commands.seal:seal",
        N_("Seal the HR records, so that only a passphrase or a key opens them."),
    ),
    "demo": ("coachtui.cli.demo:demo", N_("Try the program on a throw-away sample team.")),
    "config": (
        "coachtui.cli.configuring:config",
        N_("Show, check and change the settings."),
    ),
    "keys": ("coachtui.cli.keys_command:keys", N_("List the keys, or try what one sends.")),
    "doctor": (
        "coachtui.cli.doctor.command:doctor",
        N_("Look at terminal and records; say what is odd and what to do."),
    ),
    "completion": (
        "coachtui.cli.completion:completion",
        N_("Print what lets a shell complete commands with Tab."),
    ),
    "path": ("coachtui.cli.where:path", N_("Print where the records lie.")),
    "compact": (
        "coachtui.cli.compacting:compact",
        N_("Write everything into coach.json, which any TinyDB opens."),
    ),
}
_APP = "coachtui.cli.opening:open_screens"
_VERSION = "coachtui.cli.version:print_version"


class Program(click.Group):
    """A group that knows its commands by path."""

    context_class = Context

    def __init__(
        self,
        rows: Mapping[str, Row],
        load: Callable[[str], object],
        callback: Callable[..., None],
    ) -> None:
        super().__init__(
            "coachtui",
            callback=callback,
            params=_options(),
            invoke_without_command=True,
            help=N_(
                "Coaching for sales managers: one-on-ones, field days and promises, by keyboard."
            ),
            epilog=N_("Without a command the program opens full screen."),
        )
        self._rows = rows
        self._load = load

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give back the names of the commands."""
        return list(self._rows)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of that name; None where there is none."""
        if cmd_name not in self._rows:
            return None
        command = self._load(self._rows[cmd_name][0])
        if not isinstance(command, click.Command):
            raise TypeError(f"{cmd_name} is not a command")
        return completed(in_language(command))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return what could come next: a command, or an option of the program itself."""
        options = click.Command.shell_complete(self, ctx, incomplete)
        return [*commands(self._rows, ctx, incomplete), *options]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self._rows.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was called."""
        if args and args[0] not in self._rows:
            session = ctx.find_object(Session)
            near = difflib.get_close_matches(args[0], self._rows, n=1)
            if session is not None:
                said = session.words.say("There is no command “{name}”.", name=args[0])
                if near:
                    said += " " + session.words.say("Did you mean “{name}”?", name=near[0])
                else:
                    said += " " + session.words.say("coachtui --help lists the commands.")
                raise RefusedError(said, 2)
        return super().resolve_command(ctx, args)


def program(session: Session) -> Program:
    """Give back the whole command line: the kinds' commands first, then the program's own."""
    rows = {name: (path, text) for kind in session.catalogue for name, path, text in kind.commands}
    load = session.catalogue.load

    def start(
        ctx: click.Context,
        data: str | None,
        config: str | None,
        read_only: bool,
        identity: str | None,
    ) -> None:
        chosen = dataclasses.replace(
            session,
            folder=data_folder(data, os.environ) if data else session.folder,
            config=config_file(os.environ, config) if config else session.config,
            read_only=read_only,
            identity=identity or os.environ.get("COACHTUI_HR_IDENTITY", ""),
        )
        ctx.obj = chosen
        if ctx.invoked_subcommand is None:
            chosen.called(_APP)(chosen)

    whole = Program({**rows, **OWN}, load, click.pass_context(start))
    completed(whole)
    return whole


def _options() -> list[click.Parameter]:
    return [
        click.Option(
            ["--data"], metavar="DIR", help=N_("Folder of the records (else COACHTUI_DATA).")
        ),
        click.Option(
            ["--config"], metavar="FILE", help=N_("Settings file (else COACHTUI_CONFIG).")
        ),
        click.Option(["--read-only"], is_flag=True, help=N_("Change nothing.")),
        click.Option(
            ["--identity"],
            metavar="FILE",
            help=N_("Key that opens sealed HR records (else COACHTUI_HR_IDENTITY)."),
        ),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_version,
            help=N_("Show the version and exit."),
        ),
    ]


def _print_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    session = ctx.find_object(Session)
    if not value or ctx.resilient_parsing or session is None:
        return
    session.called(_VERSION)(session)
    ctx.exit()
