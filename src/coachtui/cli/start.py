"""From the arguments to an exit code: makes the session, runs the command, words errors."""

import io
import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from coachtui import paths
from coachtui.catalogue import catalogue
from coachtui.cli.completing import VARIABLE
from coachtui.cli.problems import problem
from coachtui.cli.program import program
from coachtui.domain.clock import system_clock
from coachtui.domain.kind import Catalogue
from coachtui.exchange.console import Console, UnwritableError
from coachtui.exchange.session import Session
from coachtui.language import NamedKey, NamedKeys, Words, no_keys, resolve_language
from coachtui.paths import config_file, data_folder
from coachtui.settings import Keymap, Settings, survey
from coachtui.ui.crash import CrashGuard

_USAGE = 2
_LANGUAGE = "COACHTUI_LANGUAGE"
_NAMED_KEYS = "coachtui.ui.named_keys:named_keys"
_WITH_VALUE = frozenset({"--data", "--config", "--identity"})
# What one needs to find out what is wrong with the settings, and to mend it.
_MENDING = frozenset({"config", "doctor"})


def guarded(arguments: Sequence[str]) -> int:
    """Run one command line as `run` does; a fault of the program ends as a message and a report.

    An interpreter's own traceback would show values, which can be what somebody wrote.
    """
    # other packages installed beside this one have no say in how records are checked
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    guard = CrashGuard(data_folder(_asked(arguments).get("--data"), os.environ), system_clock().now)

    def speak(words: Words) -> None:
        guard.stand_in(words, Console(sys.stdout, sys.stderr, words).say)

    speak(_early_words())
    return run(arguments, speak=speak)


def _early_words() -> Words:
    """Return the words of the language as far as it is known before the settings are read."""
    return Words.of(resolve_language(os.environ.get(_LANGUAGE) or "auto", os.environ))


def _asked(arguments: Sequence[str]) -> dict[str, str]:
    """Return what the options before the command say, and the command as `command`.

    Before the arguments are read in earnest, since that needs the settings.
    """
    asked: dict[str, str] = {}
    waiting = iter(arguments)
    for each in waiting:
        name, given, value = each.partition("=")
        if name in _WITH_VALUE:
            asked[name] = value if given else next(waiting, "")
        elif not each.startswith("-"):
            return {**asked, "command": each}
    return asked


def run(
    arguments: Sequence[str],
    kinds: Callable[[], Catalogue] = catalogue,
    speak: Callable[[Words], None] = lambda _: None,
) -> int:
    """Run one command line and give back its exit code; `speak` is told the language of a session.

    0 done, 1 failed, 2 usage or settings, 3 not found or ambiguous, 4 try again, 5 store damaged or
    too new, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    early = _early_words()
    console = Console(sys.stdout, sys.stderr, early)
    if any("\ud800" <= sign <= "\udfff" for argument in arguments for sign in argument):
        console.say(early.say("The arguments are not UTF-8; nothing was done."))
        return _USAGE
    asked = _asked(arguments)
    config = config_file(os.environ, asked.get("--config"))
    found = survey(config, os.environ, paths.SITE_CONFIG)
    completing = VARIABLE in os.environ
    if found.problems and not completing and asked.get("command") not in _MENDING:
        error = found.problems[0]
        console.say(early.label("settings_problem", error.problem, **error.values))
        return _USAGE
    session = _session(found.settings, config, kinds())
    speak(session.words)
    return _dispatch(arguments, session)


def _session(settings: Settings, config: Path, kinds: Catalogue) -> Session:
    language = resolve_language(settings.language, os.environ)
    words = Words.of(language, settings.zone, _keys(settings.keys, kinds))
    return Session(
        folder=data_folder(None, os.environ, settings.data_folder),
        words=words,
        clock=system_clock(settings.zone),
        settings=settings,
        catalogue=kinds,
        console=Console(sys.stdout, sys.stderr, words),
        screens="coachtui.cli.opening:open_screens",
        config=config,
    )


def _keys(keymap: Keymap, kinds: Catalogue) -> NamedKeys:
    """Return what sentences learn keys from: a file is read once the first one names a key."""

    @cache
    def read() -> NamedKeys:
        make = kinds.load(_NAMED_KEYS)
        made: NamedKeys = make(keymap, kinds.load) if callable(make) else no_keys
        return made

    def known(command: str) -> NamedKey | None:
        return read()(command)

    return known


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
    finally:
        session.console.rest()
    return given if isinstance(given, int) else 0


def _hang_up_quietly() -> int:
    """Give stdout an end that takes everything, so that the interpreter's last flush is quiet."""
    if sys.stdout is None:
        return 1
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return 1
