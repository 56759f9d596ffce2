"""From the arguments to an exit code: makes the session, runs the command, words errors."""

import io
import os
import sys
from collections.abc import Callable, Sequence

from coachtui.catalogue import catalogue
from coachtui.cli.problems import problem
from coachtui.cli.program import program
from coachtui.domain.clock import system_clock
from coachtui.domain.kind import Catalogue
from coachtui.exchange.console import Console, UnwritableError
from coachtui.exchange.session import Session
from coachtui.language import Words, resolve_language
from coachtui.paths import config_file, data_folder
from coachtui.settings import Settings, SettingsError, load_settings
from coachtui.ui.crash import CrashGuard

_USAGE = 2


def guarded(arguments: Sequence[str]) -> int:
    """Run one command line as `run` does; a fault of the program ends as a message and a report.

    An interpreter's own traceback would show values, which can be what somebody wrote.
    """
    words = Words.of(resolve_language("auto", os.environ))
    # other packages installed beside this one have no say in how records are checked
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    guard = CrashGuard(data_folder(_asked_folder(arguments), os.environ), system_clock().now)
    guard.stand_in(words, Console(sys.stdout, sys.stderr, words).say)
    return run(arguments)


def _asked_folder(arguments: Sequence[str]) -> str | None:
    """Return what stands after `--data`, before the arguments are read in earnest."""
    for at, each in enumerate(arguments):
        if each == "--data":
            return next(iter(arguments[at + 1 :]), None)
        if each.startswith("--data="):
            return each.removeprefix("--data=")
    return None


def run(arguments: Sequence[str], kinds: Callable[[], Catalogue] = catalogue) -> int:
    """Run one command line and give back its exit code.

    0 done, 1 failed, 2 usage or settings, 3 not found or ambiguous, 4 try again, 5 store damaged or
    too new, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    early = Words.of(resolve_language("auto", os.environ))
    console = Console(sys.stdout, sys.stderr, early)
    if any("\ud800" <= sign <= "\udfff" for argument in arguments for sign in argument):
        console.say(early.say("The arguments are not UTF-8; nothing was done."))
        return _USAGE
    try:
        settings = load_settings(config_file(os.environ), os.environ)
    except SettingsError as error:
        console.say(early.label("settings_problem", error.problem, **error.values))
        return _USAGE
    return _dispatch(arguments, _session(settings, kinds()))


def _session(settings: Settings, kinds: Catalogue) -> Session:
    words = Words.of(resolve_language(settings.language, os.environ), settings.zone)
    return Session(
        folder=data_folder(None, os.environ),
        words=words,
        clock=system_clock(settings.zone),
        settings=settings,
        catalogue=kinds,
        console=Console(sys.stdout, sys.stderr, words),
        screens="coachtui.cli.opening:open_screens",
    )


def _dispatch(arguments: Sequence[str], session: Session) -> int:
    try:
        given: object = program(session).main(
            list(arguments), prog_name="coachtui", standalone_mode=False, obj=session
        )
    except BrokenPipeError:
        return _hang_up_quietly()
    except Exception as error:  # everything that gets here ends as a message and an exit code
        told = problem(error, session.words)
        if told is None:
            raise
        session.console.say(told.message)
        if isinstance(error, UnwritableError):
            _hang_up_quietly()
        return told.exit_code
    return given if isinstance(given, int) else 0


def _hang_up_quietly() -> int:
    """Give stdout an end that takes everything, so that the interpreter's last flush is quiet."""
    if sys.stdout is None:
        return 1
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return 1
