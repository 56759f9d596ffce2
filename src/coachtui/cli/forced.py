"""`coachtui-session`: what sshd starts for an account that may do nothing else.

Nothing the client sends is given to a shell: the command it asked for is taken apart here, and only
what is on the list is run, in restricted mode.
"""

import os
import shlex
import sys
from collections.abc import Mapping, Sequence
from typing import Final

from coachtui.cli.start import guarded
from coachtui.language import Words, resolve_language
from coachtui.paths import RESTRICTED

ALLOWED: Final = frozenset(
    {
        *("due", "log", "read", "show", "search", "meet", "ride", "join", "plan", "report"),
        *("events", "export", "import", "doctor", "backup", "check", "thank", "numbers", "lint"),
        "--version",
    }
)
_ASKED: Final = "SSH_ORIGINAL_COMMAND"
_USAGE: Final = 2
_PROGRAM: Final = "coachtui"
_PASSED_ON: Final = frozenset({"TERM", "LANG", "COLORTERM", "NO_COLOR", "TMUX", "HOME"})
_FAMILIES: Final = ("LC_", "SSH_")
_SETTLED: Final = {"PATH": "/usr/bin:/bin", RESTRICTED: "1"}
_ELSEWHERE: Final = ("--data", "--config", "--identity", "--output", "--to")
"""Options that name a path."""


def main() -> None:
    """Run what the client asked for, or the screens, and end with its exit code."""
    os.umask(0o077)
    asked = os.environ.get(_ASKED, "")
    kept = surroundings(os.environ)
    os.environ.clear()
    os.environ.update(kept)
    arguments = taken_apart(asked)
    if arguments is None:
        words = Words.of(resolve_language("auto", os.environ))
        sys.stderr.write(words.say("That is not available here.") + "\n")
        sys.exit(_USAGE)
    sys.exit(guarded(arguments))


def surroundings(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment a session gets: what describes its terminal, and what is settled."""
    kept = {
        name: value
        for name, value in environ.items()
        if name in _PASSED_ON or (name.startswith(_FAMILIES) and name != _ASKED)
    }
    return {"LANG": "C.UTF-8", **kept, **_SETTLED}


def taken_apart(asked: str) -> Sequence[str] | None:
    """Return the arguments of what a client asked for, none for the screens; None: not allowed."""
    if not asked:
        return ()
    try:
        program, *arguments = shlex.split(asked)
    except ValueError:
        return None
    command = arguments[0] if arguments else ""
    if program != _PROGRAM or (arguments and command not in ALLOWED):
        return None
    if any(_names_a_path(each) for each in arguments):
        return None
    return arguments


def _names_a_path(argument: str) -> bool:
    return argument.partition("=")[0] in _ELSEWHERE
